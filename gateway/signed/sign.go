package signed

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/pem"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/dunglas/httpsfv"
	"github.com/emmansun/gmsm/sm2"
	"github.com/emmansun/gmsm/smx509"

	"yunting/id"
	"yunting/node"
)

// Signer signs requests of a node: the other side of Gate.
type Signer struct {
	KeyID string
	Alg   node.Algorithm
	sign  func(msg []byte) ([]byte, error)
}

// NewSigner signs with a private key, an ed25519.PrivateKey or an *sm2.PrivateKey, whose public key the node has enrolled.
func NewSigner(n id.Node, private any) (Signer, error) {
	var public any
	var s Signer
	switch k := private.(type) {
	case ed25519.PrivateKey:
		public = k.Public()
		s.sign = func(msg []byte) ([]byte, error) { return ed25519.Sign(k, msg), nil }
	case *sm2.PrivateKey:
		public = k.Public()
		s.sign = func(msg []byte) ([]byte, error) { return signSM2(&k.PrivateKey, msg) }
	default:
		return s, errors.New("signed: the key is neither Ed25519 nor SM2")
	}
	der, err := smx509.MarshalPKIXPublicKey(public)
	if err != nil {
		return s, err
	}
	k, err := node.Public(base64.StdEncoding.EncodeToString(der))
	s.KeyID, s.Alg = k.KeyID(n), k.Alg
	return s, err
}

// signSM2 gives r and s, 32 bytes each, as RFC 9421 writes ECDSA signatures.
func signSM2(k *ecdsa.PrivateKey, msg []byte) ([]byte, error) {
	r, s, err := sm2.SignWithSM2(rand.Reader, k, nil, msg)
	if err != nil {
		return nil, err
	}
	return append(r.FillBytes(make([]byte, 32)), s.FillBytes(make([]byte, 32))...), nil
}

// ReadPrivate reads a private key from PEM (PKCS #8).
func ReadPrivate(text []byte) (any, error) {
	block, _ := pem.Decode(text)
	if block == nil || block.Type != "PRIVATE KEY" {
		return nil, errors.New("this is not a private key in PEM (-----BEGIN PRIVATE KEY-----)")
	}
	k, err := smx509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		return nil, fmt.Errorf("the private key cannot be read: %w", err)
	}
	return k, nil
}

// label names the signature in its two headers.
const label = "yunting"

// Sign signs a request with its body, as of an instant; empty: it has none. The request's address must be complete. What
// it sets: Content-Digest, Signature-Input, Signature.
func (s Signer) Sign(r *http.Request, body []byte, at time.Time) error {
	return s.with(r, body, at, rand.Text())
}

func (s Signer) with(r *http.Request, body []byte, at time.Time, nonce string) error {
	covered := []string{"@method", "@target-uri"}
	if len(body) > 0 {
		sum := sha256.Sum256(body)
		r.Header.Set("Content-Digest", "sha-256=:"+base64.StdEncoding.EncodeToString(sum[:])+":")
		covered = append(covered, "content-digest")
	}
	list := httpsfv.InnerList{Params: httpsfv.NewParams()}
	for _, c := range covered {
		list.Items = append(list.Items, httpsfv.NewItem(c))
	}
	list.Params.Add("created", at.Unix())
	list.Params.Add("expires", at.Add(node.Fresh).Unix())
	list.Params.Add("keyid", s.KeyID)
	list.Params.Add("nonce", nonce)
	list.Params.Add("alg", string(s.Alg))
	params, err := httpsfv.Marshal(httpsfv.List{list})
	if err != nil {
		return err
	}
	text, err := base(r, originOf(r), covered, params)
	if err != nil {
		return err
	}
	sig, err := s.sign([]byte(text))
	if err != nil {
		return err
	}
	r.Header.Set("Signature-Input", label+"="+params)
	r.Header.Set("Signature", label+"=:"+base64.StdEncoding.EncodeToString(sig)+":")
	return nil
}

// originOf is the address a request goes to, the port left out where it is the usual one.
func originOf(r *http.Request) string {
	host := strings.ToLower(r.Host)
	if host == "" {
		host = strings.ToLower(r.URL.Host)
	}
	switch r.URL.Scheme {
	case "http":
		host = strings.TrimSuffix(host, ":80")
	case "https":
		host = strings.TrimSuffix(host, ":443")
	}
	return r.URL.Scheme + "://" + host
}
