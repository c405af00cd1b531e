package local

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"syscall"
)

// reachable is where clusters live whose data folder the unprivileged user cannot reach.
var reachable = "/var/lib/yunting"

// home is where a cluster lives and who runs it.
type home struct {
	folder string // PGDATA, without symbolic links: the postmaster's working folder
	runner runner
}

// settle finds the cluster of a data folder, or decides where a new one will live.
func settle(data string, log *slog.Logger) (home, error) {
	data, err := filepath.Abs(data)
	if err != nil {
		return home{}, err
	}
	if err := os.MkdirAll(data, 0o711); err != nil { // may be passed through, not listed
		return home{}, fmt.Errorf("建立数据目录：%w", err)
	}
	if data, err = filepath.EvalSymlinks(data); err != nil {
		return home{}, err
	}
	pg := filepath.Join(data, "pg")
	folder, err := filepath.EvalSymlinks(pg)
	switch {
	case err == nil:
		return occupy(folder)
	case !errors.Is(err, fs.ErrNotExist):
		return home{}, err
	case exists(pg):
		return home{}, fmt.Errorf("%s 是符号链接，但它所指的数据库目录已不存在；请恢复该目录，或删除此链接以建立空的数据库", pg)
	}
	r, err := newRunner()
	if err != nil || r.reaches(data) {
		return home{folder: pg, runner: r}, err
	}
	return resettle(pg, r, log)
}

// occupy takes a cluster folder that exists, and its owner as the runner.
func occupy(folder string) (home, error) {
	r, err := ownerOf(folder)
	if err != nil {
		return home{}, err
	}
	if !r.reaches(folder) {
		return home{}, fmt.Errorf("数据库目录 %s 属于用户 %s，但该用户不能进入它的上级目录；请把数据目录移到该用户可以到达的位置", folder, r.name)
	}
	return home{folder: folder, runner: r}, nil
}

// resettle gives a cluster a home outside its data folder and leaves a link behind.
func resettle(pg string, r runner, log *slog.Logger) (home, error) {
	away := filepath.Join(reachable, hash(pg))
	folder := filepath.Join(away, "pg")
	if err := os.MkdirAll(away, 0o711); err != nil {
		return home{}, fmt.Errorf("建立数据库目录：%w", err)
	}
	if !r.reaches(away) {
		return home{}, fmt.Errorf("用户 %s 既不能到达 %s，也不能到达 %s；请把数据目录放在该用户可以到达的位置，或不用 root 运行", r.name, filepath.Dir(pg), away)
	}
	if !exists(folder) { // so that the link never dangles
		if err := r.folder(folder); err != nil {
			return home{}, err
		}
	}
	if err := os.Symlink(folder, pg); err != nil && !errors.Is(err, fs.ErrExist) {
		return home{}, err
	}
	log.Warn("PostgreSQL 不以 root 运行，而所用的用户不能到达数据目录，数据库改放他处", "用户", r.name, "数据目录", filepath.Dir(pg), "数据库目录", folder)
	return home{folder: folder, runner: r}, nil
}

// longest is how many bytes the path of a Unix socket may have: 107 on Linux, 103 on macOS.
const longest = len(syscall.RawSockaddrUnix{}.Path) - 1

// socket is the folder of the Unix socket: the cluster's own, or a private one with a short path.
func (h home) socket() (string, error) {
	if fits(h.folder) {
		return h.folder, nil
	}
	for _, tmp := range []string{os.TempDir(), "/tmp"} {
		dir := filepath.Join(tmp, "yunting-"+hash(h.folder))
		if fits(dir) && h.runner.reaches(tmp) {
			return dir, h.runner.folder(dir)
		}
	}
	return "", fmt.Errorf("数据库目录 %s 的路径太长，临时目录 %s 也不能用来放置套接字；请缩短数据目录的路径", h.folder, os.TempDir())
}

func fits(dir string) bool { return len(filepath.Join(dir, ".s.PGSQL.5432")) <= longest }

func hash(path string) string {
	sum := sha256.Sum256([]byte(path))
	return hex.EncodeToString(sum[:6])
}
