package ledger

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// State is how a single check ended.
type State string

const (
	Passed     State = "passed"
	Failed     State = "failed"
	NotChecked State = "not_checked" // nothing to check, or nothing to check it with
)

// Finding is one single check and a sentence about it.
type Finding struct {
	Check   string `json:"check"` // record, signature, sm2, witnesses, proof, item, particulars, stamp, content
	State   State  `json:"state"`
	Chinese string `json:"zh"`
	English string `json:"en"`
}

// Verdict is what checking a pack showed: one sentence, and each single check.
type Verdict struct {
	Holds      bool      `json:"holds"` // no check failed, and those that make a receipt passed
	Chinese    string    `json:"zh"`
	English    string    `json:"en"`
	OwnPolicy  bool      `json:"policy_from_pack"` // the keys came with the pack: it vouches for itself
	Log        string    `json:"log,omitempty"`
	Ref        string    `json:"number,omitempty"`
	Compared   bool      `json:"content_compared"`
	Findings   []Finding `json:"checks"`
	Standing   Standing  `json:"-"`
	Original   string    `json:"file,omitempty"`
	OfOriginal Digest    `json:"-"`
}

// Beijing is the time people in China read a receipt in.
var Beijing = time.FixedZone("CST", 8*60*60)

// Moment writes an instant for people, in Beijing time.
func Moment(t time.Time) string { return t.In(Beijing).Format("2006-01-02 15:04:05") }

// CheckPack checks everything in a pack, by a policy that the caller trusts; nil: by the policy in the pack, and the
// verdict says so. It reads the original to its end.
func CheckPack(p *Pack, policy *Policy) Verdict {
	var v Verdict
	if policy == nil {
		v.OwnPolicy = true
		var err error
		if policy, err = ParsePolicy(p.Policy); err != nil {
			v.say("signature", Failed, "包里没有可用的信任名单（policy.txt），请用 --policy 另外指定", "the pack holds no usable policy; name one with --policy")
			return v.end()
		}
	}
	v.Log = policy.Origin
	v.record(p.Receipt)
	v.checkpoint(p.Receipt, policy)
	v.item(p.Receipt)
	v.particulars(p.Receipt)
	v.stamp(p.Receipt, policy)
	v.content(p)
	return v.end()
}

func (v *Verdict) say(check string, s State, chinese, english string, args ...any) {
	v.Findings = append(v.Findings, Finding{check, s, fmt.Sprintf(chinese, args...), fmt.Sprintf(english, args...)})
}

func (v *Verdict) record(r Receipt) {
	l, err := ParseLeaf(r.Leaf)
	if err != nil {
		v.say("record", Failed, "存证记录（leaf.json）无法读取或者被改写过", "the record cannot be read or was rewritten")
		return
	}
	v.Standing.Leaf, v.Ref = l, r.Ref.String()
	v.say("record", Passed, "存证记录格式正确：编号 %s，法院 %s，时间 %s（北京时间）", "the record is well formed: number %s, court %s, taken %s (Beijing time)", r.Ref, l.Court, Moment(l.At.Time))
}

// checkpoint checks the signatures, and whether the leaf stands in what was signed.
func (v *Verdict) checkpoint(r Receipt, policy *Policy) {
	t, err := readProof(r.Proof)
	if err != nil {
		v.say("proof", Failed, "证明文件（proof.tlog-proof）无法读取", "the proof cannot be read")
		return
	}
	seen, err := policy.Open(t.Checkpoint)
	v.Standing.Seen, v.Standing.Index = seen, t.Index
	switch {
	case errors.Is(err, ErrNoSM2):
		v.say("sm2", Failed, "检查点缺少本日志的国密 SM2 签名", "the checkpoint lacks the log's SM2 signature")
	case errors.Is(err, ErrQuorum):
		v.say("witnesses", Failed, "见证方签名不足：只有 %d 个，少于信任名单的要求", "too few witnesses have signed: %d", len(seen.Witnesses))
	case err != nil:
		v.say("signature", Failed, "检查点不是信任名单里的日志“%s”签名的，或者签名无效", "the checkpoint is not signed by the log %s of the policy, or a signature on it is wrong", policy.Origin)
	default:
		v.say("signature", Passed, "检查点由日志“%s”签名", "the checkpoint is signed by the log %s", policy.Origin)
		if policy.SM2 != nil {
			v.say("sm2", Passed, "检查点的国密 SM2 签名有效", "the SM2 signature of the checkpoint is valid")
		} else {
			v.say("sm2", NotChecked, "信任名单里没有 SM2 公钥，没有核对 SM2 签名", "the policy names no SM2 key")
		}
		if len(policy.Names) == 0 {
			v.say("witnesses", NotChecked, "信任名单没有要求见证方", "the policy asks for no witness")
		} else {
			v.say("witnesses", Passed, "%d 个见证方签名有效：%s", "%d witnesses have signed: %s", len(seen.Witnesses), strings.Join(seen.Witnesses, "、"))
		}
	}
	if err != nil {
		v.say("proof", NotChecked, "检查点不可信，没有核对记录是否在日志里", "the checkpoint is not to be trusted, so the proof was not checked")
		return
	}
	if err := included(r.Leaf, t, seen); err != nil {
		v.say("proof", Failed, "存证记录不在这份检查点的日志里（或者记录、序号、证明路径被改过）", "the record does not stand in the log of this checkpoint")
		return
	}
	v.say("proof", Passed, "存证记录是日志的第 %d 条（共 %d 条）", "the record is entry %d of %d in the log", t.Index+1, seen.Size)
}

func (v *Verdict) item(r Receipt) {
	batch := v.Standing.Leaf.Batch
	switch {
	case r.Item == nil:
		return
	case batch == nil || r.Item.In(*batch) != nil:
		v.say("item", Failed, "这一件不在该批存证里", "the item does not stand in the batch")
	default:
		v.say("item", Passed, "这一件是该批存证的第 %d 件（共 %d 件）", "the item is number %d of %d in the batch", r.Item.Position, batch.Count)
	}
}

func (v *Verdict) particulars(r Receipt) {
	l := v.Standing.Leaf
	switch {
	case r.Particulars != nil && r.Particulars.Opens(l):
		v.say("particulars", Passed, "采集信息与存证时登记的一致", "the particulars are those that were deposited")
	case r.Particulars != nil:
		v.say("particulars", Failed, "采集信息与存证时登记的不一致", "the particulars are not those that were deposited")
	case l.Collector != nil || l.Source != nil || l.Environment != nil:
		v.say("particulars", NotChecked, "存证时登记了采集信息，包里没有附上", "particulars were deposited but are not in the pack")
	}
}

func (v *Verdict) stamp(r Receipt, policy *Policy) {
	if len(r.Stamp) == 0 {
		v.say("stamp", NotChecked, "包里没有时间戳", "the pack holds no time-stamp")
		return
	}
	if len(policy.Authorities) == 0 {
		v.say("stamp", NotChecked, "信任名单里没有时间戳机构，没有核对时间戳", "the policy names no time-stamp authority")
		return
	}
	if v.Standing.Seen.Body == nil {
		v.say("stamp", NotChecked, "检查点不可信，没有核对时间戳", "the checkpoint is not to be trusted, so the time-stamp was not checked")
		return
	}
	s, err := policy.Stamped(r.Stamp, v.Standing.Seen.Body)
	if err != nil {
		v.say("stamp", Failed, "时间戳不属于这份检查点，或者不是信任名单里的机构签发的", "the time-stamp is not of this checkpoint, or not by an authority of the policy")
		return
	}
	v.Standing.Stamped = s
	v.say("stamp", Passed, "时间戳有效：%s（北京时间），签发者“%s”", "the time-stamp is valid: %s (Beijing time), by %s", Moment(s.At), s.Authority)
}

func (v *Verdict) content(p *Pack) {
	if p.Original == nil {
		v.say("content", NotChecked, "没有原件，没有核对内容", "there is no original, so no content was compared")
		return
	}
	v.Original = p.Original.Name
	from, err := p.Original.Open()
	if err == nil {
		v.OfOriginal, err = DigestOf(from)
		from.Close()
	}
	switch {
	case err != nil:
		v.say("content", Failed, "文件“%s”无法读完（损坏，或者读取出错）", "the file %s cannot be read to its end", v.Original)
	case p.Receipt.Item == nil && v.Standing.Leaf.Content == nil:
		v.say("content", Failed, "这份存证是一批，包里没有说明原件是其中哪一件", "this deposit is a batch, and the pack does not say which item the file is")
	case p.Receipt.Matches(v.Standing.Leaf, v.OfOriginal):
		v.Compared = true
		v.say("content", Passed, "文件“%s”的摘要与存证记录一致", "the digests of %s are those of the record", v.Original)
	default:
		v.Compared = true
		v.say("content", Failed, "文件“%s”与存证时的内容不同：现在的 SHA-256 是 %s", "the file %s is not what was deposited: its SHA-256 is now %s", v.Original, v.OfOriginal.SHA256)
	}
}

// end makes the one sentence out of the single checks.
func (v Verdict) end() Verdict {
	passed := map[string]bool{}
	for _, f := range v.Findings {
		if f.State == Failed {
			v.Chinese, v.English = "核验未通过："+f.Chinese+"。", "Does not hold: "+f.English+"."
			if f.Check == "content" || f.Check == "particulars" {
				v.Chinese = "不一致：" + f.Chinese + "。"
			}
			return v
		}
		passed[f.Check] = f.State == Passed
	}
	v.Holds = passed["record"] && passed["signature"] && passed["proof"]
	at := Moment(v.Standing.Leaf.At.Time)
	if v.Compared {
		v.Chinese = fmt.Sprintf("一致：文件“%s”与 %s（北京时间）的存证一致，存证之后未被改动", v.Original, at)
		v.English = fmt.Sprintf("Holds: %s is what was deposited at %s (Beijing time), unchanged since", v.Original, at)
	} else {
		v.Chinese = fmt.Sprintf("存证记录有效：编号 %s 于 %s（北京时间）记入日志；没有原件，没有比对内容", v.Ref, at)
		v.English = fmt.Sprintf("The record holds: number %s was taken into the log at %s (Beijing time); no original, so no content was compared", v.Ref, at)
	}
	if v.OwnPolicy {
		v.Chinese += "。信任名单来自包内，请用从法院另行取得的名单再核验一次"
		v.English += ". The policy came with the pack: check again with one you got from the court itself"
	}
	v.Chinese, v.English = v.Chinese+"。", v.English+"."
	return v
}

// Text is the verdict for a terminal.
func (v Verdict) Text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n%s\n\n", v.Chinese, v.English)
	for _, f := range v.Findings {
		fmt.Fprintf(&b, "%s %s\n  %s\n", map[State]string{Passed: "[✓]", Failed: "[✗]", NotChecked: "[-]"}[f.State], f.Chinese, f.English)
	}
	fmt.Fprintf(&b, "\n%s\n%s\n", limitsChinese, limitsEnglish)
	return printable(b.String())
}

// printable keeps what a pack made up from steering a terminal.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' || r >= 0x7f && r < 0xa0 {
			return '�'
		}
		return r
	}, s)
}

// CheckFile checks a pack on disk. policy and original may be empty: the policy in the pack, the original in the pack.
// An error is about what was given, not about what it shows.
func CheckFile(pack, policy, original string) (Verdict, error) {
	var v Verdict
	var trusted *Policy
	if policy != "" {
		text, err := small(policy, mostPolicy)
		if err == nil {
			trusted, err = ParsePolicy(text)
		}
		if err != nil {
			return v, fmt.Errorf("信任名单无法使用 / the policy cannot be used: %w", err)
		}
	}
	f, err := os.Open(pack)
	if err != nil {
		return v, err
	}
	defer f.Close()
	is, err := f.Stat()
	if err != nil {
		return v, err
	}
	if is.IsDir() {
		return v, noPack("“%s”是文件夹", "it is a folder", pack)
	}
	p, err := ReadPack(f, is.Size())
	if err != nil {
		return v, err
	}
	if trusted == nil {
		if _, err := ParsePolicy(p.Policy); err != nil {
			return v, noPack("包里没有可用的信任名单，请用 --policy 另外指定（%w）", "it holds no usable policy; name one with --policy", err)
		}
	}
	if original != "" {
		is, err := os.Stat(original)
		if err == nil && is.IsDir() {
			err = fmt.Errorf("“%s”是文件夹 / it is a folder", original)
		}
		if err != nil {
			return v, err
		}
		p.Original = &Original{Name: filepath.Base(original), Open: func() (io.ReadCloser, error) { return os.Open(original) }}
	}
	return CheckPack(p, trusted), nil
}

// small reads a file that must not be large.
func small(name string, most int64) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, most+1))
}
