package trial

import (
	"yunting/court"
	"yunting/docket"
	"yunting/id"
	"yunting/law"
	"yunting/law/calendar"
)

// Allot gives the case to the judge with the least open work 分案, of a division that tries its cause; the judge is drawn in the act's transaction.
type Allot struct {
	Judge court.Officer `json:"judge"`

	among   []id.Person // who may be drawn
	without []id.Person // and who may not: he sits on the panel or was recused
}

func (Allot) Kind() docket.Kind { return "trial.allot" }

func (a Allot) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if s.Judge.ID != "" {
		return nil, nil, law.Refuse(Sole, "本案已分配给%s法官", s.Judge.Name)
	}
	a.without = s.Barred()
	for _, m := range s.Members {
		a.without = append(a.without, m.ID)
	}
	for _, o := range in.Court.Judges(s.Facts.Cause()) {
		a.among = append(a.among, o.ID)
	}
	if len(a.among) == 0 {
		return nil, nil, law.Refuse(Sole, "本院没有审理这类案件的法官，请联系管理员在法院档案中为审理这一案由的庭室配备法官")
	}
	return a, law.Basis{Sole}, nil
}

func (a Allot) Wants() docket.Wish {
	return docket.Wish{Role: court.Judge, Among: a.among, Without: a.without}
}

func (a Allot) Drawn(l docket.Lot) docket.Act { a.Judge = l.Officer; return a }

func (a Allot) Apply(s *Sheet, e docket.Entry) { s.Judge, s.AllotedOn = a.Judge, calendar.Of(e.At) }
