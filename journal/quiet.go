package journal

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"k8s.io/klog/v2"
)

var once sync.Once

// quiet leads what Tessera writes to its own log, of which a program has one, into the log of the first journal: warnings
// and errors only, and the same sentence once a minute. With witnesses down it would say so five times a second; State
// says it better.
func quiet(log *slog.Logger, now func() time.Time) {
	once.Do(func() {
		klog.LogToStderr(false)
		klog.SetSlogLogger(slog.New(&seldom{Handler: log.Handler(), said: map[string]time.Time{}, now: now}))
	})
}

type seldom struct {
	slog.Handler
	mu   sync.Mutex
	said map[string]time.Time // by the first words of the sentence
	now  func() time.Time
}

func (s *seldom) Enabled(ctx context.Context, l slog.Level) bool {
	return l >= slog.LevelWarn && s.Handler.Enabled(ctx, l)
}

func (s *seldom) Handle(ctx context.Context, r slog.Record) error {
	words := r.Message[:min(len(r.Message), 40)]
	s.mu.Lock()
	last, ok := s.said[words]
	now := s.now()
	say := !ok || now.Sub(last) >= time.Minute || now.Before(last)
	if say {
		if len(s.said) > 1000 {
			clear(s.said)
		}
		s.said[words] = now
	}
	s.mu.Unlock()
	if !say {
		return nil
	}
	return s.Handler.Handle(ctx, r)
}
