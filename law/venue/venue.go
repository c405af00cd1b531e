// Package venue explores jurisdiction 管辖: from facts to whether this Internet court, another court, or no court is to be asked.
package venue

import (
	"fmt"
	"strings"

	"yunting/law"
	"yunting/law/calendar"
)

// Verdict is the outcome for the person who asks.
type Verdict string

const (
	Here       Verdict = "here"        // this court
	OtherCourt Verdict = "other-court" // a court, but another one
	NotCourt   Verdict = "not-court"   // not a court at all
	Unclear    Verdict = "unclear"     // a place the answer depends on was not told
)

// Chinese is the verdict in a few words.
func (v Verdict) Chinese() string {
	return map[Verdict]string{Here: "可以向本院起诉", OtherCourt: "应向其他法院起诉", NotCourt: "不属于法院受理范围", Unclear: "信息不足，暂不能判断"}[v]
}

// Answer is the verdict with its reasons. It helps a person before filing and a clerk when filing; it decides nothing.
type Answer struct {
	Verdict Verdict   `json:"verdict"`
	Reasons []string  `json:"reasons"` // zh-Hans sentences
	Basis   law.Basis `json:"basis"`
	Item    string    `json:"item,omitempty"` // 第六项 of the scope; empty when the matter is in none
}

// because adds a reason and the provisions it rests on.
func (a *Answer) because(reason string, rules ...law.Rule) {
	a.Reasons = append(a.Reasons, reason)
	for _, r := range rules {
		if !strings.Contains(a.Basis.Articles(), r.Article) {
			a.Basis = append(a.Basis, r)
		}
	}
}

// Explore applies the scope in force on the day of filing, then level, agreement and place.
func Explore(filed calendar.Date, f Facts) Answer {
	var a Answer
	if f.Arbitration {
		a.Verdict = NotCourt
		a.because("双方有书面仲裁协议，应当向约定的仲裁机构申请仲裁。", arbitration.on(filed))
		return a
	}
	a.Verdict = OtherCourt
	if !Opening.InForce(filed.String()) {
		a.because("2018年9月28日以前立案的案件，由原受理法院继续审理。", Opening)
		return a
	}
	if most, rule, ok := levelOf(filed, f); ok {
		a.because(fmt.Sprintf("标的额%s，达到中级人民法院管辖第一审案件的标准%s，不属于基层人民法院管辖。", f.Amount.Yuan(), most.Yuan()), rule)
		return a
	}
	if f.AboveBasic {
		a.because("本案依法应当由中级以上人民法院作为第一审，不属于基层人民法院管辖。", level.on(filed))
		return a
	}
	if !a.inScope(filed, f) {
		return a
	}
	if decided := a.byAgreement(filed, f); !decided {
		a.byPlace(filed, f)
	}
	return a
}

// inScope tests the subject matter.
func (a *Answer) inScope(filed calendar.Date, f Facts) bool {
	rule, items := scope(filed)
	if f.Designated {
		a.Item = designated
		a.because("上级人民法院指定本院管辖。", rule)
		return true
	}
	found, lack, listed := find(items, f)
	switch {
	case listed && len(lack) == 0:
		a.Item = found.number
		a.because("本案是"+found.name+"，属于互联网法院的受案范围（"+found.number+"）。", rule)
		return true
	case listed:
		a.because("互联网法院受理"+found.name+"；但是"+strings.Join(lack, "，")+"，本案不在受案范围内，请向有管辖权的基层人民法院起诉。", rule)
		return false
	}
	if _, _, before := find(scope2018, f); before && rule.Key == Scope2025.Key {
		a.because(f.Matter.Chinese()+"纠纷自2025年11月1日起不再由互联网法院集中管辖，请向有管辖权的基层人民法院起诉；此前已经受理的案件由原法院继续审理。", rule, Transition)
		return false
	}
	a.because(f.Matter.Chinese()+"纠纷不在互联网法院的受案范围内，请向有管辖权的基层人民法院起诉。", rule)
	return false
}

// byAgreement lets a valid agreement on jurisdiction decide; an invalid one is named and passed over.
func (a *Answer) byAgreement(filed calendar.Date, f Facts) bool {
	g := f.Agreed
	if g == nil || strings.TrimSpace(g.City) == "" {
		return false
	}
	switch {
	case !f.property():
		a.because("本案不是合同或者其他财产权益纠纷，管辖协议不适用。", written.on(filed))
	case !g.Written:
		a.because("管辖协议不是书面的，不发生效力。", written.on(filed))
	case !g.connected():
		a.because("约定的法院所在地与争议没有实际联系，管辖协议不发生效力。", written.on(filed))
	case g.StandardTerms && g.Consumer && !g.Noticed:
		a.because("管辖协议是经营者的格式条款，没有以合理方式提请消费者注意，消费者可以主张无效，以下按法定管辖判断。", standardTerms)
	case same(g.City, f.City):
		a.Verdict = Here
		a.because(fmt.Sprintf("双方书面约定由%s的法院管辖，该地与争议有实际联系。", g.City), written.on(filed), Agreement)
		return true
	default:
		a.because(fmt.Sprintf("双方书面约定由%s的法院管辖，请向该地有管辖权的法院起诉。", g.City), written.on(filed))
		return true
	}
	return false
}

// byPlace tests the territorial links; one within the city is enough.
func (a *Answer) byPlace(filed calendar.Date, f Facts) {
	if f.Designated {
		a.Verdict = Here
		return
	}
	var elsewhere, unknown []string
	var rules law.Basis
	for _, l := range links(filed, f) {
		switch {
		case same(l.city, f.City):
			a.Verdict = Here
			a.because(fmt.Sprintf("%s在%s，属于本院辖区。", l.what, l.city), l.rule)
			return
		case strings.TrimSpace(l.city) == "":
			unknown = append(unknown, l.what)
		default:
			elsewhere = append(elsewhere, fmt.Sprintf("%s在%s", l.what, l.city))
		}
		rules = append(rules, l.rule)
	}
	if len(unknown) > 0 {
		a.Verdict = Unclear
		a.because("还不知道"+strings.Join(unknown, "、")+"，不能判断是否属于本院辖区，请补充填写。", rules...)
		return
	}
	a.because(strings.Join(elsewhere, "，")+"，都不在本院辖区，请向上述地点有管辖权的法院起诉。", rules...)
}
