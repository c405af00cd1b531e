package witness

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"sync"

	"yunting/platform/durable"
)

// store keeps the latest checkpoint of each log that the witness has signed: one file for each, replaced in one step and
// on disk before the signature leaves. It is what the library asks for.
type store struct {
	dir string
	mu  sync.Mutex
}

// Init finds the folder. A key without it has lost its memory, and would sign anything.
func (s *store) Init(context.Context) error {
	if _, err := os.Stat(s.dir); err != nil {
		return fmt.Errorf("%s is missing: a witness that has forgotten what it signed must not sign; put the folder back from the backup, "+
			"or begin a new witness with a new key in another folder", s.dir)
	}
	return nil
}

func (s *store) file(origin string) string {
	h := sha256.Sum256([]byte(origin))
	return filepath.Join(s.dir, hex.EncodeToString(h[:]))
}

// Latest is the latest checkpoint signed for a log; nil: none.
func (s *store) Latest(_ context.Context, origin string) ([]byte, error) {
	b, err := os.ReadFile(s.file(origin))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err == nil && len(bytes.TrimSpace(b)) == 0 {
		return nil, fmt.Errorf("%s is empty: put it back from the backup", s.file(origin))
	}
	return b, err
}

// Update lets f see the latest checkpoint and keeps what it returns. Nothing smaller takes the place of what is kept,
// whoever asks.
func (s *store) Update(ctx context.Context, origin string, f func([]byte) ([]byte, error)) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	was, err := s.Latest(ctx, origin)
	if err != nil {
		return err
	}
	next, err := f(was)
	if err != nil {
		return err
	}
	if was != nil {
		a, err := sizeOf(was)
		if err != nil {
			return fmt.Errorf("%s: %w", s.file(origin), err)
		}
		b, err := sizeOf(next)
		if err != nil {
			return err
		}
		if b < a {
			return fmt.Errorf("a checkpoint of size %d does not take the place of one of size %d", b, a)
		}
	}
	return durable.Replace(s.file(origin), next)
}

// sizeOf reads the size in a checkpoint.
func sizeOf(checkpoint []byte) (uint64, error) {
	lines := bytes.SplitN(checkpoint, []byte("\n"), 3)
	if len(lines) < 3 {
		return 0, errors.New("this is not a checkpoint")
	}
	return strconv.ParseUint(string(lines[1]), 10, 64)
}
