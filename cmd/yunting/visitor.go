package main

import (
	"net/http"

	"yunting/identity"
	"yunting/procedure"
	"yunting/web/door"
	"yunting/web/shell"
)

// visitor lets the interface know who is signed in when a page of this court sends it a request. What another site makes a
// browser send finds nobody, nor does an officer who has not given his second factor.
func visitor(h *shell.House) func(*http.Request) (procedure.Who, bool) {
	cross := http.NewCrossOriginProtection()
	return func(r *http.Request) (procedure.Who, bool) {
		if cross.Check(r) != nil {
			return procedure.Who{}, false
		}
		ctx, err := door.Recognise(h, r)
		if err != nil {
			h.Log.Error("a session could not be read", "cause", err)
			return procedure.Who{}, false
		}
		v := shell.ViewerOf(ctx)
		who := procedure.Who{Person: v.Person, Name: v.Name, Role: v.Role, Verified: v.Real == identity.Verified}
		return who, v.Person != "" && (v.Role == "" || v.Second)
	}
}
