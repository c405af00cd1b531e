// Package local is the database the program brings along 自带数据库: it finds a PostgreSQL on the machine and runs
// it under the data folder, reachable through a Unix socket only, for as long as the program lives.
//
// The cluster is <data>/pg. PostgreSQL refuses to run as root, so a program started by root drops to the owner of
// the cluster (for a new one: the user "postgres", else "nobody"); if that user cannot reach the data folder, the
// cluster lives under /var/lib/yunting and <data>/pg is a symbolic link to it.
package local

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

// Options say where the data lives and, if it must be one in particular, which PostgreSQL to use.
type Options struct {
	Data     string // the program's data folder; created if it is not there
	Binaries string // folder that holds initdb and postgres (or its parent); empty: searched for on the machine
	Log      *slog.Logger
}

// Server is a PostgreSQL that answers.
type Server struct {
	pm    postmaster
	home  home
	log   *slog.Logger
	lock  *lock // held while the program that started the server lives; nil: someone else's server
	ended chan struct{}

	stopping atomic.Bool
	once     sync.Once
	stopErr  error
}

// Start runs the cluster under o.Data, creating it the first time, and returns when it answers.
// A server that already runs there is used as it is: if a program that has since died had started it, it is taken
// over, otherwise Stop leaves it alone. A cluster of another major version is refused and left untouched.
// Start waits for recovery after a crash as long as ctx allows.
func Start(ctx context.Context, o Options) (*Server, error) {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	h, err := settle(o.Data, o.Log)
	if err != nil {
		return nil, err
	}
	for waited := 0; ; waited++ {
		s, err := h.try(ctx, o)
		if s != nil || err != nil {
			return s, err
		}
		if waited%100 == 50 {
			o.Log.Warn("数据库尚未应答，继续等待", "目录", h.folder, "日志", h.serverLog())
		}
		if err := pause(ctx, 100*time.Millisecond); err != nil {
			return nil, fmt.Errorf("等待数据库应答时中止（目录 %s，详见 %s）：%w", h.folder, h.serverLog(), err)
		}
	}
}

// try starts the cluster or joins the server that runs it. Neither a server nor an error: not yet, come again.
func (h home) try(ctx context.Context, o Options) (*Server, error) {
	l, err := acquire(h.folder + ".lock") // nil: another program starts or keeps the server
	if err != nil {
		return nil, err
	}
	pm, running := h.postmaster()
	switch {
	case running && pm.answers(ctx):
		if l != nil && l.note() != strconv.Itoa(pm.pid) { // started by hand, not by a program that died
			l.release()
			l = nil
		}
		o.Log.Info("使用已在运行的数据库", "进程", pm.pid, "目录", h.folder, "结束时关闭", l != nil)
		return &Server{pm: pm, home: h, log: o.Log, lock: l}, nil
	case running || l == nil || h.orphans(): // starting, stopping, or its last children are leaving
		l.release()
		return nil, nil
	}
	s, err := h.launch(ctx, o, l)
	if err != nil {
		l.release()
	}
	return s, err
}

// URL is the connection string for a user and a database of this server, for pgx. No password: who may enter the
// socket's folder may connect.
func (s *Server) URL(user, database string) string { return s.pm.url(user, database) }

// Stop closes the server in PostgreSQL's "fast" way (open transactions are rolled back) and waits for its end.
// A server this program neither started nor took over goes on. If ctx ends first the server is still closing.
func (s *Server) Stop(ctx context.Context) error {
	if s.lock == nil {
		return nil
	}
	s.once.Do(func() { s.stopErr = s.stop(ctx) })
	return s.stopErr
}

func (s *Server) stop(ctx context.Context) error {
	defer s.lock.release()
	s.stopping.Store(true)
	if s.home.alive(s.pm.pid) {
		if err := syscall.Kill(s.pm.pid, syscall.SIGINT); err != nil && !errors.Is(err, syscall.ESRCH) {
			return fmt.Errorf("关闭数据库（进程 %d）：%w", s.pm.pid, err)
		}
	}
	for s.home.alive(s.pm.pid) {
		if err := pause(ctx, 20*time.Millisecond); err != nil {
			return fmt.Errorf("数据库（进程 %d）仍在关闭，详见 %s：%w", s.pm.pid, s.home.serverLog(), err)
		}
	}
	return nil
}

func (pm postmaster) url(user, database string) string {
	q := url.Values{"host": {pm.socket}, "port": {strconv.Itoa(pm.port)}, "sslmode": {"disable"}}
	u := url.URL{Scheme: "postgres", User: url.User(user), Path: "/" + database, RawQuery: q.Encode()}
	return u.String()
}

func (h home) serverLog() string { return filepath.Join(h.folder, "server.log") }

func pause(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}

// exists tells whether something stands under a name, be it a dangling link.
func exists(name string) bool { _, err := os.Lstat(name); return err == nil }
