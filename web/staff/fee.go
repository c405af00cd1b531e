package staff

import (
	"context"
	"net/http"
	"net/url"
	"strings"

	"yunting/docket"
	"yunting/fee"
	"yunting/law/calendar"
	"yunting/law/money"
	"yunting/web/shell"
)

// owing is a fee that is owed and that a clerk may note as paid.
type owing struct {
	Amount string
	Base   string
	Seq    int
	Form   url.Values
	Bad    []shell.Problem
}

// owingOf is nil when nothing is owed.
func owingOf(f *file, form url.Values, bad []shell.Problem) *owing {
	if f.Fee.On.IsZero() || f.Fee.Owed() == 0 || f.Fee.Lapsed || !f.Filing.Open() {
		return nil
	}
	return &owing{Amount: f.Fee.Owed().Yuan(), Base: f.base, Seq: f.Seq(), Form: form, Bad: bad}
}

// notePaid enters a payment made at the bank or the counter.
func (s pages) notePaid(w http.ResponseWriter, r *http.Request) error {
	f, err := s.civil(r, docket.Clerk)
	if err != nil {
		return err
	}
	act, bad := readPaid(r.Context(), r)
	if len(bad) == 0 {
		if err = s.enter(r, act); err == nil {
			return shell.To(w, r, f.base+"?done=paid")
		}
		if bad, err = problems(err, "paid", "paid-amount"); err != nil {
			return s.overtaken(w, r, err, f.base)
		}
	}
	return s.showClerkCase(w, r, f, bad)
}

func readPaid(ctx context.Context, r *http.Request) (docket.Act, []shell.Problem) {
	var bad []shell.Problem
	amount, err := money.Parse(strings.TrimPrefix(text(r, "paid-amount"), "¥"))
	if err != nil {
		bad = append(bad, shell.Problem{Field: "paid-amount", Say: shell.T(ctx, "请填写票据上的金额，例如65.00")})
	}
	on, err := calendar.Parse(r.PostFormValue("paid-on"))
	if err != nil {
		bad = append(bad, shell.Problem{Field: "paid-on", Say: shell.T(ctx, "请填写交费日期，例如2026-11-23")})
	}
	return fee.NotePaid{Amount: amount, On: on, Receipt: text(r, "paid-receipt"), Proof: text(r, "paid-proof")}, bad
}
