package web

import (
	"fmt"
	"net/http"
	"net/url"
	"runtime/debug"
	"strings"

	"yunting/authority"
	"yunting/web/door"
	"yunting/web/shell"
)

// Largest bodies: a form, and a form with files.
const (
	formMost  = 1 << 20
	filesMost = 520 << 20
)

// page serves one route: who looks, whether he may, and what to answer when it fails.
func page(h *shell.House, rt shell.Route, uploads *throng) http.Handler {
	static := strings.Contains(rt.Pattern, "/static/")
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		most := int64(formMost)
		if rt.Large && strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/") { // a form without files stays in memory
			most = filesMost
		}
		r.Body = http.MaxBytesReader(w, r.Body, most)
		if !static {
			ctx, err := door.Recognise(h, r)
			r = r.WithContext(ctx)
			// The server cleans up after the request it made, not after this copy: files of a form must not stay behind.
			defer func() {
				if r.MultipartForm != nil {
					r.MultipartForm.RemoveAll()
				}
			}()
			if err != nil {
				h.Fail(w, r, err)
				return
			}
		}
		defer catch(h, w, r)
		if err := plainAddress(r); err != nil {
			h.Fail(w, r, err)
			return
		}
		if !rt.For.Admits(shell.ViewerOf(r.Context())) {
			deny(h, w, r, rt)
			return
		}
		if rt.Large && rt.For == shell.Anyone {
			who, stranger := sender(r)
			leave, wait := uploads.enter(who, stranger, h.Machine())
			if leave == nil {
				h.Fail(w, r, crowded(w, r, wait))
				return
			}
			defer leave()
		}
		if r.Method == http.MethodPost {
			if err := plainForm(r, rt.Large); err != nil {
				h.Fail(w, r, err)
				return
			}
		}
		if err := rt.Handle(w, r); err != nil {
			h.Fail(w, r, err)
		}
	})
}

// deny sends who is not signed in to the door; who is learns that there is nothing here.
func deny(h *shell.House, w http.ResponseWriter, r *http.Request, rt shell.Route) {
	if shell.ViewerOf(r.Context()).In() {
		h.Fail(w, r, authority.ErrNotFound)
		return
	}
	next := r.URL.RequestURI()
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		next = shell.Back(r) // what was typed is gone with the session, but the page is found again
	}
	to := "/login"
	switch rt.For {
	case shell.Judges, shell.Bench, shell.Clerks, shell.Admins, shell.Officers, shell.Presidents, shell.Sealers:
		to = "/login/staff"
	}
	http.Redirect(w, r, to+"?next="+url.QueryEscape(next), http.StatusSeeOther)
}

// catch turns a panic into the page for faults, unless the answer has begun.
func catch(h *shell.House, w http.ResponseWriter, r *http.Request) {
	p := recover()
	if p == nil {
		return
	}
	if p == http.ErrAbortHandler {
		panic(p)
	}
	h.Log.Error("panic", "route", r.Pattern, "cause", p, "stack", string(debug.Stack()))
	if b, ok := w.(interface{ Begun() bool }); ok && b.Begun() {
		panic(http.ErrAbortHandler)
	}
	h.Fail(w, r, fmt.Errorf("panic: %v", p))
}
