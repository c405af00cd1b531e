package interest

import (
	"slices"

	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/money"
)

const delay = "《最高人民法院关于执行程序中计算迟延履行期间的债务利息适用法律若干问题的解释》"

// The provisions on the doubled part 加倍部分债务利息. The clause of the statute is cited in the numbering of the day on
// which the judgment was given.
var (
	Clause     = law.Declare(law.Rule{Key: "cpl/264/double", Article: "《中华人民共和国民事诉讼法》第二百六十四条", From: "2024-01-01", Summary: "who does not pay in time pays doubled interest for the delay"})
	Clause2021 = law.Declare(law.Rule{Key: "cpl2021/260/double", Article: "《中华人民共和国民事诉讼法》（2021年修正）第二百六十条", From: "2022-01-01", Until: "2023-12-31", Summary: "the same in the numbering of 2022 and 2023"})
	Clause2017 = law.Declare(law.Rule{Key: "cpl2017/253/double", Article: "《中华人民共和国民事诉讼法》（2017年修正）第二百五十三条", From: "2013-01-01", Until: "2021-12-31", Summary: "the same in the numbering before 2022"})
	Doubled    = law.Declare(law.Rule{Key: "delay/1/rate", Article: delay + "第一条", From: "2014-08-01", Summary: "the doubled part is the unpaid money debt without general interest, times 0.0175 per cent a day, times the days of delay"})
	Beginning  = law.Declare(law.Rule{Key: "delay/2/begin", Article: delay + "第二条", From: "2014-08-01", Summary: "it runs from the expiry of the term of performance, of each instalment, or from effect where no term is set"})
	Ending     = law.Declare(law.Rule{Key: "delay/3/end", Article: delay + "第三条", From: "2014-08-01", Summary: "it runs to the day of payment, of transfer, or of effect of the ruling on a sale; stays the debtor did not ask for are not counted"})
	Order      = law.Declare(law.Rule{Key: "delay/4/order", Article: delay + "第四条", From: "2014-08-01", Summary: "payments go to the debt of the judgment first, then to the doubled part, unless agreed otherwise"})
	DayCount   = law.Declare(law.Rule{Key: "interest/days", Article: delay + "第二条、第三条", From: "2018-09-28", Mark: law.Choice, Summary: "the day on which the term expires is not counted, the day of payment is: paid on the day after expiry means one day of delay"})
)

// Clauses is the provision of the statute in the numbering of a day; in today's where that of the day is not in the book.
func Clauses(judged calendar.Date) law.Rule { return inForce(judged, Clause, Clause2021, Clause2017) }

const (
	doubleRate = 175       // 0.0175 per cent a day is 175 millionths
	doubleUnit = 1_000_000 // millionths
	doubleText = "日万分之一点七五"
)

// Payment is what was paid of the debt on a day; on a sale the day the ruling took effect.
type Payment struct {
	Date   calendar.Date `json:"date"`
	Amount money.Fen     `json:"amount"`
}

// Pause is a stay not asked for by the debtor; both days are left out.
type Pause struct {
	From  calendar.Date `json:"from"`
	Until calendar.Date `json:"until"`
}

// Debt is a judgment debt that is paid late.
type Debt struct {
	Judged   calendar.Date `json:"judged"`  // decides the number of the article
	Amount   money.Fen     `json:"amount"`  // the money debt without general interest 一般债务利息
	Expires  calendar.Date `json:"expires"` // the last day of the term; the day of effect where none is set
	Until    calendar.Date `json:"until"`   // to which day interest is reckoned
	Payments []Payment     `json:"payments,omitempty"`
	Pauses   []Pause       `json:"pauses,omitempty"`
}

// Double computes the doubled part. Instalments are debts of their own. The error is a law.Refusal.
func Double(d Debt) (Result, error) {
	switch {
	case d.Amount <= 0:
		return Result{}, law.Refuse(Doubled, "请填写尚未清偿的金钱债务（不含一般债务利息）")
	case !Doubled.InForce(d.Expires.String()):
		return Result{}, law.Refuse(Doubled, "2014年8月1日以前的迟延履行利息按当时的规定计算，不能在这里计算")
	case d.Until.Before(d.Expires):
		return Result{}, law.Refuse(Beginning, "履行期限到%s才届满，还没有迟延履行", d.Expires.Chinese())
	}
	r := Result{Until: d.Until, Unpaid: d.Amount, unit: doubleUnit}
	r.cite(Clauses(d.Judged), Doubled, Beginning, Ending, DayCount)
	payments := slices.Clone(d.Payments)
	slices.SortStableFunc(payments, func(a, b Payment) int { return a.Date.Compare(b.Date) })
	from := d.Expires
	for _, p := range payments {
		if p.Amount < 0 {
			return Result{}, law.Refuse(Ending, "还款金额不能是负数")
		}
		if p.Date.After(d.Until) {
			break
		}
		if day := p.Date; day.After(from) {
			r.stretch(from, day, d.Pauses)
			from = day
		}
		r.Unpaid -= min(p.Amount, r.Unpaid)
		r.cite(Order)
	}
	r.stretch(from, d.Until, d.Pauses)
	return r, nil
}

// stretch enters the days after from up to until, less the days of pauses.
func (r *Result) stretch(from, until calendar.Date, pauses []Pause) {
	days := 0
	for day := from.AddDays(1); !day.After(until); day = day.AddDays(1) {
		if !slices.ContainsFunc(pauses, func(p Pause) bool { return !day.Before(p.From) && !day.After(p.Until) }) {
			days++
		}
	}
	r.add(from, until, days, r.Unpaid, doubleRate, doubleText)
}
