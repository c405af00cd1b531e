package payment

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

var secret = []byte("0123456789abcdef0123456789abcdef")

// clock is a time that only the test moves.
type clock struct{ at time.Time }

func (c *clock) now() time.Time { return c.at }

// world is both sides talking over real HTTP, and the court's desk that takes the notices.
type world struct {
	clock   *clock
	sandbox *Sandbox
	channel *Channel
	file    File
	court   *httptest.Server

	order   Order
	notices []Notice // believed
	errs    []error  // what was found wrong with the others
	status  int      // how the desk answers a notice it believes
}

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{
		clock: &clock{time.Date(2026, 11, 23, 2, 0, 0, 0, time.UTC)},
		order: Order{ID: "20260192-0001", Amount: 5000, Subject: "（2026）粤0192民初1号案件受理费"},
		file:  File(filepath.Join(t.TempDir(), "payment", "book.json")), status: http.StatusNoContent,
	}
	w.court = httptest.NewServer(http.HandlerFunc(w.desk))
	t.Cleanup(w.court.Close)
	w.open(t)
	return w
}

// open starts the sandbox, on what an earlier one left in the file, and the channel to it.
func (w *world) open(t *testing.T) {
	t.Helper()
	var err error
	w.sandbox, err = NewSandbox(SandboxConfig{Prefix: "/sandbox", Key: secret, Store: w.file, Now: w.clock.now})
	if err != nil {
		t.Fatal(err)
	}
	provider := httptest.NewServer(w.sandbox)
	t.Cleanup(provider.Close)
	w.channel, err = New(Config{Base: provider.URL + "/sandbox", Key: secret, Notify: w.court.URL + "/paid?from=sandbox", Now: w.clock.now})
	if err != nil {
		t.Fatal(err)
	}
}

func (w *world) desk(rw http.ResponseWriter, r *http.Request) {
	n, err := w.channel.VerifyCallback(r)
	if err == nil {
		err = n.Settles(w.order)
	}
	if err != nil {
		w.errs = append(w.errs, err)
		rw.WriteHeader(http.StatusBadRequest)
		return
	}
	w.notices = append(w.notices, n)
	rw.WriteHeader(w.status)
}

func (w *world) place(t *testing.T) string {
	t.Helper()
	pay, err := w.channel.CreateOrder(t.Context(), w.order)
	if err != nil {
		t.Fatal(err)
	}
	return pay
}

// pays does what the payer does with the address he was given.
func (w *world) pays(t *testing.T, address string) int {
	t.Helper()
	res, err := http.Post(address, "", nil)
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	return res.StatusCode
}

func (w *world) query(t *testing.T) Order {
	t.Helper()
	o, err := w.channel.Query(t.Context(), w.order.ID)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func TestPayment(t *testing.T) {
	w := newWorld(t)
	pay := w.place(t)
	if o := w.query(t); o.State != Created || o.Amount != 5000 || o.Subject != w.order.Subject || !o.PaidAt.IsZero() {
		t.Errorf("%+v", o)
	}
	w.clock.at = w.clock.at.Add(time.Hour)
	for range 2 { // the payer presses twice
		if status := w.pays(t, pay); status != http.StatusOK {
			t.Fatal(status)
		}
	}
	want := Notice{OrderID: w.order.ID, Amount: 5000, PaidAt: w.clock.at, Receipt: "SBX00000001"}
	if !slices.Equal(w.notices, []Notice{want}) || w.errs != nil {
		t.Errorf("notices %+v, errors %v", w.notices, w.errs)
	}
	if o := w.query(t); o.State != Paid || !o.PaidAt.Equal(w.clock.at) || o.Receipt != want.Receipt {
		t.Errorf("%+v", o)
	}
}

func TestOrderTerms(t *testing.T) {
	w := newWorld(t)
	first := w.place(t)
	if again := w.place(t); again != first {
		t.Errorf("the same order gave %s and %s", first, again)
	}
	other := w.order
	other.Amount++
	if _, err := w.channel.CreateOrder(t.Context(), other); !errors.Is(err, ErrConflict) {
		t.Errorf("other terms under the same number: %v", err)
	}
	if _, err := w.channel.Query(t.Context(), "nothing"); !errors.Is(err, ErrUnknown) {
		t.Error(err)
	}
	for _, bad := range []Order{
		{ID: "", Amount: 1, Subject: "x"}, {ID: "a/b", Amount: 1, Subject: "x"}, {ID: "a", Subject: "x"},
		{ID: "a", Amount: -1, Subject: "x"}, {ID: "a", Amount: 1}, {ID: "a", Amount: 1, Subject: strings.Repeat("长", 101)},
	} {
		if _, err := w.channel.CreateOrder(t.Context(), bad); err == nil {
			t.Errorf("%+v was placed", bad)
		}
	}
}

func TestClose(t *testing.T) {
	w := newWorld(t)
	pay := w.place(t)
	for range 2 {
		if err := w.channel.Close(t.Context(), w.order.ID); err != nil {
			t.Fatal(err)
		}
	}
	if status := w.pays(t, pay); status != http.StatusConflict || len(w.notices) > 0 {
		t.Errorf("a closed order was paid: %d %v", status, w.notices)
	}
	if o := w.query(t); o.State != Closed {
		t.Error(o.State)
	}
	w.order.ID += "-2"
	w.pays(t, w.place(t))
	if err := w.channel.Close(t.Context(), w.order.ID); !errors.Is(err, ErrConflict) {
		t.Errorf("a paid order was closed: %v", err)
	}
}

func TestMischief(t *testing.T) {
	for name, c := range map[string]struct {
		m       Mischief
		after   time.Duration // when the notices are sent
		notices int
		err     error
	}{
		"lost":            {Mischief{Lose: true}, 0, 0, nil},
		"twice":           {Mischief{Twice: true}, 0, 2, nil},
		"late":            {Mischief{Late: 4 * time.Minute}, 4 * time.Minute, 1, nil},
		"not yet":         {Mischief{Late: 4 * time.Minute}, 3 * time.Minute, 0, nil},
		"too late":        {Mischief{Late: 6 * time.Minute}, 6 * time.Minute, 0, ErrStale},
		"wrong signature": {Mischief{WrongSignature: true}, 0, 0, ErrSignature},
		"wrong amount":    {Mischief{WrongAmount: true}, 0, 0, ErrMismatch},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.sandbox.Misbehave(c.m)
			paidAt := w.clock.at
			if status := w.pays(t, w.place(t)); status != http.StatusOK {
				t.Fatal(status)
			}
			w.clock.at = w.clock.at.Add(c.after)
			for range 2 { // the second time nothing is left to send
				if err := w.sandbox.Deliver(t.Context()); err != nil {
					t.Fatal(err)
				}
			}
			if len(w.notices) != c.notices || (c.err != nil) != (len(w.errs) == 1) || c.err != nil && !errors.Is(w.errs[0], c.err) {
				t.Errorf("notices %v, errors %v", w.notices, w.errs)
			}
			for _, n := range w.notices {
				if !n.PaidAt.Equal(paidAt) || n != w.notices[0] {
					t.Errorf("%+v", n)
				}
			}
			if o := w.query(t); o.State != Paid || o.Amount != w.order.Amount || !o.PaidAt.Equal(paidAt) {
				t.Errorf("reconciliation finds %+v", o)
			}
		})
	}
}

func TestCourtWasDown(t *testing.T) {
	w := newWorld(t)
	w.status = http.StatusServiceUnavailable
	pay := w.place(t)
	if status := w.pays(t, pay); status != http.StatusOK {
		t.Errorf("the payer must not suffer: %d", status)
	}
	if err := w.sandbox.Deliver(t.Context()); err == nil {
		t.Error("a notice nobody took was not reported")
	}
	w.status = http.StatusOK
	w.clock.at = w.clock.at.Add(time.Hour) // signed afresh
	w.open(t)                              // the sandbox was restarted meanwhile
	w.notices = nil
	for range 2 {
		if err := w.sandbox.Deliver(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if len(w.notices) != 1 || w.errs != nil {
		t.Errorf("notices %v, errors %v", w.notices, w.errs)
	}
}

func TestRestart(t *testing.T) {
	w := newWorld(t)
	w.pays(t, w.place(t))
	before := w.query(t)
	w.open(t)
	if after := w.query(t); after != before || after.State != Paid {
		t.Errorf("before %+v, after %+v", before, after)
	}
	w.order.ID += "-2"
	w.pays(t, w.place(t))
	if o := w.query(t); o.Receipt != "SBX00000002" {
		t.Errorf("a receipt was given twice: %s", o.Receipt)
	}
}

func TestMemory(t *testing.T) {
	m := &Memory{}
	if b, err := m.Load(); err != nil || len(b.Orders) > 0 {
		t.Fatal(b, err)
	}
	if err := m.Save(Book{Receipts: 1, Orders: map[string]Record{"a": {Order: Order{ID: "a"}}}}); err != nil {
		t.Fatal(err)
	}
	if b, err := m.Load(); err != nil || b.Receipts != 1 || b.Orders["a"].ID != "a" {
		t.Error(b, err)
	}
}

// TestForgery alters a genuine notice in every part that is signed.
func TestForgery(t *testing.T) {
	w := newWorld(t)
	body := `{"orderId":"20260192-0001","amount":5000,"paidAt":"2026-11-23T02:00:00Z","receipt":"SBX1"}`
	notice := func(at time.Time, body string) *http.Request {
		r := httptest.NewRequest(http.MethodPost, "/paid?from=sandbox", strings.NewReader(body))
		key(secret).sign(r.Header, r.Method, r.RequestURI, at, "nonce", []byte(body))
		return r
	}
	for name, c := range map[string]struct {
		alter func(*http.Request)
		want  error
	}{
		"genuine":      {func(*http.Request) {}, nil},
		"method":       {func(r *http.Request) { r.Method = http.MethodPut }, ErrSignature},
		"path":         {func(r *http.Request) { r.RequestURI = "/paid" }, ErrSignature},
		"time":         {func(r *http.Request) { r.Header.Set(headerTime, "1795399201") }, ErrSignature},
		"nonce":        {func(r *http.Request) { r.Header.Set(headerNonce, "other") }, ErrSignature},
		"no nonce":     {func(r *http.Request) { r.Header.Del(headerNonce) }, ErrSignature},
		"body":         {func(r *http.Request) { r.Body = io.NopCloser(strings.NewReader(strings.Replace(body, "5000", "1", 1))) }, ErrSignature},
		"signature":    {func(r *http.Request) { r.Header.Set(headerSignature, strings.Repeat("0", 64)) }, ErrSignature},
		"no signature": {func(r *http.Request) { r.Header.Del(headerSignature) }, ErrSignature},
		"endless":      {func(r *http.Request) { r.Body = io.NopCloser(io.LimitReader(zeros{}, bodyLimit+1)) }, ErrSignature},
		"other key": {func(r *http.Request) {
			key("another key of thirty-two bytes!").sign(r.Header, r.Method, r.RequestURI, w.clock.at, "nonce", []byte(body))
		}, ErrSignature},
		"five minutes old":      {func(r *http.Request) { *r = *notice(w.clock.at.Add(-window), body) }, nil},
		"older":                 {func(r *http.Request) { *r = *notice(w.clock.at.Add(-window-time.Second), body) }, ErrStale},
		"five minutes ahead":    {func(r *http.Request) { *r = *notice(w.clock.at.Add(window), body) }, nil},
		"further ahead":         {func(r *http.Request) { *r = *notice(w.clock.at.Add(window+time.Second), body) }, ErrStale},
		"signed but unfinished": {func(r *http.Request) { *r = *notice(w.clock.at, `{"orderId":"20260192-0001"}`) }, ErrMismatch},
		"of another order":      {func(r *http.Request) { *r = *notice(w.clock.at, strings.Replace(body, "-0001", "-0002", 1)) }, ErrMismatch},
	} {
		r := notice(w.clock.at, body)
		c.alter(r)
		n, err := w.channel.VerifyCallback(r)
		if err == nil {
			err = n.Settles(w.order)
		}
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

// TestImpostor lets someone without the key answer in the other side's place.
func TestImpostor(t *testing.T) {
	w := newWorld(t)
	w.place(t)
	paid := `{"id":"20260192-0001","amount":5000,"state":"paid"}`
	for name, answer := range map[string]http.HandlerFunc{
		"unsigned": func(rw http.ResponseWriter, _ *http.Request) { io.WriteString(rw, paid) },
		"badly signed": func(rw http.ResponseWriter, r *http.Request) {
			rw.Header().Set(headerNonce, r.Header.Get(headerNonce))
			rw.Header().Set(headerTime, r.Header.Get(headerTime))
			rw.Header().Set(headerSignature, r.Header.Get(headerSignature)) // the request's own
			io.WriteString(rw, paid)
		},
		"recorded": func(rw http.ResponseWriter, r *http.Request) { // genuine, but the answer to another question
			key(secret).sign(rw.Header(), "200", r.RequestURI, w.clock.at, "an earlier nonce", []byte(paid))
			io.WriteString(rw, paid)
		},
	} {
		impostor := httptest.NewServer(answer)
		channel, err := New(Config{Base: impostor.URL, Key: secret, Notify: w.court.URL, Now: w.clock.now})
		if err != nil {
			t.Fatal(err)
		}
		if o, err := channel.Query(t.Context(), w.order.ID); !errors.Is(err, ErrUnavailable) || o.State == Paid {
			t.Errorf("%s: %+v %v", name, o, err)
		}
		impostor.Close()
		if _, err := channel.Query(t.Context(), w.order.ID); !errors.Is(err, ErrUnavailable) {
			t.Errorf("nobody answers: %v", err)
		}
	}
	stranger, err := New(Config{Base: w.channel.base.String(), Key: []byte("another key of thirty-two bytes!"), Notify: w.court.URL, Now: w.clock.now})
	if err != nil {
		t.Fatal(err)
	}
	if err := stranger.Close(t.Context(), w.order.ID); err == nil || w.query(t).State != Created {
		t.Errorf("a stranger closed the order: %v", err)
	}
}

func TestConfig(t *testing.T) {
	good := Config{Base: "http://provider.example/x", Key: secret, Notify: "http://court.example/paid"}
	for name, spoil := range map[string]func(*Config){
		"base":   func(c *Config) { c.Base = "/x" },
		"notify": func(c *Config) { c.Notify = "" },
		"key":    func(c *Config) { c.Key = secret[:31] },
	} {
		c := good
		spoil(&c)
		if _, err := New(c); err == nil {
			t.Errorf("a bad %s was accepted", name)
		}
	}
	if _, err := New(good); err != nil {
		t.Error(err)
	}
	if _, err := NewSandbox(SandboxConfig{Key: secret[:31], Store: &Memory{}}); err == nil {
		t.Error("a short key was accepted")
	}
}
