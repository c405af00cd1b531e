package evidence

import (
	"yunting/docket"
	"yunting/id"
	"yunting/law"
)

// Examine says whether an exhibit of the other side is true, lawful and relevant 质证. It cannot be changed, only added to.
type Examine struct {
	Opinion Opinion `json:"opinion"`
}

func (Examine) Kind() docket.Kind { return "evidence.examine" }

func (a Examine) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	o := a.Opinion
	x, ok := s.Find(o.Exhibit)
	switch {
	case !ok:
		return nil, nil, law.Refuse(Examined, "没有这份证据，请刷新页面")
	case x.By == in.By.Party:
		return nil, nil, law.Refuse(Examined, "这是您自己提交的证据，由对方质证")
	case !s.Facts.MayExamine(in.By.Party) || !s.Facts.Undecided():
		return nil, nil, law.Refuse(Examined, "现在不是质证的时候")
	}
	if done, spoken := s.Opinions[o.Exhibit]; spoken {
		if done.GivenUp {
			return nil, nil, law.Refuse(Exchange, "对这份证据的质证期限已过；您可以在审理中补充意见")
		}
		return nil, nil, law.Refuse(Examined, "您已经对这份证据发表过质证意见，提交后不能修改；可以在审理中补充")
	}
	for _, f := range []struct {
		v         Finding
		name, say string
	}{{o.True, "true", "真实性"}, {o.Lawful, "lawful", "合法性"}, {o.Relevant, "relevant", "关联性"}} {
		if f.v != Accept && f.v != Object {
			r := law.Refuse(Examined, "请选择对%s认可还是不认可", f.say)
			r.Field = f.name
			return nil, nil, r
		}
	}
	if (o.True == Object || o.Lawful == Object || o.Relevant == Object) && o.Reason == "" {
		r := law.Refuse(Examined, "选择“不认可”的，请写明理由")
		r.Field = "reason"
		return nil, nil, r
	}
	a.Opinion.GivenUp = false
	return a, law.Basis{Examined, Exchange}, nil
}

func (a Examine) Apply(s *Sheet, e docket.Entry) { s.note(a.Opinion, e) }

func (s *Sheet) note(o Opinion, e docket.Entry) {
	if s.Opinions == nil {
		s.Opinions = map[id.Exhibit]Opinion{}
	}
	o.At = e.At
	s.Opinions[o.Exhibit] = o
}
