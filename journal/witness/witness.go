// Package witness is a witness of evidence logs 见证方, for whoever wants to see to it that a court does not rewrite its log:
// it signs a checkpoint only if it is consistent with all it signed before for the same log (C2SP tlog-witness). It knows
// nothing of what stands in the log.
package witness

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	formats "github.com/transparency-dev/formats/note"
	"github.com/transparency-dev/witness/witness"
	"golang.org/x/mod/sumdb/note"
)

// Options say which logs a witness knows.
type Options struct {
	Dir           string   // its folder: key and what it has seen
	Name          string   // on the first start; later it stays
	Logs          []string // public keys of the logs
	Now           func() time.Time
	Log           *slog.Logger
	ClockWasWrong bool // forget once at which time it signed last
}

// Witness signs checkpoints. It is an http.Handler.
type Witness struct {
	Key
	http.Handler
	store *store
	lock  *os.File
}

// Open opens a witness. Its folder belongs to one running program.
func Open(ctx context.Context, o Options) (*Witness, error) {
	if err := os.MkdirAll(o.Dir, 0o700); err != nil {
		return nil, err
	}
	key, err := OpenKey(o.Dir, o.Name)
	if err != nil {
		return nil, err
	}
	lock, err := os.OpenFile(filepath.Join(o.Dir, "lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(lock.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		return nil, errors.Join(fmt.Errorf("another program is this witness already: it holds %s", lock.Name()), lock.Close())
	}
	w := &Witness{Key: key, store: &store{dir: filepath.Join(o.Dir, "seen")}, lock: lock}
	known := map[string]note.Verifier{}
	s := &signer{Key: key, now: o.Now}
	for _, k := range o.Logs {
		v, err := note.NewVerifier(k)
		if err == nil && known[v.Name()] != nil {
			err = errors.New("this log was named before")
		}
		if err == nil {
			known[v.Name()], err = v, s.remember(ctx, w.store, v.Name(), o.ClockWasWrong)
		}
		if err != nil {
			return nil, errors.Join(fmt.Errorf("the log %q: %w", k, err), lock.Close())
		}
	}
	inner, err := witness.New(ctx, witness.Opts{Persistence: w.store, Signers: []note.Signer{s},
		VerifierForLog: func(_ context.Context, origin string) (note.Verifier, bool, error) {
			v, ok := known[origin]
			return v, ok, nil
		}})
	if err != nil {
		return nil, errors.Join(err, lock.Close())
	}
	m := http.NewServeMux()
	m.HandleFunc("POST /add-checkpoint", w.honest(known, witness.NewHTTPHandler(inner).AddCheckpoint))
	m.HandleFunc("GET /key", func(rw http.ResponseWriter, _ *http.Request) { fmt.Fprintln(rw, key.VerifierKey()) })
	w.Handler = told{m, o.Log}
	return w, nil
}

// Close gives the folder back.
func (w *Witness) Close() error { return w.lock.Close() }

// remember reads at which time the witness signed last for a log.
func (s *signer) remember(ctx context.Context, kept *store, origin string, clockWasWrong bool) error {
	b, err := kept.Latest(ctx, origin)
	if err != nil || b == nil || clockWasWrong {
		return err
	}
	v, err := formats.NewVerifierForCosignatureV1(s.VerifierKey())
	if err != nil {
		return err
	}
	n, err := note.Open(b, note.VerifierList(v))
	if err != nil {
		return fmt.Errorf("%s was not signed by this witness: %w; put it back from the backup", kept.file(origin), err)
	}
	t, err := formats.CoSigV1Timestamp(n.Sigs[0])
	if err == nil {
		s.last = max(s.last, t.Unix())
	}
	return err
}

// honest answers two questions that the library answers otherwise than C2SP has it. A checkpoint of a known log that is not
// signed with its key is forbidden. And a witness that has never signed for a log does not go on from a size: it has
// forgotten, or never knew, and says so with the size 0.
func (w *Witness) honest(known map[string]note.Verifier, next http.HandlerFunc) http.HandlerFunc {
	return func(rw http.ResponseWriter, q *http.Request) {
		body, err := io.ReadAll(http.MaxBytesReader(rw, q.Body, witness.MaxRequestBodyBytes))
		if err != nil {
			http.Error(rw, "the request is too long", http.StatusBadRequest)
			return
		}
		_, checkpoint, _ := bytes.Cut(body, []byte("\n\n"))
		origin, _, _ := strings.Cut(string(checkpoint), "\n")
		if v := known[origin]; v != nil {
			if _, err := note.Open(checkpoint, note.VerifierList(v)); err != nil {
				rw.WriteHeader(http.StatusForbidden)
				return
			}
			if b, err := w.store.Latest(q.Context(), origin); err == nil && b == nil && !bytes.HasPrefix(body, []byte("old 0\n")) {
				rw.Header().Set("Content-Type", "text/x.tlog.size")
				rw.WriteHeader(http.StatusConflict)
				io.WriteString(rw, "0\n")
				return
			}
		}
		q.Body = io.NopCloser(bytes.NewReader(body))
		next(rw, q)
	}
}

// told writes refusals to the log of the program.
type told struct {
	http.Handler
	log *slog.Logger
}

func (t told) ServeHTTP(rw http.ResponseWriter, q *http.Request) {
	s := &status{ResponseWriter: rw}
	t.Handler.ServeHTTP(s, q)
	switch s.code {
	case http.StatusUnprocessableEntity:
		t.log.Error("refused a checkpoint: it does not go on from the one signed before; this log was rewritten, or another signs with its key", "from", q.RemoteAddr)
	case http.StatusForbidden, http.StatusNotFound:
		t.log.Warn("refused a checkpoint: no log of this witness signed it", "from", q.RemoteAddr)
	case http.StatusInternalServerError:
		t.log.Error("could not sign a checkpoint: see the line before for why", "from", q.RemoteAddr)
	}
}

// status remembers what was answered.
type status struct {
	http.ResponseWriter
	code int
}

func (s *status) WriteHeader(code int) {
	s.code = code
	s.ResponseWriter.WriteHeader(code)
}
