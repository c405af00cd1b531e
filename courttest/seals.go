package courttest

import (
	"strings"

	"yunting/court"
	"yunting/id"
	"yunting/procedure"
	"yunting/seal"
)

// Making prepares an invented seal of the demonstration court under a code.
func Making(code id.Seal) seal.Make {
	of := court.Demonstration().Name
	return seal.Make{Seal: code, Name: of + "（电子印章）", Use: seal.CourtSeal, Wording: of, Reason: "刻制批复（示例〔2026〕1号）",
		Certificate: seal.Certificate{Serial: "4a3f0091", SHA256: strings.Repeat("ab", 32)}}
}

// Seal puts a seal in force and lets the court's own printing put it on every paper; it returns the seal's docket.
func (k *Court) Seal(a seal.Make) *procedure.Seal {
	k.T.Helper()
	m := procedure.SealMatter(a.Seal)
	k.Enter(m, Admin1, a)
	return k.Enter(m, President, seal.Enforce{Reason: "启用批复"}, seal.Authorise{To: seal.Grantee{Court: true}, Reason: "自动制作文书"}).(*procedure.Seal)
}
