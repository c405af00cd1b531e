package calculator

import (
	"fmt"

	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/interest"
	"yunting/law/money"
)

// InterestQuestion asks for interest on a debt that is paid late.
type InterestQuestion struct {
	Principal string `query:"principal" help:"The debt in yuan, without general interest." doc:"The debt in yuan, without general interest 本金（元，不含一般债务利息）."`
	From      string `query:"from" help:"Last day of the term; the day after is the first day counted." doc:"Last day of the term 履行期限届满之日, YYYY-MM-DD; the day after is the first day counted."`
	To        string `query:"to" help:"Day of payment; it is counted." doc:"Day of payment 清偿之日, YYYY-MM-DD; it is counted."`
	Kind      string `query:"kind" default:"double" help:"double (late performance of a judgment) or lpr (a multiple of the one-year loan prime rate)." doc:"double 加倍部分债务利息, for late performance of a judgment; lpr 一年期贷款市场报价利率的倍数."`
	Times     string `query:"times" help:"Of lpr: how many times the rate, at most 4 with two decimals." doc:"Of lpr: how many times the rate 倍数, more than 0 and at most 4, with at most two decimals; 1 when absent."`
	Judged    string `query:"judged" help:"Of double: court date of the judgment, if not the last day of the term." doc:"Of double: court date of the judgment 裁判日期, which decides the number of the article; the last day of the term when absent."`
	Contract  string `query:"contract" help:"Of lpr: court date of the contract, if not the first one given." doc:"Of lpr: court date of the contract 合同成立之日, whose rate is taken; from when absent."`
}

// Interest is interest with its computation.
type Interest struct {
	Kind      string         `json:"kind"`
	Principal money.Fen      `json:"principal_fen"`
	Fen       money.Fen      `json:"interest_fen" doc:"The interest in fen, rounded half up once."`
	Text      string         `json:"text" doc:"The interest as printed, ¥1,834.65."`
	Days      int            `json:"days" doc:"Days counted."`
	First     calendar.Date  `json:"first" format:"date" doc:"The first day counted."`
	Until     calendar.Date  `json:"until" format:"date" doc:"The last day counted."`
	Counted   string         `json:"counted" doc:"Which day is counted and which is not (zh-Hans)."`
	Rate      string         `json:"rate" doc:"The rate: 0.0175% a day, or the loan prime rate a year."`
	Steps     []InterestStep `json:"lines" nullable:"false" doc:"The steps; their amounts add up to the interest."`
	Basis     law.Basis      `json:"basis" nullable:"false"`
}

// InterestStep is a stretch of days on one base at one rate.
type InterestStep struct {
	From   calendar.Date `json:"from" format:"date" doc:"The day before the first day counted."`
	Until  calendar.Date `json:"until" format:"date" doc:"The last day counted."`
	Days   int           `json:"days"`
	Base   money.Fen     `json:"base_fen"`
	Text   string        `json:"text" doc:"The computation (zh-Hans)."`
	Amount money.Fen     `json:"amount_fen"`
}

// The kinds of interest.
const (
	Double = "double"
	LPR    = "lpr"
)

// delaySince is the year from which the doubled part is computed as it is now.
const delaySince = 2014

// FindInterest computes interest for late performance, or at a multiple of the loan prime rate.
func FindInterest(q InterestQuestion) (Interest, error) {
	if err := tooLong(q); err != nil {
		return Interest{}, err
	}
	if q.Kind != Double && q.Kind != LPR {
		return Interest{}, refuse("kind", "没有“%s”这种利息，请用double（迟延履行加倍部分债务利息）或者lpr（一年期贷款市场报价利率的倍数）", q.Kind)
	}
	sum, err := amount("principal", "本金", q.Principal)
	if err != nil {
		return Interest{}, err
	}
	if sum == 0 {
		return Interest{}, refuse("principal", "本金应当大于0")
	}
	from, err := dateSince(delaySince, "from", "起算日", q.From)
	if err != nil {
		return Interest{}, err
	}
	to, err := dateSince(delaySince, "to", "截止日", q.To)
	if err != nil {
		return Interest{}, err
	}
	if !from.Before(to) {
		return Interest{}, refuse("to", "截止日%s应当晚于起算日%s", to, from)
	}
	r, rate, err := q.reckon(sum, from, to)
	if err != nil {
		return Interest{}, err
	}
	first, steps := from.AddDays(1), []InterestStep{}
	for _, l := range r.Lines {
		steps = append(steps, InterestStep(l))
	}
	return Interest{Kind: q.Kind, Principal: sum, Fen: r.InterestFen, Text: r.InterestFen.Yuan(), Days: r.Days, First: first, Until: to,
		Counted: fmt.Sprintf("%s不计算，自%s起算；%s计算在内，共%d日。", from.Chinese(), first.Chinese(), to.Chinese(), r.Days),
		Rate:    rate, Steps: steps, Basis: r.Basis}, nil
}

// reckon asks the rule of the kind.
func (q InterestQuestion) reckon(sum money.Fen, from, to calendar.Date) (interest.Result, string, error) {
	if q.Kind == Double {
		if q.Times != "" || q.Contract != "" {
			return interest.Result{}, "", refuse("kind", "倍数和合同成立之日只用于lpr，加倍部分债务利息的利率是固定的")
		}
		judged, err := orElse(from, "judged", "裁判日期", q.Judged)
		if err != nil {
			return interest.Result{}, "", err
		}
		r, err := interest.Double(interest.Debt{Judged: judged, Amount: sum, Expires: from, Until: to})
		return r, "日0.0175%", about("from", err)
	}
	if q.Judged != "" {
		return interest.Result{}, "", refuse("judged", "裁判日期只用于加倍部分债务利息")
	}
	times := money.Fen(100)
	if q.Times != "" {
		var err error
		if times, err = money.Parse(q.Times); err != nil || times == 0 || times > interest.MostTimes {
			return interest.Result{}, "", refuse("times", "倍数应当大于0、不超过4，最多两位小数，请核对“%s”", q.Times)
		}
	}
	on, err := orElse(from, "contract", "合同成立之日", q.Contract)
	if err != nil {
		return interest.Result{}, "", err
	}
	r, rate, err := interest.AtLPR(interest.Multiple{Principal: sum, Times: int64(times), On: on, From: from, Until: to})
	return r, fmt.Sprintf("年%d.%02d%% × %d.%02d", rate/100, rate%100, times/100, times%100), about(map[bool]string{true: "from", false: "contract"}[q.Contract == ""], err)
}

// orElse reads a date that may be left out.
func orElse(other calendar.Date, field, name, s string) (calendar.Date, error) {
	if s == "" {
		return other, nil
	}
	return dateSince(delaySince, field, name, s)
}

func (i Interest) Lines() []string {
	out := []string{i.Text, i.Counted}
	for _, l := range i.Steps {
		out = append(out, "  "+l.Text+"："+l.Amount.Yuan())
	}
	return append(out, basisLine(i.Basis))
}
