// Package door lets people in 登录: by a code sent to the mobile, officers by password and second factor; and it keeps
// what belongs to an account: the real name, keys, passkeys, sessions.
package door

import (
	"net/http"
	"net/url"
	"strings"

	"yunting/web/shell"
)

// Routes lists the pages of the door.
func Routes(h *shell.House) []shell.Route {
	d := &door{House: h, limits: newLimiter(h.Machine)}
	return []shell.Route{
		{Pattern: "GET /login", For: shell.Anyone, Handle: d.login},
		{Pattern: "POST /login", For: shell.Anyone, Handle: d.sendCode},
		{Pattern: "GET /login/code", For: shell.Anyone, Handle: d.code},
		{Pattern: "POST /login/code", For: shell.Anyone, Handle: d.enterCode},
		{Pattern: "GET /login/staff", For: shell.Anyone, Handle: d.staff},
		{Pattern: "POST /login/staff", For: shell.Anyone, Handle: d.enterStaff},
		{Pattern: "GET /login/staff/second", For: shell.Anyone, Handle: d.second},
		{Pattern: "POST /login/staff/second", For: shell.Anyone, Handle: d.enterSecond},
		{Pattern: "GET /login/staff/first", For: shell.Anyone, Handle: d.first},
		{Pattern: "POST /login/staff/first", For: shell.Anyone, Handle: d.enterFirst},
		{Pattern: "GET /login/staff/first/code.png", For: shell.Anyone, Handle: d.firstCode},
		{Pattern: "POST /login/staff/passkey/begin", For: shell.Anyone, Handle: d.beginPasskeyLogin},
		{Pattern: "POST /login/staff/passkey/finish", For: shell.Anyone, Handle: d.finishPasskeyLogin},
		{Pattern: "POST /logout", For: shell.Anyone, Handle: d.logout},
		{Pattern: "GET /again", For: shell.Litigant, Handle: d.again},
		{Pattern: "POST /again", For: shell.Litigant, Handle: d.sendAgain},
		{Pattern: "POST /again/code", For: shell.Litigant, Handle: d.enterAgain},
		{Pattern: "GET /account", For: shell.SignedIn, Handle: d.account},
		{Pattern: "POST /account/identity", For: shell.Litigant, Handle: d.declare},
		{Pattern: "POST /account/language", For: shell.SignedIn, Handle: d.chooseLanguage},
		{Pattern: "GET /account/password", For: shell.Officers, Handle: d.change},
		{Pattern: "POST /account/password", For: shell.Officers, Handle: d.enterChange},
		{Pattern: "POST /account/keys", For: shell.SignedIn, Handle: d.makeKey},
		{Pattern: "POST /account/keys/{key}/revoke", For: shell.SignedIn, Handle: d.revokeKey},
		{Pattern: "POST /account/sessions/drop", For: shell.SignedIn, Handle: d.dropOthers},
		{Pattern: "POST /account/sessions/all", For: shell.SignedIn, Handle: d.dropAll},
		{Pattern: "POST /account/passkeys/begin", For: shell.Officers, Handle: d.beginPasskey},
		{Pattern: "POST /account/passkeys/finish", For: shell.Officers, Handle: d.finishPasskey},
		{Pattern: "POST /account/passkeys/drop", For: shell.Officers, Handle: d.dropPasskey},
	}
}

type door struct {
	*shell.House
	limits *limiter
}

// Safe keeps an address to go to after signing in only when it is a path of this court; otherwise it is otherwise.
func Safe(next, otherwise string) string {
	u, err := url.Parse(next)
	if err != nil || u.Scheme != "" || u.Host != "" || u.User != nil || !strings.HasPrefix(next, "/") ||
		strings.HasPrefix(next, "//") || strings.ContainsAny(next, "\\\r\n\t") || strings.HasPrefix(u.Path, "//") {
		return otherwise
	}
	return next
}

// withNext adds the address to go to to the address of a page of the door.
func withNext(page, next string) string {
	if next = Safe(next, ""); next == "" {
		return page
	}
	return page + "?next=" + url.QueryEscape(next)
}

// home is where somebody begins who came without an address to go to.
func home(v shell.Viewer) string {
	switch v.Role {
	case "":
		return "/my"
	case "judge", "assessor":
		return "/desk"
	case "clerk":
		return "/clerk"
	case "president":
		return "/president"
	case "enforcer":
		return "/enforce"
	}
	return "/admin"
}

func (d *door) logout(w http.ResponseWriter, r *http.Request) error {
	if v := shell.ViewerOf(r.Context()); v.Token != "" {
		if err := d.close(w, r, v.Token); err != nil {
			return err
		}
	}
	return shell.To(w, r, "/")
}

// style is the door's own style sheet.
var style = []string{"door.css"}
