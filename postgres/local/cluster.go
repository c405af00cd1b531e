package local

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// version is the major version that made the cluster, 0 for one that is still to be made.
func (h home) version() (int, error) {
	b, err := os.ReadFile(filepath.Join(h.folder, "PG_VERSION"))
	if err == nil {
		major, err := strconv.Atoi(strings.TrimSpace(string(b)))
		if err != nil {
			return 0, fmt.Errorf("数据库目录 %s 的 PG_VERSION 不是版本号：%q", h.folder, b)
		}
		return major, nil
	}
	if inside, err := os.ReadDir(h.folder); err == nil && len(inside) > 0 {
		return 0, fmt.Errorf("%s 不是 PostgreSQL 的数据库目录，里面却有文件（如 %s）；请移走这些文件，或另选数据目录", h.folder, inside[0].Name())
	}
	return 0, nil
}

// create makes the cluster beside its final place and moves it there whole, so that an interrupted initdb leaves
// nothing that looks like a cluster.
func (h home) create(ctx context.Context, i install) error {
	var out []byte
	var err error
	// The locale must be a UTF-8 one: under C, searching Chinese by trigrams silently finds nothing.
	// Older macOS does not know C.UTF-8.
	for _, locale := range []string{"C.UTF-8", "en_US.UTF-8"} {
		draft := h.folder + ".new"
		if err := os.RemoveAll(draft); err != nil {
			return err
		}
		if err := h.runner.folder(draft); err != nil {
			return err
		}
		args := []string{
			"--pgdata=" + draft, "--username=postgres", "--encoding=UTF8", "--locale=" + locale,
			"--auth-local=trust", "--auth-host=reject", "--data-checksums",
		}
		if i.major >= 17 {
			args = append(args, "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
		}
		out, err = h.runner.command(ctx, filepath.Join(i.bin, "initdb"), args...).CombinedOutput()
		if err == nil {
			return syscall.Rename(draft, h.folder) // unlike os.Rename, replaces an empty folder in one step
		}
		if !strings.Contains(string(out), "locale") {
			break
		}
	}
	return fmt.Errorf("用 %s 建立数据库目录 %s 失败：%w\n%s", i, h.folder, err, out)
}
