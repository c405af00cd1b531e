package seal

import (
	"strings"

	"yunting/law"
)

const (
	esig   = "《中华人民共和国电子签名法》"
	cpl    = "《中华人民共和国民事诉讼法》"
	notice = "本院电子印章管理规定"
)

var (
	// Sole is why a seal stands for one key.
	Sole = law.Declare(law.Rule{
		Key: "esig/13", Article: esig + "第十三条", From: "2019-04-23",
		Summary: "a signature is reliable when its key belongs to the signer alone and was in his control alone, and when every later change to signature or text can be found: a seal is put with one key, named by its certificate",
	})
	// Equal is why an electronic seal counts.
	Equal = law.Declare(law.Rule{
		Key: "esig/14", Article: esig + "第十四条", From: "2019-04-23",
		Summary: "a reliable electronic signature has the force of a handwritten one and of a seal",
	})
	// Lost is why a seal is stopped at once.
	Lost = law.Declare(law.Rule{
		Key: "esig/15", Article: esig + "第十五条", From: "2019-04-23",
		Summary: "who learns that a key is or may be known to others stops using it and tells those concerned: a seal can be suspended at once",
	})
	// On judgments, rulings and mediation papers the seal of the court must stand.
	Judgments = law.Declare(law.Rule{
		Key: "cpl/155/seal", Article: cpl + "第一百五十五条第二款", From: "2024-01-01",
		Summary: "a judgment is signed by the judges and the clerk and bears the seal of the people's court",
	})
	Rulings = law.Declare(law.Rule{
		Key: "cpl/157/seal", Article: cpl + "第一百五十七条第三款", From: "2024-01-01",
		Summary: "a ruling is signed by the judges and the clerk and bears the seal of the people's court",
	})
	Mediations = law.Declare(law.Rule{
		Key: "cpl/100/seal", Article: cpl + "第一百条第二款", From: "2024-01-01",
		Summary: "a mediation paper is signed by the judges and the clerk and bears the seal of the people's court",
	})
	// Instead says that no other seal takes its place.
	Instead = law.Declare(law.Rule{
		Key: "cplint/262", Article: "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第二百六十二条", From: "2022-04-10",
		Summary: "a judgment, ruling or mediation paper of a people's tribunal must bear the seal of its court; the tribunal's own seal does not take its place: a special seal is never put on such a paper",
	})
	// Shape is what a seal looks like.
	Shape = law.Declare(law.Rule{
		Key: "seal/shape", Article: notice + "（式样）", From: "2026-11-28", Mark: law.Choice,
		Summary: "a seal is round, 42 mm across, with the name of the court round the edge",
	})
	// Few says which sorts of seals there are.
	Few = law.Declare(law.Rule{
		Key: "seal/kind", Article: notice + "（种类）", From: "2026-11-28", Mark: law.Choice,
		Summary: "there are the seal of the court and special seals; a special seal says on its face what it is for and is authorised for listed papers only",
	})
	// Power is who decides over seals.
	Power = law.Declare(law.Rule{
		Key: "seal/power", Article: notice + "（权限）", From: "2026-11-28", Mark: law.Choice,
		Summary: "an administrator or the president prepares a seal; a president who did not prepare it puts it in force; the president authorises, withdraws, resumes and retires; either may suspend at once; a retired seal never comes back",
	})
)

// Borne tells why a paper of this Chinese name must bear the seal of the court, and of which law; false: the articles read
// ask for none.
func Borne(name string) (law.Rule, bool) {
	switch {
	case strings.Contains(name, "判决书"):
		return Judgments, true
	case strings.Contains(name, "裁定书"):
		return Rulings, true
	case strings.Contains(name, "调解书"):
		return Mediations, true
	}
	return law.Rule{}, false
}
