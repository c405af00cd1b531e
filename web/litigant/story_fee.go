package litigant

import (
	"context"

	"yunting/docket"
	"yunting/document"
	"yunting/fee"
	"yunting/procedure"
	"yunting/web/shell"
)

// tellFee tells relief, the rest after conversion, and refunds. Why somebody cannot pay is told to himself alone.
func (v *view) tellFee(ctx context.Context, e docket.Entry) told {
	page := []link{{"fees", shell.T(ctx, "费用")}}
	mine := v.Party != procedure.D1
	switch a := e.Act.(type) {
	case fee.AskRelief:
		t := told{Title: shell.T(ctx, "%s申请%s受理费", v.by(ctx, e), shell.T(ctx, a.Form.Chinese())), Links: page}
		if mine {
			t.Detail = a.Facts
		}
		return t
	case fee.GrantRelief:
		t := told{Title: shell.T(ctx, "法官准予%s受理费", shell.T(ctx, a.Form.Chinese())), Links: page}
		switch a.Form {
		case fee.Reduce:
			t.Detail = shell.T(ctx, "减交%s。", a.Off.Yuan())
		case fee.Defer:
			t.Detail = shell.T(ctx, "缓交至%s。", a.Until.Chinese())
		}
		if mine {
			t.Links = []link{paperLink(document.ReliefDecision)}
		}
		return t
	case fee.DenyRelief:
		t := told{Title: shell.T(ctx, "法官不准予缓交、减交、免交受理费"), Links: page}
		if mine {
			t.Detail, t.Links = a.Reason, []link{paperLink(document.ReliefDecision)}
		}
		return t
	case fee.AssessRest:
		return told{Title: shell.T(ctx, "转为普通程序，受理费不再减半"), Detail: shell.T(ctx, "全案受理费%s。", a.Result.Fee.Yuan()), Links: page}
	case fee.OweRefund:
		return told{Title: shell.T(ctx, "法院应当退还%s", a.Amount.Yuan()), Detail: shell.T(ctx, a.Cause.Chinese()), Links: page}
	case fee.NoteRefund:
		return told{Title: shell.T(ctx, "退费已办理"), Detail: shell.T(ctx, "凭证号%s", a.Reference), Links: page}
	}
	return told{}
}
