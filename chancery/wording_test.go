package chancery_test

import (
	"strings"
	"testing"

	"yunting/chancery"
	"yunting/court"
	"yunting/courttest"
	"yunting/document"
	"yunting/law/calendar"
)

// A court words its papers itself: head, opening, notices and last words, from a date on; what the law requires stays.
func TestACourtWordsItsPapers(t *testing.T) {
	k := courttest.New(t)
	m := k.Case(courttest.Accepted)
	usual := make(t, k, k.Civil(m), document.FeeNotice)
	if !strings.Contains(usual, "向个人账户转账") {
		t.Fatal("without wording of its own the court uses the words of the program")
	}
	from := calendar.MustParse("2026-01-01")
	k.Profile.Templates = []court.Template{
		{Paper: "fee-notice", Block: court.Header, From: from, Text: []string{"示例省{{.Court.Name}}"}},
		{Paper: "fee-notice", Block: court.Notices, From: from, Text: []string{"交费窗口在{{.Court.Address}}。", "{{with .Judge}}承办法官：{{.}}。{{end}}"}},
		{Paper: "*", Block: court.Closing, From: from, Text: []string{"{{.You}}有疑问的，请拨打{{.Court.Phone}}。"}},
		{Paper: "*", Block: court.Opening, From: calendar.MustParse("2099-01-01"), Text: []string{"将来的开头。"}},
	}
	if err := k.Profile.Ready(); err != nil {
		t.Fatal(err)
	}
	got := make(t, k, k.Civil(m), document.FeeNotice)
	for _, want := range []string{"示例省" + k.Profile.Name, "交费窗口在" + k.Profile.Address, "承办法官：" + k.Civil(m).Trial.Judge.Name, "你有疑问的，请拨打12368。", "裁定按撤诉处理"} {
		if !strings.Contains(got, want) {
			t.Errorf("the fee notice does not say %q\n%s", want, got)
		}
	}
	for _, not := range []string{"向个人账户转账", "将来的开头"} {
		if strings.Contains(got, not) {
			t.Errorf("the fee notice says %q", not)
		}
	}
	if other := make(t, k, k.Civil(m), document.Acceptance); strings.Contains(other, "示例省") || !strings.Contains(other, "有疑问的，请拨打") {
		t.Errorf("the wording of one paper is not that of another\n%s", other)
	}
	if mine := make(t, k, k.Civil(m), document.Complaint); strings.Contains(mine, "有疑问的，请拨打") {
		t.Error("the complaint is the plaintiff's paper")
	}
}

func TestAPaperTheCourtDoesNotMakeHasNoWording(t *testing.T) {
	p := court.Second()
	p.Templates = []court.Template{{Paper: "complaint", Block: court.Closing, From: calendar.MustParse("2026-01-01"), Text: []string{"好"}}}
	if err := chancery.Check(p); err == nil || !strings.Contains(err.Error(), "templates[0].paper") {
		t.Errorf("got %v", err)
	}
	if p.Templates[0].Paper = "fee-notice"; chancery.Check(p) != nil {
		t.Error(chancery.Check(p))
	}
}
