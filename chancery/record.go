package chancery

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"yunting/consent"
	"yunting/document/form"
	"yunting/evidence"
	"yunting/id"
	"yunting/law/calendar"
	"yunting/platform/typeset"
	"yunting/procedure"
	"yunting/trial"
)

var both = []id.Party{procedure.P1, procedure.D1}

// record is what was said in the asynchronous trial 交互式审理笔录, made from the docket when the room is shut.
func (d desk) record() (form.Paper, bool) {
	t := &d.Trial
	bs := []typeset.Block{form.Fields([][2]string{
		{"案由", d.Filing.Complaint.CauseName}, {"审理程序", t.Now().Chinese()}, {"审判员", t.Judge.Name}, {"书记员", blank(d.clerk(), "未指定")},
		{"方式", "在诉讼平台分别登录，非同步进行"}, {"启动时间", moment(t.OpenedAt)}, {"结束时间", moment(t.RoomShut)},
	})}
	bs = append(append(bs, typeset.Words(form.Heading, "一、当事人和同意情况")), d.parties()...)
	for _, p := range both {
		bs = append(bs, form.Para(d.agreed(p)))
	}
	bs = append(append(bs, typeset.Words(form.Heading, "二、原告的请求和陈述"), para("诉讼请求：%s", inOne(d.Filing.Complaint.Claims))), d.stated()...)
	bs = append(append(bs, typeset.Words(form.Heading, "三、被告的答辩")), d.answered()...)
	bs = append(append(bs, typeset.Words(form.Heading, "四、举证和质证")), d.examined()...)
	bs = append(append(bs, typeset.Words(form.Heading, "五、法官提问和当事人回答")), d.questioned()...)
	bs = append(append(bs, typeset.Words(form.Heading, "六、核对")), d.confirmed()...)
	p := d.signed(d.ours("交互式审理笔录", bs...), t.Judge.Name)
	p.Seal, p.Date = nil, calendar.Of(t.RoomShut).Numerals() // a record is signed, not sealed
	return p, t.RoomOpen && !t.RoomShut.IsZero()
}

// agreed tells when a party agreed to be tried asynchronously.
func (d desk) agreed(p id.Party) string {
	given, withdrawn := d.consented(p, consent.Async)
	if given.IsZero() {
		return fmt.Sprintf("%s没有同意以%s方式进行。", d.full(p), consent.Async.Chinese())
	}
	s := fmt.Sprintf("%s于%s在诉讼平台同意以%s方式进行。（%s）", d.full(p), moment(given), consent.Async.Chinese(), short(trial.Async))
	if !withdrawn.IsZero() {
		s += fmt.Sprintf("审理启动后，于%s撤回同意。（%s）", moment(withdrawn), short(consent.Leaving))
	}
	return s
}

// consented tells since when a party consented to a step at the moment the trial room was opened, and when it took that
// back afterwards: what is said of an act holds for the moment of the act, not for the day the record is made.
func (d desk) consented(p id.Party, step consent.Step) (given, withdrawn time.Time) {
	opened := false
	for _, e := range d.entries {
		switch a := e.Act.(type) {
		case trial.OpenRoom:
			opened = true
		case consent.Give:
			if e.By.Party != p || !slices.Contains(a.Steps, step) {
				continue
			}
			if opened {
				withdrawn = time.Time{}
			} else if given.IsZero() {
				given = e.At
			}
		case consent.Withdraw:
			if e.By.Party != p || a.Step != step {
				continue
			}
			if opened {
				withdrawn = e.At
			} else {
				given = time.Time{}
			}
		}
	}
	return given, withdrawn
}

// stated is what the plaintiff said.
func (d desk) stated() (bs []typeset.Block) {
	for _, f := range d.Filing.Complaint.Facts {
		bs = append(bs, para("事实%s：%s", numeral(f.N), sentences(f.Text)))
	}
	return append(bs, paras(d.Filing.Complaint.Reasons)...)
}

// answered is what the defendant said, fact by fact.
func (d desk) answered() (bs []typeset.Block) {
	if !d.Defence.Answered {
		return []typeset.Block{para("被告在答辩期内没有提交答辩状。")}
	}
	bs = append(bs, para("被告于%s提交答辩状，%s", d.Defence.On.Chinese(), onClaims(d.Defence.Claims)))
	for _, f := range d.Filing.Complaint.Facts {
		bs = append(bs, para("对事实%s：%s", numeral(f.N), d.said(f.N)))
	}
	return append(bs, paras(d.Defence.Text)...)
}

// examined is every exhibit with what the other side said to it.
func (d desk) examined() (bs []typeset.Block) {
	if len(d.Evidence.Exhibits) == 0 {
		return []typeset.Block{para("双方均未提交证据。")}
	}
	for _, p := range both {
		for i, x := range d.Evidence.Of(p) {
			s := fmt.Sprintf("%s证据%s“%s”，证明目的：%s；来源：%s；提交时间：%s。", role(p), numeral(i+1), x.Name, trim(x.Proves), blank(trim(x.Source), "未说明"), moment(x.At))
			if x.LateWhy != "" {
				s += fmt.Sprintf("逾期提交的理由：%s。", trim(x.LateWhy))
			}
			bs = append(bs, form.Para(s))
			o, ok := d.Evidence.Opinions[x.ID]
			at := ""
			if ok {
				at = "（" + moment(o.At) + "）"
			}
			bs = append(bs, para("%s质证%s：%s", role(opposite(p)), at, d.opinion(x.ID)))
			bs = append(bs, d.objected(x)...)
		}
	}
	return bs
}

// opinion is what the other side said to an exhibit, on the three points.
func (d desk) opinion(x id.Exhibit) string {
	o, ok := d.Evidence.Opinions[x]
	if !ok {
		return "尚未发表意见。"
	}
	if o.GivenUp {
		return "期限内未发表意见，视为放弃质证。"
	}
	word := map[evidence.Finding]string{evidence.Accept: "认可", evidence.Object: "不认可"}
	s := fmt.Sprintf("真实性%s，合法性%s，关联性%s", word[o.True], word[o.Lawful], word[o.Relevant])
	if o.Reason != "" {
		s += "；理由：" + trim(o.Reason)
	}
	return s + "。"
}

// questioned is every question with its answers, their times, and silence.
func (d desk) questioned() (bs []typeset.Block) {
	if len(d.Trial.Questions) == 0 {
		return []typeset.Block{para("审判员没有提问。")}
	}
	for _, q := range d.Trial.Questions {
		var to []string
		for _, p := range q.To {
			to = append(to, role(p))
		}
		bs = append(bs, para("审判员问%s（%s，问%s，限于%s前回答）：%s", numeral(q.N), moment(q.AskedAt), strings.Join(to, "、"), before(q.Until), q.Text))
		for _, p := range q.To {
			r, ok := q.Replies[p]
			switch {
			case !ok:
				bs = append(bs, para("%s：尚未回答。", role(p)))
			case r.Silent:
				bs = append(bs, para("%s：期限内没有回答，于%s记录在案。（%s）", role(p), moment(r.At), short(trial.Silence)))
			default:
				bs = append(bs, para("%s答（%s）：%s", role(p), moment(r.At), r.Text))
			}
		}
	}
	return bs
}

// confirmed is the closing, and each party's word on the record if it was given already.
func (d desk) confirmed() []typeset.Block {
	bs := []typeset.Block{
		para("审判员于%s结束交互式审理。", moment(d.Trial.RoomShut)),
		para("本笔录根据案卷记录形成，由当事人在诉讼平台核对确认；在线确认的，与书面笔录具有同等效力。认为对自己的陈述记录有遗漏或者差错的，可以申请补正；逾期不核对的，记明情况附卷。（%s）",
			short(trial.Record, trial.OnlineRecord)),
	}
	for _, p := range both {
		c, ok := d.Trial.Confirmed[p]
		switch {
		case !ok:
		case c.Silent:
			bs = append(bs, para("%s：期限内没有核对，于%s记明附卷。", d.full(p), moment(c.At)))
		case c.Objection != "":
			bs = append(bs, para("%s：于%s核对，申请补正：%s", d.full(p), moment(c.At), sentences(c.Objection)))
		default:
			bs = append(bs, para("%s：于%s核对无误，在线确认。", d.full(p), moment(c.At)))
		}
	}
	return bs
}

func opposite(p id.Party) id.Party {
	if p == procedure.P1 {
		return procedure.D1
	}
	return procedure.P1
}
