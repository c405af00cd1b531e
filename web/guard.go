package web

import (
	"net/http"
	"net/url"
	"strings"

	"yunting/platform/origin"
	"yunting/web/shell"
)

// filePolicy holds for what is not a page: a paper or an exhibit may show itself and do nothing else.
const filePolicy = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; img-src 'self' data:; media-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"

// pagePolicy is what a page may load: nothing from elsewhere, no script or style in the page itself.
func pagePolicy(h *shell.House) string {
	form := "'self'"
	if u, err := url.Parse(h.Base); err == nil && u.Host != "" { // a payment sends on to the court's own address by name
		form += " " + u.Scheme + "://" + u.Host
	}
	return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; connect-src 'self'; form-action " +
		form + "; frame-ancestors 'none'; base-uri 'none'"
}

// guard sets the headers that protect people from other sites, and refuses forms that other sites send.
func guard(h *shell.House, next http.Handler) http.Handler {
	policy := pagePolicy(h)
	cross := http.NewCrossOriginProtection()
	cross.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		title := shell.T(r.Context(), "没有办理")
		if err := h.Show(w, r, http.StatusForbidden, shell.Page{Title: title, Error: true,
			Body: shell.Trouble(title, shell.T(r.Context(), "这个请求来自别的网站。请在本院网站上重新操作。"), "/", shell.T(r.Context(), "首页"))}); err != nil {
			h.Log.Warn("page could not be written", "cause", err)
		}
	}))
	next = cross.Handler(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s := w.Header()
		s.Set("Content-Security-Policy", policy)
		s.Set("X-Content-Type-Options", "nosniff")
		s.Set("Referrer-Policy", "same-origin")
		s.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), publickey-credentials-get=(self), publickey-credentials-create=(self)")
		s.Set("Cross-Origin-Opener-Policy", "same-origin")
		s.Set("Cross-Origin-Resource-Policy", "same-origin")
		s.Set("Cache-Control", "no-store") // what may be kept says so itself
		if h.Secure() || origin.HTTPS(r) {
			s.Set("Strict-Transport-Security", "max-age=31536000")
		}
		next.ServeHTTP(w, r)
	})
}

// note writes one line for each request: which page, how it ended, how long it took. Never who, nor which case.
func note(h *shell.House, next http.Handler) http.Handler {
	policy := pagePolicy(h)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := h.Machine()
		sw := &watched{ResponseWriter: w, page: policy}
		defer func() {
			if !strings.Contains(r.Pattern, "/static/") {
				h.Log.Info("request", "route", r.Pattern, "method", r.Method, "status", sw.code(), "took", h.Machine().Sub(start))
			}
		}()
		next.ServeHTTP(sw, r)
	})
}

// watched remembers the status and sets the policy for files once it is known that the answer is not a page. A file that
// came with a stricter policy of its own keeps it.
type watched struct {
	http.ResponseWriter
	page   string // the policy for pages
	status int
}

func (w *watched) WriteHeader(status int) {
	if w.status == 0 && status >= 200 {
		w.status = status
		if t := w.Header().Get("Content-Type"); t != "" && !strings.HasPrefix(t, "text/html") && w.Header().Get("Content-Security-Policy") == w.page {
			w.Header().Set("Content-Security-Policy", filePolicy)
		}
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *watched) Write(b []byte) (int, error) {
	if w.status == 0 {
		w.WriteHeader(http.StatusOK)
	}
	return w.ResponseWriter.Write(b)
}

func (w *watched) Unwrap() http.ResponseWriter { return w.ResponseWriter }

func (w *watched) code() int {
	if w.status == 0 {
		return http.StatusOK
	}
	return w.status
}
