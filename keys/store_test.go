package keys

import (
	"bytes"
	"context"
	"crypto/x509"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/emmansun/gmsm/smx509"
)

const secret = "correct horse battery staple"

// watch is a clock that the tests set.
type watch struct{ at time.Time }

func (w *watch) now() time.Time { return w.at }

func newStore(t testing.TB) (*Store, *watch, Options) {
	t.Helper()
	w := &watch{time.Date(2026, 11, 23, 2, 0, 0, 0, time.UTC)}
	o := Options{Dir: filepath.Join(t.TempDir(), "keys"), Passphrase: []byte(secret), Now: w.now}
	s, err := Init(Ceremony{Options: o, Court: "云庭互联网法院", CRL: "https://court.example/keys"})
	if err != nil {
		t.Fatal(err)
	}
	return s, w, o
}

func issue(t testing.TB, s *Store) {
	t.Helper()
	for _, h := range []Holder{
		{Use: Officer, ID: "j1", Name: "某甲", Post: "审判员"},
		{Use: Officer, ID: "c1", Name: "某乙", Post: "书记员"},
		{Use: Seal, ID: "main", Name: "云庭互联网法院"},
	} {
		if err := s.Issue(h); err != nil {
			t.Fatal(err)
		}
	}
}

func entries(t testing.TB, s *Store) []Entry {
	t.Helper()
	all, err := s.List()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func leaf(t testing.TB, e *Entry) *x509.Certificate {
	t.Helper()
	c, err := parseCertificate(e.Cert)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestProfilesOfCertificates(t *testing.T) {
	s, w, _ := newStore(t)
	issue(t, s)
	all := entries(t, s)
	var ids []string
	for _, e := range all {
		ids = append(ids, e.ID)
		c := leaf(t, &e)
		switch e.Use {
		case Root, Issuing:
			if !c.IsCA || c.KeyUsage != x509.KeyUsageCertSign|x509.KeyUsageCRLSign || e.Use == Issuing && !c.MaxPathLenZero {
				t.Errorf("%s: %+v", e.ID, c.KeyUsage)
			}
		default:
			if c.IsCA || c.KeyUsage != x509.KeyUsageDigitalSignature|x509.KeyUsageContentCommitment ||
				!slices.ContainsFunc(c.UnknownExtKeyUsage, oidDocumentSigning.Equal) || !c.NotAfter.Equal(w.at.AddDate(2, 0, 0)) ||
				!strings.HasPrefix(c.CRLDistributionPoints[0], "https://court.example/keys/issuing-") {
				t.Errorf("%s: usage %v until %v", e.ID, c.KeyUsage, c.NotAfter)
			}
		}
	}
	want := []string{"root-1", "issuing-1", "root-sm2-1", "issuing-sm2-1", "officer-j1-1", "officer-c1-1", "seal-main-1", "seal-main-sm2-1"}
	if !slices.Equal(ids, want) {
		t.Errorf("got %v", ids)
	}
	if c := leaf(t, s.byID("officer-j1-1")); c.Subject.CommonName != "某甲" || c.Subject.Organization[0] != "云庭互联网法院" || !strings.Contains(c.Subject.String(), "2.5.4.12=") {
		t.Errorf("the officer is %s", c.Subject)
	}
}

func TestSecretsAreNotReadable(t *testing.T) {
	s, _, o := newStore(t)
	issue(t, s)
	key, err := s.signer(s.byID("officer-j1-1"))
	if err != nil {
		t.Fatal(err)
	}
	der, err := smx509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	err = filepath.WalkDir(o.Dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		if info.Mode().Perm() != 0o600 {
			t.Errorf("%s has mode %v", path, info.Mode())
		}
		b, err := os.ReadFile(path)
		if bytes.Contains(b, der[len(der)-40:]) || bytes.Contains(b, []byte("PRIVATE KEY")) {
			t.Errorf("%s holds a key in the clear", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestOpenAgain(t *testing.T) {
	s, _, o := newStore(t)
	issue(t, s)
	again, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := again.signer(again.byID("seal-main-sm2-1")); err != nil {
		t.Error(err)
	}
	bad := o
	bad.Passphrase = []byte("not the passphrase")
	if _, err := Open(bad); !errors.Is(err, ErrPassphrase) {
		t.Errorf("got %v", err)
	}
	bad.Dir = t.TempDir()
	if _, err := Open(bad); !errors.Is(err, ErrNone) || !strings.Contains(err.Error(), "yunting keys init") {
		t.Errorf("got %v", err)
	}
	if _, err := Init(Ceremony{Options: o, Court: "x"}); !errors.Is(err, ErrThere) {
		t.Errorf("keys were written over: %v", err)
	}
	if _, err := Init(Ceremony{Options: Options{Dir: filepath.Join(t.TempDir(), "k"), Passphrase: []byte("short"), Now: o.Now}, Court: "x"}); err == nil {
		t.Error("a short passphrase was taken")
	}
}

// One key's file in the place of another's opens nothing, and neither does a changed one.
func TestFilesCannotBeSwapped(t *testing.T) {
	s, _, o := newStore(t)
	issue(t, s)
	b, err := os.ReadFile(s.file("officer-c1-1"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(s.file("officer-j1-1"), b, 0o600); err != nil {
		t.Fatal(err)
	}
	again, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := again.signer(again.byID("officer-j1-1")); err == nil || !strings.Contains(err.Error(), "belongs to other keys") {
		t.Errorf("got %v", err)
	}
	if err := os.Remove(s.file("officer-c1-1")); err != nil {
		t.Fatal(err)
	}
	if _, err := again.signer(again.byID("officer-c1-1")); err == nil || !strings.Contains(err.Error(), "backup") {
		t.Errorf("got %v", err)
	}
	rs, err := again.Check(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rs {
		if want := r.ID == "officer-j1-1" || r.ID == "officer-c1-1"; (len(r.Faults) > 0) != want {
			t.Errorf("%s: %v", r.ID, r.Faults)
		}
	}
}

func TestRotationKeepsTheOldCertificate(t *testing.T) {
	s, w, o := newStore(t)
	issue(t, s)
	running, err := Open(o) // a court that runs meanwhile
	if err != nil {
		t.Fatal(err)
	}
	w.at = w.at.AddDate(1, 0, 0)
	if err := s.Rotate(Holder{Use: Seal, ID: "main"}); err != nil {
		t.Fatal(err)
	}
	if err := s.Issue(Holder{Use: Seal, ID: "main", Name: "x"}); err == nil || !strings.Contains(err.Error(), "rotate") {
		t.Errorf("a second key was issued: %v", err)
	}
	x := Signer{Use: Seal, Holder: "main", Capacity: "印章"}
	if err := running.identify(&x); err != nil {
		t.Fatal(err)
	}
	if got := running.byID("seal-main-2"); got == nil || !bytes.Equal(x.chain[0].Raw, got.Cert) {
		t.Error("the running court does not sign with the new key")
	}
	if old := s.byID("seal-main-1"); old.Current() || len(old.Cert) == 0 || !old.Revoked.IsZero() {
		t.Errorf("the old key: %+v", old)
	}
	if err := s.RotateIssuing([]byte(secret)); err != nil {
		t.Fatal(err)
	}
	if err := s.Rotate(Holder{Use: Officer, ID: "j1", Post: "审判长"}); err != nil {
		t.Fatal(err)
	}
	if e := s.byID("officer-j1-2"); e == nil || e.Above != "issuing-2" || e.Post != "审判长" || e.Name != "某甲" {
		t.Error("the new issuing key does not certify")
	}
	rs, err := s.Check([]byte(secret))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rs {
		if len(r.Faults) > 0 {
			t.Errorf("%s: %v", r.ID, r.Faults)
		}
	}
}

func TestCheckWarnsAndFinds(t *testing.T) {
	s, w, _ := newStore(t)
	issue(t, s)
	w.at = w.at.AddDate(2, 0, -30)
	rs, err := s.Check(nil)
	if err != nil {
		t.Fatal(err)
	}
	warned := 0
	for _, r := range rs {
		if r.Warning != "" {
			warned++
		}
	}
	if warned != 6 { // two officers, two keys of the seal, the lists of two roots
		t.Errorf("%d warnings", warned)
	}
	w.at = w.at.AddDate(0, 2, 0)
	if rs, err = s.Check(nil); err != nil {
		t.Fatal(err)
	}
	for _, r := range rs {
		if holder := r.Use == Officer || r.Use == Seal; holder != (len(r.Faults) > 0) {
			t.Errorf("%s: %v", r.ID, r.Faults)
		}
	}
	d := Desk{Store: s, Now: w.now}
	if _, _, err := d.Sign(context.Background(), nil, Signer{Use: Officer, Holder: "j1", Capacity: "审判员"}); err == nil || !strings.Contains(err.Error(), "rotate") {
		t.Errorf("an ended certificate signs: %v", err)
	}
}

func TestRevocation(t *testing.T) {
	s, w, _ := newStore(t)
	issue(t, s)
	if err := s.Revoke("officer-j1-1", " ", nil); err == nil {
		t.Error("no reason was needed")
	}
	if err := s.Revoke("nobody", "x", nil); !errors.Is(err, ErrNone) {
		t.Errorf("got %v", err)
	}
	if err := s.Revoke("seal-main-1", "the device was lost", nil); err != nil {
		t.Fatal(err)
	}
	for name, id := range map[string]string{"issuing-1.crl": "seal-main-1", "issuing-sm2-1.crl": "seal-main-sm2-1"} {
		b, err := s.RevocationList(name)
		if err != nil {
			t.Fatal(err)
		}
		list, err := smx509.ParseRevocationList(b)
		if err != nil {
			t.Fatal(err)
		}
		above, err := smx509.ParseCertificate(s.byID(strings.TrimSuffix(name, ".crl")).Cert)
		if err != nil {
			t.Fatal(err)
		}
		if err := list.CheckSignatureFrom(above); err != nil {
			t.Error(err)
		}
		if e := list.RevokedCertificateEntries; len(e) != 1 || e[0].SerialNumber.Cmp(leaf(t, s.byID(id)).SerialNumber) != 0 || !e[0].RevocationTime.Equal(w.at) {
			t.Errorf("%s: %+v", name, e)
		}
	}
	if err := s.Revoke("seal-main-1", "again", nil); err == nil {
		t.Error("revoked twice")
	}
	if err := s.Revoke("root-1", "x", nil); err == nil {
		t.Error("a root was revoked")
	}
	d := Desk{Store: s, Now: w.now}
	if _, _, err := d.Sign(context.Background(), nil, Signer{Use: Seal, Holder: "main", Capacity: "印章"}); !errors.Is(err, ErrNone) {
		t.Errorf("a revoked seal signs: %v", err)
	}
	if err := s.Revoke("issuing-1", "known to others", []byte(secret)); err != nil {
		t.Fatal(err)
	}
	if b, err := s.RevocationList("root-1.crl"); err != nil || len(b) == 0 {
		t.Error(err)
	}
	for _, name := range []string{"officer-j1-1.crl", "../index.json", "x"} {
		if _, err := s.RevocationList(name); !errors.Is(err, ErrNone) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// The root may lie in a safe: everything but its own work goes on without it.
func TestRootAway(t *testing.T) {
	w := &watch{time.Date(2026, 11, 23, 2, 0, 0, 0, time.UTC)}
	dir := t.TempDir()
	o := Options{Dir: filepath.Join(dir, "keys"), Root: filepath.Join(dir, "medium"), Passphrase: []byte(secret), Now: w.now}
	other := []byte("another passphrase for the safe")
	s, err := Init(Ceremony{Options: o, Court: "云庭互联网法院", RootPassphrase: other})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(o.Root, o.Root+"-in-the-safe"); err != nil {
		t.Fatal(err)
	}
	issue(t, s)
	if err := s.RotateIssuing(other); err == nil || !strings.Contains(err.Error(), "--root") {
		t.Errorf("got %v", err)
	}
	if got := len(entries(t, s)); got != 8 {
		t.Errorf("a failed rotation left %d keys", got)
	}
	if err := os.Rename(o.Root+"-in-the-safe", o.Root); err != nil {
		t.Fatal(err)
	}
	if err := s.RotateIssuing([]byte(secret)); !errors.Is(err, ErrPassphrase) {
		t.Errorf("got %v", err)
	}
	if err := s.RotateIssuing(other); err != nil {
		t.Error(err)
	}
}

func TestOneCommandAtATime(t *testing.T) {
	s, _, o := newStore(t)
	if err := os.WriteFile(filepath.Join(o.Dir, "lock"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := s.Issue(Holder{Use: Officer, ID: "j1", Name: "某甲", Post: "审判员"}); err == nil || !strings.Contains(err.Error(), "lock") {
		t.Errorf("got %v", err)
	}
}

func TestHoldersAreChecked(t *testing.T) {
	s, _, _ := newStore(t)
	for _, h := range []Holder{{}, {Use: Root, ID: "x", Name: "x"}, {Use: Officer, ID: "../x", Name: "x", Post: "x"}, {Use: Officer, ID: "x", Post: "x"}, {Use: Officer, ID: "x", Name: "x"}} {
		if err := s.Issue(h); err == nil {
			t.Errorf("%+v was taken", h)
		}
	}
	if err := s.Rotate(Holder{Use: Officer, ID: "nobody"}); !errors.Is(err, ErrNone) {
		t.Errorf("got %v", err)
	}
}

func TestPassphraseFiles(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "p")
	t.Setenv(PassphraseEnv, "")
	t.Setenv(PassphraseFileEnv, "")
	if _, err := Passphrase(); !errors.Is(err, ErrNoPassphrase) {
		t.Errorf("got %v", err)
	}
	t.Setenv(PassphraseFileEnv, file)
	if err := os.WriteFile(file, []byte(secret+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Passphrase(); err == nil || !strings.Contains(err.Error(), "chmod 600") {
		t.Errorf("got %v", err)
	}
	if err := os.Chmod(file, 0o600); err != nil {
		t.Fatal(err)
	}
	if p, err := Passphrase(); err != nil || string(p) != secret {
		t.Errorf("%q, %v", p, err)
	}
	a, err := DemoPassphrase(dir)
	if err != nil {
		t.Fatal(err)
	}
	if b, err := DemoPassphrase(dir); err != nil || !bytes.Equal(a, b) || len(a) < shortest {
		t.Errorf("%q became %q, %v", a, b, err)
	}
}
