package keys

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/emmansun/gmsm/sm2"
	"github.com/emmansun/gmsm/smx509"

	"yunting/platform/durable"
)

// Store is the keys of one court, open.
type Store struct {
	dir    string
	root   string // folder of the root's keys; may be on a medium that is not there
	now    func() time.Time
	master []byte
	pin    func() (string, error)

	mu     sync.Mutex
	index  index
	read   time.Time // of the file as it was read
	opened map[string]crypto.Signer
}

type index struct {
	Court string   `json:"court"`
	CRL   string   `json:"crl,omitempty"` // address of the list of revoked certificates
	Keys  []*Entry `json:"keys"`
}

const aboutMaster = "the master key"

func aboutKey(id string) string { return "the key " + id }

// Options say where keys are.
type Options struct {
	Dir        string
	Root       string // folder of the root's keys; empty: root under Dir
	Passphrase []byte
	Now        func() time.Time
	PIN        func() (string, error) // of devices; nil: from the environment
}

func (o *Options) fill() {
	if o.Root == "" {
		o.Root = filepath.Join(o.Dir, "root")
	}
	if o.PIN == nil {
		o.PIN = PIN
	}
}

// Open opens the keys in a folder. ErrNone when there are none.
func Open(o Options) (*Store, error) {
	o.fill()
	s := &Store{dir: o.Dir, root: o.Root, now: o.Now, pin: o.PIN, opened: map[string]crypto.Signer{}}
	if err := s.load(); err != nil {
		return nil, err
	}
	b, err := os.ReadFile(filepath.Join(o.Dir, "master"))
	if err != nil {
		return nil, fmt.Errorf("the master key is missing: put it back from the backup; without it no key can be opened: %w", err)
	}
	if s.master, err = unlock(b, o.Passphrase, aboutMaster); err != nil {
		return nil, fmt.Errorf("%s: %w", o.Dir, err)
	}
	return s, nil
}

// load reads the index when it has changed: commands issue keys while a court runs.
func (s *Store) load() error {
	if s.dir == "" {
		return nil
	}
	file := filepath.Join(s.dir, "index.json")
	info, err := os.Stat(file)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s: %w: yunting keys init makes the first ones", s.dir, ErrNone)
	}
	if err != nil {
		return err
	}
	if info.ModTime().Equal(s.read) {
		return nil
	}
	b, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var x index
	if err := json.Unmarshal(b, &x); err != nil {
		return fmt.Errorf("%s cannot be read: %w; put it back from the backup", file, err)
	}
	s.index, s.read = x, info.ModTime()
	return nil
}

// change lets one command change the index, and nobody else meanwhile.
func (s *Store) change(do func() error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.dir == "" {
		return errors.New("keys of a specimen cannot be changed")
	}
	lock := filepath.Join(s.dir, "lock")
	if err := durable.Write(lock, []byte(strconv.Itoa(os.Getpid())+"\n")); errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("another program is changing the keys; if none is, one was interrupted: remove %s", lock)
	} else if err != nil {
		return err
	}
	defer os.Remove(lock)
	s.read = time.Time{}
	if err := s.load(); err != nil {
		return err
	}
	if err := do(); err != nil {
		s.read = time.Time{} // what do began is forgotten with the next reading
		return errors.Join(err, s.load())
	}
	return s.save()
}

func (s *Store) save() error {
	b, err := json.MarshalIndent(s.index, "", " ")
	if err != nil {
		return err
	}
	if err := durable.Replace(filepath.Join(s.dir, "index.json"), append(b, '\n')); err != nil {
		return err
	}
	s.read = time.Time{}
	return s.load()
}

// Court is whose keys these are.
func (s *Store) Court() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.index.Court
}

// List gives what the index says of all keys, in the order they were made.
func (s *Store) List() ([]Entry, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.load(); err != nil {
		return nil, err
	}
	out := make([]Entry, len(s.index.Keys))
	for i, e := range s.index.Keys {
		out[i] = *e
	}
	return out, nil
}

// current gives the key in use; ErrNone when there is none.
func (s *Store) current(use Use, holder string, sm2 bool) (*Entry, error) {
	for _, e := range slices.Backward(s.index.Keys) {
		if e.Use == use && e.Holder == holder && e.SM2 == sm2 && e.Current() {
			return e, nil
		}
	}
	return nil, fmt.Errorf("%w: %s", ErrNone, strings.TrimSpace(string(use)+" "+holder))
}

func (s *Store) byID(id string) *Entry {
	for _, e := range s.index.Keys {
		if e.ID == id {
			return e
		}
	}
	return nil
}

// chain gives the certificates of a key from its own to the issuing one; the root stays away.
func (s *Store) chain(e *Entry) ([]*x509.Certificate, error) {
	var out []*x509.Certificate
	for e != nil && e.Use != Root && len(out) < 4 {
		c, err := parseCertificate(e.Cert)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", e.ID, err)
		}
		out = append(out, c)
		e = s.byID(e.Above)
	}
	return out, nil
}

// signer opens a private key. It stays open: to open one takes longer than to sign.
func (s *Store) signer(e *Entry) (crypto.Signer, error) {
	if k := s.opened[e.ID]; k != nil {
		return k, nil
	}
	k, err := s.open(e)
	if err != nil {
		return nil, err
	}
	cert, err := parseCertificate(e.Cert)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", e.ID, err)
	}
	if p, ok := k.Public().(interface{ Equal(crypto.PublicKey) bool }); !ok || !p.Equal(cert.PublicKey) {
		return nil, fmt.Errorf("the key %s does not belong to its certificate: put both back from the backup", e.ID)
	}
	s.opened[e.ID] = k
	return k, nil
}

func (s *Store) open(e *Entry) (crypto.Signer, error) {
	if e.Device != nil {
		pin, err := s.pin()
		if err != nil {
			return nil, err
		}
		return openDevice(*e.Device, pin)
	}
	b, err := os.ReadFile(s.file(e.ID))
	if err != nil {
		return nil, fmt.Errorf("the key %s is missing: put it back from the backup: %w", e.ID, err)
	}
	der, err := take(b, s.master, aboutKey(e.ID))
	if err != nil {
		return nil, err
	}
	return parseKey(der)
}

// openRoot opens a key of the root, with a passphrase of its own right.
func (s *Store) openRoot(e *Entry, passphrase []byte) (crypto.Signer, error) {
	if k := s.opened[e.ID]; k != nil { // while it is being made
		return k, nil
	}
	file := filepath.Join(s.root, e.ID+".key")
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("the root's key is not at %s: put in the medium it lies on and name its folder (--root): %w", file, err)
	}
	der, err := unlock(b, passphrase, aboutKey(e.ID))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return parseKey(der)
}

func (s *Store) file(id string) string { return filepath.Join(s.dir, "private", id+".key") }

func parseKey(der []byte) (crypto.Signer, error) {
	k, err := smx509.ParsePKCS8PrivateKey(der)
	if err != nil {
		return nil, err
	}
	signer, ok := k.(crypto.Signer)
	if !ok {
		return nil, errors.New("it is not a key that signs")
	}
	return signer, nil
}

func generate(withSM2 bool) (crypto.Signer, []byte, error) {
	var k crypto.Signer
	var err error
	if withSM2 {
		k, err = sm2.GenerateKey(rand.Reader)
	} else {
		k, err = ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	}
	if err != nil {
		return nil, nil, err
	}
	der, err := smx509.MarshalPKCS8PrivateKey(k)
	return k, der, err
}

// nextID names a key: its use, its holder, and which one it is.
func (s *Store) nextID(use Use, holder string, withSM2 bool) string {
	base := string(use)
	if rest := strings.TrimPrefix(holder, base+"-"); rest != "" {
		base += "-" + rest
	}
	if withSM2 {
		base += "-sm2"
	}
	for n := 1; ; n++ {
		id := base + "-" + strconv.Itoa(n)
		if s.byID(id) == nil {
			return id
		}
	}
}
