package staff

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"yunting/authority"
	"yunting/consent"
	"yunting/defence"
	"yunting/docket"
	"yunting/document"
	"yunting/evidence"
	"yunting/filing"
	"yunting/id"
	"yunting/law/calendar"
	"yunting/law/idcard"
	"yunting/law/money"
	"yunting/procedure"
	"yunting/vault"
	"yunting/web/shell"
)

// caseView is everything an officer reads of a case, in words.
type caseView struct {
	Base, Name, Title, Status, Tag string
	Track                          string
	TrackWhy                       []string
	Judge                          string
	Amount, Fee                    money.Fen
	FeeNote                        string
	Accepted                       calendar.Date
	Limit                          spent
	LimitNotes                     limitNotes
	Seq                            int
	Parties                        []partyView
	Due                            []dueView
	Claims                         []filing.Claim
	Facts                          []factView
	Reasons                        string
	Answer, AnswerNote             string
	Exhibits                       []exhibitView
	Questions                      []questionView
	Record                         []string
	Sittings                       []sittingView
	Papers                         []paperView
	Story                          []told
	Result                         []string
	Search                         string // the page that searches the files; empty: none
	Effective                      calendar.Date
}

type partyView struct {
	Side, Name, Kind, IDKind, IDMasked, Head, HeadPost, Ethnicity, Occupation, Employer, Mobile, Email, Account, Address string
	Member                                                                                                               string
	Consents                                                                                                             []string
}

type dueView struct {
	Near                                            shell.Nearness
	Who, What, Event, Article, Explain, Missed, Key string
	Until                                           time.Time
	by                                              docket.Standing
}

type factView struct {
	N         int
	On        calendar.Date
	Text      string
	View, Tag string // what the defendant said
	Why       string
}

type exhibitView struct {
	evidence.Exhibit
	By, Href   string
	Detail     string // page of the exhibit before the bench; empty for others
	Tag, Check string // of a deposited one: colour and words of its check
	Objections int
	Unfound    bool // an objection waits for the judge's finding
	Found      string
	Opinion    *opinionView
	Held       shell.Held
}

type opinionView struct {
	By                     string
	True, Lawful, Relevant string
	Objected               bool
	Reason                 string
	GivenUp                bool
}

type questionView struct {
	N       int
	To      string
	Text    string
	AskedAt time.Time
	Until   time.Time
	Replies []replyView
}

type replyView struct {
	Who, Text string
	At        time.Time
	Silent    bool
	Open      bool // still to come
}

type sittingView struct {
	At      time.Time
	Place   string
	Online  bool
	Held    bool
	Present string
	Minutes string
}

type paperView struct {
	Name, For, Href, Page, Fate string
	On                          calendar.Date
	Pages                       int
	File                        id.File
}

// viewOf puts a case into words.
func viewOf(ctx context.Context, f *file, now time.Time) caseView {
	x := f.Filing.Complaint
	v := caseView{
		Base: f.base, Name: f.Name(), Title: f.Title(), Status: shell.T(ctx, f.Status()), Tag: tagOf(f.Status()), Seq: f.Seq(),
		Track: shell.T(ctx, f.Trial.Now().Chinese()), TrackWhy: f.Trial.Track.Reasons, Judge: f.Trial.Judge.Name,
		Amount: x.Amount, Fee: f.Fee.Assessed.Fee, Accepted: f.Filing.AcceptedOn, Claims: x.Claims, Reasons: x.Reasons,
		Story: f.marked(ctx, telling(ctx, f.entries)), Effective: f.Judgment.EffectiveOn,
	}
	slices.Reverse(v.Story)
	if row := f.Rows().Case; row != nil && row.Open {
		v.Limit = limitOf(row.AcceptedOn, row.LimitUntil, calendar.Of(now))
	}
	v.LimitNotes = limitNotesOf(ctx, f)
	switch {
	case f.Fee.Lapsed:
		v.FeeNote = shell.T(ctx, "逾期未交")
	case f.Fee.Waived:
		v.FeeNote = shell.T(ctx, "准予免交")
	case f.Fee.Pending() != nil:
		v.FeeNote = shell.T(ctx, "已申请%s，待审查", f.Fee.Pending().Form.Chinese())
	case f.Fee.Paid && f.Fee.Owed() > 0:
		v.FeeNote = shell.T(ctx, "待补交%s", f.Fee.Owed().Yuan())
	case f.Fee.Paid:
		v.FeeNote = shell.T(ctx, "已交纳")
	case !f.Fee.Deferred.IsZero():
		v.FeeNote = shell.T(ctx, "缓交至%s", f.Fee.Deferred.Chinese())
	case !f.Fee.On.IsZero():
		v.FeeNote = shell.T(ctx, "待交纳")
	default:
		v.FeeNote = shell.T(ctx, "受理后核定")
	}
	for _, p := range both {
		v.Parties = append(v.Parties, partyOf(ctx, f, p))
	}
	for _, d := range f.Due(now) {
		if !authority.MayReadDeadline(f.actor, d) {
			continue
		}
		v.Due = append(v.Due, dueOf(ctx, d, now))
	}
	v.Facts, v.Answer, v.AnswerNote = factsOf(ctx, f)
	v.Exhibits, v.Questions = exhibitsOf(ctx, f), questionsOf(ctx, f)
	v.Record, v.Sittings = recordOf(ctx, f), sittingsOf(ctx, f)
	for _, p := range slices.Backward(f.Papers.Papers) {
		w := paperView{Name: p.Kind.Chinese(), On: p.On, Pages: p.Pages, File: p.File, Href: fmt.Sprintf("%s/papers/%s?cause=%d&for=%s", f.base, p.Kind, p.Cause, p.For)}
		w.Page = fmt.Sprintf("%s/papers/%d", f.base, p.Seq)
		if p.For != "" {
			w.For = f.PartyName(p.For)
		}
		switch {
		case p.Withdrawn != nil:
			w.Fate = shell.T(ctx, "已撤回")
		case len(p.Corrected) > 0:
			w.Fate = shell.T(ctx, "已补正")
		}
		v.Papers = append(v.Papers, w)
	}
	if f.Judgment.Pronounced {
		for _, o := range f.Judgment.Decision.Orders {
			v.Result = append(v.Result, o.Text)
		}
	}
	return v
}

func partyOf(ctx context.Context, f *file, p id.Party) partyView {
	x := f.Filing.Complaint.Plaintiff
	if p == procedure.D1 {
		x = f.Filing.Complaint.Defendant
	}
	v := partyView{Side: side(ctx, p), Name: x.Name, IDKind: x.IDKind.Chinese(), IDMasked: idcard.Mask(x.IDNumber), Head: x.Head,
		HeadPost: x.HeadPost, Ethnicity: x.Ethnicity, Occupation: x.Occupation, Employer: x.Employer,
		Mobile: x.Mobile, Email: x.Email, Account: x.Account, Address: x.Address}
	if x.Abroad {
		v.Address += shell.T(ctx, "（境内没有住所）")
	}
	v.Kind = shell.T(ctx, "自然人")
	if x.Kind == filing.Organisation {
		v.Kind = shell.T(ctx, "法人或者非法人组织")
	}
	if m, ok := f.Parties.Member[p]; ok {
		v.Member = shell.T(ctx, "%s，%s，%s加入", m.Name, m.Capacity.Chinese(), m.On)
		switch {
		case !m.Proven():
			v.Member += shell.T(ctx, "，手续尚未核对")
		case m.Agent != "":
			v.Member += "，" + m.Agent.Chinese() + "，" + m.Authority.Chinese()
		}
	} else if p == procedure.D1 {
		v.Member = shell.T(ctx, "尚未加入案件")
	}
	for _, s := range consent.Steps {
		if f.Consent.Has(p, s) {
			v.Consents = append(v.Consents, shell.T(ctx, s.Chinese()))
		}
	}
	return v
}

func dueOf(ctx context.Context, d docket.Deadline, now time.Time) dueView {
	v := dueView{Key: d.Key, Near: shell.NearnessOf(ctx, d.Until, now), Who: standing(ctx, d.Who), What: shell.T(ctx, d.What),
		Event: d.Event, Article: d.Rule.Article, Missed: d.Missed, Until: d.Until, by: d.Who}
	if !d.Count.From.IsZero() {
		v.Explain = d.Count.Explain()
	}
	if d.Who == docket.Judge {
		v.Who = shell.T(ctx, "承办法官")
	}
	return v
}

// factsOf is the matrix of what the plaintiff says and what the defendant says to it.
func factsOf(ctx context.Context, f *file) (fs []factView, answer, note string) {
	for _, x := range f.Filing.Complaint.Facts {
		v := factView{N: x.N, On: x.On, Text: x.Text, View: shell.T(ctx, "未回应")}
		if d, ok := f.Defence.View(x.N); ok {
			v.View, v.Why = shell.T(ctx, d.Attitude.Chinese()), d.Reason
			v.Tag = map[defence.Attitude]string{defence.Admit: "g", defence.Deny: "r", defence.Unknown: "y"}[d.Attitude]
		}
		fs = append(fs, v)
	}
	switch {
	case f.Defence.Answered:
		note = shell.T(ctx, "%s提交答辩，对诉讼请求：%s", f.Defence.On, toClaims(ctx, f.Defence.Claims))
	case f.Defence.Waived:
		note = shell.T(ctx, "答辩期已于%s届满，被告未提交答辩", f.Defence.On)
	default:
		note = shell.T(ctx, "被告尚未答辩")
	}
	return fs, f.Defence.Text, note
}

func toClaims(ctx context.Context, s string) string {
	switch s {
	case "agree":
		return shell.T(ctx, "同意")
	case "part":
		return shell.T(ctx, "部分同意")
	case "refuse":
		return shell.T(ctx, "不同意")
	}
	return s
}

func exhibitsOf(ctx context.Context, f *file) (out []exhibitView) {
	for _, x := range f.Evidence.Exhibits {
		v := exhibitView{Exhibit: x, By: side(ctx, x.By), Href: f.base + "/exhibits/" + string(x.ID)}
		v.Held = shell.Held{Name: x.FileName, Href: v.Href, File: x.File, Media: vault.Kind(x.Media)}
		v.Check, v.Tag = shell.CheckTag(ctx, &f.Evidence, x)
		v.Objections = len(f.Evidence.Objected(x.ID))
		v.Unfound = slices.ContainsFunc(f.Evidence.Unfound(), func(e evidence.Exhibit) bool { return e.ID == x.ID })
		if authority.MayReadEntry(f.actor, "evidence.find") {
			v.Found = shell.T(ctx, f.Evidence.Rulings[x.ID].Admitted.Chinese())
		}
		if strings.HasPrefix(f.base, "/desk/") && slices.Contains(onBench, f.actor.Standing) {
			v.Detail = f.base + "/evidence/" + string(x.ID)
		}
		if o, ok := f.Evidence.Opinions[x.ID]; ok {
			v.Opinion = &opinionView{By: side(ctx, other(x.By)), True: finding(ctx, o.True), Lawful: finding(ctx, o.Lawful), Relevant: finding(ctx, o.Relevant),
				Objected: o.True == evidence.Object || o.Lawful == evidence.Object || o.Relevant == evidence.Object, Reason: o.Reason, GivenUp: o.GivenUp}
		}
		out = append(out, v)
	}
	return out
}

func finding(ctx context.Context, f evidence.Finding) string {
	if f == evidence.Object {
		return shell.T(ctx, "不认可")
	}
	return shell.T(ctx, "认可")
}

func questionsOf(ctx context.Context, f *file) (out []questionView) {
	for _, q := range f.Trial.Questions {
		v := questionView{N: q.N, To: sides(ctx, q.To), Text: q.Text, AskedAt: q.AskedAt, Until: q.Until}
		for _, p := range q.To {
			r, done := q.Replies[p]
			v.Replies = append(v.Replies, replyView{Who: side(ctx, p), Text: r.Text, At: r.At, Silent: r.Silent, Open: !done})
		}
		out = append(out, v)
	}
	return out
}

func recordOf(ctx context.Context, f *file) (out []string) {
	if _, made := f.Papers.Latest(document.Record, ""); !made {
		return nil
	}
	for _, p := range both {
		c, done := f.Trial.Confirmed[p]
		switch {
		case !done:
			out = append(out, shell.T(ctx, "%s尚未核对笔录", side(ctx, p)))
		case c.Silent:
			out = append(out, shell.T(ctx, "%s逾期未核对笔录，已记明附卷", side(ctx, p)))
		case c.Objection != "":
			out = append(out, shell.T(ctx, "%s对笔录提出更正：%s", side(ctx, p), c.Objection))
		default:
			out = append(out, shell.T(ctx, "%s已核对笔录，确认无误", side(ctx, p)))
		}
	}
	return out
}

func sittingsOf(ctx context.Context, f *file) (out []sittingView) {
	for _, x := range f.Hearing.Sittings {
		out = append(out, sittingView{At: x.At, Place: x.Place, Online: x.Online, Held: x.Held, Present: sides(ctx, x.Present), Minutes: x.Minutes})
	}
	return out
}
