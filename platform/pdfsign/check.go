package pdfsign

import (
	"bytes"
	"crypto/x509"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Fault is one thing wrong with a signature.
type Fault string

const (
	FaultChanged   Fault = "changed"   // the bytes it covers are not those that were signed
	FaultBroken    Fault = "broken"    // the signature itself is damaged or of a form that is not read
	FaultCoverage  Fault = "coverage"  // it leaves out more than itself
	FaultUntrusted Fault = "untrusted" // no root vouches for its certificate
	FaultTime      Fault = "time"      // the certificate was not in force at the time of signing
	FaultRevoked   Fault = "revoked"   // the certificate was revoked before
	FaultStamp     Fault = "stamp"     // its time-stamp is damaged, of something else, or from nobody trusted
	FaultLater     Fault = "later"     // something other than a signature was added or changed after it
)

// Finding is a fault with what was found.
type Finding struct {
	Fault Fault
	Say   string // one sentence in English
}

// Signed is a signature found in a file.
type Signed struct {
	Field, Name, Reason, Location, Contact, SubFilter string

	Claimed time.Time // the signer's word; zero: none
	Stamped time.Time // of the time-stamp; zero: none that holds
	By      *x509.Certificate
	StampBy *x509.Certificate

	Covers   int  // bytes from the beginning of the file, its own container left out
	Whole    bool // nothing was appended after it
	Findings []Finding
}

// Good tells that nothing is wrong.
func (s *Signed) Good() bool { return len(s.Findings) == 0 }

// Has tells whether a fault was found.
func (s *Signed) Has(f Fault) bool {
	return slices.ContainsFunc(s.Findings, func(x Finding) bool { return x.Fault == f })
}

func (s *Signed) find(f Fault, format string, args ...any) {
	s.Findings = append(s.Findings, Finding{f, fmt.Sprintf(format, args...)})
}

// Trust says whom to believe.
type Trust struct {
	Signers *x509.CertPool
	Stamps  *x509.CertPool // roots of time-stamp authorities
	Revoked []*x509.RevocationList
}

// Check finds the signatures of a file, in the order they were made, and tells what is wrong with each. An error means
// that the file cannot be read at all.
func Check(pdf []byte, trust Trust) ([]Signed, error) {
	f, err := open(pdf)
	if err != nil {
		return nil, err
	}
	_, root, err := f.root()
	if err != nil {
		return nil, err
	}
	form := dict{}
	if raw := root.get("AcroForm"); raw != nil {
		if form, err = f.dict(raw); err != nil {
			return nil, err
		}
	}
	fields, err := f.signatureFields(form.get("Fields"))
	if err != nil {
		return nil, err
	}
	var out []Signed
	for _, x := range fields {
		if x.value == 0 {
			continue
		}
		s, err := f.check(x, trust)
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	slices.SortStableFunc(out, func(a, b Signed) int { return a.Covers - b.Covers })
	return out, nil
}

// formField is a signature's field; value is the object of its signature, 0 while it is empty.
type formField struct {
	num, value int
	name       string
}

func (f *file) signatureFields(raw []byte) ([]formField, error) {
	var out []formField
	seen := map[int]bool{}
	var walk func(raw []byte, above, kind string, value int, depth int) error
	walk = func(raw []byte, above, kind string, value, depth int) error {
		fields, err := f.array(raw)
		if err != nil {
			return err
		}
		for _, raw := range fields {
			num := reference(raw)
			if num == 0 || seen[num] || depth > deepest {
				return unreadable("its form fields are broken")
			}
			seen[num] = true
			d, err := f.dict(raw)
			if err != nil {
				return err
			}
			x, ft, v := above, kind, value
			if t := d.get("T"); t != nil {
				if t, err = f.resolve(t); err != nil {
					return err
				}
				x = strings.TrimPrefix(above+"."+text(t), ".")
			}
			if t := d.get("FT"); t != nil {
				ft = name(t)
			}
			if r := d.get("V"); r != nil && ft == "Sig" {
				if v = reference(r); v == 0 {
					return unreadable("the signature %s does not stand in an object of its own", x)
				}
			}
			if kids := d.get("Kids"); kids != nil {
				if err := walk(kids, x, ft, v, depth+1); err != nil {
					return err
				}
				continue
			}
			if len(out) == mostSigned {
				return unreadable("it has more than %d signatures", mostSigned)
			}
			if ft == "Sig" {
				out = append(out, formField{num, v, x})
			}
		}
		return nil
	}
	return out, walk(raw, "", "", 0, 0)
}

func (f *file) check(x formField, trust Trust) (Signed, error) {
	s := Signed{Field: x.name}
	at, _, err := f.find(x.value)
	if err != nil {
		return s, err
	}
	raw, err := f.object(x.value)
	if err != nil {
		return s, err
	}
	d, err := dictionary(raw)
	if err != nil {
		s.find(FaultBroken, "the signature %s is unreadable", x.name)
		return s, nil
	}
	s.Name, s.Reason, s.Location, s.Contact = text(d.get("Name")), text(d.get("Reason")), text(d.get("Location")), text(d.get("ContactInfo"))
	s.SubFilter = name(d.get("SubFilter"))
	s.Claimed = pdfTime(text(d.get("M")))
	a, b, c, ok := f.ranges(d, at)
	if !ok {
		s.find(FaultCoverage, "the signature does not cover the file up to its own end")
		return s, nil
	}
	s.Covers, s.Whole = b+c, b+c == len(f.b)
	if s.SubFilter != SubFilter && s.SubFilter != "adbe.pkcs7.detached" {
		s.find(FaultBroken, "signatures of the form %q are not read", s.SubFilter)
		return s, nil
	}
	m, err := parseMessage(hexBytes(f.b[a+1 : b-1]))
	if err != nil {
		s.find(FaultBroken, "%v", err)
		return s, nil
	}
	s.By = m.signer
	h := m.hash.New()
	h.Write(f.b[:a])
	h.Write(f.b[b : b+c])
	if m.content != nil || !bytes.Equal(h.Sum(nil), m.digest) {
		s.find(FaultChanged, "the file was changed after this signature")
	}
	if !m.confirmed() {
		s.find(FaultBroken, "the signature is not that of its certificate")
	}
	s.checkStamp(m, trust)
	s.checkTrust(m, trust)
	if !s.Whole {
		if why := f.later(b + c); why != "" {
			s.find(FaultLater, "%s", why)
		}
	}
	return s, nil
}

// ranges gives the bytes a signature covers: [0, a) and [b, b+c), between them nothing but its container.
func (f *file) ranges(d dict, at int) (a, b, c int, ok bool) {
	list, err := items(d.get("ByteRange"))
	if err != nil || len(list) != 4 {
		return
	}
	var n [4]int
	for i := range n {
		if n[i], ok = number(list[i]); !ok || n[i] > len(f.b) {
			return 0, 0, 0, false
		}
	}
	a, b, c = n[1], n[2], n[3]
	contents := d.get("Contents")
	if n[0] != 0 || a >= b || b+c > len(f.b) || len(contents) != b-a || len(contents) < 2 || contents[0] != '<' {
		return 0, 0, 0, false
	}
	// The container must be the one in this dictionary: d was cut from f.b.
	if a < at || &contents[0] != &f.b[a] {
		return 0, 0, 0, false
	}
	return a, b, c, true
}

func (s *Signed) checkStamp(m *message, trust Trust) {
	if m.token == nil {
		return
	}
	t, err := parseStamp(m.token, m.sig)
	if err != nil {
		s.find(FaultStamp, "%v", err)
		return
	}
	s.StampBy = t.signer
	if _, err := chain(t.message, trust.Stamps, t.at, x509.ExtKeyUsageTimeStamping); err != nil {
		s.find(FaultStamp, "the time-stamp is from nobody trusted: %v", err)
		return
	}
	s.Stamped = t.at
}

func (s *Signed) checkTrust(m *message, trust Trust) {
	at := s.Stamped
	if at.IsZero() {
		at = s.Claimed
	}
	if c := m.signer; at.Before(c.NotBefore) || at.After(c.NotAfter) {
		s.find(FaultTime, "the certificate is in force from %s to %s, not at %s", c.NotBefore.UTC().Format(time.DateTime), c.NotAfter.UTC().Format(time.DateTime), at.UTC().Format(time.DateTime))
		at = c.NotBefore
	}
	above, err := chain(m, trust.Signers, at, x509.ExtKeyUsageAny)
	if err != nil {
		s.find(FaultUntrusted, "%v", err)
		return
	}
	if m.signer.KeyUsage&(x509.KeyUsageDigitalSignature|x509.KeyUsageContentCommitment) == 0 {
		s.find(FaultUntrusted, "the certificate is not one for signatures")
	}
	for i := range len(above) - 1 {
		s.checkRevoked(above[i], above[i+1], at, trust.Revoked)
	}
}

// checkRevoked looks for a certificate in the lists of the one above it. Without a time-stamp nobody can say that the
// signature is older than the revocation.
func (s *Signed) checkRevoked(c, above *x509.Certificate, at time.Time, lists []*x509.RevocationList) {
	for _, list := range lists {
		if !bytes.Equal(list.RawIssuer, c.RawIssuer) || list.CheckSignatureFrom(above) != nil {
			continue
		}
		for _, r := range list.RevokedCertificateEntries {
			if r.SerialNumber.Cmp(c.SerialNumber) == 0 && (s.Stamped.IsZero() || !at.Before(r.RevocationTime)) {
				s.find(FaultRevoked, "the certificate of %s was revoked at %s", c.Subject.CommonName, r.RevocationTime.UTC().Format(time.DateTime))
				return
			}
		}
	}
}

// chain gives the certificates from the signer to a root.
func chain(m *message, roots *x509.CertPool, at time.Time, usage x509.ExtKeyUsage) ([]*x509.Certificate, error) {
	if roots == nil {
		roots = x509.NewCertPool() // nil would mean the roots of this machine
	}
	between := x509.NewCertPool()
	for _, c := range m.certs {
		between.AddCert(c)
	}
	chains, err := m.signer.Verify(x509.VerifyOptions{Roots: roots, Intermediates: between, CurrentTime: at, KeyUsages: []x509.ExtKeyUsage{usage}})
	if err != nil {
		return nil, err
	}
	return chains[0], nil
}

// pdfTime reads a date of a dictionary; zero when there is none.
func pdfTime(s string) time.Time {
	s = strings.ReplaceAll(strings.TrimPrefix(s, "D:"), "'", "")
	for _, layout := range []string{"20060102150405Z0700", "20060102150405-0700", "20060102150405Z"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.UTC()
		}
	}
	return time.Time{}
}
