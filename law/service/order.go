package service

import (
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/track"
)

// Means is a way of serving a paper.
type Means string

const (
	ByHand       Means = "direct"     // 直接送达
	ByLeaving    Means = "left"       // 留置送达
	ByElectronic Means = "electronic" // 电子送达
	ByEntrusting Means = "entrusted"  // 委托送达
	ByPost       Means = "post"       // 邮寄送达
	ByForwarding Means = "forwarded"  // 转交送达
	ByNotice     Means = "notice"     // 公告送达
)

// Chinese is the means' name.
func (m Means) Chinese() string {
	return map[Means]string{ByHand: "直接送达", ByLeaving: "留置送达", ByElectronic: "电子送达", ByEntrusting: "委托送达", ByPost: "邮寄送达", ByForwarding: "转交送达", ByNotice: "公告送达"}[m]
}

// Paper is what kind of document is served, as far as that matters.
type Paper string

const (
	Ordinary  Paper = "ordinary"  // complaint, notice, summons
	Decision  Paper = "decision"  // judgment, ruling
	Mediation Paper = "mediation" // 调解书
)

// Agreement is how a receiver consented to electronic service (OLR 29). Empty: not at all.
type Agreement string

const (
	Expressly Agreement = "express"  // 明确表示同意
	Promised  Agreement = "promised" // 诉讼前已作出约定或者承诺
	Offered   Agreement = "offered"  // 在起诉状、答辩状等中主动提供电子地址
	Accepted  Agreement = "accepted" // 接受已经完成的电子送达, 未表示不同意
)

// Receiver is what is known about who is to be served.
type Receiver struct {
	Today     calendar.Date `json:"today"`
	Paper     Paper         `json:"paper"`
	Track     track.Track   `json:"track"`
	Agreement Agreement     `json:"agreement,omitempty"`
	Missing   bool          `json:"missing,omitempty"`  // 下落不明
	Abroad    bool          `json:"abroad,omitempty"`   // no domicile in the territory
	Soldier   bool          `json:"soldier,omitempty"`  // 军人
	Detained  bool          `json:"detained,omitempty"` // 被监禁或者被采取强制性教育措施
	Refuses   bool          `json:"refuses,omitempty"`  // refused to take the paper when it was brought
	Tried     []Means       `json:"tried,omitempty"`    // tried in vain
	Internet  bool          `json:"internet,omitempty"` // the court is an Internet court (ICR18 18)
}

// Step is one means in the order of the law.
type Step struct {
	Means  Means     `json:"means"`
	Open   bool      `json:"open"`
	Reason string    `json:"reason"` // zh-Hans
	Basis  law.Basis `json:"basis"`
}

// Order lists every means in the order in which it is to be tried, open or not and why. Public notice comes last and
// is open only when nothing else is left.
func Order(r Receiver) []Step {
	steps := []Step{r.electronic(), r.direct(), r.leaving(), r.entrusting(ByEntrusting), r.entrusting(ByPost), r.forwarding()}
	left := false
	for i := range steps {
		for _, m := range r.Tried {
			if steps[i].Open && steps[i].Means == m {
				steps[i].Open, steps[i].Reason = false, "已经试过，没有送达"
			}
		}
		left = left || steps[i].Open
	}
	steps = append(steps, r.notice(left))
	for i := range steps {
		steps[i].Basis = dated(steps[i].Basis, r.Today)
	}
	return steps
}

func step(m Means, open bool, reason string, basis ...law.Rule) Step {
	return Step{m, open, reason, basis}
}

func (r Receiver) electronic() Step {
	rule := Electronic
	if Electronic0.InForce(r.Today.String()) {
		rule = Electronic0
		if r.Paper != Ordinary {
			return step(ByElectronic, false, "2022年以前，判决书、裁定书、调解书不得电子送达", rule)
		}
	}
	if r.Agreement == "" {
		return step(ByElectronic, false, "受送达人没有同意电子送达，请先征得同意并确认地址", rule, Consent)
	}
	return step(ByElectronic, true, "受送达人同意电子送达；需要纸质文书的，应当提供", rule, Consent)
}

func (r Receiver) direct() Step {
	switch {
	case r.Missing:
		return step(ByHand, false, "受送达人下落不明", Direct)
	case r.Abroad:
		return step(ByHand, false, "受送达人在中华人民共和国领域内没有住所，按涉外送达的方式办理", Abroad)
	case r.Soldier || r.Detained:
		return step(ByHand, false, "受送达人应当由所在单位转交", Forwarding)
	}
	return step(ByHand, true, "直接送交受送达人；本人不在的，由同住成年家属等有权签收的人签收", Direct)
}

func (r Receiver) leaving() Step {
	switch {
	case r.Paper == Mediation:
		return step(ByLeaving, false, "调解书应当直接送达当事人本人或者其指定的代收人，不适用留置送达", InPerson)
	case !r.Refuses:
		return step(ByLeaving, false, "受送达人没有拒绝接收，不需要留置", LeftBehind)
	case r.Missing || r.Abroad:
		return step(ByLeaving, false, "没有可以留置的住所", LeftBehind)
	}
	return step(ByLeaving, true, "受送达人拒绝接收，邀请见证人到场或者拍照、录像后，留在住所", LeftBehind)
}

func (r Receiver) entrusting(m Means) Step {
	switch {
	case r.Missing:
		return step(m, false, "受送达人下落不明", Entrusting)
	case r.Soldier || r.Detained:
		return step(m, false, "受送达人应当由所在单位转交", Forwarding)
	case r.Abroad && m == ByPost:
		return step(m, true, "受送达人所在国的法律允许邮寄送达的，可以邮寄", Abroad)
	case r.Abroad:
		return step(m, true, "按照条约、外交途径或者委托驻外使领馆代为送达", Abroad)
	}
	return step(m, true, "直接送达有困难的，可以"+m.Chinese(), Entrusting)
}

func (r Receiver) forwarding() Step {
	if r.Soldier || r.Detained {
		return step(ByForwarding, true, "由所在单位转交，以签收日期为送达日期", Forwarding)
	}
	return step(ByForwarding, false, "受送达人不是军人，也没有被监禁", Forwarding)
}

func (r Receiver) notice(left bool) Step {
	switch {
	case r.Track != track.Ordinary && !(r.Track == track.Simplified && r.Internet):
		return step(ByNotice, false, "适用"+r.Track.Chinese()+"的案件，不适用公告送达；需要公告的，应当转换程序", NoSummary)
	case left && !r.Missing:
		return step(ByNotice, false, "还有其他方式可以送达，不得公告送达", NoticeLast)
	case left:
		return step(ByNotice, false, "受送达人下落不明，但是同意电子送达，应当先电子送达", NoticeLast)
	}
	return step(ByNotice, true, "受送达人下落不明或者其他方式无法送达，可以公告；应当在案卷中记明原因和经过", NoticeLast)
}
