package document

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"yunting/docket"
	"yunting/law"
)

// issued is a sheet with a judgment for each side, a summons and a complaint.
func issued() *Sheet {
	s := &Sheet{}
	for i, a := range []Issue{{Paper: Judgment, For: "p1", Cause: 10, Code: "J1"}, {Paper: Judgment, For: "d1", Cause: 10, Code: "J2"},
		{Paper: Summons, For: "d1", Cause: 5, Code: "S"}, {Paper: Complaint, Cause: 1, Code: "C"}, {Paper: Record, For: "p1", Cause: 9}, {Paper: Acceptance, For: "p1", Cause: 2}} {
		a.Apply(s, docket.Entry{Seq: i + 11, Act: a})
	}
	return s
}

var slip = Slip{Where: "第2页第3行", Wrong: "3,929元", Right: "3,299元"}

func by(x docket.Standing) docket.Scene { return docket.Scene{By: docket.Actor{Standing: x}} }

// refusedBy is the sentence of a refusal.
func refusedBy(t *testing.T, err error) law.Refusal {
	t.Helper()
	var no law.Refusal
	if !errors.As(err, &no) {
		t.Fatalf("not refused: %v", err)
	}
	return no
}

func TestCorrecting(t *testing.T) {
	s := issued()
	act, basis, err := Correct{Paper: 12, Slips: []Slip{{" 第2页第3行 ", " 3,929元", "3,299元\n"}}}.Decide(s, by(docket.Judge))
	if err != nil || act.(Correct).Slips[0] != slip || basis.Articles() != "《中华人民共和国民事诉讼法》第一百五十七条第一款第七项、《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第二百四十五条" {
		t.Fatalf("%+v %s %v", act, basis.Articles(), err)
	}
	act.(Correct).Apply(s, docket.Entry{Seq: 20, At: time.Unix(5, 0)})
	before, _ := s.Find(11)
	if no := refusedBy(t, second(Correct{Paper: 11, Slips: []Slip{slip}}.Decide(s, by(docket.Judge)))); !strings.Contains(no.Sentence, "还在制作") {
		t.Error(no.Sentence)
	}
	for seq, a := range map[int]Issue{21: {Paper: CorrectionRuling, For: "p1", Cause: 20, Code: "R1"}, 22: {Paper: CorrectionRuling, For: "d1", Cause: 20, Code: "R2"}} {
		a.Apply(s, docket.Entry{Seq: seq})
	}
	for seq, code := range map[int]string{11: "R1", 12: "R2"} {
		if p, _ := s.Find(seq); len(p.Corrected) != 1 || p.Corrected[0].Code != code || p.Corrected[0].Ruling == 0 || !p.Corrected[0].At.Equal(time.Unix(5, 0)) {
			t.Errorf("%d is corrected by %+v, want %s", seq, p.Corrected, code)
		}
	}
	if p, _ := s.Find(13); len(p.Corrected) != 0 {
		t.Error("the summons is corrected too")
	}
	if before.Corrected[0].Code != "" {
		t.Error("a paper that was read before changed in the reader's hands")
	}
	if _, _, err := (Correct{Paper: 11, Slips: []Slip{{"第1页", "甲", "乙"}}}).Decide(s, by(docket.Judge)); err != nil {
		t.Errorf("a second slip found later: %v", err)
	}
	for say, a := range map[string]Correct{
		"本案没有这份文书":         {Paper: 99, Slips: []Slip{slip}},
		"传票不是判决书":          {Paper: 13, Slips: []Slip{slip}},
		"至少一处":             {Paper: 11},
		"最多补正20处":          {Paper: 11, Slips: make([]Slip, 21)},
		"第1处笔误缺少误写的内容":     {Paper: 11, Slips: []Slip{{"第1页", " ", "乙"}}},
		"第2处笔误缺少笔误所在的位置":   {Paper: 11, Slips: []Slip{slip, {"", "甲", "乙"}}},
		"第1处笔误的正确内容与":      {Paper: 11, Slips: []Slip{{"第1页", "甲", "甲 "}}},
		"第2处笔误重复了":         {Paper: 11, Slips: []Slip{slip, slip}},
		"第1处笔误的正确的内容超过500": {Paper: 11, Slips: []Slip{{"第1页", "甲", strings.Repeat("乙", 501)}}},
	} {
		if no := refusedBy(t, second(a.Decide(s, by(docket.Judge)))); !strings.Contains(no.Sentence, say) {
			t.Errorf("%q, want %q", no.Sentence, say)
		}
	}
}

func second(_ docket.Act, _ law.Basis, err error) error { return err }

func TestWithdrawing(t *testing.T) {
	s := issued()
	for say, x := range map[string]struct {
		as docket.Standing
		a  Withdraw
	}{
		"本案没有这份文书":    {docket.Judge, Withdraw{99, "错"}},
		"民事判决书不能撤回":   {docket.Judge, Withdraw{11, "错"}},
		"民事起诉状是当事人的":  {docket.Judge, Withdraw{14, "错"}},
		"交互式审理笔录不能撤回": {docket.Judge, Withdraw{15, "错"}},
		"传票由承办法官制发":   {docket.Clerk, Withdraw{13, "错"}},
		"请写明撤回的理由":    {docket.Judge, Withdraw{13, " \n"}},
		"超过1000字":     {docket.Judge, Withdraw{13, strings.Repeat("错", 1001)}},
	} {
		no := refusedBy(t, second(x.a.Decide(s, by(x.as))))
		if !strings.Contains(no.Sentence, say) {
			t.Errorf("%q, want %q", no.Sentence, say)
		}
		if x.a.Paper == 11 && no.Rule.Key != "cpl/209" {
			t.Errorf("a judgment is kept by %s", no.Rule.Key)
		}
	}
	for seq, as := range map[int]docket.Standing{13: docket.Judge, 16: docket.Clerk} {
		act, _, err := Withdraw{seq, " 开庭时间写错 "}.Decide(s, by(as))
		if err != nil {
			t.Fatal(err)
		}
		act.(Withdraw).Apply(s, docket.Entry{Seq: 20, At: time.Unix(7, 0), By: docket.Actor{Name: "沈知衡"}})
		if p, _ := s.Find(seq); p.Withdrawn == nil || *p.Withdrawn != (Withdrawn{20, time.Unix(7, 0), "沈知衡", "开庭时间写错"}) {
			t.Errorf("%+v", p.Withdrawn)
		}
		if no := refusedBy(t, second(Withdraw{seq, "再撤一次"}.Decide(s, by(as)))); !strings.Contains(no.Sentence, "已经撤回") {
			t.Error(no.Sentence)
		}
	}
}

// Every kind of paper has its answer to both questions, and none has two.
func TestEveryKindIsOfOneSort(t *testing.T) {
	for k := range names {
		if sorts := n(k.Ruling()) + n(k.ByParty()) + n(k.MayWithdraw(docket.Clerk) || k.MayWithdraw(docket.Judge)); sorts > 1 {
			t.Errorf("%s is of %d sorts", k, sorts)
		}
	}
}

func n(b bool) int {
	if b {
		return 1
	}
	return 0
}

// An entry written before there were codes reads as it was, and an act without them is written as it was: its hash stands.
func TestOldEntriesStand(t *testing.T) {
	old := `{"paper":"judgment","for":"p1","file":"ab","pages":2,"size":10,"cause":3}`
	var a Issue
	if err := json.Unmarshal([]byte(old), &a); err != nil {
		t.Fatal(err)
	}
	if b, err := json.Marshal(a); err != nil || string(b) != old {
		t.Errorf("written again: %s %v", b, err)
	}
	a.Code, a.Signed = "X", []Signed{{Name: "沈知衡", Capacity: "审判员"}}
	if b, _ := json.Marshal(a); !strings.HasSuffix(string(b), `"cause":3,"code":"X","signed":[{"name":"沈知衡","capacity":"审判员"}]}`) {
		t.Errorf("%s", b)
	}
}

func TestNamesOfOfficersAreTold(t *testing.T) {
	for capacity, want := range map[string]bool{"审判长": true, "书记员": true, "院长": true, "原告": false, "被告": false, "委托诉讼代理人": false, "": false, "judge": false} {
		if (Signed{Name: "某", Capacity: capacity}).Officer() != want {
			t.Errorf("%q: %v", capacity, !want)
		}
	}
}

// A correction mends what was miswritten; what was decided stays.
func TestACorrectionDoesNotDecideAnew(t *testing.T) {
	for _, x := range []Slip{{"第4页", "驳回原告的诉讼请求", "支持原告的诉讼请求"}, {"第4页", "本院予以支持", "本院不予支持"}, {"第4页", "准许撤诉", "不准许撤诉"}, {"第4页", "退还货款", "驳回原告的其他诉讼请求"},
		{"第4页", "由被告承担", "由被告不承担"}, {"第4页", "合同有效", "合同无效"}} {
		no := refusedBy(t, second(Correct{Paper: 11, Slips: []Slip{slip, x}}.Decide(issued(), by(docket.Judge))))
		if no.Field != "right-2" || !strings.Contains(no.Sentence, "不是笔误") || no.Rule.Key != Unchanged.Key {
			t.Errorf("%+v: %+v", x, no)
		}
	}
	for _, x := range []Slip{slip, {"第4页", "支持被告3,929元", "支持被告3,299元"}, {"第4页", "驳回原告张三", "驳回原告章三"}, {"第1页", "陈小漫", "陈小满"}} {
		if _, _, err := (Correct{Paper: 11, Slips: []Slip{x}}).Decide(issued(), by(docket.Judge)); err != nil {
			t.Errorf("%+v: %v", x, err)
		}
	}
}
