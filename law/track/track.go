// Package track chooses the trial procedure 审理程序: small claims, simplified or ordinary, from facts and dated thresholds.
package track

import (
	"fmt"

	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/money"
)

// Track is the procedure of first instance.
type Track string

const (
	Small      Track = "small"
	Simplified Track = "simplified"
	Ordinary   Track = "ordinary"
)

// Chinese is the track's name in a document; empty for an unknown track.
func (t Track) Chinese() string {
	return map[Track]string{Small: "小额诉讼程序", Simplified: "简易程序", Ordinary: "普通程序"}[t]
}

// Facts is what the choice depends on. They are facts about the case, not conclusions.
type Facts struct {
	Filed            calendar.Date // the day the case is filed (立案)
	Province         string        // of the court: 广东 or 广东省
	Amount           money.Fen     // the sum claimed
	MoneyOnly        bool          // the claim is only for the payment of money
	Clear            bool          // facts clear, rights and duties clear, little in dispute (CPL 160)
	ForeignRelated   bool          // 涉外
	DefendantMissing bool          // 起诉时被告下落不明
	StatusOrProperty bool          // personal status or confirmation of ownership
	NeedsAppraisal   bool          // valuation or appraisal needed, or a pre-suit one disputed
	Counterclaim     bool          // 反诉
	ManyParties      bool          // 当事人一方人数众多
	Public           bool          // state or public interest
	Remanded         bool          // 发回重审
	Retrial          bool          // 适用审判监督程序
	Revocation       bool          // 第三人起诉请求改变或者撤销生效裁判
	AgreedSmall      bool          // all parties agreed on small claims
	Pilot            bool          // the court took part in the pilot of 2020 and 2021
}

// Decision is the track with the reasons a party is told.
type Decision struct {
	Track     Track     `json:"track"`
	Reasons   []string  `json:"reasons"` // zh-Hans sentences, each naming the fact and the threshold it met
	Basis     law.Basis `json:"basis"`
	WageYear  int       `json:"wage_year,omitempty"` // the year of the wage used; 0: none was needed or known
	Threshold money.Fen `json:"threshold,omitempty"` // the sum up to which small claims is mandatory; 0: none
}

// Choose applies the law in force on the day of filing.
func Choose(f Facts) Decision {
	var d Decision
	if !d.simple(f) {
		d.Track = Ordinary
		return d
	}
	d.Track = Simplified
	if d.small(f) {
		d.Track = Small
	}
	return d
}

// say enters a reason and the provision it rests on.
func (d *Decision) say(rule law.Rule, sentence string, args ...any) {
	d.Reasons = append(d.Reasons, fmt.Sprintf(sentence, args...))
	d.cite(rule)
}

func (d *Decision) cite(rule law.Rule) {
	for _, r := range d.Basis {
		if r.Key == rule.Key {
			return
		}
	}
	d.Basis = append(d.Basis, rule)
}

// simple tells whether simplified procedure is open, which small claims presupposes.
func (d *Decision) simple(f Facts) bool {
	rule := inForce(f.Filed, SimpleCases, SimpleCases2017)
	open := true
	if !f.Clear {
		d.say(rule, "本案不属于事实清楚、权利义务关系明确、争议不大的简单民事案件，适用普通程序。")
		open = false
	}
	if f.ManyParties {
		d.say(SimpleBarred, "当事人一方人数众多，不适用简易程序。")
		open = false
	}
	if f.Public {
		d.say(SimpleBarred, "本案涉及国家利益或者社会公共利益，不适用简易程序。")
		open = false
	}
	for _, bar := range []struct {
		applies bool
		what    string
	}{{f.Remanded, "发回重审的案件"}, {f.Retrial, "适用审判监督程序的案件"}, {f.Revocation, "第三人请求改变或者撤销生效裁判的案件"}} {
		if bar.applies {
			d.say(SimpleBarred, "%s，不适用简易程序。", bar.what)
			open = false
		}
	}
	if open {
		d.say(rule, "本案事实清楚、权利义务关系明确、争议不大，属于简单民事案件。")
	}
	if open && f.DefendantMissing {
		d.say(NoticeSimplified, "被告下落不明，需要公告送达；本案是简单民事案件，互联网法院可以适用简易程序。")
	}
	return open
}
