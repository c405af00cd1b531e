package procedure

import (
	"yunting/hearing"
	"yunting/id"
	"yunting/law"
)

// attendance is the rule that makes a party come to the hearing.
func attendance(p id.Party) law.Rule {
	if p == P1 {
		return hearing.Absent
	}
	return hearing.Default
}

// absence is what follows when it does not, in words.
func absence(p id.Party) string {
	if p == P1 {
		return "经传票传唤，无正当理由不到庭的，可以按撤诉处理"
	}
	return "经传票传唤，无正当理由不到庭的，可以缺席判决"
}

func firstRule(b law.Basis) law.Rule {
	if len(b) == 0 {
		return law.Rule{}
	}
	return b[0]
}
