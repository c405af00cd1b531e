package interest

import (
	"fmt"

	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/money"
)

const lending = "《最高人民法院关于审理民间借贷案件适用法律若干问题的规定》"

// The provisions on private lending. They do not bind licensed lenders.
var (
	FourTimes = law.Declare(law.Rule{Key: "lending/25", Article: lending + "第二十五条", From: "2020-08-20", Mark: law.Memory, Summary: "interest above four times the one-year loan prime rate at the making of the contract is not supported"})
	Across    = law.Declare(law.Rule{Key: "lending/31", Article: lending + "第三十一条", From: "2020-08-20", Mark: law.Memory, Summary: "a contract made before 20 August 2020: the old rule to the day before, from then on four times the rate at the time of suing"})
	Old24     = law.Declare(law.Rule{Key: "lending2015/26", Article: lending + "（2015年）第二十六条", From: "2015-09-01", Until: "2020-08-19", Mark: law.Memory, Summary: "before 20 August 2020 interest up to 24 per cent a year is supported"})
	Year365   = law.Declare(law.Rule{Key: "interest/365", Article: lending + "第二十五条", From: "2018-09-28", Mark: law.Choice, Summary: "a yearly rate is spread over 365 days; the first day is not counted, the last is"})
)

// turning is the day from which the cap follows the loan prime rate.
var turning = calendar.Date{Y: 2020, M: 8, D: 20}

const (
	yearUnit = 365 * 10_000 // days times hundredths of a per cent
	old      = 2400         // 24 per cent
)

// Loan is a private loan with an agreed yearly rate.
type Loan struct {
	Principal money.Fen     `json:"principal"`
	Rate      int64         `json:"rate"`     // agreed, in hundredths of a per cent a year
	Contract  calendar.Date `json:"contract"` // when the contract was made
	Sued      calendar.Date `json:"sued"`     // when the suit was brought
	From      calendar.Date `json:"from"`     // interest from the day after
	Until     calendar.Date `json:"until"`
}

// Cap is the highest yearly rate supported for a day of a loan, in hundredths of a per cent, and why.
func (l Loan) Cap(day calendar.Date) (int64, law.Rule, error) {
	if day.Before(turning) && l.Contract.Before(turning) {
		return old, Old24, nil
	}
	at, rule := l.Contract, FourTimes
	if l.Contract.Before(turning) {
		at, rule = l.Sued, Across
	}
	rate, err := LPROn(at)
	return 4 * rate, rule, err
}

// Simple computes simple interest at the agreed rate or the cap, whichever is lower, in one or two stretches.
func Simple(l Loan) (Result, error) {
	switch {
	case l.Principal <= 0 || l.Rate < 0:
		return Result{}, law.Refuse(FourTimes, "请填写借款本金和约定的年利率")
	case !l.From.Before(l.Until):
		return Result{}, law.Refuse(Year365, "计息的截止日期%s应当晚于起始日期%s", l.Until, l.From)
	case l.From.Before(l.Contract):
		return Result{}, law.Refuse(FourTimes, "计息的起始日期%s早于合同成立的日期%s", l.From, l.Contract)
	}
	r := Result{Until: l.Until, Unpaid: l.Principal, unit: yearUnit}
	from := l.From
	if eve := turning.AddDays(-1); from.Before(eve) && eve.Before(l.Until) {
		if err := r.at(l, from, eve); err != nil {
			return Result{}, err
		}
		from = eve
	}
	if err := r.at(l, from, l.Until); err != nil {
		return Result{}, err
	}
	r.cite(Year365)
	return r, nil
}

// at enters one stretch, all of whose days have the same cap.
func (r *Result) at(l Loan, from, until calendar.Date) error {
	most, rule, err := l.Cap(from.AddDays(1))
	if err != nil {
		return err
	}
	r.cite(rule)
	if rule.Key != Old24.Key {
		r.cite(LPRSource)
	}
	rate, text := l.Rate, ""
	if rate > most {
		rate, text = most, "（约定的"+percent(l.Rate)+"超过上限）"
	}
	r.add(from, until, until.Sub(from), l.Principal, rate, fmt.Sprintf("年利率%s%s ÷ 365", percent(rate), text))
	return nil
}

func percent(hundredths int64) string {
	return fmt.Sprintf("%d.%02d%%", hundredths/100, hundredths%100)
}
