package limit

import (
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/period"
	"yunting/law/track"
)

// Ending is how the document that ends a case reached one party.
type Ending string

const (
	Pronounced Ending = "pronounced" // 宣判、宣告
	Received   Ending = "received"   // 送达: signed for, electronic delivery among it
	LeftBehind Ending = "left"       // 留置
	Noticed    Ending = "notice"     // 公告
	Posted     Ending = "posted"     // 邮寄
	Forwarded  Ending = "forwarded"  // 转交
)

// Concluded is one party's end of the case. Date is the day the paper was pronounced, signed for, left, published or
// handed to the post, whichever the ending names.
type Concluded struct {
	Party  string        `json:"party"`
	Ending Ending        `json:"ending"`
	Date   calendar.Date `json:"date"`
}

// Closing is the day a case counts as closed.
type Closing struct {
	On    calendar.Date `json:"on"`
	Last  Concluded     `json:"last"` // the party that decided it
	Basis law.Basis     `json:"basis"`
}

// The provisions on closing, adjourning and converting.
var (
	ClosingDate = rule("sx2000/10/close", sx2000+"第十条", "2000-09-28", "", "", "a case is closed when its judgment is pronounced or its paper served on the last party; left papers on the day they were left, public notice on the day of publication, post on the day of posting, forwarded papers on the day of signature")
	Adjourning  = rule("extend/3/adjourn", "《最高人民法院关于严格规范民商事案件延长审限和延期开庭问题的规定》第三条", "2018-04-26", "", "", "at most two adjournments in ordinary procedure, one in simplified procedure and small claims")
	HearingGap  = rule("extend/5/gap", "《最高人民法院关于严格规范民商事案件延长审限和延期开庭问题的规定》第五条", "2018-04-26", "", "", "two hearings are at most a month apart, save for force majeure or with the parties' consent")
	Converting  = rule("cplint/258/convert", cplint+"第二百五十八条第二款", "2015-02-04", "", "", "conversion to ordinary procedure is ruled before the limit expires")
	NoWayBack   = rule("cplint/260/convert", cplint+"第二百六十条", "2015-02-04", "", "", "after a hearing in ordinary procedure there is no way back to simplified procedure")
)

// Close is the closing date 结案日期: the day of the last party. An empty list has none.
func Close(list []Concluded) (Closing, bool) {
	var c Closing
	for _, e := range list {
		if c.On.IsZero() || e.Date.After(c.On) {
			c.On, c.Last = e.Date, e
		}
	}
	c.Basis = law.Basis{ClosingDate}
	return c, !c.On.IsZero()
}

// Adjournment is a hearing about to be put off.
type Adjournment struct {
	Track        track.Track
	Before       int           // adjournments so far
	Last, Next   calendar.Date // this hearing and the next one
	Consent      bool          // the parties agree to the longer gap
	ForceMajeure bool
}

// Adjourn tests an adjournment 延期开庭. Nil: it may be granted.
func Adjourn(a Adjournment) error {
	most := 1
	if a.Track == track.Ordinary {
		most = 2
	}
	if a.Before >= most {
		return law.Refuse(Adjourning, "%s延期开庭不超过%d次，本案已经延期%d次", a.Track.Chinese(), most, a.Before)
	}
	if latest := period.AddMonths(a.Last, 1); a.Next.After(latest) && !a.Consent && !a.ForceMajeure {
		return law.Refuse(HearingGap, "两次开庭间隔不得超过一个月，下次开庭最迟为%s；超过的，需要当事人同意或者有不可抗力", latest.Chinese())
	}
	return nil
}

// Convert tests a change of procedure ruled on a day, when the running limit ends on until. The limit of the new
// procedure runs from filing all the same (CPL-I 258). Nil: it may be ruled.
func Convert(from, to track.Track, ruled, until calendar.Date, heard bool) error {
	switch {
	case from == to:
		return law.Refuse(Converting, "案件已经适用%s，不需要转换", to.Chinese())
	case from == track.Ordinary && heard:
		return law.Refuse(NoWayBack, "已经按照普通程序开庭，不得转为%s", to.Chinese())
	case from != track.Ordinary && ruled.After(until):
		return law.Refuse(Converting, "转换程序应当在审限届满以前裁定，审限已于%s届满", until.Chinese())
	}
	return nil
}
