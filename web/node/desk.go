package node

import (
	"context"
	"encoding/hex"
	"net/http"
	"slices"
	"strconv"

	"yunting/authority"
	"yunting/court"
	"yunting/docket"
	"yunting/gateway/signed"
	"yunting/id"
	"yunting/law/calendar"
	stage "yunting/node"
	"yunting/register/query"
	"yunting/web/shell"
)

// window is how many court days of refused requests a desk shows.
const window = 7

// row is one node in the list of a desk.
type row struct {
	query.Node
	Used    int64 // of today's quota
	Count   *Count
	Refused int64
}

type deskPage struct {
	Admin  bool
	Today  calendar.Date
	Health *Health
	Counts bool // the number of deposits is known
	Rows   []row
	Lost   int64 // refused requests that named no node of this court
	Checks *Reconciliation
}

// desk is the network as an administrator, or the contact of a node, sees it.
func (p pages) desk(w http.ResponseWriter, r *http.Request) (err error) {
	ctx, who := r.Context(), shell.ViewerOf(r.Context())
	v := deskPage{Admin: who.Role == court.Admin, Today: p.today()}
	var nodes []query.Node
	switch {
	case v.Admin:
		nodes, err = p.Q.Nodes(ctx, p.Mine())
	case who.Role == "" && who.Who().Verified:
		nodes, err = p.Q.NodesOf(ctx, query.NodesOfParams{Court: p.Mine(), Person: string(who.Person)})
	}
	if err != nil {
		return err
	}
	if !v.Admin && len(nodes) == 0 {
		return authority.ErrNotFound
	}
	if v.Rows, v.Counts, v.Lost, err = p.rows(ctx, nodes); err != nil {
		return err
	}
	if v.Health, err = p.health(ctx); err != nil {
		return err
	}
	if v.Checks, err = p.checks(ctx, nodes, v.Admin); err != nil {
		return err
	}
	return p.show(w, r, "/node", nil, shell.Page{Title: shell.T(ctx, "证据网络"), Body: deskView(v)})
}

// rows puts together what is known of some nodes.
func (p pages) rows(ctx context.Context, nodes []query.Node) (rows []row, counted bool, lost int64, err error) {
	today := p.today()
	uses, err := p.Q.NodeUses(ctx, query.NodeUsesParams{Court: p.Mine(), Day: query.Day(today)})
	if err != nil {
		return nil, false, 0, err
	}
	refused, err := p.Q.NodeRefusals(ctx, query.NodeRefusalsParams{Court: p.Mine(), Node: "*", Since: query.Day(today.AddDays(1 - window))})
	if err != nil {
		return nil, false, 0, err
	}
	var counts map[id.Node]Count
	if p.net.Deposits != nil {
		if counts, err = p.net.Deposits.Count(ctx, today); err != nil {
			return nil, false, 0, err
		}
	}
	for _, n := range nodes {
		x := row{Node: n}
		for _, u := range uses {
			if u.Node == n.Node {
				x.Used = u.Today
			}
		}
		for _, f := range refused {
			if f.Node == n.Node {
				x.Refused += f.N
			}
		}
		if counts != nil {
			c := counts[id.Node(n.Node)]
			x.Count = &c
		}
		rows = append(rows, x)
	}
	for _, f := range refused {
		if f.Node == "" {
			lost += f.N
		}
	}
	return rows, counts != nil, lost, nil
}

func (p pages) health(ctx context.Context) (*Health, error) {
	if p.net.Log == nil {
		return nil, nil
	}
	h, err := p.net.Log.Health(ctx)
	return &h, err
}

// checks is the newest reconciliation, as far as it is about these nodes; an administrator sees all of it.
func (p pages) checks(ctx context.Context, nodes []query.Node, all bool) (*Reconciliation, error) {
	if p.net.Differences == nil {
		return nil, nil
	}
	c, err := p.net.Differences.Newest(ctx)
	if err != nil {
		return nil, err
	}
	c.Found = slices.DeleteFunc(slices.Clone(c.Found), func(d Difference) bool {
		return !all && !slices.ContainsFunc(nodes, func(n query.Node) bool { return d.Node != "" && n.Node == string(d.Node) })
	})
	return &c, nil
}

type nodePage struct {
	Admin    bool
	Sheet    stage.Sheet
	Row      row
	Counts   bool
	Seq      int
	Keys     []keyView
	Endpoint string // as the form shows it
	FetchKey string // hexadecimal; empty: there is no endpoint
	Refusals []query.NodeRefusalsRow
	Checks   *Reconciliation
	Open     bool // keys may be changed
	Typed    map[string]string
	Problems []shell.Problem
	For      string // the key a form with a fault is about; empty: the form for a new one
}

// one is the desk of one node.
func (p pages) one(w http.ResponseWriter, r *http.Request) error {
	return p.showNode(w, r, nil, "")
}

func (p pages) showNode(w http.ResponseWriter, r *http.Request, bad []shell.Problem, about string) error {
	ctx := r.Context()
	n, es, err := p.read(r)
	if err != nil {
		return err
	}
	q, err := p.Q.Node(ctx, query.NodeParams{Court: p.Mine(), Node: string(n.Node.Node)})
	if err != nil {
		return err
	}
	v := nodePage{Admin: shell.ViewerOf(ctx).Role == court.Admin, Sheet: n.Node, Seq: len(es), Open: n.Node.State != stage.Discharged, Problems: bad, For: about, Typed: typed(r)}
	v.Endpoint = n.Node.Endpoint
	if n.Node.Endpoint != "" && p.net.FetchKey != nil {
		v.FetchKey = hex.EncodeToString(p.net.FetchKey(n.Node.Node))
	}
	if again, ok := v.Typed["endpoint"]; ok {
		v.Endpoint = again
	}
	rows, counted, _, err := p.rows(ctx, []query.Node{q})
	if err != nil {
		return err
	}
	v.Row, v.Counts = rows[0], counted
	if v.Refusals, err = p.Q.NodeRefusals(ctx, query.NodeRefusalsParams{Court: p.Mine(), Node: q.Node, Since: query.Day(p.today().AddDays(1 - window))}); err != nil {
		return err
	}
	if v.Checks, err = p.checks(ctx, []query.Node{q}, false); err != nil {
		return err
	}
	for _, k := range n.Node.Keys {
		v.Keys = append(v.Keys, keyOf(ctx, n.Node.Node, k, p.Clock.Now()))
	}
	return p.show(w, r, "/node", bad, shell.Page{Title: n.Node.Name, Back: "/node", BackTo: shell.T(ctx, "证据网络"), Body: nodeView(v)})
}

// typed is what stood in the form, so that nothing of it is lost.
func typed(r *http.Request) map[string]string {
	m := map[string]string{}
	for k := range r.PostForm {
		m[k] = r.PostForm.Get(k)
	}
	return m
}

// story is the docket of a node in words, newest first.
type told struct {
	At  string
	Say string
	By  string
}

func tell(ctx context.Context, es []docket.Entry) (out []told) {
	for _, e := range slices.Backward(es) {
		x := told{At: shell.At(e.At), By: e.By.Name}
		switch a := e.Act.(type) {
		case stage.Admit:
			x.Say = shell.T(ctx, "接入，依据%s（%s）", a.Document.Text, a.Document.On.String())
		case stage.SetContact:
			x.Say = shell.T(ctx, "联系人变更为%s", a.Contact.Name)
		case stage.SetQuota:
			x.Say = shell.T(ctx, "每日额度设为%d件", a.PerDay)
		case stage.SetEndpoint:
			x.Say = shell.T(ctx, "取件地址设为%s", a.Endpoint)
			if a.Endpoint == "" {
				x.Say = shell.T(ctx, "撤下取件地址")
			}
		case stage.EnrolKey:
			x.Say = shell.T(ctx, "登记公钥%s，%s起启用", a.Key, shell.At(a.From))
		case stage.RevokeKey:
			x.Say = shell.T(ctx, "停用公钥%s，%s起失效：%s", a.Key, shell.At(a.From), a.Reason)
		case stage.Suspend:
			x.Say = shell.T(ctx, "暂停：%s", a.Reason)
		case stage.Resume:
			x.Say = shell.T(ctx, "恢复：%s", a.Reason)
		case stage.Discharge:
			x.Say = shell.T(ctx, "退出：%s", a.Reason)
		}
		out = append(out, x)
	}
	return out
}

// reasonName is a reason in words.
func reasonName(ctx context.Context, r string) string {
	return shell.T(ctx, signed.Reason(r).Chinese())
}

// number reads a whole number; 0 for anything else.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}
