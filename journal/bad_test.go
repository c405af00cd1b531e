package journal_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/transparency-dev/formats/log"
	"github.com/transparency-dev/tessera/client"
	"golang.org/x/mod/sumdb/note"

	"yunting/depository"
	"yunting/journal"
	"yunting/ledger"
)

// The test program is also the child that is killed while it appends.
func TestMain(m *testing.M) {
	if dir := os.Getenv("JOURNAL_TEST_CHILD"); dir != "" {
		child(dir)
		return
	}
	os.Exit(m.Run())
}

// child appends until it is killed, and prints each index that was promised.
func child(dir string) {
	j, err := journal.Open(context.Background(), journal.Options{Dir: dir, Origin: origin, Unwitnessed: true, Log: slog.New(slog.DiscardHandler), Now: time.Now})
	if err != nil {
		fmt.Println("error", err)
		return
	}
	from, _ := strconv.Atoi(os.Getenv("JOURNAL_TEST_FROM"))
	for i := from; ; i += 50 {
		var ls [][]byte
		for k := range 50 {
			ls = append(ls, leaf(i+k))
		}
		at, err := j.Append(context.Background(), ls)
		if err != nil {
			fmt.Println("error", err)
			return
		}
		for k, index := range at {
			fmt.Println(i+k, index)
		}
	}
}

// check checks the whole log and gives its faults.
func check(t *testing.T, dir string, rows iter.Seq2[journal.Row, error]) (journal.Checked, []string) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, "policy"))
	if err != nil {
		t.Fatal(err)
	}
	p, err := ledger.ParsePolicy(text)
	if err != nil {
		t.Fatal(err)
	}
	var faults []string
	c, err := journal.Check(context.Background(), dir, p, rows, func(s string) { faults = append(faults, s) }, func(uint64) {})
	if err != nil {
		t.Fatal(err)
	}
	if c.Faults != len(faults) {
		t.Errorf("%d faults counted, %d told", c.Faults, len(faults))
	}
	return c, faults
}

func TestKilledWhileAppending(t *testing.T) {
	if testing.Short() {
		t.Skip("kills programs")
	}
	dir := t.TempDir()
	promised := map[uint64]int{}
	for round := range 5 {
		c := exec.Command(os.Args[0])
		c.Env = append(os.Environ(), "JOURNAL_TEST_CHILD="+dir, "JOURNAL_TEST_FROM="+strconv.Itoa(round*1_000_000))
		out, err := c.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for n := 0; lines.Scan(); n++ {
			if n == 200+round*50 { // somewhere in one of the next appends
				time.AfterFunc(time.Duration(rand.IntN(150))*time.Millisecond, func() { c.Process.Kill() })
			}
			var i int
			var index uint64
			if _, err := fmt.Sscan(lines.Text(), &i, &index); err != nil {
				if n >= 200 {
					continue // the line the kill cut off
				}
				t.Fatalf("the child says %q", lines.Text())
			}
			if was, twice := promised[index]; twice {
				t.Fatalf("index %d was promised for %d and for %d", index, was, i)
			}
			promised[index] = i
		}
		c.Wait()
	}
	j, err := journal.Open(t.Context(), journal.Options{Dir: dir, Origin: origin, Unwitnessed: true, Log: slog.New(slog.DiscardHandler), Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{T: t}
	s := j.State(t.Context())
	b.await(j, s.Size-1)
	for index, i := range promised {
		if l, err := j.Leaf(t.Context(), index); err != nil || !bytes.Equal(l, leaf(i)) {
			t.Fatalf("index %d: %v", index, err)
		}
	}
	n := uint64(0)
	for l, err := range j.Since(t.Context(), 0) {
		if err != nil || l.Index != n {
			t.Fatalf("a gap at %d: %d %v", n, l.Index, err)
		}
		n++
	}
	if err := stranger(t, j, client.FileFetcher{Root: filepath.Join(dir, "log")}); err != nil {
		t.Error(err)
	}
	b.close(j)
	if c, faults := check(t, dir, nil); len(faults) > 0 || c.Leaves != n || c.Published != n {
		t.Errorf("%+v %v", c, faults)
	}
	t.Logf("%d promised, %d in the log", len(promised), n)
}

// copyOf copies a folder, as a backup does.
func copyOf(t *testing.T, dir string) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), "copy")
	if err := os.CopyFS(to, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	return to
}

func putBack(t *testing.T, from, to string) {
	t.Helper()
	if err := os.RemoveAll(to); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
}

// The folder of the log comes back from an old backup. Nothing is added to it, an operator is told, and what the register
// keeps makes it the very log again that the witnesses have signed.
func TestLogSetBack(t *testing.T) {
	b := newBench(t)
	j := b.open()
	at := b.add(j, 0, 400)
	b.await(j, 399)
	b.close(j)
	old := copyOf(t, filepath.Join(b.dir, "log"))
	j = b.open()
	at = append(at, b.add(j, 400, 500)...)
	b.await(j, 899)
	b.close(j)
	putBack(t, old, filepath.Join(b.dir, "log"))

	j = b.open() // the court knows of nothing more: the witnesses do
	if _, err := j.Append(t.Context(), [][]byte{leaf(5000)}); !errors.Is(err, journal.ErrSetBack) || !strings.Contains(err.Error(), "900") {
		t.Errorf("append to a log that was set back: %v", err)
	}
	if s := j.State(t.Context()); !s.SetBack || s.Size != 400 {
		t.Errorf("state %+v", s)
	}
	if !b.log.said("yunting ledger restore") {
		t.Error("nobody was told")
	}
	if p, err := j.Newest(t.Context()); err != nil || p.Size != 400 {
		t.Errorf("what was published stays: %+v %v", p, err)
	}
	b.close(j)

	b.o.AtLeast = 900 // the court's register knows more
	if _, err := journal.Open(t.Context(), b.o); !errors.Is(err, journal.ErrSetBack) || !strings.Contains(err.Error(), "restore") {
		t.Errorf("a log shorter than the register: %v", err)
	}
	of := map[uint64]int{}
	for i, index := range at {
		of[index] = i
	}
	rows := func(from uint64) iter.Seq2[depository.Placed, error] {
		return func(yield func(depository.Placed, error) bool) {
			for i := from; i < 900 && yield(depository.Placed{Index: i, Leaf: leaf(of[i])}, nil); i++ {
			}
		}
	}
	if before, now, err := journal.Restore(t.Context(), b.dir, rows); err != nil || before != 400 || now != 900 {
		t.Fatalf("restored from %d to %d: %v", before, now, err)
	}
	j = b.open()
	more := b.add(j, 900, 10)
	b.included(j, b.await(j, more[9]), 0, at)
	b.close(j)
	if _, faults := check(t, b.dir, nil); len(faults) > 0 {
		t.Error(faults)
	}
}

// From nothing but the keys and the register.
func TestLogLostWhole(t *testing.T) {
	b := newBench(t)
	j := b.open()
	at := b.add(j, 0, 300)
	b.await(j, 299)
	b.close(j)
	if err := os.RemoveAll(filepath.Join(b.dir, "log")); err != nil {
		t.Fatal(err)
	}
	_, _, err := journal.Restore(t.Context(), b.dir, func(from uint64) iter.Seq2[depository.Placed, error] {
		return func(yield func(depository.Placed, error) bool) {
			for i := from; i < 300 && yield(depository.Placed{Index: i, Leaf: leaf(slices.Index(at, i))}, nil); i++ {
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	b.o.AtLeast = 300
	j = b.open()
	b.included(j, b.await(j, b.add(j, 300, 1)[0]), 0, at)
}

// A log that went on from an old backup while nobody watched: other records under the same indexes. It is never published.
func TestLogForked(t *testing.T) {
	b := newBench(t)
	j := b.open()
	b.await(j, b.add(j, 0, 100)[99])
	b.close(j)
	old := copyOf(t, filepath.Join(b.dir, "log"))
	j = b.open()
	b.await(j, b.add(j, 100, 10)[9])
	b.close(j)
	putBack(t, old, filepath.Join(b.dir, "log"))
	_, _, err := journal.Restore(t.Context(), b.dir, func(from uint64) iter.Seq2[depository.Placed, error] {
		return func(yield func(depository.Placed, error) bool) {
			for i := from; i < 150 && yield(depository.Placed{Index: i, Leaf: leaf(7000 + int(i))}, nil); i++ {
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	j = b.open()
	b.until("the witnesses refuse", func() bool { return j.State(t.Context()).SetBack })
	if _, err := j.Append(t.Context(), [][]byte{leaf(1)}); !errors.Is(err, journal.ErrSetBack) {
		t.Errorf("append to a fork: %v", err)
	}
	if p, err := j.Newest(t.Context()); err != nil || p.Size != 100 {
		t.Errorf("published: %+v %v", p, err)
	}
}

// One witness that lies, or was set up wrongly, does not stop a court.
func TestOneWitnessLies(t *testing.T) {
	b := newBench(t)
	b.witnesses[0].stop()
	srv := &http.Server{Addr: b.witnesses[0].addr, Handler: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/x.tlog.size")
		w.WriteHeader(http.StatusConflict)
		io.WriteString(w, "1000000\n")
	})}
	go srv.ListenAndServe()
	defer srv.Close()
	j := b.open()
	b.until("it was heard", func() bool { return j.State(t.Context()).Witnesses[0].Trouble == journal.Against })
	for i := range 3 {
		b.await(j, b.add(j, i, 1)[0])
	}
}

// A witness comes back from an old backup, or with nothing. It catches up, and the state says that it forgot.
func TestWitnessSetBack(t *testing.T) {
	b := newBench(t)
	j := b.open()
	b.await(j, b.add(j, 0, 10)[9])
	w := b.witnesses[1]
	b.until("it has signed", func() bool { return j.State(t.Context()).Witnesses[1].Size == 10 })
	w.stop()
	old := copyOf(t, w.dir)
	w.start()
	b.await(j, b.add(j, 10, 10)[9])
	b.until("it has signed more", func() bool { return j.State(t.Context()).Witnesses[1].Size == 20 })
	w.stop()
	putBack(t, old, w.dir)
	w.start()
	b.await(j, b.add(j, 20, 10)[9])
	b.until("somebody is told", func() bool { return b.log.said("it has signed 20 records and remembers 10") })
	b.until("it signs again", func() bool {
		s := j.State(t.Context()).Witnesses[1]
		return s.Size == 30 && s.Trouble == ""
	})
}

// Who has the key of the log signs another history. The witness refuses it.
func TestForkedCheckpointIsRefused(t *testing.T) {
	b := newBench(t)
	j := b.open()
	b.await(j, b.add(j, 0, 10)[9])
	b.until("all have signed", func() bool {
		return !slices.ContainsFunc(j.State(t.Context()).Witnesses, func(w journal.WitnessState) bool { return w.Size != 10 })
	})
	secret, err := os.ReadFile(filepath.Join(b.dir, "keys", "ed25519"))
	if err != nil {
		t.Fatal(err)
	}
	signer, err := note.NewSigner(strings.TrimSpace(string(secret)))
	if err != nil {
		t.Fatal(err)
	}
	for what, size := range map[string]uint64{"same size, other root": 10, "longer, no proof": 12} {
		cp, err := note.Sign(&note.Note{Text: string(log.Checkpoint{Origin: origin, Size: size, Hash: bytes.Repeat([]byte{7}, 32)}.Marshal())}, signer)
		if err != nil {
			t.Fatal(err)
		}
		res, err := http.Post("http://"+b.witnesses[0].addr+"/add-checkpoint", "text/plain", strings.NewReader("old 10\n\n"+string(cp)))
		if err != nil {
			t.Fatal(err)
		}
		if body, _ := io.ReadAll(res.Body); res.StatusCode != http.StatusUnprocessableEntity || len(body) > 0 {
			t.Errorf("%s: %d %s", what, res.StatusCode, body)
		}
		res.Body.Close()
	}
}

func TestCheckFindsWhatWasChanged(t *testing.T) {
	b := newBench(t)
	j := b.open()
	its := items(0, 1500, false)
	tree, err := j.Batches.Write(t.Context(), number(900), its)
	if err != nil {
		t.Fatal(err)
	}
	batch, err := ledger.Leaf{At: ledger.At(time.Now()), Court: "测0001", Kind: ledger.Batch, Number: number(900), Batch: &tree}.Encode()
	if err != nil {
		t.Fatal(err)
	}
	at := b.add(j, 0, 600)
	last, err := j.Append(t.Context(), [][]byte{batch})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := j.Batches.Write(t.Context(), number(901), its); err != nil { // its leaf waits
		t.Fatal(err)
	}
	b.await(j, last[0])
	b.close(j)
	rows := func(yield func(journal.Row, error) bool) {
		for i := range uint64(600) {
			if !yield(journal.Row{Index: i, Number: number(slices.Index(at, i))}, nil) {
				return
			}
		}
		yield(journal.Row{Index: 600, Number: number(900)}, nil)
	}
	if c, faults := check(t, b.dir, rows); len(faults) > 0 || c.Leaves != 601 || c.Batches != 2 || len(c.Unwritten) != 1 || c.Rows != 601 {
		t.Fatalf("in order: %+v %v", c, faults)
	}
	flip := func(path string, at int) func(string) {
		return func(dir string) {
			name := filepath.Join(dir, path)
			whole, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			whole[at] ^= 1
			if err := os.WriteFile(name, whole, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	for what, c := range map[string]struct {
		spoil func(dir string)
		rows  iter.Seq2[journal.Row, error]
		say   string
	}{
		"a tile":            {flip("log/tile/0/001", 40), rows, "tile/0/001"},
		"a tile above":      {flip("log/tile/1/000.p/2", 3), rows, "tile/1/000.p/2"},
		"a leaf":            {flip("log/tile/entries/000", 100), rows, "root of the checkpoint"},
		"a bundle, cut off": {func(dir string) { os.Truncate(filepath.Join(dir, "log/tile/entries/001"), 900) }, rows, "tile/entries/001"},
		"a bundle, gone":    {func(dir string) { os.Remove(filepath.Join(dir, "log/tile/entries/001")) }, rows, "record 256"},
		"the checkpoint":    {flip("log/checkpoint", 60), rows, "log/checkpoint"},
		"no checkpoint":     {func(dir string) { os.Remove(filepath.Join(dir, "log/checkpoint")) }, rows, "no checkpoint"},
		"a batch":           {flip("batches/"+string(number(900))[:4]+"/"+string(number(900))+".1500", 200), rows, string(number(900))},
		"no batches":        {func(dir string) { os.RemoveAll(filepath.Join(dir, "batches")) }, rows, "has no file"},
		"a row moved":       {func(string) {}, func(y func(journal.Row, error) bool) { y(journal.Row{Index: 3, Number: number(9999)}, nil) }, "register says"},
		"a row beyond":      {func(string) {}, func(y func(journal.Row, error) bool) { y(journal.Row{Index: 601, Number: number(1)}, nil) }, "set back"},
	} {
		dir := copyOf(t, b.dir)
		c.spoil(dir)
		if _, faults := check(t, dir, c.rows); !strings.Contains(strings.Join(faults, "\n"), c.say) {
			t.Errorf("%s: %q", what, faults)
		}
	}
	if err := os.RemoveAll(filepath.Join(b.dir, "log")); err != nil {
		t.Fatal(err)
	}
	if _, err := journal.Check(t.Context(), b.dir, j.Policy(), nil, func(string) {}, nil); err == nil {
		t.Error("no log at all: in order")
	}
}

// The disk is full: deposits wait, nothing is promised, and when there is room again the log goes on.
func TestDiskFull(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "small")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=2m"); err != nil {
		t.Skipf("no small disk can be had here: %v", err)
	}
	t.Cleanup(func() { syscall.Unmount(dir, 0) })
	o := journal.Options{Dir: filepath.Join(dir, "ledger"), Origin: origin, Unwitnessed: true, Log: slog.New(slog.DiscardHandler), Now: time.Now, Timeout: time.Second}
	j, err := journal.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{T: t, dir: o.Dir}
	at := b.add(j, 0, 300)
	b.await(j, 299)
	filler := filepath.Join(dir, "filler")
	f, err := os.Create(filler)
	if err != nil {
		t.Fatal(err)
	}
	for err == nil {
		_, err = f.Write(make([]byte, 4096))
	}
	f.Close()
	if _, err := j.Append(t.Context(), [][]byte{leaf(300)}); err == nil || !strings.Contains(err.Error(), "no space left") {
		t.Errorf("append on a full disk: %v", err)
	}
	if _, err := j.Batches.Write(t.Context(), number(1), items(0, 1000, true)); err == nil {
		t.Error("a batch on a full disk")
	}
	if err := os.Remove(filler); err != nil {
		t.Fatal(err)
	}
	if _, err := j.Batches.Write(t.Context(), number(1), items(0, 1000, true)); err != nil {
		t.Error(err)
	}
	more := b.add(j, 300, 20)
	b.included(j, b.await(j, slices.Max(more)), 0, at)
	b.close(j)
	if _, faults := check(t, o.Dir, nil); len(faults) > 0 {
		t.Error(faults)
	}
}

func TestAppendKnowsTheState(t *testing.T) { // what Tessera notes is what Restore writes
	b := newBench(t)
	j := b.open()
	b.await(j, b.add(j, 0, 3)[2])
	b.close(j)
	raw, err := os.ReadFile(filepath.Join(b.dir, "log", ".state", "treeState"))
	var s struct {
		Size uint64
		Root []byte
	}
	if err != nil || json.Unmarshal(raw, &s) != nil || s.Size != 3 || len(s.Root) != 32 {
		t.Errorf("%s %v", raw, err)
	}
}
