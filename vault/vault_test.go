package vault

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"yunting/id"
)

// hello is the SHA-256 of "hello", as published in many places.
const hello id.File = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"

func open(t *testing.T) (*Vault, string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "vault")
	v, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { v.Close() })
	return v, dir
}

// files lists what lies in the vault's folder.
func files(t *testing.T, dir string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(dir, func(p string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			rel, _ := filepath.Rel(dir, p)
			out = append(out, rel)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestPutGet(t *testing.T) {
	v, dir := open(t)
	for range 2 { // the second time changes nothing
		name, size, err := v.Put(t.Context(), strings.NewReader("hello"))
		if err != nil || name != hello || size != 5 {
			t.Fatal(name, size, err)
		}
	}
	if got := files(t, dir); len(got) != 1 || got[0] != filepath.Join("2c", string(hello[2:])) {
		t.Errorf("files: %v", got)
	}
	f, size, err := v.Get(t.Context(), hello)
	if err != nil || size != 5 {
		t.Fatal(size, err)
	}
	defer f.Close()
	if b, err := io.ReadAll(f); err != nil || string(b) != "hello" {
		t.Errorf("%q %v", b, err)
	}
	if n, err := f.Seek(-1, io.SeekEnd); n != 4 || err != nil {
		t.Error(n, err)
	}
	if err := v.Verify(t.Context(), hello); err != nil {
		t.Error(err)
	}
}

func TestInterruptedPutLeavesNothing(t *testing.T) {
	v, dir := open(t)
	broken := io.MultiReader(strings.NewReader("hel"), iotest.ErrReader(io.ErrUnexpectedEOF))
	if _, _, err := v.Put(t.Context(), broken); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Error(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := v.Put(ctx, strings.NewReader("hello")); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if left := files(t, dir); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestDamage(t *testing.T) {
	v, dir := open(t)
	if _, _, err := v.Put(t.Context(), strings.NewReader("hello")); err != nil {
		t.Fatal(err)
	}
	stored := filepath.Join(dir, "2c", string(hello[2:]))
	if err := os.Chmod(stored, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(stored, []byte("hallo"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := v.Verify(t.Context(), hello); !errors.Is(err, ErrDamaged) {
		t.Error(err)
	}
	if _, _, err := v.Put(t.Context(), bytes.NewReader([]byte("hello"))); err != nil {
		t.Fatal(err)
	}
	if err := v.Verify(t.Context(), hello); err != nil {
		t.Errorf("putting the file again did not heal it: %v", err)
	}
}

func TestMissing(t *testing.T) {
	v, dir := open(t)
	if err := os.WriteFile(filepath.Join(filepath.Dir(dir), "secret"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []id.File{
		hello, "", "../secret", id.File(strings.ToUpper(string(hello))), hello + "00", id.File(strings.Repeat("../", 21) + "x"),
	} {
		if _, _, err := v.Get(t.Context(), name); !errors.Is(err, ErrMissing) {
			t.Errorf("Get(%q): %v", name, err)
		}
		if err := v.Verify(t.Context(), name); !errors.Is(err, ErrMissing) {
			t.Errorf("Verify(%q): %v", name, err)
		}
	}
}
