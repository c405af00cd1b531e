package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"yunting/journal/witness"
)

// asWitness, set in the environment, makes this program a witness: name, folder and key of the log, a line each.
const asWitness = "YUNTING_BENCH_WITNESS"

// beWitness signs checkpoints until the standard input ends, which it does with the program that started it.
func beWitness(what string) error {
	f := strings.Split(what, "\n")
	w, err := witness.Open(context.Background(), witness.Options{Name: f[0], Dir: f[1], Logs: []string{f[2]}, Now: time.Now, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		return err
	}
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Printf("witness %s %s http://%s\n", w.Name(), w.VerifierKey(), ln.Addr())
	go http.Serve(ln, w)
	io.Copy(io.Discard, os.Stdin)
	return w.Close()
}

// standWitnesses starts three witnesses, each a process of its own, and returns the lines of a policy that asks for two.
func standWitnesses(ctx context.Context, dir, logKey string) (policy []byte, stop func() error, err error) {
	var stops []func() error
	stop = func() (err error) {
		for _, s := range stops {
			err = errors.Join(err, s())
		}
		return err
	}
	self, err := os.Executable()
	if err != nil {
		return nil, stop, err
	}
	var lines []string
	for _, name := range []string{"one.test", "two.test", "three.test"} {
		cmd := exec.CommandContext(ctx, self)
		cmd.Env = append(os.Environ(), asWitness+"="+strings.Join([]string{name, filepath.Join(dir, name), logKey}, "\n"))
		cmd.Stderr = os.Stderr
		in, err := cmd.StdinPipe()
		if err != nil {
			return nil, stop, errors.Join(err, stop())
		}
		out, err := cmd.StdoutPipe()
		if err != nil {
			return nil, stop, errors.Join(err, stop())
		}
		if err := cmd.Start(); err != nil {
			return nil, stop, errors.Join(err, stop())
		}
		stops = append(stops, func() error { in.Close(); return cmd.Wait() })
		line, err := bufio.NewReader(out).ReadString('\n')
		if err != nil {
			return nil, stop, errors.Join(fmt.Errorf("witness %s did not start: %w", name, err), stop())
		}
		lines = append(lines, strings.TrimSpace(line))
	}
	lines = append(lines, "group two-of-three 2 one.test two.test three.test", "quorum two-of-three", "")
	return []byte(strings.Join(lines, "\n")), stop, nil
}
