package api

// CorrectSlipsForm is document.correct.
type CorrectSlipsForm struct {
	Paper int        `json:"paper" minimum:"1" doc:"seq of one copy of the paper, as the list of papers has it; every copy is corrected."`
	Slips []SlipForm `json:"slips" minItems:"1" maxItems:"20" nullable:"false" doc:"The slips of the pen 笔误."`
}

// SlipForm is one slip of the pen.
type SlipForm struct {
	Where string `json:"where" minLength:"1" maxLength:"500" doc:"Where it stands 位置."`
	Wrong string `json:"wrong" minLength:"1" maxLength:"500" doc:"As it stands 误写的内容."`
	Right string `json:"right" minLength:"1" maxLength:"500" doc:"As it should read 正确的内容."`
}

// WithdrawPaperForm is document.withdraw.
type WithdrawPaperForm struct {
	Paper  int    `json:"paper" minimum:"1" doc:"seq of the paper, as the list of papers has it."`
	Reason string `json:"reason" minLength:"1" maxLength:"1000" doc:"Reason 理由; it is served on the addressee."`
}
