//go:build pkcs11 && cgo

package keys

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"yunting/platform/pdfsign"
)

// softModule is SoftHSM2, a device that is a program.
func softModule(t *testing.T) string {
	t.Helper()
	for _, f := range []string{"/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so", "/usr/lib64/libsofthsm2.so", "/usr/local/lib/softhsm/libsofthsm2.so", "/opt/homebrew/lib/softhsm/libsofthsm2.so"} {
		if _, err := os.Stat(f); err == nil {
			return f
		}
	}
	t.Skip("SoftHSM2 is missing: sh tools/testing.sh installs it")
	return ""
}

// token makes an empty token. SoftHSM reads its settings once in a program, so one test does everything.
func token(t *testing.T) (Device, string) {
	d := Device{Module: softModule(t), Token: "court", Key: "seal"}
	dir := t.TempDir()
	tokens := filepath.Join(dir, "tokens")
	if err := os.Mkdir(tokens, 0o700); err != nil {
		t.Fatal(err)
	}
	leave(t, dir, "softhsm2.conf", []byte("directories.tokendir = "+tokens+"\nobjectstore.backend = file\nlog.level = ERROR\n"))
	t.Setenv("SOFTHSM2_CONF", filepath.Join(dir, "softhsm2.conf"))
	c := exec.Command("softhsm2-util", "--init-token", "--free", "--label", d.Token, "--so-pin", "87654321", "--pin", "12345678")
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return d, tokens
}

func TestSealInADevice(t *testing.T) {
	d, tokens := token(t)
	if err := MakeDeviceKey(d, "00000000"); !errors.Is(err, ErrPIN) {
		t.Errorf("a wrong PIN: %v", err)
	}
	missing := d
	missing.Token = "other"
	if err := MakeDeviceKey(missing, "12345678"); !errors.Is(err, ErrNoToken) {
		t.Errorf("a missing token: %v", err)
	}
	absent := d
	absent.Module = "/nowhere/module.so"
	if err := MakeDeviceKey(absent, "12345678"); err == nil || !strings.Contains(err.Error(), "/nowhere/module.so") {
		t.Errorf("a missing module: %v", err)
	}
	if _, err := openDevice(d, "12345678"); !errors.Is(err, ErrNone) {
		t.Errorf("a missing key: %v", err)
	}
	if err := MakeDeviceKey(d, "12345678"); err != nil {
		t.Fatal(err)
	}
	if err := MakeDeviceKey(d, "12345678"); !errors.Is(err, ErrThere) {
		t.Errorf("a second key of the same label: %v", err)
	}

	s, w, o := newStore(t)
	s.pin = func() (string, error) { return "12345678", nil }
	if err := s.Issue(Holder{Use: Seal, ID: "main", Name: "云庭互联网法院", Device: &d}); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(s.file("seal-main-1")); !errors.Is(err, os.ErrNotExist) {
		t.Error("the key of a device lies in a file too")
	}
	o.PIN = func() (string, error) { return "12345678", nil }
	s, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	desk := &Desk{Store: s, Now: w.now}
	seal := Signer{Use: Seal, Holder: "main", Capacity: "印章"}
	pdf := paper(t)
	out, _, err := desk.Sign(context.Background(), pdf, seal)
	if err != nil {
		t.Fatal(err)
	}
	trust, err := s.Trust()
	if err != nil {
		t.Fatal(err)
	}
	got, err := pdfsign.Check(out, trust)
	if err != nil || len(got) != 1 || !got[0].Good() {
		t.Fatalf("%+v, %v", got, err)
	}
	rs, err := s.Check(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rs {
		if len(r.Faults) > 0 {
			t.Errorf("%s: %v", r.ID, r.Faults)
		}
	}

	// A session that the device has ended is opened anew; nobody notices.
	k := s.opened["seal-main-1"].(*deviceKey)
	if err := k.ctx.CloseSession(k.session); err != nil {
		t.Fatal(err)
	}
	if _, _, err := desk.Sign(context.Background(), pdf, seal); err != nil {
		t.Errorf("the session was not opened anew: %v", err)
	}

	// A device that is gone signs nothing, and the paper stays as it was.
	before := bytes.Clone(pdf)
	if err := os.Rename(tokens, tokens+"-away"); err != nil {
		t.Fatal(err)
	}
	if err := k.ctx.CloseAllSessions(slotOf(t, k)); err != nil {
		t.Fatal(err)
	}
	if out, _, err := desk.Sign(context.Background(), pdf, seal); out != nil || !errors.Is(err, ErrGone) {
		t.Errorf("the device is gone: %v", err)
	} else {
		t.Log(err)
	}
	if !bytes.Equal(before, pdf) {
		t.Error("the paper was changed")
	}
	if err := os.Rename(tokens+"-away", tokens); err != nil {
		t.Fatal(err)
	}
	if _, _, err := desk.Sign(context.Background(), pdf, seal); err != nil {
		t.Errorf("the device is back and does not sign: %v", err)
	}
}

func slotOf(t *testing.T, k *deviceKey) uint {
	t.Helper()
	info, err := k.ctx.GetSessionInfo(k.session)
	if err != nil {
		t.Fatal(err)
	}
	return info.SlotID
}
