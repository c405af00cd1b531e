package limit

// The periods of a party go by its domicile, not by its nationality: a foreigner who lives here has the domestic ones
// (CPL 283, 285, 286; CPL-I 536). Abroad means without domicile in the territory of the PRC.

// AnswerOf is the period in which a defendant answers, from its receipt of the complaint.
func AnswerOf(abroad bool) Period { return either(abroad, AnswerAbroad, Answer) }

// AppealOf is the period in which a party appeals against a judgment, from its own receipt of it.
func AppealOf(abroad bool) Period { return either(abroad, AppealAbroad, AppealJudgment) }

// NoticeOf is the period after which a paper published for a party counts as served.
func NoticeOf(abroad bool) Period { return either(abroad, NoticeAbroad, PublicNotice) }

func either(abroad bool, there, here Period) Period {
	if abroad {
		return there
	}
	return here
}
