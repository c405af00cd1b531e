package main

import (
	"context"
	"fmt"
	"path/filepath"
	"time"

	"yunting/document/form"
	"yunting/journal"
	"yunting/keys"
	"yunting/platform/pdfsign"
	"yunting/platform/typeset"
)

// desk signs papers for a judge, a clerk and a court, each signature with its picture and a time-stamp of the court's own authority.
type desk struct {
	keys       *keys.Desk
	stamps     *journal.Authority
	seal, hand *pdfsign.Picture
	signers    []signer
}

// signer is who signs, and the place where his signature is seen.
type signer struct {
	use            keys.Use
	holder, as, at string
}

func openDesk(dir, of string, sheet *typeset.Sheet) (*desk, error) {
	now := time.Now()
	d := &desk{signers: []signer{{keys.Officer, "judge", "审判员", "sign1"}, {keys.Officer, "clerk", "书记员", "after1"}, {keys.Seal, "main", "印章", typeset.StampPlace}}}
	var err error
	if d.stamps, err = journal.OpenAuthority(filepath.Join(dir, "authority"), of, time.Now); err != nil {
		return nil, err
	}
	d.keys, err = keys.Specimen(of, now, keys.Holder{Use: keys.Officer, ID: "judge", Name: "陈某某", Post: "审判员"},
		keys.Holder{Use: keys.Officer, ID: "clerk", Name: "赵某某", Post: "书记员"}, keys.Holder{Use: keys.Seal, ID: "main", Name: of})
	if err != nil {
		return nil, err
	}
	d.keys.Stamper = d.stamps
	drawing, err := form.Seal{Court: of, Demonstration: true}.Stamp().Draw(sheet)
	if err != nil {
		return nil, err
	}
	if d.seal, err = pdfsign.Over(drawing.Size, drawing.Size, drawing.Content); err != nil {
		return nil, err
	}
	d.hand, err = pdfsign.Strokes(60, 24, 1.2, []pdfsign.Stroke{{{4, 12}, {20, 4}, {24, 20}, {36, 6}}, {{30, 12}, {56, 10}}, {{44, 3}, {42, 22}}})
	return d, err
}

// sign puts signatures on a paper that was set.
func (d *desk) sign(ctx context.Context, r typeset.Result, by []signer) ([]byte, error) {
	all := make([]keys.Signer, len(by))
	for i, x := range by {
		p, ok := r.Place(x.at)
		if !ok {
			return nil, fmt.Errorf("the paper has no place %q", x.at)
		}
		picture := d.hand
		if x.use == keys.Seal {
			picture = d.seal
		} else if p.W > 60 { // beside the printed name, which ends at the right
			p.X, p.W = p.X+p.W-60, 60
		}
		all[i] = keys.Signer{Use: x.use, Holder: x.holder, Capacity: x.as, Reason: "签署",
			Place: &pdfsign.Place{Page: p.Page - 1, Rect: [4]float64{p.X, p.Y, p.X + p.W, p.Y + p.H}, Picture: picture}}
	}
	b, _, err := d.keys.Sign(ctx, r.PDF, all...)
	return b, err
}

// try signs one paper and looks whether all its signatures are good: what is fast and wrong is not measured.
func (d *desk) try(ctx context.Context, j *form.Judgment, sheet *typeset.Sheet) error {
	r, err := typesetTwo(j, sheet)
	if err != nil {
		return err
	}
	pdf, err := d.sign(ctx, r, d.signers)
	if err != nil {
		return err
	}
	trust, err := d.keys.Store.Trust(d.stamps.Root())
	if err != nil {
		return err
	}
	got, err := pdfsign.Check(pdf, trust)
	if err != nil || len(got) != len(d.signers) {
		return fmt.Errorf("the paper bears %d signatures, not %d: %w", len(got), len(d.signers), err)
	}
	for _, s := range got {
		if !s.Good() || s.Stamped.IsZero() {
			return fmt.Errorf("the signature of %s is not good: %v", s.Name, s.Findings)
		}
	}
	return nil
}
