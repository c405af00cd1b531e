package depository

import (
	"context"
	"errors"
	"mime"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"yunting/law"
	"yunting/ledger"
	"yunting/platform/writing"
)

// What a deposit may hold, in characters.
const (
	longestKey         = 200
	longestName        = 200
	longestMedia       = 127
	longestTool        = 64
	longestCollector   = 200
	longestSource      = 500
	longestEnvironment = 4000
)

// mostSize is the greatest length of a content: larger numbers are not read alike by all programs.
const mostSize = 1<<53 - 1

// ahead is how far a depositor's clock may run before the court's.
const ahead = 5 * time.Minute

// refuse says what is wrong with a field and what to do.
func refuse(field, sentence string, args ...any) error {
	r := law.Refuse(law.Rule{}, sentence, args...)
	r.Field = field
	return r
}

// check checks a deposit and writes its words as they will stand.
func (d *Depository) check(ctx context.Context, x *Deposit) error {
	x.Media = strings.ToLower(strings.TrimSpace(x.Media))
	switch {
	case x.SHA256.IsZero():
		return refuse("sha256", "缺少SHA-256摘要：请填写64位十六进制数字")
	case x.SM3 != nil && x.SM3.IsZero():
		return refuse("sm3", "SM3摘要全是0，不是任何内容的摘要：请重新计算，或者不填")
	case x.Size < 0 || x.Size > mostSize:
		return refuse("size", "内容的大小以字节计，应当是0到9007199254740991之间的整数")
	case x.Media != "" && !isMedia(x.Media):
		return refuse("media", "内容类型“%s”读不懂：请写成image/jpeg这样的形式，最多%d个字符，或者不填", writing.Name(x.Media), longestMedia)
	}
	if err := word("name", "文件名", x.Name, longestName, false); err != nil {
		return err
	}
	return d.checkRest(ctx, x.Key, &x.Acquisition)
}

// isMedia takes what a leaf can hold: a type and a subtype, perhaps with parameters.
func isMedia(s string) bool {
	t, _, err := mime.ParseMediaType(s)
	return err == nil && strings.Contains(t, "/") && len(s) <= longestMedia
}

// checkRest checks what deposits and batches have in common.
func (d *Depository) checkRest(ctx context.Context, key string, a *Acquisition) error {
	if err := word("key", "幂等键（Idempotency-Key）", key, longestKey, false); err != nil {
		return err
	}
	if err := d.checkTimes(a); err != nil {
		return err
	}
	if a.Medium != "" && !slices.Contains(ledger.Media, a.Medium) {
		return refuse("medium", "没有“%s”这种介质：请选择server、web、phone、computer、disk、camera、paper或other，或者不填", writing.Name(string(a.Medium)))
	}
	if a.Tool != nil {
		if strings.TrimSpace(a.Tool.Name) == "" {
			return refuse("tool.name", "写了采集工具就要写它的名称；没有用工具时请不要填写工具")
		}
		if err := errors.Join(word("tool.name", "采集工具的名称", a.Tool.Name, longestTool, false), word("tool.version", "采集工具的版本", a.Tool.Version, longestTool, false)); err != nil {
			return first(err)
		}
	}
	p := a.Particulars
	if err := errors.Join(word("particulars.collector", "收集主体", p.Collector, longestCollector, true), word("particulars.source", "来源系统", p.Source, longestSource, true),
		word("particulars.environment", "采集环境", p.Environment, longestEnvironment, true)); err != nil {
		return first(err)
	}
	return d.checkPredecessor(ctx, a.Predecessor)
}

// first is the first of several refusals: one sentence at a time.
func first(err error) error {
	var r law.Refusal
	if errors.As(err, &r) {
		return r
	}
	return err
}

// word checks a text; lines tells whether it may have several.
func word(field, name, s string, most int, lines bool) error {
	if f := writing.Fault(s); f != "" {
		return refuse(field, "%s%s，请改正", name, f)
	}
	odd := func(r rune) bool {
		return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || unicode.Is(unicode.Cf, r)
	}
	if !lines && strings.ContainsFunc(s, odd) {
		return refuse(field, "%s应当写在一行里，不能有换行、制表符或者看不见的字符", name)
	}
	if n := utf8.RuneCountInString(s); n > most {
		return refuse(field, "%s有%d个字，最多%d个，请缩短", name, n, most)
	}
	return nil
}

func (d *Depository) checkTimes(a *Acquisition) error {
	now := d.Now()
	for _, t := range []struct {
		field, name string
		at          *time.Time
	}{{"begin", "采集开始时间", a.Begin}, {"end", "采集结束时间", a.End}} {
		switch {
		case t.at == nil:
		case t.at.UTC().Year() < 1970: // in its own zone it may be a day later
			return refuse(t.field, "%s早于1970年，请核对年份", t.name)
		case t.at.After(now.Add(ahead)):
			return refuse(t.field, "%s晚于现在（%s），请核对采集设备的时钟和时区", t.name, now.UTC().Format(time.RFC3339))
		}
	}
	if a.Begin != nil && a.End != nil && a.End.Before(*a.Begin) {
		return refuse("end", "采集结束时间早于开始时间，请核对这两个时间")
	}
	return nil
}

// checkPredecessor finds the deposit before in the chain of custody.
func (d *Depository) checkPredecessor(ctx context.Context, p *ledger.Ref) error {
	if p == nil {
		return nil
	}
	r, err := d.Store.Get(ctx, d.Court.Code, p.Number)
	if err == nil {
		err = r.holds(p.Item)
	}
	if errors.Is(err, ErrNotFound) {
		return refuse("predecessor", "没有存证编号是“%s”的存证：请核对前一次存证的编号，或者不填", p)
	}
	return err
}

// holds tells whether a deposit has an item; 0 is the deposit itself.
func (r Row) holds(item int) error {
	if item == 0 {
		return nil
	}
	l, err := ledger.ParseLeaf(r.Leaf)
	if err == nil && (l.Batch == nil || item < 0 || item > l.Batch.Count) {
		err = ErrNotFound
	}
	return err
}
