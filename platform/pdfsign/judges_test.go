package pdfsign

import (
	"bytes"
	"encoding/asn1"
	"encoding/pem"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"crypto/x509"
)

// judge runs an outside program; it is missing only where tools/testing.sh cannot install it.
func judge(t *testing.T, dir string, fails bool, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("%s is missing: sh tools/testing.sh installs it", name)
	}
	c := exec.Command(name, args...)
	c.Dir = dir
	out, err := c.CombinedOutput()
	if (err != nil) != fails {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
	return string(out)
}

func put(t *testing.T, dir, name string, b []byte) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), b, 0o600); err != nil {
		t.Fatal(err)
	}
}

func pemOf(cs ...*x509.Certificate) []byte {
	var b []byte
	for _, c := range cs {
		b = append(b, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: c.Raw})...)
	}
	return b
}

// database gives a folder in which NSS trusts the root.
func database(t *testing.T, h *house) string {
	dir := t.TempDir()
	put(t, dir, "root.pem", pemOf(h.root))
	judge(t, dir, false, "certutil", "-N", "-d", "sql:"+dir, "--empty-password")
	judge(t, dir, false, "certutil", "-A", "-d", "sql:"+dir, "-n", "root", "-t", "CT,C,C", "-i", "root.pem")
	return dir
}

func TestPdfsigConfirms(t *testing.T) {
	h := newHouse(t)
	dir := database(t, h)
	pdf := paper(t)
	out := mustSign(t, pdf, h.signers(h.stamps())...)
	put(t, dir, "signed.pdf", out)
	say := judge(t, dir, false, "pdfsig", "-nssdir", dir, "signed.pdf")
	if strings.Count(say, "Signature is Valid.") != 3 || strings.Count(say, "Certificate is Trusted.") != 3 ||
		strings.Count(say, "ETSI.CAdES.detached") != 3 || strings.Count(say, "Total document signed") != 1 {
		t.Error(say)
	}
	if i := strings.Index(say, "Signature #3"); i < 0 || !strings.Contains(say[i:], "Total document signed") {
		t.Errorf("the last signature does not cover the file:\n%s", say)
	}
	if i := strings.Index(say, "Signature #2"); i >= 0 && strings.Contains(say[:i], "Total document signed") {
		t.Errorf("the first signature cannot cover the file:\n%s", say)
	}
	bad := bytes.Clone(out)
	bad[len(pdf)/2] ^= 1
	put(t, dir, "bad.pdf", bad)
	if say := judge(t, dir, false, "pdfsig", "-nssdir", dir, "bad.pdf"); strings.Count(say, "Digest Mismatch") != 3 {
		t.Error(say)
	}
}

func TestFileStaysSound(t *testing.T) {
	h := newHouse(t)
	dir := t.TempDir()
	put(t, dir, "signed.pdf", mustSign(t, paper(t), h.signers(h.stamps())...))
	later := paper(t)
	for _, s := range h.signers(h.stamps()) {
		later = mustSign(t, later, s)
	}
	put(t, dir, "later.pdf", later)
	for _, name := range []string{"signed.pdf", "later.pdf"} {
		if say := judge(t, dir, false, "qpdf", "--check", name); !strings.Contains(say, "No syntax or stream encoding errors") || strings.Contains(say, "WARNING") {
			t.Error(say)
		}
		if say := judge(t, dir, false, "pdfsig", "-nocert", name); strings.Count(say, "Signature is Valid.") != 3 {
			t.Error(say)
		}
	}
	if say := judge(t, dir, false, "pdfinfo", "-struct-text", "signed.pdf"); strings.Count(say, "Form") < 3 {
		t.Errorf("the signatures do not stand in the structure:\n%s", say)
	}
}

func TestOpensslConfirms(t *testing.T) {
	h := newHouse(t)
	dir := t.TempDir()
	out := mustSign(t, paper(t), h.signers(h.stamps())...)
	put(t, dir, "root.pem", pemOf(h.root))
	put(t, dir, "both.pem", pemOf(h.root, h.issuer))
	ranges := regexp.MustCompile(`/ByteRange\[0 (\d+) (\d+) (\d+) *\]`).FindAllSubmatch(out, -1)
	if len(ranges) != 3 {
		t.Fatalf("%d signatures", len(ranges))
	}
	for i, r := range ranges {
		var a, b, c int
		fmt.Sscan(string(r[1]), &a)
		fmt.Sscan(string(r[2]), &b)
		fmt.Sscan(string(r[3]), &c)
		cms := hexBytes(out[a+1 : b-1])
		var whole asn1.RawValue
		if _, err := asn1.Unmarshal(cms, &whole); err != nil {
			t.Fatal(err)
		}
		put(t, dir, "sig.der", whole.FullBytes)
		put(t, dir, "content", append(bytes.Clone(out[:a]), out[b:b+c]...))
		verify := []string{"cms", "-verify", "-binary", "-cades", "-inform", "DER", "-in", "sig.der", "-content", "content", "-CAfile", "root.pem",
			"-purpose", "any", "-attime", fmt.Sprint(signingTime.Unix()), "-out", os.DevNull}
		if say := judge(t, dir, false, "openssl", verify...); !strings.Contains(say, "successful") {
			t.Errorf("signature %d: %s", i, say)
		}
		m, err := parseMessage(cms)
		if err != nil {
			t.Fatal(err)
		}
		put(t, dir, "token.der", m.token)
		put(t, dir, "value", m.sig)
		if say := judge(t, dir, false, "openssl", "ts", "-verify", "-token_in", "-in", "token.der", "-data", "value", "-CAfile", "both.pem", "-attime", fmt.Sprint(signingTime.Unix())); !strings.Contains(say, "Verification: OK") {
			t.Errorf("stamp %d: %s", i, say)
		}
		put(t, dir, "content", append([]byte("x"), out[1:a]...))
		judge(t, dir, true, "openssl", verify...)
	}
}

// A seal is ink: the letters under it can be read.
func TestSealLetsThroughWhatIsUnderIt(t *testing.T) {
	h := newHouse(t)
	dir := t.TempDir()
	black, err := Vector(60, 60, []byte("0 g 0 0 60 60 re f"), nil)
	if err != nil {
		t.Fatal(err)
	}
	red, err := Over(60, 60, []byte("1 0 0 rg 0 0 60 60 re f"))
	if err != nil {
		t.Fatal(err)
	}
	under, over := h.person("under", "某甲", nil), h.person("over", "云庭互联网法院", nil)
	under.Place = &Place{0, [4]float64{0, 0, 60, 60}, black}
	over.Place = &Place{0, [4]float64{30, 0, 90, 60}, red}
	put(t, dir, "signed.pdf", mustSign(t, paper(t), under, over))
	judge(t, dir, false, "pdftoppm", "-r", "72", "-l", "1", "-singlefile", "signed.pdf", "page")
	b, err := os.ReadFile(filepath.Join(dir, "page.ppm"))
	if err != nil {
		t.Fatal(err)
	}
	var w, height, depth int
	if _, err := fmt.Sscanf(string(b[:20]), "P6\n%d %d\n%d", &w, &height, &depth); err != nil {
		t.Fatal(err)
	}
	pixels := b[len(b)-3*w*height:]
	at := func(x, y int) [3]byte { return [3]byte(pixels[3*((height-1-y)*w+x):]) }
	if alone, both := at(75, 30), at(45, 30); alone != [3]byte{255, 0, 0} || both != [3]byte{0, 0, 0} {
		t.Errorf("the seal is %v, over black it is %v", alone, both)
	}
}
