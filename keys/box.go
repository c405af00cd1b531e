package keys

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"encoding/json"
	"fmt"

	"golang.org/x/crypto/argon2"
)

// box is a secret under lock: AES-256-GCM, the key either derived from a passphrase by argon2id or the store's master key.
type box struct {
	KDF    string `json:"kdf,omitempty"` // empty: the master key opens it
	Time   uint32 `json:"time,omitempty"`
	Memory uint32 `json:"memory,omitempty"` // KiB
	Salt   []byte `json:"salt,omitempty"`
	Nonce  []byte `json:"nonce"`
	Sealed []byte `json:"sealed"`
}

// Cost of one guess at a passphrase: 64 MiB and three passes, as RFC 9106 asks where memory is scarce.
const (
	kdfName    = "argon2id"
	kdfThreads = 4
)

type cost struct{ time, memory uint32 }

var full = cost{time: 3, memory: 64 << 10}

// guess is what new boxes cost; tests open hundreds and lower it.
var guess = full

// A box says itself what opening it costs; a changed file must not cost more.
const (
	mostTime   = 64
	mostMemory = 1 << 20
)

// lock seals a secret under a passphrase. about is what the secret is: a box opens only as that.
func lock(secret, passphrase []byte, about string) ([]byte, error) {
	b := box{KDF: kdfName, Time: guess.time, Memory: guess.memory, Salt: chance(16)}
	return b.close(secret, b.derive(passphrase), about)
}

// put seals a secret under the master key.
func put(secret, master []byte, about string) ([]byte, error) {
	var b box
	return b.close(secret, master, about)
}

func (b *box) derive(passphrase []byte) []byte {
	return argon2.IDKey(passphrase, b.Salt, b.Time, b.Memory, kdfThreads, 32)
}

func (b *box) close(secret, key []byte, about string) ([]byte, error) {
	g, err := gcm(key)
	if err != nil {
		return nil, err
	}
	b.Nonce = chance(g.NonceSize())
	b.Sealed = g.Seal(nil, b.Nonce, secret, []byte(about))
	return json.MarshalIndent(b, "", " ")
}

func gcm(key []byte) (cipher.AEAD, error) {
	c, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(c)
}

// unlock opens a box with a passphrase; ErrPassphrase when it is not the one.
func unlock(file, passphrase []byte, about string) ([]byte, error) {
	b, err := readBox(file)
	if err != nil {
		return nil, err
	}
	if b.KDF != kdfName || b.Time < 1 || b.Time > mostTime || b.Memory < 8*kdfThreads || b.Memory > mostMemory || len(b.Salt) < 8 {
		return nil, fmt.Errorf("%s is not locked by a passphrase in a way this program knows", about)
	}
	out, err := b.open(b.derive(passphrase), about)
	if err != nil {
		return nil, ErrPassphrase
	}
	return out, nil
}

// take opens a box with the master key.
func take(file, master []byte, about string) ([]byte, error) {
	b, err := readBox(file)
	if err != nil {
		return nil, err
	}
	out, err := b.open(master, about)
	if err != nil {
		return nil, fmt.Errorf("the file of %s was changed or belongs to other keys: put it back from the backup", about)
	}
	return out, nil
}

func readBox(file []byte) (*box, error) {
	var b box
	if err := json.Unmarshal(file, &b); err != nil {
		return nil, fmt.Errorf("it is not a locked key any more: %w; put it back from the backup", err)
	}
	return &b, nil
}

func (b *box) open(key []byte, about string) ([]byte, error) {
	g, err := gcm(key)
	if err != nil {
		return nil, err
	}
	if len(b.Nonce) != g.NonceSize() {
		return nil, ErrPassphrase
	}
	return g.Open(nil, b.Nonce, b.Sealed, []byte(about))
}

func chance(n int) []byte {
	b := make([]byte, n)
	rand.Read(b) // never fails
	return b
}
