package seal_test

import (
	"testing"

	"yunting/courttest/quoting"
	"yunting/law"
	"yunting/seal"
)

func TestArticles(t *testing.T) {
	const (
		esig   = "《中华人民共和国电子签名法》"
		cpl    = "《中华人民共和国民事诉讼法》"
		notice = "本院电子印章管理规定"
	)
	s := inForce(t)
	borne := func(name string) law.Basis { r, _ := seal.Borne(name); return law.Basis{r} }
	_, used, err := s.MayUse("judgment", printing, later)
	if err != nil {
		t.Fatal(err)
	}
	quoting.Check(t,
		quoting.Quote{Rule: seal.Sole, Key: "esig/13", Article: esig + "第十三条", From: "2019-04-23", Rests: quoting.By(making().Decide(&seal.Sheet{}, scene(admin, now)))},
		quoting.Quote{Rule: seal.Equal, Key: "esig/14", Article: esig + "第十四条", From: "2019-04-23", Rests: used},
		quoting.Quote{Rule: seal.Lost, Key: "esig/15", Article: esig + "第十五条", From: "2019-04-23", Rests: quoting.By(seal.Suspend{Reason: "密钥可能泄露"}.Decide(s, scene(admin, later)))},
		quoting.Quote{Rule: seal.Judgments, Key: "cpl/155/seal", Article: cpl + "第一百五十五条第二款", From: "2024-01-01", Rests: borne("民事判决书")},
		quoting.Quote{Rule: seal.Rulings, Key: "cpl/157/seal", Article: cpl + "第一百五十七条第三款", From: "2024-01-01", Rests: borne("撤诉裁定书")},
		quoting.Quote{Rule: seal.Mediations, Key: "cpl/100/seal", Article: cpl + "第一百条第二款", From: "2024-01-01", Rests: borne("民事调解书")},
		quoting.Quote{Rule: seal.Instead, Key: "cplint/262", Article: "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第二百六十二条", From: "2022-04-10", Rests: law.Basis{seal.Instead}},
		quoting.Quote{Rule: seal.Shape, Key: "seal/shape", Article: notice + "（式样）", From: "2026-11-28", Rests: quoting.By(making().Decide(&seal.Sheet{}, scene(admin, now)))},
		quoting.Quote{Rule: seal.Few, Key: "seal/kind", Article: notice + "（种类）", From: "2026-11-28", Rests: quoting.By(making().Decide(&seal.Sheet{}, scene(admin, now)))},
		quoting.Quote{Rule: seal.Power, Key: "seal/power", Article: notice + "（权限）", From: "2026-11-28", Rests: quoting.By(seal.Enforce{Reason: "x"}.Decide(made(t), scene(president, now)))},
	)
	if _, must := seal.Borne("受理案件通知书"); must {
		t.Error("no article read asks for the seal of the court on a notice of acceptance")
	}
	if seal.Diameter != 42 {
		t.Error("the rule says 42 mm")
	}
}
