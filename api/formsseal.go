package api

import "yunting/law/calendar"

// MakeSealForm is a seal to be prepared.
type MakeSealForm struct {
	Seal    string `json:"seal" maxLength:"32" doc:"Code 编号: 3 to 32 small letters, digits, hyphens; never given again."`
	Name    string `json:"name" maxLength:"60" doc:"Name 名称."`
	Use     string `json:"use" enum:"court,special" doc:"Sort of seal: court 院印, special 专用印章."`
	Wording string `json:"wording" maxLength:"30" doc:"Words round the edge; the court's full name, for a special seal followed by what it is for."`
	Serial  string `json:"serial" maxLength:"80" doc:"Serial number of the certificate, hexadecimal."`
	SHA256  string `json:"sha256" maxLength:"120" doc:"SHA-256 fingerprint of the certificate, hexadecimal."`
	Reason  string `json:"reason" maxLength:"500" doc:"Basis 依据."`
}

// EnforceSealForm is seal.enforce.
type EnforceSealForm struct {
	From   calendar.Date `json:"from,omitzero" format:"date" doc:"In force from the beginning of this day; absent: from now."`
	Reason string        `json:"reason" maxLength:"500" doc:"Basis 依据."`
}

// GranteeForm is who may use a seal.
type GranteeForm struct {
	Court  bool   `json:"court,omitempty" doc:"The court's own printing 法院自动制作文书."`
	Person string `json:"person,omitempty" maxLength:"64" doc:"An officer, by his id in the court's profile."`
}

// AuthoriseSealForm is seal.authorise.
type AuthoriseSealForm struct {
	To     GranteeForm `json:"to" doc:"One of court and person."`
	Kinds  []string    `json:"kinds,omitempty" nullable:"false" maxItems:"200" doc:"Kinds of papers; absent: all of them."`
	Reason string      `json:"reason" maxLength:"500" doc:"Reason 理由."`
}

// WithdrawSealForm is seal.withdraw.
type WithdrawSealForm struct {
	N      int    `json:"n" minimum:"1" doc:"Number of the authorisation."`
	Reason string `json:"reason" maxLength:"500" doc:"Reason 理由."`
}

// sealCatalogue lists every act in the docket of a seal that is there.
func sealCatalogue() []*form {
	return []*form{
		{kind: "seal.enforce", name: "SealEnforce", chinese: "启用印章", english: "A president who did not prepare the seal puts it in force.", fields: EnforceSealForm{}},
		{kind: "seal.authorise", name: "SealAuthorise", chinese: "授权用印", english: "An officer, or the court's own printing, may put the seal on papers.", fields: AuthoriseSealForm{}},
		{kind: "seal.withdraw", name: "SealWithdraw", chinese: "收回授权", english: "An authorisation ends; what was sealed stays sealed.", fields: WithdrawSealForm{}},
		{kind: "seal.suspend", name: "SealSuspend", chinese: "停用印章", english: "Nobody may use the seal until it is resumed.", fields: ReasonForm{}},
		{kind: "seal.resume", name: "SealResume", chinese: "恢复使用", english: "The seal may be used again.", fields: ReasonForm{}},
		{kind: "seal.retire", name: "SealRetire", chinese: "销毁印章", english: "The seal ends for good; this cannot be undone.", fields: ReasonForm{}},
	}
}
