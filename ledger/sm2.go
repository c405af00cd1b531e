package ledger

import (
	"crypto/ecdsa"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"

	"github.com/emmansun/gmsm/sm2"
	"golang.org/x/mod/sumdb/note"
)

// sm2Type is the signature type of SM2 with SM3 on a signed note: 0xff, which C2SP leaves to others, and a name long
// enough to be nobody else's. Verifiers that do not know it pass over the line.
const sm2Type = "\xffGB/T 32918 SM2-SM3"

// SM2Signer signs checkpoints with SM2 (GB/T 32918) over SM3, under the default identity 1234567812345678.
type SM2Signer struct {
	name string
	key  *sm2.PrivateKey
}

// NewSM2Signer signs under a name, which must be the origin of the log.
func NewSM2Signer(name string, key *sm2.PrivateKey) *SM2Signer { return &SM2Signer{name, key} }

func (s *SM2Signer) Name() string    { return s.name }
func (s *SM2Signer) KeyHash() uint32 { return sm2KeyHash(s.name, &s.key.PublicKey) }

// Sign gives an ASN.1 signature.
func (s *SM2Signer) Sign(msg []byte) ([]byte, error) {
	return s.key.Sign(rand.Reader, msg, sm2.DefaultSM2SignerOpts)
}

// VerifierKey is the public key as a policy names it: name+hash+base64(type, point).
func (s *SM2Signer) VerifierKey() string {
	return fmt.Sprintf("%s+%08x+%s", s.name, s.KeyHash(), base64.StdEncoding.EncodeToString(sm2KeyBytes(&s.key.PublicKey)))
}

func sm2KeyBytes(k *ecdsa.PublicKey) []byte {
	p, err := sm2.PublicKeyToECDH(k)
	if err != nil {
		panic(err) // the key was made or read by this package
	}
	return append([]byte(sm2Type), p.Bytes()...)
}

func sm2KeyHash(name string, k *ecdsa.PublicKey) uint32 {
	h := sha256.Sum256(append([]byte(name+"\n"), sm2KeyBytes(k)...))
	return binary.BigEndian.Uint32(h[:])
}

// SM2Verifier checks such signatures.
type SM2Verifier struct {
	name string
	key  *ecdsa.PublicKey
}

// NewSM2Verifier reads the public key of a policy.
func NewSM2Verifier(vkey string) (*SM2Verifier, error) {
	name, rest, _ := strings.Cut(vkey, "+")
	hash, b64, ok := strings.Cut(rest, "+")
	raw, err := base64.StdEncoding.DecodeString(b64)
	if !ok || err != nil || name == "" || !strings.HasPrefix(string(raw), sm2Type) {
		return nil, errors.New("ledger: this is not a public key for SM2")
	}
	k, err := sm2.NewPublicKey(raw[len(sm2Type):])
	if err != nil {
		return nil, fmt.Errorf("ledger: this is not a point of the SM2 curve: %w", err)
	}
	if fmt.Sprintf("%08x", sm2KeyHash(name, k)) != hash {
		return nil, errors.New("ledger: name and hash do not belong to this public key")
	}
	return &SM2Verifier{name, k}, nil
}

func (v *SM2Verifier) Name() string    { return v.name }
func (v *SM2Verifier) KeyHash() uint32 { return sm2KeyHash(v.name, v.key) }

func (v *SM2Verifier) Verify(msg, sig []byte) bool {
	return sm2.VerifyASN1WithSM2(v.key, nil, msg, sig)
}

var (
	_ note.Signer   = (*SM2Signer)(nil)
	_ note.Verifier = (*SM2Verifier)(nil)
)
