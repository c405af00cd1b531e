package service

import (
	"slices"
	"strings"

	"yunting/docket"
	"yunting/id"
	"yunting/law"
	"yunting/law/calendar"
)

// Attempt records a try to serve on paper that did not succeed 送达未成: post that came back, nobody at the door.
type Attempt struct {
	To     id.Party      `json:"to"`
	Way    string        `json:"way"` // post, direct, entrusted, phone
	On     calendar.Date `json:"on"`
	Result string        `json:"result"` // what happened, with the number of the mail or who was met
}

// tried are the ways an attempt may have gone.
var tried = []string{"post", "direct", "entrusted", "phone"}

func (Attempt) Kind() docket.Kind { return "service.attempt" }

func (a Attempt) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if err := s.known(a.To, OnPaper); err != nil {
		return nil, nil, err
	}
	if !slices.Contains(tried, a.Way) {
		return nil, nil, at("way", OnPaper, "请选择用哪种方式送达过：邮寄、直接送达、委托送达或者电话联系")
	}
	if a.On.IsZero() || a.On.After(calendar.Of(in.Now)) {
		return nil, nil, at("on", OnPaper, "请填写送达的日期，不能晚于今天")
	}
	if a.Result = strings.TrimSpace(a.Result); len([]rune(a.Result)) < 4 {
		return nil, nil, at("result", OnPaper, "请写明没有送达的情况，例如邮件号码和退回原因")
	}
	return a, law.Basis{OnPaper}, nil
}

func (a Attempt) Apply(s *Sheet, e docket.Entry) { s.Tries = append(s.Tries, a) }

// Try is one way somebody was tried to be reached, as the docket shows it.
type Try struct {
	On     calendar.Date
	Way    string
	Result string // zh-Hans
	Paper  bool   // by other than electronic means
}

// TriesFor lists what was tried to bring any of these papers to a party without success, and every try on paper or by
// phone: the course that the file must show before a public notice (CPL 95).
func (s *Sheet) TriesFor(p id.Party, papers []string) (out []Try) {
	for _, d := range s.Deliveries {
		if d.To != p || d.Way == "notice" || !d.Effective.IsZero() || !d.holds(papers) {
			continue
		}
		t := Try{On: calendar.Of(d.SentAt), Way: d.Way, Result: d.Grade.Chinese() + "，没有阅知的反馈"}
		if d.Grade == Failed {
			t.Result = d.Grade.Chinese()
			if d.Failure != "" {
				t.Result += "：" + d.Failure
			}
		}
		out = append(out, t)
	}
	for _, x := range s.Tries {
		if x.To == p {
			out = append(out, Try{On: x.On, Way: x.Way, Result: x.Result, Paper: x.Way != "phone"})
		}
	}
	slices.SortStableFunc(out, func(a, b Try) int { return a.On.Sub(b.On) })
	return out
}

// holds tells whether a delivery contains any of the papers.
func (d *Delivery) holds(papers []string) bool {
	return slices.ContainsFunc(papers, func(k string) bool { return slices.Contains(d.Papers, k) })
}

// at is a refusal beside one field of a form.
func at(field string, r law.Rule, say string, args ...any) error {
	no := law.Refuse(r, say, args...)
	no.Field = field
	return no
}
