package depository

import (
	"context"
	"errors"

	"yunting/id"
	"yunting/ledger"
)

// Seal makes leaves of what no leaf holds yet: one of the newest entries of all dockets, by their hashes, and one of the
// papers they issued. The files of both are on disk before their rows are entered, and the rows with the mark of how far
// each docket has come in one transaction: a crash repeats it, and nothing is sealed twice. It tells how many entries it
// sealed.
func (d *Depository) Seal(ctx context.Context) (int, error) {
	all := 0
	for {
		es, err := d.Store.Unsealed(ctx, d.Court.Code, ledger.MostItems)
		if err != nil || len(es) == 0 {
			return all, err
		}
		if err := d.seal(ctx, es); err != nil {
			return all, err
		}
		all += len(es)
		d.course.wake()
		if len(es) < ledger.MostItems/2 { // the rest is a moment's, and waits for the next
			return all, nil
		}
	}
}

func (d *Depository) seal(ctx context.Context, es []Unsealed) error {
	entries := make([]ledger.Item, len(es))
	for i, e := range es {
		entries[i] = ledger.Item{SHA256: e.Hash}
	}
	held, err := d.bundle(ctx, ledger.Docket, entries)
	if err != nil {
		return err
	}
	rows := []Row{held}
	papers, items, err := d.papers(ctx, es)
	if err != nil {
		return err
	}
	if len(papers) > 0 {
		r, err := d.bundle(ctx, ledger.Document, items)
		if err != nil {
			return err
		}
		rows = append(rows, r)
		for i := range papers {
			papers[i].Ref.Number = r.Number
		}
	}
	return d.Store.Seal(ctx, d.Court.Code, rows, ranges(es, held.Number), papers)
}

// bundle writes the file of a batch of the court's own and gives it a number and a leaf.
func (d *Depository) bundle(ctx context.Context, k ledger.Kind, items []ledger.Item) (Row, error) {
	l := d.leaf(k, Depositor{}, Acquisition{}, d.Now())
	tree, err := d.Batches.Write(ctx, l.Number, items)
	if err != nil {
		return Row{}, err
	}
	l.Batch = &tree
	return row(l, Depositor{}, "", ledger.Hash{}, Acquisition{})
}

// ranges says where the entries of each docket stand in a leaf.
func ranges(es []Unsealed, n ledger.Number) (rs []Range) {
	for i, e := range es {
		if last := len(rs) - 1; last >= 0 && rs[last].Matter == e.Matter && rs[last].To+1 == e.Seq {
			rs[last].To = e.Seq
			continue
		}
		rs = append(rs, Range{Matter: e.Matter, From: e.Seq, To: e.Seq, Number: n, Position: i + 1})
	}
	return rs
}

// papers are the papers that entries issue and no leaf holds yet. A paper whose file cannot be read has the digest under
// which the docket names it; there is nothing to reckon the other one from.
func (d *Depository) papers(ctx context.Context, es []Unsealed) (ps []Paper, items []ledger.Item, err error) {
	var files []id.File
	for _, e := range es {
		if e.Paper != "" {
			files = append(files, e.Paper)
		}
	}
	if len(files) == 0 {
		return nil, nil, nil
	}
	held, err := d.Store.Sealed(ctx, d.Court.Code, files)
	if err != nil {
		return nil, nil, err
	}
	for _, f := range files {
		var it ledger.Item
		if held[f] || it.SHA256.UnmarshalText([]byte(f)) != nil {
			continue
		}
		held[f] = true
		sm3, err := d.sm3(ctx, f, it.SHA256)
		if ctx.Err() != nil {
			return nil, nil, ctx.Err()
		}
		if err != nil {
			d.Diary.Error("a paper of the court cannot be read", "court", d.Court.Code, "file", f, "cause", err)
		} else {
			it.SM3 = &sm3
		}
		items = append(items, it)
		ps = append(ps, Paper{File: f, Ref: ledger.Ref{Item: len(items)}})
	}
	return ps, items, nil
}

func (d *Depository) sm3(ctx context.Context, f id.File, sha256 ledger.Hash) (ledger.Hash, error) {
	r, _, err := d.Vault.Get(ctx, f)
	if err != nil {
		return ledger.Hash{}, err
	}
	defer r.Close()
	got, err := ledger.DigestOf(r)
	if err == nil && got.SHA256 != sha256 {
		err = errors.New("depository: the content is not what the docket names")
	}
	return got.SM3, err
}
