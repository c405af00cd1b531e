package procedure

import (
	"fmt"
	"time"

	"yunting/court"
	"yunting/docket"
	"yunting/id"
	"yunting/law"
	"yunting/node"
	"yunting/register"
)

// Node is the docket of one node of the evidence network 节点档案.
type Node struct {
	Court *court.Profile
	Node  node.Sheet

	last docket.Entry
}

// NewNode is an empty node's docket.
func NewNode(of *court.Profile) *Node { return &Node{Court: of} }

var nodeBook = func() *docket.Book[Node] {
	b := &docket.Book[Node]{}
	on := func(n *Node) *node.Sheet { return &n.Node }
	docket.Enrol[node.Admit](b, on)
	docket.Enrol[node.SetContact](b, on)
	docket.Enrol[node.SetQuota](b, on)
	docket.Enrol[node.SetEndpoint](b, on)
	docket.Enrol[node.EnrolKey](b, on)
	docket.Enrol[node.RevokeKey](b, on)
	docket.Enrol[node.Suspend](b, on)
	docket.Enrol[node.Resume](b, on)
	docket.Enrol[node.Discharge](b, on)
	return b
}()

func (n *Node) Kinds() []docket.Kind { return nodeBook.Kinds() }

func (n *Node) Read(k docket.Kind, raw []byte) (docket.Act, error) { return nodeBook.Read(k, raw) }

func (n *Node) Decide(a docket.Act, in docket.Scene) (docket.Act, law.Basis, error) {
	return nodeBook.Decide(n, a, in)
}

func (n *Node) Apply(e docket.Entry) { nodeBook.Apply(n, e); n.last = e }

// Seq is the number of the newest entry.
func (n *Node) Seq() int { return n.last.Seq }

// StandingOf: the court's administrators look after nodes; the contact of a node speaks for it as long as he is verified.
func (n *Node) StandingOf(w Who) docket.Actor {
	a := docket.Actor{Person: w.Person, Name: w.Name, Standing: docket.Stranger}
	switch {
	case w.Court:
		return docket.ByCourt
	case w.Role == court.Admin:
		a.Standing = docket.Admin
	case w.Role == "" && w.Verified && w.Person != "" && w.Person == n.Node.Contact.Person:
		a.Standing = docket.Operator
	}
	return a
}

func (n *Node) After(docket.Entry) []docket.Act { return nil }

// Effects tells the node's contact what others did with it.
func (n *Node) Effects(e docket.Entry) []Effect {
	s := n.Node
	tell := Effect{Do: Notify, Court: e.Court, Matter: e.Matter, Seq: e.Seq, Person: s.Contact.Person, Page: "/node/" + string(s.Node)}
	switch a := e.Act.(type) {
	case node.Admit:
		tell.Title, tell.Text = "节点已经接入", s.Name+"已经接入证据网络，您是联系人。请登记公钥。"
	case node.SetContact:
		tell.Title, tell.Text = "您是节点的联系人", "您现在是"+s.Name+"的联系人，可以登记和停用它的公钥。"
	case node.SetQuota:
		tell.Title, tell.Text = "节点的每日额度已变更", fmt.Sprintf("%s的每日额度现在是%d件。", s.Name, s.Quota)
	case node.SetEndpoint:
		tell.Title, tell.Text = "节点的取件地址已变更", s.Name+"的取件地址已变更，法院从新地址调取存证内容。不是您的机构所为的，请立即改回并联系法院。"
		if a.Endpoint == "" {
			tell.Title, tell.Text = "节点的取件地址已撤下", s.Name+"的取件地址已撤下，法院不再向它调取存证内容。不是您的机构所为的，请重新设定并联系法院。"
		}
	case node.EnrolKey:
		tell.Title, tell.Text = "节点登记了公钥", s.Name+"登记了公钥"+a.Key+"。不是您的机构所为的，请立即停用并联系法院。"
	case node.RevokeKey:
		tell.Title, tell.Text = "节点的公钥已停用", s.Name+"的公钥"+a.Key+"已停用。原因："+a.Reason
	case node.Suspend:
		tell.Title, tell.Text = "节点已暂停", s.Name+"已暂停，请求不再受理。原因："+a.Reason
	case node.Resume:
		tell.Title, tell.Text = "节点已恢复", s.Name+"已恢复，可以继续存证。"
	case node.Discharge:
		tell.Title, tell.Text = "节点已退出", s.Name+"已退出证据网络。原因："+a.Reason
	default:
		return nil
	}
	if tell.Person == "" {
		return nil
	}
	return []Effect{tell}
}

func (n *Node) Due(time.Time) []docket.Deadline { return nil }

// Rows is what the node contributes to the registers.
func (n *Node) Rows() register.Rows {
	s := n.Node
	if s.State == node.None {
		return register.Rows{}
	}
	out := register.Rows{Node: &register.Node{Node: s.Node, Name: s.Name, Category: string(s.Category), Role: string(s.Role), Document: s.Document.Text, DocumentOn: s.Document.On,
		Contact: s.Contact.Person, ContactName: s.Contact.Name, Endpoint: s.Endpoint, AdmittedAt: s.Admitted, Quota: s.Quota, State: string(s.State), Since: s.Since, Reason: s.Reason}}
	for _, k := range s.Keys {
		out.Keys = append(out.Keys, register.Key{Key: k.ID, Alg: string(k.Alg), Public: k.Public, From: k.From, Enrolled: k.Enrolled, Until: k.Until, RevokedAt: k.Revoked, Reason: k.Reason})
	}
	out.Involved = []register.Involved{{Person: s.Contact.Person, Standing: string(docket.Operator)}}
	return out
}

// NodeMatter is the name of a node's docket.
func NodeMatter(n id.Node) id.Matter { return id.Matter("node-" + n) }
