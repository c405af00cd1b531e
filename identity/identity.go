// Package identity knows who somebody is 身份: real names, and who joined which case.
package identity

import (
	"yunting/id"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/idcard"
)

// RealName is the rule that identity comes first.
var RealName = law.Declare(law.Rule{
	Key: "olr/7", Article: "《人民法院在线诉讼规则》第七条", From: "2021-08-01",
	Summary: "participants register with their real name, verified by comparing documents or an identity platform; acts by the account are the person's acts; identity is verified again in mediation, exchange of evidence and hearing",
})

// State says how far a real name is verified.
type State string

const (
	None     State = ""
	Declared State = "declared" // 已提交待核验
	Verified State = "verified" // 已实名
	Rejected State = "rejected" // 核验未通过
)

// Chinese is the state's word on a page.
func (s State) Chinese() string {
	switch s {
	case Declared:
		return "已提交，等待核验"
	case Verified:
		return "已实名"
	case Rejected:
		return "核验未通过"
	}
	return "未实名"
}

// Sheet is what the court knows about one person: the person's own docket.
type Sheet struct {
	Person   id.Person
	State    State
	Name     string
	IDKind   idcard.Kind
	IDNumber string
	On       calendar.Date // of the newest declaration
	By       string        // who verified
	How      string
	Reason   string // of a rejection
}
