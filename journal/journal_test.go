package journal_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/transparency-dev/merkle/proof"
	"github.com/transparency-dev/merkle/rfc6962"

	"yunting/depository"
	"yunting/journal"
	"yunting/journal/witness"
	"yunting/ledger"
)

const origin = "court.test/ledger/测0001"

// voice is a log of the program that a test can read.
type voice struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (v *voice) Write(b []byte) (int, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.b.Write(b)
}

func (v *voice) said(words string) bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	return strings.Contains(v.b.String(), words)
}

// bystander is a witness that a test can stop and start at the same address.
type bystander struct {
	*testing.T
	dir, name, log, addr string
	now                  func() time.Time
	w                    *witness.Witness
	srv                  *http.Server
}

func (b *bystander) start() {
	b.Helper()
	var err error
	b.w, err = witness.Open(context.Background(), witness.Options{Dir: b.dir, Name: b.name, Logs: []string{b.log}, Now: b.now, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		b.Fatal(err)
	}
	addr := b.addr
	if addr == "" {
		addr = "127.0.0.1:0"
	}
	ln, err := net.Listen("tcp", addr)
	if err != nil {
		b.Fatal(err)
	}
	b.addr = ln.Addr().String()
	b.srv = &http.Server{Handler: b.w}
	go b.srv.Serve(ln)
}

func (b *bystander) stop() {
	if b.srv != nil {
		b.srv.Close()
		b.w.Close()
		b.srv = nil
	}
}

// bench is a log with three witnesses, two of which must sign.
type bench struct {
	*testing.T
	dir       string
	witnesses []*bystander
	log       *voice
	o         journal.Options
}

func newBench(t *testing.T) *bench {
	b := &bench{T: t, dir: t.TempDir(), log: &voice{}}
	keys, err := journal.OpenKeys(b.dir, origin)
	if err != nil {
		t.Fatal(err)
	}
	var policy strings.Builder
	for _, name := range []string{"甲", "乙", "丙"} {
		w := &bystander{T: t, dir: filepath.Join(t.TempDir(), "w"), name: "witness.test/" + name, log: keys.Key, now: time.Now}
		w.start()
		t.Cleanup(w.stop)
		b.witnesses = append(b.witnesses, w)
		fmt.Fprintf(&policy, "witness %s %s http://%s\n", name, w.w.VerifierKey(), w.addr)
	}
	policy.WriteString("group all3 2 甲 乙 丙\nquorum all3\n")
	b.o = journal.Options{Dir: b.dir, Origin: origin, Witnesses: []byte(policy.String()), Timeout: 2 * time.Second,
		Log: slog.New(slog.NewTextHandler(b.log, nil)), Now: time.Now}
	return b
}

func (b *bench) open() *journal.Journal {
	b.Helper()
	j, err := journal.Open(context.Background(), b.o)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { b.close(j) })
	return j
}

func (b *bench) close(j *journal.Journal) {
	b.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	if err := j.Close(ctx); err != nil {
		b.Error(err)
	}
}

// leaf is some leaf of the log.
func leaf(i int) []byte {
	s := digest(i)
	b, err := ledger.Leaf{At: ledger.At(time.Date(2026, 11, 28, 8, 0, 0, 0, time.UTC)), Court: "测0001", Kind: ledger.Single, Number: number(i),
		Content: &ledger.Content{SHA256: s, Size: int64(i)}}.Encode()
	if err != nil {
		panic(err)
	}
	return b
}

// add appends so many leaves and returns the index of each.
func (b *bench) add(j *journal.Journal, from, n int) []uint64 {
	b.Helper()
	var ls [][]byte
	for i := range n {
		ls = append(ls, leaf(from+i))
	}
	at, err := j.Append(b.Context(), ls)
	if err != nil {
		b.Fatal(err)
	}
	return at
}

func (b *bench) await(j *journal.Journal, index uint64) depository.Published {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.Context(), 60*time.Second)
	defer cancel()
	p, err := j.Await(ctx, index)
	if err != nil {
		b.Fatalf("%v; state %+v", err, j.State(context.Background()))
	}
	return p
}

// included checks the path of every leaf against a published checkpoint.
func (b *bench) included(j *journal.Journal, p depository.Published, from int, at []uint64) {
	b.Helper()
	seen, err := j.Policy().Open(p.Checkpoint)
	if err != nil {
		b.Fatal(err)
	}
	for i, index := range at {
		l, err := j.Leaf(b.Context(), index)
		if err != nil || !bytes.Equal(l, leaf(from+i)) {
			b.Fatalf("leaf %d: %q %v", index, l, err)
		}
		path, err := j.Path(b.Context(), index, p.Size)
		if err != nil {
			b.Fatal(err)
		}
		raw := make([][]byte, len(path))
		for k := range path {
			raw[k] = path[k][:]
		}
		h := ledger.LeafHash(l)
		if err := proof.VerifyInclusion(rfc6962.DefaultHasher, index, p.Size, h[:], raw, seen.Hash); err != nil {
			b.Fatalf("leaf %d: %v", index, err)
		}
	}
}

// until waits until something holds.
func (b *bench) until(what string, holds func() bool) {
	b.Helper()
	for range 1200 {
		if holds() {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	b.Fatalf("never came: %s", what)
}

func TestAppendAndProve(t *testing.T) {
	b := newBench(t)
	j := b.open()
	if _, err := j.Newest(t.Context()); !errors.Is(err, depository.ErrNothing) {
		t.Errorf("newest of an empty log: %v", err)
	}
	at := b.add(j, 0, 700)
	p := b.await(j, 699)
	b.included(j, p, 0, at)
	seen := map[uint64]bool{}
	for got, err := range j.Since(t.Context(), 0) {
		if err != nil {
			t.Fatal(err)
		}
		seen[got.Index] = true
	}
	if len(seen) != 700 {
		t.Errorf("walked %d of 700", len(seen))
	}
	// The third signature comes after the quorum, and is added.
	b.until("three signatures", func() bool {
		p, err := j.Newest(t.Context())
		s, bad := j.Policy().Open(p.Checkpoint)
		return err == nil && bad == nil && len(s.Witnesses) == 3
	})
	if _, err := j.Leaf(t.Context(), 700); !errors.Is(err, depository.ErrNotFound) {
		t.Errorf("a leaf beyond the end: %v", err)
	}
	for _, size := range []uint64{0, 5, p.Size + 1} {
		if _, err := j.Path(t.Context(), 5, size); err == nil {
			t.Errorf("a path of leaf 5 in a tree of %d", size)
		}
	}
	s := j.State(t.Context())
	if s.Size != 700 || s.Published != 700 || s.Fault != "" || s.At.IsZero() || len(s.Witnesses) != 3 || s.Witnesses[0].Last.IsZero() {
		t.Errorf("state %+v", s)
	}
}

func TestRestartKeepsEverything(t *testing.T) {
	b := newBench(t)
	j := b.open()
	at := b.add(j, 0, 300)
	b.await(j, 299)
	b.close(j)
	if _, err := j.Append(t.Context(), [][]byte{leaf(1)}); !errors.Is(err, journal.ErrClosed) {
		t.Errorf("append after close: %v", err)
	}
	b.o.Origin = "another.name/ledger"
	j = b.open()
	if o := j.Policy().Origin; o != origin {
		t.Errorf("origin became %s", o)
	}
	p, err := j.Newest(t.Context())
	if err != nil || p.Size != 300 {
		t.Fatalf("newest after a restart: %+v %v", p, err)
	}
	at = append(at, b.add(j, 300, 300)...)
	p = b.await(j, 599)
	b.included(j, p, 0, at)
}

func TestOneProgramAtATime(t *testing.T) {
	b := newBench(t)
	b.open()
	if _, err := journal.Open(t.Context(), b.o); err == nil || !strings.Contains(err.Error(), "another program") {
		t.Errorf("a second program: %v", err)
	}
}

func TestOneWitnessDown(t *testing.T) {
	b := newBench(t)
	j := b.open()
	b.witnesses[2].stop()
	at := b.add(j, 0, 10)
	b.included(j, b.await(j, 9), 0, at)
	b.until("the state names it", func() bool { return j.State(t.Context()).Witnesses[2].Trouble == journal.Unreachable })
}

func TestTwoWitnessesDown(t *testing.T) {
	b := newBench(t)
	j := b.open()
	b.await(j, b.add(j, 0, 10)[9])
	b.witnesses[1].stop()
	b.witnesses[2].stop()
	at := b.add(j, 10, 10)
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Second)
	defer cancel()
	if _, err := j.Await(ctx, at[9]); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("await: %v", err)
	}
	s := j.State(t.Context())
	if s.Size != 20 || s.Published != 10 || !strings.Contains(s.Fault, "乙") || !strings.Contains(s.Fault, "丙") || s.SetBack {
		t.Errorf("state %+v", s)
	}
	if l, err := j.Leaf(t.Context(), at[9]); err != nil || !bytes.Equal(l, leaf(19)) {
		t.Errorf("a leaf that is not published: %q %v", l, err)
	}
	b.witnesses[1].start()
	b.included(j, b.await(j, at[9]), 10, at)
	b.until("the fault is gone", func() bool { return j.State(t.Context()).Fault == "" })
}

// The program closes, and opens again, while no witness answers.
func TestNoWitnessAtAll(t *testing.T) {
	b := newBench(t)
	for _, w := range b.witnesses {
		w.stop()
	}
	j := b.open()
	at := b.add(j, 0, 5)
	b.close(j)
	if !b.log.said("not published yet") {
		t.Error("closing with unpublished records said nothing")
	}
	j = b.open()
	for _, w := range b.witnesses {
		w.start()
	}
	b.included(j, b.await(j, 4), 0, at)
}

func TestASilentWitnessDoesNotHoldTheOthersUp(t *testing.T) {
	b := newBench(t)
	b.witnesses[0].stop()
	ln, err := net.Listen("tcp", b.witnesses[0].addr) // takes connections and never answers
	if err != nil {
		t.Fatal(err)
	}
	defer ln.Close()
	j := b.open()
	for i := range 5 {
		at := b.add(j, i, 1)
		b.await(j, at[0])
	}
}

func TestMissingKey(t *testing.T) {
	for _, name := range []string{"ed25519", "ed25519.pub", "sm2.pem", "."} {
		b := newBench(t)
		b.close(b.open())
		if err := os.RemoveAll(filepath.Join(b.dir, "keys", name)); err != nil {
			t.Fatal(err)
		}
		if _, err := journal.Open(t.Context(), b.o); err == nil || !strings.Contains(err.Error(), "missing") || !strings.Contains(err.Error(), "backup") {
			t.Errorf("without %s: %v", name, err)
		}
	}
}

func TestKeysArePrivate(t *testing.T) {
	b := newBench(t)
	for _, name := range []string{"ed25519", "sm2.pem"} {
		info, err := os.Stat(filepath.Join(b.dir, "keys", name))
		if err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v %v", name, info.Mode(), err)
		}
	}
}

func TestPoliciesThatCannotBe(t *testing.T) {
	b := newBench(t)
	keys, err := journal.OpenKeys(b.dir, origin)
	if err != nil {
		t.Fatal(err)
	}
	w := "witness 甲 " + b.witnesses[0].w.VerifierKey() + " http://" + b.witnesses[0].addr + "\n"
	for policy, say := range map[string]string{
		"":                  "asks for no witness",
		w + "quorum none\n": "asks for no witness",
		w:                   "quorum",
		"log court.other+00000000+AAAA\n" + w + "quorum 甲\n":                                                  "another log",
		w + strings.Replace(w, "甲", "乙", 1) + "quorum 甲\n":                                                    "two witnesses",
		w + "witness 乙 " + b.witnesses[1].w.VerifierKey() + " http://" + b.witnesses[0].addr + "\nquorum 甲\n": "one address",
		"witness 甲 nonsense http://x/\nquorum 甲\n":                                                            "甲",
	} {
		b.o.Witnesses = []byte(policy)
		if _, err := journal.Open(t.Context(), b.o); err == nil || !strings.Contains(err.Error(), say) {
			t.Errorf("policy %q: %v", policy, err)
		}
	}
	b.o.Witnesses, b.o.Unwitnessed = []byte(w+"quorum 甲\n"), true
	if _, err := journal.Open(t.Context(), b.o); err == nil {
		t.Error("unwitnessed with witnesses: taken")
	}
	b.o.Witnesses = []byte("log " + keys.Key + "\n")
	j := b.open()
	at := b.add(j, 0, 3)
	b.included(j, b.await(j, 2), 0, at)
	if s := j.State(t.Context()); !s.Unwitnessed {
		t.Errorf("state %+v", s)
	}
}

// The court takes other witnesses. What was published under the old ones is passed over until enough of the new have signed.
func TestOtherWitnesses(t *testing.T) {
	b := newBench(t)
	j := b.open()
	at := b.add(j, 0, 40)
	b.await(j, 39)
	b.close(j)
	b.witnesses[1].stop()
	b.witnesses[2].stop()
	keys, err := journal.OpenKeys(b.dir, origin)
	if err != nil {
		t.Fatal(err)
	}
	fresh := &bystander{T: t, dir: filepath.Join(t.TempDir(), "w"), name: "witness.test/丁", log: keys.Key, now: time.Now}
	fresh.start()
	t.Cleanup(fresh.stop)
	first, _, _ := strings.Cut(string(b.o.Witnesses), "\n")
	b.o.Witnesses = fmt.Appendf(nil, "%s\nwitness 丁 %s http://%s\ngroup both all 甲 丁\nquorum both\n", first, fresh.w.VerifierKey(), fresh.addr)
	past := time.Now().Add(-time.Hour) // as if the court had been closed for a while
	if err := os.Chtimes(filepath.Join(b.dir, "log", "checkpoint"), past, past); err != nil {
		t.Fatal(err)
	}
	j = b.open()
	if !b.log.said("does not satisfy its policy") {
		t.Error("nothing was said about the checkpoint of the old witnesses")
	}
	b.included(j, b.await(j, 39), 0, at)
}

func BenchmarkAppend(b *testing.B) {
	dir := b.TempDir()
	j, err := journal.Open(b.Context(), journal.Options{Dir: dir, Origin: origin, Unwitnessed: true, Log: slog.New(slog.DiscardHandler), Now: time.Now})
	if err != nil {
		b.Fatal(err)
	}
	defer j.Close(context.Background())
	ls := make([][]byte, 2048)
	for i := range ls {
		ls[i] = leaf(i)
	}
	for b.Loop() {
		if _, err := j.Append(b.Context(), ls); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N*len(ls))/b.Elapsed().Seconds(), "leaves/s")
}
