// Package counter is the built-in place to pay 缴费柜台 where no payment provider is configured. It moves no real money and says so.
package counter

import (
	"errors"
	"net/http"

	"github.com/jackc/pgx/v5"

	"yunting/authority"
	"yunting/gateway/payment"
	"yunting/law/money"
	"yunting/register/query"
	"yunting/web/shell"
)

// Routes of the counter; sandbox is the other side of the payment channel. Without one the provider has a page of its
// own and only its notices come here; without a channel nothing does.
func Routes(h *shell.House, sandbox *payment.Sandbox) []shell.Route {
	c := counter{h, sandbox}
	if h.Pay == nil {
		return nil
	}
	rs := []shell.Route{{Pattern: "POST /callback/payment", For: shell.Anyone, Handle: c.notified}}
	if sandbox != nil {
		rs = append(rs,
			shell.Route{Pattern: "GET /counter/{order}", For: shell.Litigant, Handle: c.show},
			shell.Route{Pattern: "POST /counter/{order}", For: shell.Litigant, Handle: c.pay})
	}
	return rs
}

type counter struct {
	h *shell.House
	s *payment.Sandbox
}

// order finds an order of a case in which the viewer stands.
func (c counter) order(r *http.Request) (query.PaymentOrder, error) {
	court := string(c.h.Court.Code)
	o, err := c.h.Q.FindOrder(r.Context(), query.FindOrderParams{Court: court, ID: r.PathValue("order")})
	if errors.Is(err, pgx.ErrNoRows) {
		return o, authority.ErrNotFound
	} else if err != nil {
		return o, err
	}
	n, err := c.h.Q.Stands(r.Context(), query.StandsParams{Court: court, Matter: o.Matter, Person: string(shell.ViewerOf(r.Context()).Person)})
	if err == nil && n == 0 {
		err = authority.ErrNotFound
	}
	return o, err
}

func (c counter) show(w http.ResponseWriter, r *http.Request) error {
	o, err := c.order(r)
	if err != nil {
		return err
	}
	return c.h.Show(w, r, http.StatusOK, shell.Page{Title: shell.T(r.Context(), "缴费柜台"),
		Body: counterPage(o.ID, money.Fen(o.Amount).Yuan(), o.State != "created", "/cases/"+o.Matter+"/fees")})
}

// pay lets the other side take the money and tell the court; if its notice is lost the court asks.
func (c counter) pay(w http.ResponseWriter, r *http.Request) error {
	o, err := c.order(r)
	if err != nil {
		return err
	}
	if _, err := c.s.Pay(r.Context(), o.ID); err != nil && !errors.Is(err, payment.ErrUnavailable) {
		c.h.Log.Warn("notice of payment not delivered", "cause", err)
	}
	return shell.To(w, r, "/cases/"+o.Matter+"/fees")
}

// notified takes the channel's notice. Any answer but 2xx makes the channel try again.
func (c counter) notified(w http.ResponseWriter, r *http.Request) error {
	err := c.h.Till.Notified(r)
	switch {
	case err == nil:
		w.WriteHeader(http.StatusNoContent)
	case errors.Is(err, payment.ErrSignature), errors.Is(err, payment.ErrStale):
		http.Error(w, err.Error(), http.StatusUnauthorized)
	case errors.Is(err, payment.ErrUnknown), errors.Is(err, payment.ErrMismatch):
		c.h.Log.Warn("notice of payment refused", "cause", err)
		http.Error(w, err.Error(), http.StatusConflict)
	default:
		return err
	}
	return nil
}
