package message

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// SMSConfig says where the provider of short messages, or a small adapter before it, takes them.
type SMSConfig struct {
	URL    string // https://sms.example.cn/send
	Key    []byte // shared key, at least 16 bytes
	Now    func() time.Time
	Client *http.Client // nil: one that gives up after fifteen seconds
}

// Headers of a message: the instant it was signed (Unix seconds) and HMAC-SHA256 in lower-case hex over that instant,
// a full stop and the body.
const (
	HeaderTime      = "X-Yunting-Time"
	HeaderSignature = "X-Yunting-Signature"
)

type webhook struct {
	url    string
	key    []byte
	now    func() time.Time
	client *http.Client
}

// NewSMS makes a carrier that POSTs {"id", "to", "text"} as JSON, signed. 2xx: taken. 408, 425, 429 and 5xx: to be
// tried again. Any other answer: refused for good.
func NewSMS(c SMSConfig) (Carrier, error) {
	u, err := url.Parse(c.URL)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		return nil, fmt.Errorf("message: %q is not the web address of a provider of short messages", c.URL)
	}
	if local := u.Hostname() == "localhost" || strings.HasPrefix(u.Hostname(), "127."); u.Scheme == "http" && !local {
		return nil, fmt.Errorf("message: %s is not encrypted; codes to sign in must not travel in the open: use https", c.URL)
	}
	if len(c.Key) < 16 {
		return nil, errors.New("message: the key shared with the provider of short messages needs at least 16 characters")
	}
	if c.Client == nil {
		c.Client = &http.Client{Timeout: 15 * time.Second}
	}
	client := *c.Client
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &webhook{c.URL, c.Key, c.Now, &client}, nil
}

// Sign is the signature of a body at an instant, for whoever takes the messages.
func Sign(key []byte, at string, body []byte) string {
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(at + "."))
	mac.Write(body)
	return hex.EncodeToString(mac.Sum(nil))
}

func (w *webhook) Carry(ctx context.Context, m Message) error {
	body, err := json.Marshal(map[string]string{"id": m.ID, "to": m.To, "text": m.Text})
	if err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, w.url, bytes.NewReader(body))
	if err != nil {
		return err
	}
	at := strconv.FormatInt(w.now().Unix(), 10)
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Idempotency-Key", m.ID)
	req.Header.Set(HeaderTime, at)
	req.Header.Set(HeaderSignature, Sign(w.key, at, body))
	res, err := w.client.Do(req)
	if err != nil {
		return errors.Join(ErrUnavailable, err)
	}
	defer res.Body.Close()
	said, err := io.ReadAll(io.LimitReader(res.Body, 4096))
	switch {
	case res.StatusCode/100 == 2:
		return nil // taken, even if the rest of the answer was lost
	case res.StatusCode/100 == 5, res.StatusCode == http.StatusTooManyRequests, res.StatusCode == http.StatusRequestTimeout, res.StatusCode == http.StatusTooEarly:
		return errors.Join(fmt.Errorf("%w：HTTP %d", ErrUnavailable, res.StatusCode), err)
	}
	return Refused{short(fmt.Sprintf("HTTP %d %s", res.StatusCode, strings.TrimSpace(string(said))))}
}
