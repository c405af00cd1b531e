package simulate

import (
	"context"
	"fmt"
	"time"

	"yunting/court"
	"yunting/docket"
	"yunting/hearing"
	"yunting/id"
	"yunting/identity"
	"yunting/judgment"
	"yunting/law/calendar"
	"yunting/procedure"
	"yunting/trial"
)

func judge(c *procedure.Civil) procedure.Who {
	return procedure.Who{Person: c.Trial.Judge.ID, Name: c.Trial.Judge.Name, Role: court.Judge}
}

// trying is the trial room or the hearing, and the judgment.
func (p *play) trying(c *procedure.Civil) []intent {
	if s := c.Hearing.Pending(); s != nil {
		end := s.At.Add(50*time.Minute + p.minutes(80))
		return []intent{{key: "hold", by: judge(c), wait: func(time.Time) time.Time { return end }, acts: entering(p.hold(c))}}
	}
	if c.Trial.RoomOpen && c.Trial.RoomShut.IsZero() {
		return p.room(c)
	}
	if c.Judgment.Facts.Heard() {
		if xs := p.deliberating(c); xs != nil {
			return xs
		}
		wait := p.officially(6 * day)
		if p.persona.slowJudge {
			wait = p.officially(30 * day)
		}
		d := p.decide(c)
		if c.Judgment.Proposal != nil {
			d = c.Judgment.Proposal.Decision
		}
		return []intent{{key: "pronounce", by: judge(c), wait: wait, acts: entering(judgment.Pronounce{Decision: d})}}
	}
	if !c.Trial.RoomShut.IsZero() {
		return p.reading(c)
	}
	if c.Trial.Facts.Prepared() != "" {
		return nil
	}
	if len(c.Trial.Gate()) == 0 && !p.persona.live {
		return []intent{{key: "room", by: judge(c), wait: p.officially(2 * day), acts: entering(trial.OpenRoom{}, p.question(c))}}
	}
	return []intent{{key: "summon", by: judge(c), wait: p.officially(2 * day), acts: func(_ context.Context, now time.Time) ([]docket.Act, error) {
		s := hearing.Summon{At: p.session(now, 5+p.IntN(9)), Place: pick(p.Rand, []string{"第一在线法庭", "第二在线法庭", "第三审判庭"}), Online: true}
		return []docket.Act{s}, nil
	}}}
}

// question is the judge's next question to both sides, or to one.
func (p *play) question(c *procedure.Civil) docket.Act {
	texts := append(p.dispute.questions, "双方是否愿意调解？可以接受的方案是什么？", "除已提交的证据外，还有没有需要补充的事实？")
	q := trial.Ask{To: sides, Text: texts[len(c.Trial.Questions)%len(texts)]}
	if p.chance(0.3) {
		q.To = []id.Party{pick(p.Rand, sides)}
	}
	return q
}

// room is asking and answering, at any hour of the day.
func (p *play) room(c *procedure.Civil) (xs []intent) {
	open := 0
	for i, party := range sides {
		for _, q := range c.Trial.Open(party) {
			open++
			if p.persona.replies[i] && !c.Unproven(party) {
				text := pick(p.Rand, []string{"情况如起诉状（答辩状）和证据所述，没有补充。", "当时与客服沟通过，对方承诺处理，聊天记录已经提交。", "不清楚，需要核实，以书面材料为准。", "愿意协商，希望对方提出方案。"})
				xs = append(xs, intent{key: fmt.Sprintf("reply/%d/%s", q.N, party), by: again(p.of(i)), acts: entering(identity.Reverify{Occasion: identity.Trial}, trial.Answer{N: q.N, Text: text}), wait: p.soon(20 * time.Hour)})
			}
		}
	}
	switch {
	case open > 0:
	case len(c.Trial.Questions) < p.persona.rounds:
		xs = append(xs, intent{key: fmt.Sprintf("ask/%d", len(c.Trial.Questions)+1), by: judge(c), acts: entering(p.question(c)), wait: p.officially(8 * time.Hour)})
	default:
		xs = append(xs, intent{key: "shut", by: judge(c), acts: entering(trial.ShutRoom{}), wait: p.officially(day)})
	}
	return xs
}

// reading is the confirmation of the record.
func (p *play) reading(c *procedure.Civil) (xs []intent) {
	if !c.Trial.Facts.RecordIssued() {
		return nil
	}
	for i, party := range sides {
		if _, done := c.Trial.Confirmed[party]; done || !p.persona.confirms[i] || c.Unproven(party) {
			continue
		}
		a := trial.ConfirmRecord{}
		if p.chance(0.05) {
			a.Objection = "第一个问题的回答中，日期应以订单记录为准"
		}
		xs = append(xs, intent{key: "record/" + string(party), by: again(p.of(i)), acts: entering(identity.Reverify{Occasion: identity.Trial}, a), wait: p.soon(30 * time.Hour)})
	}
	return xs
}

// hold is the record of a hearing.
func (p *play) hold(c *procedure.Civil) docket.Act {
	a := hearing.Hold{Present: []id.Party{procedure.P1}, Minutes: "审判员核对到庭人员，宣布法庭纪律，告知权利义务。"}
	name := c.PartyName(procedure.D1)
	summoned := c.Hearing.Facts.Summoned(procedure.D1)
	if c.PersonOf(procedure.D1) != "" && p.persona.attends || !summoned { // nobody is heard in his absence without a served summons
		a.Present = sides
		a.Minutes += "原告陈述起诉请求和理由。" + name + "答辩。双方对证据发表意见，就争议焦点进行辩论，作最后陈述。双方不能达成调解协议。"
	} else {
		a.Minutes += name + "经传唤未到庭，没有说明理由。原告陈述起诉请求和理由，出示证据。"
	}
	a.Minutes += "审判员宣布休庭，择期宣判。记录日期：" + calendar.Of(c.Hearing.Pending().At).Chinese() + "。"
	return a
}
