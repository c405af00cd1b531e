package chancery

import (
	"strings"
	"time"

	"yunting/court"
	"yunting/document"
	"yunting/document/form"
	"yunting/law/calendar"
	"yunting/ledger"
)

// Verified is a deposit whose receipt was checked and holds.
type Verified struct {
	Receipt  ledger.Receipt
	Standing ledger.Standing
	Page     string // where anybody can check it again
}

// Verification is the report on a deposit 电子存证核验报告: what was checked, what it shows (OLR 16) and what it does not (17, 18).
// now is the UTC instant of making.
func Verification(of *court.Profile, x Verified, now time.Time) (form.Paper, error) {
	l, seen := x.Standing.Leaf, x.Standing.Seen
	f := &form.VerificationReport{
		Head:      form.Head{Court: of.Name, Number: x.Receipt.Ref.String(), Date: calendar.Of(now), Made: now, Demonstration: of.Demo},
		Deposited: l.At.Time, Log: seen.Origin, Entry: x.Standing.Index + 1, Node: l.Node, Size: seen.Size, Page: x.Page,
	}
	switch {
	case l.Content != nil:
		f.Bytes, f.SHA256, f.SM3 = l.Content.Size, grouped(&l.Content.SHA256), grouped(l.Content.SM3)
	case x.Receipt.Item != nil:
		f.Position, f.Count = x.Receipt.Item.Position, l.Batch.Count
		f.SHA256, f.SM3 = grouped(&x.Receipt.Item.Item.SHA256), grouped(x.Receipt.Item.Item.SM3)
	default:
		f.Count, f.Root = l.Batch.Count, grouped(&l.Batch.Root)
	}
	for i, w := range seen.Witnesses {
		f.Witnesses = append(f.Witnesses, form.Witness{Name: w, At: seen.Times[i]})
	}
	if s := x.Standing.Stamped; s != nil {
		f.Stamped = &form.Stamped{At: s.At, Authority: s.Authority}
	}
	return form.Fill(document.Verification, f, form.Hans, ownForms(of, document.Verification)...)
}

// grouped writes a digest in groups of eight, which can be compared and broken over lines.
func grouped(h *ledger.Hash) string {
	if h == nil {
		return ""
	}
	var parts []string
	for s := h.String(); s != ""; s = s[8:] {
		parts = append(parts, s[:8])
	}
	return strings.Join(parts, " ")
}
