package litigant

import (
	"context"
	"slices"

	"yunting/consent"
	"yunting/filing"
	"yunting/identity"
	"yunting/web/shell"
)

func yesNo(ctx context.Context) []shell.Choice {
	return []shell.Choice{{Value: yes, Label: shell.T(ctx, "是")}, {Value: no, Label: shell.T(ctx, "不是")}}
}

func onlineLabel(ctx context.Context, x Dispute) string {
	if x.isSale() {
		return shell.T(ctx, "是不是在电商平台上买的？")
	}
	return shell.T(ctx, "事情是不是发生在网上？")
}

func claimChoices(ctx context.Context) []shell.Choice {
	return []shell.Choice{
		{Value: "refund", Label: shell.T(ctx, "退还货款"), Hint: shell.T(ctx, "把您已支付的钱退给您")},
		{Value: "punitive", Label: shell.T(ctx, "惩罚性赔偿"), Hint: shell.T(ctx, "例如主张“退一赔三”")},
		{Value: "loss", Label: shell.T(ctx, "赔偿其他损失"), Hint: shell.T(ctx, "例如检测费、运费、误工费")},
		{Value: "apology", Label: shell.T(ctx, "赔礼道歉"), Hint: shell.T(ctx, "公开或者书面道歉")},
		{Value: "other", Label: shell.T(ctx, "其他请求"), Hint: shell.T(ctx, "停止侵害、删除信息、继续履行合同等")},
		{Value: "costs", Label: shell.T(ctx, "由被告承担诉讼费"), Hint: shell.T(ctx, "败诉方通常承担诉讼费")},
	}
}

// consentMeaning says in plain words what agreeing to a step means.
func consentMeaning(ctx context.Context, s consent.Step) string {
	switch s {
	case consent.Filing:
		return shell.T(ctx, "起诉状和证据在这里提交，不用去法院窗口。要在这里提交，这一项必须同意。")
	case consent.Service:
		return shell.T(ctx, "法院的通知、判决书发到您填写的手机、邮箱和本平台账户；到达就算送达，期限开始计算。")
	case consent.Evidence:
		return shell.T(ctx, "双方在网上提交证据，并在期限内写出对对方证据的意见。")
	case consent.Async:
		return shell.T(ctx, "法官和双方不必同时在线，您在期限内回答问题就行；要双方都同意才能这样审理。")
	case consent.Hearing:
		return shell.T(ctx, "需要同一时间开庭的，通过视频参加，不用到法院。")
	}
	return ""
}

// enctype of a step's form: only evidence and the signature carry files.
func enctype(key string) string {
	if key == "evidence" || key == "sign" {
		return "multipart/form-data"
	}
	return "application/x-www-form-urlencoded"
}

func (w wizard) heading(ctx context.Context) string {
	if w.At.correcting {
		return shell.T(ctx, "补正起诉材料")
	}
	return shell.T(ctx, "提起诉讼")
}

// defects that belong to this step.
func (w wizard) defects() (ds []filing.Defect) {
	for _, d := range w.Defects {
		if stepOf(d.Field) == w.Step.key {
			ds = append(ds, d)
		}
	}
	return ds
}

// statements shows at least one empty fact to begin with.
func (w wizard) statements() []Statement {
	if len(w.Draft.Facts.Facts) == 0 {
		return []Statement{{}}
	}
	return w.Draft.Facts.Facts
}

func (d Draft) visited(key string) bool { return slices.Contains(d.Saved, key) }

// resume is the first step that is not filled in.
func (w wizard) resume(ctx context.Context) string {
	for _, s := range steps {
		if !w.done(ctx, s) {
			return s.key
		}
	}
	return "sign"
}

func orDash(s string) string {
	if s == "" {
		return "—"
	}
	return s
}

// contactsOf lists how the defendant may be reached.
func contactsOf(s filing.Side) (out []string) {
	for _, x := range []string{s.IDNumber, s.Head, s.HeadPost, s.Employer, s.Mobile, s.Email, s.Account, s.Address} {
		if x != "" {
			out = append(out, x)
		}
	}
	return out
}

// personalOf lists what the complaint says about a party beside how to reach it.
func personalOf(s filing.Side) (out []string) {
	for _, x := range []string{s.Ethnicity, s.Occupation, s.Employer, s.Head, s.HeadPost} {
		if x != "" {
			out = append(out, x)
		}
	}
	return out
}

// capacities in which somebody may join for the defendant.
func capacities(ctx context.Context, organisation bool) []shell.Choice {
	agent := shell.Choice{Value: string(identity.Agent), Label: shell.T(ctx, "代理人"), Hint: shell.T(ctx, "律师、工作人员、近亲属等，要有授权委托书")}
	if organisation {
		return []shell.Choice{{Value: string(identity.Head), Label: shell.T(ctx, "法定代表人或者负责人"), Hint: shell.T(ctx, "要有身份证明书")}, agent}
	}
	return []shell.Choice{{Value: string(identity.Self), Label: shell.T(ctx, "本人"), Hint: shell.T(ctx, "实名要和起诉状中的被告一致")}, agent}
}

// joinMeaning is consentMeaning for a defendant.
func joinMeaning(ctx context.Context, s consent.Step) string {
	if s == consent.Filing {
		return shell.T(ctx, "答辩状和其他材料在这里提交，不用去法院窗口。")
	}
	return consentMeaning(ctx, s)
}
