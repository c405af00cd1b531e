package witness_test

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/transparency-dev/formats/log"
	formats "github.com/transparency-dev/formats/note"
	"github.com/transparency-dev/merkle/rfc6962"
	"golang.org/x/mod/sumdb/note"

	"yunting/journal/witness"
	"yunting/ledger"
)

// stand is a witness and a log it watches.
type stand struct {
	*testing.T
	dir    string
	key    string
	signer note.Signer
	now    time.Time
	w      *witness.Witness
	hs     []ledger.Hash
}

func newStand(t *testing.T) *stand {
	secret, public, err := note.GenerateKey(rand.Reader, "court.test/ledger")
	if err != nil {
		t.Fatal(err)
	}
	s := &stand{T: t, dir: filepath.Join(t.TempDir(), "w"), key: public, now: time.Date(2026, 11, 28, 8, 0, 0, 0, time.UTC)}
	if s.signer, err = note.NewSigner(secret); err != nil {
		t.Fatal(err)
	}
	for i := range 64 {
		s.hs = append(s.hs, sha256.Sum256([]byte{byte(i)}))
	}
	s.start(false)
	return s
}

func (s *stand) open(name string, clockWasWrong bool) (*witness.Witness, error) {
	return witness.Open(context.Background(), witness.Options{Dir: s.dir, Name: name, Logs: []string{s.key}, Now: func() time.Time { return s.now },
		Log: slog.New(slog.DiscardHandler), ClockWasWrong: clockWasWrong})
}

func (s *stand) start(clockWasWrong bool) {
	s.Helper()
	if s.w != nil {
		s.w.Close()
	}
	w, err := s.open("witness.test/甲", clockWasWrong)
	if err != nil {
		s.Fatal(err)
	}
	s.w = w
}

// post asks for a signature over the first so many leaves, with a proof from a power of two.
func (s *stand) post(old, size int) (int, string, string) {
	s.Helper()
	text := log.Checkpoint{Origin: "court.test/ledger", Size: uint64(size), Hash: root(s.hs[:size])}.Marshal()
	cp, err := note.Sign(&note.Note{Text: string(text)}, s.signer)
	if err != nil {
		s.Fatal(err)
	}
	body := fmt.Sprintf("old %d\n", old)
	for n := old; old > 0 && n < size; n *= 2 { // old and size are powers of two: the right neighbours
		h := ledger.Root(s.hs[n : 2*n])
		body += base64.StdEncoding.EncodeToString(h[:]) + "\n"
	}
	return s.send(body + "\n" + string(cp))
}

func root(hs []ledger.Hash) []byte {
	if len(hs) == 0 {
		return rfc6962.DefaultHasher.EmptyRoot()
	}
	r := ledger.Root(hs)
	return r[:]
}

func (s *stand) send(body string) (int, string, string) {
	s.Helper()
	r := httptest.NewRecorder()
	s.w.ServeHTTP(r, httptest.NewRequest(http.MethodPost, "/add-checkpoint", strings.NewReader(body)))
	b, _ := io.ReadAll(r.Body)
	return r.Code, string(b), r.Header().Get("Content-Type")
}

func (s *stand) signs(old, size int) {
	s.Helper()
	code, body, _ := s.post(old, size)
	if code != http.StatusOK {
		s.Fatalf("from %d to %d: %d %s", old, size, code, body)
	}
	v, err := formats.NewVerifierForCosignatureV1(s.w.VerifierKey())
	if err != nil {
		s.Fatal(err)
	}
	text := log.Checkpoint{Origin: "court.test/ledger", Size: uint64(size), Hash: root(s.hs[:size])}.Marshal()
	n, err := note.Open([]byte(string(text)+"\n"+body), note.VerifierList(v))
	if err != nil {
		s.Fatal(err)
	}
	if at, err := formats.CoSigV1Timestamp(n.Sigs[0]); err != nil || !at.Equal(s.now.Truncate(time.Second)) {
		s.Errorf("signed at %v, it is %v: %v", at, s.now, err)
	}
}

func TestSignsWhatIsConsistent(t *testing.T) {
	s := newStand(t)
	s.signs(0, 0)
	s.signs(0, 8)
	s.signs(8, 8)
	s.start(false) // what it has seen outlives the program
	s.signs(8, 32)
	if code, body, kind := s.post(8, 32); code != http.StatusConflict || body != "32\n" || kind != "text/x.tlog.size" {
		t.Errorf("from a size it is past: %d %q %q", code, body, kind)
	}
	if code, body, _ := s.post(8, 16); code == http.StatusOK {
		t.Errorf("back to a smaller log: %d %s", code, body)
	}
	if code, _, _ := s.post(64, 32); code != http.StatusBadRequest {
		t.Errorf("from a size beyond: %d", code)
	}
	s.hs[3] = ledger.Hash{1}
	for _, to := range []int{32, 64} {
		if code, body, _ := s.post(32, to); code != http.StatusUnprocessableEntity {
			t.Errorf("another history of size %d: %d %s", to, code, body)
		}
	}
}

func TestStrangersGetNothing(t *testing.T) {
	s := newStand(t)
	secret, _, err := note.GenerateKey(rand.Reader, "other.test/ledger")
	if err != nil {
		t.Fatal(err)
	}
	was := s.signer
	s.signer, _ = note.NewSigner(secret)
	text := log.Checkpoint{Origin: "other.test/ledger", Size: 1, Hash: root(s.hs[:1])}.Marshal()
	cp, _ := note.Sign(&note.Note{Text: string(text)}, s.signer)
	for _, old := range []string{"0", "5"} {
		if code, body, _ := s.send("old " + old + "\n\n" + string(cp)); code != http.StatusNotFound {
			t.Errorf("an unknown log: %d %s", code, body)
		}
	}
	if code, body, _ := s.post(0, 8); code != http.StatusForbidden { // the known log, signed by somebody else
		t.Errorf("another key: %d %s", code, body)
	}
	s.signer = was
	for _, body := range []string{"", "old\n\n", "old x\n\nnothing", "hello", strings.Repeat("x", 1<<20)} {
		if code, _, _ := s.send(body); code != http.StatusBadRequest && code != http.StatusInternalServerError {
			t.Errorf("%.20q: %d", body, code)
		}
	}
	s.signs(0, 8)
}

// A witness that has never signed does not go on from somewhere: it says so, and the log can see that it forgot.
func TestAFreshWitnessSaysSo(t *testing.T) {
	s := newStand(t)
	if code, body, kind := s.post(8, 16); code != http.StatusConflict || body != "0\n" || kind != "text/x.tlog.size" {
		t.Errorf("%d %q %q", code, body, kind)
	}
	s.signs(0, 16)
}

func TestClockSteppedBack(t *testing.T) {
	s := newStand(t)
	s.signs(0, 8)
	s.now = s.now.Add(-time.Hour)
	for range 2 {
		if code, body, _ := s.post(8, 16); code != http.StatusInternalServerError || body != "" {
			t.Errorf("signed with an earlier time: %d %s", code, body)
		}
		s.start(false) // it remembers over a restart
	}
	s.now = s.now.Add(2 * time.Hour)
	s.signs(8, 16)
	s.now = s.now.Add(-time.Hour)
	s.start(true) // the operator says that the later time was the wrong one
	s.signs(16, 32)
}

func TestFolder(t *testing.T) {
	s := newStand(t)
	s.signs(0, 8)
	if _, err := s.open("witness.test/甲", false); err == nil || !strings.Contains(err.Error(), "another program") {
		t.Errorf("twice: %v", err)
	}
	key := s.w.VerifierKey()
	s.w.Close()
	if _, err := s.open("witness.test/乙", false); err == nil || !strings.Contains(err.Error(), "keeps its name") {
		t.Errorf("another name: %v", err)
	}
	if w, err := s.open("", false); err != nil || w.VerifierKey() != key {
		t.Errorf("without a name: %v", err)
	} else {
		w.Close()
	}
	if info, err := os.Stat(filepath.Join(s.dir, "key")); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("key: %v %v", info.Mode(), err)
	}
	seen := filepath.Join(s.dir, "seen")
	kept, err := filepath.Glob(filepath.Join(seen, "*"))
	if err != nil || len(kept) != 1 {
		t.Fatal(kept, err)
	}
	whole, err := os.ReadFile(kept[0])
	if err != nil {
		t.Fatal(err)
	}
	for what, b := range map[string][]byte{"empty": nil, "cut off": whole[:30], "changed": append([]byte("court.test/ledger\n9"), whole[19:]...)} {
		if err := os.WriteFile(kept[0], b, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := s.open("", false); err == nil || !strings.Contains(err.Error(), kept[0]) {
			t.Errorf("what it has seen is %s: %v", what, err)
		}
	}
	if err := os.RemoveAll(seen); err != nil {
		t.Fatal(err)
	}
	if _, err := s.open("", false); err == nil || !strings.Contains(err.Error(), seen) || !strings.Contains(err.Error(), "backup") {
		t.Errorf("without memory: %v", err)
	}
	if err := os.Mkdir(seen, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(s.dir, "key")); err != nil {
		t.Fatal(err)
	}
	if _, err := s.open("", false); err == nil || !strings.Contains(err.Error(), "missing") {
		t.Errorf("without a key: %v", err)
	}
}

func TestNamesThatCannotBe(t *testing.T) {
	for _, name := range []string{"", "a b", "a+b", "a\nb"} {
		if _, err := witness.OpenKey(filepath.Join(t.TempDir(), "w"), name); err == nil {
			t.Errorf("%q: taken", name)
		}
	}
}
