package trial

import (
	"slices"

	"yunting/docket"
	"yunting/law"
)

// Answer replies to a question of the judge 回答提问. It cannot be changed, only added to.
type Answer struct {
	N    int    `json:"n"`
	Text string `json:"text"`
}

func (Answer) Kind() docket.Kind { return "trial.reply" }

func (a Answer) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if a.N < 1 || a.N > len(s.Questions) || !slices.Contains(s.Questions[a.N-1].To, in.By.Party) {
		return nil, nil, law.Refuse(Async, "没有问您的这个问题，请刷新页面")
	}
	if r, done := s.Questions[a.N-1].Replies[in.By.Party]; done {
		if r.Silent {
			return nil, nil, law.Refuse(Silence, "回答期限已过，法院已记录您未回答")
		}
		return nil, nil, law.Refuse(Async, "您已经回答过这个问题，提交后不能修改")
	}
	if !s.RoomShut.IsZero() {
		return nil, nil, law.Refuse(Async, "交互式审理已经结束")
	}
	if a.Text == "" {
		return nil, nil, missing("text", "请写出您的回答；确实不清楚的，也请说明不清楚")
	}
	return a, law.Basis{Async}, nil
}

func (a Answer) Apply(s *Sheet, e docket.Entry) {
	if a.N >= 1 && a.N <= len(s.Questions) {
		s.Questions[a.N-1].Replies[e.By.Party] = Reply{Text: a.Text, At: e.At}
	}
}
