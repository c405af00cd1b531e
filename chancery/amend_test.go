package chancery_test

import (
	"testing"

	"yunting/chancery"
	"yunting/document"
	"yunting/id"
	"yunting/procedure"
)

// amended is a case whose judgment was served on both sides, by code, and corrected.
func (s *story) amended() *story {
	s.judged()
	s.do(procedure.TheCourt, document.Issue{Paper: document.Judgment, For: p1, File: "00", Pages: 2, Cause: len(s.entries), Code: "7F3K-9Q2M-XA4D-1111"})
	s.do(procedure.TheCourt, document.Issue{Paper: document.Judgment, For: d1, File: "00", Pages: 2, Cause: len(s.entries) - 1, Code: "7F3K-9Q2M-XA4D-2222"})
	s.do(judge1, document.Correct{Paper: len(s.entries), Slips: []document.Slip{{Where: "第2页第3行", Wrong: "3929元", Right: "3299元"}, {Where: "第3页倒数第2行", Wrong: "二〇二五年", Right: "二〇二六年"}}})
	return s
}

// CPL 157 para 1 no. 7: the ruling names what it corrects, each side's own copy.
func TestCorrectionRuling(t *testing.T) {
	s := newStory(t).amended()
	for to, code := range map[id.Party]string{p1: "7F3K-9Q2M-XA4D-1111", d1: "7F3K-9Q2M-XA4D-2222"} {
		says(t, s.make(document.CorrectionRuling, to), "民事裁定书", "原告：周小棠", "被告："+firm, s.c.Filing.Number.String()+"民事判决书（核验码："+code+"）中有笔误",
			"第一百五十七条第一款第七项", "第二百四十五条", "裁定如下：", "一、第2页第3行“3929元”，补正为“3299元”。", "二、第3页倒数第2行“二〇二五年”，补正为“二〇二六年”。",
			"其他内容不变", "审判员沈知衡", "与原本核对无异")
	}
	r := newStory(t).refused()
	r.do(procedure.TheCourt, document.Issue{Paper: document.Refusal, For: p1, File: "00", Pages: 1, Cause: len(r.entries)})
	r.do(judge1, document.Correct{Paper: len(r.entries), Slips: []document.Slip{{Where: "第1页", Wrong: "约定了仲裁", Right: "订有仲裁协议"}}})
	got := r.make(document.CorrectionRuling, p1)
	says(t, got, "起诉人：周小棠", "收件编号"+r.c.Filing.Receipt, "民事裁定书中有笔误", "审判员沈知衡")
	silent(t, got, "核验码", "原告：", "%!")
}

func TestWithdrawnNotice(t *testing.T) {
	s := newStory(t).summoned()
	s.do(procedure.TheCourt, document.Issue{Paper: document.Summons, For: d1, File: "00", Pages: 1, Cause: len(s.entries), Code: "7F3K-9Q2M-XA4D-3333"})
	s.do(judge1, document.Withdraw{Paper: len(s.entries), Reason: "开庭时间写错，将另行送达传票"})
	says(t, s.make(document.WithdrawnNotice, d1), "文书撤回通知书", firm+"：", "制发的传票（核验码：7F3K-9Q2M-XA4D-3333）制发有误，现予撤回", "撤回的理由：开庭时间写错，将另行送达传票。", "不改变已经开始计算的期限", s.court.Phone)
	if _, err := chancery.Make(newStory(t).judged().c, nil, document.WithdrawnNotice, d1, s.now); err == nil {
		t.Error("a notice of nothing was made")
	}
}
