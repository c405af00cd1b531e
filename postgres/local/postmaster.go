package local

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
)

// postmaster is PostgreSQL's first process as it describes itself in postmaster.pid.
type postmaster struct {
	pid    int
	port   int
	socket string // folder of the Unix socket
}

// parse reads postmaster.pid: pid, data folder, start time, port, socket folder, ….
// A file that is still being written gives a postmaster that cannot answer yet.
func parse(b []byte) (pm postmaster, ok bool) {
	line := strings.Split(string(b), "\n")
	pid, err := strconv.Atoi(strings.TrimSpace(line[0]))
	if err != nil || pid <= 0 {
		return pm, false
	}
	pm.pid = pid
	if len(line) > 4 {
		pm.port, _ = strconv.Atoi(line[3]) // no number: cannot answer yet
		pm.socket = line[4]
	}
	return pm, true
}

// postmaster is the process that runs the cluster now, if one does.
func (h home) postmaster() (postmaster, bool) {
	b, err := os.ReadFile(filepath.Join(h.folder, "postmaster.pid"))
	if err != nil {
		return postmaster{}, false
	}
	pm, ok := parse(b)
	return pm, ok && h.alive(pm.pid)
}

// answers tells whether the server takes connections.
func (pm postmaster) answers(ctx context.Context) bool {
	if pm.socket == "" || pm.port == 0 {
		return false
	}
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	c, err := pgx.Connect(ctx, pm.url("postgres", "postgres"))
	if err != nil {
		return false
	}
	defer c.Close(ctx)
	return c.Ping(ctx) == nil
}

// alive tells whether a process is a PostgreSQL of this cluster. The number alone proves nothing: after a crash it
// may long belong to another program, and where nobody collects dead children it may belong to a dead one.
func (h home) alive(pid int) bool {
	if errors.Is(syscall.Kill(pid, 0), syscall.ESRCH) {
		return false
	}
	proc := filepath.Join("/proc", strconv.Itoa(pid))
	if !exists("/proc/self") {
		out, err := exec.Command("ps", "-o", "command=", "-p", strconv.Itoa(pid)).Output()
		return err == nil && strings.Contains(string(out), "postgres")
	}
	cwd, err := os.Readlink(filepath.Join(proc, "cwd"))
	if errors.Is(err, fs.ErrPermission) { // root in a container may not look; the name must do
		name, err := os.ReadFile(filepath.Join(proc, "comm"))
		return err == nil && strings.HasPrefix(string(name), "post")
	}
	return err == nil && cwd == h.folder && isPostgres(proc)
}

// orphans tells whether children of a killed postmaster are still at work in the cluster; a new server must not
// start before they have left. Where there is no /proc, PostgreSQL's own check has to do.
func (h home) orphans() bool {
	procs, _ := filepath.Glob("/proc/[0-9]*") // the only error is a bad pattern
	for _, proc := range procs {
		if cwd, err := os.Readlink(filepath.Join(proc, "cwd")); err == nil && cwd == h.folder && isPostgres(proc) {
			return true
		}
	}
	return false
}

func isPostgres(proc string) bool {
	name, err := os.ReadFile(filepath.Join(proc, "comm"))
	s := strings.TrimSpace(string(name))
	return err == nil && (s == "postgres" || s == "postmaster")
}
