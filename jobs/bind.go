package jobs

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/riverqueue/river"

	"yunting/chancery"
	"yunting/efile"
	"yunting/id"
	"yunting/procedure"
	"yunting/register/query"
	"yunting/vault"
	"yunting/vault/normal"
)

// Bind binds the electronic file of a case as of one entry, for one reader.
type Bind struct {
	Court  id.Court     `json:"court"`
	Matter id.Matter    `json:"matter"`
	Scope  string       `json:"scope"` // a party, or CourtScope
	Volume efile.Volume `json:"volume"`
	Seq    int          `json:"seq"`
}

func (Bind) Kind() string { return "bind" }

const (
	binding  = "bind" // a queue of its own, one file after the other: a large one keeps a processor and a disk busy
	bindTime = 30 * time.Minute

	keepBundles = 72 * time.Hour // by the machine's time; whoever asks later has it made again
)

func (Bind) InsertOpts() river.InsertOpts { return river.InsertOpts{Queue: binding, MaxAttempts: 4} }

type bindWorker struct {
	river.WorkerDefaults[Bind]
	cs Courts
}

func (*bindWorker) Timeout(*river.Job[Bind]) time.Duration { return bindTime }

func (b *bindWorker) Work(ctx context.Context, job *river.Job[Bind]) error {
	w := b.cs[job.Args.Court]
	if w == nil {
		return river.JobSnooze(time.Minute)
	}
	err := w.Bind(ctx, job.Args, job.Attempt >= job.MaxAttempts)
	if errors.Is(err, ErrUnread) {
		return river.JobSnooze(3 * time.Second)
	}
	return err
}

// ErrUnread says that uploads still wait for their normal form; the file is bound when all have it, or have none for good,
// so that it is the same whoever asks first.
var ErrUnread = errors.New("jobs: uploads of the case wait for their normal form")

// AskBundle has a file bound. Asked twice it is bound once; one that failed is tried again.
func (w *Works) AskBundle(ctx context.Context, m id.Matter, scope string, v efile.Volume, seq int) error {
	b := Bind{Court: w.Clerk.Court.Code, Matter: m, Scope: scope, Volume: v, Seq: seq}
	n, err := w.Q.AwaitBundle(ctx, query.AwaitBundleParams{Court: string(b.Court), Matter: string(m), Scope: scope, Volume: string(v), Seq: int32(seq), At: w.machine()})
	if err != nil || n == 0 || w.Queue == nil {
		return err
	}
	_, err = w.Queue.Insert(ctx, b, nil)
	return err
}

// Bind makes one bundle and puts it into the vault. last: there will be no further try, what fails now is written down.
func (w *Works) Bind(ctx context.Context, b Bind, last bool) error {
	key := query.BundleParams{Court: string(b.Court), Matter: string(b.Matter), Scope: b.Scope, Volume: string(b.Volume), Seq: int32(b.Seq)}
	row, err := w.Q.Bundle(ctx, key)
	if errors.Is(err, pgx.ErrNoRows) || err == nil && row.State == "ready" {
		return nil
	}
	if err != nil {
		return err
	}
	now := w.machine()
	put := query.PutBundleParams{Court: key.Court, Matter: key.Matter, Scope: key.Scope, Volume: key.Volume, Seq: key.Seq, State: "ready", Spots: json.RawMessage("{}"), At: &now}
	out, file, err := w.bind(ctx, b)
	var large efile.TooLarge
	switch {
	case err == nil:
		put.File, put.Size, put.Pages = string(file), out.Size, int32(out.Pages)
		if put.Spots, err = json.Marshal(out.Spots); err != nil {
			return err
		}
	case errors.Is(err, ErrUnread) || ctx.Err() != nil && !last:
		return err
	case errors.As(err, &large):
		put.State, put.Why = "failed", large.Error()
	case last:
		w.Log.Error("a file could not be bound", "matter", b.Matter, "seq", b.Seq, "cause", err)
		put.State, put.Why = "failed", "没有装订成功，请稍后再试；仍不成功的，请在目录中逐项打开，并联系本院"
	default:
		return fmt.Errorf("jobs: bundle of %s: %w", b.Matter, err)
	}
	return w.Q.PutBundle(context.WithoutCancel(ctx), put)
}

func (w *Works) bind(ctx context.Context, b Bind) (efile.Bound, id.File, error) {
	rd, err := w.Clerk.Read(ctx, b.Matter)
	if err != nil {
		return efile.Bound{}, "", err
	}
	by, ok := efile.Reader(b.Scope, b.Volume)
	if !ok || b.Seq < 1 || b.Seq > len(rd.Entries) {
		return efile.Bound{}, "", fmt.Errorf("jobs: no file of %s for %q as of %d", b.Matter, b.Scope, b.Seq)
	}
	then := procedure.NewCivil(w.Clerk.Court)
	for _, e := range rd.Entries[:b.Seq] {
		then.Apply(e)
	}
	c := efile.Of(then, rd.Entries[:b.Seq], by).In(b.Volume)
	s, err := w.shelf(ctx, b, then, c)
	if err != nil {
		return efile.Bound{}, "", err
	}
	r, pipe := io.Pipe()
	type bound struct {
		out efile.Bound
		err error
	}
	done := make(chan bound, 1)
	go func() {
		out, err := efile.Bind(ctx, pipe, c, s.form, efile.Usual)
		pipe.CloseWithError(err)
		done <- bound{out, err}
	}()
	file, _, err := w.Vault.Put(ctx, r)
	r.CloseWithError(io.ErrClosedPipe) // Put may have given up before the end
	x := <-done
	if x.err != nil && !errors.Is(x.err, io.ErrClosedPipe) {
		err = x.err
	}
	return x.out, file, err
}

// shelf finds the pages of items.
type shelf struct {
	*Works
	key      query.StepBundleParams
	civil    *procedure.Civil
	c        efile.Catalogue
	readings map[string]query.Reading
	done     int
}

// shelf looks up in which form the uploads of a catalogue are read. What nobody has looked at yet is sent to be made ready.
func (w *Works) shelf(ctx context.Context, b Bind, then *procedure.Civil, c efile.Catalogue) (*shelf, error) {
	s := &shelf{Works: w, civil: then, c: c, readings: map[string]query.Reading{},
		key: query.StepBundleParams{Court: string(b.Court), Matter: string(b.Matter), Scope: b.Scope, Volume: string(b.Volume), Seq: int32(b.Seq)}}
	var files []string
	for _, x := range c.Items {
		if x.File != "" && x.Sort != efile.Paper {
			files = append(files, string(x.File))
		}
	}
	rows, err := w.Q.Readings(ctx, query.ReadingsParams{Court: string(b.Court), Files: files})
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		s.readings[r.File] = r
	}
	wait := false
	for _, x := range c.Items {
		if x.File == "" || x.Sort == efile.Paper {
			continue
		}
		r, ok := s.readings[string(x.File)]
		if !ok {
			media := x.Media
			if media == "" { // of a mandate the docket keeps the name alone
				if media, err = w.Q.MediaOfUpload(ctx, query.MediaOfUploadParams{Court: string(b.Court), File: string(x.File)}); err != nil && !errors.Is(err, pgx.ErrNoRows) {
					return nil, err
				}
			}
			if err := w.Read(ctx, x.File, vault.Kind(media)); err != nil {
				return nil, err
			}
		}
		wait = wait || !ok || r.State == "waiting"
	}
	if wait {
		return nil, ErrUnread
	}
	return s, nil
}

// form is how one item is bound.
func (s *shelf) form(ctx context.Context, x efile.Item) (efile.Form, error) {
	switch {
	case x.Unread:
		return efile.Form{Why: "这份文书已经向您送达，您还没有打开。请先在案件页面打开阅读，再重新装订。"}, nil
	case x.Sort == efile.Proof:
		return s.proof(ctx, x)
	case x.Sort == efile.Inner:
		pdf, pages, err := efile.Inscribed(s.c, x)
		return s.held(pdf, pages), err
	case x.File == "":
		return efile.Form{Why: "存证的内容还没有调取到本院，只有存证编号。"}, nil
	case x.Sort == efile.Paper:
		return efile.Form{Pages: x.Paper.Pages, Open: func(ctx context.Context) (io.ReadCloser, error) { return s.flat(ctx, x.File) }}, nil
	}
	r := s.readings[string(x.File)]
	if r.Normal == "" {
		return efile.Form{Why: strings.TrimSuffix(r.Why, "。") + "。"}, nil
	}
	return efile.Form{Pages: int(r.Pages), Open: func(ctx context.Context) (io.ReadCloser, error) {
		f, _, err := s.Vault.Get(ctx, id.File(r.Normal))
		return f, errors.Join(err, s.step(ctx))
	}}, nil
}

// step tells who waits how far the work has come.
func (s *shelf) step(ctx context.Context) error {
	if s.done++; s.done%10 != 0 {
		return nil
	}
	s.key.Done = int32(min(s.done, len(s.c.Items)))
	return s.Q.StepBundle(ctx, s.key)
}

func (s *shelf) held(pdf []byte, pages int) efile.Form {
	return efile.Form{Pages: pages, Open: func(context.Context) (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(pdf)), nil }}
}

// flat is a paper of the court as pages: pictures of signatures and seals become part of them.
func (s *shelf) flat(ctx context.Context, file id.File) (io.ReadCloser, error) {
	f, _, err := s.Vault.Get(ctx, file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if err := s.step(ctx); err != nil {
		return nil, err
	}
	b, err := io.ReadAll(io.LimitReader(f, int64(normal.Usual.Bytes)+1))
	if err != nil {
		return nil, err
	}
	n, err := normal.Make(ctx, vault.PDF, b, normal.Usual)
	if err == nil && n.PDF == nil {
		err = errors.New(n.Why)
	}
	return io.NopCloser(bytes.NewReader(n.PDF)), err
}

// proof is a proof of service as it stood at the newest entry of the file.
func (s *shelf) proof(ctx context.Context, x efile.Item) (efile.Form, error) {
	d := s.civil.Service.Find(x.Delivery)
	if d == nil {
		return efile.Form{}, fmt.Errorf("jobs: no delivery %s", x.Delivery)
	}
	p, err := chancery.Certificate(s.civil, d, s.c.At)
	if err != nil {
		return efile.Form{}, err
	}
	p.AllowMissing = true
	r, err := p.Set()
	if err != nil {
		return efile.Form{}, err
	}
	n, err := normal.Make(ctx, vault.PDF, r.PDF, normal.Usual)
	return s.held(n.PDF, n.Pages), err
}

// dropBundles throws away bundles nobody has asked for lately.
func (w *Works) dropBundles(ctx context.Context) error {
	fs, err := w.Q.DropOldBundles(ctx, query.DropOldBundlesParams{Court: string(w.Clerk.Court.Code), Before: w.machine().Add(-keepBundles)})
	for _, f := range fs {
		held, e := w.Q.BundleHolds(ctx, f)
		if e == nil && !held {
			e = w.Vault.Discard(ctx, id.File(f))
		}
		err = errors.Join(err, e)
	}
	return err
}
