package api

import (
	"time"

	"yunting/law/calendar"
)

// AdmitForm is a node to be admitted.
type AdmitForm struct {
	Node       string        `json:"node" maxLength:"32" doc:"Code 代号: 3 to 32 small letters, digits, hyphens; never given again."`
	Name       string        `json:"name" maxLength:"100" doc:"Full name 机构全称."`
	Category   string        `json:"category" enum:"telecom,bank,platform,notary,arbitration,procuratorate,court" doc:"Sort of organisation 类别."`
	Role       string        `json:"role" enum:"deposits,witnesses,both" doc:"What it does; telecom, bank and platform only deposit."`
	Document   string        `json:"document" maxLength:"300" doc:"Name and number of the document it is admitted under 接入依据."`
	DocumentOn calendar.Date `json:"document_on" format:"date" doc:"Date of the document."`
	Mobile     string        `json:"mobile" maxLength:"20" doc:"Mobile number of a person with a verified real name who speaks for the node 联系人."`
	Quota      int           `json:"quota,omitempty" minimum:"1" maximum:"100000000" doc:"Digests in one court day 每日额度; 100,000 when absent."`
}

// ContactForm is node.set-contact.
type ContactForm struct {
	Mobile string `json:"mobile" maxLength:"20" doc:"Mobile number of a person with a verified real name."`
}

// QuotaForm is node.set-quota.
type QuotaForm struct {
	PerDay int `json:"per_day" minimum:"1" maximum:"100000000" doc:"Digests in one court day."`
}

// EndpointForm is node.set-endpoint.
type EndpointForm struct {
	Endpoint string `json:"endpoint" maxLength:"300" doc:"Address where the node hands out content 取件地址: https on another machine. Empty: taken away."`
}

// EnrolKeyForm is node.enrol-key.
type EnrolKeyForm struct {
	Public string    `json:"public" maxLength:"4096" doc:"Public key, Ed25519 or SM2: PEM, or base64 of DER, raw Ed25519 or SM2 point."`
	From   time.Time `json:"from,omitzero" doc:"In force from; absent: now."`
}

// RevokeKeyForm is node.revoke-key.
type RevokeKeyForm struct {
	Key    string    `json:"key" maxLength:"16" doc:"Name of the key."`
	From   time.Time `json:"from,omitzero" doc:"Void from, also in the past; absent: now. It cannot be undone."`
	Reason string    `json:"reason" maxLength:"500" doc:"Reason 停用原因."`
}

// nodeCatalogue lists every act in the docket of a node that is there.
func nodeCatalogue() []*form {
	return []*form{
		{kind: "node.enrol-key", name: "NodeEnrolKey", chinese: "登记公钥", english: "A public key is good from an instant on; several may be at once.", fields: EnrolKeyForm{}},
		{kind: "node.revoke-key", name: "NodeRevokeKey", chinese: "停用公钥", english: "A key is void from an instant, also one in the past.", fields: RevokeKeyForm{}},
		{kind: "node.set-contact", name: "NodeSetContact", chinese: "变更联系人", english: "Another person speaks for the node.", fields: ContactForm{}},
		{kind: "node.set-endpoint", name: "NodeSetEndpoint", chinese: "设定取件地址", english: "Where the court fetches the content of the node's deposits; empty takes the address away.", fields: EndpointForm{}},
		{kind: "node.set-quota", name: "NodeSetQuota", chinese: "设定每日额度", english: "How many digests the node may deposit in one court day.", fields: QuotaForm{}},
		{kind: "node.suspend", name: "NodeSuspend", chinese: "暂停节点", english: "Its requests are refused until it is resumed.", fields: ReasonForm{}},
		{kind: "node.resume", name: "NodeResume", chinese: "恢复节点", english: "Its requests are let in again.", fields: ReasonForm{}},
		{kind: "node.discharge", name: "NodeDischarge", chinese: "节点退出", english: "The node leaves for good; this cannot be undone.", fields: ReasonForm{}},
	}
}
