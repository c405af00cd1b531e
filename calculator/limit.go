package calculator

import (
	"yunting/law/calendar"
	"yunting/law/limit"
	"yunting/law/track"
)

// LimitQuestion asks for the trial limit of a case.
type LimitQuestion struct {
	Track string `query:"track" help:"small, simplified or ordinary." doc:"small, simplified or ordinary 小额诉讼、简易、普通程序."`
	Filed string `query:"filed" help:"Court date of filing." doc:"Court date of filing 立案日期, YYYY-MM-DD."`
}

// Limit is the trial limit; suspension, deductions and extensions move it.
type Limit struct {
	Track     track.Track `json:"track"`
	TrackName string      `json:"track_name"`
	Deadline
}

// FindLimit counts the trial limit.
func FindLimit(q LimitQuestion, cal *calendar.Calendar) (Limit, error) {
	t := track.Track(q.Track)
	if t != track.Small && t != track.Simplified && t != track.Ordinary {
		return Limit{}, refuse("track", "没有“%s”这种程序，请用small（小额诉讼）、simplified（简易）或者ordinary（普通）", q.Track)
	}
	filed, err := date("filed", "立案日期", q.Filed)
	if err != nil {
		return Limit{}, err
	}
	return Limit{t, t.Chinese(), deadline(limit.Trial(t, filed, cal))}, nil
}

func (l Limit) Lines() []string {
	lines := append([]string{l.TrackName + "的审理期限：" + l.Until.String()}, l.Deadline.Lines()[1:]...)
	return append(lines, "公告、鉴定、和解等依法扣除的期间和经批准的延长另计。")
}
