package efile_test

import (
	"testing"

	"yunting/courttest/quoting"
	"yunting/efile"
	"yunting/law"
	"yunting/law/track"
	"yunting/trial"
)

func TestArticles(t *testing.T) {
	s := newStory()
	ordinary := s.of(plaintiff).Basis
	s.add(judge, trial.ChooseTrack{Decision: track.Decision{Track: track.Simplified}})
	simplified := s.of(plaintiff).Basis
	if law.Basis(ordinary).Articles() == law.Basis(simplified).Articles() {
		t.Error("article 263 is about simplified procedure alone")
	}
	quoting.Check(t,
		quoting.Quote{Rule: efile.Holding, Key: "cplint/263", Article: "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第二百六十三条", From: "2015-02-04", Rests: simplified},
		quoting.Quote{Rule: efile.Consulting, Key: "process18/11", Article: "《最高人民法院关于人民法院通过互联网公开审判流程信息的规定》第十一条", From: "2018-09-01", Rests: ordinary},
		quoting.Quote{Rule: efile.Ordering, Key: "efile/order", Article: "《人民法院在线诉讼规则》第三十五条", From: "2021-08-01", Rests: ordinary},
	)
}
