package witness

import (
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"
	"unicode"

	"golang.org/x/mod/sumdb/note"

	"yunting/platform/durable"
)

// cosignature is the signature type of a C2SP cosignature/v1 with Ed25519.
const cosignature = 0x04

// Key is a witness's name and key.
type Key struct {
	name   string
	secret ed25519.PrivateKey
}

// OpenKey reads the key of a witness in a folder, and makes it, under the name given, when the folder holds nothing yet.
func OpenKey(dir, name string) (Key, error) {
	file := filepath.Join(dir, "key")
	b, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		if inside, err := os.ReadDir(dir); err == nil && len(inside) > 0 {
			return Key{}, fmt.Errorf("%s is missing, but the witness has worked in this folder: put the key back from the backup", file)
		}
		return makeKey(dir, name)
	}
	if err != nil {
		return Key{}, err
	}
	kept, seed, ok := strings.Cut(strings.TrimSpace(string(b)), "\n")
	raw, bad := base64.StdEncoding.DecodeString(seed)
	if !ok || bad != nil || len(raw) != ed25519.SeedSize {
		return Key{}, fmt.Errorf("%s is not the key of a witness: put it back from the backup", file)
	}
	if name != "" && name != kept {
		return Key{}, fmt.Errorf("the witness in %s is called %s, not %s: a witness keeps its name with its key", dir, kept, name)
	}
	return Key{kept, ed25519.NewKeyFromSeed(raw)}, nil
}

func makeKey(dir, name string) (Key, error) {
	if name == "" || strings.ContainsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) || r == '+' }) {
		return Key{}, fmt.Errorf("%q cannot be the name of a witness: it has no spaces and no plus sign", name)
	}
	_, secret, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return Key{}, err
	}
	// The folder of what was seen comes first: a key without it is a witness that has lost its memory.
	if err := os.MkdirAll(filepath.Join(dir, "seen"), 0o700); err != nil {
		return Key{}, err
	}
	text := name + "\n" + base64.StdEncoding.EncodeToString(secret.Seed()) + "\n"
	if err := durable.Replace(filepath.Join(dir, "key"), []byte(text)); err != nil {
		return Key{}, err
	}
	return Key{name, secret}, nil
}

// Name is what the witness is called in its signatures.
func (k Key) Name() string { return k.name }

// VerifierKey is the public key as a policy names it.
func (k Key) VerifierKey() string {
	return fmt.Sprintf("%s+%08x+%s", k.name, k.hash(), base64.StdEncoding.EncodeToString(k.public()))
}

func (k Key) public() []byte {
	return append([]byte{cosignature}, k.secret.Public().(ed25519.PublicKey)...)
}

func (k Key) hash() uint32 {
	h := sha256.Sum256(append([]byte(k.name+"\n"), k.public()...))
	return binary.BigEndian.Uint32(h[:])
}

// signer signs checkpoints with the instant in the signature, which never goes back: who reads two signatures of a
// witness may trust their order.
type signer struct {
	Key
	now  func() time.Time
	mu   sync.Mutex
	last int64 // Unix seconds of the latest signature
}

func (s *signer) KeyHash() uint32 { return s.hash() }

// errClock says that the machine's clock stands before the latest signature.
var errClock = errors.New("the clock of this machine stands before the latest signature of the witness: it does not sign until the clock is right again; " +
	"if it was the earlier time that was wrong, start the witness once with --clock-was-wrong")

// Sign gives the instant and the signature over it and the text.
func (s *signer) Sign(text []byte) ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	t := s.now().Unix()
	if t < s.last {
		return nil, errClock
	}
	s.last = t
	sig := binary.BigEndian.AppendUint64(nil, uint64(t))
	return append(sig, ed25519.Sign(s.secret, fmt.Appendf(nil, "cosignature/v1\ntime %d\n%s", t, text))...), nil
}

var _ note.Signer = (*signer)(nil)
