package door

import (
	"net/http"
	"net/url"

	"yunting/authority"
	"yunting/clerk"
	"yunting/docket"
	"yunting/id"
	"yunting/identity"
	"yunting/procedure"
	"yunting/web/shell"
)

// againPage verifies a party once more for a step of a case, and leads back to where he was (OLR 7 para 3).
type againPage struct {
	Matter   string
	Occasion identity.Occasion
	Next     string
	Mobile   string
	Sent     bool
	Wait     int
	Demo     bool
	Problems []shell.Problem
}

// at is the address of the page itself.
func (p againPage) at() string {
	return "/again?" + url.Values{"matter": {p.Matter}, "occasion": {string(p.Occasion)}, "next": {p.Next}}.Encode()
}

// againOf reads what the address asks for; who is not a party of the case learns nothing.
func (d *door) againOf(r *http.Request) (againPage, error) {
	v := shell.ViewerOf(r.Context())
	p := againPage{Matter: r.FormValue("matter"), Occasion: identity.Occasion(r.FormValue("occasion")), Mobile: v.Mobile, Demo: d.Court.Demo}
	p.Next = Safe(r.FormValue("next"), "/cases/"+url.PathEscape(p.Matter))
	rd, err := d.Clerk.Read(r.Context(), id.Matter(p.Matter))
	if err != nil {
		return p, err
	}
	c, ok := rd.Matter.(*procedure.Civil)
	if !ok || p.Occasion.Chinese() == "" || v.Mobile == "" {
		return p, authority.ErrNotFound
	}
	return p, authority.Permit(c.StandingOf(v.Who()), identity.Reverify{}.Kind())
}

func (d *door) again(w http.ResponseWriter, r *http.Request) error {
	p, err := d.againOf(r)
	if err != nil {
		return err
	}
	p.Sent = r.FormValue("sent") != ""
	return d.showAgain(w, r, http.StatusOK, p)
}

func (d *door) showAgain(w http.ResponseWriter, r *http.Request, status int, p againPage) (err error) {
	a, err := d.asked(r)
	if err != nil {
		return err
	}
	if a.mobile == p.Mobile {
		p.Wait = a.wait
	}
	return d.Show(w, r, status, shell.Page{Title: shell.T(r.Context(), "再次验证身份"), Error: len(p.Problems) > 0, Body: againView(p), Back: p.Next,
		BackTo: shell.T(r.Context(), "返回案件"), Script: []string{"door.js"}, Style: style})
}

// sendAgain sends a code to the mobile of the account.
func (d *door) sendAgain(w http.ResponseWriter, r *http.Request) error {
	p, err := d.againOf(r)
	if err != nil {
		return err
	}
	if wait, ok := d.mayAsk(r, p.Mobile); !ok {
		p.Problems = []shell.Problem{{Field: "code", Say: wait}}
		return d.showAgain(w, r, http.StatusUnprocessableEntity, p)
	}
	a, err := d.asked(r)
	if err != nil {
		return err
	}
	if a.mobile != p.Mobile || a.wait == 0 {
		if err := d.message(w, r, p.Mobile, shell.T(r.Context(), "身份验证码")); err != nil {
			return err
		}
	}
	return shell.To(w, r, p.at()+"&sent=1")
}

// enterAgain compares the code, enters the verification in the case and leads back.
func (d *door) enterAgain(w http.ResponseWriter, r *http.Request) error {
	p, err := d.againOf(r)
	if err != nil {
		return err
	}
	p.Sent = true
	mobile, say, err := d.compare(r)
	if err != nil {
		return err
	}
	if say == "" && mobile != p.Mobile {
		say = shell.T(r.Context(), "验证码已经失效，请重新发送")
	}
	if say == "" {
		who := shell.ViewerOf(r.Context()).Who()
		who.Again = true
		_, err := d.Clerk.Enter(r.Context(), clerk.Order{Matter: id.Matter(p.Matter), By: who, Acts: []docket.Act{identity.Reverify{Occasion: p.Occasion}}})
		if p.Problems, err = shell.Problems(err, "code"); err != nil {
			return err
		}
	} else {
		p.Problems = []shell.Problem{{Field: "code", Say: say}}
	}
	if len(p.Problems) > 0 {
		return d.showAgain(w, r, http.StatusUnprocessableEntity, p)
	}
	return shell.To(w, r, p.Next)
}
