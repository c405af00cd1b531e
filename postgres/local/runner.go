package local

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"
)

// runner is the user PostgreSQL runs as.
type runner struct {
	uid, gid int
	name     string
}

// newRunner is the user for a new cluster: ourselves, or an unprivileged one when we are root.
func newRunner() (runner, error) {
	if uid := os.Geteuid(); uid != 0 {
		return runner{uid, os.Getegid(), nameOf(uid)}, nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, err1 := strconv.Atoi(u.Uid)
		gid, err2 := strconv.Atoi(u.Gid)
		if err := errors.Join(err1, err2); err != nil {
			return runner{}, err
		}
		return runner{uid, gid, name}, nil
	}
	return runner{}, errors.New("PostgreSQL 不以 root 运行，而本机没有用户 postgres 或 nobody；请用普通用户启动，或先建立用户 postgres")
}

// ownerOf is the user who runs a cluster that exists. A folder that root owns (restored from a copy, say) is handed
// to the unprivileged user.
func ownerOf(folder string) (runner, error) {
	info, err := os.Stat(folder)
	if err != nil {
		return runner{}, err
	}
	st := info.Sys().(*syscall.Stat_t)
	owner := runner{int(st.Uid), int(st.Gid), nameOf(int(st.Uid))}
	switch me := os.Geteuid(); {
	case owner.uid == 0 && me == 0:
		r, err := newRunner()
		if err != nil {
			return r, err
		}
		return r, filepath.WalkDir(folder, func(path string, _ fs.DirEntry, err error) error {
			return errors.Join(err, os.Lchown(path, r.uid, r.gid))
		})
	case owner.uid != me && me != 0:
		return runner{}, fmt.Errorf("数据库目录 %s 属于用户 %s，当前用户是 %s；请用同一用户运行，或先执行 sudo chown -R %s %s",
			folder, owner.name, nameOf(me), nameOf(me), folder)
	}
	return owner, nil
}

func nameOf(uid int) string {
	if u, err := user.LookupId(strconv.Itoa(uid)); err == nil {
		return u.Username
	}
	return strconv.Itoa(uid)
}

// dropped tells whether we are root and the runner is not.
func (r runner) dropped() bool { return r.uid != os.Geteuid() }

// command prepares a program to run as the runner, in its own process group so that Ctrl-C at the terminal does not
// reach PostgreSQL before the program itself has closed, and without our environment.
func (r runner) command(ctx context.Context, name string, args ...string) *exec.Cmd {
	c := exec.CommandContext(ctx, name, args...)
	c.Dir = "/" // our own folder may be closed to the runner
	c.Env = []string{"LC_ALL=C"}
	for _, k := range []string{"PATH", "TMPDIR", "LD_LIBRARY_PATH"} {
		if v, ok := os.LookupEnv(k); ok {
			c.Env = append(c.Env, k+"="+v)
		}
	}
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if r.dropped() {
		c.SysProcAttr.Credential = &syscall.Credential{Uid: uint32(r.uid), Gid: uint32(r.gid)}
	}
	return c
}

// reaches tells whether the runner may enter a folder or execute a file. It asks the system by trying, because
// permission bits are not the whole truth.
func (r runner) reaches(path string) bool {
	return r.command(context.Background(), "/bin/sh", "-c", `[ -x "$1" ]`, "sh", path).Run() == nil
}

// folder makes a private folder of the runner, or makes sure that the one which is there is just that: in a
// temporary folder anyone may have made it first.
func (r runner) folder(dir string) error {
	switch err := os.Mkdir(dir, 0o700); {
	case err == nil:
		return os.Lchown(dir, r.uid, r.gid)
	case !errors.Is(err, fs.ErrExist):
		return err
	}
	info, err := os.Lstat(dir)
	if err != nil {
		return err
	}
	if !info.IsDir() || info.Mode().Perm() != 0o700 || int(info.Sys().(*syscall.Stat_t).Uid) != r.uid {
		return fmt.Errorf("%s 已存在，但不是用户 %s 的私有目录（权限 0700）；请查明来历后删除它", dir, r.name)
	}
	return nil
}
