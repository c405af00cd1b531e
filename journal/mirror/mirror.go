// Package mirror follows the log of another court 存证日志镜像: it keeps a copy of all leaves and tiles, and checks with every
// new checkpoint that the log has only grown. Whoever keeps a mirror can show that a log was rewritten, and give it back
// to a court that has lost it.
package mirror

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"yunting/ledger"
	"yunting/platform/durable"
)

// Options say what is mirrored, and where.
type Options struct {
	URL    string // under which checkpoint, policy and tile/ lie
	Dir    string
	Policy []byte // empty: the one of the first visit is kept, and nothing else is believed later
	Client *http.Client
	Log    *slog.Logger
	Now    func() time.Time
}

// Mirror is a copy of a log.
type Mirror struct {
	o      Options
	policy *ledger.Policy
}

var (
	// ErrInconsistent is the alarm: two checkpoints of the log, both signed as the policy asks, cannot both be true, or
	// their log does not show that they are. Both are kept as evidence.
	ErrInconsistent = errors.New("the log was rewritten")
	// ErrDamaged says that what the server gives does not fit its checkpoint, or that the copy does not.
	ErrDamaged = errors.New("the records do not fit the checkpoint")
)

// Open opens a mirror in a folder, or begins one.
func Open(ctx context.Context, o Options) (*Mirror, error) {
	if !strings.HasPrefix(o.URL, "http://") && !strings.HasPrefix(o.URL, "https://") {
		return nil, fmt.Errorf("%q is not the address of a log: it begins with https:// and ends with /ledger", o.URL)
	}
	o.URL = strings.TrimRight(o.URL, "/")
	if o.Client == nil {
		o.Client = &http.Client{Timeout: time.Minute}
	}
	m := &Mirror{o: o}
	if err := os.MkdirAll(o.Dir, 0o700); err != nil {
		return nil, err
	}
	file := filepath.Join(o.Dir, "policy")
	kept, err := os.ReadFile(file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	text := o.Policy
	if len(text) == 0 {
		text = kept
	}
	if len(text) == 0 {
		if text, err = m.fetch(ctx, "policy", 1<<20); err != nil {
			return nil, err
		}
		o.Log.Warn("the policy is that of the server itself, on its word: compare it with what the court gave you, or name it with --policy", "url", o.URL)
	}
	if m.policy, err = ledger.ParsePolicy(text); err != nil {
		return nil, err
	}
	if was, err := ledger.ParsePolicy(kept); err == nil && was.Origin != m.policy.Origin {
		return nil, fmt.Errorf("%s mirrors %s, the policy is for %s: use another folder", o.Dir, was.Origin, m.policy.Origin)
	}
	return m, replace(file, text)
}

// Origin is the name of the log.
func (m *Mirror) Origin() string { return m.policy.Origin }

// Result is what a visit brought.
type Result struct {
	Before, Size uint64 // leaves in the mirror before and after
	Older        bool   // the server gave an older checkpoint than one before, consistent with it
	Witnesses    []string
}

// Follow visits the log once.
func (m *Mirror) Follow(ctx context.Context) (Result, error) {
	var r Result
	raw, err := m.fetch(ctx, "checkpoint", 1<<20)
	if err != nil {
		return r, err
	}
	now, err := m.policy.Open(raw)
	if err != nil {
		return r, fmt.Errorf("the checkpoint of %s is not believed: %w", m.o.URL, err)
	}
	r.Witnesses = now.Witnesses
	was, before, err := m.kept()
	if err != nil {
		return r, err
	}
	r.Before, r.Size = was.Size, was.Size
	switch {
	case now.Size < was.Size:
		r.Older = true
		if err := m.begins(now, was); err != nil {
			return r, m.alarm(before, raw, was, now, err)
		}
		return r, nil
	case now.Size == was.Size && was.Size > 0:
		if ledger.Hash(now.Hash) != ledger.Hash(was.Hash) {
			return r, m.alarm(before, raw, was, now, errors.New("the same size with another root"))
		}
		return r, replace(filepath.Join(m.o.Dir, "checkpoint"), raw)
	}
	if err := m.copy(ctx, was, now); err != nil {
		if errors.Is(err, ErrDamaged) { // which of the two: records that do not fit, or a log that was rewritten?
			if bad := m.consistent(ctx, was, now); errors.Is(bad, errProof) {
				return r, m.alarm(before, raw, was, now, bad)
			}
		}
		return r, err
	}
	if err := m.keep(raw, now); err != nil {
		return r, err
	}
	r.Size = now.Size
	return r, m.prune(was.Size, now.Size)
}

// kept is the newest checkpoint of the mirror; an empty one before the first.
func (m *Mirror) kept() (ledger.Seen, []byte, error) {
	b, err := os.ReadFile(filepath.Join(m.o.Dir, "checkpoint"))
	if errors.Is(err, fs.ErrNotExist) {
		return ledger.Seen{}, nil, nil
	}
	if err != nil {
		return ledger.Seen{}, nil, err
	}
	seen, err := m.policy.Open(b)
	if err != nil {
		err = fmt.Errorf("%s: %w; if the witnesses of the log were changed, begin a mirror in another folder and keep this one", filepath.Join(m.o.Dir, "checkpoint"), err)
	}
	return seen, b, err
}

// keep makes a checkpoint the newest, and puts one of each hour aside.
func (m *Mirror) keep(raw []byte, seen ledger.Seen) error {
	hour := filepath.Join(m.o.Dir, "seen", m.o.Now().UTC().Format("2006-01-02"), m.o.Now().UTC().Format("15"))
	if _, err := os.Stat(hour); errors.Is(err, fs.ErrNotExist) {
		if err := replace(hour, raw); err != nil {
			return err
		}
	}
	return replace(filepath.Join(m.o.Dir, "checkpoint"), raw)
}

// alarm keeps both checkpoints and says what was found.
func (m *Mirror) alarm(before, after []byte, was, now ledger.Seen, why error) error {
	dir := filepath.Join(m.o.Dir, "alarm", strconv.FormatUint(was.Size, 10)+"-"+strconv.FormatUint(now.Size, 10)+"-"+ledger.Hash(now.Hash).String()[:16])
	say := fmt.Errorf("%w: %s was signed with %d records (root %x) and then with %d records (root %x), and the one is not the beginning of the other: %v. "+
		"Both checkpoints are kept in %s; show them to the witnesses and to the court", ErrInconsistent, m.policy.Origin, was.Size, was.Hash, now.Size, now.Hash, why, dir)
	return errors.Join(say, replace(filepath.Join(dir, "before"), before), replace(filepath.Join(dir, "after"), after),
		replace(filepath.Join(dir, "policy"), m.policy.Text), replace(filepath.Join(dir, "why.txt"), []byte(say.Error()+"\n")))
}

// fetch reads a resource of the log, at most so many bytes.
func (m *Mirror) fetch(ctx context.Context, path string, most int64) ([]byte, error) {
	q, err := http.NewRequestWithContext(ctx, http.MethodGet, m.o.URL+"/"+path, nil)
	if err != nil {
		return nil, err
	}
	res, err := m.o.Client.Do(q)
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	switch res.StatusCode {
	case http.StatusOK:
	case http.StatusNotFound:
		return nil, fmt.Errorf("%s/%s: %w", m.o.URL, path, fs.ErrNotExist)
	default:
		return nil, fmt.Errorf("%s/%s answers with status %d", m.o.URL, path, res.StatusCode)
	}
	b, err := io.ReadAll(io.LimitReader(res.Body, most+1))
	if err == nil && int64(len(b)) > most {
		err = fmt.Errorf("%s/%s is longer than it can be", m.o.URL, path)
	}
	return b, err
}

// replace puts a file in its place in one step, with the folders above it.
func replace(name string, b []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		return err
	}
	return durable.Replace(name, b)
}
