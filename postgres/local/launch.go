package local

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// port names the socket file only: the server listens on no network address.
const port = 5432

// logLimit is the size in bytes beyond which server.log is set aside (as server.log.1) at the next start.
const logLimit = 16 << 20

// launch starts the server of a cluster nobody runs, making the cluster first if need be, and waits until it answers.
func (h home) launch(ctx context.Context, o Options, l *lock) (*Server, error) {
	major, err := h.version()
	if err != nil {
		return nil, err
	}
	i, err := find(ctx, o, h.folder, major)
	if err != nil {
		return nil, err
	}
	if i, err = i.within(ctx, h); err != nil {
		return nil, err
	}
	if major == 0 {
		o.Log.Info("首次使用，建立数据库（约需数秒）", "目录", h.folder, "程序", i.String())
		if err := h.create(ctx, i); err != nil {
			return nil, err
		}
	}
	socket, err := h.socket()
	if err != nil {
		return nil, err
	}
	if err := h.clear(socket); err != nil {
		return nil, err
	}
	s := &Server{home: h, log: o.Log, lock: l, ended: make(chan struct{})}
	s.pm = postmaster{port: port, socket: socket}
	if err := s.run(i); err != nil {
		return nil, err
	}
	if err := s.await(ctx); err != nil {
		return nil, err
	}
	o.Log.Info("数据库已启动", "进程", s.pm.pid, "目录", h.folder, "程序", i.String())
	return s, nil
}

// clear removes what a killed server left and PostgreSQL would take for a running one: a postmaster.pid, and the lock
// beside its socket, whose number now belongs to another program or to a dead process nobody has collected yet. Nobody
// else may start the cluster meanwhile (lock), and both folders are the cluster's own.
func (h home) clear(socket string) error {
	name := filepath.Join(h.folder, "postmaster.pid")
	pm, err := owner(name)
	if err == nil && !h.alive(pm.pid) && (pm.pid == 0 || !errors.Is(syscall.Kill(pm.pid, 0), syscall.ESRCH)) {
		err = os.Remove(name) // a number that is free PostgreSQL sees itself, and needs the file to look for memory still in use
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	name = filepath.Join(socket, ".s.PGSQL."+strconv.Itoa(port)+".lock")
	if pm, err = owner(name); err == nil && !h.alive(pm.pid) {
		err = os.Remove(name)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// owner is the process a lock file of PostgreSQL names; zero when it names none.
func owner(name string) (postmaster, error) {
	b, err := os.ReadFile(name)
	pm, _ := parse(b)
	return pm, err
}

// run starts the postmaster and notes its number in the lock.
func (s *Server) run(i install) error {
	out, err := s.home.openLog()
	if err != nil {
		return err
	}
	defer out.Close()
	args := []string{"-D", s.home.folder, "-p", strconv.Itoa(port)}
	for _, setting := range []string{
		"listen_addresses=",
		"unix_socket_directories=" + quote(s.pm.socket),
		"unix_socket_permissions=0700",
		"cluster_name=yunting",
		"max_connections=100",
		"shared_buffers=256MB",
		"fsync=on",
		"wal_compression=on",
		"timezone=UTC",
		"log_timezone=UTC",
	} {
		args = append(args, "-c", setting)
	}
	// The server outlives the context of its start; Stop ends it.
	c := s.home.runner.command(context.Background(), filepath.Join(i.bin, "postgres"), args...)
	c.Stdout, c.Stderr = out, out
	if err := c.Start(); err != nil {
		return fmt.Errorf("启动 %s：%w", i, err)
	}
	s.pm.pid = c.Process.Pid
	go func() {
		err := c.Wait()
		close(s.ended)
		if !s.stopping.Load() {
			s.log.Error("数据库进程意外结束", "进程", s.pm.pid, "结果", err, "日志", s.home.serverLog())
		}
	}()
	if err := s.lock.write(strconv.Itoa(s.pm.pid)); err != nil {
		return errors.Join(err, s.abandon())
	}
	return nil
}

// abandon tells a server that is still starting to close again.
func (s *Server) abandon() error {
	s.stopping.Store(true)
	return syscall.Kill(s.pm.pid, syscall.SIGINT)
}

// await returns when the server answers, has ended, or ctx is over; in the last case the server is told to close.
func (s *Server) await(ctx context.Context) error {
	for !s.pm.answers(ctx) {
		select {
		case <-s.ended:
			return fmt.Errorf("数据库没有启动成功（目录 %s），%s 的末尾是：\n%s", s.home.folder, s.home.serverLog(), s.home.lastWords())
		default:
		}
		if err := pause(ctx, 50*time.Millisecond); err != nil {
			return errors.Join(fmt.Errorf("等待数据库启动时中止（详见 %s）：%w", s.home.serverLog(), err), s.abandon())
		}
	}
	return nil
}

// openLog opens server.log without leaving the cluster's folder, whose owner is less privileged than we may be.
func (h home) openLog() (*os.File, error) {
	root, err := os.OpenRoot(h.folder)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	if info, err := root.Stat("server.log"); err == nil && info.Size() > logLimit {
		if err := root.Rename("server.log", "server.log.1"); err != nil {
			return nil, err
		}
	}
	f, err := root.OpenFile("server.log", os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	return f, root.Lchown("server.log", h.runner.uid, h.runner.gid)
}

// lastWords is the end of server.log.
func (h home) lastWords() string {
	f, err := os.Open(h.serverLog())
	if err != nil {
		return err.Error()
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil {
		f.Seek(max(0, info.Size()-2000), io.SeekStart)
	}
	b, err := io.ReadAll(f)
	if err != nil {
		return err.Error()
	}
	return strings.TrimSpace(strings.ToValidUTF8(string(b), ""))
}

// quote protects a path inside a list of paths, where a comma separates.
func quote(path string) string { return `"` + strings.ReplaceAll(path, `"`, `""`) + `"` }
