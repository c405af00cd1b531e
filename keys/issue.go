package keys

import (
	"crypto"
	"crypto/x509/pkix"
	"fmt"
	"regexp"
	"slices"
)

// holderForm is what may stand in the name of a file.
var holderForm = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$`)

// Holder is somebody who is to sign.
type Holder struct {
	Use    Use     // Officer or Seal
	ID     string  // the number he or the seal has elsewhere
	Name   string  // of the officer; of a seal: what the seal is called
	Post   string  // of an officer
	Device *Device // the key is in a device; nil: it is made here
}

// Issue makes a key for somebody who has none and certifies it. A seal whose key is made here gets an SM2 key besides.
func (s *Store) Issue(h Holder) error {
	if err := h.check(); err != nil {
		return err
	}
	return s.change(func() error {
		if e, err := s.current(h.Use, h.ID, false); err == nil {
			return fmt.Errorf("%s %s has the key %s: yunting keys rotate gives another", h.Use, h.ID, e.ID)
		}
		return s.issue(h)
	})
}

// Rotate gives somebody another key. The old one signs no more; its certificate stays, and so does what it signed.
// A name or a post that is not given stays what it was.
func (s *Store) Rotate(h Holder) error {
	return s.change(func() error {
		e, err := s.current(h.Use, h.ID, false)
		if err != nil {
			return err
		}
		if h.Name == "" {
			h.Name = e.Name
		}
		if h.Post == "" {
			h.Post = e.Post
		}
		return s.issue(h)
	})
}

// RotateIssuing makes another issuing key of each family under the root.
func (s *Store) RotateIssuing(rootPassphrase []byte) error {
	return s.change(func() error {
		for _, withSM2 := range []bool{false, true} {
			if err := s.makeIssuing(withSM2, rootPassphrase); err != nil {
				return err
			}
		}
		return s.revocationLists()
	})
}

func (h Holder) check() error {
	switch {
	case h.Use != Officer && h.Use != Seal:
		return fmt.Errorf("keys are issued to officers and for seals, not for %q", h.Use)
	case !holderForm.MatchString(h.ID):
		return fmt.Errorf("%q cannot be the number of a holder: letters, digits, dots and hyphens only", h.ID)
	case h.Name == "":
		return fmt.Errorf("%s %s has no name", h.Use, h.ID)
	case h.Use == Officer && h.Post == "":
		return fmt.Errorf("the officer %s has no post, like 法官", h.ID)
	}
	return nil
}

func (s *Store) issue(h Holder) error {
	families := []bool{false}
	if h.Use == Seal && h.Device == nil {
		families = append(families, true)
	}
	for _, withSM2 := range families {
		above, err := s.current(Issuing, "", withSM2)
		if err != nil {
			return err
		}
		by, err := s.signer(above)
		if err != nil {
			return err
		}
		now := s.now()
		e := &Entry{ID: s.nextID(h.Use, h.ID, withSM2), Use: h.Use, SM2: withSM2, Holder: h.ID, Name: h.Name, Post: h.Post, Made: now.UTC(),
			Above: above.ID, Device: h.Device}
		profile := holderProfile(h.subject(s.index.Court), now, now.AddDate(holderYears, 0, 0), s.listAddress(above))
		if err := s.enter(e, func(pub crypto.PublicKey) ([]byte, error) { return certify(profile, above.Cert, pub, by) }); err != nil {
			return err
		}
	}
	return nil
}

func (h Holder) subject(court string) pkix.Name {
	n := subject(court, h.Name)
	if h.Use == Seal {
		n.OrganizationalUnit = []string{"电子印章"}
	} else {
		n.ExtraNames = []pkix.AttributeTypeAndValue{{Type: oidTitle, Value: h.Post}}
	}
	return n
}

// Has tells whether somebody has a key in use.
func (s *Store) Has(use Use, holder string) (bool, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.load(); err != nil {
		return false, err
	}
	_, err := s.current(use, holder, false)
	return err == nil, nil
}

// Ensure issues keys to those who have none; a demonstration court starts with it.
func (s *Store) Ensure(holders ...Holder) error {
	for _, h := range holders {
		if err := h.check(); err != nil {
			return err
		}
	}
	missing := func(h Holder) bool { _, err := s.current(h.Use, h.ID, false); return err != nil }
	s.mu.Lock()
	err := s.load()
	none := !slices.ContainsFunc(holders, missing)
	s.mu.Unlock()
	if err != nil || none {
		return err
	}
	return s.change(func() error {
		for _, h := range holders {
			if missing(h) {
				if err := s.issue(h); err != nil {
					return err
				}
			}
		}
		return nil
	})
}
