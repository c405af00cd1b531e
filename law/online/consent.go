package online

import (
	"slices"

	"yunting/law"
)

// Step is one step of a case that may be taken online.
type Step string

const (
	FilingStep    Step = "filing"
	MediationStep Step = "mediation"
	EvidenceStep  Step = "evidence"
	InquiryStep   Step = "inquiry"
	HearingStep   Step = "hearing"
	ServiceStep   Step = "service"
)

// Steps lists the steps in the order of OLR 1.
func Steps() []Step {
	return []Step{FilingStep, MediationStep, EvidenceStep, InquiryStep, HearingStep, ServiceStep}
}

// Chinese is the step's name.
func (s Step) Chinese() string {
	return map[Step]string{FilingStep: "立案", MediationStep: "调解", EvidenceStep: "证据交换", InquiryStep: "询问", HearingStep: "庭审", ServiceStep: "送达"}[s]
}

// VerifyAgain tells whether identity is verified again at a step (OLR 7).
func (s Step) VerifyAgain() bool { return s == MediationStep || s == EvidenceStep || s == HearingStep }

// Stance is what one party said about going online for one step.
type Stance string

const (
	Chose     Stance = "chose"     // 主动选择
	Agreed    Stance = "agreed"    // 经告知后同意
	Declined  Stance = "declined"  // 不同意
	Silent    Stance = "silent"    // 未明确表示, 也未注册登录
	Withdrew  Stance = "withdrew"  // 反悔, in reasonable time and without abuse
	CannotUse Stance = "cannot"    // 欠缺能力或者条件
	Noticed   Stance = "noticed"   // summoned by public notice and did not consent before the hearing
	Abusive   Stance = "late-back" // 反悔, too late or to delay: the consent stands
)

// Party is who is asked about a step.
type Party struct {
	Name   string `json:"name"`
	Stance Stance `json:"stance"`
}

// Mode is how a step is held.
type Mode string

const (
	AllOnline  Mode = "online"
	Mixed      Mode = "mixed" // who agreed is online, who did not is offline
	AllOffline Mode = "offline"
)

// Chinese is the mode's name.
func (m Mode) Chinese() string {
	return map[Mode]string{AllOnline: "在线进行", Mixed: "同意的一方在线、其他当事人线下进行", AllOffline: "线下进行"}[m]
}

// Side is how one party takes part in a step, and why.
type Side struct {
	Name   string   `json:"name"`
	Online bool     `json:"online"`
	Reason string   `json:"reason"` // zh-Hans
	Rule   law.Rule `json:"rule"`
}

// Holding is how a step is held for everybody.
type Holding struct {
	Step   Step      `json:"step"`
	Mode   Mode      `json:"mode"`
	Sides  []Side    `json:"sides"`
	Verify bool      `json:"verify"` // identity is verified again
	Basis  law.Basis `json:"basis"`
}

// sides say what each stance leads to.
var sides = map[Stance]struct {
	online bool
	reason string
	rule   law.Rule
}{
	Chose: {true, "主动选择在线", PerStep}, Agreed: {true, "同意在线", PerStep},
	Declined: {false, "不同意在线", PerStep}, Silent: {false, "没有明确表示同意，也没有在指定期限内注册登录", Invited},
	Withdrew: {false, "已在合理期限内提出转为线下", GoOffline}, CannotUse: {false, "欠缺在线诉讼的能力或者条件", GoOffline},
	Noticed: {false, "公告送达的当事人没有在开庭前表示同意在线庭审", NoticedSide}, Abusive: {true, "反悔超过合理期限或者有拖延诉讼等不当情形，原同意有效", GoOffline},
}

// Hold decides how a step is held from what each party said about this very step. An unknown stance counts as silence.
// Unfit: the step itself is unfit for the network (OLR 5), and everybody is offline.
func Hold(step Step, parties []Party, unfit bool) Holding {
	h := Holding{Step: step, Verify: step.VerifyAgain(), Basis: law.Basis{PerStep}}
	on := 0
	for _, p := range parties {
		s, ok := sides[p.Stance]
		if !ok {
			s = sides[Silent]
		}
		side := Side{p.Name, s.online, s.reason, s.rule}
		if unfit {
			side = Side{p.Name, false, "本环节不宜在线办理", GoOffline}
		}
		if side.Online {
			on++
		}
		h.Sides = append(h.Sides, side)
		h.cite(side.Rule)
	}
	switch {
	case on == 0:
		h.Mode = AllOffline
	case on == len(parties):
		h.Mode = AllOnline
	default:
		h.Mode = Mixed
	}
	if h.Verify && on > 0 {
		h.cite(Identity)
	} else {
		h.Verify = false
	}
	return h
}

func (h *Holding) cite(r law.Rule) {
	if !slices.Contains(h.Basis, r) {
		h.Basis = append(h.Basis, r)
	}
}

// Reason is why one party wants another to be offline (OLR 5, third paragraph).
type Reason string

const (
	Complex      Reason = "complex"      // 案情疑难复杂
	WitnessThere Reason = "witness"      // 需证人现场作证
	InPerson     Reason = "cross-examin" // 有必要线下举证质证、陈述辩论
)

// AskOffline tests a party's request that others be offline. Nil: the court may grant it.
func AskOffline(reasons []Reason) error {
	for _, r := range reasons {
		switch r {
		case Complex, WitnessThere, InPerson:
			return nil
		}
	}
	return law.Refuse(GoOffline, "要求其他当事人线下参与的，请说明具体理由：案情疑难复杂、需要证人现场作证，或者有必要线下举证质证、陈述辩论")
}
