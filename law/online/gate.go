package online

import (
	"yunting/law"
	"yunting/law/track"
)

// Test is one condition, whether it is met, and what to say about it.
type Test struct {
	Met      bool     `json:"met"`
	Sentence string   `json:"sentence"` // zh-Hans: what is met, or what is lacking and what to do
	Rule     law.Rule `json:"rule"`
}

// Gate is a set of conditions, all of which must be met.
type Gate struct {
	Open  bool      `json:"open"`
	Tests []Test    `json:"tests"`
	Basis law.Basis `json:"basis"`
}

func (g *Gate) test(met bool, rule law.Rule, yes, no string) {
	sentence := yes
	if !met {
		sentence, g.Open = no, false
	}
	g.Tests = append(g.Tests, Test{met, sentence, rule})
	for _, b := range g.Basis {
		if b.Key == rule.Key {
			return
		}
	}
	g.Basis = append(g.Basis, rule)
}

// Asynchronous is what is asked before a step is held at different times.
type Asynchronous struct {
	Step        Step        `json:"step"`
	Track       track.Track `json:"track"`
	AllConsent  bool        `json:"all_consent"`
	Hardship    bool        `json:"hardship"`    // it is really hard to be online at the same time
	Requested   bool        `json:"requested"`   // one party asked in writing
	Exchanged   bool        `json:"exchanged"`   // evidence was exchanged or an inquiry held online
	Undisputed  bool        `json:"undisputed"`  // no dispute about the main facts and evidence
	AgreeOnMode bool        `json:"agree_on_it"` // all agree on the asynchronous way of exchange, not only on being online
}

// MayBeAsynchronous tests OLR 20 (and 14 for evidence). A hearing by recorded video has further conditions.
func MayBeAsynchronous(a Asynchronous) Gate {
	g := Gate{Open: true}
	switch a.Step {
	case MediationStep, EvidenceStep, InquiryStep, HearingStep:
	default:
		g.test(false, Unequal, "", a.Step.Chinese()+"没有同步与非同步之分")
		return g
	}
	g.test(a.AllConsent, Unequal, "各方当事人同意非同步进行", "还没有得到各方当事人的同意，不能非同步进行")
	if a.Step == EvidenceStep {
		g.test(a.AgreeOnMode, Exchange, "各方选择非同步证据交换", "各方对交换方式没有一致意见的，适用同步在线证据交换")
	}
	if a.Step != HearingStep {
		return g
	}
	g.test(a.Track == track.Small || a.Track == track.Simplified, Recorded, "适用小额诉讼程序或者简易程序", "只有小额诉讼程序和简易程序的案件可以非同步庭审")
	g.test(a.Hardship, Recorded, "各方同时在线参与庭审确有困难", "没有同时在线确有困难的情形，应当同步庭审")
	g.test(a.Requested, Recorded, "已有当事人书面申请", "还没有当事人提出书面申请")
	g.test(a.Exchanged, Recorded, "已经在线证据交换或者调查询问", "请先进行在线证据交换或者调查询问")
	g.test(a.Undisputed, Recorded, "各方对主要事实和证据没有争议", "各方对主要事实或者证据还有争议，不能非同步庭审")
	return g
}

// Hearing is what decides whether a hearing may be held by video; every field is a fact.
type Hearing struct {
	AllRefuse       bool `json:"all_refuse"`        // 各方均不同意
	RefusedWithGood bool `json:"refused_with_good"` // 一方不同意且有正当理由
	NobodyAble      bool `json:"nobody_able"`       // 各方均不具备技术条件和能力
	OnSite          bool `json:"on_site"`           // 需现场查明身份、核对原件、查验实物
	Complex         bool `json:"complex"`           // 疑难复杂、证据繁多
	Secret          bool `json:"secret"`            // 国家安全、国家秘密
	WideAttention   bool `json:"wide_attention"`    // 重大社会影响，广泛关注
	Other           bool `json:"other"`             // 人民法院认为不宜的其他情形
}

// MayBeByVideo tests the bars of OLR 21. Only bars that apply are listed; an open gate has one sentence.
func MayBeByVideo(h Hearing) Gate {
	g := Gate{Open: true}
	for _, bar := range []struct {
		applies  bool
		sentence string
	}{
		{h.AllRefuse, "各方当事人均不同意在线庭审"},
		{h.RefusedWithGood, "一方当事人不同意在线庭审并且有正当理由"},
		{h.NobodyAble, "各方当事人均不具备参与在线庭审的技术条件和能力"},
		{h.OnSite, "需要通过庭审现场查明身份、核对原件、查验实物"},
		{h.Complex, "案件疑难复杂、证据繁多，在线庭审不利于查明事实和适用法律"},
		{h.Secret, "案件涉及国家安全、国家秘密"},
		{h.WideAttention, "案件具有重大社会影响，受到广泛关注"},
		{h.Other, "人民法院认为存在其他不宜在线庭审的情形"},
	} {
		if bar.applies {
			g.test(false, NoVideo, "", bar.sentence+"，应当线下庭审；已经完成的在线庭审活动有效")
		}
	}
	if g.Open {
		g.test(true, NoVideo, "没有不得在线庭审的情形", "")
	}
	return g
}

// Absence is why somebody was not in an online hearing.
type Absence struct {
	Left         bool `json:"left"`          // was there and left
	Warned       bool `json:"warned"`        // was prompted and warned, and stayed away
	Technical    bool `json:"technical"`     // network, equipment, power
	ForceMajeure bool `json:"force_majeure"` // 不可抗力
	GoodReason   bool `json:"good_reason"`   // another proper reason
}

// Counts is what an absence counts as.
type Counts string

const (
	Excused       Counts = "excused"         // no consequence
	RefusedAppear Counts = "refused"         // 拒不到庭
	LeftMidway    Counts = "left-midway"     // 中途退庭
	PromptFirst   Counts = "prompt-and-warn" // prompt and warn first
)

// Judge applies OLR 25.
func Judge(a Absence) Counts {
	switch {
	case a.Technical || a.ForceMajeure || a.GoodReason:
		return Excused
	case !a.Left:
		return RefusedAppear
	case a.Warned:
		return LeftMidway
	}
	return PromptFirst
}
