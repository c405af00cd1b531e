package keys

import (
	"crypto"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"yunting/platform/durable"
)

// Ceremony is what must be said when a court makes its first keys.
type Ceremony struct {
	Options
	Court          string
	RootPassphrase []byte // empty: the same as for the rest
	CRL            string // address at which the court will hand out the list of revoked certificates; empty: certificates name none
}

// Init makes the root and the issuing key under it, in P-256 and in SM2. It never writes over keys that are there.
func Init(c Ceremony) (_ *Store, err error) {
	c.fill()
	if len(c.RootPassphrase) == 0 {
		c.RootPassphrase = c.Passphrase
	}
	if len(c.Passphrase) < shortest || len(c.RootPassphrase) < shortest {
		return nil, fmt.Errorf("the passphrase is too short: %d letters are the fewest; six words drawn by lot are good", shortest)
	}
	if c.Court == "" {
		return nil, errors.New("the keys need the name of their court")
	}
	for _, there := range []string{filepath.Join(c.Dir, "index.json"), filepath.Join(c.Dir, "master"), filepath.Join(c.Dir, "private"), c.Root} {
		if _, err := os.Stat(there); !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("%w: %s stands there, and nothing is written over it; move it away only if no paper was ever signed with it", ErrThere, there)
		}
	}
	for _, dir := range []string{filepath.Join(c.Dir, "private"), c.Root} {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return nil, err
		}
	}
	s := &Store{dir: c.Dir, root: c.Root, now: c.Now, pin: c.PIN, master: chance(32), opened: map[string]crypto.Signer{}, index: index{Court: c.Court, CRL: c.CRL}}
	for _, withSM2 := range []bool{false, true} {
		if err := s.makeRoot(withSM2, c.RootPassphrase); err != nil {
			return nil, err
		}
		if err := s.makeIssuing(withSM2, c.RootPassphrase); err != nil {
			return nil, err
		}
	}
	b, err := lock(s.master, c.Passphrase, aboutMaster)
	if err != nil {
		return nil, err
	}
	if err := durable.Write(filepath.Join(c.Dir, "master"), b); err != nil {
		return nil, err
	}
	if err := s.revocationLists(); err != nil {
		return nil, err
	}
	if err := s.rootLists(c.RootPassphrase); err != nil {
		return nil, err
	}
	for _, e := range s.index.Keys {
		if e.Use == Root {
			delete(s.opened, e.ID)
		}
	}
	return s, s.save() // last: without an index there are no keys
}

func (s *Store) makeRoot(withSM2 bool, passphrase []byte) error {
	key, der, err := generate(withSM2)
	if err != nil {
		return err
	}
	now := s.now()
	e := &Entry{ID: s.nextID(Root, "", withSM2), Use: Root, SM2: withSM2, Name: s.index.Court + " 电子签名根证书", Made: now.UTC()}
	if withSM2 {
		e.Name += "（国密）"
	}
	e.Above = e.ID
	if e.Cert, err = certify(authorityProfile(subject(s.index.Court, e.Name), now, now.AddDate(rootYears, 0, 0), true), nil, key.Public(), key); err != nil {
		return err
	}
	b, err := lock(der, passphrase, aboutKey(e.ID))
	if err != nil {
		return err
	}
	s.index.Keys = append(s.index.Keys, e)
	s.opened[e.ID] = key
	return durable.Write(filepath.Join(s.root, e.ID+".key"), b)
}

// makeIssuing makes an issuing key; the one before it ends.
func (s *Store) makeIssuing(withSM2 bool, rootPassphrase []byte) error {
	root, err := s.current(Root, "", withSM2)
	if err != nil {
		return err
	}
	by, err := s.openRoot(root, rootPassphrase)
	if err != nil {
		return err
	}
	now := s.now()
	e := &Entry{ID: s.nextID(Issuing, "", withSM2), Use: Issuing, SM2: withSM2, Made: now.UTC(), Above: root.ID}
	e.Name = s.index.Court + " 电子签名签发证书 " + e.ID
	profile := authorityProfile(subject(s.index.Court, e.Name), now, now.AddDate(issuingYears, 0, 0), false)
	return s.enter(e, func(pub crypto.PublicKey) ([]byte, error) { return certify(profile, root.Cert, pub, by) })
}

// enter makes the key of an entry, certifies it, and puts it into the index in the place of the one before.
func (s *Store) enter(e *Entry, certificate func(crypto.PublicKey) ([]byte, error)) error {
	if e.Device != nil {
		pin, err := s.pin()
		if err != nil {
			return err
		}
		k, err := openDevice(*e.Device, pin)
		if err != nil {
			return err
		}
		if e.Cert, err = certificate(k.Public()); err != nil {
			return err
		}
		s.opened[e.ID] = k
		return s.replace(e)
	}
	key, der, err := generate(e.SM2)
	if err != nil {
		return err
	}
	if e.Cert, err = certificate(key.Public()); err != nil {
		return err
	}
	b, err := put(der, s.master, aboutKey(e.ID))
	if err != nil {
		return err
	}
	file := s.file(e.ID)
	if err := os.Remove(file); err != nil && !errors.Is(err, fs.ErrNotExist) { // of a command that was interrupted: in no index
		return err
	}
	if err := durable.Write(file, b); err != nil {
		return err
	}
	s.opened[e.ID] = key
	return s.replace(e)
}

func (s *Store) replace(e *Entry) error {
	if old, err := s.current(e.Use, e.Holder, e.SM2); err == nil {
		old.Ended = s.now().UTC()
	}
	s.index.Keys = append(s.index.Keys, e)
	return nil
}
