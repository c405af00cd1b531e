package ledger

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	formats "github.com/transparency-dev/formats/proof"
	"github.com/transparency-dev/merkle/proof"
	"github.com/transparency-dev/merkle/rfc6962"
)

// Receipt is all that shows that a leaf stands in the log 存证回执. It needs nobody's database to be checked.
type Receipt struct {
	Ref         Ref          `json:"ref"`
	Leaf        []byte       `json:"leaf"`                  // as encoded in the log; base64 in JSON
	Proof       string       `json:"proof"`                 // C2SP tlog-proof@v1 of the leaf, with its checkpoint
	Item        *ItemProof   `json:"item,omitempty"`        // of an item of a batch
	Stamp       []byte       `json:"stamp,omitempty"`       // RFC 3161 token over the body of the checkpoint; base64 in JSON
	Particulars *Particulars `json:"particulars,omitempty"` // when the holder may know them
}

// Standing is what a receipt shows once it was checked.
type Standing struct {
	Leaf    Leaf
	Index   uint64 // of the leaf in the log
	Seen    Seen
	Stamped *Stamped // nil: no time-stamp, or the policy names no authority
}

// What a check can find wrong. Errors of Check wrap one of them.
var (
	ErrLeaf        = errors.New("the record cannot be read")
	ErrCheckpoint  = errors.New("the checkpoint is not signed as the policy asks")
	ErrProof       = errors.New("the record does not stand in the log")
	ErrItemProof   = errors.New("the item does not stand in its batch")
	ErrStamp       = errors.New("the time-stamp does not belong to the checkpoint, or its authority is unknown")
	ErrParticulars = errors.New("the particulars are not those that were deposited")
)

// Check checks everything in the receipt against a policy.
func (r Receipt) Check(p *Policy) (Standing, error) { return r.check(p, p.Open, p.Stamped) }

func (r Receipt) check(p *Policy, open func([]byte) (Seen, error), stamped func(token, body []byte) (*Stamped, error)) (Standing, error) {
	var s Standing
	var err error
	if s.Leaf, err = ParseLeaf(r.Leaf); err != nil {
		return s, fmt.Errorf("%w: %w", ErrLeaf, err)
	}
	if s.Leaf.Number != r.Ref.Number || (r.Ref.Item != 0) != (r.Item != nil) {
		return s, fmt.Errorf("%w: the receipt is for %s", ErrLeaf, r.Ref)
	}
	t, err := readProof(r.Proof)
	if err != nil {
		return s, fmt.Errorf("%w: %w", ErrProof, err)
	}
	if s.Seen, err = open(t.Checkpoint); err != nil {
		return s, fmt.Errorf("%w: %w", ErrCheckpoint, err)
	}
	s.Index = t.Index
	if err := included(r.Leaf, t, s.Seen); err != nil {
		return s, err
	}
	if r.Item != nil {
		if s.Leaf.Batch == nil || r.Item.Position != r.Ref.Item {
			return s, ErrItemProof
		}
		if err := r.Item.In(*s.Leaf.Batch); err != nil {
			return s, fmt.Errorf("%w: %w", ErrItemProof, err)
		}
	}
	if r.Particulars != nil && !r.Particulars.Opens(s.Leaf) {
		return s, ErrParticulars
	}
	if len(r.Stamp) > 0 && len(p.Authorities) > 0 {
		if s.Stamped, err = stamped(r.Stamp, s.Seen.Body); err != nil {
			return s, fmt.Errorf("%w: %w", ErrStamp, err)
		}
	}
	return s, nil
}

// readProof reads a tlog-proof. One that reads alike but is written otherwise is refused, as with a leaf.
func readProof(text string) (t formats.TLogProof, err error) {
	if len(text) > mostProof {
		return t, fmt.Errorf("ledger: a proof has at most %d bytes", mostProof)
	}
	if err := t.Unmarshal([]byte(text)); err != nil {
		return t, err
	}
	if string(t.Marshal()) != text {
		return t, errors.New("ledger: the proof is not written as tlog-proof asks")
	}
	return t, nil
}

// mostProof is the most bytes of a proof: sixty-four hashes and a checkpoint with many signatures are a tenth of it.
const mostProof = 256 << 10

// included shows that a leaf stands in the tree of a checkpoint.
func included(leaf []byte, t formats.TLogProof, seen Seen) error {
	path := make([][]byte, len(t.Hashes))
	for i := range t.Hashes {
		path[i] = t.Hashes[i][:]
	}
	h := LeafHash(leaf)
	if err := proof.VerifyInclusion(rfc6962.DefaultHasher, t.Index, seen.Size, h[:], path, seen.Hash); err != nil {
		return fmt.Errorf("%w: %w", ErrProof, err)
	}
	return nil
}

// Matches tells whether content is what was deposited: the digests, and the length of a single deposit.
func (r Receipt) Matches(l Leaf, d Digest) bool {
	switch {
	case r.Item != nil:
		return r.Item.Item.SHA256 == d.SHA256 && (r.Item.Item.SM3 == nil || *r.Item.Item.SM3 == d.SM3)
	case l.Content != nil:
		return l.Content.SHA256 == d.SHA256 && l.Content.Size == d.Size && (l.Content.SM3 == nil || *l.Content.SM3 == d.SM3)
	}
	return false
}

// JSON writes the receipt.
func (r Receipt) JSON() ([]byte, error) { return json.MarshalIndent(r, "", "  ") }

// mostReceipt is the most bytes of a receipt.
const mostReceipt = 2 << 20

// ParseReceipt reads a receipt. It does not check it.
func ParseReceipt(b []byte) (Receipt, error) {
	var r Receipt
	if len(b) > mostReceipt {
		return r, fmt.Errorf("ledger: a receipt has at most %d bytes", mostReceipt)
	}
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	err := d.Decode(&r)
	if err == nil && d.InputOffset() != int64(len(bytes.TrimRight(b, " \r\n\t"))) {
		err = errors.New("something stands after its end")
	}
	if err != nil {
		return r, fmt.Errorf("ledger: this is not a receipt: %w", err)
	}
	return r, nil
}
