// Package fetch takes the content of a deposit from the node that keeps it 调证.
//
// A node answers GET {endpoint}/{number}, or GET {endpoint}/{number}/{item} for an item of a batch, with the bytes that
// were deposited. docs/ledger/fetch.md describes the request and its signature. Whether a node hands the content over is
// its own decision; whether the content is what was deposited is not: its digests are taken while it arrives, and the
// caller compares them with the record.
package fetch

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"path"
	"strconv"
	"strings"
	"syscall"
	"time"
	"unicode"

	"yunting/ledger"
	"yunting/node"
)

// What can come of asking a node, besides its content. Every error wraps one of them, or is of the caller's own writer.
var (
	ErrUnreachable = errors.New("fetch: the node did not answer, or broke off")
	ErrAbsent      = errors.New("fetch: the node does not have the content")
	ErrWithheld    = errors.New("fetch: the node does not hand the content over")
	ErrLonger      = errors.New("fetch: the content is longer than it may be")
)

// Headers of a request. The signature is HMAC-SHA256 in lower-case hex with the key shared with the node, over the
// method, the path, and the values of the other headers in this order, each on a line.
const (
	HeaderTime      = "Yunting-Time"    // Unix seconds
	HeaderNonce     = "Yunting-Nonce"   // never twice
	HeaderCourt     = "Yunting-Court"   // code of the court, percent-encoded
	HeaderCase      = "Yunting-Case"    // name of the case at the court
	HeaderOrdered   = "Yunting-Ordered" // yes: the judge ordered it; no: a party relies on the number
	HeaderSignature = "Yunting-Signature"
)

// Config says how nodes are asked.
type Config struct {
	Court    string
	Key      func(node string) []byte // shared with a node; at least 32 bytes
	Now      func() time.Time
	Loopback bool          // a demonstration: nodes may be on this machine, without TLS
	Whole    time.Duration // for one content; 0: five minutes
	Stall    time.Duration // without a byte; 0: twenty seconds
	Trust    http.RoundTripper
}

// Client asks nodes.
type Client struct {
	c    Config
	http *http.Client
}

// Request is one content asked for.
type Request struct {
	Node     string
	Endpoint string
	Ref      ledger.Ref
	Case     string
	Ordered  bool
	Size     int64 // bytes, when the record says so; negative: unknown
	Most     int64 // bytes that are taken at all
}

// New makes a client that follows no redirects and speaks to no machine inside.
func New(c Config) *Client {
	if c.Whole == 0 {
		c.Whole = 5 * time.Minute
	}
	if c.Stall == 0 {
		c.Stall = 20 * time.Second
	}
	if c.Trust == nil {
		dial := &net.Dialer{Timeout: c.Stall}
		if !c.Loopback {
			dial.Control = outside
		}
		c.Trust = &http.Transport{DialContext: dial.DialContext, TLSHandshakeTimeout: c.Stall, ResponseHeaderTimeout: c.Stall, DisableCompression: true,
			MaxResponseHeaderBytes: 64 << 10, MaxIdleConnsPerHost: 2, IdleConnTimeout: time.Minute}
	}
	return &Client{c, &http.Client{Transport: c.Trust, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
}

// outside refuses connections to this machine and to addresses that only mean something on a link: an endpoint whose
// name was pointed there must not make the court ask itself.
func outside(_, addr string, _ syscall.RawConn) error {
	ap, err := netip.ParseAddrPort(addr)
	if err != nil {
		return err
	}
	if a := ap.Addr().Unmap(); a.IsLoopback() || a.IsLinkLocalUnicast() || a.IsUnspecified() || a.IsMulticast() {
		return fmt.Errorf("the address %s is not one of another machine", a)
	}
	return nil
}

// Get writes the content to w and returns its digests and what the node calls the file (empty: nothing).
func (c *Client) Get(ctx context.Context, q Request, w io.Writer) (d ledger.Digest, name string, err error) {
	ctx, cancel := context.WithTimeout(ctx, c.c.Whole)
	defer cancel()
	req, err := c.request(ctx, q)
	if err != nil {
		return d, "", fmt.Errorf("%w: %w", ErrUnreachable, err)
	}
	res, err := c.http.Do(req)
	if err != nil {
		return d, "", fmt.Errorf("%w: %w", ErrUnreachable, err)
	}
	defer res.Body.Close()
	if err := refused(res.StatusCode); err != nil {
		return d, "", err
	}
	most := q.Most
	if q.Size >= 0 {
		most = min(most, q.Size)
	}
	if res.ContentLength > most {
		return d, "", fmt.Errorf("%w: %d bytes, at most %d", ErrLonger, res.ContentLength, most)
	}
	watch := time.AfterFunc(c.c.Stall, cancel)
	defer watch.Stop()
	out := &taker{w: w}
	d, err = ledger.DigestOf(io.TeeReader(&steady{io.LimitReader(res.Body, most+1), watch, c.c.Stall}, out))
	switch {
	case out.err != nil:
		return d, "", out.err
	case err != nil:
		return d, "", fmt.Errorf("%w: %w", ErrUnreachable, err)
	case d.Size > most:
		return d, "", fmt.Errorf("%w: more than %d bytes", ErrLonger, most)
	}
	return d, called(res.Header.Get("Content-Disposition")), nil
}

func (c *Client) request(ctx context.Context, q Request) (*http.Request, error) {
	if err := node.Endpoint(q.Endpoint, c.c.Loopback); err != nil {
		return nil, err
	}
	key := c.c.Key(q.Node)
	if len(key) < 32 {
		return nil, errors.New("there is no key shared with the node")
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, strings.TrimSuffix(q.Endpoint, "/")+"/"+q.Ref.String(), nil)
	if err != nil {
		return nil, err
	}
	ordered := "no"
	if q.Ordered {
		ordered = "yes"
	}
	h := req.Header
	h.Set(HeaderTime, strconv.FormatInt(c.c.Now().Unix(), 10))
	h.Set(HeaderNonce, rand.Text())
	h.Set(HeaderCourt, url.PathEscape(c.c.Court))
	h.Set(HeaderCase, url.PathEscape(q.Case))
	h.Set(HeaderOrdered, ordered)
	h.Set(HeaderSignature, Sign(key, req.Method, req.URL.EscapedPath(), h))
	return req, nil
}

// Sign is the signature of a request, for nodes to compare.
func Sign(key []byte, method, path string, h http.Header) string {
	mac := hmac.New(sha256.New, key)
	fmt.Fprintf(mac, "%s\n%s\n", method, path)
	for _, name := range []string{HeaderTime, HeaderNonce, HeaderCourt, HeaderCase, HeaderOrdered} {
		fmt.Fprintf(mac, "%s\n", h.Get(name))
	}
	return hex.EncodeToString(mac.Sum(nil))
}

// refused reads the status of an answer that brings no content.
func refused(status int) error {
	switch status {
	case http.StatusOK:
		return nil
	case http.StatusNotFound, http.StatusGone:
		return fmt.Errorf("%w: HTTP %d", ErrAbsent, status)
	case http.StatusForbidden, http.StatusUnavailableForLegalReasons:
		return fmt.Errorf("%w: HTTP %d", ErrWithheld, status)
	}
	return fmt.Errorf("%w: HTTP %d", ErrUnreachable, status) // a redirect is no answer either
}

// called is the file's name by the node, without folders.
func called(disposition string) string {
	_, p, err := mime.ParseMediaType(disposition)
	if err != nil {
		return ""
	}
	name := path.Base(strings.ReplaceAll(p["filename"], `\`, "/"))
	if name == "." || name == "/" || len(name) > 240 || strings.ContainsFunc(name, unicode.IsControl) {
		return ""
	}
	return name
}

// steady ends a body that stops coming.
type steady struct {
	r     io.Reader
	watch *time.Timer
	stall time.Duration
}

func (s *steady) Read(p []byte) (int, error) {
	n, err := s.r.Read(p)
	s.watch.Reset(s.stall)
	return n, err
}

// taker remembers the fault of the caller's writer, which is not the node's.
type taker struct {
	w   io.Writer
	err error
}

func (t *taker) Write(p []byte) (int, error) {
	n, err := t.w.Write(p)
	if err != nil {
		t.err = err
	}
	return n, err
}
