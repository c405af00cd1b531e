package jobs

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"

	"yunting/chancery"
	"yunting/clerk"
	"yunting/docket"
	"yunting/document"
	"yunting/document/form"
	"yunting/gateway/message"
	"yunting/id"
	"yunting/procedure"
	"yunting/register/query"
	"yunting/service"
	"yunting/vault"
)

// Do carries out one effect. Doing it twice changes nothing.
func (w *Works) Do(ctx context.Context, f procedure.Effect) error {
	switch f.Do {
	case procedure.Print, procedure.Serve:
		return w.issue(ctx, f)
	case procedure.Deliver:
		return w.deliver(ctx, f)
	case procedure.Invite:
		return w.invite(ctx, f)
	case procedure.Check:
		return w.check(ctx, f)
	case procedure.Notify:
		return w.notify(ctx, f)
	}
	return fmt.Errorf("jobs: no effect is called %q", f.Do)
}

// issue makes papers from the docket as it stood at the entry that caused them, so that a second try makes the same bytes.
func (w *Works) issue(ctx context.Context, f procedure.Effect) error {
	rd, err := w.Clerk.Read(ctx, f.Matter)
	if err != nil {
		return err
	}
	cause, past := rd.Entries[f.Seq-1], upTo(rd.Entries, f.Seq)
	then := procedure.NewCivil(w.Clerk.Court)
	for _, e := range past {
		then.Apply(e)
	}
	var acts []docket.Act
	for _, x := range rd.Matter.(*procedure.Civil).Papers.Papers {
		if x.Cause == f.Seq && slices.Contains(f.Papers, x.Kind) && (x.For == f.To || x.For == "" && f.Do == procedure.Print) {
			return nil // an earlier try has done it: nobody is given a second certificate for one act
		}
	}
	for _, kind := range f.Papers {
		p, err := chancery.Make(then, past, kind, f.To, cause.At)
		if err != nil {
			return fmt.Errorf("jobs: %s of %s: %w", kind, f.Matter, err)
		}
		a := document.Issue{Paper: kind, Cause: f.Seq}
		if f.Do == procedure.Serve {
			a.For = f.To
		}
		if w.Codes != nil {
			a.Code = w.Codes.For(f.Matter, kind, a.For, f.Seq)
			p.Corner = form.Corner(a.Code, w.Base+"/d/"+a.Code)
		}
		if err := w.print(ctx, then, p, cause, &a); err != nil {
			return fmt.Errorf("jobs: %s of %s: %w", kind, f.Matter, err)
		}
		acts = append(acts, a)
	}
	if f.Do == procedure.Serve {
		acts = append(acts, w.send(rd.Matter.(*procedure.Civil), f))
	}
	_, err = w.Clerk.Enter(ctx, clerk.Order{Matter: f.Matter, By: procedure.TheCourt, Acts: acts})
	var twice document.ErrIssued
	if errors.As(err, &twice) {
		return nil
	}
	return err
}

// upTo is the docket up to the order that an entry belongs to: what one person entered at one instant stands together,
// so a complaint lists the exhibits that came with it.
func upTo(es []docket.Entry, seq int) []docket.Entry {
	cause := es[seq-1]
	for seq < len(es) && es[seq].At.Equal(cause.At) && es[seq].By.Person != "" && es[seq].By.Person == cause.By.Person {
		seq++
	}
	return es[:seq]
}

// print sets a paper and puts it into the vault, beside it what it says, for pages. A rare character must not keep a paper from being served.
func (w *Works) print(ctx context.Context, c *procedure.Civil, p form.Paper, cause docket.Entry, a *document.Issue) error {
	p.AllowMissing = true
	use, err := w.sealed(ctx, a.Paper, &p)
	if err != nil {
		return err
	}
	press := w.Press
	if press == nil {
		press = form.Paper.Set
	}
	r, err := press(p)
	if err != nil {
		return err
	}
	if len(r.Missing) > 0 {
		w.Log.Warn("a paper has characters without a glyph", "count", len(r.Missing))
	}
	a.Pages = r.Pages
	pdf, err := w.sign(ctx, c, p, r, cause, use, a)
	if err != nil {
		return err
	}
	if a.File, a.Size, err = w.Vault.Put(ctx, bytes.NewReader(pdf)); err != nil {
		return err
	}
	if w.Press == nil { // its text is searched
		if err := w.read(ctx, Normalise{Court: w.Clerk.Court.Code, File: a.File, Media: vault.PDF, Own: true}); err != nil {
			return err
		}
	}
	said, err := json.Marshal(p.Document().Blocks)
	if err != nil {
		return err
	}
	a.Content, _, err = w.Vault.Put(ctx, bytes.NewReader(said))
	return err
}

// send chooses the way: the account on this platform for a party with a confirmed address, otherwise a message with a link.
func (w *Works) send(c *procedure.Civil, f procedure.Effect) service.Send {
	s := service.Send{Delivery: id.Delivery(fmt.Sprintf("v%d-%s", f.Seq, f.To)), To: f.To, Way: "sms"}
	for _, k := range append(f.Enclosed, f.Papers...) {
		s.Papers = append(s.Papers, string(k))
	}
	if c.Service.Electronic(f.To) && c.PersonOf(f.To) != "" {
		s.Way = "inbox"
	}
	return s
}

// deliver carries a delivery to the addressee and notes that it arrived, or that it could not.
func (w *Works) deliver(ctx context.Context, f procedure.Effect) error {
	rd, err := w.Clerk.Read(ctx, f.Matter)
	if err != nil {
		return err
	}
	c := rd.Matter.(*procedure.Civil)
	d := c.Service.Find(f.Delivery)
	if d == nil || d.Grade != service.Sent {
		return nil
	}
	var act docket.Act = service.Arrive{Delivery: f.Delivery}
	var names string
	for i, k := range d.Papers {
		if i > 0 {
			names += "、"
		}
		names += document.Kind(k).Chinese()
	}
	person, mail := c.PersonOf(f.To), c.Service.Addresses[f.To].Email
	if person != "" && !d.Confirmed {
		act = service.Fail{Delivery: f.Delivery, Why: "受送达人没有同意电子送达，请邮寄或者直接送达"}
		err = w.tell(ctx, f, person, mail, "法院将向您邮寄文书", fmt.Sprintf("%s：您没有同意电子送达，法院将以其他方式向您送达%s。", c.Name(), names), "/cases/"+string(f.Matter)+"/service")
	} else if person != "" {
		err = w.tell(ctx, f, person, mail, "法院向您送达文书", fmt.Sprintf("%s：法院向您送达%s，请及时查阅。", c.Name(), names), "/cases/"+string(f.Matter)+"/service")
	} else if to := c.Filing.Complaint.Defendant.Mobile; to != "" {
		code := w.Code(f.Matter, service.Door(f.To, c.Service.Rounds[f.To]))
		m := w.message(f, "", "法院向您送达文书", "/join/"+code)
		m.Channel, m.Address, m.Party, m.Delivery = message.SMS, to, string(f.To), string(f.Delivery)
		m.Body = fmt.Sprintf("【%s】您有一份诉讼材料待查阅（%s），关联码%s。打开链接可查看内容和期限：%s。法院不会要求您转账。", w.Clerk.Court.Name, names, code, w.Base+"/join/"+code)
		var carried bool
		if carried, err = w.post(ctx, m); carried {
			return err // it arrives, or fails, when it is carried
		}
	} else {
		act = service.Fail{Delivery: f.Delivery, Why: "没有受送达人的手机号码，无法电子送达"}
	}
	if err != nil {
		return err
	}
	return w.note(ctx, f.Matter, act)
}

// notify tells a party something; a reminder is not service.
func (w *Works) notify(ctx context.Context, f procedure.Effect) error {
	person, link, mail := f.Person, f.Page, ""
	if person == "" {
		rd, err := w.Clerk.Read(ctx, f.Matter)
		if err != nil {
			return err
		}
		c := rd.Matter.(*procedure.Civil)
		if person = c.PersonOf(f.To); person == "" {
			return nil // nobody has joined yet; what he must know is served, not told
		}
		if c.Unproven(f.To) {
			return nil // who has not proved his mandate learns what is served, not what the other side does
		}
		mail = c.Service.Addresses[f.To].Email
		f.Text = c.Name() + "：" + f.Text
		link = "/cases/" + string(f.Matter)
		if f.Page != "" {
			link += "/" + f.Page
		}
	}
	return w.tell(ctx, f, person, mail, f.Title, f.Text, link)
}

// tell puts a message into a person's inbox and sends a reminder to his mobile and, when he gave one in this case, to
// his mail address; each once for one effect.
func (w *Works) tell(ctx context.Context, f procedure.Effect, person id.Person, mail, title, text, link string) error {
	m := w.message(f, person, title, link)
	m.Channel, m.Body = "inbox", text
	if _, err := w.post(ctx, m); err != nil {
		return err
	}
	say := fmt.Sprintf("【%s】%s详情请登录：%s", w.Clerk.Court.Name, text, w.Base+link)
	if mail != "" && w.Office.Takes(message.Mail) {
		m := w.message(f, person, title, link)
		m.Channel, m.Address, m.Body = message.Mail, mail, say
		if _, err := w.post(ctx, m); err != nil {
			return err
		}
	}
	a, err := w.Q.AccountByID(ctx, query.AccountByIDParams{Court: string(w.Clerk.Court.Code), ID: string(person)})
	if errors.Is(err, pgx.ErrNoRows) || err == nil && a.Mobile == "" {
		return nil
	} else if err != nil {
		return err
	}
	m = w.message(f, person, title, link)
	m.Channel, m.Address, m.Body = message.SMS, a.Mobile, say
	_, err = w.post(ctx, m)
	return err
}

// message is a new message because of an effect.
func (w *Works) message(f procedure.Effect, person id.Person, title, link string) query.AddMessageParams {
	return query.AddMessageParams{ID: id.New(), Cause: cause(f), Person: string(person), Matter: string(f.Matter), Title: title, Link: link}
}

// cause names an effect: one message for one of them.
func cause(f procedure.Effect) string {
	if f.Holiday != 0 {
		return fmt.Sprintf("holiday/%d/%s/%s%s/%s", f.Holiday, f.Matter, f.To, f.Person, f.Do)
	}
	return fmt.Sprintf("%s/%d/%s%s/%s", f.Matter, f.Seq, f.To, f.Person, f.Do)
}
