package depository_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"yunting/court"
	"yunting/courttest"
	"yunting/depository"
	"yunting/ledger"
	"yunting/platform/clock"
	"yunting/postgres"
)

// TestMain lets the test program play the program that is killed.
func TestMain(m *testing.M) {
	if s := os.Getenv("DEPOSITORY_TEST_CHILD"); s != "" {
		var c child
		if err := json.Unmarshal([]byte(s), &c); err != nil {
			panic(err)
		}
		c.run()
	}
	courttest.Main(m)
}

// child takes deposits under keys that follow one another, and tells each number it was given, until it is killed.
type child struct {
	Database, Dir string
	First         int
}

func (c child) run() {
	ctx := context.Background()
	pool := must(postgres.Connect(ctx, c.Database))
	l := must(courttest.ReopenLog(c.Dir))
	d := &depository.Depository{Court: court.Demonstration(), Store: postgres.Deposits{Store: postgres.New(pool, &clock.Clock{}, postgres.Codes{})}, Log: l,
		Batches: &courttest.Batches{Dir: c.Dir}, Policy: l.Policy, Now: time.Now, Diary: slog.New(slog.DiscardHandler)}
	go d.Run(ctx)
	<-d.Open()
	for n := range 8 {
		go func() {
			for i := c.First + n; ; i += 8 {
				key := fmt.Sprint(i)
				if i%4 == 3 {
					x := must(d.TakeBatch(ctx, depository.Batch{By: photographer, Key: key, Lines: []depository.Line{line(key), line("and " + key)}}))
					fmt.Println(key, x.Number)
					continue
				}
				fmt.Println(key, must(d.Take(ctx, picture(key, key))).Number)
			}
		}()
	}
	select {}
}

// The program is killed fifty times while it takes deposits. What it told stands: each key has the number that was told,
// in the log exactly once, with a receipt.
func TestKilledAgainAndAgain(t *testing.T) {
	kills := 50
	if testing.Short() {
		kills = 5
	}
	k := courttest.New(t)
	d := k.Depository()
	told := map[string]ledger.Number{}
	for n := range kills {
		c := must(json.Marshal(child{k.Pool.Config().ConnString(), d.Dir, n / 2 * 1000})) // every second one repeats keys
		cmd := exec.Command(os.Args[0])
		cmd.Env, cmd.Stderr = append(os.Environ(), "DEPOSITORY_TEST_CHILD="+string(c)), os.Stderr
		out := must(cmd.StdoutPipe())
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for i := 0; lines.Scan(); i++ {
			key, number, whole := strings.Cut(lines.Text(), " ")
			if _, err := ledger.ParseNumber(number); !whole || err != nil {
				continue // the kill cut the line short
			}
			if was, any := told[key]; any && was != ledger.Number(number) {
				t.Fatalf("key %s had %s and has %s", key, was, number)
			}
			told[key] = ledger.Number(number)
			if i == 5+n*7%40 {
				cmd.Process.Kill()
			}
		}
		cmd.Wait()
	}
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	defer cancel()
	d.Log = must(courttest.ReopenLog(d.Dir))
	d.Depository = d.Again(k)
	courttest.Start(t, d.Depository)
	for key, n := range told {
		if r := must(d.Rows.ByKey(ctx, here, photographer.Person, "", key)); r.Number != n {
			t.Fatalf("key %s: told %s, kept %s", key, n, r.Number)
		}
		checked(t, ctx, d.Depository, ledger.Ref{Number: n})
	}
	var rows int
	if err := k.Pool.QueryRow(ctx, `select count(*) from deposit`).Scan(&rows); err != nil {
		t.Fatal(err)
	}
	for waiting := 1; waiting > 0; waiting = len(must(d.Rows.Unplaced(ctx, here, 1))) {
		if ctx.Err() != nil {
			t.Fatal("some deposits wait for ever")
		}
	}
	if len(told) < kills*5/2 {
		t.Errorf("only %d deposits", len(told))
	}
	once(t, d.Log, rows)
}
