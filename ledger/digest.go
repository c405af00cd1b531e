// Package ledger is the evidence network's public side 网通法链: what a leaf of the log says, and how anyone checks a
// deposit without the court, without a network, for ever. It knows nothing of cases, databases or servers, and is meant
// to be imported by outsiders. docs/ledger/leaf.md describes every format, with vectors.
package ledger

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"

	"github.com/emmansun/gmsm/sm3"
)

// Hash is a digest of 32 bytes: SHA-256 or SM3 by its place.
type Hash [32]byte

func (h Hash) String() string { return hex.EncodeToString(h[:]) }

// IsZero tells whether no digest was given.
func (h Hash) IsZero() bool { return h == Hash{} }

// MarshalText writes lower-case hex.
func (h Hash) MarshalText() ([]byte, error) { return []byte(h.String()), nil }

// UnmarshalText reads 64 hex digits.
func (h *Hash) UnmarshalText(b []byte) error {
	if len(b) != 64 {
		return fmt.Errorf("a digest has 64 hexadecimal digits, this one has %d", len(b))
	}
	_, err := hex.Decode(h[:], b)
	return err
}

// Digest is what is known of some content: both digests and its length in bytes.
type Digest struct {
	SHA256 Hash
	SM3    Hash
	Size   int64
}

// DigestOf reads content to its end.
func DigestOf(r io.Reader) (Digest, error) {
	a, b := sha256.New(), sm3.New()
	n, err := io.Copy(io.MultiWriter(a, b), r)
	d := Digest{Size: n}
	a.Sum(d.SHA256[:0])
	b.Sum(d.SM3[:0])
	return d, err
}
