package local

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// TestMain lets the test program play the program that is killed: with this variable set it starts the server of
// that data folder and waits for its end.
func TestMain(m *testing.M) {
	if data := os.Getenv("LOCAL_TEST_DATA"); data != "" {
		if _, err := Start(context.Background(), Options{Data: data}); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		fmt.Println("ready")
		select {}
	}
	os.Exit(m.Run())
}

// folder is a temporary data folder that an unprivileged user can reach; t.TempDir is closed to others.
func folder(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "yunting-local-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o711); err != nil {
		t.Fatal(err)
	}
	if dir, err = filepath.EvalSymlinks(dir); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, "data")
}

func start(t *testing.T, data string) *Server {
	t.Helper()
	s, err := Start(within(t), Options{Data: data})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Stop(context.Background()) })
	return s
}

func stop(t *testing.T, s *Server) {
	t.Helper()
	if err := s.Stop(within(t)); err != nil {
		t.Fatal(err)
	}
}

func within(t *testing.T) context.Context {
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	t.Cleanup(cancel)
	return ctx
}

// ask runs one statement as the superuser and returns its first value.
func ask(t *testing.T, s *Server, sql string) string {
	t.Helper()
	c, err := pgx.Connect(t.Context(), s.URL("postgres", "postgres"))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close(t.Context())
	rows, err := c.Query(t.Context(), sql)
	if err != nil {
		t.Fatal(err)
	}
	out, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
	return strings.Join(out, "\n")
}

func keeps(t *testing.T, s *Server) {
	t.Helper()
	if got := ask(t, s, "select note from proof"); got != "云庭" {
		t.Errorf("the row is gone: %q", got)
	}
}

// TestLife takes one cluster through everything that may happen to it; the steps build on each other because
// making a cluster takes seconds.
func TestLife(t *testing.T) {
	data := folder(t)
	life := t // servers outlive the step that starts them
	s := start(life, data)

	t.Run("settings", func(t *testing.T) {
		for setting, want := range map[string]string{
			"listen_addresses": "", "fsync": "on", "shared_buffers": "256MB", "max_connections": "100",
			"wal_compression": "pglz", "server_encoding": "UTF8", "data_checksums": "on", "TimeZone": "UTC",
			"data_directory": filepath.Join(data, "pg"),
		} {
			if got := ask(t, s, "show "+setting); got != want {
				t.Errorf("%s = %q, want %q", setting, got, want)
			}
		}
		if got := ask(t, s, `select case when '云庭' ~ '^\w+$' and lower('Ä') = 'ä' then 'utf8' else 'C' end`); got != "utf8" {
			t.Error("the locale does not know letters beyond ASCII; Chinese could not be searched")
		}
		ask(t, s, "create table proof (note text)")
		ask(t, s, "insert into proof values ('云庭')")
	})

	t.Run("Ctrl-C does not reach it", func(t *testing.T) {
		group, err := syscall.Getpgid(s.pm.pid)
		if err != nil || group != s.pm.pid {
			t.Errorf("process group %d (%v), want its own, %d", group, err, s.pm.pid)
		}
	})

	t.Run("never as root", func(t *testing.T) {
		info, err := os.Stat(filepath.Join(data, "pg"))
		if err != nil {
			t.Fatal(err)
		}
		if info.Sys().(*syscall.Stat_t).Uid == 0 || info.Mode().Perm() != 0o700 {
			t.Errorf("the cluster's folder is %v of root or open to others", info.Mode())
		}
	})

	t.Run("a second program joins and leaves", func(t *testing.T) {
		guest := start(t, data)
		keeps(t, guest)
		stop(t, guest)
		keeps(t, s)
	})

	t.Run("stop and start", func(t *testing.T) {
		stop(t, s)
		if c, err := pgx.Connect(t.Context(), s.URL("postgres", "postgres")); err == nil {
			c.Close(t.Context())
			t.Error("the server still answers")
		}
		s = start(life, data)
		keeps(t, s)
	})

	t.Run("several programs start at once", func(t *testing.T) {
		stop(t, s)
		started := make(chan *Server)
		for range 4 {
			go func() {
				one, err := Start(within(life), Options{Data: data})
				if err != nil {
					t.Error(err)
				}
				started <- one
			}()
		}
		keepers := 0
		for range 4 {
			if one := <-started; one != nil && one.lock != nil {
				keepers++
				s = one
			}
		}
		life.Cleanup(func() { s.Stop(context.Background()) })
		if keepers != 1 {
			t.Fatalf("%d of them think the server is theirs", keepers)
		}
		keeps(t, s)
	})

	t.Run("postmaster killed", func(t *testing.T) {
		if err := syscall.Kill(s.pm.pid, syscall.SIGKILL); err != nil {
			t.Fatal(err)
		}
		<-s.ended
		stop(t, s)
		s = start(life, data)
		keeps(t, s)
	})

	t.Run("program killed", func(t *testing.T) {
		stop(t, s)
		program := exec.Command(os.Args[0])
		program.Env = append(os.Environ(), "LOCAL_TEST_DATA="+data)
		out, err := program.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := program.Start(); err != nil {
			t.Fatal(err)
		}
		if line, _ := bufio.NewReader(out).ReadString('\n'); line != "ready\n" {
			t.Fatal(line)
		}
		program.Process.Kill()
		program.Wait()
		s = start(life, data) // takes over the server that was left
		keeps(t, s)
		stop(t, s)
		if pm, running := s.home.postmaster(); running {
			t.Errorf("the server left by the dead program still runs as %d", pm.pid)
		}
	})

	t.Run("process number taken by another program", func(t *testing.T) {
		stale := filepath.Join(data, "pg", "postmaster.pid")
		if err := os.WriteFile(stale, []byte(strconv.Itoa(os.Getpid())+"\n"+filepath.Join(data, "pg")+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		s = start(life, data)
		keeps(t, s)
	})

	t.Run("socket lock of a process that is another program by now", func(t *testing.T) {
		socket := s.pm.socket
		stop(t, s)
		lock := filepath.Join(socket, ".s.PGSQL.5432.lock")
		if err := os.WriteFile(lock, []byte(strconv.Itoa(os.Getpid())+"\n"+filepath.Join(data, "pg")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		s = start(life, data)
		keeps(t, s)
		if err := s.home.clear(socket); err != nil || !exists(lock) || !exists(filepath.Join(data, "pg", "postmaster.pid")) {
			t.Errorf("the files of a living server must stay: %v", err)
		}
	})

	t.Run("data folder moved to a long path", func(t *testing.T) {
		stop(t, s)
		far := filepath.Join(filepath.Dir(data), strings.Repeat("很长的路径", 8))
		if err := os.Rename(data, far); err != nil {
			t.Fatal(err)
		}
		s = start(life, far)
		keeps(t, s)
		if info, err := os.Stat(s.pm.socket); err != nil || !fits(s.pm.socket) || info.Mode().Perm() != 0o700 {
			t.Errorf("socket folder %s: %v", s.pm.socket, err)
		}
		stop(t, s)
		os.Remove(s.pm.socket)
		if err := os.Rename(far, data); err != nil {
			t.Fatal(err)
		}
	})

	t.Run("made by another major version", func(t *testing.T) {
		name := filepath.Join(data, "pg", "PG_VERSION")
		if err := os.WriteFile(name, []byte("14\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := Start(within(t), Options{Data: data})
		for _, want := range []string{"PostgreSQL 14 建立", "本机可用的是 PostgreSQL ", "pg_dump", data} {
			if err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("want %q in the refusal, got %v", want, err)
			}
		}
	})
}

func TestUnreachable(t *testing.T) {
	outer := filepath.Dir(folder(t))
	if err := os.Chmod(outer, 0o700); err != nil {
		t.Fatal(err)
	}
	away := filepath.Dir(folder(t))
	defer func(was string) { reachable = was }(reachable)
	reachable = away
	data := filepath.Join(outer, "data")

	s := start(t, data)
	ask(t, s, "create table proof as select '云庭' note")
	real, err := filepath.EvalSymlinks(filepath.Join(data, "pg"))
	if err != nil {
		t.Fatal(err)
	}
	if moved := strings.HasPrefix(real, away); moved != (os.Geteuid() == 0) {
		t.Errorf("cluster at %s; only root's is to move to %s", real, away)
	}
	stop(t, s)
	again := start(t, data)
	keeps(t, again)
	stop(t, again)

	if err := os.RemoveAll(real); err != nil {
		t.Fatal(err)
	}
	if os.Geteuid() == 0 {
		if _, err := Start(within(t), Options{Data: data}); err == nil || !strings.Contains(err.Error(), "符号链接") {
			t.Errorf("a dangling link must not become an empty database: %v", err)
		}
	}
}

func TestRefusals(t *testing.T) {
	t.Run("no PostgreSQL in the given folder", func(t *testing.T) {
		empty := t.TempDir()
		_, err := Start(within(t), Options{Data: folder(t), Binaries: empty})
		if err == nil || !strings.Contains(err.Error(), empty) {
			t.Error(err)
		}
	})
	t.Run("a folder of something else", func(t *testing.T) {
		data := folder(t)
		if err := os.MkdirAll(filepath.Join(data, "pg"), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(data, "pg", "letter.txt"), nil, 0o644); err != nil {
			t.Fatal(err)
		}
		_, err := Start(within(t), Options{Data: data})
		if err == nil || !strings.Contains(err.Error(), "letter.txt") {
			t.Error(err)
		}
	})
	t.Run("a socket folder someone else made", func(t *testing.T) {
		dir := t.TempDir()
		r, err := newRunner()
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(dir, 0o777); err != nil {
			t.Fatal(err)
		}
		if err := r.folder(dir); err == nil {
			t.Error("an open folder was accepted")
		}
	})
}

func TestPlaces(t *testing.T) {
	if n := number("/usr/lib/postgresql/15/bin"); n != 15 {
		t.Error(n)
	}
	given := places(Options{Data: "/d", Binaries: "/opt/pg"})
	if len(given) != 2 || given[0] != "/opt/pg" {
		t.Errorf("a given folder must be the only one: %v", given)
	}
	all := places(Options{Data: "/d"})
	if all[len(all)-1] != "/d/postgresql-dist/bin" {
		t.Errorf("the unpacked one comes last: %v", all)
	}
}

func TestParse(t *testing.T) {
	pm, ok := parse([]byte("4711\n/d/pg\n1795446000\n5432\n/tmp/s\n\n 1 2\nready   \n"))
	if want := (postmaster{4711, 5432, "/tmp/s"}); !ok || pm != want {
		t.Errorf("%+v", pm)
	}
	if pm, ok := parse([]byte("4711\n/d/pg\n")); !ok || pm.answers(t.Context()) {
		t.Error("a file still being written names a process that cannot answer yet")
	}
	for _, bad := range []string{"", "x\n", "-1\n"} {
		if _, ok := parse([]byte(bad)); ok {
			t.Errorf("%q was taken for a postmaster.pid", bad)
		}
	}
}
