package litigant

import (
	"fmt"
	"net/http"
	"time"

	"github.com/a-h/templ"

	"yunting/authority"
	"yunting/clerk"
	"yunting/docket"
	"yunting/filing"
	"yunting/id"
	"yunting/procedure"
	"yunting/register"
	"yunting/web/shell"
)

// view is one case as one person sees it.
type view struct {
	*procedure.Civil
	House   *shell.House
	Entries []docket.Entry
	Actor   docket.Actor
	Party   id.Party // of the viewer; empty for officers
	Now     time.Time
	Tab     string
	Bare    bool // the mandate is not checked yet: what is not the viewer's own is left out
}

// civil reads a case the viewer may read, folded.
func (p *pages) civil(r *http.Request, m id.Matter) (*procedure.Civil, error) {
	v, err := p.caseAt(r, m)
	if err != nil {
		return nil, err
	}
	return v.Civil, nil
}

// caseAt reads a case for the viewer; what he may not see is not found.
func (p *pages) caseAt(r *http.Request, m id.Matter) (*view, error) {
	rd, err := p.Clerk.Read(r.Context(), m)
	if err != nil {
		return nil, err
	}
	c, ok := rd.Matter.(*procedure.Civil)
	if !ok {
		return nil, authority.ErrNotFound
	}
	actor := c.StandingOf(shell.ViewerOf(r.Context()).Who())
	if err := authority.MayRead(actor); err != nil {
		return nil, err
	}
	return &view{Civil: c, House: p.House, Entries: authority.Readable(actor, rd.Entries), Actor: actor, Party: actor.Party, Now: p.Clock.Now()}, nil
}

// caseOf is caseAt for the case in the address.
func (p *pages) caseOf(r *http.Request) (*view, error) {
	return p.caseAt(r, id.Matter(r.PathValue("matter")))
}

// partyCase is a case the viewer is a party of.
func (p *pages) partyCase(r *http.Request) (*view, error) {
	v, err := p.caseOf(r)
	if err == nil && v.Party == "" {
		err = authority.ErrNotFound
	}
	return v, err
}

// act enters acts of the viewer and turns a refusal into problems for the page.
func (p *pages) act(r *http.Request, v *view, field string, acts ...docket.Act) ([]shell.Problem, error) {
	_, err := p.Clerk.Enter(r.Context(), clerk.Order{Matter: v.Matter(), By: shell.ViewerOf(r.Context()).Who(), Seen: seen(r), Acts: acts})
	return shell.Problems(err, field)
}

// showCase writes a page of a case.
func (p *pages) showCase(w http.ResponseWriter, r *http.Request, v *view, tab, title string, body templ.Component, problems []shell.Problem) error {
	v.Tab = tab
	pg := page(title + " - " + v.Title())
	pg.Wide, pg.Body = true, body
	return p.show(w, r, pg, problems)
}

// Href is the address of a page of the case.
func (v *view) Href(sub string) templ.SafeURL {
	u := "/cases/" + string(v.Matter())
	if sub != "" {
		u += "/" + sub
	}
	return templ.SafeURL(u)
}

func (v *view) seen() string { return fmt.Sprint(v.Seq()) }

// name of a party, with 您 for the viewer's own.
func (v *view) mine(p id.Party) bool { return v.Party != "" && v.Party == p }

// other is the party on the other side.
func other(p id.Party) id.Party {
	if p == procedure.P1 {
		return procedure.D1
	}
	return procedure.P1
}

// role is a party's word.
func role(p id.Party) string {
	if p == procedure.P1 {
		return "原告"
	}
	return "被告"
}

// tab is one section of the case page.
type tab struct{ key, name string }

// tabs that exist at this point of the case.
func (v *view) tabs() (ts []tab) {
	ts = []tab{{"", "进展"}, {"evidence", "材料与证据"}}
	if v.Bare {
		if v.Judgment.Pronounced {
			ts = append(ts, tab{"judgment", "判决"})
		}
		return ts
	}
	if v.Filing.State == filing.Accepted {
		ts = append(ts, tab{"trial", "交互式审理"}, tab{"service", "送达"}, tab{"fees", "费用"}, tab{"bench", "审判组织"})
	} else {
		ts = append(ts, tab{"service", "送达"})
	}
	if v.Filing.State == filing.Refused && v.Party == procedure.P1 {
		ts = append(ts, tab{"appeal", "不予受理"})
	}
	if v.Judgment.Pronounced {
		ts = append(ts, tab{"judgment", "判决"})
	}
	if v.Filing.State == filing.Accepted {
		ts = append(ts, tab{"periods", "期限"})
	}
	return append(ts, tab{"file", "电子卷宗"}, tab{"parties", "参与人"})
}

// phaseStep is one section of the phase bar.
type phaseStep struct{ name, class string }

func (v *view) phases() (out []phaseStep) {
	order := []struct {
		key  register.Phase
		name string
	}{{register.Filing, "立案"}, {register.Serving, "送达"}, {register.Trial, "审理"}, {register.Judged, "裁判"}, {register.Performance, "履行"}}
	now := v.Phase()
	class := "done"
	for _, o := range order {
		switch {
		case now == register.Ended:
			out = append(out, phaseStep{o.name, v.endedClass(o.key)})
		case o.key == now:
			out, class = append(out, phaseStep{o.name, "now"}), ""
		default:
			out = append(out, phaseStep{o.name, class})
		}
	}
	return out
}

// endedClass marks the phases an ended case has been through.
func (v *view) endedClass(k register.Phase) string {
	if v.Judgment.Pronounced || k == register.Filing {
		return "done"
	}
	return ""
}
