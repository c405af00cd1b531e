// Command bench measures the court 性能测量: acts through the clerk, pages, rebuild and audit, on a PostgreSQL of its own.
//
// It needs nothing but the program's own means: a temporary folder, a database with fsync on, invented cases.
// It ends by itself and leaves nothing behind.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"strings"
	"syscall"
	"text/tabwriter"
	"time"
)

// plan is what to measure.
type plan struct {
	cases   int
	seconds time.Duration // of each write measurement
	visits  int           // of each page
	ready   int           // accepted cases to write to
	profile string        // file for a CPU profile of the busiest measurement

	items  int           // digests of the evidence network, in batches
	rate   int           // deposits a second, one by one
	online time.Duration // for so long
	proofs int           // random ones

	papers    int    // two-page judgments to set and to sign
	printed   int    // of them by a browser
	judgments int    // entered into as many dockets
	fonts     string // folder with a 仿宋
}

func main() {
	if what := os.Getenv(asWitness); what != "" {
		if err := beWitness(what); err != nil {
			fmt.Fprintln(os.Stderr, "bench witness:", err)
			os.Exit(1)
		}
		return
	}
	var p plan
	network := flag.Bool("ledger", false, "measure the evidence network instead of the court")
	flag.IntVar(&p.items, "items", 2_000_000, "digests to deposit in batches, with -ledger")
	flag.IntVar(&p.rate, "rate", 2000, "deposits a second, with -ledger")
	flag.DurationVar(&p.online, "online", time.Minute, "how long to deposit at that rate, with -ledger")
	flag.IntVar(&p.proofs, "proofs", 10_000, "random proofs to make and check, with -ledger")
	paper := flag.Bool("documents", false, "measure papers instead of the court")
	flag.IntVar(&p.papers, "papers", 2000, "two-page judgments to set and to sign in each measurement, with -documents; 0: none")
	flag.IntVar(&p.printed, "printed", 60, "judgments for a browser to print, with -documents; 0: none")
	flag.IntVar(&p.judgments, "judgments", 7198, "judgments to make, sign and enter, with -documents; 0: none")
	flag.StringVar(&p.fonts, "fonts", "platform/typeset/fonts/fandol", "folder with faces to measure beside the embedded ones, with -documents")
	quick := flag.Bool("quick", false, "300 cases and short measurements")
	flag.IntVar(&p.cases, "cases", 2000, "invented cases to measure pages, rebuild and audit with")
	flag.StringVar(&p.profile, "profile", "", "write a CPU profile of evidence.submit with 16 writers, or of the single deposits, to this file")
	flag.Parse()
	p.seconds, p.visits, p.ready = 10*time.Second, 400, 1500
	if *quick {
		p.seconds, p.visits, p.ready, p.cases = 3*time.Second, 100, 300, min(p.cases, 300)
		p.items, p.online, p.proofs = min(p.items, 200_000), min(p.online, 5*time.Second), min(p.proofs, 500)
		p.papers, p.printed, p.judgments = min(p.papers, 200), min(p.printed, 10), min(p.judgments, 200)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	measure := run
	if *network {
		measure = ledgers
	}
	if *paper {
		measure = documents
	}
	if err := measure(ctx, p); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, p plan) (err error) {
	c, err := open(ctx, p.cases)
	if err != nil {
		return err
	}
	defer c.close()
	t := &table{}
	if err := c.facts(ctx, t); err != nil {
		return err
	}
	t.head("rules")
	if err := rules(t); err != nil {
		return err
	}
	t.head("writing, empty court")
	if err := c.writing(ctx, p, t, p.profile); err != nil {
		return err
	}
	if err := c.reference(ctx, p, t); err != nil {
		return err
	}
	t.head(fmt.Sprintf("%d cases", p.cases))
	if err := c.fill(ctx, p.cases, t); err != nil {
		return err
	}
	if err := c.visit(ctx, p, t); err != nil {
		return err
	}
	if err := c.upkeep(ctx, t); err != nil {
		return err
	}
	t.head("writing, full court")
	if err := c.writing(ctx, p, t, ""); err != nil {
		return err
	}
	t.print()
	return nil
}

// table collects the figures in the order they were taken.
type table struct{ lines []string }

func (t *table) head(s string) { t.lines = append(t.lines, "", strings.ToUpper(s)) }

func (t *table) add(what, figure string, args ...any) {
	t.lines = append(t.lines, what+"\t"+fmt.Sprintf(figure, args...))
	fmt.Fprintf(os.Stderr, "  %s: %s\n", what, fmt.Sprintf(figure, args...))
}

func (t *table) print() {
	fmt.Println("go run ./test/bench " + strings.Join(os.Args[1:], " "))
	w := tabwriter.NewWriter(os.Stdout, 0, 4, 2, ' ', 0)
	for _, l := range t.lines {
		fmt.Fprintln(w, l)
	}
	w.Flush()
}

func (c *bench) facts(ctx context.Context, t *table) error {
	var version, fsync, commit string
	if err := c.pool.QueryRow(ctx, `select current_setting('server_version'), current_setting('fsync'), current_setting('synchronous_commit')`).Scan(&version, &fsync, &commit); err != nil {
		return err
	}
	t.add("date", "%s", time.Now().Format("2006-01-02 15:04 MST"))
	t.add("machine", "%d cores, %s/%s, %s", runtime.NumCPU(), runtime.GOOS, runtime.GOARCH, runtime.Version())
	if load, err := os.ReadFile("/proc/loadavg"); err == nil { // other programs take their share of the cores
		t.add("load average at the start", "%s", strings.Join(strings.Fields(string(load))[:3], " "))
	}
	t.add("PostgreSQL", "%s, fsync %s, synchronous_commit %s, the program's own settings", version, fsync, commit)
	d, err := syncing(c.folder)
	if err != nil {
		return err
	}
	t.add("disk", "%.1f ms for one write and fsync (median of 100)", d.Seconds()*1000)
	return nil
}
