package chancery

import (
	"yunting/court"
	"yunting/document/form"
	"yunting/id"
	"yunting/trial"
)

// title is what somebody on the bench is called in a paper.
func (d desk) title(o court.Officer) string {
	switch {
	case len(d.Trial.Members) > 0 && o.ID == d.Trial.Judge.ID:
		return "审判长"
	case o.Role == court.Assessor:
		return "人民陪审员"
	}
	return "审判员"
}

// triedBy says who tries the case: one judge, or a panel with its presiding judge first.
func (d desk) triedBy() string {
	if len(d.Trial.Members) == 0 {
		return "由审判员" + d.Trial.Judge.Name + "独任审理"
	}
	s := "由审判长" + d.Trial.Judge.Name
	for i, m := range d.Trial.Members {
		joint := "、"
		if i == 0 {
			joint = "与"
		}
		s += joint + d.title(m) + m.Name
	}
	return s + "组成合议庭审理"
}

// signers are who signs for the bench: all who try the case, or by where one judge sits alone, and the clerk.
func (d desk) signers(by string) form.Bench {
	b := d.single(by)
	if len(d.Trial.Members) == 0 {
		return b
	}
	b.Sign = nil
	for _, o := range d.Trial.Bench() {
		b.Sign = append(b.Sign, d.title(o)+"　"+o.Name)
	}
	return b
}

// benchNotice tells the parties who tries the case 合议庭组成人员通知书, and that they may ask one to step down.
func (d desk) benchNotice() (any, bool) {
	x := &form.BenchNotice{Case: d.named(), Addressee: d.addressed(d.addressee()), Panel: len(d.Trial.Members) > 0, TriedBy: d.triedBy()}
	for _, o := range d.Trial.Bench() {
		x.Members = append(x.Members, form.Member{Title: d.title(o), Name: o.Name, Division: o.Division})
	}
	for _, g := range trial.Grounds {
		x.Grounds = append(x.Grounds, g.Chinese())
	}
	return x, d.Trial.Judge.ID != ""
}

// conversion rules that the case goes to ordinary procedure, or to a panel 民事裁定书（程序转换）.
func (d desk) conversion() (any, bool) {
	x := &form.Conversion{Case: d.named(), Bench: d.single(d.Trial.Judge.Name), // who makes the ruling tried the case until now, alone
		AcceptedOn: d.Filing.AcceptedOn, Judge: d.Trial.Judge.Name, LimitUntil: d.Trial.Facts.LimitUntil()}
	for i := len(d.entries) - 1; i >= 0; i-- {
		e := d.entries[i]
		switch a := e.Act.(type) {
		case trial.Convert:
			x.Reason, x.From, x.Panel, x.Basis = a.Reason, d.trackBefore(i), a.Unclear, articles(e.Basis)
			return x, true
		case trial.ToPanel:
			x.Reason, x.ToPanel, x.Basis = a.Reason, true, articles(e.Basis)
			return x, true
		}
	}
	return nil, false
}

// trackBefore names the track before an entry.
func (d desk) trackBefore(i int) string {
	was := ""
	for _, e := range d.entries[:i] {
		switch a := e.Act.(type) {
		case trial.ChooseTrack:
			was = a.Decision.Track.Chinese()
		case trial.Convert:
			was = a.To.Chinese()
		}
	}
	return was
}

// objectionRuling rejects an objection to the procedure 民事裁定书（驳回异议）.
func (d desk) objectionRuling() (any, bool) {
	var x *trial.Objection
	for i := range d.Trial.Objections {
		if o := &d.Trial.Objections[i]; o.Ruled && !o.Granted {
			x = o
		}
	}
	if x == nil {
		return nil, false
	}
	return &form.ObjectionRuling{Case: d.named(), Bench: d.signers(d.Trial.Judge.Name), By: d.full(x.By), Against: x.Against.Chinese(), Reasons: x.Reasons,
		Ruling: x.Ruling, Basis: []string{x.Against.Rule().Article, Rulings.Article}}, true
}

// recusalDecision tells whether somebody steps down 回避决定书.
func (d desk) recusalDecision() (any, bool) {
	var r *trial.Recusal
	for i := range d.Trial.Recusals {
		if d.Trial.Recusals[i].Decided {
			r = &d.Trial.Recusals[i]
		}
	}
	if r == nil {
		return nil, false
	}
	x := &form.RecusalDecision{Case: d.named(), By: d.full(r.By), Of: r.Of.Name, Ground: r.Ground.Chinese(), Reasons: r.Reasons, Decision: r.Decision, Granted: r.Granted}
	if who := d.decidedBy(r.Of.ID); who != "" {
		x.Sign = []string{court.President.Chinese() + "　" + who}
	}
	return x, true
}

// decidedBy names the president who decided on somebody's recusal, last.
func (d desk) decidedBy(of id.Person) (name string) {
	for _, e := range d.entries {
		if a, ok := e.Act.(trial.DecideRecusal); ok && a.Of == of {
			name = e.By.Name
		}
	}
	return name
}
