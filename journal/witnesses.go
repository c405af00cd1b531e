package journal

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	formats "github.com/transparency-dev/formats/note"
	"golang.org/x/mod/sumdb/note"

	"yunting/ledger"
)

// Trouble is what is wrong with a witness.
type Trouble string

const (
	Unreachable Trouble = "unreachable" // it does not answer
	Refuses     Trouble = "refuses"     // it answers, but not with a signature: it does not know the log, or cannot sign
	Against     Trouble = "against"     // it has signed more than the log on disk holds, or another history
	Forgot      Trouble = "forgot"      // it has signed more than it knows of: its store was set back
)

// witnesses stands between Tessera and the witnesses. It remembers how each of them answered, asks each one thing at a
// time, and lets a slow one finish although the quorum was reached: its signature is added later.
type witnesses struct {
	ctx     context.Context // of all requests: longer than Tessera waits
	base    http.RoundTripper
	timeout time.Duration
	log     *slog.Logger
	policy  *ledger.Policy
	all     []*asked
	at      map[string]*asked // by the address checkpoints are posted to
	running sync.WaitGroup
	mu      sync.Mutex // of what is in asked
}

// asked is a witness and how it answered.
type asked struct {
	ledger.Named
	turn    chan struct{} // held by the request under way
	last    time.Time     // of its newest signature, by its own clock
	size    uint64        // the largest it is known to have signed
	signs   bool          // its newest answer was a signature
	trouble Trouble
	why     string
	body    []byte // text of the checkpoint it signed last
	line    []byte // its signature below it
}

func newWitnesses(ctx context.Context, p *ledger.Policy, o Options) *witnesses {
	w := &witnesses{ctx: ctx, base: o.Transport, timeout: o.Timeout, log: o.Log, policy: p, at: map[string]*asked{}}
	for _, n := range p.Names {
		a := &asked{Named: n, turn: make(chan struct{}, 1)}
		w.all = append(w.all, a)
		w.at[addCheckpoint(n.Address)] = a
	}
	return w
}

// addCheckpoint is where a witness takes checkpoints.
func addCheckpoint(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	return u.JoinPath("add-checkpoint").String()
}

// answer is what a witness said.
type answer struct {
	status int
	header http.Header
	body   []byte
	err    error
}

// RoundTrip asks a witness for Tessera.
func (w *witnesses) RoundTrip(q *http.Request) (*http.Response, error) {
	a := w.at[q.URL.String()]
	if a == nil {
		return nil, fmt.Errorf("%s is no witness of the policy", q.URL)
	}
	body, err := io.ReadAll(q.Body)
	if err = errors.Join(err, q.Body.Close()); err != nil {
		return nil, err
	}
	got, err := w.ask(q.Context(), a, body, 0)
	if err == nil {
		err = got.err
	}
	if err != nil {
		return nil, err
	}
	return &http.Response{StatusCode: got.status, Status: http.StatusText(got.status), Header: got.header, Request: q,
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Body: io.NopCloser(bytes.NewReader(got.body)), ContentLength: int64(len(got.body))}, nil
}

// ask waits for the witness's turn and answer as long as the context lasts; a request that was begun goes on without it.
func (w *witnesses) ask(ctx context.Context, a *asked, body []byte, atLeast uint64) (answer, error) {
	select {
	case a.turn <- struct{}{}:
	case <-ctx.Done():
		return answer{}, ctx.Err()
	}
	ready := make(chan answer, 1)
	w.running.Add(1)
	go func() {
		defer w.running.Done()
		defer func() { <-a.turn }()
		got := w.post(a, body)
		w.note(a, body, got, atLeast)
		ready <- got
	}()
	select {
	case got := <-ready:
		return got, nil
	case <-ctx.Done():
		return answer{}, ctx.Err()
	}
}

func (w *witnesses) post(a *asked, body []byte) answer {
	ctx, cancel := context.WithTimeout(w.ctx, w.timeout)
	defer cancel()
	q, err := http.NewRequestWithContext(ctx, http.MethodPost, addCheckpoint(a.Address), bytes.NewReader(body))
	if err != nil {
		return answer{err: err}
	}
	res, err := w.base.RoundTrip(q)
	if err != nil {
		return answer{err: err}
	}
	b, err := io.ReadAll(io.LimitReader(res.Body, 64<<10))
	return answer{res.StatusCode, res.Header, b, errors.Join(err, res.Body.Close())}
}

// note remembers how a witness answered. atLeast is how many leaves the log is known to hold.
func (w *witnesses) note(a *asked, body []byte, got answer, atLeast uint64) {
	_, checkpoint, _ := bytes.Cut(body, []byte("\n\n"))
	size := max(atLeast, sizeOf(checkpoint))
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.ctx.Err() != nil {
		return // the answer was cut off by ourselves
	}
	was := a.trouble
	switch {
	case got.err != nil:
		a.set(Unreachable, got.err.Error())
	case got.status == http.StatusOK:
		n, err := note.Open(append(bytes.Clone(checkpoint), got.body...), note.VerifierList(a.Verify))
		if err != nil {
			a.set(Refuses, "its answer is not a signature with its key")
			break
		}
		a.signed(n, sizeOf(checkpoint))
		a.set("", "")
		a.signs = true
	case got.status == http.StatusConflict && got.header.Get("Content-Type") == "text/x.tlog.size":
		n, err := strconv.ParseUint(strings.TrimSpace(string(got.body)), 10, 64)
		switch {
		case err != nil:
			a.set(Refuses, "it names no size")
		case n > size:
			a.set(Against, fmt.Sprintf("it has signed %d records, the log on disk holds %d", n, size))
		case n < a.size:
			a.set(Forgot, fmt.Sprintf("it has signed %d records and remembers %d", a.size, n))
			a.size = n // told once; it catches up with a proof
		}
	case got.status == http.StatusUnprocessableEntity || got.status == http.StatusConflict:
		a.set(Against, "it has signed another history than the one on disk")
	case got.status == http.StatusNotFound:
		a.set(Refuses, "it does not know this log")
	case got.status == http.StatusForbidden:
		a.set(Refuses, "it knows another key of this log")
	default:
		a.set(Refuses, fmt.Sprintf("it answers with status %d", got.status))
	}
	if a.trouble != was {
		if a.trouble == "" {
			w.log.Info("a witness of the evidence log signs again", "log", w.policy.Origin, "witness", a.Name)
		} else {
			w.log.Warn("a witness of the evidence log does not sign", "log", w.policy.Origin, "witness", a.Name, "trouble", a.trouble, "cause", a.why)
		}
	}
}

func (a *asked) set(t Trouble, why string) {
	a.trouble, a.why, a.signs = t, why, false
}

// signed remembers a signature.
func (a *asked) signed(n *note.Note, size uint64) {
	if t, err := formats.CoSigV1Timestamp(n.Sigs[0]); err == nil {
		a.last = t.UTC()
	}
	a.size = max(a.size, size)
	a.body, a.line = []byte(n.Text), fmt.Appendf(nil, "— %s %s\n", n.Sigs[0].Name, n.Sigs[0].Base64)
}

// published remembers who has signed a checkpoint that was published.
func (w *witnesses) published(checkpoint []byte, seen ledger.Seen) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, a := range w.all {
		if n, err := note.Open(checkpoint, note.VerifierList(a.Verify)); err == nil && seen.Size >= a.size {
			a.signed(n, seen.Size)
		}
	}
}

// complete adds the signatures below a checkpoint that came too late for it.
func (w *witnesses) complete(checkpoint []byte) []byte {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, a := range w.all {
		if len(a.line) > 0 && bytes.HasPrefix(checkpoint, append(bytes.Clone(a.body), '\n')) && !hasSigner(checkpoint, a.Verify) {
			checkpoint = append(bytes.Clone(checkpoint), a.line...)
		}
	}
	return checkpoint
}

func hasSigner(checkpoint []byte, v note.Verifier) bool {
	_, err := note.Open(checkpoint, note.VerifierList(v))
	return err == nil
}

// greet asks every witness, when the log opens, whether it knows of more than stands on disk.
func (w *witnesses) greet(ctx context.Context, published uint64, checkpoint []byte, size uint64) {
	ctx, cancel := context.WithTimeout(ctx, min(w.timeout, 3*time.Second))
	defer cancel()
	body := append(fmt.Appendf(nil, "old %d\n\n", published), checkpoint...)
	var all sync.WaitGroup
	for _, a := range w.all {
		all.Go(func() { w.ask(ctx, a, body, size) }) // what it answers is noted
	}
	all.Wait()
}

// against tells why nothing may be added to the log: witnesses have signed another history, and those that go along with
// this one are no quorum. One witness that is wrong does not stop a court.
func (w *witnesses) against() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	var why []string
	with := map[string]bool{}
	for _, a := range w.all {
		with[a.Name] = a.signs
		if a.trouble == Against {
			why = append(why, a.Name+": "+a.why)
		}
	}
	if len(why) == 0 || quorum(w.policy.Text, with) {
		return ""
	}
	return strings.Join(why, "; ")
}

// wait waits until no request is under way.
func (w *witnesses) wait() { w.running.Wait() }

// quorum tells whether these witnesses satisfy the policy.
func quorum(policy []byte, with map[string]bool) bool {
	holds, asked := map[string]bool{}, "none"
	for line := range strings.Lines(string(policy)) {
		line, _, _ = strings.Cut(line, "#")
		switch f := strings.Fields(line); {
		case len(f) == 4 && f[0] == "witness":
			holds[f[1]] = with[f[1]]
		case len(f) >= 3 && f[0] == "group":
			n := 0
			for _, name := range f[3:] {
				if holds[name] {
					n++
				}
			}
			need, err := strconv.Atoi(f[2])
			switch {
			case f[2] == "any":
				need = 1
			case f[2] == "all":
				need = len(f) - 3
			case err != nil:
				need = len(f)
			}
			holds[f[1]] = n >= need
		case len(f) == 2 && f[0] == "quorum":
			asked = f[1]
		}
	}
	return asked == "none" || holds[asked]
}

// sizeOf reads the size in a checkpoint; 0 for something else.
func sizeOf(checkpoint []byte) uint64 {
	lines := bytes.SplitN(checkpoint, []byte("\n"), 3)
	if len(lines) < 3 {
		return 0
	}
	n, err := strconv.ParseUint(string(lines[1]), 10, 64)
	if err != nil {
		return 0
	}
	return n
}
