package form

import (
	"fmt"
	"time"

	"yunting/document"
)

// AttendanceNotice calls those to a hearing who are no parties 出庭通知书.
type AttendanceNotice struct {
	Head
	Case
	Bench
	Addressee
	As      Attending `json:"as"`
	For     string    `json:"for,omitempty"`     // of an agent, adviser or witness: whose; empty for the others
	Called  bool      `json:"called,omitempty"`  // a witness whom nobody asked for
	Matters string    `json:"matters,omitempty"` // what a witness or an appraiser is heard about
	At      time.Time `json:"at"`                // UTC instant
	Weekday string    `json:"weekday"`
	Place   string    `json:"place"`
	Online  bool      `json:"online,omitempty"`
	Room    string    `json:"room,omitempty"` // where an online witness has to be, so that he hears nothing of the trial
	Desk    Desk      `json:"desk"`
}

// Attending is as what somebody attends.
type Attending string

const (
	AsAgent       Attending = "agent"
	AsWitness     Attending = "witness"
	AsAppraiser   Attending = "appraiser"   // 鉴定人
	AsInspector   Attending = "inspector"   // 勘验人
	AsAdviser     Attending = "adviser"     // 有专门知识的人
	AsInterpreter Attending = "interpreter" // 翻译人员
)

var attending = map[Attending]string{AsAgent: "诉讼代理人", AsWitness: "证人", AsAppraiser: "鉴定人", AsInspector: "勘验人", AsAdviser: "有专门知识的人", AsInterpreter: "翻译人员"}

// Chinese is the role's name.
func (a Attending) Chinese() string { return attending[a] }

// UnmarshalText refuses a role that the form has no words for.
func (a *Attending) UnmarshalText(b []byte) error {
	if attending[Attending(b)] == "" {
		return fmt.Errorf("出庭身份“%s”不能识别；可以是 agent、witness、appraiser、inspector、adviser、interpreter", b)
	}
	*a = Attending(b)
	return nil
}

// AdjournmentNotice tells that a hearing is put off 延期开庭通知书.
type AdjournmentNotice struct {
	Head
	Case
	Addressee
	Was     time.Time `json:"was"` // UTC instants
	Reasons string    `json:"reasons"`
	At      time.Time `json:"at,omitzero"` // zero: told later
	Weekday string    `json:"weekday,omitempty"`
	Place   string    `json:"place,omitempty"`
	Online  bool      `json:"online,omitempty"`
	Desk    Desk      `json:"desk"`
}

// HearingAnnouncement tells the public of a hearing 开庭公告.
type HearingAnnouncement struct {
	Head
	Case
	At      time.Time `json:"at"` // UTC instant
	Weekday string    `json:"weekday"`
	Place   string    `json:"place"`
	Online  bool      `json:"online,omitempty"`
	TriedBy string    `json:"tried_by,omitempty"`
	Watch   string    `json:"watch,omitempty"` // address at which the public may watch
}

func init() {
	at := sampleMoment(time.December, 8, 9, 30)
	Register(Form{Kind: document.AttendanceNotice, Stage: Trial, Data: &AttendanceNotice{}, Sample: func() any {
		return &AttendanceNotice{Head: sampleHead, Case: sampleCase, Bench: sampleBench, Addressee: Addressee{"林某某", "你"}, As: AsWitness, For: "原告林晓溪", Matters: "2026年6月21日签收、保管涉案商品的经过",
			At: at, Weekday: "星期二", Place: "第一互联网法庭", Online: true, Room: "本院诉讼服务中心在线作证室", Desk: sampleDesk}
	}, Must: []Must{
		{"时间", "《最高人民法院关于民事诉讼证据的若干规定》第七十条"}, {"地点", "《最高人民法院关于民事诉讼证据的若干规定》第七十条"}, {"事项", "《最高人民法院关于民事诉讼证据的若干规定》第七十条"},
		{"客观陈述", "《最高人民法院关于民事诉讼证据的若干规定》第七十条"}, {"作伪证", "《最高人民法院关于民事诉讼证据的若干规定》第七十条"},
		{"保证书", "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第一百一十九条"}, {"审判流程信息", "《最高人民法院关于人民法院通过互联网公开审判流程信息的规定》第四条"},
	}})
	Register(Form{Kind: document.AdjournmentNotice, Stage: Trial, Data: &AdjournmentNotice{}, Sample: func() any {
		return &AdjournmentNotice{Head: sampleHead, Case: sampleCase, Addressee: Addressee{"林晓溪", "你"}, Was: at, Reasons: "需要通知新的证人到庭", At: sampleMoment(time.December, 22, 14, 30), Weekday: "星期二", Place: "第一互联网法庭", Online: true, Desk: sampleDesk}
	}, Must: []Must{{"延期", "《中华人民共和国民事诉讼法》第一百四十九条"}}})
	Register(Form{Kind: document.HearingAnnouncement, Stage: Trial, Data: &HearingAnnouncement{}, Sample: func() any {
		return &HearingAnnouncement{Head: sampleHead, Case: sampleCase, At: at, Weekday: "星期二", Place: "第一互联网法庭", Online: true, TriedBy: "由审判员陈某某独任审理", Watch: "https://court.example/hearings"}
	}, Must: []Must{{"公开开庭审理", "《中华人民共和国民事诉讼法》第一百三十九条"}, {"案由", "《中华人民共和国民事诉讼法》第一百三十九条"}, {"时间", "《中华人民共和国民事诉讼法》第一百三十九条"}, {"地点", "《中华人民共和国民事诉讼法》第一百三十九条"}}})
}
