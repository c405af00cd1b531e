// Package pdfsign puts electronic signatures on PDF files and checks them 电子签名.
//
// Every signature is an incremental update: what stood before keeps its bytes. The form is PAdES baseline (ETSI EN 319
// 142-1): SubFilter ETSI.CAdES.detached, the signer's certificate signed along, no signing time but the one of the
// time-stamp (B-T) or the signer's own word in the dictionary (B-B). A signature has its picture in its own field, so
// that a paper without the signature has no picture of it.
//
// No signature certifies the file (DocMDP): under such a restriction viewers disagree whether a further signature with a
// field of its own may be added. Check itself tells whether anything but signatures came later.
package pdfsign

import (
	"context"
	"crypto"
	"crypto/x509"
	"time"
)

// SubFilter names how a signature is encoded.
const SubFilter = "ETSI.CAdES.detached"

// Signature is one signature to be made.
type Signature struct {
	Key   crypto.Signer       // RSA or ECDSA; it may stay in a device
	Chain []*x509.Certificate // the signer's certificate first, then those above; the root may be left out
	At    time.Time           // the signer's word on the time

	Field    string // name of the field, unique in the file, without full stops; empty: one is found
	Label    string // what a screen reader says of the field
	Name     string // the signer
	Reason   string
	Location string
	Contact  string

	Place   *Place  // nil: the signature is not seen on a page
	Stamper Stamper // nil: without a time-stamp
}

// Place is where a signature is seen.
type Place struct {
	Page    int        // the first page is 0
	Rect    [4]float64 // left, bottom, right, top in points from the page's lower left corner
	Picture *Picture
}

// Stamper gives an RFC 3161 token over bytes, whose SHA-256 the token holds. Whether the token
// is signed by whom it should be is its business.
type Stamper interface {
	Stamp(ctx context.Context, body []byte) (token []byte, err error)
}
