package journey

import (
	"bytes"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// program is one demonstration court with a folder of its own.
type program struct {
	t    *testing.T
	data string
	port string
	base string // the address people use
	cmd  *exec.Cmd
	log  *journal
}

// open starts a court that stops at the end of the test.
func open(t *testing.T) *program {
	t.Helper()
	dir, err := os.MkdirTemp("", "yunting-journey-court-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o755); err != nil { // PostgreSQL may run as another user
		t.Fatal(err)
	}
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_, port, _ := net.SplitHostPort(ln.Addr().String())
	ln.Close()
	p := &program{t: t, data: filepath.Join(dir, "data"), port: port, base: "http://localhost:" + port, log: &journal{}}
	p.start()
	t.Cleanup(func() {
		p.stop()
		for _, l := range p.log.faults() {
			t.Errorf("the program reported: %s", l)
		}
		if t.Failed() {
			t.Logf("what the program said last:\n%s", p.log.last(6000))
		}
	})
	return p
}

// start starts the program and waits until it is ready.
func (p *program) start() {
	p.t.Helper()
	p.cmd = exec.Command(builtAt, "demo")
	p.cmd.Env = append(os.Environ(), "YUNTING_ADDR=127.0.0.1:"+p.port, "YUNTING_DATA="+p.data, "DATABASE_URL=")
	p.cmd.Stdout, p.cmd.Stderr = p.log, p.log
	if err := p.cmd.Start(); err != nil {
		p.t.Fatal(err)
	}
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		r, err := http.Get(p.base + "/readyz")
		if err != nil {
			continue
		}
		r.Body.Close()
		if r.StatusCode == http.StatusOK {
			return
		}
	}
	p.t.Fatalf("the program is not ready after a minute:\n%s", p.log.last(6000))
}

// stop asks the program to end and expects that it ends well.
func (p *program) stop() {
	p.t.Helper()
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		p.t.Errorf("the program is gone: %v", err)
	}
	done := make(chan error, 1)
	go func() { done <- p.cmd.Wait() }()
	select {
	case err := <-done:
		if err != nil {
			p.t.Errorf("the program did not end well: %v", err)
		}
	case <-time.After(40 * time.Second):
		p.cmd.Process.Kill()
		p.t.Error("the program did not end within 40 seconds")
	}
}

// get reads a page without a browser.
func (p *program) get(path string) (int, string) {
	p.t.Helper()
	r, err := http.Get(p.base + path)
	if err != nil {
		p.t.Fatal(err)
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		p.t.Fatal(err)
	}
	return r.StatusCode, string(b)
}

// journal keeps what the program says.
type journal struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (j *journal) Write(b []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.b.Write(b)
}

func (j *journal) last(n int) string {
	j.mu.Lock()
	defer j.mu.Unlock()
	s := j.b.String()
	return s[max(0, len(s)-n):]
}

// faults are the lines in which the program reports an error of its own.
func (j *journal) faults() (lines []string) {
	for _, l := range strings.Split(j.last(1<<30), "\n") {
		if strings.Contains(l, "level=ERROR") || strings.Contains(l, "panic") {
			lines = append(lines, l)
		}
	}
	return lines
}
