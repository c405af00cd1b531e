package interest

import (
	"yunting/law"
	"yunting/law/calendar"
)

// LPR is the one-year loan prime rate 一年期贷款市场报价利率 from a day on, in hundredths of a per cent.
type LPR struct {
	From string // YYYY-MM-DD, the day of publication
	Rate int64  // 385 is 3.85 per cent
}

// LPRTable holds the rates since the reform of August 2019, as remembered: compare them with the publications before
// relying on them (docs/law/choices.md, interest/lpr). A rate that stayed the same is not repeated.
var LPRTable = []LPR{
	{"2019-08-20", 425}, {"2019-09-20", 420}, {"2019-11-20", 415}, {"2020-02-20", 405}, {"2020-04-20", 385},
	{"2021-12-20", 380}, {"2022-01-20", 370}, {"2022-08-22", 365}, {"2023-06-20", 355}, {"2023-08-21", 345},
	{"2024-07-22", 335}, {"2024-10-21", 310}, {"2025-05-20", 300},
}

// LPRUntil is the last day the table speaks for. It moves with every entry.
var LPRUntil = "2025-11-19"

// LPRSource marks the table.
var LPRSource = law.Declare(law.Rule{
	Key: "interest/lpr", Article: "全国银行间同业拆借中心公布的一年期贷款市场报价利率", From: "2019-08-20", Mark: law.Memory,
	Summary: "one-year loan prime rates from memory, to November 2025",
})

// LPROn is the rate that was published last on or before a day. A day outside the table is refused: an invented rate
// would make a wrong judgment.
func LPROn(d calendar.Date) (int64, error) {
	if d.String() > LPRUntil {
		return 0, law.Refuse(LPRSource, "%s以后的一年期贷款市场报价利率还没有录入，请录入公布的利率后再计算", calendar.MustParse(LPRUntil).Chinese())
	}
	for i := len(LPRTable) - 1; i >= 0; i-- {
		if LPRTable[i].From <= d.String() {
			return LPRTable[i].Rate, nil
		}
	}
	return 0, law.Refuse(LPRSource, "%s还没有一年期贷款市场报价利率", d.Chinese())
}
