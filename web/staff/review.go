package staff

import (
	"context"
	"net/http"
	"net/url"

	"yunting/docket"
	"yunting/filing"
	"yunting/web/shell"
)

// reviewActs are what a judge does with a suit that was referred to him before acceptance.
var reviewActs = []judgeVerb{
	{"refuse", "refuse-reason", func(_ context.Context, r *http.Request) (docket.Act, []shell.Problem) {
		return filing.Refuse{Ground: r.PostFormValue("refuse-ground"), Reason: text(r, "refuse-reason")}, nil
	}, func(ctx context.Context) string {
		return shell.T(ctx, "已裁定不予受理，裁定书正在送达起诉人。")
	}},
	{"hand-back", "hand-back-direction", func(_ context.Context, r *http.Request) (docket.Act, []shell.Problem) {
		return filing.HandBack{Direction: text(r, "hand-back-direction")}, nil
	}, func(ctx context.Context) string { return shell.T(ctx, "已退回书记员继续办理。") }},
}

// typedOr is what was typed in a field, or what stands there before anybody types.
func typedOr(form url.Values, field, before string) string {
	if form.Has(field) {
		return form.Get(field)
	}
	return before
}

// sendUpRefusal notes that the file of an appeal against non-acceptance went to the court above.
func (s pages) sendUpRefusal(w http.ResponseWriter, r *http.Request) error {
	f, err := s.civil(r, docket.Clerk)
	if err != nil {
		return err
	}
	err = s.enter(r, filing.SendUp{Reference: text(r, "send-up-reference")})
	if err == nil {
		return shell.To(w, r, f.base+"?done=send-up")
	}
	bad, err := problems(err, "send-up", "send-up-reference")
	if err != nil {
		return s.overtaken(w, r, err, f.base)
	}
	return s.showClerkCase(w, r, f, bad)
}
