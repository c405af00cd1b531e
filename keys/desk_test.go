package keys

import (
	"context"
	"crypto/ecdsa"
	"encoding/hex"
	"encoding/pem"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"yunting/document/form"
	"yunting/journal"
	"yunting/platform/pdfsign"
	"yunting/platform/typeset"
)

func paper(t testing.TB) []byte {
	t.Helper()
	r, err := form.Paper{Court: "云庭互联网法院", Kind: "民事判决书", Number: "（2026）粤0192民初1号", Made: time.Date(2026, 11, 23, 2, 0, 0, 0, time.UTC),
		Blocks: typeset.Blocks{form.Para("本院认为，经营者提供商品有欺诈行为的，应当按照消费者的要求增加赔偿其受到的损失。")}, Sign: []string{"审判员　　某甲"}, Date: "二〇二六年十一月二十三日"}.Set()
	if err != nil {
		t.Fatal(err)
	}
	return r.PDF
}

func picture(t testing.TB) *pdfsign.Picture {
	t.Helper()
	p, err := pdfsign.Strokes(100, 40, 1.5, []pdfsign.Stroke{{{5, 30}, {30, 5}, {55, 35}, {95, 10}}})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// judge runs an outside program.
func judge(t *testing.T, dir, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("%s is missing: sh tools/testing.sh installs it", name)
	}
	c := exec.Command(name, args...)
	c.Dir = dir
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
	return string(out)
}

func leave(t *testing.T, dir, name string, b []byte) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), b, 0o600); err != nil {
		t.Fatal(err)
	}
}

// Officers, a party with a certificate for one act, and the court sign; the court's own time-stamp authority stamps.
func TestDeskSignsForAll(t *testing.T) {
	s, w, _ := newStore(t)
	issue(t, s)
	dir := t.TempDir()
	stamps, err := journal.OpenAuthority(filepath.Join(dir, "authority"), "云庭互联网法院", w.now)
	if err != nil {
		t.Fatal(err)
	}
	d := &Desk{Store: s, Stamper: stamps, Now: w.now}
	party, err := d.Party(context.Background(), "某丙", "（2026）粤0192民初1号 调解笔录", 10*time.Minute, &pdfsign.Place{Rect: [4]float64{100, 300, 200, 340}, Picture: picture(t)})
	if err != nil {
		t.Fatal(err)
	}
	out, signed, err := d.Sign(context.Background(), paper(t),
		Signer{Use: Officer, Holder: "j1", Capacity: "审判员", Reason: "签署"}, Signer{Use: Officer, Holder: "c1", Capacity: "书记员"}, party,
		Signer{Use: Seal, Holder: "main", Capacity: "印章", Place: &pdfsign.Place{Rect: [4]float64{300, 300, 419, 419}, Picture: picture(t)}})
	if err != nil {
		t.Fatal(err)
	}
	w.at = w.at.AddDate(0, 0, 7) // the party's certificate has ended; what it signed has not
	trust, err := s.Trust(stamps.Root())
	if err != nil {
		t.Fatal(err)
	}
	got, err := pdfsign.Check(out, trust)
	if err != nil || len(got) != 4 || len(signed) != 4 {
		t.Fatalf("%d and %d signatures, %v", len(got), len(signed), err)
	}
	for i, x := range got {
		k := signed[i]
		if !x.Good() || x.Name != k.Name || hexSerial(x.By.SerialNumber) != k.Serial || !x.Stamped.Equal(k.At) || !k.Stamped || k.SubFilter != x.SubFilter {
			t.Errorf("%+v\n%+v", x, k)
		}
	}
	c := got[2].By
	if c.Subject.CommonName != "某丙" || c.NotAfter.Sub(signed[2].At) != 10*time.Minute || !strings.Contains(c.Subject.String(), "调解笔录") || len(c.Subject.Organization) > 0 {
		t.Errorf("the party's certificate: %s until %s", c.Subject, c.NotAfter)
	}
	b, err := os.ReadFile(s.parties())
	if err != nil || !strings.Contains(string(b), signed[2].Serial) || strings.Contains(string(b), "某丙") {
		t.Errorf("what is kept of it: %s, %v", b, err)
	}

	roots, err := s.Authorities(false)
	if err != nil {
		t.Fatal(err)
	}
	leave(t, dir, "root.pem", pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: s.byID("root-1").Cert}))
	if strings.Count(string(roots), "BEGIN CERTIFICATE") != 2 {
		t.Errorf("exported:\n%s", roots)
	}
	leave(t, dir, "signed.pdf", out)
	judge(t, dir, "certutil", "-N", "-d", "sql:"+dir, "--empty-password")
	judge(t, dir, "certutil", "-A", "-d", "sql:"+dir, "-n", "root", "-t", "CT,C,C", "-i", "root.pem")
	say := judge(t, dir, "pdfsig", "-nssdir", dir, "signed.pdf")
	if strings.Count(say, "Signature is Valid.") != 4 || strings.Count(say, "Total document signed") != 1 {
		t.Error(say)
	}
	judge(t, dir, "qpdf", "--check", "signed.pdf")

	if err := s.Revoke(signed[2].Serial, "another person signed", nil); err != nil {
		t.Fatal(err)
	}
	if err := s.Revoke("ab12", "x", nil); err == nil {
		t.Error("an unknown certificate was revoked")
	}
	if trust, err = s.Trust(stamps.Root()); err != nil {
		t.Fatal(err)
	}
	if len(trust.Revoked[len(trust.Revoked)-1].RevokedCertificateEntries) != 1 {
		t.Error("the party's certificate is in no list")
	}
}

func TestPartiesAreChecked(t *testing.T) {
	s, w, _ := newStore(t)
	d := &Desk{Store: s, Now: w.now}
	for _, c := range []struct {
		name, act string
		good      time.Duration
	}{{"", "x", time.Hour}, {"x", " ", time.Hour}, {"x", "x", time.Second}, {"x", "x", 25 * time.Hour}} {
		if _, err := d.Party(context.Background(), c.name, c.act, c.good, nil); err == nil {
			t.Errorf("%+v was taken", c)
		}
	}
	long, err := d.Party(context.Background(), strings.Repeat("长", 300), strings.Repeat("号", 300), time.Hour, nil)
	if err != nil || len([]rune(long.chain[0].Subject.CommonName)) != mostName || len([]rune(long.name)) != 300 {
		t.Errorf("%v", err)
	}
	if _, _, err := d.Sign(context.Background(), nil, Signer{Use: Issuing, Capacity: "x"}); err == nil {
		t.Error("the issuing key signed a paper")
	}
	if _, _, err := d.Sign(context.Background(), nil, Signer{Use: Officer, Holder: "j1"}); err == nil {
		t.Error("no capacity was needed")
	}
}

func TestDetachedSM2(t *testing.T) {
	s, w, _ := newStore(t)
	issue(t, s)
	pdf := paper(t)
	d := &Desk{Store: s, Now: w.now}
	got, err := d.Detach(pdf, "main")
	if err != nil {
		t.Fatal(err)
	}
	roots, err := s.SM2Roots()
	if err != nil {
		t.Fatal(err)
	}
	if err := got.Verify(pdf, roots...); err != nil {
		t.Error(err)
	}
	if err := got.Verify(append(pdf, ' '), roots...); err == nil {
		t.Error("another file passed")
	}
	if err := got.Verify(pdf); err == nil {
		t.Error("it was trusted without a root")
	}
	dir := t.TempDir()
	leave(t, dir, "paper.pdf", pdf)
	leave(t, dir, "sig", got.Signature)
	certificate := func(name string, der []byte) {
		leave(t, dir, name, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}))
	}
	certificate("leaf.pem", got.Chain[0])
	certificate("issuing.pem", got.Chain[1])
	certificate("root.pem", roots[0])
	leave(t, dir, "pub.pem", []byte(judge(t, dir, "openssl", "x509", "-in", "leaf.pem", "-noout", "-pubkey")))
	if say := judge(t, dir, "openssl", "dgst", "-sm3", "-verify", "pub.pem", "-sigopt", "distid:1234567812345678", "-signature", "sig", "paper.pdf"); !strings.Contains(say, "Verified OK") {
		t.Error(say)
	}
	// openssl gives the identity to the certificate it is asked about only, so each floor is asked alone.
	for _, pair := range [][2]string{{"root.pem", "issuing.pem"}, {"issuing.pem", "leaf.pem"}} {
		if say := judge(t, dir, "openssl", "verify", "-partial_chain", "-vfyopt", "distid:1234567812345678", "-attime", fmt.Sprint(w.at.Unix()), "-CAfile", pair[0], pair[1]); !strings.Contains(say, "OK") {
			t.Error(say)
		}
	}
	if say := judge(t, dir, "openssl", "dgst", "-sm3", "-r", "paper.pdf"); !strings.HasPrefix(say, hex.EncodeToString(got.Digest)) {
		t.Errorf("the digest is not %s", say)
	}
	if _, err := d.Detach(pdf, "other"); err == nil {
		t.Error("a seal that is not there signed")
	}
}

func TestP256AuthorityInOpenssl(t *testing.T) {
	s, w, _ := newStore(t)
	issue(t, s)
	dir := t.TempDir()
	for name, id := range map[string]string{"leaf.pem": "officer-j1-1", "issuing.pem": "issuing-1", "root.pem": "root-1"} {
		leave(t, dir, name, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: s.byID(id).Cert}))
	}
	if _, ok := leaf(t, s.byID("root-1")).PublicKey.(*ecdsa.PublicKey); !ok {
		t.Fatal("the root is of another family")
	}
	judge(t, dir, "openssl", "verify", "-x509_strict", "-attime", fmt.Sprint(w.at.Unix()), "-CAfile", "root.pem", "-untrusted", "issuing.pem", "leaf.pem")
}

func BenchmarkDesk(b *testing.B) {
	s, w, _ := newStore(b)
	issue(b, s)
	stamps, err := journal.OpenAuthority(filepath.Join(b.TempDir(), "authority"), "云庭互联网法院", w.now)
	if err != nil {
		b.Fatal(err)
	}
	pdf := paper(b)
	three := []Signer{{Use: Officer, Holder: "j1", Capacity: "审判员"}, {Use: Officer, Holder: "c1", Capacity: "书记员"}, {Use: Seal, Holder: "main", Capacity: "印章"}}
	for name, d := range map[string]*Desk{"stamped": {Store: s, Stamper: stamps, Now: w.now}, "unstamped": {Store: s, Now: w.now}} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, _, err := d.Sign(context.Background(), pdf, three...); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	d := &Desk{Store: s, Now: w.now}
	b.Run("party", func(b *testing.B) {
		for b.Loop() {
			if _, err := d.Party(context.Background(), "某丙", "x", time.Hour, nil); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("detached", func(b *testing.B) {
		for b.Loop() {
			if _, err := d.Detach(pdf, "main"); err != nil {
				b.Fatal(err)
			}
		}
	})
}
