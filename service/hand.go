package service

import (
	"strings"
	"time"

	"yunting/docket"
	"yunting/id"
	"yunting/law"
	"yunting/law/calendar"
)

var (
	// Leaving papers with who refuses them.
	Leaving = law.Declare(law.Rule{
		Key: "cpl/89", Article: "《中华人民共和国民事诉讼法》第八十九条", From: "2024-01-01",
		Summary: "who refuses papers is served by leaving them: with invited representatives who sign as witnesses and the reason noted, or with photographs or video",
	})
	// Entrusting another court.
	Entrusting = law.Declare(law.Rule{
		Key: "cplint/134", Article: cplint + "第一百三十四条", From: "2022-04-10",
		Summary: "a court asked by letter to serve does so in ten days; the date signed on the receipt is the date of service",
	})
	// Forwarding through a regiment, a prison or an institution.
	Forwarding = law.Declare(law.Rule{
		Key: "cpl/92-94", Article: "《中华人民共和国民事诉讼法》第九十二条、第九十三条、第九十四条", From: "2024-01-01",
		Summary: "soldiers, prisoners and inmates are served through their unit or institution; the date signed on the receipt is the date of service",
	})
)

// Hand records service on paper, by the clerk 直接、留置、委托、转交、邮寄送达: what, when received, and the proof its way asks for.
type Hand struct {
	Delivery id.Delivery   `json:"delivery"`
	To       id.Party      `json:"to"`
	Papers   []string      `json:"papers"`
	Way      string        `json:"way"`   // direct, post, left, entrusted, forwarded
	On       calendar.Date `json:"on"`    // date received, as the receipt says; for left: the day it was left
	Proof    string        `json:"proof"` // tracking number or description of the signed receipt

	Posted  calendar.Date `json:"posted,omitzero"`   // post: the day it was handed to the post
	Signer  string        `json:"signer,omitempty"`  // who signed, and what he is to the addressee (CPL 88)
	Refused string        `json:"refused,omitempty"` // left: why it was refused
	Witness string        `json:"witness,omitempty"` // left: the representatives who were present and signed
	Footage string        `json:"footage,omitempty"` // left: the photographs or video of it
	Through string        `json:"through,omitempty"` // entrusted: the other court; forwarded: the unit or institution
}

func (Hand) Kind() docket.Kind { return "service.hand" }

func (a Hand) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if err := s.known(a.To, OnPaper); err != nil {
		return nil, nil, err
	}
	if s.Find(a.Delivery) != nil {
		return nil, nil, law.Refuse(OnPaper, "这次送达已经记录")
	}
	if a.On.IsZero() || a.On.After(calendar.Of(in.Now)) {
		return nil, nil, at("on", OnPaper, "请填写送达回证上的签收日期，不能晚于今天")
	}
	if on, begun := s.Begun[a.To]; begun && a.On.Before(on) {
		return nil, nil, at("on", OnPaper, "签收日期不能早于发起送达的日期（%s）", on.Chinese())
	}
	if strings.TrimSpace(a.Proof) == "" {
		return nil, nil, at("proof", OnPaper, "请填写邮件号码或者回证说明，作为送达的凭据")
	}
	under, err := a.proved()
	if err != nil {
		return nil, nil, err
	}
	return a, law.Basis{under}, nil
}

// proved asks for what each way must show, and tells the article it rests on.
func (a Hand) proved() (law.Rule, error) {
	said := func(s string) bool { return strings.TrimSpace(s) != "" }
	switch a.Way {
	case "direct":
		return OnPaper, nil
	case "post":
		switch {
		case a.Posted.IsZero():
			return OnPaper, at("posted", OnPaper, "邮寄送达的，请填写交邮日期")
		case a.Posted.After(a.On):
			return OnPaper, at("posted", OnPaper, "交邮日期（%s）不能晚于签收日期（%s）", a.Posted.Chinese(), a.On.Chinese())
		}
		return OnPaper, nil
	case "left":
		switch {
		case !said(a.Refused):
			return Leaving, at("refused", Leaving, "留置送达的，请写明谁拒收、为什么拒收")
		case !said(a.Witness) && !said(a.Footage):
			return Leaving, at("witness", Leaving, "留置送达的，请写明到场见证并签名的人，或者写明拍照、录像的情况")
		}
		return Leaving, nil
	case "entrusted", "forwarded":
		under, who := Entrusting, "受委托的人民法院"
		if a.Way == "forwarded" {
			under, who = Forwarding, "代为转交的机关、单位"
		}
		switch {
		case !said(a.Through):
			return under, at("through", under, "请填写%s", who)
		case !said(a.Signer):
			return under, at("signer", under, "请填写在送达回证上签收的人")
		}
		return under, nil
	}
	return OnPaper, at("way", OnPaper, "请选择送达方式：直接送达、留置送达、邮寄送达、委托送达或者转交送达")
}

func (a Hand) Apply(s *Sheet, e docket.Entry) {
	at, sent := a.On.Start(), e.At
	if !a.Posted.IsZero() {
		sent = a.Posted.Start()
	}
	under := OnPaper
	if len(e.Basis) > 0 {
		under = e.Basis[0]
	}
	s.Deliveries = append(s.Deliveries, &Delivery{
		ID: a.Delivery, To: a.To, Papers: a.Papers, Way: a.Way, Confirmed: true, Grade: Arrived,
		SentAt: sent, ArrivedAt: at, Effective: at, Under: under, Proof: a.proof(),
	})
}

// proof is the receipt in one line.
func (a Hand) proof() string {
	parts := []string{a.Proof}
	for _, x := range []struct{ name, text string }{{"签收人：", a.Signer}, {"拒收情况：", a.Refused}, {"见证人：", a.Witness}, {"拍照录像：", a.Footage}, {"经由：", a.Through}} {
		if x.text != "" {
			parts = append(parts, x.name+x.text)
		}
	}
	return strings.Join(parts, "；")
}

// ClosingOn is the court date on which this delivery of a judgment closes the case (审限规定 10): posted mail counts on
// the day of posting, a notice on the day of publication, everything else on the day it counts as served; zero while it
// counts as nothing.
func (d *Delivery) ClosingOn() calendar.Date {
	switch {
	case d.Way == "notice", d.Way == "post" && !d.Effective.IsZero():
		return calendar.Of(d.SentAt)
	case d.Effective.IsZero():
		return calendar.Date{}
	}
	return calendar.Of(d.Effective)
}

// Closes is the court date on which a kind of paper closes the case for a party: by the delivery that reached it first,
// else by the newest public notice of it; zero when neither stands.
func (s *Sheet) Closes(p id.Party, paper string) (on calendar.Date) {
	var first time.Time
	for _, d := range s.Deliveries {
		if d.To != p || !d.holds([]string{paper}) {
			continue
		}
		if !d.Effective.IsZero() && (first.IsZero() || d.Effective.Before(first)) {
			first, on = d.Effective, d.ClosingOn()
		} else if d.Effective.IsZero() && first.IsZero() && d.Way == "notice" {
			on = d.ClosingOn()
		}
	}
	return on
}
