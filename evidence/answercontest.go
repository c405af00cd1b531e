package evidence

import (
	"yunting/docket"
	"yunting/id"
	"yunting/law"
)

// AnswerContest is what the side that submitted a deposit says to an objection, and proves 对异议的说明. It may be added to.
type AnswerContest struct {
	Exhibit id.Exhibit `json:"exhibit"`
	Article int        `json:"article"`
	Text    string     `json:"text"`
	Proof   id.Exhibit `json:"proof,omitempty"` // an exhibit of one's own
}

func (AnswerContest) Kind() docket.Kind { return "evidence.answer-contest" }

func (a AnswerContest) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	x, ok := s.Find(a.Exhibit)
	o := s.objection(a.Exhibit, a.Article)
	switch {
	case !ok || o == nil:
		return nil, nil, law.Refuse(Before, "对方没有对这份证据提出这项异议，请刷新页面")
	case x.By != in.By.Party:
		return nil, nil, law.Refuse(o.Rule(), "异议由提交证据的一方说明；您可以补充自己的异议")
	case !s.Facts.Undecided():
		return nil, nil, law.Refuse(o.Rule(), "本案已经裁判或者结束，不能再说明")
	case s.Facts.Debated():
		return nil, nil, law.Refuse(o.Rule(), "本案审理已经结束，不能再对异议作说明")
	case a.Text == "":
		return nil, nil, at("text", o.Rule(), "请写明数据从哪里来、怎样生成和保存，有什么可以印证")
	}
	if err := s.proof(a.Proof, in.By.Party); err != nil {
		return nil, nil, err
	}
	return a, law.Basis{o.Rule(), Reviewed}, nil
}

func (a AnswerContest) Apply(s *Sheet, e docket.Entry) {
	if o := s.objection(a.Exhibit, a.Article); o != nil {
		o.Answers = append(o.Answers, Said{a.Text, a.Proof, e.At})
	}
}
