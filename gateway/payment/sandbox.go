package payment

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"sync"
	"time"

	"yunting/law/money"
)

// SandboxConfig says how the other side is set up.
type SandboxConfig struct {
	Prefix string // of its paths: /sandbox/payment
	Key    []byte // shared key, at least 32 bytes
	Store  Store
	Now    func() time.Time
	Client *http.Client // for notices; nil: one that gives up after ten seconds
}

// Mischief is what goes wrong with the notices of the payments that follow; the payments themselves are in order.
type Mischief struct {
	Lose           bool          // the notice never comes
	Twice          bool          // it comes two times
	Late           time.Duration // it comes that much after it was signed
	WrongSignature bool
	WrongAmount    bool // it claims one fen too many
}

// Sandbox is a payment provider that takes no money: orders are paid by asking. An http.Handler with these paths
// under its prefix, all but the last signed:
//
//	POST /orders            place an order
//	GET  /orders/{id}       how it stands
//	POST /orders/{id}/close close it
//	POST /orders/{id}/pay   what the payer does
type Sandbox struct {
	prefix string
	key    key
	now    func() time.Time
	client *http.Client
	mux    *http.ServeMux

	mu       sync.Mutex // guards all below
	store    Store
	mischief Mischief
}

// NewSandbox checks the configuration and the stored book.
func NewSandbox(c SandboxConfig) (*Sandbox, error) {
	if err := key(c.Key).check(); err != nil {
		return nil, err
	}
	if _, err := c.Store.Load(); err != nil {
		return nil, fmt.Errorf("读取缴费沙箱的记录：%w", err)
	}
	if c.Client == nil {
		c.Client = &http.Client{Timeout: 10 * time.Second}
	}
	s := &Sandbox{prefix: c.Prefix, key: c.Key, now: c.Now, client: c.Client, store: c.Store, mux: http.NewServeMux()}
	s.mux.HandleFunc("POST "+c.Prefix+"/orders", s.signed(s.create))
	s.mux.HandleFunc("GET "+c.Prefix+"/orders/{id}", s.signed(s.query))
	s.mux.HandleFunc("POST "+c.Prefix+"/orders/{id}/close", s.signed(s.close))
	s.mux.HandleFunc("POST "+c.Prefix+"/orders/{id}/pay", s.pay)
	return s, nil
}

func (s *Sandbox) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.mux.ServeHTTP(w, r) }

// Misbehave sets what goes wrong from now on; the zero Mischief ends it.
func (s *Sandbox) Misbehave(m Mischief) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.mischief = m
}

// Pay pays an order and sends the notice. Paying again changes nothing; a closed order gives ErrConflict. A notice
// that does not get through waits for Deliver; the payment stands.
func (s *Sandbox) Pay(ctx context.Context, id string) (Order, error) {
	r, err := s.change(id, func(b *Book, r *Record, now time.Time) error {
		switch r.State {
		case Paid:
			return nil
		case Closed:
			return ErrConflict
		}
		b.Receipts++
		r.State, r.PaidAt, r.Receipt = Paid, now, fmt.Sprintf("SBX%08d", b.Receipts)
		r.Letters = s.mischief.letters(r.Amount, now)
		return nil
	})
	if err != nil {
		return Order{}, err
	}
	return r.Order, s.Deliver(ctx)
}

// letters are the notices a payment sets off.
func (m Mischief) letters(amount money.Fen, now time.Time) []Letter {
	l := Letter{Due: now.Add(m.Late), Amount: amount, Forged: m.WrongSignature}
	if m.Late > 0 {
		l.Signed = now
	}
	if m.WrongAmount {
		l.Amount++
	}
	switch {
	case m.Lose:
		return nil
	case m.Twice:
		return []Letter{l, l}
	}
	return []Letter{l}
}

// change alters one order and saves the book, or neither.
func (s *Sandbox) change(id string, alter func(*Book, *Record, time.Time) error) (Record, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	b, err := s.store.Load()
	if err != nil {
		return Record{}, err
	}
	r, ok := b.Orders[id]
	if !ok {
		return r, ErrUnknown
	}
	if err := alter(&b, &r, s.now().UTC()); err != nil {
		return r, err
	}
	b.Orders[id] = r
	return r, s.store.Save(b)
}

func (s *Sandbox) create(_ *http.Request, body []byte) (any, error) {
	var d demand
	if err := json.Unmarshal(body, &d); err != nil {
		return nil, err
	}
	o := Order{ID: d.ID, Amount: money.Fen(d.Amount), Subject: d.Subject, State: Created}
	if err := o.check(); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	b, err := s.store.Load()
	if err != nil {
		return nil, err
	}
	if had, ok := b.Orders[o.ID]; ok {
		if had.Amount != o.Amount || had.Subject != o.Subject {
			return nil, ErrConflict
		}
		return offer{had.Order, s.payPath(o.ID)}, nil
	}
	if b.Orders == nil {
		b.Orders = map[string]Record{}
	}
	b.Orders[o.ID] = Record{Order: o, Notify: d.Notify}
	return offer{o, s.payPath(o.ID)}, s.store.Save(b)
}

func (s *Sandbox) payPath(id string) string { return s.prefix + "/orders/" + id + "/pay" }

func (s *Sandbox) query(r *http.Request, _ []byte) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	b, err := s.store.Load()
	if err != nil {
		return nil, err
	}
	got, ok := b.Orders[r.PathValue("id")]
	if !ok {
		return nil, ErrUnknown
	}
	return got.Order, nil
}

func (s *Sandbox) close(r *http.Request, _ []byte) (any, error) {
	got, err := s.change(r.PathValue("id"), func(_ *Book, r *Record, _ time.Time) error {
		if r.State == Paid {
			return ErrConflict
		}
		r.State = Closed
		return nil
	})
	return got.Order, err
}

func (s *Sandbox) pay(w http.ResponseWriter, r *http.Request) {
	o, err := s.Pay(r.Context(), r.PathValue("id"))
	if o.State == Paid {
		err = nil // the notice can wait; the payer has paid
	}
	status, text := answer(o, err)
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	w.Write(text)
}

// signed lets in signed requests only and signs what goes out, refusals included.
func (s *Sandbox) signed(do func(*http.Request, []byte) (any, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		body, err := s.key.received(r, s.now())
		var out any
		if err == nil {
			out, err = do(r, body)
		}
		status, text := answer(out, err)
		w.Header().Set("Content-Type", "application/json")
		s.key.sign(w.Header(), strconv.Itoa(status), r.RequestURI, s.now(), r.Header.Get(headerNonce), text)
		w.WriteHeader(status)
		w.Write(text)
	}
}

// answer puts a result or an error in words.
func answer(out any, err error) (int, []byte) {
	status := http.StatusOK
	switch {
	case err == nil:
	case errors.Is(err, ErrSignature), errors.Is(err, ErrStale):
		status = http.StatusUnauthorized
	case errors.Is(err, ErrUnknown):
		status = http.StatusNotFound
	case errors.Is(err, ErrConflict):
		status = http.StatusConflict
	default:
		status = http.StatusUnprocessableEntity
	}
	if err != nil {
		out = map[string]string{"error": err.Error()}
	}
	text, err := json.Marshal(out)
	if err != nil {
		return http.StatusInternalServerError, nil
	}
	return status, text
}
