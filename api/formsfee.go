package api

import "yunting/law/calendar"

// AskReliefForm is fee.ask-relief.
type AskReliefForm struct {
	Form    string   `json:"form" enum:"defer,reduce,waive" doc:"defer 缓交, reduce 减交, waive 免交 (natural persons only)."`
	Ground  string   `json:"ground" enum:"waive/disabled,waive/support,waive/allowance,waive/courage,waive/other,reduce/disaster,reduce/veteran,reduce/welfare,reduce/other,defer/insurance,defer/injury,defer/legal-aid,defer/other" doc:"The situation, of the same form 符合的情形."`
	Facts   string   `json:"facts" maxLength:"5000" doc:"Why it is hard to pay 困难情况; the other side does not see it."`
	Uploads []string `json:"uploads" minItems:"1" maxItems:"10" nullable:"false" doc:"Ids of your uploads that prove it (POST /uploads) 证明材料."`
}

// GrantReliefForm is fee.grant-relief.
type GrantReliefForm struct {
	Form    string        `json:"form" enum:"defer,reduce,waive" doc:"What is granted."`
	Ground  string        `json:"ground" enum:"waive/disabled,waive/support,waive/allowance,waive/courage,waive/other,reduce/disaster,reduce/veteran,reduce/welfare,reduce/other,defer/insurance,defer/injury,defer/legal-aid,defer/other" doc:"The situation, of the same form."`
	Percent int           `json:"percent,omitempty" minimum:"30" maximum:"99" doc:"Of what is owed, for a reduction 减交百分比."`
	Until   calendar.Date `json:"until,omitzero" format:"date" doc:"Last day to pay, for a deferral 缓交至."`
	Reason  string        `json:"reason,omitempty" maxLength:"5000" doc:"理由."`
}

// RefundForm is fee.note-refund.
type RefundForm struct {
	N         int    `json:"n" minimum:"1" doc:"Number of the refund."`
	Reference string `json:"reference" maxLength:"200" doc:"Number of the payment back 退款凭证号."`
}
