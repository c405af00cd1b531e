package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"log/slog"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime/debug"
	"runtime/pprof"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"crypto/x509"

	"yunting/api"
	"yunting/depository"
	"yunting/journal"
	"yunting/ledger"
	"yunting/postgres"
)

// network is the evidence network of the court that is measured: its log, three witnesses in processes of their own, and
// the interface over HTTP on this machine.
type network struct {
	journal    *journal.Journal
	depository *depository.Depository
	deposits   postgres.Deposits
	dir        string
	address    string
	client     *http.Client
	close      func()
}

// ledgers measures the evidence network: deposits one by one, batches, proofs, a check of everything, and the same
// digests as a hash chain in PostgreSQL.
func ledgers(ctx context.Context, p plan) (err error) {
	debug.SetGCPercent(400) // as the program does
	c, err := open(ctx, 0)
	if err != nil {
		return err
	}
	defer c.close()
	t := &table{}
	if err := c.facts(ctx, t); err != nil {
		return err
	}
	n, err := c.network(ctx)
	if err != nil {
		return err
	}
	defer n.close()
	t.head(fmt.Sprintf("online: %d deposits/s for %s, 2 of 3 witnesses in processes of their own", p.rate, p.online))
	if p.profile != "" {
		f, err := os.Create(p.profile)
		if err != nil {
			return err
		}
		defer f.Close()
		if err := pprof.StartCPUProfile(f); err != nil {
			return err
		}
	}
	err = n.steady(ctx, p, t)
	pprof.StopCPUProfile()
	if err != nil {
		return err
	}
	t.head(fmt.Sprintf("bulk: %d digests in batches of %d", p.items, ledger.MostItems))
	refs, err := n.bulk(ctx, p, t)
	if err != nil {
		return err
	}
	if err := n.proofs(ctx, p, refs, t); err != nil {
		return err
	}
	if err := n.fsck(ctx, c, t); err != nil {
		return err
	}
	t.head("the same digests as a hash chain in PostgreSQL")
	if err := c.chain(ctx, p, t); err != nil {
		return err
	}
	t.print()
	return nil
}

// network opens the log with its witnesses and the interface.
func (c *bench) network(ctx context.Context) (*network, error) {
	n := &network{dir: filepath.Join(c.folder, "ledger"), deposits: postgres.Deposits{Store: c.store}}
	quiet := slog.New(slog.DiscardHandler)
	const origin = "bench.test/ledger"
	keys, err := journal.OpenKeys(n.dir, origin)
	if err != nil {
		return nil, err
	}
	witnesses, stop, err := standWitnesses(ctx, c.folder, keys.Key)
	if err != nil {
		return nil, err
	}
	authority, err := journal.OpenAuthority(filepath.Join(n.dir, "authority"), c.profile.Name, time.Now)
	if err != nil {
		return nil, errors.Join(err, stop())
	}
	n.journal, err = journal.Open(ctx, journal.Options{Dir: n.dir, Origin: origin, Witnesses: witnesses, Authorities: []*x509.Certificate{authority.Root()}, Log: quiet, Now: time.Now})
	if err != nil {
		return nil, errors.Join(err, stop())
	}
	n.depository = &depository.Depository{Court: c.profile, Store: n.deposits, Log: n.journal, Batches: n.journal.Batches, Stamper: authority, Vault: c.vault,
		Policy: n.journal.Policy(), Now: time.Now, Diary: quiet}
	running, end := context.WithCancel(ctx)
	var done sync.WaitGroup
	done.Go(func() { n.depository.Run(running) })
	node := &api.Node{ID: "bench"} // signatures of nodes are measured by themselves: one costs what one Ed25519 check costs
	srv := &http.Server{Handler: api.New(api.Config{Court: c.profile, Clerk: c.clerk, Q: c.store.Q, Vault: c.vault, Clock: c.clock, Log: quiet,
		Depository: n.depository, Nodes: api.Rate{Burst: 1 << 20, Each: time.Nanosecond}, Node: func(*http.Request) (*api.Node, error) { return node, nil }})}
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		end()
		return nil, errors.Join(err, stop())
	}
	go srv.Serve(ln)
	n.address = "http://" + ln.Addr().String()
	n.client = &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 4096}}
	n.close = func() {
		srv.Close()
		end()
		done.Wait()
		last, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
		defer cancel()
		if err := errors.Join(n.journal.Close(last), stop()); err != nil {
			fmt.Fprintln(os.Stderr, "bench:", err)
		}
	}
	<-n.depository.Open()
	return n, nil
}

// steady deposits at an even rate, whether answers come or not, and measures from the moment a deposit was due to its
// receipt in hand.
func (n *network) steady(ctx context.Context, p plan, t *table) error {
	total := int(p.online.Seconds()) * p.rate
	times := make([]time.Duration, total)
	var failed atomic.Int64
	var wg sync.WaitGroup
	source := rand.NewChaCha8([32]byte{1})
	begin := time.Now()
	for i := range total {
		due := begin.Add(time.Duration(i) * time.Second / time.Duration(p.rate))
		if d := time.Until(due); d > 0 {
			time.Sleep(d)
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		var h [32]byte
		source.Read(h[:])
		wg.Go(func() {
			var out struct {
				State   string          `json:"state"`
				Receipt json.RawMessage `json:"receipt"`
			}
			body := fmt.Sprintf(`{"sha256":"%x","size":%d,"media":"image/jpeg"}`, h, 1000+i)
			if err := n.post(ctx, "/api/v1/deposits?wait=10", "application/json", bytes.NewReader([]byte(body)), &out); err != nil || out.State != "witnessed" || len(out.Receipt) == 0 {
				if failed.Add(1) == 1 {
					fmt.Fprintln(os.Stderr, "  the first deposit without a receipt:", out.State, err)
				}
				return
			}
			times[i] = time.Since(due)
		})
	}
	wg.Wait()
	took := time.Since(begin)
	times = slices.DeleteFunc(times, func(d time.Duration) bool { return d == 0 })
	if len(times) == 0 {
		return errors.New("no deposit got its receipt")
	}
	r := rate{n: len(times), took: took, times: times}
	t.add("request to receipt with its cosignatures", "%s\tmax %s\t(aim: p99 at most 500 ms)", r, ms(r.at(1)))
	t.add("deposits without a receipt after 10 s", "%d of %d", failed.Load(), total)
	return nil
}

func (n *network) post(ctx context.Context, path, media string, body io.Reader, out any) error {
	q, err := http.NewRequestWithContext(ctx, http.MethodPost, n.address+path, body)
	if err != nil {
		return err
	}
	q.Header.Set("Content-Type", media)
	a, err := n.client.Do(q)
	if err != nil {
		return err
	}
	defer a.Body.Close()
	if a.StatusCode >= 300 {
		b, _ := io.ReadAll(io.LimitReader(a.Body, 400))
		return fmt.Errorf("%s: %s", a.Status, b)
	}
	return json.NewDecoder(a.Body).Decode(out)
}

// bulk sends digests as text, a batch in each request, two requests at once, and waits until the last is witnessed.
func (n *network) bulk(ctx context.Context, p plan, t *table) ([]ledger.Ref, error) {
	batches := (p.items + ledger.MostItems - 1) / ledger.MostItems
	refs := make([]ledger.Ref, batches)
	before := size(n.dir)
	begin := time.Now()
	err := parallel(2, batches, func(i int) error {
		count := min(ledger.MostItems, p.items-i*ledger.MostItems)
		source := rand.NewChaCha8([32]byte{2, byte(i), byte(i >> 8)})
		r, w := io.Pipe()
		go func() {
			b := bufio.NewWriterSize(w, 1<<16)
			var h [32]byte
			line := make([]byte, 65)
			line[64] = '\n'
			for range count {
				source.Read(h[:])
				hex.Encode(line, h[:])
				b.Write(line)
			}
			w.CloseWithError(b.Flush())
		}()
		var out struct {
			Number string `json:"number"`
		}
		if err := n.post(ctx, "/api/v1/deposits/batches", "text/plain", r, &out); err != nil {
			return err
		}
		refs[i] = ledger.Ref{Number: ledger.Number(out.Number), Item: count}
		return ctx.Err()
	})
	if err != nil {
		return nil, err
	}
	for _, r := range refs {
		if _, err := n.depository.Wait(ctx, r, depository.Depositor{}); err != nil {
			return nil, err
		}
	}
	took := time.Since(begin)
	t.add("taken, in the log and witnessed", "%.1f s, %.0f digests/s\t(aim for 20,167,106: 120 s)", took.Seconds(), float64(p.items)/took.Seconds())
	t.add("on disk: digests, order, proofs, log", "%d MB, %.0f bytes a digest\t(aim: under 4 GB)", (size(n.dir)-before)>>20, float64(size(n.dir)-before)/float64(p.items))
	return refs, nil
}

// proofs makes receipts of random items, and checks them.
func (n *network) proofs(ctx context.Context, p plan, refs []ledger.Ref, t *table) error {
	var made, checked, found []time.Duration
	for range p.proofs {
		r := refs[rand.IntN(len(refs))]
		r.Item = 1 + rand.IntN(r.Item)
		start := time.Now()
		rec, err := n.depository.Receipt(ctx, r, depository.Depositor{})
		if err != nil {
			return err
		}
		made = append(made, time.Since(start))
		if rec.Receipt == nil {
			return fmt.Errorf("%s has no receipt", r)
		}
		whole := *rec.Receipt
		start = time.Now()
		if err := whole.Item.In(*rec.Leaf.Batch); err != nil {
			return err
		}
		checked = append(checked, time.Since(start))
		if len(found) < 1000 {
			start = time.Now()
			at, err := n.depository.Find(ctx, whole.Item.Item.SHA256, 10)
			if err != nil || !slices.Contains(at, r) {
				return fmt.Errorf("%s is not found by its digest: %v", r, err)
			}
			found = append(found, time.Since(start))
		}
	}
	var whole []time.Duration
	for range min(1000, p.proofs) {
		r := refs[rand.IntN(len(refs))]
		rec, err := n.depository.Receipt(ctx, r, depository.Depositor{})
		if err != nil {
			return err
		}
		start := time.Now()
		if _, err := rec.Receipt.Check(n.depository.Policy); err != nil {
			return err
		}
		whole = append(whole, time.Since(start))
	}
	for _, x := range []struct {
		what, aim string
		ds        []time.Duration
	}{{"receipt of a random item, made", "aim: 2 ms", made}, {"proof of the item, checked", "aim: 0.1 ms", checked},
		{"receipt whole: leaf, two proofs, signatures, cosignatures, time-stamp, checked", "", whole}, {"item found by its digest", "", found}} {
		r := rate{n: len(x.ds), times: x.ds}
		t.add(x.what, "p50 %.3f ms\tp99 %.3f ms\t%s", r.at(0.5).Seconds()*1000, r.at(0.99).Seconds()*1000, x.aim)
	}
	return nil
}

// fsck checks everything again: log, tiles, batches, register.
func (n *network) fsck(ctx context.Context, c *bench, t *table) error {
	start := time.Now()
	sum, err := journal.Check(ctx, n.dir, n.journal.Policy(), c.rows(ctx), func(s string) { fmt.Fprintln(os.Stderr, "  fault:", s) }, func(uint64) {})
	if err != nil {
		return err
	}
	t.add("check of everything", "%.1f s\t%d leaves, %d batches, %d rows, %d faults", time.Since(start).Seconds(), sum.Leaves, sum.Batches, sum.Rows, sum.Faults)
	if sum.Faults > 0 {
		return errors.New("the check found faults")
	}
	return nil
}

// rows reads the register in the order of the log.
func (c *bench) rows(ctx context.Context) iter.Seq2[journal.Row, error] {
	return func(yield func(journal.Row, error) bool) {
		rows, err := c.pool.Query(ctx, `select idx, number from deposit where court = $1 and idx is not null order by idx`, c.profile.Code)
		if err != nil {
			yield(journal.Row{}, err)
			return
		}
		defer rows.Close()
		for rows.Next() {
			var r journal.Row
			if err := rows.Scan(&r.Index, &r.Number); !yield(r, err) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(journal.Row{}, err)
		}
	}
}

// size is how much the files of a folder take.
func size(dir string) (n int64) {
	filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			if i, err := d.Info(); err == nil {
				n += i.Size()
			}
		}
		return nil
	})
	return n
}
