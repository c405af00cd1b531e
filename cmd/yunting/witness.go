package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"time"

	"yunting/journal/witness"
)

type witnessCmd struct {
	Serve witnessServeCmd `cmd:"" default:"withargs" help:"Watch evidence logs and sign what is consistent."`
	Key   witnessKeyCmd   `cmd:"" help:"Print the witness's public key; made on the first call."`
}

// witnessFlags are shared by both.
type witnessFlags struct {
	Name   string `help:"Name of the witness in its signatures, like witness.example.cn; needed on the first start, later it stays."`
	Folder string `help:"Folder of the witness: its key and what it has signed." default:"yunting-witness" type:"path"`
}

type witnessKeyCmd struct{ witnessFlags }

func (c witnessKeyCmd) Run() error {
	if err := os.MkdirAll(c.Folder, 0o700); err != nil {
		return err
	}
	k, err := witness.OpenKey(c.Folder, c.Name)
	if err == nil {
		fmt.Println(k.VerifierKey())
	}
	return err
}

type witnessServeCmd struct {
	witnessFlags
	Log           []string `help:"Public key of a log to watch (yunting ledger policy prints it), again for each further one." required:"" sep:"none"`
	At            string   `help:"Address to listen on." default:"127.0.0.1:8090"`
	ClockWasWrong bool     `help:"Sign although this machine's clock stands before the latest signature: that time was wrong, not this one."`
	Parent        bool     `help:"Stop when the standard input ends." hidden:""`
}

func (c witnessServeCmd) Run(ctx context.Context, log *slog.Logger) error {
	w, err := witness.Open(ctx, witness.Options{Dir: c.Folder, Name: c.Name, Logs: c.Log, Now: time.Now, Log: log, ClockWasWrong: c.ClockWasWrong})
	if err != nil {
		return err
	}
	defer w.Close()
	ln, err := net.Listen("tcp", c.At)
	if err != nil {
		return fmt.Errorf("cannot listen on %s: %w (another program may be using it; choose another with --at)", c.At, err)
	}
	if c.Parent {
		var cancel context.CancelFunc
		ctx, cancel = context.WithCancel(ctx)
		go func() { io.Copy(io.Discard, os.Stdin); cancel() }()
	}
	// The line of a policy that names this witness.
	fmt.Printf("witness %s %s http://%s\n", w.Name(), w.VerifierKey(), ln.Addr())
	srv := &http.Server{Handler: w, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: 30 * time.Second, WriteTimeout: 30 * time.Second, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 16 << 10}
	failed := make(chan error, 1)
	go func() { failed <- srv.Serve(ln) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	if err := srv.Shutdown(end); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return nil
}
