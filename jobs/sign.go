package jobs

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"sync"

	"yunting/docket"
	"yunting/document"
	"yunting/document/form"
	"yunting/keys"
	"yunting/law"
	"yunting/platform/pdfsign"
	"yunting/platform/typeset"
	"yunting/procedure"
	"yunting/seal"
)

// unsealed stands on a paper that should bear a seal while the court has none in force for it.
const unsealed = "制发本文书时本院没有启用可以加盖的电子印章，未盖印。"

// sealed finds the seal of a paper that bears one, before it is set: without a seal no room is kept for it, and the paper
// says so.
func (w *Works) sealed(ctx context.Context, k document.Kind, p *form.Paper) (*seal.Seal, error) {
	if p.Seal == nil {
		return nil, nil
	}
	var refused law.Refusal
	if w.Desk != nil {
		s, _, err := w.SealFor(ctx, k)
		if err != nil && !errors.As(err, &refused) {
			return nil, err
		}
		if err == nil {
			has, err := w.Desk.Store.Has(keys.Seal, string(s.ID))
			if err != nil { // keys that cannot be read are no reason to issue without: the job tries again
				return nil, err
			}
			if has {
				p.Seal.Court = s.Wording
				return &s, nil
			}
		}
	}
	p.Seal = nil
	p.Annex = append(p.Annex, typeset.Words(typeset.Note, unsealed))
	return nil, nil
}

// sign puts signatures on a finished paper: that of the party who handed it in or of the officer whose act it comes from, where it names him, and the
// court's seal last. What the docket keeps of them is noted in a.
func (w *Works) sign(ctx context.Context, c *procedure.Civil, p form.Paper, r typeset.Result, cause docket.Entry, use *seal.Seal, a *document.Issue) ([]byte, error) {
	if w.Desk == nil {
		return r.PDF, nil
	}
	var signers []keys.Signer
	s, ok, err := w.officer(p, r, cause)
	if err != nil {
		return nil, err
	}
	if ok {
		signers = append(signers, s)
	}
	if s, ok, err := w.party(ctx, c, r, cause, a); err != nil {
		return nil, err
	} else if ok {
		signers = append(signers, s)
	}
	if use != nil {
		s, err := w.stamped(p, r, use)
		if err != nil {
			return nil, err
		}
		signers = append(signers, s)
		a.Seal = string(use.ID)
	}
	if len(signers) == 0 {
		return r.PDF, nil
	}
	pdf, signed, err := w.Desk.Sign(ctx, r.PDF, signers...)
	if err != nil {
		return nil, err
	}
	for _, s := range signed {
		x := document.Signed{Name: s.Name, Capacity: s.Capacity, Serial: s.Serial, At: s.At, Filter: s.SubFilter}
		if a.Paper.ByParty() {
			x.Way = partySignature(a.Paper, cause.Act).Way
		}
		a.Signed = append(a.Signed, x)
	}
	if use == nil {
		return pdf, nil
	}
	x, err := w.Desk.Detach(pdf, string(use.ID))
	switch {
	case errors.Is(err, keys.ErrNone): // a seal in a device has no SM2 key
		return pdf, nil
	case err != nil:
		return nil, err
	}
	a.SM2 = &document.SM2{Digest: x.Digest, Signature: x.Signature, Serial: x.Serial, At: x.At}
	return pdf, nil
}

// officer is who entered the act a paper comes from, if the paper names him among those who sign and he has a key. Nobody
// else signs: a key is used for what its holder did.
func (w *Works) officer(p form.Paper, r typeset.Result, cause docket.Entry) (keys.Signer, bool, error) {
	if cause.By.Person == "" {
		return keys.Signer{}, false, nil
	}
	if has, err := w.Desk.Store.Has(keys.Officer, string(cause.By.Person)); err != nil || !has {
		return keys.Signer{}, false, err
	}
	for _, l := range named(p, r) {
		if l.who == cause.By.Name {
			return keys.Signer{Use: keys.Officer, Holder: string(cause.By.Person), Capacity: l.capacity, Reason: "依案卷第" + strconv.Itoa(cause.Seq) + "号记录签署", Place: place(l.at, nil)}, true, nil
		}
	}
	return keys.Signer{}, false, nil
}

// signLine is a line of a foot that names a role and a person, and where it stands.
type signLine struct {
	capacity, who string
	at            typeset.Place
}

// named are the lines of a paper's foot that name somebody, above the date and below it.
func named(p form.Paper, r typeset.Result) (out []signLine) {
	for _, foot := range []struct {
		place string
		lines []string
	}{{typeset.SignPlace, p.Sign}, {typeset.AfterPlace, p.Clerk}} {
		for i, l := range foot.lines {
			capacity, who, ok := strings.Cut(l, "　")
			if at, found := r.Place(foot.place + strconv.Itoa(i+1)); ok && found {
				out = append(out, signLine{capacity, strings.TrimSpace(who), at})
			}
		}
	}
	return out
}

// stamped is the court's seal, over year and month of the date.
func (w *Works) stamped(p form.Paper, r typeset.Result, use *seal.Seal) (keys.Signer, error) {
	picture, err := w.picture(*p.Seal)
	if err != nil {
		return keys.Signer{}, err
	}
	s := keys.Signer{Use: keys.Seal, Holder: string(use.ID), Capacity: "电子印章", Reason: "加盖" + use.Name}
	if at, ok := r.Place(typeset.StampPlace); ok {
		s.Place = place(at, picture)
	}
	return s, nil
}

// Specimen signs a sample with keys for specimens (keys.Specimen): everybody whom its foot names, and the seal. The same
// paper gets the same bytes.
func Specimen(ctx context.Context, p form.Paper, r typeset.Result) ([]byte, error) {
	of := p.Court
	if of == "" {
		of = "样张法院"
	}
	w, use := &Works{}, &seal.Seal{ID: "specimen", Name: of + "（电子印章）"}
	holders := []keys.Holder{{Use: keys.Seal, ID: string(use.ID), Name: of}}
	var signers []keys.Signer
	for _, l := range named(p, r) {
		h := keys.Holder{Use: keys.Officer, ID: l.at.Name, Name: l.who, Post: l.capacity}
		holders = append(holders, h)
		signers = append(signers, keys.Signer{Use: keys.Officer, Holder: h.ID, Capacity: l.capacity, Reason: "样张", Place: place(l.at, nil)})
	}
	var err error
	if w.Desk, err = keys.Specimen(of, p.Made, holders...); err != nil {
		return nil, err
	}
	if p.Seal != nil {
		s, err := w.stamped(p, r, use)
		if err != nil {
			return nil, err
		}
		signers = append(signers, s)
	}
	if len(signers) == 0 {
		return r.PDF, nil
	}
	pdf, _, err := w.Desk.Sign(ctx, r.PDF, signers...)
	return pdf, err
}

// pictures are the seals that were drawn, by what they say.
var pictures sync.Map

// picture draws a seal once.
func (w *Works) picture(s form.Seal) (*pdfsign.Picture, error) {
	if x, ok := pictures.Load(s); ok {
		return x.(*pdfsign.Picture), nil
	}
	d, err := s.Stamp().Draw(form.Sheet)
	if err != nil {
		return nil, err
	}
	x, err := pdfsign.Over(d.Size, d.Size, d.Content)
	if err == nil {
		pictures.Store(s, x)
	}
	return x, err
}

// place is where the typesetter kept room for a signature. Without a picture the field lies over the printed name, and
// shows nothing of its own.
func place(p typeset.Place, picture *pdfsign.Picture) *pdfsign.Place {
	if picture == nil {
		var err error
		if picture, err = pdfsign.Over(p.W, p.H, []byte("q Q")); err != nil {
			return nil
		}
	}
	return &pdfsign.Place{Page: p.Page - 1, Rect: [4]float64{p.X, p.Y, p.X + p.W, p.Y + p.H}, Picture: picture}
}
