package jobs

import (
	"context"
	"fmt"

	"yunting/docket"
	"yunting/document"
	"yunting/id"
	"yunting/law"
	"yunting/procedure"
	"yunting/seal"
)

// SealFor finds the seal that the court's own printing may put on a kind of paper now, and why it counts. A law.Refusal says
// why there is none: the paper is then issued unsealed. The dockets are read without a lock: a seal suspended in this very
// moment may stand on one more paper.
func (w *Works) SealFor(ctx context.Context, k document.Kind) (seal.Seal, law.Basis, error) {
	if k.ByParty() {
		return seal.Seal{}, nil, law.Refuse(law.Rule{}, "%s是当事人的文书，不加盖本院的印章", k.Chinese())
	}
	rows, err := w.Q.Seals(ctx, string(w.Clerk.Court.Code))
	if err != nil {
		return seal.Seal{}, nil, err
	}
	var all []*seal.Sheet
	for _, r := range rows {
		if seal.State(r.State) == seal.Retired {
			continue
		}
		rd, err := w.Clerk.Read(ctx, procedure.SealMatter(id.Seal(r.Seal)))
		if err != nil {
			return seal.Seal{}, nil, err
		}
		s, ok := rd.Matter.(*procedure.Seal)
		if !ok {
			return seal.Seal{}, nil, fmt.Errorf("jobs: %s is a %T", r.Matter, rd.Matter)
		}
		all = append(all, &s.Seal)
	}
	return seal.Choose(all, string(k), docket.ByCourt, w.Clock.Now())
}
