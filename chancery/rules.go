package chancery

import "yunting/law"

const (
	cpl    = "《中华人民共和国民事诉讼法》"
	cplint = "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》"
	ev     = "《最高人民法院关于民事诉讼证据的若干规定》"
	olr    = "《人民法院在线诉讼规则》"
	fees   = "《诉讼费用交纳办法》"
)

func rule(key, article, from, summary string) law.Rule {
	return law.Declare(law.Rule{Key: key, Article: article, From: from, Summary: summary})
}

// What the papers must say, and what they tell the parties.
var (
	// The complaint and its correction.
	Truthful  = rule("ev/63", ev+"第六十三条", "2020-05-01", "a party states the facts truly and completely; false statements are punished")
	Definite  = rule("cplint/209", cplint+"第二百零九条", "2022-04-10", "a defendant that cannot be told from others must be corrected; then the suit is refused")
	Restarted = rule("cplint/126", cplint+"第一百二十六条", "2022-04-10", "the period for acceptance runs anew from the day after the corrected material is handed in")

	// Notices.
	ToldRights = rule("cpl/129", cpl+"第一百二十九条", "2024-01-01", "the notices of acceptance and of response tell the parties their rights and duties")
	Rights     = rule("cpl/52", cpl+"第五十二条", "2024-01-01", "agents, recusal, evidence, debate, mediation, appeal, enforcement; rights are used lawfully, order kept, judgments performed")
	Settling   = rule("cpl/53", cpl+"第五十三条", "2024-01-01", "the parties may settle among themselves")
	Recusal    = rule("cpl/47", cpl+"第四十七条", "2024-01-01", "who must stay out of the case, and that a party may ask for it")
	ToldJudge  = rule("cpl/131", cpl+"第一百三十一条", "2024-01-01", "the parties are told within three days who tries the case")
	Agents     = rule("cpl/61-62", cpl+"第六十一条、第六十二条", "2024-01-01", "one or two agents with a written mandate; to admit, waive, change, settle, counterclaim or appeal needs special authority")
	Objection  = rule("cpl/130", cpl+"第一百三十条", "2024-01-01", "jurisdiction is objected to in the period for the answer; who answers without objection accepts it")

	// Fees.
	PrepaidFee  = rule("cpl/121", cpl+"第一百二十一条", "2024-01-01", "the parties pay the court fee as prescribed and may ask for deferral, reduction or waiver")
	Relief      = rule("fee/44", fees+"第四十四条", "2007-04-01", "who cannot pay may ask for deferral, reduction or waiver; waiver is for natural persons only")
	Recount     = rule("fee/43.3", fees+"第四十三条第三款", "2007-04-01", "who disputes the computation may ask the court that made it to check it")
	ToldRelief  = rule("fee/51", fees+"第五十一条", "2007-04-01", "a reduction or waiver is stated in the papers of the case")
	Review      = rule("fee/43.2", fees+"第四十三条第一款、第二款", "2007-04-01", "a decision on the fee is not appealed by itself; the president of the court reviews it on request within fifteen days")
	ReliefAsked = rule("fee/48", fees+"第四十八条", "2007-04-01", "relief is asked for in writing with proof; who is refused is told the reasons")
	Borne       = rule("fee/50", fees+"第五十条", "2007-04-01", "when the other side loses it bears the fee; when it wins, reduction or waiver depend on the circumstances of the relieved party")
	LoserPays   = rule("fee/29", fees+"第二十九条", "2007-04-01", "the loser bears the fee; who wins in part, bears what the court decides")
	FeeRefunded = rule("cplint/207", cplint+"第二百零七条", "2022-04-10", "what the winner prepaid and need not bear is refunded by the court and paid by the loser")
	SueAgain    = rule("cplint/214", cplint+"第二百一十四条", "2022-04-10", "who withdrew or is treated so may sue again on the same claim")

	// Evidence.
	Burden     = rule("cpl/67", cpl+"第六十七条", "2024-01-01", "who asserts, proves; the court collects what a party cannot for objective reasons")
	BurdenOf   = rule("cplint/90-91", cplint+"第九十条、第九十一条", "2022-04-10", "who relies on a fact proves it; who bears the burden bears the risk that it stays unproved")
	CourtFinds = rule("cplint/94", cplint+"第九十四条", "2022-04-10", "what a party may ask the court to collect, in writing and before the evidence period ends")
	Originals  = rule("olr/12", olr+"第十二条", "2021-08-01", "electronic copies serve; the original is asked for on reasoned objection, when incomplete or unclear, or when needed")
	EvidenceIn = rule("ev/50", ev+"第五十条", "2020-05-01", "the evidence notice tells burden, collection by the court, period, and what follows from delay")
	MoreTime   = rule("cplint/100", cplint+"第一百条", "2022-04-10", "more time for evidence is asked for in writing before the period ends and then holds for all")
	LateDegree = rule("cplint/102", cplint+"第一百零二条", "2022-04-10", "late by intent or gross negligence: not admitted unless it concerns basic facts; otherwise admitted with admonition")

	// Small claims.
	SmallTold      = rule("cplint/274", cplint+"第二百七十四条", "2022-04-10", "in small claims the parties are told bench, single instance, trial limit and fees")
	SmallObjection = rule("cplint/279", cplint+"第二百七十九条", "2022-04-10", "small claims procedure is objected to before the hearing")
	SmallChanged   = rule("cplint/278", cplint+"第二百七十八条", "2022-04-10", "changed claims, a counterclaim or a new party may take the case out of small claims")
	SmallVenue     = rule("cplint/276", cplint+"第二百七十六条", "2022-04-10", "in small claims a ruling on jurisdiction takes effect at once")
	SmallRetrial   = rule("cplint/424", cplint+"第四百二十四条", "2022-04-10", "a small claims judgment is reopened, if at all, by the court that gave it")
	RetrialTerm    = rule("cpl/216", cpl+"第二百一十六条", "2024-01-01", "retrial is applied for within six months of the judgment taking effect, on some grounds within six months of knowing them")
	SmallShort     = rule("cplint/280", cplint+"第二百八十条", "2022-04-10", "the judgment of a small claim may be short")

	// Hearing, rulings, judgment.
	StayedAway = rule("olr/25", olr+"第二十五条", "2021-08-01", "who stays away from an online hearing without fault of network, device, power or force majeure refuses to appear")
	Rulings    = rule("cpl/157.1.11", cpl+"第一百五十七条第一款第十一项", "2024-01-01", "other matters are decided by a ruling")
	DoubleDue  = rule("cpl/264", cpl+"第二百六十四条", "2024-01-01", "who does not pay in the term of the judgment pays doubled interest for the delay; other duties, a surcharge")
)
