package evidence

import (
	"slices"

	"yunting/docket"
	"yunting/id"
	"yunting/law"
)

// Contest objects to a deposit the other side relies on, under one article, with reasons 对存证提出异议. Once for each
// article; who objects again adds to it.
type Contest struct {
	Exhibit id.Exhibit `json:"exhibit"`
	Article int        `json:"article"`           // 16, 17 or 18
	Grounds []string   `json:"grounds,omitempty"` // of OLR 17
	Reasons string     `json:"reasons"`
	Proof   id.Exhibit `json:"proof,omitempty"`  // an exhibit of one's own
	Expert  bool       `json:"expert,omitempty"` // asks that an expert be heard (OLR 19)
}

func (Contest) Kind() docket.Kind { return "evidence.contest" }

func (a Contest) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	x, ok := s.Find(a.Exhibit)
	rule, known := under(a.Article)
	if !known {
		rule = Storing
	}
	switch {
	case !ok || x.Deposit == "":
		return nil, nil, law.Refuse(rule, "这份证据没有存证编号；对它的意见请在质证时写明")
	case x.By == in.By.Party:
		return nil, nil, law.Refuse(rule, "这是您自己提交的证据，由对方提出异议")
	case !s.Facts.MayExamine(in.By.Party) || !s.Facts.Undecided():
		return nil, nil, law.Refuse(rule, "现在不能对存证提出异议")
	case s.Facts.Debated():
		return nil, nil, law.Refuse(rule, "本案审理已经结束，不能再对存证提出异议")
	case !known:
		return nil, nil, at("article", rule, "请选择异议针对什么：存证以后、存证平台和过程，还是存证以前")
	case a.Article != 17:
		a.Grounds = nil
	case len(a.Grounds) == 0 && s.objection(a.Exhibit, 17) == nil:
		return nil, nil, at("grounds", rule, "请选择异议涉及哪些方面，至少一项")
	}
	for _, g := range a.Grounds {
		if !slices.ContainsFunc(Grounds, func(k Ground) bool { return k.Key == g }) {
			return nil, nil, at("grounds", rule, "请从列出的四个方面里选择")
		}
	}
	if a.Reasons == "" {
		return nil, nil, at("reasons", rule, "请写明异议的理由：哪里不对，您怎么知道的")
	}
	if err := s.proof(a.Proof, in.By.Party); err != nil {
		return nil, nil, err
	}
	b := law.Basis{rule, Reviewed}
	if a.Expert {
		b = append(b, Expertise)
	}
	return a, b, nil
}

func (a Contest) Apply(s *Sheet, e docket.Entry) {
	o := s.objection(a.Exhibit, a.Article)
	if o == nil {
		s.Objections = append(s.Objections, Objection{Exhibit: a.Exhibit, By: e.By.Party, Article: a.Article})
		o = &s.Objections[len(s.Objections)-1]
	}
	for _, g := range a.Grounds {
		if !slices.Contains(o.Grounds, g) {
			o.Grounds = append(o.Grounds, g)
		}
	}
	o.Expert = o.Expert || a.Expert
	o.Said = append(o.Said, Said{a.Reasons, a.Proof, e.At})
}
