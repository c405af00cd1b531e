package local

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Oldest is the lowest major version of PostgreSQL the court runs on.
const Oldest = 15

// dist is the folder under the data folder where tools/postgres.sh unpacks a PostgreSQL.
const dist = "postgresql-dist"

// install is a PostgreSQL on this machine.
type install struct {
	bin     string // folder of initdb and postgres
	version string // "18.4"
	major   int
}

func (i install) String() string { return fmt.Sprintf("PostgreSQL %s（%s）", i.version, i.bin) }

// find chooses a PostgreSQL. A cluster that exists (major > 0) needs its own major version; for a new one the first
// found serves.
func find(ctx context.Context, o Options, folder string, major int) (install, error) {
	var found []install
	for _, dir := range places(o) {
		if i, err := inspect(ctx, dir); err == nil && i.major >= Oldest && !slices.Contains(found, i) {
			found = append(found, i)
		}
	}
	if len(found) == 0 {
		return install{}, missing(o)
	}
	if major == 0 {
		return found[0], nil
	}
	for _, i := range found {
		if i.major == major {
			return i, nil
		}
	}
	return install{}, fmt.Errorf("数据库目录 %s 由 PostgreSQL %d 建立，本机可用的是 %s，主版本不同，不能启动；目录未作任何改动。"+
		"请安装 PostgreSQL %d，或用它的 pg_dump 导出数据、换一个空的数据目录后导入 PostgreSQL %d",
		folder, major, found[0], major, found[0].major)
}

func missing(o Options) error {
	if o.Binaries != "" {
		return fmt.Errorf("在指定的目录 %s 中没有找到 PostgreSQL %d 或更高版本（需要 initdb 和 postgres 两个程序），请检查该目录", o.Binaries, Oldest)
	}
	return fmt.Errorf("本机没有找到 PostgreSQL %d 或更高版本。请运行 tools/postgres.sh %s 自动取得，"+
		"或安装软件包 postgresql（apt-get install postgresql、brew install postgresql），或设置 DATABASE_URL 使用已有的数据库", Oldest, o.Data)
}

// places lists the folders to look in, best first.
func places(o Options) []string {
	if o.Binaries != "" {
		return []string{o.Binaries, filepath.Join(o.Binaries, "bin")}
	}
	var dirs []string
	if p, err := exec.LookPath("postgres"); err == nil {
		dirs = append(dirs, filepath.Dir(p))
		if real, err := filepath.EvalSymlinks(p); err == nil { // a single link in PATH; initdb stands beside its target
			dirs = append(dirs, filepath.Dir(real))
		}
	}
	for _, pattern := range []string{
		"/usr/lib/postgresql/*/bin",
		"/usr/pgsql-*/bin",
		"/opt/homebrew/opt/postgresql*/bin",
		"/usr/local/opt/postgresql*/bin",
		"/home/linuxbrew/.linuxbrew/opt/postgresql*/bin",
	} {
		hits, _ := filepath.Glob(pattern) // the only error is a bad pattern
		slices.SortFunc(hits, func(a, b string) int { return cmp.Compare(number(b), number(a)) })
		dirs = append(dirs, hits...)
	}
	return append(dirs, filepath.Join(o.Data, dist, "bin"))
}

var digits = regexp.MustCompile(`\d+`)

// number is the first number in a path, so that 9 sorts below 15.
func number(path string) int {
	n, _ := strconv.Atoi(digits.FindString(path)) // no number counts as 0
	return n
}

var banner = regexp.MustCompile(`\(PostgreSQL\) ((\d+)[^\s]*)`)

// inspect asks the PostgreSQL in a folder for its version.
func inspect(ctx context.Context, bin string) (install, error) {
	if _, err := os.Stat(filepath.Join(bin, "initdb")); err != nil {
		return install{}, err
	}
	ctx, cancel := context.WithTimeout(ctx, 20*time.Second)
	defer cancel()
	out, err := exec.CommandContext(ctx, filepath.Join(bin, "postgres"), "--version").Output()
	if err != nil {
		return install{}, err
	}
	m := banner.FindStringSubmatch(string(out))
	if m == nil {
		return install{}, errors.New("未知的版本说明：" + strings.TrimSpace(string(out)))
	}
	major, err := strconv.Atoi(m[2])
	return install{bin: bin, version: m[1], major: major}, err
}

// within returns an install that the runner can execute. Only the one unpacked under the data folder may stand
// where the runner cannot reach it; a copy is then kept beside the cluster.
func (i install) within(ctx context.Context, h home) (install, error) {
	if h.runner.reaches(filepath.Join(i.bin, "postgres")) {
		return i, nil
	}
	from := filepath.Dir(i.bin)
	if filepath.Base(from) != dist {
		return i, fmt.Errorf("用户 %s 不能执行 %s 中的程序，请放宽该目录的权限或改用其他 PostgreSQL", h.runner.name, i.bin)
	}
	to := filepath.Join(filepath.Dir(h.folder), dist)
	copied := install{bin: filepath.Join(to, "bin"), version: i.version, major: i.major}
	if have, err := inspect(ctx, copied.bin); err == nil && have == copied {
		return copied, nil
	}
	if err := os.RemoveAll(to); err != nil {
		return i, err
	}
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		return i, fmt.Errorf("把 PostgreSQL 从 %s 复制到 %s：%w", from, to, err)
	}
	return copied, nil
}
