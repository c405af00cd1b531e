package api

// GroundForm is filing.refer and filing.refuse.
type GroundForm struct {
	Ground string `json:"ground" enum:"interest,defendant,claim,civil,administrative,arbitration,authority,venue,judged,early" doc:"Which condition is missing, or which case of CPL 127 it is 不符合起诉条件的情形."`
	Reason string `json:"reason" maxLength:"5000" doc:"Reason 理由."`
}

// DirectionForm is filing.hand-back.
type DirectionForm struct {
	Direction string `json:"direction" maxLength:"2000" doc:"What the clerk is to do next 处理意见."`
}

// ReferenceForm is an act that notes where something went.
type ReferenceForm struct {
	Reference string `json:"reference" maxLength:"200" doc:"Number or way by which it can be found again 文号或者方式."`
}
