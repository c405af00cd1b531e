package main

import (
	"bytes"
	"encoding/json"
	"go/build"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"yunting/courttest/tlog"
	"yunting/ledger"
)

func pack(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	l := tlog.New(t, 3, 2)
	r := l.Receipt(l.Add(tlog.Deposit("一段录音", time.Now(), 1)))
	var b bytes.Buffer
	err := ledger.WritePack(&b, ledger.Pack{Receipt: r, Policy: l.Text, Original: &ledger.Original{Name: "录音.txt",
		Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader("一段录音")), nil }}})
	if err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string][]byte{"pack.zip": b.Bytes(), "policy.txt": l.Text, "stranger.txt": tlog.New(t, 3, 2).Text, "same": []byte("一段录音"), "other": []byte("另一段")} {
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestExitCodes(t *testing.T) {
	t.Chdir(pack(t))
	for _, c := range []struct {
		args string
		code int
		say  string
	}{
		{"pack.zip", 0, "信任名单来自包内"},
		{"pack.zip --policy policy.txt", 0, "一致：文件“录音.txt”"},
		{"--policy policy.txt --file same pack.zip", 0, "一致：文件“same”"},
		{"--policy policy.txt --file other pack.zip", 1, "不一致：文件“other”"},
		{"--policy stranger.txt pack.zip", 1, "核验未通过"},
		{"--policy other pack.zip", 2, "信任名单无法使用"},
		{"policy.txt", 2, "这不是可以核验的离线验证包"},
		{"none.zip", 2, "none.zip"},
		{"", 2, "PACK"},
		{"--color pack.zip", 2, "color"},
		{"pack.zip pack.zip", 2, "PACK"},
		{"-h", 0, "退出码"},
	} {
		var out, bad bytes.Buffer
		code := run(strings.Fields(c.args), &out, &bad)
		if code != c.code || !strings.Contains(out.String()+bad.String(), c.say) {
			t.Errorf("%q: %d, want %d and %q\n%s%s", c.args, code, c.code, c.say, out.String(), bad.String())
		}
	}
	var out bytes.Buffer
	run([]string{"--json", "pack.zip"}, &out, io.Discard)
	var v ledger.Verdict
	if err := json.Unmarshal(out.Bytes(), &v); err != nil || !v.Holds || !v.OwnPolicy || len(v.Findings) < 5 {
		t.Errorf("%s %v", out.String(), err)
	}
}

// The program is one static file of less than 15 MB that knows nothing of the court.
func TestTheProgramIsSmall(t *testing.T) {
	p, err := build.ImportDir(".", 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range p.Imports {
		if strings.HasPrefix(i, "yunting/") && i != "yunting/ledger" {
			t.Errorf("imports %s", i)
		}
	}
	out := filepath.Join(t.TempDir(), "yunting-verify")
	c := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", out, ".")
	c.Env = append(os.Environ(), "CGO_ENABLED=0")
	if b, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, b)
	}
	is, err := os.Stat(out)
	if err != nil || is.Size() >= 15_000_000 {
		t.Errorf("%d bytes %v", is.Size(), err)
	}
	t.Logf("%d bytes", is.Size())
}

// The public side of the evidence network imports nothing of the court.
func TestLedgerStandsAlone(t *testing.T) {
	b, err := exec.Command("go", "list", "-deps", "yunting/ledger").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range strings.Fields(string(b)) {
		if strings.HasPrefix(name, "yunting/") && name != "yunting/ledger" || strings.HasPrefix(name, "net/http") || strings.HasPrefix(name, "database/") {
			t.Errorf("ledger needs %s", name)
		}
	}
}
