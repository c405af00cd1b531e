package chancery

import (
	"fmt"
	"strings"
	"time"

	"yunting/court"
	"yunting/document/form"
	"yunting/evidence"
	"yunting/law/calendar"
	"yunting/ledger"
	"yunting/platform/typeset"
)

// Verified is a deposit whose receipt was checked and holds.
type Verified struct {
	Receipt  ledger.Receipt
	Standing ledger.Standing
	Page     string // where anybody can check it again
}

// Verification is the report on a deposit 电子存证核验报告: what was checked, what it shows (OLR 16) and what it does not (17, 18).
// A program makes it, so it bears no seal and no name. now is the UTC instant of making.
func Verification(of *court.Profile, x Verified, now time.Time) form.Paper {
	l, seen := x.Standing.Leaf, x.Standing.Seen
	rows := [][2]string{{"存证时间", second(l.At.Time)}, {"记入日志", fmt.Sprintf("%s，第%d条", seen.Origin, x.Standing.Index+1)}}
	switch {
	case l.Content != nil:
		rows = append(rows, [2]string{"内容大小", fmt.Sprintf("%d字节", l.Content.Size)})
		rows = append(rows, digests(l.Content.SHA256, l.Content.SM3)...)
	case x.Receipt.Item != nil:
		rows = append(rows, [2]string{"批量存证", fmt.Sprintf("第%d件，共%d件", x.Receipt.Item.Position, l.Batch.Count)})
		rows = append(rows, digests(x.Receipt.Item.Item.SHA256, x.Receipt.Item.Item.SM3)...)
	default:
		rows = append(rows, [2]string{"批量存证", fmt.Sprintf("共%d件，根摘要%s", l.Batch.Count, grouped(l.Batch.Root))})
	}
	depositor := "个人或者本院（公开记录不显示身份）"
	if l.Node != "" {
		depositor = "节点" + l.Node
	}
	rows = append(rows, [2]string{"存证方", depositor})
	var by []string
	for i, w := range seen.Witnesses {
		by = append(by, w+"，"+second(seen.Times[i]))
	}
	stamp := "没有可以核对的时间戳"
	if s := x.Standing.Stamped; s != nil {
		stamp = fmt.Sprintf("%s，签发者%s", second(s.At), s.Authority)
	}
	checks := [][2]string{
		{"存证记录", "格式正确，与日志中的记录逐字节相同"},
		{"包含证明", fmt.Sprintf("记录在检查点覆盖的%d条之内，证明路径通过", seen.Size)},
		{"日志签名", "有效"},
		{"见证方签名", blank(strings.Join(by, "\n"), "信任名单没有要求见证方")},
		{"时间戳", stamp},
	}
	return frame(of, form.Paper{Court: of.Name, Kind: "电子存证核验报告", Number: x.Receipt.Ref.String(), Date: calendar.Of(now).Numerals(), Blocks: typeset.Blocks{
		typeset.Words(form.Heading, "一、存证记录"), form.Fields(rows),
		typeset.Words(form.Heading, "二、核验结果"), form.Fields(checks),
		para("以上各项于%s由程序核验，均通过。本报告不含原件；比对原件，请在核验页面选择文件，或者使用离线验证包。", second(now)),
		typeset.Words(form.Heading, "三、说明什么，不说明什么"),
		para("核验一致的，人民法院可以认定该电子数据上链后未经篡改，但有相反证据足以推翻的除外。（%s）", evidence.Untampered.Article),
		para("本报告不判断存证平台是否符合规定、与当事人有无利害关系、信息系统和存证技术是否符合标准；对方有合理理由提出异议的，另行审查。（%s）", evidence.Storing.Article),
		para("本报告不说明上链存储前的数据从哪里来、怎样生成、怎样存储；对此有异议的，由提交的一方提供证据或者作出说明，结合公证机构公证、第三方见证、关联印证数据等情况综合判断；需要的，可以申请有专门知识的人提出意见，或者委托鉴定。（%s）", cite(evidence.Before.Article, evidence.Expertise.Article)),
		typeset.QR{Code: x.Page, Caption: "扫码或者打开" + x.Page + "，重新核验本报告的内容。"},
	}}, now)
}

func digests(sha256 ledger.Hash, sm3 *ledger.Hash) [][2]string {
	rows := [][2]string{{"SHA-256摘要", grouped(sha256)}}
	if sm3 != nil {
		rows = append(rows, [2]string{"SM3摘要", grouped(*sm3)})
	}
	return rows
}

// grouped writes a digest in groups of eight, which can be compared and broken over lines.
func grouped(h ledger.Hash) string {
	var parts []string
	for s := h.String(); s != ""; s = s[8:] {
		parts = append(parts, s[:8])
	}
	return strings.Join(parts, " ")
}
