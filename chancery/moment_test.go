package chancery_test

import (
	"testing"

	"yunting/consent"
	"yunting/courttest"
	"yunting/document"
	"yunting/identity"
	"yunting/judgment"
	"yunting/trial"
)

// OLR 5: consent taken back later leaves what was done before; the record tells the consent of the moment the room was opened.
func TestTheRecordTellsTheConsentOfItsMoment(t *testing.T) {
	k := courttest.New(t)
	m := k.Case(courttest.RoomOpen)
	k.Enter(m, courttest.Again(courttest.Buyer), identity.Reverify{Occasion: identity.Trial}, trial.Answer{N: 1, Text: "写明全新正品。"}, consent.Withdraw{Step: consent.Async})
	k.Enter(m, courttest.Again(courttest.Seller), identity.Reverify{Occasion: identity.Trial}, trial.Answer{N: 1, Text: "写明官方认证。"})
	k.Enter(m, k.Judge(m), trial.ShutRoom{})
	got := make(t, k, k.Civil(m), document.Record)
	says(t, got, "原告陈小满于", "在诉讼平台同意以交互式（非同步）审理方式进行", "审理启动后，于", "撤回同意。（《人民法院在线诉讼规则》第五条）")
	silent(t, got, "没有同意以")
}

// CPL 264 warns who has something to perform: a judgment that dismisses every claim warns nobody.
func TestWhoHasNothingToPerformIsNotWarned(t *testing.T) {
	k := courttest.New(t)
	m := k.Case(courttest.Recorded)
	d := courttest.Decision(k.Civil(m))
	d.Orders = []judgment.Order{{Text: "驳回原告陈小满的全部诉讼请求"}}
	k.Enter(m, k.Judge(m), judgment.Pronounce{Decision: d})
	silent(t, make(t, k, k.Civil(m), document.Judgment), "第二百六十四条", "迟延履行")
}

// CPL 53 (settling), CPL 216 and CPL-I 424 (retrial of a small claim), CPL-I 275 (its answer) are cited where they are told.
func TestNoticesCiteWhatTheyTell(t *testing.T) {
	k := courttest.New(t)
	c := k.Civil(k.Case(courttest.Paid))
	says(t, make(t, k, c, document.Acceptance), "第五十三条")
	says(t, make(t, k, c, document.SmallClaims), "判决生效后六个月内向本院申请再审", "第二百一十六条", "第四百二十四条")
	says(t, make(t, k, c, document.Respond), "第二百七十五条")
}
