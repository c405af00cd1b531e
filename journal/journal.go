package journal

import (
	"bytes"
	"context"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/transparency-dev/formats/log"
	"github.com/transparency-dev/tessera"
	"github.com/transparency-dev/tessera/storage/posix"

	"yunting/depository"
	"yunting/ledger"
	"yunting/platform/durable"
)

const (
	batchSize = 1024                   // leaves that are made durable together at most
	batchAge  = 50 * time.Millisecond  // how long a leaf waits for others
	interval  = 200 * time.Millisecond // between two checkpoints at least
	republish = time.Minute            // a log that does not grow still asks its witnesses so often
	look      = 25 * time.Millisecond  // between two looks at the published checkpoint
)

// Options are what a journal is opened with.
type Options struct {
	Dir         string              // the court's folder for the evidence log
	Origin      string              // name of the log, on the first start; later it stays
	Witnesses   []byte              // lines of a policy: witness, group, quorum. A log line must name this very log
	Unwitnessed bool                // publish without any witness; nothing else allows an empty policy
	Authorities []*x509.Certificate // roots of the time-stamps, for the policy
	AtLeast     uint64              // leaves that must stand in the log: the greatest index known elsewhere, and one
	Timeout     time.Duration       // for one witness; zero: 5 s
	Log         *slog.Logger
	Now         func() time.Time
	Transport   http.RoundTripper // to the witnesses; nil: the usual one
}

// Journal is the evidence log of one court. It is safe for use by several goroutines; its folder belongs to one program.
type Journal struct {
	Batches *Batches

	o         Options
	policy    *ledger.Policy
	lock      *os.File
	add       tessera.AddFn
	shutdown  func(context.Context) error
	reader    tessera.LogReader
	stop      context.CancelFunc // ends everything in the background
	done      chan struct{}      // closed when the watcher has ended
	witnesses *witnesses
	paths     paths

	mu       sync.Mutex
	closed   bool
	flight   sync.WaitGroup // appends under way
	newest   depository.Published
	changed  chan struct{} // closed and made anew when newest changes
	refusing bool          // leaves were refused; told once
}

// What a journal cannot do.
var (
	// ErrClosed says that the journal was closed.
	ErrClosed = errors.New("the evidence log is closed")
	// ErrSetBack says that the log on disk is not, or not whole, the one that witnesses have signed. Nothing is added to it.
	ErrSetBack = errors.New("the evidence log on disk was set back or changed: witnesses have signed more than it holds")
)

// Open opens the log in a folder, or makes one with new keys where there is none.
func Open(ctx context.Context, o Options) (_ *Journal, err error) {
	if o.Timeout == 0 {
		o.Timeout = 5 * time.Second
	}
	if o.Transport == nil {
		o.Transport = http.DefaultTransport
	}
	if err := mkdir(o.Dir); err != nil {
		return nil, fmt.Errorf("the folder of the evidence log cannot be made: %w", err)
	}
	j := &Journal{o: o, done: make(chan struct{}), changed: make(chan struct{})}
	if j.lock, err = hold(filepath.Join(o.Dir, "lock")); err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			j.lock.Close()
		}
	}()
	keys, err := OpenKeys(o.Dir, o.Origin)
	if err != nil {
		return nil, err
	}
	if o.Authorities, err = before(o); err != nil {
		return nil, err
	}
	if j.policy, err = keys.policy(o); err != nil {
		return nil, err
	}
	group, err := tessera.NewWitnessGroupFromPolicy(j.policy.Text)
	if err != nil {
		return nil, err
	}
	if j.Batches, err = OpenBatches(filepath.Join(o.Dir, "batches")); err != nil {
		return nil, err
	}
	quiet(o.Log, o.Now)
	back, stop := context.WithCancel(context.WithoutCancel(ctx))
	j.stop = stop
	j.witnesses = newWitnesses(back, j.policy, o)
	if err := j.start(back, keys, group); err != nil {
		stop()
		return nil, err
	}
	if err := j.agrees(ctx); err != nil {
		stop()
		return nil, err
	}
	// Commands read it while the program runs or not.
	if err := durable.Replace(filepath.Join(o.Dir, "policy"), j.policy.Text); err != nil {
		stop()
		return nil, err
	}
	go j.watch(back)
	return j, nil
}

// start gives the log to Tessera. On the very first start it publishes the empty log; when the witnesses do not answer
// then, the log is there all the same, and opens the second time.
func (j *Journal) start(ctx context.Context, keys Keys, group tessera.WitnessGroup) (err error) {
	d, err := posix.New(ctx, posix.Config{Path: j.folder(), HTTPClient: &http.Client{Transport: j.witnesses}})
	if err != nil {
		return err
	}
	opts := tessera.NewAppendOptions().WithCheckpointSigner(keys.signer, keys.sm2).WithBatching(batchSize, batchAge).
		WithCheckpointInterval(interval).WithCheckpointRepublishInterval(republish).WithShutdownTimeout(j.o.Timeout).
		WithWitnesses(group, &tessera.WitnessOptions{Timeout: j.o.Timeout})
	for range 2 {
		var app *tessera.Appender
		if app, j.shutdown, j.reader, err = tessera.NewAppender(ctx, d, opts); err == nil {
			j.add = app.Add
			return nil
		}
	}
	return fmt.Errorf("the evidence log in %s does not open: %w", j.folder(), err)
}

// agrees checks that the log is as long as others say it was, and that its newest checkpoint can be believed.
func (j *Journal) agrees(ctx context.Context) error {
	size, err := j.reader.IntegratedSize(ctx)
	if err != nil {
		return err
	}
	if size < j.o.AtLeast {
		return fmt.Errorf("%w: the court knows of %d records, %s holds %d. Put the newest copy of the folder back, "+
			"or bring it from a follower of the log with yunting ledger restore", ErrSetBack, j.o.AtLeast, j.folder(), size)
	}
	j.refresh(ctx)
	b, err := j.reader.ReadCheckpoint(ctx)
	if errors.Is(err, fs.ErrNotExist) {
		return nil // the witnesses did not answer on the first start
	}
	if err != nil {
		return err
	}
	cp, _, _, err := log.ParseCheckpoint(b, j.policy.Origin, j.policy.Log)
	if err != nil {
		return fmt.Errorf("%s was not signed with the key of this log: put the newest copy of the folder back", filepath.Join(j.folder(), "checkpoint"))
	}
	if cp.Size > size {
		return fmt.Errorf("%w: the checkpoint in %s is of %d records, the tree of %d. Put the newest copy of the folder back", ErrSetBack, j.folder(), cp.Size, size)
	}
	j.witnesses.greet(ctx, cp.Size, b, size)
	return nil
}

func (j *Journal) folder() string { return filepath.Join(j.o.Dir, "log") }

// Policy says whom to believe about this log.
func (j *Journal) Policy() *ledger.Policy { return j.policy }

// before adds the authorities of the policy so far: stamps that were given must still be believed after another authority
// has taken over. Whoever wants one forgotten takes its line out of the file while the court is closed.
func before(o Options) ([]*x509.Certificate, error) {
	all := slices.Clone(o.Authorities)
	file := filepath.Join(o.Dir, "policy")
	b, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return all, nil
	}
	if err != nil {
		return nil, err
	}
	p, err := ledger.ParsePolicy(b)
	if err != nil {
		return nil, fmt.Errorf("%s: %w; put it back from the backup", file, err)
	}
	for _, c := range p.Authorities {
		if !slices.ContainsFunc(all, c.Equal) {
			all = append(all, c)
		}
	}
	return all, nil
}

// policy puts the policy of the log together.
func (k Keys) policy(o Options) (*ledger.Policy, error) {
	var b bytes.Buffer
	fmt.Fprintf(&b, "log %s\n#:sm2 %s\n", k.Key, k.SM2Key())
	for _, c := range o.Authorities {
		fmt.Fprintf(&b, "#:authority %s\n", base64.StdEncoding.EncodeToString(c.Raw))
	}
	lines, quorum := 0, ""
	for line := range strings.Lines(string(o.Witnesses)) {
		f := strings.Fields(line)
		switch {
		case len(f) == 0 || strings.HasPrefix(f[0], "#"):
		case f[0] == "log" && len(f) == 2 && f[1] == k.Key:
		case f[0] == "log":
			return nil, fmt.Errorf("the policy is for another log: %q; the key of this one is %s", strings.TrimSpace(line), k.Key)
		default:
			if f[0] == "quorum" && len(f) == 2 {
				quorum = f[1]
			}
			lines++
			fmt.Fprintln(&b, strings.Join(f, " "))
		}
	}
	switch none := lines == 0 || quorum == "none"; {
	case none && !o.Unwitnessed:
		return nil, errors.New("the policy of the evidence log asks for no witness: name witnesses and a quorum, or say that there are none (--ledger-unwitnessed)")
	case !none && o.Unwitnessed:
		return nil, errors.New("the evidence log cannot have witnesses and be unwitnessed: leave one of --ledger-policy and --ledger-unwitnessed out")
	case lines == 0:
		fmt.Fprintln(&b, "quorum none")
	}
	p, err := ledger.ParsePolicy(b.Bytes())
	if err != nil {
		return nil, err
	}
	at := map[string]string{}
	for _, w := range p.Names {
		if other, taken := at[addCheckpoint(w.Address)]; taken {
			return nil, fmt.Errorf("the policy names two witnesses at one address: %s and %s", other, w.Name)
		}
		at[addCheckpoint(w.Address)] = w.Name
	}
	return p, nil
}

// hold takes a lock that ends with the program.
func hold(name string) (*os.File, error) {
	f, err := os.OpenFile(name, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		return nil, errors.Join(fmt.Errorf("another program keeps this evidence log already: it holds %s", name), f.Close())
	}
	return f, nil
}

// Close ends the log: leaves under way become durable; what is not published yet is waited for until the context ends or
// the time of one witness is over, and published on the next start.
func (j *Journal) Close(ctx context.Context) error {
	j.mu.Lock()
	if j.closed {
		j.mu.Unlock()
		return nil
	}
	j.closed = true
	j.mu.Unlock()
	j.flight.Wait()
	if err := j.shutdown(ctx); err != nil {
		s := j.State(context.WithoutCancel(ctx))
		j.o.Log.Warn("the evidence log closes with records that are not published yet; they are kept, and are published when it opens again and witnesses answer",
			"log", s.Origin, "records", s.Size-s.Published, "why", s.Fault)
	}
	j.stop()
	<-j.done
	j.witnesses.wait()
	return j.lock.Close()
}
