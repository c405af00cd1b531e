package keys

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"yunting/platform/durable"
)

// Where the passphrase comes from. It is never a flag: everybody on a machine can read the command lines of others.
const (
	PassphraseEnv     = "YUNTING_KEYS_PASSPHRASE"
	PassphraseFileEnv = "YUNTING_KEYS_PASSPHRASE_FILE"
	PINEnv            = "YUNTING_KEYS_PIN"
	PINFileEnv        = "YUNTING_KEYS_PIN_FILE"
)

// shortest is the fewest bytes of a passphrase for new keys.
const shortest = 12

// ErrNoPassphrase tells that nobody gave a passphrase.
var ErrNoPassphrase = fmt.Errorf("the passphrase of the keys is not given: set %s to a file with mode 0600, or %s to the passphrase itself", PassphraseFileEnv, PassphraseEnv)

// Passphrase gives the passphrase from the environment.
func Passphrase() ([]byte, error) { return secretOf(PassphraseEnv, PassphraseFileEnv, ErrNoPassphrase) }

// PIN gives the PIN of devices from the environment.
func PIN() (string, error) {
	b, err := secretOf(PINEnv, PINFileEnv, fmt.Errorf("the PIN of the device is not given: set %s to a file with mode 0600, or %s to the PIN itself", PINFileEnv, PINEnv))
	return string(b), err
}

func secretOf(env, fileEnv string, none error) ([]byte, error) {
	if s := os.Getenv(env); s != "" {
		return []byte(s), nil
	}
	if file := os.Getenv(fileEnv); file != "" {
		return ReadSecret(file)
	}
	return nil, none
}

// ReadSecret reads a file that nobody else may read.
func ReadSecret(file string) ([]byte, error) {
	info, err := os.Stat(file)
	if err != nil {
		return nil, err
	}
	if info.Mode().Perm()&0o077 != 0 {
		return nil, fmt.Errorf("others may read %s: chmod 600 it", file)
	}
	b, err := os.ReadFile(file)
	if b = bytes.TrimRight(b, "\r\n"); err == nil && len(b) == 0 {
		err = fmt.Errorf("%s is empty", file)
	}
	return b, err
}

// DemoPassphrase gives the passphrase of a demonstration court. It lies beside the keys it opens, in a file whose name
// says so: such keys are protected from nobody who can read the folder.
func DemoPassphrase(dir string) ([]byte, error) {
	file := filepath.Join(dir, "DEMONSTRATION-PASSPHRASE")
	b, err := ReadSecret(file)
	if !errors.Is(err, fs.ErrNotExist) {
		return b, err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	b = []byte(rand.Text())
	return b, durable.Write(file, append(b, '\n'))
}
