package ledger_test

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"yunting/ledger"
)

// unpack lays the files of a pack into a folder, with the two programs its README gives.
func unpack(t *testing.T, b []byte) string {
	t.Helper()
	dir := t.TempDir()
	pack := filepath.Join(dir, "pack.zip")
	if err := os.WriteFile(pack, b, 0o600); err != nil {
		t.Fatal(err)
	}
	write := func(name, text string) {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for name, text := range files(t, b) {
		write(name, text)
	}
	readme, _, _ := strings.Cut(files(t, b)["README.txt"], "\n=== OpenSSL")
	_, python, ok := strings.Cut(readme, "=== Python =================================================\n")
	_, openssl, ok2 := strings.Cut(files(t, b)["README.txt"], "=== OpenSSL ================================================\n")
	if !ok || !ok2 {
		t.Fatal("the README has lost its programs")
	}
	write("check.py", python)
	write("check.sh", openssl)
	return dir
}

func tool(t *testing.T, dir, name string, args ...string) (string, error) {
	t.Helper()
	c := exec.Command(name, args...)
	c.Dir = dir
	c.Env = append(os.Environ(), "LC_ALL=C.UTF-8")
	out, err := c.CombinedOutput()
	return string(out), err
}

// needs skips a test where a tool of the README is not there.
func needs(t *testing.T, name string, args ...string) {
	t.Helper()
	if out, err := exec.Command(name, args...).CombinedOutput(); err != nil {
		t.Skipf("%s %s does not work here: %v %s", name, strings.Join(args, " "), err, out)
	}
}

func TestThePythonOfTheReadme(t *testing.T) {
	needs(t, "python3", "-c", "import sys; assert sys.version_info >= (3, 9)")
	l, r := logged(t)
	item := batched(t, l)
	for name, p := range map[string]ledger.Pack{"deposit": {Receipt: r, Policy: l.Text, Original: original("录音 一.txt", "内容5")}, "item": {Receipt: item, Policy: l.Text}} {
		b := packed(t, p)
		dir := unpack(t, b)
		out, err := tool(t, dir, "python3", "check.py")
		if err != nil || !strings.Contains(out, "the record is entry") {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
		if name == "deposit" && (!strings.Contains(out, "is what was deposited") || !strings.Contains(out, "the particulars are")) {
			t.Error(out)
		}
	}
	b := packed(t, ledger.Pack{Receipt: r, Policy: l.Text, Original: original("a.txt", "内容5")})
	for name, spoil := range map[string]struct{ file, from, to string }{"leaf": {"leaf.json", ":04.0", ":05.0"}, "index": {"proof.tlog-proof", "index 5", "index 4"},
		"original": {"original/a.txt", "5", "6"}, "particulars": {"particulars.json", "某甲", "某乙"}} {
		dir := unpack(t, b)
		change(t, filepath.Join(dir, spoil.file), spoil.from, spoil.to)
		if out, err := tool(t, dir, "python3", "check.py"); err == nil {
			t.Errorf("%s changed, and it says %s", name, out)
		}
	}
}

func change(t *testing.T, file, from, to string) {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil || !strings.Contains(string(b), from) {
		t.Fatalf("%s does not say %q: %v", file, from, err)
	}
	if err := os.WriteFile(file, []byte(strings.Replace(string(b), from, to, 1)), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestTheOpenSSLOfTheReadme(t *testing.T) {
	needs(t, "sh", "-c", "awk 1 /dev/null; openssl list -public-key-algorithms | grep -q SM2 && openssl version | grep -q '^OpenSSL [3-9]'")
	l, r := logged(t)
	b := packed(t, ledger.Pack{Receipt: r, Policy: l.Text})
	dir := unpack(t, b)
	out, err := tool(t, dir, "sh", "check.sh")
	if err != nil || !strings.Contains(out, "Signature Verified Successfully") || !strings.Contains(out, "Verified OK") || !strings.Contains(out, "Verification: OK") {
		t.Fatalf("%v\n%s", err, out)
	}
	for name, spoil := range map[string]struct{ file, from, to string }{"checkpoint": {"proof.tlog-proof", "\n11\n", "\n12\n"}, "authority": {"policy.txt", "#:authority", "#:nobody"}} {
		dir := unpack(t, b)
		change(t, filepath.Join(dir, spoil.file), spoil.from, spoil.to)
		if out, err := tool(t, dir, "sh", "check.sh"); err == nil {
			t.Errorf("%s changed, and it says %s", name, out)
		}
	}
}

func TestSM3AgreesWithOpenSSL(t *testing.T) {
	needs(t, "openssl", "dgst", "-sm3", "/dev/null")
	for _, text := range []string{"", "abc", strings.Repeat("abcd", 16), strings.Repeat("云庭", 100_000)} {
		d, err := ledger.DigestOf(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(t.TempDir(), "x")
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := tool(t, ".", "openssl", "dgst", "-sm3", "-r", file)
		if err != nil || !strings.HasPrefix(out, d.SM3.String()) {
			t.Errorf("%d bytes: %s, openssl says %s %v", len(text), d.SM3, out, err)
		}
		if sum := sha256.Sum256([]byte(text)); d.SHA256.String() != hex.EncodeToString(sum[:]) || d.Size != int64(len(text)) {
			t.Errorf("%d bytes: %+v", len(text), d)
		}
	}
}

// The vectors of GB/T 32905.
func TestSM3Vectors(t *testing.T) {
	for text, want := range map[string]string{"abc": "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
		strings.Repeat("abcd", 16): "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"} {
		if d, err := ledger.DigestOf(strings.NewReader(text)); err != nil || d.SM3.String() != want {
			t.Errorf("%q: %s %v", text, d.SM3, err)
		}
	}
}
