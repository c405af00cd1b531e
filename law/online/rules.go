// Package online holds the rules of litigation and mediation online 在线诉讼、在线调解: who must consent to which step, when
// an identity is checked again, what may be tried asynchronously or by video, and the timers of mediation.
package online

import "yunting/law"

const (
	olr = "《人民法院在线诉讼规则》"
	omr = "《人民法院在线调解规则》"
	cpl = "《中华人民共和国民事诉讼法》"
)

func declare(key, article, from, summary string) law.Rule {
	return law.Declare(law.Rule{Key: key + "/online", Article: article, From: from, Summary: summary})
}

func litigation(number, article, summary string) law.Rule {
	return declare("olr/"+number, olr+article, "2021-08-01", summary)
}

func mediation(number, article, summary string) law.Rule {
	return declare("omr/"+number, omr+article, "2022-01-01", summary)
}

// The provisions on litigation.
var (
	PerStep     = litigation("4", "第四条", "each party consents for each step; consent to one step is none to another; the procuratorate's consent is needed too")
	GoOffline   = litigation("5", "第五条", "a step goes offline for want of ability or means, on withdrawal in good time without abuse, or for concrete reasons against another's being online")
	SilentAfter = litigation("6", "第六条", "who consented and then does nothing, without asking to go offline in time, bears the consequences")
	Identity    = litigation("7", "第七条", "accounts are opened with a real name; identity is verified again at each mediation, exchange of evidence and hearing")
	Invited     = litigation("10", "第十条", "without clear consent and registration in the set time the steps of that person are offline")
	Exchange    = litigation("14", "第十四条", "evidence is exchanged at one time or within a period; without agreement on which, at one time")
	Unequal     = litigation("20.1", "第二十条第一款", "with the consent of all, mediation, exchange, inquiry and hearing may be asynchronous")
	Recorded    = litigation("20.2", "第二十条第二款", "an asynchronous hearing by recorded video: small claims or simplified procedure only, hardship in meeting, a written request and the consent of all, no dispute on main facts and evidence")
	NoVideo     = litigation("21", "第二十一条", "when a hearing may not be held online; found later it moves offline and what was done stays valid")
	NoticedSide = litigation("23", "第二十三条", "who was summoned by public notice and did not consent before the hearing is offline; others may be online")
	StayingAway = litigation("25", "第二十五条第二款", "absence without failure of network, equipment or power or force majeure is refusal to appear; leaving after a warning is leaving midway")
	RecusalLaw  = declare("cpl/47", cpl+"第四十七条", "2022-01-01", "grounds of recusal")
	RecusalWho  = declare("cpl/49", cpl+"第四十九条", "2022-01-01", "who decides on a recusal")
	RecusalTime = declare("cpl/48", cpl+"第四十八条", "2022-01-01", "recusal is asked for with reasons at the start, or before the end of debate when the ground became known later")
	Appealable  = declare("cpl/157", cpl+"第一百五十七条第二款", "2022-01-01", "rulings of non-acceptance, on jurisdiction and of dismissal may be appealed")
	OneInstance = declare("cpl/165", cpl+"第一百六十五条", "2022-01-01", "small claims end with the first instance")
)

// The provisions on mediation.
var (
	ChoosingM  = mediation("10", "第十条", "the parties choose a mediator within two working days, else the court appoints, within three working days of the request")
	AcceptingM = mediation("12", "第十二条", "the mediator accepts or declines within three working days; silence lets another be chosen")
	DisclosedM = mediation("13", "第十三条", "mediators disclose kinship, interest and other relations; known and still agreed to they go on")
	ReplacedM  = mediation("14", "第十四条", "a mediator may be changed; refusing the new one without choosing is refusing mediation")
	AskingM    = mediation("15", "第十五条", "after a request of one side the other is asked within three working days; refusal or silence ends it")
	EffectM    = mediation("19", "第十九条", "the agreement takes effect when all parties have signed")
	LengthM    = mediation("24", "第二十四条", "thirty days before filing; after filing fifteen, in simplified procedure seven; longer by consent; from acceptance by the mediator, or from consent when a judge mediates")
	EndingM    = mediation("25", "第二十五条", "how an online mediation ends")
	AppraisalM = mediation("26", "第二十六条", "appraisal before suit is not counted in the mediation period")
)
