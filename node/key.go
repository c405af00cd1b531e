package node

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/pem"
	"math/big"
	"strings"
	"time"

	"github.com/emmansun/gmsm/sm2"
	"github.com/emmansun/gmsm/smx509"

	"yunting/id"
)

// Algorithm is how a key signs, by the name it has in a signed request.
type Algorithm string

const (
	Ed25519 Algorithm = "ed25519" // RFC 9421, 3.3.6
	SM2     Algorithm = "sm2-sm3" // GB/T 32918 with SM3, default identity; r and s of 32 bytes each
)

// Chinese is the word on a page.
func (a Algorithm) Chinese() string {
	if a == SM2 {
		return "SM2（国密）"
	}
	return "Ed25519"
}

// Key is one public key of a node.
type Key struct {
	ID       string // 16 hexadecimal digits, from the key itself
	Alg      Algorithm
	Public   []byte    // SubjectPublicKeyInfo, DER
	From     time.Time // in force from, UTC
	Enrolled time.Time
	Until    time.Time // void from; zero: not revoked
	Revoked  time.Time // when the revocation was entered; zero: not revoked
	Reason   string    // of the revocation
}

// KeyID is the keyid of a request signed with a key: node/key.
func (k Key) KeyID(of id.Node) string { return string(of) + "/" + k.ID }

// Public reads a public key: PEM, or base64 of the DER form, of the 32 bytes of an Ed25519 key, or of the 65 bytes of an
// uncompressed SM2 point. The Key it returns has ID, Alg and Public.
func Public(text string) (Key, error) {
	raw, err := bytesOf(strings.TrimSpace(text))
	if err != nil {
		return Key{}, err
	}
	if _, err := smx509.ParsePKCS8PrivateKey(raw); err == nil {
		return Key{}, secret()
	}
	var k Key
	var pub any
	switch {
	case len(raw) == ed25519.PublicKeySize:
		pub = ed25519.PublicKey(raw)
	case len(raw) == 65 && raw[0] == 4:
		if pub, err = sm2.NewPublicKey(raw); err != nil {
			return k, refuse("public", Keys, "这不是SM2曲线上的公钥，请重新导出公钥")
		}
	default:
		if pub, err = smx509.ParsePKIXPublicKey(raw); err != nil {
			return k, unreadable()
		}
	}
	switch p := pub.(type) {
	case ed25519.PublicKey:
		if weak(p) {
			return k, refuse("public", Keys, "这把Ed25519公钥不安全：没有私钥也能伪造它的签名。请重新生成密钥")
		}
		k.Alg = Ed25519
	case *ecdsa.PublicKey:
		if !sm2.IsSM2PublicKey(p) {
			return k, unreadable()
		}
		k.Alg = SM2
	default:
		return k, unreadable()
	}
	if k.Public, err = smx509.MarshalPKIXPublicKey(pub); err != nil {
		return k, unreadable()
	}
	sum := sha256.Sum256(k.Public)
	k.ID = hex.EncodeToString(sum[:8])
	return k, nil
}

// mostKey is the longest text that is looked at as a key.
const mostKey = 4096

func bytesOf(text string) ([]byte, error) {
	switch {
	case text == "":
		return nil, refuse("public", Keys, "请填写公钥：PEM格式，或者Base64")
	case len(text) > mostKey:
		return nil, unreadable()
	case strings.Contains(text, "PRIVATE KEY-----"):
		return nil, secret()
	case strings.HasPrefix(text, "-----BEGIN"):
		block, rest := pem.Decode([]byte(text))
		if block == nil || block.Type != "PUBLIC KEY" || strings.TrimSpace(string(rest)) != "" {
			return nil, unreadable()
		}
		return block.Bytes, nil
	}
	flat := strings.Join(strings.Fields(text), "")
	for _, e := range []*base64.Encoding{base64.StdEncoding, base64.RawStdEncoding, base64.URLEncoding, base64.RawURLEncoding} {
		if b, err := e.DecodeString(flat); err == nil {
			return b, nil
		}
	}
	return nil, unreadable()
}

func unreadable() error {
	return refuse("public", Keys, "读不出这把公钥。请填写一把Ed25519或者SM2公钥，PEM格式（-----BEGIN PUBLIC KEY-----）或者Base64")
}

func secret() error {
	return refuse("public", Keys, "这是私钥，没有保存。私钥不能交给任何人，这把密钥不要再用；请重新生成一对，只填写公钥")
}

// weak tells whether a signature that needs no private key passes under an Ed25519 key: a point of small order. For such
// a point one message in eight lets the neutral element pass, so one of these does.
func weak(p ed25519.PublicKey) bool {
	forged := make([]byte, ed25519.SignatureSize)
	forged[0] = 1 // R is the neutral element, s is zero
	for i := range 255 {
		if ed25519.Verify(p, []byte{byte(i)}, forged) {
			return true
		}
	}
	return false
}

// Verify tells whether a signature over a message is the key's. It never panics, whatever it is given.
func (k Key) Verify(msg, sig []byte) bool {
	pub, err := smx509.ParsePKIXPublicKey(k.Public)
	if err != nil {
		return false
	}
	switch p := pub.(type) {
	case ed25519.PublicKey:
		return k.Alg == Ed25519 && len(sig) == ed25519.SignatureSize && ed25519.Verify(p, msg, sig)
	case *ecdsa.PublicKey:
		if k.Alg != SM2 || len(sig) != 64 || !sm2.IsSM2PublicKey(p) {
			return false
		}
		r, s := new(big.Int).SetBytes(sig[:32]), new(big.Int).SetBytes(sig[32:])
		return sm2.VerifyWithSM2(p, nil, msg, r, s)
	}
	return false
}

// InForce tells whether the key's signature of one instant may be taken at another, both by the court's clock: it was in
// force when it signed, and is not void when the request arrives. The time of a signature is the signer's own word, so a
// revoked key cannot reach back with it. It knows whole seconds only: the second in which the key began counts.
func (k Key) InForce(signed, arrived time.Time) bool {
	return k.Begun(signed, arrived) && (k.Until.IsZero() || arrived.Before(k.Until) && signed.Before(k.Until))
}

// Begun tells whether the key had begun when it signed and when the request arrived.
func (k Key) Begun(signed, arrived time.Time) bool {
	return !signed.Before(k.From.Truncate(time.Second)) && !arrived.Before(k.From)
}
