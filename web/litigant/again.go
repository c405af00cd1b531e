package litigant

import (
	"net/http"
	"net/url"

	"yunting/identity"
	"yunting/web/shell"
)

// againHref is the page that verifies the viewer once more for an occasion and leads back to a page of the case.
func (v *view) againHref(o identity.Occasion, sub string) string {
	return "/again?" + url.Values{"matter": {string(v.Matter())}, "occasion": {string(o)}, "next": {string(v.Href(sub))}}.Encode()
}

// verified leads to that page before a form is shown, so that nothing is typed in vain. Done: the answer was given.
func (p *pages) verified(w http.ResponseWriter, r *http.Request, v *view, needed bool, o identity.Occasion, sub string) (done bool, err error) {
	if !needed || v.Party == "" || v.Parties.SeenAgain(v.Party, v.Actor.Person, o, v.Now) {
		return false, nil
	}
	return true, shell.To(w, r, v.againHref(o, sub))
}

// again tells which occasion a page's refusal is about: a verification may run out while somebody types.
func (v *view) again() (identity.Occasion, string) {
	if v.Tab == "evidence" {
		return identity.Exchange, "examine"
	}
	return identity.Trial, "trial"
}
