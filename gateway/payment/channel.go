package payment

import (
	"context"
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

// Config says where the other side is and how to talk to it.
type Config struct {
	Base   string // address of the other side, with its prefix: http://host/prefix
	Key    []byte // shared key, at least 32 bytes
	Notify string // our address for notices of payment, as the other side reaches it
	Now    func() time.Time
	Client *http.Client // nil: one that gives up after ten seconds
}

// Channel is the court's side. It keeps no state: the docket knows what is owed, the other side what was paid.
type Channel struct {
	base   *url.URL
	key    key
	notify string
	now    func() time.Time
	client *http.Client
}

// New checks the configuration.
func New(c Config) (*Channel, error) {
	base, err := url.Parse(strings.TrimSuffix(c.Base, "/"))
	if err != nil || base.Host == "" {
		return nil, fmt.Errorf("缴费渠道的地址 %q 不是完整的网址", c.Base)
	}
	if notify, err := url.Parse(c.Notify); err != nil || notify.Host == "" {
		return nil, fmt.Errorf("接收缴费通知的地址 %q 不是完整的网址", c.Notify)
	}
	if err := key(c.Key).check(); err != nil {
		return nil, err
	}
	if c.Client == nil {
		c.Client = &http.Client{Timeout: 10 * time.Second}
	}
	return &Channel{base: base, key: c.Key, notify: c.Notify, now: c.Now, client: c.Client}, nil
}

// demand and offer are the question and the answer of creating an order.
type demand struct {
	ID      string `json:"id"`
	Amount  int64  `json:"amount"` // fen
	Subject string `json:"subject"`
	Notify  string `json:"notify"`
}

type offer struct {
	Order
	Pay string `json:"pay"` // path for the payer
}

// CreateOrder places an order and returns the address where the payer pays. Only ID, Amount and Subject count. It may
// be repeated with the same terms (after ErrUnavailable, say); an ID used with other terms gives ErrConflict.
func (c *Channel) CreateOrder(ctx context.Context, o Order) (string, error) {
	if err := o.check(); err != nil {
		return "", err
	}
	var got offer
	if err := c.call(ctx, http.MethodPost, "/orders", demand{o.ID, int64(o.Amount), o.Subject, c.notify}, &got); err != nil {
		return "", err
	}
	pay, err := c.base.Parse(got.Pay)
	if err != nil {
		return "", fmt.Errorf("%w：缴费地址无法识别：%w", ErrUnavailable, err)
	}
	return pay.String(), nil
}

// Query asks how an order stands: the way to learn of a payment whose notice never came. ErrUnknown if the other side
// has no such order.
func (c *Channel) Query(ctx context.Context, orderID string) (Order, error) {
	var got Order
	err := c.call(ctx, http.MethodGet, "/orders/"+url.PathEscape(orderID), nil, &got)
	return got, err
}

// Close makes an order unpayable, so that nobody pays what is no longer owed. Closing twice is no error; an order
// that was paid in the meantime gives ErrConflict.
func (c *Channel) Close(ctx context.Context, orderID string) error {
	return c.call(ctx, http.MethodPost, "/orders/"+url.PathEscape(orderID)+"/close", nil, &Order{})
}

// VerifyCallback reads a notice of payment and answers for its origin: ErrSignature or ErrStale if it must not be
// believed. The same notice may come several times; whether it pays what is owed says Notice.Settles.
func (c *Channel) VerifyCallback(r *http.Request) (Notice, error) {
	body, err := c.key.received(r, c.now())
	if err != nil {
		return Notice{}, err
	}
	var n Notice
	if err := json.Unmarshal(body, &n); err != nil || n.OrderID == "" || n.PaidAt.IsZero() {
		return Notice{}, fmt.Errorf("%w：通知的内容不完整", ErrMismatch)
	}
	return n, nil
}

// call asks one signed question and accepts a signed answer only.
func (c *Channel) call(ctx context.Context, method, path string, in, out any) error {
	var body []byte
	if in != nil {
		var err error
		if body, err = json.Marshal(in); err != nil {
			return err
		}
	}
	req, err := c.key.request(method, c.base.String()+path, c.now(), body)
	if err != nil {
		return err
	}
	res, err := c.client.Do(req.WithContext(ctx))
	if err != nil {
		return errors.Join(ErrUnavailable, err)
	}
	defer res.Body.Close()
	answer, err := io.ReadAll(io.LimitReader(res.Body, bodyLimit))
	if err != nil {
		return errors.Join(ErrUnavailable, err)
	}
	if res.Header.Get(headerNonce) != req.Header.Get(headerNonce) {
		return fmt.Errorf("%w：收到未签名的答复（HTTP %d）", ErrUnavailable, res.StatusCode)
	}
	if err := c.key.verify(res.Header, strconv.Itoa(res.StatusCode), req.URL.RequestURI(), c.now(), answer); err != nil {
		return fmt.Errorf("%w：%w", ErrUnavailable, err)
	}
	switch res.StatusCode {
	case http.StatusOK:
		return json.Unmarshal(answer, out)
	case http.StatusNotFound:
		return ErrUnknown
	case http.StatusConflict:
		return ErrConflict
	}
	return fmt.Errorf("%w：HTTP %d %s", ErrUnavailable, res.StatusCode, answer)
}
