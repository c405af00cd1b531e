package journal

import (
	"bytes"
	"context"
	"crypto"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"math/big"
	"net/http"
	"time"

	"github.com/digitorus/timestamp"

	"yunting/depository"
	"yunting/ledger"
)

// Remote asks a time-stamp authority elsewhere (RFC 3161 over HTTP). What it gives is taken only if it is over what was
// asked, answers this very request and leads to one of the roots. There is no falling back on another: a checkpoint
// without a stamp says so.
type Remote struct {
	URL    string
	Roots  []*x509.Certificate
	Client *http.Client // nil: one that waits ten seconds
	Header http.Header  // sent along, for an authority that wants a password
}

var patient = &http.Client{Timeout: 10 * time.Second}

// mostToken is the most bytes of an answer that are read.
const mostToken = 256 << 10

// Stamp asks for a token over the text of a checkpoint. See depository.Stamper.
func (r Remote) Stamp(ctx context.Context, body []byte) ([]byte, error) {
	token, err := r.stamp(ctx, body)
	if err != nil {
		return nil, fmt.Errorf("the time-stamp authority %s: %w", r.URL, err)
	}
	return token, nil
}

func (r Remote) stamp(ctx context.Context, body []byte) ([]byte, error) {
	nonce, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 63))
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(body)
	der, err := (&timestamp.Request{HashAlgorithm: crypto.SHA256, HashedMessage: sum[:], Certificates: true, Nonce: nonce}).Marshal()
	if err != nil {
		return nil, err
	}
	q, err := http.NewRequestWithContext(ctx, http.MethodPost, r.URL, bytes.NewReader(der))
	if err != nil {
		return nil, err
	}
	for k, vs := range r.Header {
		q.Header[k] = vs
	}
	q.Header.Set("Content-Type", "application/timestamp-query")
	client := r.Client
	if client == nil {
		client = patient
	}
	res, err := client.Do(q)
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("it answers with status %d", res.StatusCode)
	}
	b, err := io.ReadAll(io.LimitReader(res.Body, mostToken+1))
	if err != nil {
		return nil, err
	}
	if len(b) > mostToken {
		return nil, errors.New("its answer is too long")
	}
	token, answered, err := ledger.StampOf(b)
	if err != nil {
		return nil, fmt.Errorf("its answer is not a time-stamp: %w", err)
	}
	if answered == nil || answered.Cmp(nonce) != 0 {
		return nil, errors.New("its answer is not to this request")
	}
	p := ledger.Policy{Authorities: r.Roots}
	if _, err := p.Stamped(token, body); err != nil {
		return nil, err
	}
	return token, nil
}

var _ depository.Stamper = Remote{}
