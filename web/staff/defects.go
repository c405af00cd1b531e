package staff

import (
	"context"
	"net/url"
	"strings"

	"yunting/filing"
	"yunting/web/shell"
)

// defectField is one field of the wizard that may be sent back, with the sentence that usually says why.
type defectField struct{ Key, Name, Say string }

// defectFields in the order of the wizard; the keys are the wizard's own.
func defectFields(ctx context.Context) []defectField {
	return []defectField{
		{"cause", shell.T(ctx, "纠纷类型（案由）"), "所选纠纷类型与事实不符，请重新选择。"},
		{"plaintiff", shell.T(ctx, "原告身份信息"), "请补充原告的身份信息，并与实名信息保持一致。"},
		{"defendant-name", shell.T(ctx, "被告姓名或者名称"), "被告不明确，请写明被告的姓名或者登记的名称全称。"},
		{"defendant-id", shell.T(ctx, "被告证件号码"), "请补充被告的证件号码或者统一社会信用代码。"},
		{"defendant-mobile", shell.T(ctx, "被告联系方式"), "请至少补充一种能找到被告的信息：手机、邮箱、平台账号或者住所。"},
		{"claims", shell.T(ctx, "诉讼请求"), "诉讼请求不具体，请逐项写明要求被告做什么、金额多少。"},
		{"facts", shell.T(ctx, "事实"), "请按时间顺序逐项写明发生了什么，每项只写一件事。"},
		{"reasons", shell.T(ctx, "理由"), "请写明为什么应当支持您的请求。"},
		{"evidence", shell.T(ctx, "证据"), "请补充能证明交易或者侵权事实的证据，并写明每份证据要证明什么。"},
		{"consents", shell.T(ctx, "在线诉讼同意"), "请逐项选择是否同意在线诉讼和电子送达。"},
		{"signature", shell.T(ctx, "签名"), "请在签名处填写与实名一致的全名。"},
	}
}

// defectsOf reads the form of a return: every ticked field with its sentence. A sentence that was changed and not
// ticked is asked about, so that nothing the clerk wrote is lost.
func defectsOf(ctx context.Context, form url.Values) (ds []filing.Defect, bad []shell.Problem) {
	ticked := map[string]bool{}
	for _, k := range form["defect"] {
		ticked[k] = true
	}
	for _, f := range defectFields(ctx) {
		say := strings.TrimSpace(strings.ReplaceAll(form.Get("say-"+f.Key), "\r\n", "\n"))
		switch {
		case ticked[f.Key] && say == "":
			bad = append(bad, shell.Problem{Field: "say-" + f.Key, Say: shell.T(ctx, "请写明“%s”哪里不对、怎样改", f.Name)})
		case ticked[f.Key]:
			ds = append(ds, filing.Defect{Field: f.Key, Say: say})
		case say != "" && say != f.Say:
			bad = append(bad, shell.Problem{Field: "defect-" + f.Key, Say: shell.T(ctx, "您改写了“%s”的补正意见，但没有勾选；需要补正的请勾选，不需要的请恢复原文或者清空", f.Name)})
		}
	}
	if len(ds) == 0 && len(bad) == 0 {
		bad = append(bad, shell.Problem{Field: "defect-cause", Say: shell.T(ctx, "请勾选需要补正的内容，一次写全")})
	}
	return ds, bad
}

// defectRow is one line of the form of a return.
type defectRow struct {
	defectField
	Ticked bool
	Typed  string
}

func defectRows(ctx context.Context, form url.Values) (rows []defectRow) {
	for _, f := range defectFields(ctx) {
		row := defectRow{defectField: f, Typed: f.Say}
		if form.Has("say-" + f.Key) {
			row.Typed = form.Get("say-" + f.Key)
		}
		for _, k := range form["defect"] {
			row.Ticked = row.Ticked || k == f.Key
		}
		rows = append(rows, row)
	}
	return rows
}
