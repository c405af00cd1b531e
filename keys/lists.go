package keys

import (
	"errors"
	"net/http"
	"os"

	"github.com/emmansun/gmsm/smx509"
)

// ServeHTTP hands out what everybody may have, under the name in the address ({name}): the lists of revoked certificates
// (issuing-1.crl) and the authority's certificates (ca.pem, ca-sm2.pem).
func (s *Store) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox")
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "only GET", http.StatusMethodNotAllowed)
		return
	}
	name := r.PathValue("name")
	var b []byte
	var err error
	kind := "application/x-pem-file"
	switch name {
	case "ca.pem", "ca-sm2.pem":
		b, err = s.Authorities(name == "ca-sm2.pem")
	default:
		kind = "application/pkix-crl"
		b, err = s.RevocationList(name)
	}
	switch {
	case errors.Is(err, ErrNone):
		http.NotFound(w, r)
	case err != nil:
		http.Error(w, "the list cannot be read now", http.StatusInternalServerError)
	default:
		w.Header().Set("Content-Type", kind)
		w.Write(b)
	}
}

// RenewLists makes the lists of revoked certificates anew when half of their time is over. A court that is open calls it
// every day; the roots' lists need the root.
func (s *Store) RenewLists() error {
	all, err := s.List()
	if err != nil {
		return err
	}
	for i := range all {
		if all[i].Use != Issuing {
			continue
		}
		b, err := os.ReadFile(s.listFile(&all[i]))
		if err == nil {
			if list, err := smx509.ParseRevocationList(b); err == nil && s.now().Before(list.ThisUpdate.AddDate(0, 0, listDays/2)) {
				continue
			}
		}
		return s.change(s.revocationLists)
	}
	return nil
}
