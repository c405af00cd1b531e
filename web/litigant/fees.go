package litigant

import (
	"errors"
	"net/http"

	"yunting/authority"
	"yunting/gateway/payment"
	"yunting/procedure"
	"yunting/register/query"
	"yunting/web/shell"
)

// fees shows what is owed, how it was computed and what was paid.
func (p *pages) fees(w http.ResponseWriter, r *http.Request) error {
	v, err := p.within(r)
	if err != nil {
		return err
	}
	order, err := p.Q.OrderFor(r.Context(), query.OrderForParams{Court: p.Mine(), Matter: string(v.Matter())})
	if err != nil && !missing(err) {
		return err
	}
	if order.State == "created" || order.State == "paid" { // who comes back from paying should not wait for the notice
		if err := p.Till.Check(r.Context(), v.Matter()); err != nil {
			p.Log.Warn("the payment channel did not answer", "matter", v.Matter(), "cause", err)
		} else if v, err = p.within(r); err != nil {
			return err
		}
	}
	return p.showFees(w, r, v, order, reliefForm{}, nil)
}

func (p *pages) showFees(w http.ResponseWriter, r *http.Request, v *view, o query.PaymentOrder, f reliefForm, ps []shell.Problem) error {
	return p.showCase(w, r, v, "fees", shell.T(r.Context(), "费用"), feesPage(v, o, f, ps), ps)
}

// pay makes the one order for the fee, or finds it again, and sends the payer to the counter.
func (p *pages) pay(w http.ResponseWriter, r *http.Request) error {
	v, err := p.partyCase(r)
	if err != nil {
		return err
	}
	if v.Party != procedure.P1 {
		return authority.ErrNotFound
	}
	order, err := p.Till.Order(r.Context(), v.Civil)
	if errors.Is(err, payment.ErrUnavailable) {
		return p.showFees(w, r, v, order, reliefForm{}, []shell.Problem{{Field: "pay", Say: shell.T(r.Context(), "缴费渠道暂时不通，没有扣款。请稍后再试；期限内仍不通的，请联系书记员")}})
	}
	ps, err := shell.Problems(err, "pay")
	if err != nil {
		return err
	}
	if len(ps) > 0 {
		return p.showFees(w, r, v, order, reliefForm{}, ps)
	}
	if order.State == "paid" {
		return shell.To(w, r, string(v.Href("fees")))
	}
	return shell.To(w, r, order.PayUrl)
}
