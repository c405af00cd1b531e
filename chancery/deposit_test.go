package chancery_test

import (
	"strings"
	"testing"
	"time"

	"yunting/chancery"
	"yunting/document"
	"yunting/evidence"
	"yunting/judgment"
	"yunting/ledger"
	"yunting/procedure"
)

// The record tells the check and what each side said to the deposit; the judgment takes the finding over as it stands,
// with its articles, in the draft already.
func TestDepositsInRecordAndJudgment(t *testing.T) {
	s := newStory(t)
	number := string(ledger.NewNumber(time.Date(2026, 10, 1, 0, 0, 0, 0, time.UTC), 3))
	x := exhibit("聊天记录", "承诺是新机")
	x.Exhibit.Deposit = number
	s.answered().do(buyer, x)
	deposited := time.Date(2026, 10, 1, 0, 0, 0, 0, time.UTC)
	s.do(procedure.TheCourt, evidence.Check{Exhibit: "p1-3", Checked: evidence.Checked{Outcome: evidence.Same, At: deposited, Size: 2, Known: evidence.Known{Node: "platform-1"}}})
	s.do(seller, evidence.Contest{Exhibit: "p1-3", Article: 17, Grounds: []string{"system"}, Reasons: "系统没有经过检测"})
	s.do(seller, evidence.Contest{Exhibit: "p1-3", Article: 18, Reasons: "截取不完整"})
	s.do(buyer, evidence.AnswerContest{Exhibit: "p1-3", Article: 18, Text: "完整记录在原手机上"})
	s.tried()
	record, err := chancery.Make(s.c, s.entries, document.Record, p1, s.now)
	if err != nil {
		t.Fatal(err)
	}
	says(t, read(t, "record-deposit", record), number, "本院经技术核验，内容与2026年10月1日", "的存证记录一致", "被告提出存证平台或者存证过程不可靠的异议", "系统没有经过检测",
		"被告提出存证前已不具备真实性的异议", "截取不完整", "原告说明", "完整记录在原手机上")

	draft := func() string {
		p, err := chancery.DraftJudgment(s.c, judgment.Decision{}, judge1.Name, s.now)
		if err != nil {
			t.Fatal(err)
		}
		return read(t, "judgment-deposit", p)
	}
	if text := draft(); !strings.Contains(text, "证据及认定") || strings.Contains(text, "上链后未经篡改") {
		t.Error("a finding before there is one")
	}
	s.do(judge1, evidence.Find{Exhibit: "p1-3", Admitted: evidence.Part, Neutral: true, Reason: "前三条缺失的部分不予采信", Points: []evidence.Point{
		{Article: 17, Reason: "存证节点有检测报告"}, {Article: 18, Upheld: true, Reason: "原手机显示缺少前三条"}}})
	says(t, draft(), "对原告证据3“聊天记录”（存证编号"+number+"）", "被告提出存证平台或者存证过程不可靠的异议，存证节点有检测报告；该异议不成立。",
		"被告提出存证前已不具备真实性的异议，原手机显示缺少前三条；该异议成立。", "系通过区块链技术存储，并经技术核验一致，没有足以推翻的相反证据，认定上链后未经篡改。",
		"由记录和保存电子数据的中立第三方平台提供或者确认。", "前三条缺失的部分不予采信。", "《人民法院在线诉讼规则》第十六条", "《人民法院在线诉讼规则》第十七条", "《人民法院在线诉讼规则》第十八条",
		"《最高人民法院关于民事诉讼证据的若干规定》第九十四条", "本院部分采信。")
}
