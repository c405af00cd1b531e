package staff

import (
	"bytes"
	"context"
	"net/url"
	"slices"
	"strings"
	"testing"

	"yunting/court"
	"yunting/courttest"
	"yunting/defence"
	"yunting/docket"
	"yunting/filing"
	"yunting/judgment"
	"yunting/law/calendar"
	"yunting/procedure"
	"yunting/web/shell"
)

// answered is the story of the refurbished phone with the first fact admitted, the second denied, the third not answered.
func answered() *procedure.Civil {
	c := procedure.NewCivil(court.Demonstration())
	c.Filing.Complaint = courttest.Complaint()
	c.Filing.State = filing.Accepted
	c.Defence.Answered = true
	c.Defence.Views = []defence.View{{N: 1, Attitude: defence.Admit}, {N: 2, Attitude: defence.Deny, Reason: "页面没有这样写"}}
	return c
}

func TestPrefillTakesWhatIsAdmittedAndLeavesTheRestOpen(t *testing.T) {
	d := prefill(answered())
	if len(d.Findings) != 3 {
		t.Fatalf("%d findings for 3 facts", len(d.Findings))
	}
	if f := d.Findings[0]; f.Found != "yes" || strings.Contains(f.Because, judgment.Placeholder) {
		t.Errorf("admitted fact: %+v", f)
	}
	for _, f := range d.Findings[1:] {
		if f.Found != "" || !strings.Contains(f.Because, "【待填：认定理由】") {
			t.Errorf("a fact that was not admitted is decided in advance: %+v", f)
		}
	}
	if len(d.Orders) != 2 { // the costs are split apart
		t.Fatalf("orders: %+v", d.Orders)
	}
	o := d.Orders[0]
	if o.Amount != "3299.00" || !strings.Contains(o.Text, judgment.Placeholder) || !strings.Contains(o.Text, "被告某某电子商务有限公司于本判决发生法律效力之日起10日内退还货款") {
		t.Errorf("order: %+v", o)
	}
}

func TestAPrefilledDraftCannotBeSigned(t *testing.T) {
	c := answered()
	dec, bad := prefill(c).decision(context.Background(), c)
	if dec.Open() < 5 {
		t.Errorf("%d open places", dec.Open())
	}
	var fields []string
	for _, p := range bad {
		fields = append(fields, p.Field)
	}
	for _, want := range []string{"found-2", "found-3", "fee-plaintiff", "fee-defendant"} {
		if !slices.Contains(fields, want) {
			t.Errorf("no problem at %s: %v", want, fields)
		}
	}
	if slices.Contains(fields, "found-1") {
		t.Error("the admitted fact is asked about")
	}
}

func finished() draft {
	return draft{
		Findings: []found{{1, "yes", "被告承认"}, {2, "yes", "订单截图"}, {3, "no", "检测报告未载明送检物"}},
		Reasons:  "理由", Laws: "《中华人民共和国民法典》第五百七十七条\n\n 《中华人民共和国民事诉讼法》第六十七条 ",
		Orders:    []ordered{{"被告退还货款", "3,299"}, {"", ""}, {"驳回原告的其他诉讼请求", ""}},
		Plaintiff: "20", Defendant: "46", PayDays: "10",
	}
}

func TestADraftIsReadAsADecision(t *testing.T) {
	c := answered()
	dec, bad := finished().decision(context.Background(), c)
	if len(bad) > 0 {
		t.Fatal(bad)
	}
	if len(dec.Laws) != 2 || dec.Laws[1] != "《中华人民共和国民事诉讼法》第六十七条" {
		t.Errorf("laws: %q", dec.Laws)
	}
	if len(dec.Orders) != 2 || dec.Orders[0].Amount != 329900 || dec.Orders[1].Amount != 0 {
		t.Errorf("orders: %+v", dec.Orders)
	}
	if dec.Findings[2].Found || !dec.Findings[1].Found || dec.Findings[0].Text != c.Filing.Complaint.Facts[0].Text {
		t.Errorf("findings: %+v", dec.Findings)
	}
	if dec.Plaintiff != 2000 || dec.Defendant != 4600 || dec.PayDays != 10 {
		t.Errorf("fees %v %v, days %d", dec.Plaintiff, dec.Defendant, dec.PayDays)
	}
}

func TestADraftSaysWhereItCannotBeRead(t *testing.T) {
	d := finished()
	d.Orders[0].Amount, d.Orders[1].Amount, d.Plaintiff, d.PayDays = "三千", "5", "-1", "10天"
	_, bad := d.decision(context.Background(), answered())
	for _, field := range []string{"amount-1", "order-2", "fee-plaintiff", "pay_days"} {
		if shell.Say(bad, field) == "" {
			t.Errorf("no problem at %s: %v", field, bad)
		}
	}
}

func TestTheRuleOfPronouncingIsAskedBeforeSigning(t *testing.T) {
	c := answered()
	dec, _ := finished().decision(context.Background(), c)
	in := docket.Scene{By: docket.Actor{Standing: docket.Judge}, Court: c.Court}
	if bad := ready(c, dec, in); len(bad) != 1 || !strings.Contains(bad[0].Say, "审理还没有结束") {
		t.Errorf("an untried case: %v", bad)
	}
	c.Judgment.Facts = heard{c.Judgment.Facts}
	if bad := ready(c, dec, in); shell.Say(bad, "fee-plaintiff") == "" {
		t.Errorf("fees that do not add up: %v", bad)
	}
	c.Fee.Assessed.Fee = 6600
	if bad := ready(c, dec, in); len(bad) > 0 {
		t.Errorf("a finished judgment: %v", bad)
	}
}

// heard is a case whose trial is over.
type heard struct{ judgment.Facts }

func (heard) Heard() bool { return true }

func TestDefectsAreReadAllAtOnce(t *testing.T) {
	ctx := context.Background()
	form := url.Values{"defect": {"claims", "evidence"}}
	for _, f := range defectFields(ctx) {
		form.Set("say-"+f.Key, f.Say)
	}
	form.Set("say-claims", "请写明金额。")
	ds, bad := defectsOf(ctx, form)
	if len(bad) > 0 || len(ds) != 2 || ds[0] != (filing.Defect{Field: "claims", Say: "请写明金额。"}) || ds[1].Field != "evidence" || ds[1].Say == "" {
		t.Errorf("%v %v", ds, bad)
	}
}

func TestDefectsLoseNothingTheClerkWrote(t *testing.T) {
	ctx := context.Background()
	ds, bad := defectsOf(ctx, url.Values{"defect": {"claims"}, "say-claims": {"  "}, "say-facts": {"第二项事实没有日期。"}})
	if shell.Say(bad, "say-claims") == "" || shell.Say(bad, "defect-facts") == "" {
		t.Errorf("%v %v", ds, bad)
	}
	if _, bad := defectsOf(ctx, url.Values{}); len(bad) != 1 {
		t.Errorf("nothing ticked: %v", bad)
	}
	if _, bad := defectsOf(ctx, url.Values{"defect": {"somewhere"}, "say-somewhere": {"x"}}); len(bad) != 1 {
		t.Errorf("an invented field: %v", bad)
	}
}

func TestCellsAreNotFormulas(t *testing.T) {
	for in, want := range map[string]string{
		"=1+1": "'=1+1", "+86": "'+86", "-3": "'-3", "@sum": "'@sum", "\tx": "'\tx", "\rx": "'\rx",
		"": "", "陈小满": "陈小满", "（2026）粤0192民初1号": "（2026）粤0192民初1号", "a=b": "a=b",
	} {
		if got := shell.Cell(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	var b bytes.Buffer
	if err := shell.Table(&b, [][]string{{"当事人"}, {`=HYPERLINK("http://x.test","甲, 乙")`}}); err != nil {
		t.Fatal(err)
	}
	if got, want := b.String(), "\ufeff当事人\n\"'=HYPERLINK(\"\"http://x.test\"\",\"\"甲, 乙\"\")\"\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestStraightToTheCaseOnlyWhenOneIsMeant(t *testing.T) {
	rows := []row{{Serial: 1, Href: "/a"}, {Serial: 21, Href: "/b"}}
	for _, x := range []struct {
		p    casePage
		want string
	}{
		{casePage{Words: "陈小满", Rows: rows[:1], Total: 1}, "/a"},
		{casePage{Words: "陈小满", Rows: rows, Total: 2}, ""},
		{casePage{Words: "21", Rows: rows, Total: 2}, "/b"},
		{casePage{Words: "２１", Rows: rows, Total: 2}, "/b"},
		{casePage{Words: "21", Rows: rows, Total: 40}, ""},
		{casePage{Words: "7", Rows: rows, Total: 2}, ""},
	} {
		if got, _ := straight(x.p, "/desk/cases/"); got != x.want {
			t.Errorf("%q: %q, want %q", x.p.Words, got, x.want)
		}
	}
	if _, ok := straight(casePage{Rows: rows[:1], Total: 1}, ""); ok {
		t.Error("sent to a case that may not be opened")
	}
}

func TestAFilterReachesTheWholeLastDay(t *testing.T) {
	ctx, now := context.Background(), calendar.MustParse("2026-11-23").Start().Add(9*3600e9)
	ask, bad := filter{From: "2026-11-25", To: "2026-11-25"}.ask(ctx, "粤0192", "j", now)
	if len(bad) > 0 {
		t.Fatal(bad)
	}
	in := func(until string) bool {
		at := calendar.MustParse(until).End() // a deadline of that day
		return !at.Before(ask.Since) && at.Before(ask.Before)
	}
	if in("2026-11-24") || !in("2026-11-25") || in("2026-11-26") {
		t.Errorf("%v to %v", ask.Since, ask.Before)
	}
	if _, bad := (filter{To: "明天"}).ask(ctx, "粤0192", "j", now); shell.Say(bad, "to") == "" {
		t.Error("a date that is none passed")
	}
}

func TestTheLimitBar(t *testing.T) {
	d := calendar.MustParse
	l := limitOf(d("2026-09-01"), d("2026-11-01"), d("2026-10-25"))
	if l != (spent{54, 61}) || l.Width() != 63 || !l.Hot() {
		t.Errorf("%+v %d %v", l, l.Width(), l.Hot())
	}
	if over := (spent{90, 61}); over.Width() != barWidth {
		t.Errorf("an overdue bar is %d wide", over.Width())
	}
}

func TestEveryActHasItsSentence(t *testing.T) {
	for _, m := range []procedure.Matter{procedure.NewCivil(court.Demonstration()), procedure.NewPerson(court.Demonstration())} {
		for _, k := range m.Kinds() {
			a, err := m.Read(k, []byte("{}"))
			if err != nil {
				t.Fatal(err)
			}
			for _, x := range telling(context.Background(), []docket.Entry{{Kind: k, Act: a}}) {
				if x.What == string(k) {
					t.Errorf("%s is told by its name", k)
				}
			}
		}
	}
}
