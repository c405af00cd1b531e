// Package staff is where the court's own people work 法院工作页面: the judge's desk, the clerk's desk, the enforcement list.
//
// Every list is ordered by the nearest deadline, every form carries the newest entry its reader had seen, and an act
// that a colleague or a party has overtaken is answered with what happened since.
package staff

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"yunting/authority"
	"yunting/clerk"
	"yunting/court"
	"yunting/docket"
	"yunting/id"
	"yunting/law"
	"yunting/procedure"
	"yunting/web/shell"
)

// pages holds what the handlers share.
type pages struct{ *shell.House }

// Routes lists the addresses of the officers' pages.
func Routes(h *shell.House) []shell.Route {
	s := pages{h}
	rs := []shell.Route{
		{Pattern: "GET /desk", For: shell.Bench, Handle: s.desk},
		{Pattern: "GET /desk/list", For: shell.Bench, Handle: s.deskList},
		{Pattern: "GET /desk/list.csv", For: shell.Bench, Handle: s.deskCSV},
		{Pattern: "GET /desk/cases", For: shell.Bench, Handle: s.myCases},
		{Pattern: "GET /desk/find", For: shell.Officers, Handle: s.find},
		{Pattern: "GET /desk/cases/{matter}", For: shell.Bench, Handle: s.judgeCase},
		{Pattern: "GET /desk/draft/{matter}", For: shell.Judges, Handle: s.draft},
		{Pattern: "POST /desk/draft/{matter}", For: shell.Judges, Handle: s.saveDraft},
		{Pattern: "GET /desk/draft/{matter}/preview", For: shell.Judges, Handle: s.previewDraft},
		{Pattern: "GET /desk/draft/{matter}/sign", For: shell.Judges, Handle: s.sign},
		{Pattern: "POST /desk/draft/{matter}/sign", For: shell.Judges, Handle: s.pronounce},

		{Pattern: "GET /clerk", For: shell.Clerks, Handle: s.clerkDesk},
		{Pattern: "GET /clerk/cases", For: shell.Clerks, Handle: s.allCases},
		{Pattern: "GET /clerk/cases/{matter}", For: shell.Clerks, Handle: s.clerkCase},
		{Pattern: "POST /clerk/cases/{matter}/hold", For: shell.Clerks, Handle: s.clerkHold},
		{Pattern: "POST /clerk/cases/{matter}/paid", For: shell.Clerks, Handle: s.notePaid},
		{Pattern: "GET /clerk/intake", For: shell.Clerks, Handle: s.queue("review")},
		{Pattern: "GET /clerk/intake/{matter}", For: shell.Clerks, Handle: s.intake},
		{Pattern: "POST /clerk/intake/{matter}/accept", For: shell.Clerks, Handle: s.accept},
		{Pattern: "POST /clerk/intake/{matter}/return", For: shell.Clerks, Handle: s.sendBack},
		{Pattern: "POST /clerk/intake/{matter}/refer", For: shell.Clerks, Handle: s.refer},
		{Pattern: "POST /clerk/cases/{matter}/send-up", For: shell.Clerks, Handle: s.sendUpRefusal},
		{Pattern: "POST /clerk/cases/{matter}/refunds/{n}", For: shell.Clerks, Handle: s.refund},
		{Pattern: "GET /clerk/identity", For: shell.Clerks, Handle: s.queue("identity")},
		{Pattern: "GET /clerk/identity/{matter}", For: shell.Clerks, Handle: s.identity},
		{Pattern: "POST /clerk/identity/{matter}/reveal", For: shell.Clerks, Handle: s.reveal},
		{Pattern: "POST /clerk/identity/{matter}/verify", For: shell.Clerks, Handle: s.verify},
		{Pattern: "POST /clerk/identity/{matter}/reject", For: shell.Clerks, Handle: s.reject},
		{Pattern: "GET /clerk/mandate", For: shell.Clerks, Handle: s.queue("mandate")},
		{Pattern: "GET /clerk/mandate/{matter}", For: shell.Clerks, Handle: s.mandate},
		{Pattern: "GET /clerk/mandate/{matter}/file", For: shell.Clerks, Handle: s.mandateFile},
		{Pattern: "POST /clerk/mandate/{matter}/confirm", For: shell.Clerks, Handle: s.confirmMandate},
		{Pattern: "POST /clerk/mandate/{matter}/strike", For: shell.Clerks, Handle: s.strike},
		{Pattern: "GET /clerk/appeal", For: shell.Clerks, Handle: s.queue("appeal")},
		{Pattern: "GET /clerk/appeal/{matter}", For: shell.Clerks, Handle: s.appeal},
		{Pattern: "POST /clerk/appeal/{matter}/send-up", For: shell.Clerks, Handle: s.sendUp},
		{Pattern: "GET /clerk/service", For: shell.Clerks, Handle: s.queue("service")},
		{Pattern: "GET /clerk/service/{matter}", For: shell.Clerks, Handle: s.service},
		{Pattern: "POST /clerk/service/{matter}/begin", For: shell.Clerks, Handle: s.begin},
		{Pattern: "POST /clerk/service/{matter}/hand", For: shell.Clerks, Handle: s.hand},
		{Pattern: "POST /clerk/service/{matter}/attempt", For: shell.Clerks, Handle: s.attempt},
		{Pattern: "POST /clerk/service/{matter}/publish", For: shell.Clerks, Handle: s.publish},

		{Pattern: "GET /president", For: shell.Presidents, Handle: s.president},
		{Pattern: "GET /president/{matter}", For: shell.Presidents, Handle: s.presidentCase},
		{Pattern: "POST /president/{matter}/extend", For: shell.Presidents, Handle: s.extendLimit},

		{Pattern: "GET /enforce", For: shell.Officers, Handle: s.enforce},
	}
	for _, a := range slices.Concat(judgeActs, reviewActs, reliefActs) {
		rs = append(rs, shell.Route{Pattern: "POST /desk/cases/{matter}/" + a.verb, For: shell.Judges, Handle: s.judgeAct(a)})
	}
	rs = append(rs, shell.Route{Pattern: "GET /desk/cases/{matter}/evidence/{exhibit}", For: shell.Bench, Handle: s.exhibitCase})
	for i, a := range exhibitVerbs {
		rs = append(rs, shell.Route{Pattern: "POST /desk/cases/{matter}/evidence/{exhibit}/" + a.verb, For: shell.Judges, Handle: s.exhibitAct(i)})
	}
	for _, a := range benchActs {
		rs = append(rs, shell.Route{Pattern: "POST /desk/cases/{matter}/" + a.verb, For: shell.Bench, Handle: s.benchAct(a)})
	}
	for _, side := range []struct {
		base string
		who  shell.Audience
		as   []docket.Standing
	}{{"/desk/cases", shell.Bench, onBench}, {"/clerk/cases", shell.Clerks, []docket.Standing{docket.Clerk}}} {
		rs = append(rs,
			shell.Route{Pattern: "GET " + side.base + "/{matter}/papers/{kind}", For: side.who, Handle: s.paper(side.as...)},
			shell.Route{Pattern: "GET " + side.base + "/{matter}/papers/{seq}/pdf", For: side.who, Handle: s.onePaper(side.as...)},
			shell.Route{Pattern: "POST " + side.base + "/{matter}/papers/{seq}/correct", For: side.who, Handle: s.amend(correctPaper, side.as...)},
			shell.Route{Pattern: "POST " + side.base + "/{matter}/papers/{seq}/withdraw", For: side.who, Handle: s.amend(withdrawPaper, side.as...)},
			shell.Route{Pattern: "GET " + side.base + "/{matter}/exhibits/{exhibit}", For: side.who, Handle: s.exhibit(side.as...)},
			shell.Route{Pattern: "GET " + side.base + "/{matter}/exhibits/{exhibit}/normal", For: side.who, Handle: s.normalExhibit(side.as...)},
			shell.Route{Pattern: "GET " + side.base + "/{matter}/search", For: side.who, Handle: s.searchCase(side.as...)},
			shell.Route{Pattern: "GET " + side.base + "/{matter}/forms", For: side.who, Handle: s.tryForms(side.as...)},
			shell.Route{Pattern: "GET " + side.base + "/{matter}/forms/{kind}", For: side.who, Handle: s.tryForm(side.as...)},
			shell.Route{Pattern: "POST " + side.base + "/{matter}/forms/{kind}", For: side.who, Handle: s.tryForm(side.as...)})
	}
	return rs
}

// file is a civil case as one officer has it before him.
type file struct {
	*procedure.Civil
	entries []docket.Entry // those the officer may read
	actor   docket.Actor
	base    string // /desk/cases/… or /clerk/cases/…
}

// civil reads the case an address names. Who is not what as says in this very case learns only that there is no such page.
func (s pages) civil(r *http.Request, as ...docket.Standing) (*file, error) {
	rd, err := s.Clerk.Read(r.Context(), id.Matter(r.PathValue("matter")))
	if err != nil {
		return nil, err
	}
	c, ok := rd.Matter.(*procedure.Civil)
	if !ok {
		return nil, authority.ErrNotFound
	}
	actor := c.StandingOf(shell.ViewerOf(r.Context()).Who())
	asks := actor.Standing
	if asks == docket.Reviewer { // reads at the judges' addresses; what he may do, the matrix says
		asks = docket.Judge
	}
	if authority.MayRead(actor) != nil || !slices.Contains(as, asks) {
		return nil, authority.ErrNotFound
	}
	base := "/desk/cases/"
	if actor.Standing == docket.Clerk {
		base = "/clerk/cases/"
	}
	if strings.HasPrefix(r.URL.Path, "/president/") { // the president also reads at the judges' addresses
		base = "/president/"
	}
	return &file{Civil: c, entries: authority.Readable(actor, rd.Entries), actor: actor, base: base + string(c.Matter())}, nil
}

// stale is a form that does not say what its reader had seen: it must not pass for one that had seen everything.
var stale = law.Refuse(law.Rule{}, "页面已经过期，请重新打开后再操作")

// enter takes an officer's acts to the docket an address names.
func (s pages) enter(r *http.Request, acts ...docket.Act) error {
	seen, err := strconv.Atoi(r.PostFormValue("seen"))
	if err != nil || seen < 1 {
		return stale
	}
	_, err = s.Clerk.Enter(r.Context(), clerk.Order{
		Matter: id.Matter(r.PathValue("matter")), By: shell.ViewerOf(r.Context()).Who(), Seen: seen, Acts: acts,
	})
	return err
}

// show writes a staff page; now is the entry of the navigation it belongs to.
func (s pages) show(w http.ResponseWriter, r *http.Request, now string, ps []shell.Problem, p shell.Page) error {
	status := http.StatusOK
	if len(ps) > 0 {
		status, p.Error = http.StatusUnprocessableEntity, true
	}
	p.Staff, p.Now = true, now
	p.Style, p.Script = []string{"staff.css"}, []string{"staff.js"}
	return s.Show(w, r, status, p)
}

// overtaken answers an act that no longer fits with what happened since; other errors pass through.
func (s pages) overtaken(w http.ResponseWriter, r *http.Request, err error, back string) error {
	var moved clerk.MovedOn
	if !errors.As(err, &moved) {
		return err
	}
	rd, readErr := s.Clerk.Read(r.Context(), id.Matter(r.PathValue("matter")))
	if readErr != nil {
		return readErr
	}
	ctx := r.Context()
	since := telling(ctx, authority.Readable(rd.Matter.StandingOf(shell.ViewerOf(ctx).Who()), rd.Entries[min(moved.Seen, len(rd.Entries)):]))
	return s.Show(w, r, http.StatusConflict, shell.Page{
		Title: shell.T(ctx, "案件已有新进展"), Error: true, Staff: true, Style: []string{"staff.css"},
		Body: movedOn(since, back),
	})
}

func is(v shell.Viewer, r court.Role) bool { return v.In() && v.Role == r }

// pageOf is the page of a list an address asks for, from 1.
func pageOf(r *http.Request) int {
	n, err := strconv.Atoi(r.URL.Query().Get("page"))
	if err != nil {
		return 1
	}
	return min(max(n, 1), 10_000)
}
