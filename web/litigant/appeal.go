package litigant

import (
	"context"
	"errors"
	"net/http"
	"strconv"

	"yunting/docket"
	"yunting/gateway/payment"
	"yunting/id"
	"yunting/judgment"
	"yunting/law/money"
	"yunting/register/query"
	"yunting/web/shell"
)

// appealForm is a statement of appeal as it was typed (CPL 172).
type appealForm struct {
	Items     []string
	Requests  string
	Reasons   string
	Contested string
	Answer    string // to the other side's appeal
}

// appeal hands in the statement of appeal.
func (p *pages) appeal(w http.ResponseWriter, r *http.Request) error {
	v, err := p.partyWithin(r)
	if err != nil {
		return err
	}
	ctx := r.Context()
	f := judgmentForm{On: dayOf(p.Today()), Appeal: appealForm{Requests: field(r, "requests"), Reasons: field(r, "reasons"), Contested: field(r, "contested")}}
	f.Appeal.Items = r.PostForm["items"]
	a := judgment.Appeal{Requests: f.Appeal.Requests, Reasons: f.Appeal.Reasons}
	for _, x := range f.Appeal.Items {
		n, err := strconv.Atoi(x)
		if err != nil {
			n = 0
		}
		a.Items = append(a.Items, n)
	}
	if a.Contested, err = money.Parse(f.Appeal.Contested); err != nil {
		f.Problems = append(f.Problems, shell.Problem{Field: "contested", Say: shell.T(ctx, "请填写不服一审判决部分的金额，不涉及金额的填0；上诉费按这个金额计算")})
	}
	if a.Requests == "" {
		f.Problems = append(f.Problems, shell.Problem{Field: "requests", Say: shell.T(ctx, "请写明请求二审法院怎样改判")})
	}
	if a.Reasons == "" {
		f.Problems = append(f.Problems, shell.Problem{Field: "reasons", Say: shell.T(ctx, "请写明上诉的理由")})
	}
	if f.Sign, err = p.signed(r, ""); err != nil {
		return err
	}
	if f.Problems = append(f.Problems, f.Sign.check(ctx, shell.ViewerOf(ctx).Name)...); len(f.Problems) == 0 {
		if a.Signed, err = p.keep(ctx, f.Sign); err != nil {
			return err
		}
	}
	return p.judged(w, r, v, f, "requests", "fees", a)
}

// replying stands before the fields that sign the answer to an appeal: the page may have one's own appeal besides.
const replying = "reply-"

// answerAppeal hands in the answer to the other side's appeal.
func (p *pages) answerAppeal(w http.ResponseWriter, r *http.Request) error {
	v, err := p.partyWithin(r)
	if err != nil {
		return err
	}
	f := judgmentForm{On: dayOf(p.Today()), Appeal: appealForm{Answer: field(r, "text")}}
	a := judgment.AnswerAppeal{To: other(v.Party), Text: f.Appeal.Answer}
	if f.Reply, err = p.signed(r, replying); err != nil {
		return err
	}
	if a.Text == "" {
		f.Problems = append(f.Problems, shell.Problem{Field: "text", Say: shell.T(r.Context(), "请写明对上诉请求和理由的意见")})
	}
	if f.Problems = append(f.Problems, f.Reply.check(r.Context(), shell.ViewerOf(r.Context()).Name)...); len(f.Problems) == 0 {
		if a.Signed, err = p.keep(r.Context(), f.Reply); err != nil {
			return err
		}
	}
	return p.judged(w, r, v, f, "text", "judgment", a)
}

// withdrawAppeal takes the viewer's appeal back.
func (p *pages) withdrawAppeal(w http.ResponseWriter, r *http.Request) error {
	v, err := p.partyCase(r)
	if err != nil {
		return err
	}
	return p.judged(w, r, v, judgmentForm{On: dayOf(p.Today())}, "withdraw", "judgment", judgment.WithdrawAppeal{Reason: field(r, "reason")})
}

// payAppeal makes the one order for the fee of the viewer's appeal, or finds it again, and sends him to the counter.
func (p *pages) payAppeal(w http.ResponseWriter, r *http.Request) error {
	v, err := p.partyWithin(r)
	if err != nil {
		return err
	}
	order, err := p.Till.OrderAppeal(r.Context(), v.Civil, v.Party)
	if errors.Is(err, payment.ErrUnavailable) {
		return p.showFees(w, r, v, query.PaymentOrder{}, reliefForm{}, []shell.Problem{{Field: "pay-appeal", Say: shell.T(r.Context(), "缴费渠道暂时不通，没有扣款。请稍后再试；期限内仍不通的，请联系书记员")}})
	}
	ps, err := shell.Problems(err, "pay-appeal")
	if err != nil {
		return err
	}
	if len(ps) > 0 {
		return p.showFees(w, r, v, order, reliefForm{}, ps)
	}
	if order.State != "created" {
		return shell.To(w, r, string(v.Href("fees")))
	}
	return shell.To(w, r, order.PayUrl)
}

// appeals are the statements of appeal of both sides, the viewer's first.
func (v *view) appeals() (ps []id.Party) {
	for _, p := range v.sides() {
		if v.Judgment.Statements[p] != nil {
			ps = append(ps, p)
		}
	}
	return ps
}

// mayAnswerAppeal tells whether the viewer may still answer a party's appeal here.
func (v *view) mayAnswerAppeal(p id.Party) bool {
	x := v.Judgment.Statements[p]
	return v.Party != "" && v.Party != p && x != nil && x.Ended == "" && x.Answer == "" && v.Judgment.SentUpOn.IsZero()
}

// mayWithdrawAppeal tells whether the viewer may take his appeal back here.
func (v *view) mayWithdrawAppeal(p id.Party) bool {
	return v.Party == p && !v.Bare && v.Judgment.Appeals[p] && v.Judgment.SentUpOn.IsZero()
}

// owesAppeal tells whether a party's appeal waits for its fee.
func (v *view) owesAppeal(p id.Party) bool {
	return v.Judgment.Appeals[p] && v.Judgment.SentUpOn.IsZero() && !v.Fee.Appeals[p].Paid
}

// appealEnd is what became of an appeal, in words.
func (v *view) appealEnd(ctx context.Context, p id.Party) string {
	x := v.Judgment.Statements[p]
	switch {
	case x.Ended == judgment.Withdrawn:
		return shell.T(ctx, "已于%s撤回", x.EndedOn.Chinese())
	case x.Ended == judgment.Lapsed:
		return shell.T(ctx, "没有交纳上诉费，已于%s按自动撤回上诉处理", x.EndedOn.Chinese())
	case x.Ended == judgment.Disregarded:
		return shell.T(ctx, "提起上诉的人没有特别授权，不产生上诉的效力")
	case !v.Judgment.SentUpOn.IsZero():
		return shell.T(ctx, "已于%s报送%s", v.Judgment.SentUpOn.Chinese(), v.Judgment.SentTo)
	case !v.Fee.Appeals[p].Paid:
		return shell.T(ctx, "还没有交纳上诉费")
	}
	return shell.T(ctx, "等待对方答辩和法院报送")
}

// itemChoices are the orders of the judgment, to say which are appealed against.
func (v *view) itemChoices(ctx context.Context) (cs []shell.Choice) {
	for i, o := range v.Judgment.Decision.Orders {
		cs = append(cs, shell.Choice{Value: strconv.Itoa(i + 1), Label: shell.T(ctx, "第%d项", i+1), Hint: o.Text})
	}
	return cs
}

// judged enters an act of the judgment page, or shows the page again with what was typed.
func (p *pages) judged(w http.ResponseWriter, r *http.Request, v *view, f judgmentForm, first, next string, a docket.Act) (err error) {
	if len(f.Problems) == 0 {
		if f.Problems, err = p.act(r, v, first, a); err != nil {
			return err
		}
	}
	if len(f.Problems) > 0 {
		return p.showJudgment(w, r, v, f)
	}
	return shell.To(w, r, string(v.Href(next)))
}
