package service

import (
	"slices"
	"strings"

	"yunting/docket"
	"yunting/id"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/limit"
)

// Ground is why a paper is served by public notice; the notice says it (CPL-I 139), the file says more.
type Ground string

const (
	Missing     Ground = "missing"     // 下落不明
	Unreachable Ground = "unreachable" // 其他方式无法送达
)

// Chinese is the ground as the notice says it.
func (g Ground) Chinese() string {
	switch g {
	case Missing:
		return "你下落不明"
	case Unreachable:
		return "用其他方式无法向你送达"
	}
	return string(g)
}

// Board is where a notice always appears: the court's own site.
const Board = "本院网站公告栏"

// Publish serves by public notice 公告送达, the last resort: other means were tried, and the reason and the course go
// into the file. It is published on the court's site on the day it is entered.
type Publish struct {
	Delivery id.Delivery   `json:"delivery"`
	To       id.Party      `json:"to"`
	Papers   []string      `json:"papers"`
	Ground   Ground        `json:"ground"`
	Reason   string        `json:"reason"`          // reason and course, for the file
	Where    string        `json:"where,omitempty"` // where else it is posted or printed, no later than today
	Until    calendar.Date `json:"until,omitzero"`  // last day of the period, found by Decide
	Tries    int           `json:"tries,omitempty"` // how many tries the docket showed, found by Decide
}

func (Publish) Kind() docket.Kind { return "service.publish" }

func (a Publish) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if err := s.known(a.To, ByNotice); err != nil {
		return nil, nil, err
	}
	if s.Find(a.Delivery) != nil || s.Running(a.To, a.Papers...) != nil {
		return nil, nil, law.Refuse(ByNotice, "公告已经发布，期满前不必重复发布")
	}
	if a.Ground != Missing && a.Ground != Unreachable {
		return nil, nil, at("ground", ByNotice, "请选择公告送达的原因：受送达人下落不明，或者其他方式无法送达")
	}
	tries := s.TriesFor(a.To, a.Papers)
	if len(tries) == 0 {
		return nil, nil, at("ground", ByNotice, "案卷里没有用其他方式送达过的记录，不能公告；请先送达，没有成功的在“登记未送达”里记录")
	}
	if a.Ground == Unreachable && !slices.ContainsFunc(tries, func(t Try) bool { return t.Paper }) {
		return nil, nil, at("ground", ByNotice, "只用电子方式试过，还不能说其他方式无法送达；请先邮寄或者直接送达，没有成功的在“登记未送达”里记录")
	}
	if len([]rune(strings.TrimSpace(a.Reason))) < 5 {
		return nil, nil, at("reason", ByNotice, "公告送达应当在案卷中记明原因和经过，请写明已经试过哪些方式")
	}
	today, abroad := calendar.Of(in.Now), s.Facts.Abroad(a.To)
	a.Tries, a.Until = len(tries), limit.NoticeOf(abroad).Run(today, in.Court.Calendar()).Until
	if on := s.Facts.HearingOn(); slices.Contains(a.Papers, "summons") && !on.After(a.Until) {
		return nil, nil, law.Refuse(NoticeSays, "开庭日期（%s）不晚于公告期满日（%s），公告传票没有意义；请法官在该次开庭时间过后另定更晚的时间", on.Chinese(), a.Until.Chinese())
	}
	return a, law.Basis{limit.NoticeOf(abroad).Rule, ByNotice, NoticeDay, NoticeSays}, nil
}

func (a Publish) Apply(s *Sheet, e docket.Entry) {
	s.Notice = &Notice{Delivery: a.Delivery, To: a.To, Papers: a.Papers, Ground: a.Ground, Reason: a.Reason, Where: a.Where, On: calendar.Of(e.At), Until: a.Until}
	s.Notices = append(s.Notices, s.Notice)
	s.Deliveries = append(s.Deliveries, &Delivery{
		ID: a.Delivery, To: a.To, Papers: a.Papers, Way: "notice", Grade: Sent, SentAt: e.At,
	})
}

// Notice is a service by public notice 公告送达.
type Notice struct {
	Delivery id.Delivery
	To       id.Party
	Papers   []string
	Ground   Ground
	Reason   string
	Where    string        // besides the court's site
	On       calendar.Date // published
	Until    calendar.Date // last day of the period
	Done     bool
}

// Running is the newest public notice to a party whose period is not over and whose papers, or these of them, did not
// reach the party in another way meanwhile; nil when there is none.
func (s *Sheet) Running(p id.Party, papers ...string) *Notice {
	for _, n := range slices.Backward(s.Notices) {
		if n.To != p || n.Done {
			continue
		}
		for _, k := range n.Papers {
			if _, served := s.Served(p, k); !served && (len(papers) == 0 || slices.Contains(papers, k)) {
				return n
			}
		}
	}
	return nil
}
