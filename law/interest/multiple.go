package interest

import (
	"fmt"

	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/money"
)

// Multiple is simple interest at a multiple of the one-year loan prime rate of one day, usually that of the contract.
type Multiple struct {
	Principal money.Fen     `json:"principal"`
	Times     int64         `json:"times"` // in hundredths: 400 is four times
	On        calendar.Date `json:"on"`    // the rate published last on or before this day is taken
	From      calendar.Date `json:"from"`  // interest from the day after
	Until     calendar.Date `json:"until"`
}

// MostTimes is the multiple above which interest is not supported, in hundredths.
const MostTimes = 400

// AtLPR computes the interest and tells the rate it took, in hundredths of a per cent. The error is a law.Refusal: a rate
// that is not in the table is never guessed.
func AtLPR(m Multiple) (Result, int64, error) {
	switch {
	case m.Principal <= 0:
		return Result{}, 0, law.Refuse(FourTimes, "请填写本金")
	case m.Times <= 0 || m.Times > MostTimes:
		return Result{}, 0, law.Refuse(FourTimes, "一年期贷款市场报价利率的倍数应当大于0，最多4倍")
	case !m.From.Before(m.Until):
		return Result{}, 0, law.Refuse(Year365, "计息的截止日期%s应当晚于起始日期%s", m.Until, m.From)
	}
	rate, err := LPROn(m.On)
	if err != nil {
		return Result{}, 0, err
	}
	r := Result{Until: m.Until, Unpaid: m.Principal, unit: yearUnit * 100}
	r.cite(FourTimes, LPRSource, Year365)
	text := fmt.Sprintf("一年期贷款市场报价利率%s × %d.%02d倍 ÷ 365", percent(rate), m.Times/100, m.Times%100)
	r.add(m.From, m.Until, m.Until.Sub(m.From), m.Principal, rate*m.Times, text)
	return r, rate, nil
}
