// Package keys holds the private keys of a court, its officers and its seals, and the authority that certifies them 密钥.
//
// A folder holds everything: index.json says in plain words which keys there are, with their certificates; each private
// key is a file of its own, encrypted, or stays in a device (PKCS#11). The authority has two floors: a root, which is
// needed once in years and may lie in a safe, and the issuing certificates under it. Beside P-256, which every PDF reader
// knows, the authority and the seals have SM2 keys for detached signatures.
package keys

import (
	"encoding/hex"
	"errors"
	"math/big"
	"time"
)

// Use is what a key is for.
type Use string

const (
	Root    Use = "root"    // certifies issuing keys
	Issuing Use = "issuing" // certifies everybody else
	Officer Use = "officer" // signs papers for a judge or a clerk
	Seal    Use = "seal"    // signs papers for the court
)

// How long certificates are good, in years.
const (
	rootYears    = 20
	issuingYears = 10
	holderYears  = 2
)

// Entry is what the index says of one key: nothing secret.
type Entry struct {
	ID     string    `json:"id"`
	Use    Use       `json:"use"`
	SM2    bool      `json:"sm2,omitempty"`
	Holder string    `json:"holder,omitempty"` // of an officer or a seal: the number it has elsewhere
	Name   string    `json:"name"`
	Post   string    `json:"post,omitempty"` // 法官, 书记员
	Made   time.Time `json:"made"`
	Cert   []byte    `json:"certificate"` // DER
	Above  string    `json:"above"`       // the key that certified it
	Device *Device   `json:"device,omitempty"`

	Ended   time.Time `json:"ended,omitzero"` // replaced or revoked; what it signed before stays good
	Revoked time.Time `json:"revoked,omitzero"`
	Reason  string    `json:"reason,omitempty"` // of the revocation
}

// Current tells whether the key is in use.
func (e *Entry) Current() bool { return e.Ended.IsZero() }

// Serial is the number of the certificate in hexadecimal digits, as pdfsig and openssl print it.
func (e *Entry) Serial() string {
	c, err := parseCertificate(e.Cert)
	if err != nil {
		return ""
	}
	return hexSerial(c.SerialNumber)
}

func hexSerial(n *big.Int) string { return hex.EncodeToString(n.Bytes()) }

var (
	ErrNone       = errors.New("there is no such key")
	ErrPassphrase = errors.New("the passphrase does not open the keys")
	ErrThere      = errors.New("there are keys already")
)
