package procedure

import (
	"yunting/hearing"
	"yunting/id"
	"yunting/law"
)

// absent: the plaintiff who stays away.
var absent = law.Declare(law.Rule{
	Key: "cpl/146", Article: "《中华人民共和国民事诉讼法》第一百四十六条", From: "2024-01-01",
	Summary: "a summoned plaintiff who stays away without good reason may be treated as having withdrawn",
})

// attendance is the rule that makes a party come to the hearing.
func attendance(p id.Party) law.Rule {
	if p == P1 {
		return absent
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
