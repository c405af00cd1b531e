package jobs

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"time"
	"unicode"

	"yunting/clerk"
	"yunting/defence"
	"yunting/docket"
	"yunting/document"
	"yunting/filing"
	"yunting/id"
	"yunting/identity"
	"yunting/judgment"
	"yunting/keys"
	"yunting/law/calendar"
	"yunting/platform/autograph"
	"yunting/platform/pdfsign"
	"yunting/platform/typeset"
	"yunting/procedure"
)

const (
	partyGood   = 15 * time.Minute // how long a certificate for one act is good: the signature follows at once
	penWidth    = 96.0             // the largest picture of a signature, in points
	penHeight   = 36.0
	penLine     = 1.4
	penGap      = 6.0
	paperEdge   = 20.0     // from the edge of the sheet, points
	sheetWidth  = 595.2756 // A4
	mostPicture = 4 << 20  // bytes of a kept picture
)

// partySignature is how the act a party's paper comes from was signed; none when the paper comes from another act.
func partySignature(k document.Kind, a docket.Act) docket.Signature {
	switch a := a.(type) {
	case filing.File:
		if k == document.Complaint {
			return a.Complaint.Signed
		}
	case filing.Correct:
		if k == document.Complaint {
			return a.Complaint.Signed
		}
	case defence.Answer:
		if k == document.Answer {
			return a.Signed
		}
	case judgment.Appeal:
		if k == document.Appeal {
			return a.Signed
		}
	case judgment.AnswerAppeal:
		if k == document.AppealAnswer {
			return a.Signed
		}
	}
	return docket.Signature{}
}

// party prepares the signature of who handed a paper of a party in, with a certificate for this act alone. There is none
// when the act bears no signature, or when nobody has verified who stands behind the account: the court vouches for no
// name it did not check.
func (w *Works) party(ctx context.Context, c *procedure.Civil, r typeset.Result, cause docket.Entry, a *document.Issue) (keys.Signer, bool, error) {
	s := partySignature(a.Paper, cause.Act)
	if s.IsZero() || w.Press != nil {
		return keys.Signer{}, false, nil
	}
	known, err := w.verifiedBy(ctx, cause.By.Person, cause.At)
	if err != nil {
		return keys.Signer{}, false, err
	}
	if known == "" {
		w.Log.Warn("a party's paper is issued unsigned: the account's real name was not verified", "matter", cause.Matter, "entry", cause.Seq)
		return keys.Signer{}, false, nil
	}
	picture, err := w.drawn(ctx, s)
	if err != nil {
		return keys.Signer{}, false, fmt.Errorf("the signature of entry %d: %w", cause.Seq, err)
	}
	act := fmt.Sprintf("%s/%d %s", cause.Matter, cause.Seq, a.Paper)
	x, err := w.Desk.Party(ctx, partySigner(c, cause.By), act, partyGood, partyPlace(r, picture))
	if errors.Is(err, keys.ErrNone) {
		w.Log.Warn("a party's paper is issued unsigned: the court has no key to issue certificates with", "matter", cause.Matter, "entry", cause.Seq)
		return keys.Signer{}, false, nil
	}
	x.Capacity = partyCapacity(c, a.Paper, cause.By.Party)
	x.Reason = fmt.Sprintf("%s以%s签署%s，载于案卷第%d号记录；账号%s，%s", x.Capacity, s.Way.Chinese(), a.Paper.Chinese(), cause.Seq, cause.By.Person, known)
	return x, err == nil, err
}

// partySigner is the person who signs: the record names the party for which an agent or a head acts.
func partySigner(c *procedure.Civil, by docket.Actor) string {
	if m := c.Parties.Member[by.Party]; m.Person == by.Person && m.Name != "" {
		return m.Name
	}
	return by.Name
}

// partyCapacity is in which capacity somebody signs for a party, as the paper calls it.
func partyCapacity(c *procedure.Civil, k document.Kind, p id.Party) string {
	role := "原告"
	switch {
	case k == document.Appeal:
		role = "上诉人"
	case k == document.AppealAnswer:
		role = "被上诉人"
	case p != "" && p != procedure.P1:
		role = "被告"
	}
	if m := c.Parties.Member[p]; m.Capacity != "" && m.Capacity != identity.Self {
		role += "的" + m.Capacity.Chinese()
	}
	return role
}

// verifiedBy says in words how and when a person's real name had been verified at an instant; empty when it had not.
func (w *Works) verifiedBy(ctx context.Context, who id.Person, at time.Time) (string, error) {
	rd, err := w.Clerk.Read(ctx, procedure.PersonMatter(who))
	if errors.Is(err, clerk.NotFound) || err == nil && len(rd.Entries) == 0 {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	said := ""
	for _, e := range rd.Entries {
		if e.At.After(at) {
			break
		}
		switch a := e.Act.(type) {
		case identity.Verify:
			said = "实名于" + calendar.Of(e.At).Chinese() + "核验（" + numberless(a.How) + "）"
		case identity.Declare, identity.Reject:
			said = ""
		}
	}
	return said, nil
}

// numberless takes long numbers out of what somebody typed about a document: everybody who has the paper reads it.
func numberless(s string) string {
	var out []rune
	rs := []rune(s)
	for i := 0; i < len(rs); {
		j := i
		for j < len(rs) && (unicode.IsDigit(rs[j]) || unicode.In(rs[j], unicode.Latin) || rs[j] == '-' || rs[j] == ' ') {
			j++
		}
		digits := 0
		for _, r := range rs[i:j] {
			if unicode.IsDigit(r) {
				digits++
			}
		}
		switch {
		case j == i:
			out, i = append(out, rs[i]), i+1
		case digits >= 4:
			out, i = append(out, '…'), j
		default:
			out, i = append(out, rs[i:j]...), j
		}
	}
	return string(out)
}

// drawn is the picture of a signature; nil when the name was typed: the paper itself shows it.
func (w *Works) drawn(ctx context.Context, s docket.Signature) (*pdfsign.Picture, error) {
	if s.Way == docket.Typed {
		return nil, nil
	}
	f, _, err := w.Vault.Get(ctx, s.File)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, mostPicture))
	if err != nil {
		return nil, err
	}
	if s.Way == docket.Pictured {
		return pdfsign.Drawn(b)
	}
	d, err := autograph.Parse(string(b))
	if err != nil {
		return nil, err
	}
	ss, width, height := d.Fit(penWidth, penHeight)
	strokes := make([]pdfsign.Stroke, len(ss))
	for i, s := range ss {
		strokes[i] = s
	}
	return pdfsign.Strokes(width, height, penLine, strokes)
}

// partyPlace is where the signature goes: beside the printed name of who signs, the last of the lines, right of it as
// under a paper signed by hand.
func partyPlace(r typeset.Result, picture *pdfsign.Picture) *pdfsign.Place {
	var at typeset.Place
	found := false
	for i := 1; ; i++ {
		p, ok := r.Place(typeset.SignPlace + strconv.Itoa(i))
		if !ok {
			break
		}
		at, found = p, true
	}
	if !found || picture == nil {
		if !found {
			return nil
		}
		return place(at, nil)
	}
	w, h := picture.Size()
	if k := min(penWidth/w, penHeight/h); k < 1 {
		w, h = w*k, h*k
	}
	x := min(at.X+at.W+penGap, sheetWidth-paperEdge-w)
	y := at.Y + at.H/2 - h/2
	return &pdfsign.Place{Page: at.Page - 1, Rect: [4]float64{x, y, x + w, y + h}, Picture: picture}
}
