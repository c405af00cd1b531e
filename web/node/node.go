// Package node holds the pages of the evidence network's nodes 节点页面: the public register, the desk of a node, and
// where administrators admit and look after nodes.
package node

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"yunting/authority"
	"yunting/clerk"
	"yunting/court"
	"yunting/docket"
	"yunting/id"
	"yunting/law/calendar"
	stage "yunting/node"
	"yunting/procedure"
	"yunting/register/query"
	"yunting/web/shell"
)

// Network is what the pages know of the log. What is nil is not known here, and the pages say so.
type Network struct {
	Log         Log
	Deposits    Deposits
	Differences Differences
	FetchKey    func(id.Node) []byte // shared with a node: the court signs with it when it asks for content
}

// Log tells how the court's log is.
type Log interface {
	Health(ctx context.Context) (Health, error)
}

// Health is how the log is at a moment.
type Health struct {
	Size      uint64    // leaves the newest published checkpoint covers
	Published time.Time // when it was published; zero: none was
	Waiting   int       // deposits that have a number and that no published checkpoint covers yet
	Quorum    int       // how many witnesses must sign
	Witnesses []Witness
	Trouble   string // what is wrong, in zh-Hans; empty: nothing
}

// Witness is how a witness is.
type Witness struct {
	Name   string
	Signed time.Time // its newest cosignature; zero: none yet
	Size   uint64    // of the tree it signed
	Late   bool      // it did not sign the newest checkpoint
}

// Deposits counts what nodes deposited.
type Deposits interface {
	Count(ctx context.Context, day calendar.Date) (map[id.Node]Count, error)
}

// Count is how many digests a node deposited.
type Count struct{ Today, Total int64 }

// Differences tells what the last reconciliation of register and log found.
type Differences interface {
	Newest(ctx context.Context) (Reconciliation, error)
}

// Reconciliation is one comparison of register and log.
type Reconciliation struct {
	At       time.Time // zero: none was made yet
	Compared uint64    // leaves compared
	Found    []Difference
}

// Difference is one place where register and log do not say the same.
type Difference struct {
	Number string  // of the deposit
	Node   id.Node // who deposited; empty: no node
	Say    string  // what differs, in zh-Hans
}

// Routes lists the pages of nodes.
func Routes(h *shell.House, n Network) []shell.Route {
	p := pages{h, n}
	return []shell.Route{
		{Pattern: "GET /ledger/nodes", For: shell.Anyone, Handle: p.register},
		{Pattern: "GET /node", For: shell.SignedIn, Handle: p.desk},
		{Pattern: "GET /node/{node}", For: shell.SignedIn, Handle: p.one},
		{Pattern: "POST /node/{node}/endpoint", For: shell.SignedIn, Handle: p.endpoint},
		{Pattern: "POST /node/{node}/keys", For: shell.SignedIn, Handle: p.enrol},
		{Pattern: "POST /node/{node}/keys/{key}/revoke", For: shell.SignedIn, Handle: p.revoke},
		{Pattern: "GET /admin/nodes", For: shell.Admins, Handle: p.all},
		{Pattern: "POST /admin/nodes", For: shell.Admins, Handle: p.admit},
		{Pattern: "GET /admin/nodes/{node}", For: shell.Admins, Handle: p.manage},
		{Pattern: "POST /admin/nodes/{node}/{act}", For: shell.Admins, Handle: p.change},
	}
}

type pages struct {
	*shell.House
	net Network
}

// show writes a page in the frame of who looks: the court's own people have theirs.
func (p pages) show(w http.ResponseWriter, r *http.Request, now string, ps []shell.Problem, pg shell.Page) error {
	status := http.StatusOK
	if len(ps) > 0 {
		status, pg.Error = http.StatusUnprocessableEntity, true
	}
	pg.Staff = shell.ViewerOf(r.Context()).Role == court.Admin && now != ""
	pg.Now, pg.Style = now, []string{"node.css"}
	return p.Show(w, r, status, pg)
}

// read reads a node whose docket the viewer may read.
func (p pages) read(r *http.Request) (*procedure.Node, []docket.Entry, error) {
	rd, err := p.Clerk.Read(r.Context(), procedure.NodeMatter(id.Node(r.PathValue("node"))))
	if err != nil {
		return nil, nil, err
	}
	n, ok := rd.Matter.(*procedure.Node)
	if !ok || len(rd.Entries) == 0 {
		return nil, nil, authority.ErrNotFound
	}
	return n, rd.Entries, authority.MayRead(n.StandingOf(shell.ViewerOf(r.Context()).Who()))
}

// enter takes one act to a node's docket.
func (p pages) enter(r *http.Request, n id.Node, act docket.Act) error {
	o := clerk.Order{Matter: procedure.NodeMatter(n), By: shell.ViewerOf(r.Context()).Who(), Seen: number(r.PostFormValue("seen")), Acts: []docket.Act{act}}
	if act.Kind() == "node.admit" {
		o.Open = procedure.NodeDocket
	}
	_, err := p.Clerk.Enter(r.Context(), o)
	return err
}

// contact finds the verified person of a mobile number.
func (p pages) contact(ctx context.Context, typed string) (stage.Contact, error) {
	mobile, err := stage.Mobile(typed)
	if err != nil {
		return stage.Contact{}, err
	}
	row, err := p.Q.VerifiedByMobile(ctx, query.VerifiedByMobileParams{Court: p.Mine(), Mobile: mobile})
	if errors.Is(err, pgx.ErrNoRows) {
		return stage.Contact{}, stage.NoContact()
	}
	return stage.Contact{Person: id.Person(row.ID), Name: row.Name}, err
}

// today is the court date by the machine's clock, which quotas and refusals go by.
func (p pages) today() calendar.Date { return calendar.Of(p.Machine()) }

// moment reads an instant of a form, in court time: 2026-11-28T10:00, or with a blank. Empty: the zero time.
func moment(typed string) (time.Time, bool) {
	typed = strings.TrimSpace(typed)
	if typed == "" {
		return time.Time{}, true
	}
	for _, form := range []string{"2006-01-02T15:04", "2006-01-02 15:04", "2006-01-02T15:04:05"} {
		if t, err := time.ParseInLocation(form, typed, calendar.Zone); err == nil {
			return t.UTC(), true
		}
	}
	return time.Time{}, false
}
