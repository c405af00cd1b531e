package api

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/jackc/pgx/v5"

	"yunting/authority"
	"yunting/clerk"
	"yunting/docket"
	"yunting/id"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/node"
	"yunting/procedure"
	"yunting/register/query"
)

// NodeRow is one node of the evidence network as everybody may see it.
type NodeRow struct {
	Node       string    `json:"node" doc:"Code 代号; it stands in the keyid of its requests."`
	Name       string    `json:"name" doc:"Full name 机构全称."`
	Category   string    `json:"category" enum:"telecom,bank,platform,notary,arbitration,procuratorate,court" doc:"Sort of organisation 类别."`
	Role       string    `json:"role" enum:"deposits,witnesses,both" doc:"What it does 角色: deposits 存证, witnesses 见证."`
	Document   string    `json:"document" doc:"Under which it was admitted 接入依据."`
	DocumentOn string    `json:"document_on" format:"date" doc:"Date of the document."`
	AdmittedAt time.Time `json:"admitted_at" doc:"Since when it is a node."`
	State      string    `json:"state" enum:"active,suspended,discharged" doc:"正常、已暂停、已退出."`
	Since      time.Time `json:"since" doc:"Since when it is in that state."`
}

func nodeRow(n query.Node) NodeRow {
	return NodeRow{n.Node, n.Name, n.Category, n.Role, n.Document, date(n.DocumentOn), n.AdmittedAt.UTC(), n.State, n.Since.UTC()}
}

// NodeView is a node as its contact and the court's administrators see it.
type NodeView struct {
	NodeRow
	Reason   string        `json:"reason,omitempty" doc:"Of the newest suspension, resumption or discharge."`
	Contact  string        `json:"contact" doc:"Who speaks for it 联系人."`
	Quota    int           `json:"quota" doc:"Digests in one court day 每日额度; 0 for a node that only witnesses."`
	Used     int64         `json:"used" doc:"Of today's quota."`
	Endpoint string        `json:"endpoint,omitempty" doc:"Where it hands out content 取件地址; docs/ledger/fetch.md. The key of these requests stands on the node's page."`
	Seq      int           `json:"seq" doc:"The newest entry of its docket; pass it as seen with the next act."`
	Keys     []NodeKeyView `json:"keys" nullable:"false"`
	Refusals []NodeRefusal `json:"refusals" nullable:"false" doc:"Requests refused in the last seven court days."`
}

// NodeKeyView is one public key.
type NodeKeyView struct {
	Key      string     `json:"key" doc:"Its name."`
	KeyID    string     `json:"keyid" doc:"As a signed request names it."`
	Alg      string     `json:"alg" enum:"ed25519,sm2-sm3"`
	Public   string     `json:"public" doc:"SubjectPublicKeyInfo, base64 of the DER form."`
	From     time.Time  `json:"from" doc:"In force from."`
	Until    *time.Time `json:"until,omitempty" doc:"Void from; absent: not revoked."`
	Revoked  *time.Time `json:"revoked_at,omitempty" doc:"When the revocation was entered."`
	Reason   string     `json:"reason,omitempty" doc:"Of the revocation."`
	Enrolled time.Time  `json:"enrolled_at"`
}

// NodeRefusal is how often requests were refused for one reason.
type NodeRefusal struct {
	Reason string    `json:"reason" doc:"docs/ledger/nodes.md lists them."`
	Count  int64     `json:"count"`
	Last   time.Time `json:"last"`
}

// NodeReceipt is what came of an act.
type NodeReceipt struct {
	Node  string `json:"node"`
	State string `json:"state" enum:"active,suspended,discharged"`
	Seq   int    `json:"seq" doc:"The newest entry now; pass it as seen with the next act."`
	Key   string `json:"key,omitempty" doc:"For node.enrol-key: the name of the key."`
}

type nodeIn struct {
	Node string `path:"node" maxLength:"32" doc:"Code of the node."`
}

type nodeActIn struct {
	Node string `path:"node" maxLength:"32" doc:"Code of the node."`
	Body json.RawMessage
}

type admitIn struct{ Body AdmitForm }

func (s *server) registerNodes() {
	s.registerForms(nodeCatalogue(), "NodeActRequest")
	public(s, huma.Operation{OperationID: "list-nodes", Method: http.MethodGet, Path: "/nodes", Tags: []string{"Nodes"},
		Summary: "The register of nodes 节点名册", Description: "Which organisations deposit digests or witness the log, since when and under which document; those that have left too."},
		func(ctx context.Context, _ *struct{}) (*answer[List[NodeRow]], error) {
			rows, err := s.Q.Nodes(ctx, s.mine())
			out := List[NodeRow]{Items: []NodeRow{}}
			for _, n := range rows {
				out.Items = append(out.Items, nodeRow(n))
			}
			return reply(out), err
		})
	keyed(s, huma.Operation{OperationID: "admit-node", Method: http.MethodPost, Path: "/nodes", Tags: []string{"Nodes"}, DefaultStatus: http.StatusCreated,
		Summary: "Admit a node 节点接入", Description: "An administrator of the court takes an organisation into the evidence network, under a document.", MaxBodyBytes: bodyLimit,
		Errors: []int{http.StatusNotFound}}, s.admitNode)
	keyed(s, huma.Operation{OperationID: "get-node", Method: http.MethodGet, Path: "/nodes/{node}", Tags: []string{"Nodes"},
		Summary: "One node 节点", Description: "For its contact and the court's administrators: keys, quota, refused requests.", Errors: []int{http.StatusNotFound}}, s.getNode)
	keyed(s, huma.Operation{OperationID: "enter-node-act", Method: http.MethodPost, Path: "/nodes/{node}/acts", Tags: []string{"Nodes"},
		Summary:       "Do something with a node 节点管理",
		Description:   "Enters one act in the node's docket. Its contact may set its endpoint and enrol and revoke keys, an administrator may do all of them.",
		DefaultStatus: http.StatusCreated, SkipValidateBody: true, MaxBodyBytes: bodyLimit,
		RequestBody: &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{"application/json": {Schema: &huma.Schema{Ref: "#/components/schemas/NodeActRequest"}}}},
		Errors:      []int{http.StatusBadRequest, http.StatusNotFound, http.StatusConflict, http.StatusRequestEntityTooLarge},
	}, s.nodeAct)
}

// nodeOf reads a node its asker may read.
func (s *server) nodeOf(ctx context.Context, code string) (*procedure.Node, docket.Actor, error) {
	rd, err := s.Clerk.Read(ctx, procedure.NodeMatter(id.Node(code)))
	if err != nil {
		return nil, docket.Actor{}, err
	}
	n, ok := rd.Matter.(*procedure.Node)
	if !ok {
		return nil, docket.Actor{}, authority.ErrNotFound
	}
	actor := n.StandingOf(whoOf(ctx))
	return n, actor, authority.MayRead(actor)
}

func (s *server) getNode(ctx context.Context, in *nodeIn) (*answer[NodeView], error) {
	n, _, err := s.nodeOf(ctx, in.Node)
	if err != nil {
		return nil, err
	}
	row, err := s.Q.Node(ctx, query.NodeParams{Court: s.mine(), Node: in.Node})
	if err != nil {
		return nil, err
	}
	today := calendar.Of(s.machine()) // quotas go by the machine's clock
	use, err := s.Q.NodeUse(ctx, query.NodeUseParams{Day: query.Day(today), Court: s.mine(), Node: in.Node})
	if err != nil {
		return nil, err
	}
	refused, err := s.Q.NodeRefusals(ctx, query.NodeRefusalsParams{Court: s.mine(), Node: in.Node, Since: query.Day(today.AddDays(-6))})
	if err != nil {
		return nil, err
	}
	v := NodeView{NodeRow: nodeRow(row), Reason: row.Reason, Contact: row.ContactName, Quota: int(row.Quota), Used: use.Today, Endpoint: row.Endpoint, Seq: n.Seq(), Keys: []NodeKeyView{}, Refusals: []NodeRefusal{}}
	for _, k := range n.Node.Keys {
		v.Keys = append(v.Keys, NodeKeyView{Key: k.ID, KeyID: k.KeyID(n.Node.Node), Alg: string(k.Alg), Public: base64.StdEncoding.EncodeToString(k.Public), From: k.From,
			Until: instant(k.Until), Revoked: instant(k.Revoked), Reason: k.Reason, Enrolled: k.Enrolled})
	}
	for _, r := range refused {
		v.Refusals = append(v.Refusals, NodeRefusal{r.Reason, r.N, r.Last.UTC()})
	}
	return reply(v), nil
}

// contact finds the verified person of a mobile number.
func (s *server) contact(ctx context.Context, mobile string) (node.Contact, error) {
	mobile, err := node.Mobile(mobile)
	if err != nil {
		return node.Contact{}, err
	}
	row, err := s.Q.VerifiedByMobile(ctx, query.VerifiedByMobileParams{Court: s.mine(), Mobile: mobile})
	if errors.Is(err, pgx.ErrNoRows) {
		return node.Contact{}, node.NoContact()
	}
	return node.Contact{Person: id.Person(row.ID), Name: row.Name}, err
}

func (s *server) admitNode(ctx context.Context, in *admitIn) (*answer[NodeReceipt], error) {
	f, who := in.Body, whoOf(ctx)
	if err := authority.Permit(procedure.NewNode(s.Court).StandingOf(who), "node.admit"); err != nil {
		return nil, err
	}
	if err := mayEnter(ctx, "node.admit"); err != nil {
		return nil, err
	}
	c, err := s.contact(ctx, f.Mobile)
	if err != nil {
		return nil, err
	}
	code, err := node.Code(f.Node)
	if err != nil {
		return nil, err
	}
	return s.enterNode(ctx, clerk.Order{Matter: procedure.NodeMatter(code), Open: procedure.NodeDocket, By: who, Acts: []docket.Act{node.Admit{Node: code, Name: f.Name,
		Category: node.Category(f.Category), Role: node.Role(f.Role), Document: node.Document{Text: f.Document, On: f.DocumentOn}, Contact: c, Quota: f.Quota}}})
}

func (s *server) nodeAct(ctx context.Context, in *nodeActIn) (*answer[NodeReceipt], error) {
	n, actor, err := s.nodeOf(ctx, in.Node)
	if err != nil {
		return nil, err
	}
	var b actBody
	if errs := s.outer(in.Body, &b); len(errs) > 0 {
		return nil, invalid(errs)
	}
	kind := docket.Kind(b.Kind)
	if err := authority.Permit(actor, kind); err != nil {
		return nil, err
	}
	if err := mayEnter(ctx, kind); err != nil {
		return nil, err
	}
	f, known := s.forms[b.Kind]
	if !known {
		return nil, authority.ErrNotFound
	}
	if len(b.Act) == 0 {
		b.Act = []byte("{}")
	}
	if errs := s.check(f.schema, b.Act, "body.act"); len(errs) > 0 {
		return nil, invalid(errs)
	}
	act, err := n.Read(kind, b.Act)
	if err != nil { // an instant the schema lets pass and Go does not read
		return nil, law.Refuse(law.Rule{}, "提交的内容无法读取，请核对其中的时间，例如2026-11-28T02:00:00Z")
	}
	if _, ok := act.(node.SetContact); ok {
		var form ContactForm
		if err := json.Unmarshal(b.Act, &form); err != nil {
			return nil, err
		}
		c, err := s.contact(ctx, form.Mobile)
		if err != nil {
			return nil, err
		}
		act = node.SetContact{Contact: c}
	}
	return s.enterNode(ctx, clerk.Order{Matter: procedure.NodeMatter(id.Node(in.Node)), By: whoOf(ctx), Seen: b.Seen, Acts: []docket.Act{act}})
}

func (s *server) enterNode(ctx context.Context, o clerk.Order) (*answer[NodeReceipt], error) {
	out, err := s.Clerk.Enter(ctx, o)
	if err != nil {
		return nil, err
	}
	n, ok := out.Matter.(*procedure.Node)
	if !ok {
		return nil, fmt.Errorf("api: %s is a %T", o.Matter, out.Matter)
	}
	r := NodeReceipt{Node: string(n.Node.Node), State: string(n.Node.State), Seq: n.Seq()}
	if k, ok := out.Entries[len(out.Entries)-1].Act.(node.EnrolKey); ok {
		r.Key = k.Key
	}
	return reply(r), nil
}
