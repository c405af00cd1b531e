package jobs_test

import (
	"context"
	"encoding/pem"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"yunting/document/form"
	"yunting/jobs"
	"yunting/journal"
	"yunting/keys"
	"yunting/pdftest"
	"yunting/platform/pdfsign"
	"yunting/platform/typeset"
)

// Every paper of the court is signed by all whom its foot names, and sealed: it stays PDF/A-2b and PDF/UA-1, a sound file
// with the same words, and pdfsig confirms each signature and trusts its certificate.
func TestSignedPapersStayArchival(t *testing.T) {
	now := time.Now().UTC().Truncate(time.Second) // certificates are judged by today
	pdfs, kinds, trusts := map[string][]byte{}, map[int]int{}, map[string]string{}
	for _, f := range form.All() {
		data := f.Sample()
		form.HeadOf(data).Made = now
		p, err := form.Fill(f.Kind, data, form.Hans)
		if err != nil {
			t.Fatal(err)
		}
		r, err := p.Set()
		if err != nil {
			t.Fatalf("%s: %v", f.Kind, err)
		}
		pdf, err := jobs.Specimen(context.Background(), p, r)
		if err != nil {
			t.Fatalf("%s: %v", f.Kind, err)
		}
		of := p.Court
		if of == "" {
			of = "样张法院"
		}
		if trusts[of] == "" {
			d, err := keys.Specimen(of, now)
			if err != nil {
				t.Fatal(err)
			}
			trusts[of] = trusting(t, d.Store)
		}
		kinds[confirmed(t, string(f.Kind), r.PDF, pdf, trusts[of])]++
		pdfs[string(f.Kind)] = pdf
	}
	t.Logf("papers by their number of signatures: %v", kinds)
	if kinds[1] == 0 || kinds[2] == 0 || kinds[3] == 0 {
		t.Errorf("papers by their number of signatures: %v", kinds)
	}
	pdftest.Conforms(t, pdfs)
}

// A party signs its own paper by hand, with a certificate for that one act and a time-stamp.
func TestPartysSignedPaperStaysArchival(t *testing.T) {
	const of = "云庭演示互联网法院"
	dir := t.TempDir()
	store, err := keys.Init(keys.Ceremony{Options: keys.Options{Dir: filepath.Join(dir, "keys"), Now: time.Now, Passphrase: []byte("six words that were drawn")}, Court: of})
	if err != nil {
		t.Fatal(err)
	}
	stamps, err := journal.OpenAuthority(filepath.Join(dir, "authority"), of, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	hand, err := pdfsign.Strokes(100, 40, 1.5, []pdfsign.Stroke{{{5, 30}, {30, 5}, {55, 35}, {95, 10}}, {{50, 4}}})
	if err != nil {
		t.Fatal(err)
	}
	d := &keys.Desk{Store: store, Stamper: stamps, Now: time.Now}
	pdfs, nss := map[string][]byte{}, trusting(t, store)
	for _, f := range form.All() {
		if !f.Kind.ByParty() {
			continue
		}
		data := f.Sample()
		form.HeadOf(data).Made = time.Now()
		p, err := form.Fill(f.Kind, data, form.Hans)
		if err != nil {
			t.Fatal(err)
		}
		r, err := p.Set()
		if err != nil {
			t.Fatal(err)
		}
		at, ok := r.Place(typeset.SignPlace + "1")
		if !ok {
			t.Fatalf("%s has no place for a signature", f.Kind)
		}
		by, err := d.Party(context.Background(), "林晓溪", form.HeadOf(data).Number+" "+f.Kind.Chinese(), 10*time.Minute,
			&pdfsign.Place{Page: at.Page - 1, Rect: [4]float64{at.X, at.Y, at.X + at.W, at.Y + at.H}, Picture: hand})
		if err != nil {
			t.Fatal(err)
		}
		pdf, _, err := d.Sign(context.Background(), r.PDF, by)
		if err != nil {
			t.Fatal(err)
		}
		if n := confirmed(t, string(f.Kind), r.PDF, pdf, nss); n != 1 {
			t.Errorf("%s: %d signatures", f.Kind, n)
		}
		pdfs[string(f.Kind)] = pdf
	}
	if len(pdfs) == 0 {
		t.Fatal("no paper of a party")
	}
	pdftest.Conforms(t, pdfs)
}

// confirmed asks the outside judges about a signed paper, and gives the number of its signatures.
func confirmed(t *testing.T, kind string, plain, signed []byte, nss string) int {
	t.Helper()
	text := func(pdf []byte) string { return pdftest.Run(t, pdf, "pdftotext", "-enc", "UTF-8", "FILE", "-") }
	if before, after := text(plain), text(signed); before != after {
		t.Errorf("%s says after signing:\n%s\nand said before:\n%s", kind, after, before)
	}
	if say := pdftest.Run(t, signed, "qpdf", "--check", "FILE"); !strings.Contains(say, "No syntax or stream encoding errors") {
		t.Errorf("%s: %s", kind, say)
	}
	n := strings.Count(string(signed), "/SubFilter/"+pdfsign.SubFilter)
	if n == 0 {
		return 0
	}
	say := pdftest.Run(t, signed, "pdfsig", "-nssdir", nss, "FILE")
	if strings.Count(say, "Signature is Valid.") != n || strings.Count(say, "Certificate is Trusted.") != n || strings.Count(say, "Total document signed") != 1 {
		t.Errorf("%s: %s", kind, say)
	}
	return n
}

// trusting gives a folder in which NSS trusts the roots of a court.
func trusting(t *testing.T, store *keys.Store) string {
	t.Helper()
	dir := t.TempDir()
	all, err := store.List()
	if err != nil {
		t.Fatal(err)
	}
	do := func(args ...string) {
		t.Helper()
		if out, err := exec.Command("certutil", append(args, "-d", "sql:"+dir)...).CombinedOutput(); err != nil {
			t.Fatalf("certutil (sh tools/testing.sh installs it): %v\n%s", err, out)
		}
	}
	do("-N", "--empty-password")
	for _, e := range all {
		if e.Use == keys.Root && !e.SM2 {
			file := filepath.Join(dir, e.ID+".pem")
			if err := os.WriteFile(file, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: e.Cert}), 0o600); err != nil {
				t.Fatal(err)
			}
			do("-A", "-n", e.ID, "-t", "CT,C,C", "-i", file)
		}
	}
	return dir
}
