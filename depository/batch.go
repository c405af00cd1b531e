package depository

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"strings"
	"time"

	"yunting/ledger"
	"yunting/platform/writing"
)

// smallBatch is the number of items from which on a batch is searched in its file: smaller ones have a row for each item,
// so that many of them do not slow a search down.
const smallBatch = 1000

// Line is one item of a batch as it was read: the item, or why there is none.
type Line struct {
	Item  ledger.Item
	Fault string // zh-Hans, without a full stop; empty: the item is sound
}

// ReadLine reads "sha256" or "sha256,sm3", in hexadecimal.
func ReadLine(s string) (l Line) {
	sha, sm, both := strings.Cut(strings.TrimSpace(s), ",")
	if f := readDigest(&l.Item.SHA256, sha); f != "" {
		l.Fault = "SHA-256" + f
		return l
	}
	if both {
		l.Item.SM3 = new(ledger.Hash)
		if f := readDigest(l.Item.SM3, sm); f != "" {
			l.Fault = "SM3" + f
		}
	}
	return l
}

func readDigest(h *ledger.Hash, s string) string {
	s = strings.TrimSpace(s)
	switch err := h.UnmarshalText([]byte(s)); {
	case s == "":
		return "摘要是空的"
	case err != nil:
		return fmt.Sprintf("摘要应当是64位十六进制数字，这里是“%s”", writing.Name(s))
	case h.IsZero():
		return "摘要全是0，不是任何内容的摘要"
	}
	return ""
}

// Batch is a batch that somebody asks to be deposited 批量存证. All of it is taken or nothing, unless GoodOnly.
type Batch struct {
	By       Depositor
	Key      string
	Lines    []Line
	GoodOnly bool // leave out the lines that are not sound
	Acquisition
	Spend Spend
}

// TakenBatch is a batch that has its number.
type TakenBatch struct {
	Taken
	Positions []int // for each line the item it became, from 1; 0: it was left out
}

// BadLine is a line that could not be taken.
type BadLine struct {
	Line  int // from 1
	Fault string
}

// mostBad is how many bad lines are told one by one.
const mostBad = 100

// BadLines says which lines kept a batch from being taken. Nothing was taken.
type BadLines struct {
	Count int
	First []BadLine
}

func (b BadLines) Error() string {
	return fmt.Sprintf("批量存证中有%d项不能存证，第一项是第%d项：%s。没有存入任何一项；请改正后重新提交，或者选择只存入没有问题的项", b.Count, b.First[0].Line, b.First[0].Fault)
}

// TakeBatch gives a batch its number. The file of its digests is on disk before the number is given. Errors: as Take, and
// BadLines.
func (d *Depository) TakeBatch(ctx context.Context, x Batch) (TakenBatch, error) {
	var t TakenBatch
	items, positions, err := x.sound()
	if err != nil {
		return t, err
	}
	if err := d.checkRest(ctx, x.Key, &x.Acquisition); err != nil {
		return t, err
	}
	t.Positions = positions
	content := asked(x.Acquisition, digestOf(items), len(x.Lines))
	if t.Taken, err = d.known(ctx, x.By, x.Key, content); !errors.Is(err, ErrNotFound) { // a repetition writes no file
		return t, err
	}
	if x.Spend != nil {
		if err := x.Spend(ctx, len(items)); err != nil {
			return t, err
		}
	}
	t.Taken, err = d.take(ctx, func(at time.Time) (Row, error) {
		l := d.leaf(ledger.Batch, x.By, x.Acquisition, at)
		tree, err := d.Batches.Write(ctx, l.Number, items)
		if err != nil {
			return Row{}, err
		}
		l.Batch = &tree
		r, err := row(l, x.By, x.Key, content, x.Acquisition)
		if len(items) < smallBatch {
			r.Items = found(items)
		}
		return r, err
	})
	return t, err
}

// sound sorts the lines out: the items of the batch, and which line became which.
func (x Batch) sound() (items []ledger.Item, positions []int, err error) {
	if len(x.Lines) == 0 {
		return nil, nil, refuse("items", "批量存证中没有任何一项：请至少提交一个摘要")
	}
	if len(x.Lines) > ledger.MostItems {
		return nil, nil, refuse("items", "一次批量存证最多%d项，这里有%d项：请分几次提交", ledger.MostItems, len(x.Lines))
	}
	var bad BadLines
	items, positions = make([]ledger.Item, 0, len(x.Lines)), make([]int, len(x.Lines))
	for i, l := range x.Lines {
		if l.Fault == "" && l.Item.SHA256.IsZero() {
			l.Fault = "缺少SHA-256摘要"
		}
		if l.Fault == "" {
			items = append(items, l.Item)
			positions[i] = len(items)
			continue
		}
		if bad.Count++; len(bad.First) < mostBad {
			bad.First = append(bad.First, BadLine{i + 1, l.Fault})
		}
	}
	if bad.Count > 0 && (!x.GoodOnly || len(items) == 0) {
		return nil, nil, bad
	}
	return items, positions, nil
}

func found(items []ledger.Item) []ledger.Hash {
	hs := make([]ledger.Hash, len(items))
	for i, it := range items {
		hs[i] = it.SHA256
	}
	return hs
}

// digestOf is a digest over the items in their order.
func digestOf(items []ledger.Item) ledger.Hash {
	h := sha256.New()
	for _, it := range items {
		writeItem(h, it)
	}
	return ledger.Hash(h.Sum(nil))
}

func writeItem(h hash.Hash, it ledger.Item) {
	h.Write(it.SHA256[:])
	if it.SM3 == nil {
		h.Write([]byte{0})
		return
	}
	h.Write([]byte{1})
	h.Write(it.SM3[:])
}

// taken is what the depositor learns of a row.
func (r Row) taken() (t Taken, err error) {
	t.Number, t.row = r.Number, r
	if t.Leaf, err = ledger.ParseLeaf(r.Leaf); err == nil {
		t.Particulars, err = r.particulars()
	}
	return t, err
}
