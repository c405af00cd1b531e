package jobs

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"yunting/docket"
	"yunting/evidence"
	"yunting/gateway/fetch"
	"yunting/id"
	"yunting/law"
	"yunting/ledger"
	"yunting/platform/writing"
	"yunting/procedure"
	"yunting/vault"
)

// Deposits is what the court knows of the deposits in its own log.
type Deposits interface {
	// Deposit finds what stands under a number, or under an item of a batch. ErrNoDeposit: nothing does.
	Deposit(ctx context.Context, r ledger.Ref) (Deposit, error)
}

// ErrNoDeposit says that nothing stands under a number.
var ErrNoDeposit = errors.New("jobs: no such deposit")

// Deposit is what the court knows of one deposit.
type Deposit struct {
	Receipt  *ledger.Receipt // with particulars when the court has them; nil: no published checkpoint covers the record yet
	By       id.Person       // who deposited; empty: a node, or nobody in particular
	Node     string          // which node deposited
	File     id.File         // in the vault, when the court keeps the content
	Name     string          // of that file
	Endpoint string          // where the node hands content out; empty: it does not
}

// Content fetches content from a node.
type Content interface {
	Get(ctx context.Context, q fetch.Request, w io.Writer) (ledger.Digest, string, error)
}

// checking is one technical check.
type checking struct {
	*Works
	c       *procedure.Civil
	x       evidence.Exhibit
	by      id.Person // who submitted the exhibit
	ordered bool      // by the judge
	ref     ledger.Ref
}

// check compares a deposited exhibit with the log and enters what it found. Whatever others do wrong is a finding; only
// the court's own faults are errors, to be tried again.
func (w *Works) check(ctx context.Context, f procedure.Effect) error {
	rd, err := w.Clerk.Read(ctx, f.Matter)
	if err != nil {
		return err
	}
	c := rd.Matter.(*procedure.Civil)
	x, ok := c.Evidence.Find(f.Exhibit)
	open, asked := c.Evidence.Checking[f.Exhibit]
	if !ok || !asked {
		return nil // an earlier try has answered
	}
	k := checking{Works: w, c: c, x: x, by: submitter(rd.Entries, x), ordered: open.Ordered}
	found, err := k.run(ctx)
	if err != nil {
		return fmt.Errorf("jobs: check of %s in %s: %w", x.ID, f.Matter, err)
	}
	return w.note(ctx, f.Matter, evidence.Check{Exhibit: x.ID, Checked: found})
}

// submitter is the person who submitted an exhibit.
func submitter(es []docket.Entry, x evidence.Exhibit) id.Person {
	i := slices.IndexFunc(es, func(e docket.Entry) bool {
		a, ok := e.Act.(evidence.Submit)
		return ok && a.Exhibit.ID == x.ID
	})
	if i < 0 {
		return ""
	}
	return es[i].By.Person
}

func (k checking) run(ctx context.Context) (evidence.Checked, error) {
	var found evidence.Checked
	tell := func(o evidence.Outcome, note string) (evidence.Checked, error) {
		found.Outcome, found.Note = o, note
		return found, nil
	}
	if k.Deposits == nil || k.Policy == nil {
		return tell(evidence.Unreachable, "本院没有接入存证日志")
	}
	var err error
	if k.ref, err = ledger.ParseRef(k.x.Deposit); err != nil {
		return tell(evidence.NotFound, err.Error())
	}
	d, err := k.Deposits.Deposit(ctx, k.ref)
	switch {
	case errors.Is(err, ErrNoDeposit):
		return tell(evidence.NotFound, "本院的存证日志里没有这个编号，请核对有没有抄错")
	case err != nil:
		return found, err
	case d.Receipt == nil:
		return tell(evidence.Unreachable, "存证刚刚提交，见证方还没有签署，请稍后再次核验")
	}
	s, err := d.Receipt.Check(k.Policy)
	if err != nil || d.Receipt.Ref != k.ref {
		k.Log.Error("the receipt of a deposit does not check", "matter", k.c.Matter(), "number", k.ref, "cause", err)
		return tell(evidence.Unproven, "存证记录没有通过签名和位置的验证")
	}
	found = told(s, *d.Receipt, d.By != "" && d.By == k.by || k.ordered)
	if s.Leaf.Batch != nil && d.Receipt.Item == nil {
		return tell(evidence.NotKept, "这个编号指一批存证，请用其中一件的编号，例如"+k.ref.String()+"/1")
	}
	file, digest, name, o, note, err := k.content(ctx, d, s.Leaf)
	if file != nil {
		defer file.close()
	}
	if err != nil || o != "" {
		found.Outcome, found.Note = o, note
		return found, err
	}
	found.Content = digest.SHA256.String()
	if !d.Receipt.Matches(s.Leaf, digest) {
		return tell(evidence.Different, "")
	}
	found.Outcome = evidence.Same
	if k.x.File != "" {
		return found, nil
	}
	return k.keep(ctx, found, file, digest.Size, name)
}

// told is what a checked receipt says. Particulars are for who deposited, and for the judge who asks.
func told(s ledger.Standing, r ledger.Receipt, opened bool) evidence.Checked {
	l := s.Leaf
	f := evidence.Checked{Index: s.Index, Size: s.Seen.Size, At: l.At.UTC(), Witness: s.Seen.Witnesses,
		Known: evidence.Known{Node: l.Node, Medium: string(l.Medium), Committed: l.Collector != nil || l.Source != nil || l.Environment != nil}}
	sm3 := (*ledger.Hash)(nil)
	switch {
	case r.Item != nil:
		f.SHA256, sm3, f.Count = r.Item.Item.SHA256.String(), r.Item.Item.SM3, l.Batch.Count
	case l.Content != nil:
		f.SHA256, sm3 = l.Content.SHA256.String(), l.Content.SM3
	}
	if sm3 != nil {
		f.SM3 = sm3.String()
	}
	if s.Stamped != nil {
		f.StampAt, f.StampBy = s.Stamped.At, s.Stamped.Authority
	}
	if l.Tool != nil {
		f.Known.Tool = l.Tool.Name
		if l.Tool.Version != "" {
			f.Known.Tool += " " + l.Tool.Version
		}
	}
	if l.Begin != nil {
		f.Known.Begin = l.Begin.UTC()
	}
	if l.End != nil {
		f.Known.End = l.End.UTC()
	}
	if p := r.Particulars; p != nil && opened { // Check has compared them with the record
		f.Known.Collector, f.Known.Source, f.Known.Environment, f.Known.Committed = p.Collector, p.Source, p.Environment, false
	}
	return f
}

// held is content on its way: a file of the vault, or one that waits on disk.
type held struct {
	io.ReadSeekCloser
	draft string
}

func (h *held) close() {
	h.Close()
	if h.draft != "" {
		os.Remove(h.draft)
	}
}

// content finds what is to be compared: what the party uploaded, what the court keeps, or what the node hands out. The
// log is public, and so are its numbers: to know one gives no right to somebody else's content.
func (k checking) content(ctx context.Context, d Deposit, l ledger.Leaf) (h *held, digest ledger.Digest, name string, o evidence.Outcome, note string, err error) {
	own := d.By != "" && d.By == k.by
	switch {
	case k.x.File != "":
		h, digest, err = k.stored(ctx, k.x.File)
		return h, digest, k.x.FileName, "", "", err
	case d.File != "" && !own && !k.ordered:
		return nil, digest, "", evidence.Withheld, "", nil
	case d.File != "":
		h, digest, err = k.stored(ctx, d.File)
		if errors.Is(err, vault.ErrMissing) {
			k.Log.Error("the content of a deposit is not in the vault", "number", k.ref)
			return nil, digest, "", evidence.NotKept, "本院保存的文件不在卷宗库中，请上传原文件", nil
		}
		return h, digest, d.Name, "", "", err
	case d.Endpoint == "" || k.Content == nil:
		return nil, digest, "", evidence.NotKept, "存证时没有留存文件，请上传原文件，与存证记录比对", nil
	}
	return k.fetched(ctx, d, l)
}

func (k checking) stored(ctx context.Context, file id.File) (*held, ledger.Digest, error) {
	f, _, err := k.Vault.Get(ctx, file)
	if err != nil {
		return nil, ledger.Digest{}, err
	}
	digest, err := ledger.DigestOf(f)
	return &held{ReadSeekCloser: f}, digest, err
}

// fetched asks the node. The content waits on disk until it is compared: it may be a film of 500 MB.
func (k checking) fetched(ctx context.Context, d Deposit, l ledger.Leaf) (h *held, digest ledger.Digest, name string, o evidence.Outcome, note string, err error) {
	f, err := os.CreateTemp("", "yunting-fetch-")
	if err != nil {
		return nil, digest, "", "", "", err
	}
	h = &held{f, f.Name()}
	q := fetch.Request{Node: d.Node, Endpoint: d.Endpoint, Ref: k.ref, Case: k.c.Name(), Ordered: k.ordered, Size: -1, Most: vault.MediaLimit}
	if d.Receipt.Item == nil && l.Content != nil {
		q.Size = l.Content.Size
	}
	digest, name, err = k.Content.Get(ctx, q, f)
	switch {
	case errors.Is(err, fetch.ErrAbsent):
		o, note = evidence.NotKept, "存证节点没有留存这份文件，请上传原文件，与存证记录比对"
	case errors.Is(err, fetch.ErrWithheld):
		o, note = evidence.Withheld, "存证节点没有交出文件"
	case errors.Is(err, fetch.ErrLonger) && q.Size >= 0 && q.Size <= vault.MediaLimit:
		o, note = evidence.Different, "存证节点交来的文件比存证时长"
	case errors.Is(err, fetch.ErrLonger):
		o, note = evidence.NotKept, "文件超过本院接收的上限，请截取与待证事实有关的部分并说明"
	case errors.Is(err, fetch.ErrUnreachable):
		k.Log.Warn("a node could not be asked", "node", d.Node, "cause", err)
		o, note = evidence.Unreachable, "存证节点没有应答或者中途断开，请稍后再次核验"
	case err != nil:
		return h, digest, "", "", "", err
	}
	return h, digest, name, o, note, nil
}

// keep puts content that agrees into the vault as the file of the exhibit.
func (k checking) keep(ctx context.Context, found evidence.Checked, h *held, size int64, name string) (evidence.Checked, error) {
	if name == "" || writing.Fault(name) != "" {
		name = string(k.ref.Number)
	}
	if _, err := h.Seek(0, io.SeekStart); err != nil {
		return found, err
	}
	kind, err := vault.Inspect(name, h, size)
	var no law.Refusal
	if errors.As(err, &no) {
		found.Note = "内容与存证一致，但不能作为文件收入案卷：" + no.Sentence
		return found, nil
	}
	if err != nil {
		return found, err
	}
	if found.File, found.Length, err = k.Vault.Put(ctx, h); err != nil {
		return found, err
	}
	found.FileName, found.Media = kind.Named(name), string(kind)
	return found, k.Read(ctx, found.File, kind)
}
