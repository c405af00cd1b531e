package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The life of keys at the command line, from the ceremony to a revocation.
func TestKeysAtTheCommandLine(t *testing.T) {
	dir := t.TempDir()
	pass := filepath.Join(dir, "passphrase")
	if err := os.WriteFile(pass, []byte("six words drawn by lot from a list\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("YUNTING_KEYS_PASSPHRASE", "")
	t.Setenv("YUNTING_KEYS_PASSPHRASE_FILE", pass)
	t.Setenv("YUNTING_DATA", filepath.Join(dir, "data"))
	medium := filepath.Join(dir, "medium")
	for _, step := range []struct {
		line string
		code int
		says []string
	}{
		{"keys list", 1, []string{"yunting keys init"}},
		{"keys init --root " + medium, 0, []string{"SHA-256", "Write down", "two safes", "demonstration court"}},
		{"keys init --root " + medium, 1, []string{"nothing is written over"}},
		{"keys issue", 1, []string{"--officer LOGIN or --seal NUMBER"}},
		{"keys issue --officer nobody", 1, []string{"no officer with the login nobody"}},
		{"keys issue --officer judge1", 0, []string{"is in use for"}},
		{"keys issue --officer judge1", 1, []string{"yunting keys rotate"}},
		{"keys issue --seal main", 0, []string{"seal-main-1", "seal-main-sm2-1"}},
		{"keys issue --seal other --device-token t", 1, []string{"--device-module, --device-token and --device-key"}},
		{"keys list", 0, []string{"root-sm2-1", "seal-main-1", "in use"}},
		{"keys rotate --seal main", 0, []string{"seal-main-2"}},
		{"keys rotate --issuing", 1, []string{"--root"}},
		{"keys rotate --issuing --root " + medium, 0, []string{"issuing-2"}},
		{"keys revoke seal-main-2", 2, []string{"--reason"}},
		{"keys revoke seal-main-2 --reason lost", 0, []string{"is revoked"}},
		{"keys list", 0, []string{"revoked", "lost", "replaced"}},
		{"keys export-ca", 0, []string{"BEGIN CERTIFICATE"}},
		{"keys export-ca --sm2", 0, []string{"BEGIN CERTIFICATE"}},
		{"keys check", 0, []string{"good", "apart    root-1", "ended    seal-main-1"}},
		{"keys check --root " + medium, 0, []string{"good     root-1"}},
	} {
		code, out, say := yunting(t, nil, strings.Fields(step.line)...)
		if code != step.code {
			t.Fatalf("%s: exit %d, %s%s", step.line, code, out, say)
		}
		for _, want := range step.says {
			if !strings.Contains(out+say, want) {
				t.Errorf("%s does not say %q:\n%s%s", step.line, want, out, say)
			}
		}
	}
	if err := os.Chmod(pass, 0o644); err != nil {
		t.Fatal(err)
	}
	if code, _, say := yunting(t, nil, "keys", "list"); code != 1 || !strings.Contains(say, "chmod 600") {
		t.Errorf("others may read the passphrase: exit %d, %s", code, say)
	}
}

// A demonstration court has its passphrase beside its keys, and says so.
func TestKeysOfADemonstration(t *testing.T) {
	t.Setenv("YUNTING_KEYS_PASSPHRASE", "")
	t.Setenv("YUNTING_KEYS_PASSPHRASE_FILE", "")
	dir := t.TempDir()
	t.Setenv("YUNTING_DATA", dir)
	if code, out, say := yunting(t, nil, "keys", "init"); code != 0 || !strings.Contains(out, "the keys protect nothing") {
		t.Fatalf("exit %d, %s%s", code, out, say)
	}
	if m, err := filepath.Glob(filepath.Join(dir, "courts", "*", "keys", "DEMONSTRATION-PASSPHRASE")); err != nil || len(m) != 1 {
		t.Errorf("%v, %v", m, err)
	}
}
