package door

import (
	"net/http"

	"yunting/clerk"
	"yunting/docket"
	"yunting/identity"
	"yunting/law/idcard"
	"yunting/procedure"
	"yunting/web/shell"
)

// declare takes a real name to the person's own docket, where a clerk checks it.
func (d *door) declare(w http.ResponseWriter, r *http.Request) error {
	ctx, v := r.Context(), shell.ViewerOf(r.Context())
	p := accountPage{Typed: identity.Declare{Name: r.FormValue("name"), IDKind: idcard.Kind(r.FormValue("id_kind")), IDNumber: r.FormValue("id_number")}}
	p.Problems = d.declared(r, p.Typed)
	if len(p.Problems) == 0 {
		_, err := d.Clerk.Enter(ctx, clerk.Order{Matter: procedure.PersonMatter(v.Person), Open: procedure.PersonDocket, By: v.Who(), Acts: []docket.Act{p.Typed}})
		if p.Problems, err = shell.Problems(err, "id_number"); err != nil {
			return err
		}
	}
	if len(p.Problems) > 0 {
		return d.showAccount(w, r, http.StatusUnprocessableEntity, p)
	}
	return shell.To(w, r, "/account#my-identity")
}

// declared finds every mistake of the form at once; the act's own rule is asked after it.
func (d *door) declared(r *http.Request, a identity.Declare) (ps []shell.Problem) {
	ctx := r.Context()
	if len([]rune(a.Name)) < 2 {
		ps = append(ps, shell.Problem{Field: "name", Say: shell.T(ctx, "请填写证件上的完整姓名")})
	}
	if a.IDKind.Chinese() == "" || !a.IDKind.Person() {
		return append(ps, shell.Problem{Field: "id_kind", Say: shell.T(ctx, "请选择证件类型")})
	}
	if err := idcard.Check(a.IDKind, a.IDNumber); err != nil {
		ps = append(ps, shell.Problem{Field: "id_number", Say: err.Error()})
	}
	return ps
}
