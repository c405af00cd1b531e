package jobs

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/riverqueue/river"

	"yunting/id"
	"yunting/register/query"
	"yunting/vault"
	"yunting/vault/normal"
)

// Normalise makes the form in which a file of the vault is read 规范版, and its text.
type Normalise struct {
	Court id.Court   `json:"court"`
	File  id.File    `json:"file"`
	Media vault.Kind `json:"media"`
	Own   bool       `json:"own,omitempty"` // a paper of the court: only its text is wanted
}

func (Normalise) Kind() string { return "normalise" }

const (
	normalising    = "normalise" // a queue of its own, one file after the other: a file may need hundreds of megabytes
	normaliseTries = 4
	normaliseTime  = 5 * time.Minute // a file that takes longer has no normal form
)

func (Normalise) InsertOpts() river.InsertOpts {
	return river.InsertOpts{Queue: normalising, MaxAttempts: normaliseTries, UniqueOpts: river.UniqueOpts{ByArgs: true}}
}

type normaliseWorker struct {
	river.WorkerDefaults[Normalise]
	cs Courts
}

func (*normaliseWorker) Timeout(*river.Job[Normalise]) time.Duration {
	return normaliseTime + time.Minute
}

func (n *normaliseWorker) Work(ctx context.Context, job *river.Job[Normalise]) error {
	w := n.cs[job.Args.Court]
	if w == nil {
		return river.JobSnooze(time.Minute)
	}
	return w.Normalise(ctx, job.Args, job.Attempt >= job.MaxAttempts)
}

// Read has a file brought into the form in which it is read. Asked twice it is done once.
func (w *Works) Read(ctx context.Context, file id.File, kind vault.Kind) error {
	return w.read(ctx, Normalise{Court: w.Clerk.Court.Code, File: file, Media: kind})
}

func (w *Works) read(ctx context.Context, n Normalise) error {
	if w.Queue == nil { // nobody would do it
		return nil
	}
	if err := w.Q.AwaitReading(ctx, query.AwaitReadingParams{Court: string(n.Court), File: string(n.File), Media: string(n.Media), At: w.machine()}); err != nil {
		return err
	}
	_, err := w.Queue.Insert(ctx, n, nil)
	return err
}

// unread finds uploads whose job got lost between the vault and the queue.
func (w *Works) unread(ctx context.Context) error {
	us, err := w.Q.Unread(ctx, query.UnreadParams{Court: string(w.Clerk.Court.Code), Since: w.Clock.Now().Add(-48 * time.Hour), Most: 500})
	for _, u := range us {
		err = errors.Join(err, w.Read(ctx, id.File(u.File), vault.Kind(u.Media)))
	}
	return err
}

// Normalise makes the reading of one file. The original is only looked at. last: there will be no further try, what
// fails now is written down as having failed.
func (w *Works) Normalise(ctx context.Context, n Normalise, last bool) error {
	was, err := w.Q.Reading(ctx, query.ReadingParams{Court: string(n.Court), File: string(n.File)})
	if err != nil && !errors.Is(err, pgx.ErrNoRows) {
		return err
	}
	if err == nil && was.State != "waiting" {
		return nil // an earlier try has done it
	}
	within, cancel := context.WithTimeout(ctx, normaliseTime)
	defer cancel()
	made, err := w.normal(within, n)
	if err != nil && ctx.Err() != nil {
		return ctx.Err() // the program is being stopped: that says nothing about the file
	}
	if err != nil && !last && !errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("jobs: normal form of %s: %w", n.File, err)
	}
	if err != nil {
		w.Log.Error("no normal form could be made", "file", n.File, "cause", err)
		made = normal.Normal{Why: "没有做成规范版，请查看原件；需要规范版的，请打开后打印为新的 PDF 另传一份", Untold: "没有提取文字"}
	}
	return w.keepReading(ctx, n, made)
}

func (w *Works) normal(ctx context.Context, n Normalise) (normal.Normal, error) {
	media, _, _ := strings.Cut(string(n.Media), ";") // a record may name the character set besides
	kind := vault.Kind(media)
	f, size, err := w.Vault.Get(ctx, n.File)
	if errors.Is(err, vault.ErrMissing) {
		return normal.Normal{Why: "卷宗库中没有这份文件，请联系法院", Untold: "没有提取文字"}, nil
	}
	if err != nil {
		return normal.Normal{}, err
	}
	defer f.Close()
	if kind.Limit() > vault.DocumentLimit || size == 0 { // sound and film are never read into memory
		size = 0
	}
	b, err := io.ReadAll(io.LimitReader(f, min(size, int64(normal.Usual.Bytes)+1)))
	if err != nil {
		return normal.Normal{}, err
	}
	return normal.Make(ctx, kind, b, normal.Usual)
}

// keepReading puts the normal form into the vault, under its own digest, and then says that it is there.
func (w *Works) keepReading(ctx context.Context, n Normalise, made normal.Normal) error {
	row := query.PutReadingParams{Court: string(n.Court), File: string(n.File), Media: string(n.Media), State: "kept",
		Why: made.Why, Removed: strings.Join(made.Removed, "、"), Untold: made.Untold, Pages: int32(made.Pages), At: w.machine()}
	if made.PDF != nil {
		row.State = "ready"
		if !n.Own { // the court's own paper is its own normal form
			name, size, err := w.Vault.Put(ctx, bytes.NewReader(made.PDF))
			if err != nil {
				return err
			}
			row.Normal, row.Size = string(name), size
		}
	}
	if len(made.Text) > 0 {
		ps := query.PutReadingPagesParams{Court: row.Court, File: row.File}
		for i, t := range made.Text {
			if t == "" {
				continue
			}
			page := i + 1
			if made.Pages == 0 {
				page = 0
			}
			ps.Pages, ps.Texts, ps.Folded = append(ps.Pages, int32(page)), append(ps.Texts, t), append(ps.Folded, normal.Fold(t))
		}
		if err := w.Q.PutReadingPages(ctx, ps); err != nil {
			return err
		}
	}
	return w.Q.PutReading(ctx, row)
}
