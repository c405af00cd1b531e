package form

// Bench is who signs a paper: lines of role and name parted by a full-width space.
type Bench struct {
	Sign  []string `json:"sign,omitempty"`  // above the date: 审判员　陈某某
	Clerk []string `json:"clerk,omitempty"` // below it: 书记员　赵某某
}

// Case is how a paper names a case between its parties.
type Case struct {
	Cause         string   `json:"cause"` // 网络购物合同纠纷
	PlaintiffName string   `json:"plaintiff_name"`
	DefendantName string   `json:"defendant_name"`
	Dispute       string   `json:"dispute"`           // 原告某与被告某网络购物合同纠纷
	Parties       []string `json:"parties,omitempty"` // each described in a sentence, with agents after their party
}

// Addressee is whom a paper speaks to.
type Addressee struct {
	To  string `json:"to"`  // the name
	You string `json:"you"` // 你, 你单位
}

// Contact is how to reach the court.
type Contact struct {
	Phone string `json:"phone"`
	Hours string `json:"hours"` // of the service window
}
