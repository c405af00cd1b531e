package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"yunting/journal"
)

// bystanders are the three witnesses of a demonstration: programs of their own with their own keys, on this machine. They
// stop with the program and are started again when they die.
type bystanders struct {
	log    *slog.Logger
	all    []*bystander
	cancel context.CancelFunc
	done   sync.WaitGroup
}

type bystander struct {
	name, folder, at string
	logs             []string
	line             chan string // of the policy, once it has started
	process          atomic.Pointer[os.Process]
}

// demoWitnesses are named for who would watch a real court's log. Each name says that this is a demonstration.
var demoWitnesses = []struct{ role, name string }{
	{"检察院·演示", "demo-procuratorate.invalid"}, {"公证处·演示", "demo-notary.invalid"}, {"仲裁委·演示", "demo-arbitration.invalid"},
}

// watchDemo starts the witnesses of demonstration courts and returns them with the lines of their policy: two of three.
func watchDemo(ctx context.Context, h *house) (*bystanders, []byte, error) {
	var logs []string
	for _, t := range h.seats {
		k, err := journal.OpenKeys(t.ledgerFolder(), t.origin())
		if err != nil {
			return nil, nil, err
		}
		logs = append(logs, k.Key)
	}
	back, cancel := context.WithCancel(context.WithoutCancel(ctx))
	b := &bystanders{log: h.log, cancel: cancel}
	for _, w := range demoWitnesses {
		at, err := freePort()
		if err != nil {
			b.stop()
			return nil, nil, err
		}
		one := &bystander{name: w.name, folder: filepath.Join(h.settings.Data, "witnesses", w.name), at: at, logs: logs, line: make(chan string, 1)}
		b.all = append(b.all, one)
		b.done.Go(func() { b.keep(back, one) })
	}
	var policy strings.Builder
	names := ""
	for i, one := range b.all {
		select {
		case line := <-one.line:
			f := strings.Fields(line)
			fmt.Fprintf(&policy, "witness %s %s %s\n", demoWitnesses[i].role, f[2], f[3])
			names += " " + demoWitnesses[i].role
		case <-time.After(20 * time.Second):
			b.stop()
			return nil, nil, fmt.Errorf("the witness %s of the demonstration does not start; the lines above say why", one.name)
		case <-ctx.Done():
			b.stop()
			return nil, nil, ctx.Err()
		}
	}
	fmt.Fprintf(&policy, "group 见证方·演示 2%s\nquorum 见证方·演示\n", names)
	return b, []byte(policy.String()), nil
}

// stop ends the witnesses and waits for them.
func (b *bystanders) stop() {
	b.cancel()
	b.done.Wait()
}

// keep runs a witness again and again until the context ends.
func (b *bystanders) keep(ctx context.Context, w *bystander) {
	for ctx.Err() == nil {
		err := b.once(ctx, w)
		if ctx.Err() != nil {
			return
		}
		b.log.Warn("a witness of the demonstration ended and is started again", "witness", w.name, "cause", err)
		select {
		case <-ctx.Done():
		case <-time.After(time.Second):
		}
	}
}

func (b *bystanders) once(ctx context.Context, w *bystander) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	args := []string{"witness", "serve", "--name", w.name, "--folder", w.folder, "--at", w.at, "--parent"}
	for _, l := range w.logs {
		args = append(args, "--log", l)
	}
	c := exec.CommandContext(ctx, self, args...)
	c.Cancel = func() error { return c.Process.Signal(os.Interrupt) }
	c.WaitDelay = 10 * time.Second
	c.Stderr = os.Stderr
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // Ctrl-C is for this program: the log is closed while they still sign
	in, err := c.StdinPipe()                            // it ends with this program, however that ends
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := c.StdoutPipe()
	if err != nil {
		return err
	}
	if err := c.Start(); err != nil {
		return err
	}
	w.process.Store(c.Process)
	line, err := bufio.NewReader(out).ReadString('\n')
	if err == nil {
		select {
		case w.line <- line:
		default:
		}
		io.Copy(io.Discard, out)
	}
	return c.Wait()
}

// freePort finds an address on this machine that nobody listens on.
func freePort() (string, error) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return ln.Addr().String(), ln.Close()
}
