package signed

import (
	"bytes"
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"io"
	"net/http"
	"strconv"

	"github.com/dunglas/httpsfv"
)

// hasBody tells whether a request brings a body, or may.
func hasBody(r *http.Request) bool {
	return r.ContentLength != 0 && r.Body != nil && r.Body != http.NoBody
}

// body reads the body up to the limit, compares it with the digest that was signed (RFC 9530) and puts it back.
func (g *Gate) body(r *http.Request) error {
	most := g.Most
	if most == 0 {
		most = MostBody
	}
	large := refuse(TooLarge, "正文最多%d字节，请分批提交", most)
	if !hasBody(r) {
		return nil
	}
	if r.ContentLength > most {
		return large
	}
	want, err := digestOf(r.Header)
	if err != nil {
		return err
	}
	var kept bytes.Buffer
	if r.ContentLength > 0 {
		kept.Grow(int(r.ContentLength))
	}
	sum := sha256.New()
	n, err := io.Copy(io.MultiWriter(sum, &kept), io.LimitReader(r.Body, most+1))
	var limit *http.MaxBytesError
	switch {
	case errors.As(err, &limit), err == nil && n > most:
		return large
	case err != nil:
		return refuse(Malformed, "正文没有传完，请重新提交")
	case subtle.ConstantTimeCompare(sum.Sum(nil), want) != 1:
		return refuse(Digest, "正文与Content-Digest不符：收到%d字节。请核对传输过程中有没有改动正文", n)
	}
	r.Body = io.NopCloser(bytes.NewReader(kept.Bytes()))
	return nil
}

// digestOf is the SHA-256 of a Content-Digest header; other digests in it are passed over.
func digestOf(h http.Header) ([]byte, error) {
	bad := refuse(Malformed, "Content-Digest头无法读取，它应当像sha-256=:Base64:")
	vs := h.Values("Content-Digest")
	if length(vs) > mostHeader {
		return nil, bad
	}
	d, err := httpsfv.UnmarshalDictionary(vs)
	if err != nil {
		return nil, bad
	}
	member, _ := d.Get("sha-256")
	item, ok := member.(httpsfv.Item)
	if !ok {
		return nil, bad
	}
	b, ok := item.Value.([]byte)
	if !ok || len(b) != sha256.Size {
		return nil, bad
	}
	return b, nil
}

func itoa(n int) string { return strconv.Itoa(n) }
