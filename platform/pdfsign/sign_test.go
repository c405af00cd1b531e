package pdfsign

import (
	"bytes"
	"context"
	"crypto"
	"crypto/x509"
	"errors"
	"image"
	"image/color"
	"image/png"
	"math/big"
	"strings"
	"testing"
	"time"
)

func mustSign(t testing.TB, pdf []byte, sigs ...Signature) []byte {
	t.Helper()
	out, err := Sign(context.Background(), pdf, sigs...)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func mustCheck(t testing.TB, pdf []byte, trust Trust) []Signed {
	t.Helper()
	got, err := Check(pdf, trust)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestThreeSignaturesHold(t *testing.T) {
	h := newHouse(t)
	pdf := paper(t)
	out := mustSign(t, pdf, h.signers(h.stamps())...)
	if !bytes.HasPrefix(out, pdf) {
		t.Error("the paper itself was changed")
	}
	got := mustCheck(t, out, h.trust())
	if len(got) != 3 {
		t.Fatalf("got %d signatures", len(got))
	}
	for i, s := range got {
		if !s.Good() {
			t.Errorf("%s: %v", s.Field, s.Findings)
		}
		if s.Field != []string{"judge", "clerk", "seal"}[i] || s.Whole != (i == 2) || !s.Claimed.Equal(signingTime) ||
			!s.Stamped.Equal(signingTime.Add(3*time.Second)) || s.SubFilter != SubFilter || s.Reason != "签署裁判文书" ||
			s.By.Subject.CommonName != s.Name {
			t.Errorf("signature %d: %+v", i, s)
		}
	}
	t.Logf("%d bytes, signed %d", len(pdf), len(out))
}

// Signing later, one by one, holds as well as all at once.
func TestSignaturesAtDifferentTimes(t *testing.T) {
	h := newHouse(t)
	out := paper(t)
	for _, s := range h.signers(nil) {
		out = mustSign(t, out, s)
	}
	for i, s := range mustCheck(t, out, h.trust()) {
		if !s.Good() || s.Whole != (i == 2) || !s.Stamped.IsZero() {
			t.Errorf("%s: %+v", s.Field, s)
		}
	}
}

func TestSameInputSameBytes(t *testing.T) {
	h := newHouse(t)
	sigs := h.signers(nil)
	pdf := paper(t)
	if !bytes.Equal(mustSign(t, pdf, sigs...), mustSign(t, pdf, sigs...)) {
		t.Error("two runs differ")
	}
}

func TestLargeTokenFindsRoom(t *testing.T) {
	h := newHouse(t)
	s := h.stamps()
	s.most = 9000
	sigs := h.signers(s)
	out := mustSign(t, paper(t), sigs...)
	for _, s := range mustCheck(t, out, h.trust()) {
		if !s.Good() {
			t.Errorf("%s: %v", s.Field, s.Findings)
		}
	}
	s.most = 80_000
	if _, err := Sign(context.Background(), paper(t), sigs...); !errors.Is(err, errNoRoom) {
		t.Errorf("got %v", err)
	}
}

// Whatever byte is changed, not all signatures stay good.
func TestEveryFlippedByteIsNoticed(t *testing.T) {
	h := newHouse(t)
	pdf := paper(t)
	out := mustSign(t, pdf, h.signers(h.stamps())...)
	trust := h.trust()
	changed, unread := 0, 0
	step := max(1, len(out)/500)
	for i := 0; i < len(out); i += step {
		bad := bytes.Clone(out)
		bad[i] ^= 1
		got, err := Check(bad, trust)
		if err != nil {
			unread++
			continue
		}
		faults := 0
		for _, s := range got {
			faults += len(s.Findings)
			if s.Has(FaultChanged) {
				changed++
			}
		}
		for _, s := range got {
			if s.Stamped.IsZero() { // its token is not signed: it can only get lost
				faults++
			}
		}
		if faults == 0 && len(got) == 3 {
			t.Errorf("byte %d of %d (%q) was changed and nobody noticed", i, len(out), out[max(0, i-20):min(len(out), i+20)])
		}
	}
	if changed == 0 {
		t.Error("no change was named")
	}
	bad := bytes.Clone(out)
	bad[len(pdf)/2] ^= 1
	for _, s := range mustCheck(t, bad, trust) {
		if !s.Has(FaultChanged) || len(s.Findings) != 1 {
			t.Errorf("%s: %v", s.Field, s.Findings)
		}
	}
}

func TestStrangersAreNotTrusted(t *testing.T) {
	h, other := newHouse(t), newHouse(t)
	out := mustSign(t, paper(t), h.signers(h.stamps())...)
	for _, s := range mustCheck(t, out, Trust{}) {
		if !s.Has(FaultUntrusted) || !s.Has(FaultStamp) || s.Has(FaultChanged) {
			t.Errorf("%s: %v", s.Field, s.Findings)
		}
	}
	for _, s := range mustCheck(t, out, Trust{Signers: pool(h.root), Stamps: pool(other.root)}) {
		if !s.Has(FaultStamp) || s.Has(FaultUntrusted) || !s.Stamped.IsZero() {
			t.Errorf("%s: %v", s.Field, s.Findings)
		}
	}
}

func TestCertificateOutOfTimeOrRevoked(t *testing.T) {
	h := newHouse(t)
	late := h.person("judge", "某甲", nil)
	late.At = signingTime.AddDate(61, 0, 0)
	if got := mustCheck(t, mustSign(t, paper(t), late), h.trust()); !got[0].Has(FaultTime) {
		t.Errorf("%v", got[0].Findings)
	}
	sig := h.person("judge", "某甲", nil)
	sig.Stamper = h.stamps()
	out := mustSign(t, paper(t), sig)
	trust := h.trust()
	trust.Revoked = []*x509.RevocationList{h.revoke(sig.Chain[0], signingTime)}
	if got := mustCheck(t, out, trust); !got[0].Has(FaultRevoked) {
		t.Errorf("%v", got[0].Findings)
	}
	trust.Revoked = []*x509.RevocationList{h.revoke(sig.Chain[0], signingTime.AddDate(0, 1, 0))}
	if got := mustCheck(t, out, trust); !got[0].Good() {
		t.Errorf("a stamped signature outlives a later revocation: %v", got[0].Findings)
	}
	other := newHouse(t)
	trust.Revoked = []*x509.RevocationList{other.revoke(sig.Chain[0], signingTime)}
	if got := mustCheck(t, out, trust); !got[0].Good() {
		t.Errorf("a list that the authority did not sign counts: %v", got[0].Findings)
	}
	trust.Revoked = []*x509.RevocationList{h.revokeIssuer(signingTime)}
	if got := mustCheck(t, out, trust); !got[0].Has(FaultRevoked) {
		t.Errorf("the issuing certificate was revoked: %v", got[0].Findings)
	}
}

func (h *house) revoke(c *x509.Certificate, at time.Time) *x509.RevocationList {
	return h.list(c, at, h.issuer, h.key)
}

func (h *house) revokeIssuer(at time.Time) *x509.RevocationList {
	return h.list(h.issuer, at, h.root, h.rootKey)
}

func (h *house) list(c *x509.Certificate, at time.Time, above *x509.Certificate, by crypto.Signer) *x509.RevocationList {
	h.t.Helper()
	der, err := x509.CreateRevocationList(nil, &x509.RevocationList{Number: big.NewInt(1), ThisUpdate: at, NextUpdate: at.AddDate(0, 1, 0),
		RevokedCertificateEntries: []x509.RevocationListEntry{{SerialNumber: c.SerialNumber, RevocationTime: at}}}, above, by)
	if err != nil {
		h.t.Fatal(err)
	}
	list, err := x509.ParseRevocationList(der)
	if err != nil {
		h.t.Fatal(err)
	}
	return list
}

func TestRefusals(t *testing.T) {
	h := newHouse(t)
	pdf := paper(t)
	good := h.person("judge", "某甲", nil)
	with := func(change func(*Signature)) Signature { s := good; change(&s); return s }
	for _, c := range []struct {
		say  string
		pdf  []byte
		sigs []Signature
	}{
		{"cannot be the name", pdf, []Signature{with(func(s *Signature) { s.Field = "a.b" })}},
		{"two signatures have", pdf, []Signature{good, good}},
		{"has no time", pdf, []Signature{with(func(s *Signature) { s.At = time.Time{} })}},
		{"no picture", pdf, []Signature{with(func(s *Signature) { s.Place = &Place{} })}},
		{"no place on a page", pdf, []Signature{with(func(s *Signature) { s.Place = &Place{Picture: ring(t)} })}},
		{"but the file has", pdf, []Signature{with(func(s *Signature) { s.Place = &Place{7, [4]float64{0, 0, 9, 9}, ring(t)} })}},
		{"not that of the key", pdf, []Signature{with(func(s *Signature) { s.Chain = h.person("x", "x", nil).Chain })}},
		{"no key", pdf, []Signature{with(func(s *Signature) { s.Key = nil })}},
		{"already", mustSign(t, pdf, good), []Signature{good}},
		{"does not begin as one", []byte("hello"), []Signature{good}},
		{"cannot be read", pdf[:len(pdf)/2], []Signature{good}},
	} {
		out, err := Sign(context.Background(), c.pdf, c.sigs...)
		if out != nil || err == nil || !strings.Contains(err.Error(), c.say) {
			t.Errorf("want %q, got %v", c.say, err)
		}
	}
}

func TestDrawnPictures(t *testing.T) {
	m := image.NewNRGBA(image.Rect(0, 0, 300, 90))
	for x := range 300 {
		m.Set(x, 30+x/10, color.NRGBA{20, 20, 60, 200})
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	p, err := Drawn(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	h := newHouse(t)
	s := h.person("party", "当事人 某丙", nil)
	s.Place = &Place{0, [4]float64{100, 100, 250, 145}, p}
	out := mustSign(t, paper(t), s)
	if !bytes.Contains(out, []byte("/SMask")) {
		t.Error("the picture lost what is transparent")
	}
	if got := mustCheck(t, out, h.trust()); !got[0].Good() {
		t.Error(got[0].Findings)
	}
	if _, err := Drawn([]byte("GIF89a")); err == nil {
		t.Error("something else was taken for a PNG file")
	}
	for _, bad := range [][]Stroke{nil, {{}}, {{{1e9, 0}}}, make([]Stroke, 3000)} {
		if _, err := Strokes(100, 40, 1, bad); err == nil {
			t.Errorf("%d strokes were taken", len(bad))
		}
	}
	if _, err := Vector(10, 10, nil, []byte("<</A")); err == nil {
		t.Error("broken resources were taken")
	}
}
