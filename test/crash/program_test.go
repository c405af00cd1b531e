package crash_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// program is a running child.
type program struct {
	t    *testing.T
	cmd  *exec.Cmd
	in   io.WriteCloser
	dead chan struct{}

	mu      sync.Mutex
	n       int
	waiting map[int]chan answer
}

const childOf = "YUNTING_CRASH_DATA"

// start runs this test's own binary as a court over a data folder, and returns when it takes orders.
func start(t *testing.T, data string) *program {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	p := &program{t: t, cmd: exec.Command(self), dead: make(chan struct{}), waiting: map[int]chan answer{0: make(chan answer, 1)}}
	p.cmd.Env = append(os.Environ(), childOf+"="+data)
	p.cmd.Stderr = os.Stderr
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if p.in, err = p.cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.cmd.Process.Kill() })
	go func() {
		answers(out, func(a answer) {
			p.mu.Lock()
			defer p.mu.Unlock()
			p.waiting[a.N] <- a
			delete(p.waiting, a.N)
		})
		p.cmd.Wait()
		close(p.dead)
	}()
	select {
	case <-p.waiting[0]:
	case <-p.dead:
		t.Fatal("the court did not start")
	case <-time.After(2 * time.Minute):
		t.Fatal("the court does not start")
	}
	return p
}

// ask gives an order and waits for the answer; errDead when the court died before it answered.
func (p *program) ask(o order) (answer, error) {
	ch := make(chan answer, 1)
	p.mu.Lock()
	p.n++
	o.N = p.n
	p.waiting[o.N] = ch
	line, _ := json.Marshal(o)
	_, err := fmt.Fprintf(p.in, "%s\n", line)
	p.mu.Unlock()
	if err != nil {
		<-p.dead
	}
	select {
	case a := <-ch:
		return a, nil
	case <-p.dead:
		select {
		case a := <-ch: // it answered and died
			return a, nil
		default:
			return answer{}, errDead
		}
	}
}

// kill ends the program as a power cut would; with the database it takes the server along.
func (p *program) kill(data string, database bool) {
	p.t.Helper()
	if database {
		raw, err := os.ReadFile(filepath.Join(data, "pg", "postmaster.pid"))
		if err != nil {
			p.t.Fatal(err)
		}
		first, _, _ := strings.Cut(string(raw), "\n")
		pid, err := strconv.Atoi(strings.TrimSpace(first))
		if err != nil {
			p.t.Fatal(err)
		}
		if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
			p.t.Fatal(err)
		}
		defer func() { // a power cut leaves nobody behind, not even a dead process that was not collected
			for range 300 {
				if errors.Is(syscall.Kill(pid, 0), syscall.ESRCH) {
					return
				}
				time.Sleep(100 * time.Millisecond)
			}
			p.t.Errorf("the database, process %d, is still there", pid)
		}()
	}
	if err := p.cmd.Process.Kill(); err != nil {
		p.t.Fatal(err)
	}
	<-p.dead
}

// close lets the program finish and end.
func (p *program) close() {
	p.t.Helper()
	p.in.Close()
	select {
	case <-p.dead:
	case <-time.After(time.Minute):
		p.t.Fatal("the court does not close")
	}
	if !p.cmd.ProcessState.Success() {
		p.t.Fatalf("the court ended with %s", p.cmd.ProcessState)
	}
}
