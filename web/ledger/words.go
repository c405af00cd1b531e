package deposits

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"yunting/depository"
	"yunting/ledger"
	"yunting/platform/i18n"
	"yunting/web/shell"
)

// outcomes are the one sentence that answers.
var outcomes = map[Outcome]string{
	Same:      i18n.Mark("一致：文件自存证后未被改动"),
	Different: i18n.Mark("不一致：文件与存证时的内容不同"),
	Unknown:   i18n.Mark("未查到：本院没有这份存证记录"),
	Found:     i18n.Mark("已查到存证记录，还没有比对文件"),
}

var kinds = map[ledger.Kind]string{
	ledger.Single: i18n.Mark("单件存证"), ledger.Batch: i18n.Mark("批量存证"), ledger.Docket: i18n.Mark("案卷存证"), ledger.Document: i18n.Mark("文书存证"),
}

var media = map[ledger.Medium]string{
	"server": i18n.Mark("服务器"), "web": i18n.Mark("网页"), "phone": i18n.Mark("手机"), "computer": i18n.Mark("电脑"),
	"disk": i18n.Mark("硬盘、U盘等存储设备"), "camera": i18n.Mark("相机、摄像机"), "paper": i18n.Mark("纸质材料"), "other": i18n.Mark("其他"),
}

var states = map[depository.State]string{
	depository.Waiting: i18n.Mark("已编号，等待记入日志"), depository.Logged: i18n.Mark("已记入日志，等待见证"), depository.Witnessed: i18n.Mark("已见证"),
}

// moment writes an instant for a page: Beijing time, to the second.
func moment(t time.Time) string { return ledger.Moment(t) }

// bytes writes a length for people, exactly.
func bytes(ctx context.Context, n int64) string {
	exact := shell.T(ctx, "%s字节", thousands(n))
	for _, u := range []struct {
		of   int64
		name string
	}{{1 << 30, "GB"}, {1 << 20, "MB"}, {1 << 10, "KB"}} {
		if n >= u.of {
			return fmt.Sprintf("%.1f %s（%s）", float64(n)/float64(u.of), u.name, exact)
		}
	}
	return exact
}

func thousands(n int64) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// spaced writes a digest in groups of eight, which people can compare.
func spaced(h ledger.Hash) string {
	s := h.String()
	var parts []string
	for i := 0; i < len(s); i += 8 {
		parts = append(parts, s[i:i+8])
	}
	return strings.Join(parts, " ")
}

// place is the address of a deposit's page.
func place(r ledger.Ref, more string) string {
	u := "/deposit/" + string(r.Number) + more
	if r.Item != 0 {
		u += fmt.Sprintf("?item=%d", r.Item)
	}
	return u
}

// digests are those on record: of a single deposit, or of an item once it is witnessed.
func digests(rec depository.Record) (sha256, sm3 *ledger.Hash) {
	if c := rec.Leaf.Content; c != nil {
		return &c.SHA256, c.SM3
	}
	if rec.Receipt != nil && rec.Receipt.Item != nil {
		return &rec.Receipt.Item.Item.SHA256, rec.Receipt.Item.Item.SM3
	}
	return nil, nil
}

// kept tells which particulars a leaf commits to, by name.
func kept(ctx context.Context, l ledger.Leaf) (names []string) {
	if l.Collector != nil {
		names = append(names, shell.T(ctx, "收集主体"))
	}
	if l.Source != nil {
		names = append(names, shell.T(ctx, "来源系统"))
	}
	if l.Environment != nil {
		names = append(names, shell.T(ctx, "采集环境"))
	}
	return names
}

func joined(names []string) string { return strings.Join(names, "、") }

// tool is the name of a program with its version.
func tool(t *ledger.Tool) string { return strings.TrimSpace(t.Name + " " + t.Version) }

// capacity is what somebody signed a paper as. A word that is none of those papers print is not shown: it might be a name.
func capacity(ctx context.Context, said string) string {
	if slices.Contains(capacities, said) {
		return shell.T(ctx, said)
	}
	return shell.T(ctx, "其他签名人")
}

// retry is a time to wait, in whole seconds.
func retry(d time.Duration) string { return strconv.Itoa(int((d + time.Second - 1) / time.Second)) }
