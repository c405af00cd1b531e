package door

import (
	"net/http"
	"strings"

	"yunting/authority"
	"yunting/id"
	"yunting/register/query"
	"yunting/web/shell"
)

// makeKey makes a key for the programming interface and shows it this once; the court keeps its digest.
func (d *door) makeKey(w http.ResponseWriter, r *http.Request) error {
	ctx, v := r.Context(), shell.ViewerOf(r.Context())
	label := strings.TrimSpace(r.FormValue("label"))
	if n := len([]rune(label)); n == 0 || n > 40 {
		return d.showAccount(w, r, http.StatusUnprocessableEntity, accountPage{
			Problems: []shell.Problem{{Field: "label", Say: shell.T(ctx, "请给密钥起一个名称，最多40个字，例如“批量立案程序”")}}})
	}
	key := "yt_" + secret()
	if err := d.Q.AddKey(ctx, query.AddKeyParams{Court: d.Mine(), ID: id.New(), Hash: Digest(key), Person: string(v.Person), Label: label, CreatedAt: d.Machine()}); err != nil {
		return err
	}
	return d.showAccount(w, r, http.StatusOK, accountPage{NewKey: key})
}

func (d *door) revokeKey(w http.ResponseWriter, r *http.Request) error {
	now, v := d.Machine(), shell.ViewerOf(r.Context())
	n, err := d.Q.RevokeKey(r.Context(), query.RevokeKeyParams{At: &now, Court: d.Mine(), ID: r.PathValue("key"), Person: string(v.Person)})
	if err != nil {
		return err
	}
	if n == 0 {
		return authority.ErrNotFound
	}
	return shell.To(w, r, "/account#my-keys")
}
