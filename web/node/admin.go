package node

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"yunting/authority"
	"yunting/docket"
	"yunting/id"
	"yunting/law/calendar"
	stage "yunting/node"
	"yunting/register/query"
	"yunting/web/shell"
)

type allPage struct {
	Nodes    []query.Node
	Typed    map[string]string
	Problems []shell.Problem
}

// all lists the nodes and admits one.
func (p pages) all(w http.ResponseWriter, r *http.Request) error { return p.showAll(w, r, nil) }

func (p pages) showAll(w http.ResponseWriter, r *http.Request, bad []shell.Problem) error {
	rows, err := p.Q.Nodes(r.Context(), p.Mine())
	if err != nil {
		return err
	}
	return p.show(w, r, "/admin/nodes", bad, shell.Page{Title: shell.T(r.Context(), "节点管理"), Body: allView(allPage{rows, typed(r), bad})})
}

// admit takes an organisation into the network; everything wrong with the form is named at once.
func (p pages) admit(w http.ResponseWriter, r *http.Request) error {
	ctx, form := r.Context(), r.PostForm
	var bad []shell.Problem
	note := func(err error, field string) error {
		ps, err := shell.Problems(err, field)
		for _, x := range ps {
			if shell.Say(bad, x.Field) == "" {
				bad = append(bad, x)
			}
		}
		return err
	}
	on, err := calendar.Parse(form.Get("on"))
	if form.Get("on") != "" {
		if err := note(err, "on"); err != nil {
			return err
		}
	}
	contact, err := p.contact(ctx, form.Get("mobile"))
	if err := note(err, "mobile"); err != nil {
		return err
	}
	quota := 0
	if s := strings.TrimSpace(form.Get("quota")); s != "" {
		if quota, err = strconv.Atoi(s); err != nil || quota < 1 {
			bad, quota = append(bad, shell.Problem{Field: "quota", Say: shell.T(ctx, "请填写整数，例如100000")}), 0
		}
	}
	act := stage.Admit{Node: id.Node(strings.TrimSpace(form.Get("node"))), Name: form.Get("name"), Category: stage.Category(form.Get("category")), Role: stage.Role(form.Get("role")),
		Document: stage.Document{Text: form.Get("document"), On: on}, Contact: contact, Quota: quota}
	for _, fault := range act.Faults(p.Clock.Now()) {
		if err := note(fault, "name"); err != nil {
			return err
		}
	}
	if len(bad) == 0 {
		if err = p.enter(r, act.Node, act); err == nil {
			return shell.To(w, r, "/admin/nodes/"+string(act.Node))
		}
		if err := note(err, "node"); err != nil {
			return err
		}
	}
	order := []string{"name", "node", "category", "role", "document", "on", "mobile", "quota"}
	slices.SortStableFunc(bad, func(a, b shell.Problem) int { return slices.Index(order, a.Field) - slices.Index(order, b.Field) })
	return p.showAll(w, r, bad)
}

type managePage struct {
	Sheet    stage.Sheet
	Seq      int
	Story    []told
	Typed    map[string]string
	Problems []shell.Problem
}

// manage is one node as administrators look after it.
func (p pages) manage(w http.ResponseWriter, r *http.Request) error { return p.showManage(w, r, nil) }

func (p pages) showManage(w http.ResponseWriter, r *http.Request, bad []shell.Problem) error {
	n, es, err := p.read(r)
	if err != nil {
		return err
	}
	ctx := r.Context()
	return p.show(w, r, "/admin/nodes", bad, shell.Page{Title: n.Node.Name, Back: "/admin/nodes", BackTo: shell.T(ctx, "节点管理"),
		Body: manageView(managePage{n.Node, len(es), tell(ctx, es), typed(r), bad})})
}

// change enters what an administrator decided about a node.
func (p pages) change(w http.ResponseWriter, r *http.Request) error {
	n, _, err := p.read(r)
	if err != nil {
		return err
	}
	ctx := r.Context()
	var act docket.Act
	which := r.PathValue("act")
	reason := r.PostFormValue(which + "-reason")
	switch which {
	case "quota":
		per, err := strconv.Atoi(strings.TrimSpace(r.PostFormValue("quota")))
		if err != nil {
			return p.showManage(w, r, []shell.Problem{{Field: "quota", Say: shell.T(ctx, "请填写整数，例如100000")}})
		}
		act = stage.SetQuota{PerDay: per}
	case "contact":
		c, err := p.contact(ctx, r.PostFormValue("mobile"))
		if ps, err := shell.Problems(err, "mobile"); err != nil || len(ps) > 0 {
			if err != nil {
				return err
			}
			return p.showManage(w, r, ps)
		}
		act = stage.SetContact{Contact: c}
	case "suspend":
		act = stage.Suspend{Reason: reason}
	case "resume":
		act = stage.Resume{Reason: reason}
	case "discharge":
		if r.PostFormValue("sure") != "yes" {
			return p.showManage(w, r, []shell.Problem{{Field: "sure", Say: shell.T(ctx, "请确认：退出以后不能撤销")}})
		}
		act = stage.Discharge{Reason: reason}
	default:
		return authority.ErrNotFound
	}
	if err = p.enter(r, n.Node.Node, act); err == nil {
		return shell.To(w, r, "/admin/nodes/"+string(n.Node.Node))
	}
	bad, err := shell.Problems(err, which+"-reason")
	if err != nil {
		return err
	}
	if bad[0].Field == "reason" {
		bad[0].Field = which + "-reason"
	}
	return p.showManage(w, r, bad)
}

// address is a page of a node.
func address(under string, n id.Node) string { return under + "/" + string(n) }
