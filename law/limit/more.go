package limit

import (
	"time"

	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/period"
)

const (
	preserve = "《最高人民法院关于人民法院办理财产保全案件若干问题的规定》"
	ev       = "《最高人民法院关于民事诉讼证据的若干规定》"
)

// Named is a limit with the words for a list: what is to be done, and the event it runs from.
type Named struct {
	Name   string `json:"name"` // stable: "recusal-decision"
	What   string `json:"what"` // zh-Hans
	After  string `json:"after"`
	Period Period `json:"-"`
}

func named(name, what, after string, n int, unit period.Unit, key, article, from, summary string) Named {
	return Named{name, what, after, Period{law.Declare(law.Rule{Key: key + "/limit", Article: article, From: from, Summary: summary}), n, unit}}
}

// more are the limits beyond those of court.go and party.go, by stage.
var more = []Named{
	// pre-trial
	named("judges-told", "告知审判人员", "审判人员确定", 3, period.Day, "cpl/131", cpl+"第一百三十一条", "2022-01-01", "the parties are told who judges within three days"),
	named("hand-over", "移送审判庭", "决定立案", 3, period.Day, "sx2000/7", sx2000+"第七条", "2000-09-28", "the file goes to the trial division within three days of the decision to file"),
	named("evidence-appeal", "第二审提供新的证据", "指定举证期限的通知", 10, period.Day, "cplint/99/appeal", cplint+"第九十九条第二款", "2015-02-04", "new evidence on appeal: at least ten days"),
	named("recusal-decision", "对回避申请作出决定", "提出回避申请", 3, period.Day, "cpl/50", cpl+"第五十条", "2022-01-01", "a request for recusal is decided within three days"),
	named("recusal-review", "对回避复议申请作出决定", "收到复议申请", 3, period.Day, "cpl/50/review", cpl+"第五十条", "2022-01-01", "the review of a decision on recusal is decided within three days; work goes on"),
	// fees
	named("fee-counterclaim", "交纳反诉案件受理费", "提起反诉", 7, period.Day, "fee/22/counterclaim", "《诉讼费用交纳办法》第二十二条第一款", "2007-04-01", "the fee of a counterclaim within seven days from the day after filing it"),
	named("fee-appeal", "交纳上诉案件受理费", "收到交费通知", 7, period.Day, "fee/22/appeal", "《诉讼费用交纳办法》第二十二条第二款", "2007-04-01", "an appeal fee not paid with the appeal: within seven days of the notice"),
	named("fee-top-up", "补交案件受理费", "收到交费通知", 7, period.Day, "cplint/199", cplint+"第一百九十九条", "2015-02-04", "after conversion to ordinary procedure the other half within seven days"),
	named("fee-review", "对诉讼费用决定的复核作出决定", "收到复核申请", 15, period.Day, "fee/43", "《诉讼费用交纳办法》第四十三条", "2007-04-01", "a review of a decision on fees is decided within fifteen days"),
	named("fee-refund", "退还诉讼费用", "法律文书生效", 15, period.Day, "fee/53", "《诉讼费用交纳办法》第五十三条", "2007-04-01", "refunds within fifteen days of effect"),
	// preservation
	named("preservation-ruling", "作出保全裁定", "接受申请（需要担保的，提供担保）", 5, period.Day, "preserve/4", preserve+"第四条", "2016-12-01", "preservation is ruled within five days of the request or of the security"),
	named("preservation-start", "开始执行保全", "作出裁定", 5, period.Day, "preserve/4/start", preserve+"第四条", "2016-12-01", "preservation starts within five days of the ruling"),
	named("preservation-sue", "提起诉讼或者申请仲裁", "采取诉前保全措施", 30, period.Day, "cpl/104", cpl+"第一百零四条第三款", "2022-01-01", "after preservation before suit the suit is brought within thirty days, else it is lifted"),
	named("preservation-review", "对保全裁定申请复议", "收到裁定书", 5, period.Day, "preserve/25", preserve+"第二十五条", "2016-12-01", "a review of a preservation ruling is asked for within five days"),
	named("preservation-review-decision", "审查保全复议申请", "收到复议申请", 10, period.Day, "preserve/25/decide", preserve+"第二十五条", "2016-12-01", "the review is decided within ten days"),
	named("preservation-lift", "裁定解除保全", "收到解除保全申请", 5, period.Day, "preserve/23", preserve+"第二十三条", "2016-12-01", "preservation is lifted within five days of the request"),
	named("seizure-deposits", "冻结银行存款", "采取措施", 1, period.Year, "cplint/485/deposits", cplint+"第四百八十五条", "2015-02-04", "deposits are frozen for at most one year"),
	named("seizure-movables", "查封、扣押动产", "采取措施", 2, period.Year, "cplint/485/movables", cplint+"第四百八十五条", "2015-02-04", "movables are seized for at most two years"),
	named("seizure-land", "查封不动产、冻结其他财产权", "采取措施", 3, period.Year, "cplint/485/land", cplint+"第四百八十五条", "2015-02-04", "real estate and other rights are seized for at most three years"),
	// appeal
	named("appeal-copy", "送达上诉状副本", "收到上诉状", 5, period.Day, "cpl/174/copy", cpl+"第一百七十四条", "2022-01-01", "the appeal is sent to the other side within five days"),
	named("appeal-answer", "提出上诉答辩状", "收到上诉状副本", 15, period.Day, "cpl/174/answer", cpl+"第一百七十四条", "2022-01-01", "the answer to an appeal within fifteen days"),
	named("appeal-answer-abroad", "提出上诉答辩状（国内没有住所）", "收到上诉状副本", 30, period.Day, "cpl/286/answer", cpl+"第二百八十六条", "2024-01-01", "the answer of a party without domicile in the territory within thirty days"),
	named("appeal-send-up", "报送案卷", "收到上诉状、答辩状", 5, period.Day, "cpl/174/file", cpl+"第一百七十四条", "2022-01-01", "the file goes up within five days"),
	named("retrial", "申请再审", "判决、裁定发生法律效力", 6, period.Month, "cpl/216", cpl+"第二百一十六条", "2024-01-01", "a retrial is asked for within six months of effect"),
	// mediation and confirmation
	named("confirmation", "申请司法确认", "调解协议生效", 30, period.Day, "cpl/205", cpl+"第二百零五条", "2024-01-01", "judicial confirmation is asked for jointly within thirty days of the agreement's effect"),
	named("payment-order-objection", "对支付令提出书面异议", "收到支付令", 15, period.Day, "cpl/227", cpl+"第二百二十七条第二款", "2024-01-01", "a payment order is paid or opposed within fifteen days"),
	// sanctions
	named("sanction-review", "对罚款、拘留决定申请复议", "收到决定书", 3, period.Day, "cplint/185", cplint+"第一百八十五条", "2015-02-04", "a review of a fine or detention is asked for within three days"),
	named("sanction-review-decision", "作出罚款、拘留复议决定", "收到复议申请", 5, period.Day, "cplint/185/decide", cplint+"第一百八十五条", "2015-02-04", "it is decided within five days"),
	// enforcement
	named("enforcement-apply", "申请执行", "履行期限最后一日", 2, period.Year, "cpl/250", cpl+"第二百五十条", "2024-01-01", "enforcement is asked for within two years of the last day of performance"),
	named("enforcement-accept", "执行立案", "收到申请执行书", 7, period.Day, "sx2000/6", sx2000+"第六条", "2000-09-28", "enforcement is filed within seven days"),
	named("enforcement-notice", "发出执行通知", "收到申请执行书", 10, period.Day, "cplint/480", cplint+"第四百八十条", "2015-02-04", "the enforcement notice goes out within ten days"),
	named("enforcement-objection", "审查执行异议", "收到书面异议", 15, period.Day, "cpl/236", cpl+"第二百三十六条", "2024-01-01", "an objection to an act of enforcement is decided within fifteen days"),
	named("enforcement-review", "对执行异议裁定申请复议", "收到裁定书", 10, period.Day, "cpl/236/review", cpl+"第二百三十六条", "2024-01-01", "its review is asked for within ten days"),
	named("outsider-objection", "审查案外人异议", "收到书面异议", 15, period.Day, "cpl/238", cpl+"第二百三十八条", "2024-01-01", "an outsider's objection is decided within fifteen days"),
	named("outsider-suit", "提起执行异议之诉", "收到裁定书", 15, period.Day, "cpl/238/suit", cpl+"第二百三十八条", "2024-01-01", "the suit against it within fifteen days"),
	named("enforcement-idle", "可以向上一级人民法院申请执行", "收到申请执行书", 6, period.Month, "cpl/237", cpl+"第二百三十七条", "2024-01-01", "after six months without action the superior court may be asked"),
	named("distribution-objection", "对分配方案提出异议", "收到分配方案", 15, period.Day, "cplint/509", cplint+"第五百零九条", "2015-02-04", "a plan of distribution is opposed within fifteen days"),
	named("report-change", "补充报告财产变动", "财产发生变动", 10, period.Day, "assets/3-10", "《最高人民法院关于民事执行中财产调查若干问题的规定》第三条至第十条", "2017-05-01", "changes of reported assets are added within ten days"),
}

// Catalogue lists the limits a face can compute by name.
func Catalogue() []Named { return append([]Named{}, more...) }

// ByName finds a limit of the catalogue.
func ByName(name string) (Named, bool) {
	for _, n := range more {
		if n.Name == name {
			return n, true
		}
	}
	return Named{}, false
}

// Rules that are not one length after one event.
var (
	UrgentRule     = rule("cpl/103/limit", cpl+"第一百零三条第三款", "2022-01-01", "", "", "urgent preservation is ruled within forty-eight hours and carried out at once")
	BeforeSuit     = rule("cpl/104/hours/limit", cpl+"第一百零四条第二款", "2022-01-01", "", "", "preservation before suit is ruled within forty-eight hours and carried out at once")
	EvidencePauses = rule("ev/55/limit", ev+"第五十五条", "2020-05-01", "", "", "the evidence period stands still during an objection to jurisdiction and after a public notice begins at its end")
	ExchangeEnds   = rule("ev/56/limit", ev+"第五十六条", "2020-05-01", "", "", "the day on which evidence is exchanged is the last of the evidence period")
	HearingNotice  = rule("cpl/139/limit", cpl+"第一百三十九条", "2022-01-01", "", "", "parties are told of a hearing three days before it")
	Renewal        = rule("preserve/18/limit", preserve+"第十八条", "2016-12-01", "", "", "renewal of preservation is asked for seven days before it ends")
)

const urgentHours = 48

// Urgent is until when urgent preservation, or preservation before suit, is ruled.
func Urgent(received time.Time, beforeSuit bool) period.HourResult {
	r := period.CountHours(received, urgentHours)
	first := UrgentRule
	if beforeSuit {
		first = BeforeSuit
	}
	r.Basis = append(law.Basis{first}, r.Basis...)
	return r
}

// LatestHearingNotice is the last day on which a party can be told of a hearing in ordinary procedure. Periods that run
// backwards are not moved by rest days: that would shorten them.
func LatestHearingNotice(hearing calendar.Date) calendar.Date { return hearing.AddDays(-3) }

// LatestRenewal is the last day for asking that preservation go on.
func LatestRenewal(ends calendar.Date) calendar.Date { return ends.AddDays(-7) }

// EvidenceTime is what the end of an evidence period depends on.
type EvidenceTime struct {
	From      calendar.Date `json:"from"`      // receipt of the notice to produce evidence
	NoticeEnd calendar.Date `json:"noticed"`   // the end of a public notice; zero: none
	Objected  calendar.Date `json:"objected"`  // a jurisdiction objection was made; zero: none
	Resumed   calendar.Date `json:"resumed"`   // the ruling that rejected it took effect
	Exchange  calendar.Date `json:"exchanged"` // the day of the exchange of evidence; zero: none
}

// EvidenceUntil computes the end of an evidence period.
func EvidenceUntil(p Period, e EvidenceTime, cal *calendar.Calendar) period.Result {
	from := e.From
	if !e.NoticeEnd.IsZero() {
		from = e.NoticeEnd
	}
	r := p.Run(from, cal)
	if !e.Objected.IsZero() && e.Objected.After(from) && !e.Objected.After(r.Until) {
		// What was left of the period when it stopped runs on from the day after the ruling's effect.
		left := r.Raw.Sub(e.Objected)
		rest := period.Count(e.Resumed, max(left, 0), period.Day, cal)
		r.Raw, r.Until, r.Skipped, r.Provisional = rest.Raw, rest.Until, rest.Skipped, rest.Provisional || r.Provisional
		r.Basis = append(r.Basis, EvidencePauses)
	} else if from == e.NoticeEnd {
		r.Basis = append(r.Basis, EvidencePauses)
	}
	if !e.Exchange.IsZero() {
		r.Raw, r.Until, r.Skipped, r.Provisional = e.Exchange, e.Exchange, nil, false
		r.Basis = append(r.Basis, ExchangeEnds)
	}
	return r
}
