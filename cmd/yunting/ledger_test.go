package main

import (
	"context"
	"crypto/sha256"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"yunting/depository"
	"yunting/journal"
	"yunting/journal/mirror"
	"yunting/ledger"
	"yunting/postgres"
)

// openLedgers opens the evidence logs of both courts with the witnesses of a demonstration, which are programs of their own.
func (p *pair) openLedgers(f evidenceFlags) (stop func()) {
	p.Helper()
	p.close()
	ctx, h := context.Background(), p.rs[0].house
	var ends []func()
	var policy []byte
	if !f.LedgerUnwitnessed {
		p.Setenv("YUNTING_TEST_AS_PROGRAM", "yes") // for the witnesses
		b, lines, err := watchDemo(ctx, h)
		if err != nil {
			p.Fatal(err)
		}
		ends, policy = append(ends, b.stop), lines
	}
	for _, r := range p.rs {
		var err error
		if r.ledger, err = r.openEvidence(ctx, f, policy, r.pages.Vault); err != nil {
			p.Fatal(err)
		}
		ends = append(ends, r.ledger.run(slog.New(slog.DiscardHandler)))
		<-r.ledger.depository.Open()
	}
	return func() {
		for i := len(ends) - 1; i >= 0; i-- {
			ends[i]()
		}
	}
}

func content(words string) depository.Deposit {
	return depository.Deposit{SHA256: sha256.Sum256([]byte(words)), Size: int64(len(words)), Media: "text/plain"}
}

// receipt deposits something and waits for the receipt.
func (p *pair) receipt(r *running, words string) *ledger.Receipt {
	p.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	x, err := r.ledger.depository.Take(ctx, content(words))
	if err != nil {
		p.Fatal(err)
	}
	rec, err := r.ledger.depository.Wait(ctx, ledger.Ref{Number: x.Number}, depository.Depositor{})
	if err != nil || rec.Receipt == nil {
		p.Fatalf("%+v %v; log %+v", rec, err, r.ledger.journal.State(ctx))
	}
	return rec.Receipt
}

// fsck is what the command does for one court.
func (p *pair) fsck(r *running) (journal.Checked, string) {
	p.Helper()
	policy, err := r.policy()
	if err != nil {
		p.Fatal(err)
	}
	var said strings.Builder
	c, err := journal.Check(context.Background(), r.ledgerFolder(), policy, r.noted(context.Background()), func(s string) { said.WriteString(s + "\n") }, func(uint64) {})
	if err != nil {
		p.Fatal(err)
	}
	return c, said.String()
}

func TestEachCourtHasItsOwnWitnessedLog(t *testing.T) {
	if testing.Short() {
		t.Skip("starts programs")
	}
	p := openPair(t)
	stop := p.openLedgers(evidenceFlags{})
	for i, r := range p.rs {
		rc := p.receipt(r, "a picture of "+r.code())
		seen, err := rc.Check(r.ledger.journal.Policy())
		if err != nil || len(seen.Seen.Witnesses) < 2 || seen.Stamped == nil {
			t.Errorf("%s: %+v %v", r.code(), seen, err)
		}
		if _, err := rc.Check(p.rs[1-i].ledger.journal.Policy()); err == nil {
			t.Errorf("%s: the receipt holds at the other court", r.code())
		}
		for path, want := range map[string]int{"checkpoint": 200, "policy": 200, "tile/entries/000.p/1": 200, "tile/entries/000": 404} {
			q, err := http.NewRequest(http.MethodGet, p.at+"/ledger/"+path, nil)
			if err != nil {
				t.Fatal(err)
			}
			if i == 1 {
				q.Host = "second.localhost"
			}
			res, err := http.DefaultTransport.RoundTrip(q)
			if err != nil {
				t.Fatal(err)
			}
			b, _ := io.ReadAll(res.Body)
			res.Body.Close()
			if res.StatusCode != want || path == "checkpoint" && !strings.HasPrefix(string(b), r.ledger.journal.Policy().Origin+"\n") {
				t.Errorf("%s %s: %d %.60q", r.code(), path, res.StatusCode, b)
			}
		}
	}
	m, err := mirror.Open(t.Context(), mirror.Options{URL: p.at + "/ledger", Dir: filepath.Join(t.TempDir(), "m"), Policy: p.rs[0].ledger.journal.Policy().Text, Log: slog.New(slog.DiscardHandler), Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	if r, err := m.Follow(t.Context()); err != nil || r.Size < 1 {
		t.Errorf("following: %+v %v", r, err)
	}
	stop()
	for _, w := range p.rs[0].ledger.journal.Policy().Names {
		if c, err := net.Dial("tcp", strings.TrimPrefix(w.Address, "http://")); err == nil {
			c.Close()
			t.Errorf("%s outlives the program", w.Name)
		}
	}
	stop = p.openLedgers(evidenceFlags{}) // the same keys at other addresses
	defer stop()
	if rc := p.receipt(p.rs[0], "another picture"); rc.Ref.Number == "" {
		t.Error("no receipt after a restart")
	}
	if c, said := p.fsck(p.rs[0]); c.Faults > 0 || c.Leaves < 2 || c.Rows != int(c.Leaves) {
		t.Errorf("%+v %s", c, said)
	}
}

func TestDeadWitnessIsStartedAgain(t *testing.T) {
	if testing.Short() {
		t.Skip("starts programs")
	}
	t.Setenv("YUNTING_TEST_AS_PROGRAM", "yes")
	p := openPair(t)
	b, _, err := watchDemo(t.Context(), p.rs[0].house)
	if err != nil {
		t.Fatal(err)
	}
	defer b.stop()
	answers := func() bool {
		res, err := http.Get("http://" + b.all[0].at + "/key")
		if err == nil {
			res.Body.Close()
		}
		return err == nil
	}
	if !answers() {
		t.Fatal("it does not answer at all")
	}
	b.all[0].process.Load().Kill()
	dead := false
	for range 1200 {
		if ok := answers(); ok && dead {
			return
		} else if !ok {
			dead = true
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Errorf("dead %t, and not started again", dead)
}

// The log comes back from an old backup: the court says so, and the register gives back what was lost.
func TestCourtWhoseLogWasSetBack(t *testing.T) {
	p := openPair(t)
	f := evidenceFlags{LedgerUnwitnessed: true}
	stop := p.openLedgers(f)
	r := p.rs[0]
	old := p.receipt(r, "one")
	stop()
	backup := filepath.Join(t.TempDir(), "log")
	if err := os.CopyFS(backup, os.DirFS(filepath.Join(r.ledgerFolder(), "log"))); err != nil {
		t.Fatal(err)
	}
	stop = p.openLedgers(f)
	lost := p.receipt(r, "two")
	stop()
	if err := os.RemoveAll(filepath.Join(r.ledgerFolder(), "log")); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(filepath.Join(r.ledgerFolder(), "log"), os.DirFS(backup)); err != nil {
		t.Fatal(err)
	}
	if _, err := r.openEvidence(t.Context(), f, nil, r.pages.Vault); err == nil || !strings.Contains(err.Error(), "yunting ledger restore") {
		t.Fatalf("opened: %v", err)
	}
	if c, said := p.fsck(r); c.Faults == 0 || !strings.Contains(said, "set back") {
		t.Errorf("fsck: %+v %s", c, said)
	}
	if _, _, err := journal.Restore(t.Context(), r.ledgerFolder(), r.kept(t.Context())); err != nil {
		t.Fatal(err)
	}
	stop = p.openLedgers(f)
	defer stop()
	for _, rc := range []*ledger.Receipt{old, lost, p.receipt(r, "three")} {
		if _, err := rc.Check(r.ledger.journal.Policy()); err != nil {
			t.Error(err)
		}
	}
	if n, err := r.ledger.journal.Leaf(t.Context(), mustIndex(t, r, lost.Ref.Number)); err != nil || string(n) != string(lost.Leaf) {
		t.Errorf("the lost record: %s %v", n, err)
	}
	if c, said := p.fsck(r); c.Faults > 0 {
		t.Errorf("fsck: %+v %s", c, said)
	}
}

func mustIndex(t *testing.T, r *running, n ledger.Number) uint64 {
	t.Helper()
	row, err := (postgres.Deposits{Store: r.store}).Get(t.Context(), r.clerk.Court.Code, n)
	if err != nil || row.Index == nil {
		t.Fatal(row, err)
	}
	return *row.Index
}

func TestServeAsksWhoWatchesTheLog(t *testing.T) {
	for _, f := range []evidenceFlags{{}, {LedgerUnwitnessed: true, StampURL: "https://stamp.test"}, {LedgerPolicy: "x", StampRoots: "y"}} {
		if f.decided() == nil {
			t.Errorf("%+v: taken", f)
		}
	}
	for _, f := range []evidenceFlags{{LedgerUnwitnessed: true}, {LedgerPolicy: "x"}, {LedgerPolicy: "x", StampURL: "https://stamp.test", StampRoots: "y"}} {
		if err := f.decided(); err != nil {
			t.Errorf("%+v: %v", f, err)
		}
	}
}

func TestWitnessAtTheCommandLine(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "w")
	code, out, say := yunting(t, nil, "witness", "key", "--folder", dir, "--name", "witness.test")
	if code != 0 || !strings.HasPrefix(out, "witness.test+") {
		t.Fatal(code, out, say)
	}
	if code, again, _ := yunting(t, nil, "witness", "key", "--folder", dir); code != 0 || again != out {
		t.Errorf("the second time: %d %s", code, again)
	}
	if code, _, say := yunting(t, nil, "witness", "--folder", dir, "--log", "nonsense", "--at", "127.0.0.1:0"); code != 1 || !strings.Contains(say, "nonsense") {
		t.Errorf("a log that is none: %d %s", code, say)
	}
	if code, _, say := yunting(t, nil, "ledger", "follow", "http://127.0.0.1:1/ledger", "--folder", filepath.Join(dir, "m"), "--once"); code != 1 || say == "" {
		t.Errorf("a server that is not there: %d %s", code, say)
	}
}

// Before the first start a court has its key already, for its witnesses to be told of; and needs no database for that.
func TestLedgerPolicyAtTheCommandLine(t *testing.T) {
	data := t.TempDir()
	code, out, say := yunting(t, nil, "ledger", "policy", "--data", data, "--base", "https://court.test")
	if code != 0 || !strings.Contains(out, "\nlog court.test/ledger/粤0192+") || !strings.Contains(out, "#:sm2 ") {
		t.Fatal(code, out, say)
	}
	if _, again, _ := yunting(t, nil, "ledger", "policy", "--data", data, "--base", "https://other.test"); again != out {
		t.Errorf("the second time, at another address: %s", again)
	}
	if entries, err := os.ReadDir(data); err != nil || len(entries) != 1 {
		t.Errorf("%v %v", entries, err)
	}
}
