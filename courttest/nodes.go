package courttest

import (
	"yunting/id"
	"yunting/law/calendar"
	"yunting/node"
	"yunting/procedure"
)

// Admission admits an invented telecom operator, for which the seller speaks, under a code.
func Admission(code id.Node) node.Admit {
	return node.Admit{Node: code, Name: "某某电信（示例）有限公司", Category: node.Telecom, Role: node.Deposits,
		Document: node.Document{Text: "节点接入批复（示例〔2026〕1号）", On: calendar.MustParse("2026-11-20")},
		Contact:  node.Contact{Person: Seller.Person, Name: Seller.Name}}
}

// Admit admits a node and enrols a public key, base64 or PEM, that is in force at once; it returns the node's docket.
func (k *Court) Admit(a node.Admit, public string) *procedure.Node {
	k.T.Helper()
	m := procedure.NodeMatter(a.Node)
	k.Enter(m, Admin1, a)
	return k.Enter(m, Seller, node.EnrolKey{Public: public}).(*procedure.Node)
}
