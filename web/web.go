// Package web is the court's front of house 网站: every address, and what holds for all of them.
package web

import (
	"net/http"

	"yunting/authority"
	"yunting/web/admin"
	"yunting/web/door"
	"yunting/web/forms"
	"yunting/web/litigant"
	"yunting/web/open"
	"yunting/web/shell"
	"yunting/web/staff"
)

// Routes lists every page of the court.
func Routes(h *shell.House) (rs []shell.Route) {
	rs = append(rs, shell.Static())
	rs = append(rs, door.Routes(h)...)
	rs = append(rs, open.Routes(h)...)
	rs = append(rs, litigant.Routes(h)...)
	rs = append(rs, staff.Routes(h)...)
	rs = append(rs, forms.Routes(h)...)
	return append(rs, admin.Routes(h)...)
}

// New is the handler of all pages and of the extra routes it is given.
func New(h *shell.House, extra ...[]shell.Route) http.Handler {
	rs := Routes(h)
	for _, more := range extra {
		rs = append(rs, more...)
	}
	return Serve(h, rs)
}

// Serve is the handler of a list of routes: what no route takes is answered with the court's own page.
func Serve(h *shell.House, rs []shell.Route) http.Handler {
	mux, uploads := http.NewServeMux(), newThrong()
	for _, rt := range rs {
		mux.Handle(rt.Pattern, page(h, rt, uploads))
	}
	lost := shell.Route{Pattern: "/", For: shell.Anyone, Handle: func(http.ResponseWriter, *http.Request) error { return authority.ErrNotFound }}
	mux.Handle(lost.Pattern, page(h, lost, uploads))
	return note(h, guard(h, squeeze(mux)))
}
