// Package consent keeps who agreed to go online for which step 在线诉讼同意: per party, per step, and revocable.
package consent

import (
	"yunting/docket"
	"yunting/id"
	"yunting/law"
)

// Step is one part of a suit that may go online; agreeing to one never implies another.
type Step string

const (
	Filing   Step = "filing"   // 在线立案、提交材料
	Service  Step = "service"  // 电子送达
	Evidence Step = "evidence" // 在线举证、质证
	Async    Step = "async"    // 交互式（非同步）审理
	Hearing  Step = "hearing"  // 在线视频庭审
)

// Steps in the order of a suit.
var Steps = []Step{Filing, Service, Evidence, Async, Hearing}

// Chinese is the step's name on a page.
func (s Step) Chinese() string {
	switch s {
	case Filing:
		return "在线提交材料"
	case Service:
		return "电子送达"
	case Evidence:
		return "在线举证、质证"
	case Async:
		return "交互式（非同步）审理"
	case Hearing:
		return "在线视频庭审"
	}
	return string(s)
}

// PerStep is the rule that consent is asked for each party and each step.
var PerStep = law.Declare(law.Rule{
	Key: "olr/4", Article: "《人民法院在线诉讼规则》第四条", From: "2021-08-01",
	Summary: "litigation goes online only for the party and the step that consented after being informed; consent to one step never implies another",
})

// Leaving is the rule on going back offline.
var Leaving = law.Declare(law.Rule{
	Key: "olr/5", Article: "《人民法院在线诉讼规则》第五条", From: "2021-08-01",
	Summary: "a party may take consent back in reasonable time before the step, unless that is abusive",
})

// Sheet is what each party consented to.
type Sheet struct{ Given map[id.Party]map[Step]bool }

// Has tells whether a party consents to a step now.
func (s *Sheet) Has(p id.Party, step Step) bool { return s.Given[p][step] }

func (s *Sheet) set(p id.Party, steps []Step, v bool) {
	if s.Given == nil {
		s.Given = map[id.Party]map[Step]bool{}
	}
	if s.Given[p] == nil {
		s.Given[p] = map[Step]bool{}
	}
	for _, x := range steps {
		s.Given[p][x] = v
	}
}

// needParty refuses an actor who is no party.
func needParty(in docket.Scene) error {
	if in.By.Party == "" {
		return law.Refuse(PerStep, "只有当事人可以表示是否同意在线诉讼")
	}
	return nil
}
