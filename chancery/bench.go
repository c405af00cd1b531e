package chancery

import (
	"fmt"
	"strings"

	"yunting/court"
	"yunting/document/form"
	"yunting/id"
	"yunting/platform/typeset"
	"yunting/procedure"
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

// benched is signed by all who try the case, and the clerk. by is the judge where one sits alone.
func (d desk) benched(p form.Paper, by string) form.Paper {
	p = d.signed(p, by)
	if len(d.Trial.Members) == 0 {
		return p
	}
	p.Sign = nil
	for _, o := range d.Trial.Bench() {
		p.Sign = append(p.Sign, d.title(o)+"　"+o.Name)
	}
	return p
}

// benchNotice tells the parties who tries the case 合议庭组成人员通知书, and that they may ask one to step down.
func (d desk) benchNotice() (form.Paper, bool) {
	to := d.to
	if to == "" {
		to = procedure.P1
	}
	kind := "审判人员通知书"
	if len(d.Trial.Members) > 0 {
		kind = "合议庭组成人员通知书"
	}
	rows := [][]string{{"职务", "姓名", "部门"}}
	for _, o := range d.Trial.Bench() {
		rows = append(rows, []string{d.title(o), o.Name, o.Division})
	}
	grounds := make([]string, 0, len(trial.Grounds))
	for _, g := range trial.Grounds {
		grounds = append(grounds, g.Chinese())
	}
	return d.notice(kind, to,
		para("%s一案，%s。（%s）依照%s的规定，现将审判人员通知如下：", d.dispute(), d.triedBy(), short(trial.Sole), under(trial.ToldBench)),
		form.Table([]float64{3, 4, 5}, "lll", rows),
		para("认为上列人员%s的，有权申请其回避。申请应当说明理由，在案件开始审理时提出；事由在审理开始后知道的，可以在法庭辩论终结前提出。（%s）",
			strings.Join(grounds, "，或者"), short(trial.RecusalGrounds, trial.RecusalAsked)),
	), d.Trial.Judge.ID != ""
}

// conversion rules that the case goes to ordinary procedure, or to a panel 民事裁定书（程序转换）.
func (d desk) conversion() (form.Paper, bool) {
	last := len(d.entries) - 1
	if last < 0 {
		return form.Paper{}, false
	}
	opening := fmt.Sprintf("%s一案，本院于%s立案。", d.dispute(), d.Filing.AcceptedOn.Chinese())
	result := "本案转为普通程序，由审判员" + d.Trial.Judge.Name + "独任审理。"
	var bs []typeset.Block
	for i := last; i >= 0 && bs == nil; i-- {
		e := d.entries[i]
		switch a := e.Act.(type) {
		case trial.Convert:
			if a.Unclear {
				result = "本案转为普通程序，组成合议庭审理。"
			}
			bs = []typeset.Block{para("%s审理中，本院认为，%s本案不宜继续适用%s。", opening, sentences(a.Reason), d.trackBefore(i)),
				para("依照%s的规定，裁定如下：", under(e.Basis...)), para("%s", result),
				para("审理期限自立案之日起计算，%s转换前双方当事人已确认的事实，可以不再举证、质证。（%s）", d.until(), short(trial.Converted, trial.ObjectSimplified))}
		case trial.ToPanel:
			bs = []typeset.Block{para("%s审理中，本院认为，%s本案不宜由审判员一人独任审理。", opening, sentences(a.Reason)),
				para("依照%s的规定，裁定如下：", under(e.Basis...)), para("本案转由合议庭审理。"), para("合议庭组成人员另行书面通知。")}
		}
	}
	p := d.ours("民事裁定书", append(d.parties(), bs...)...)
	return d.attested(d.signed(p, d.Trial.Judge.Name)), bs != nil // who makes the ruling tried the case until now, alone
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

// until is the day the trial limit ends, in words.
func (d desk) until() string {
	return "至" + d.Trial.Facts.LimitUntil().Chinese() + "届满；"
}

// objectionRuling rejects an objection to the procedure 民事裁定书（驳回异议）.
func (d desk) objectionRuling() (form.Paper, bool) {
	var x *trial.Objection
	for i := range d.Trial.Objections {
		if o := &d.Trial.Objections[i]; o.Ruled && !o.Granted {
			x = o
		}
	}
	if x == nil {
		return form.Paper{}, false
	}
	p := d.ours("民事裁定书", append(d.parties(),
		para("%s一案，%s对本案%s提出异议，理由为：%s", d.dispute(), d.full(x.By), x.Against.Chinese(), sentences(x.Reasons)),
		para("本院经审查认为，%s", sentences(x.Ruling)),
		para("依照%s的规定，裁定如下：", under(x.Against.Rule(), Rulings)),
		para("驳回%s的异议。", d.full(x.By)))...)
	return d.attested(d.benched(p, d.Trial.Judge.Name)), true
}

// recusalDecision tells whether somebody steps down 回避决定书.
func (d desk) recusalDecision() (form.Paper, bool) {
	var r *trial.Recusal
	for i := range d.Trial.Recusals {
		if d.Trial.Recusals[i].Decided {
			r = &d.Trial.Recusals[i]
		}
	}
	if r == nil {
		return form.Paper{}, false
	}
	result, more := "驳回%s对%s的回避申请。", "申请人不服本决定的，可以在接到决定时向本院申请复议一次。复议期间，被申请回避的人员不停止参与本案的工作。"
	if r.Granted {
		result, more = "准许%s的申请，%s回避。", "接替的审判人员由本院另行书面通知。"
	}
	p := d.ours("回避决定书",
		para("%s一案，%s以%s%s为由，申请其回避，理由为：%s", d.dispute(), d.full(r.By), r.Of.Name, r.Ground.Chinese(), sentences(r.Reasons)),
		para("本院经审查认为，%s", sentences(r.Decision)),
		para("依照%s的规定，决定如下：", under(trial.RecusalGrounds, trial.RecusalBy)),
		para(result, d.full(r.By), r.Of.Name), para("%s", more))
	if who := d.decidedBy(r.Of.ID); who != "" {
		p.Sign = []string{court.President.Chinese() + "　" + who}
	}
	return p, true
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
