package journal

import (
	"bytes"
	"crypto/rand"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/emmansun/gmsm/sm2"
	"github.com/emmansun/gmsm/smx509"
	"golang.org/x/mod/sumdb/note"

	"yunting/ledger"
	"yunting/platform/durable"
)

// Keys sign the checkpoints of one log. They are made on the first start and never again.
type Keys struct {
	Origin string // name of the log, kept for ever
	Key    string // public Ed25519 key as a policy names it
	signer note.Signer
	sm2    *ledger.SM2Signer
}

// SM2Key is the public SM2 key as a policy names it.
func (k Keys) SM2Key() string { return k.sm2.VerifierKey() }

// OpenKeys reads the keys of the log in a folder. Where there is neither a key nor a log, it makes them, under the origin
// given; later the origin stays what it was. A key that is missing beside a log is never made anew: nobody could check
// the log any more.
func OpenKeys(dir, origin string) (Keys, error) {
	folder := filepath.Join(dir, "keys")
	if _, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) {
		if _, err := os.Stat(filepath.Join(dir, "log")); err == nil {
			return Keys{}, fmt.Errorf("the keys in %s are missing, but there is a log beside them: put the folder back from the backup; "+
				"without it nobody can sign for this log", folder)
		}
		if err := mkdir(dir); err != nil {
			return Keys{}, err
		}
		if err := makeKeys(folder, origin); err != nil {
			return Keys{}, fmt.Errorf("the keys of the evidence log could not be made: %w", err)
		}
	}
	return readKeys(folder)
}

// makeKeys writes both keys into a draft folder and moves it into place whole, so that one key alone means loss.
func makeKeys(folder, origin string) error {
	if origin == "" || strings.ContainsFunc(origin, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) || r == '+' }) {
		return fmt.Errorf("%q cannot be the name of a log: it has no spaces and no plus sign", origin)
	}
	secret, public, err := note.GenerateKey(rand.Reader, origin)
	if err != nil {
		return err
	}
	key, err := sm2.GenerateKey(rand.Reader)
	if err != nil {
		return err
	}
	der, err := smx509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return err
	}
	draft := folder + ".new"
	if err := os.RemoveAll(draft); err != nil {
		return err
	}
	if err := mkdir(draft); err != nil {
		return err
	}
	for name, b := range map[string][]byte{
		"ed25519":     []byte(secret + "\n"),
		"ed25519.pub": []byte(public + "\n"),
		"sm2.pem":     pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der}),
	} {
		if err := durable.Write(filepath.Join(draft, name), b); err != nil {
			return err
		}
	}
	if err := os.Rename(draft, folder); err != nil {
		return err
	}
	return durable.SyncFolder(filepath.Dir(folder))
}

func readKeys(folder string) (Keys, error) {
	var k Keys
	read := func(name string) ([]byte, error) {
		b, err := os.ReadFile(filepath.Join(folder, name))
		if errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("the key %s is missing: put it back from the backup; without it nobody can sign for this log", filepath.Join(folder, name))
		}
		return bytes.TrimSpace(b), err
	}
	secret, err := read("ed25519")
	if err != nil {
		return k, err
	}
	if k.signer, err = note.NewSigner(string(secret)); err != nil {
		return k, fmt.Errorf("%s is not a key any more: %w; put it back from the backup", filepath.Join(folder, "ed25519"), err)
	}
	public, err := read("ed25519.pub")
	if err != nil {
		return k, err
	}
	v, err := note.NewVerifier(string(public))
	if err != nil || v.Name() != k.signer.Name() || v.KeyHash() != k.signer.KeyHash() {
		return k, fmt.Errorf("%s does not belong to the key beside it: put both back from the backup", filepath.Join(folder, "ed25519.pub"))
	}
	text, err := read("sm2.pem")
	if err != nil {
		return k, err
	}
	block, _ := pem.Decode(text)
	if block == nil {
		return k, fmt.Errorf("%s is not a key any more: put it back from the backup", filepath.Join(folder, "sm2.pem"))
	}
	key, err := smx509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		return k, fmt.Errorf("%s: %w; put it back from the backup", filepath.Join(folder, "sm2.pem"), err)
	}
	private, ok := key.(*sm2.PrivateKey)
	if !ok {
		return k, fmt.Errorf("%s is not a key for SM2: put it back from the backup", filepath.Join(folder, "sm2.pem"))
	}
	k.Origin, k.Key = k.signer.Name(), string(public)
	k.sm2 = ledger.NewSM2Signer(k.Origin, private)
	return k, nil
}
