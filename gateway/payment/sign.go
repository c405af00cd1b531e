package payment

import (
	"bytes"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"time"
)

// Headers of a signed message.
const (
	headerTime      = "Payment-Timestamp" // Unix seconds
	headerNonce     = "Payment-Nonce"
	headerSignature = "Payment-Signature" // hexadecimal HMAC-SHA256
)

// window is how far the clocks of the two sides, and the way between them, may be apart.
const window = 5 * time.Minute

// bodyLimit is the most bytes a message may have.
const bodyLimit = 64 << 10

// shortest is the least number of bytes of a key.
const shortest = 32

type key []byte

func (k key) check() error {
	if len(k) < shortest {
		return fmt.Errorf("缴费渠道的密钥只有 %d 字节，至少需要 %d 字节", len(k), shortest)
	}
	return nil
}

// mac signs one message. The body comes last and nothing before it can hold a line break, so no two messages give
// the same text. A response takes the place of the method with its status, and repeats the nonce of its request:
// it cannot be passed off as a request, nor as the answer to another one.
func (k key) mac(method, path, unix, nonce string, body []byte) string {
	h := hmac.New(sha256.New, k)
	fmt.Fprintf(h, "%s\n%s\n%s\n%s\n", method, path, unix, nonce)
	h.Write(body)
	return hex.EncodeToString(h.Sum(nil))
}

// sign puts time, nonce and signature in the headers of a message.
func (k key) sign(h http.Header, method, path string, at time.Time, nonce string, body []byte) {
	unix := strconv.FormatInt(at.Unix(), 10)
	h.Set(headerTime, unix)
	h.Set(headerNonce, nonce)
	h.Set(headerSignature, k.mac(method, path, unix, nonce, body))
}

// verify checks the headers of a message: nil, ErrSignature or ErrStale.
func (k key) verify(h http.Header, method, path string, now time.Time, body []byte) error {
	unix, nonce := h.Get(headerTime), h.Get(headerNonce)
	if nonce == "" || !hmac.Equal([]byte(h.Get(headerSignature)), []byte(k.mac(method, path, unix, nonce, body))) {
		return ErrSignature
	}
	seconds, err := strconv.ParseInt(unix, 10, 64)
	if err != nil {
		return ErrSignature
	}
	if now.Sub(time.Unix(seconds, 0)).Abs() > window {
		return ErrStale
	}
	return nil
}

// request makes a signed request.
func (k key) request(method, url string, at time.Time, body []byte) (*http.Request, error) {
	r, err := http.NewRequest(method, url, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", "application/json")
	k.sign(r.Header, method, r.URL.RequestURI(), at, rand.Text(), body)
	return r, nil
}

// received reads and checks a signed request. The path is the one that came over the wire, whatever prefixes were
// stripped from it on the way to the handler.
func (k key) received(r *http.Request, now time.Time) ([]byte, error) {
	body, err := io.ReadAll(io.LimitReader(r.Body, bodyLimit+1))
	if err != nil {
		return nil, err
	}
	if len(body) > bodyLimit {
		return nil, fmt.Errorf("%w：消息超过 %d 字节", ErrSignature, bodyLimit)
	}
	return body, k.verify(r.Header, r.Method, r.RequestURI, now, body)
}
