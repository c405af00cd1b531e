package chancery_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"yunting/chancery"
	"yunting/court"
	"yunting/courttest"
	"yunting/docket"
	"yunting/document"
	"yunting/document/form"
	"yunting/fee"
	"yunting/filing"
	"yunting/hearing"
	"yunting/id"
	"yunting/judgment"
	"yunting/law/calendar"
	"yunting/procedure"
)

func TestMain(m *testing.M) { courttest.Main(m) }

// text sets a paper and reads it back with an outside program.
func text(t *testing.T, p form.Paper) string {
	t.Helper()
	r, err := p.Set()
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "paper.pdf")
	if err := os.WriteFile(file, r.PDF, 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("qpdf", "--check", file).CombinedOutput(); err != nil {
		t.Fatalf("qpdf: %v\n%s", err, out)
	}
	out, err := exec.Command("pdftotext", "-raw", file, "-").Output()
	if err != nil {
		t.Fatalf("pdftotext (package poppler-utils): %v", err)
	}
	return strings.NewReplacer("\n", "", " ", "", "\f", "").Replace(string(out))
}

func make(t *testing.T, k *courttest.Court, c *procedure.Civil, kind document.Kind) string {
	t.Helper()
	return makeFor(t, k, c, kind, procedure.P1)
}

func makeFor(t *testing.T, k *courttest.Court, c *procedure.Civil, kind document.Kind, to id.Party) string {
	t.Helper()
	rd, err := k.Clerk.Read(context.Background(), c.Matter())
	if err != nil {
		t.Fatal(err)
	}
	p, err := chancery.Make(c, rd.Entries, kind, to, k.Clock.Now())
	if err != nil {
		t.Fatal(err)
	}
	return text(t, p)
}

// Every paper of the story says what it must, exactly, and can be set.
func TestEveryPaperSaysWhatItMust(t *testing.T) {
	k := courttest.New(t)
	m := k.Case(courttest.Recorded)
	c := k.Civil(m)
	number := strings.NewReplacer("（", "（").Replace(c.Filing.Number.String())
	k.Enter(m, k.Judge(m), judgment.Pronounce{Decision: courttest.Decision(c)})
	k.Settle()
	c = k.Civil(m)
	for kind, says := range map[document.Kind][]string{
		document.Complaint:      {"民事起诉状", "陈小满", "11010519491231002X", "某某电子商务有限公司", "判令被告退还货款3,299.00元", "翻新机", "此致", "广州互联网法院"},
		document.Acceptance:     {number, "小额诉讼程序", "第一百六十五条", c.Trial.Judge.Name, "回避"},
		document.FeeNotice:      {number, "65.00", "陆拾伍元整", "七日内", "按撤诉处理", "第二十二条"},
		document.EvidenceNotice: {number, "七日", "关联性", "第六十八条"},
		document.Respond:        {number, "13,196元", "十五日内", "三日内", "缺席判决", "不会以任何理由要求你单位转账"},
		document.SmallClaims:    {"一审终审", "独任", "不得上诉"},
		document.Answer:         {"承认", "否认", "不清楚", "不同意原告的诉讼请求"},
		document.Record:         {number, "下单时页面如何描述商品？", "写明全新正品。", "写明官方认证。", "真实性认可", "关联性不认可"},
		document.Judgment:       {"民事判决书", number, "双方没有争议的事实", "有争议的事实及认定", "判决如下", "第五十五条", "第二百六十四条", "本判决为终审判决", "审判员", "书记员"},
	} {
		got := make(t, k, c, kind)
		for _, s := range says {
			if !strings.Contains(got, s) {
				t.Errorf("%s does not say %q:\n%s", kind.Chinese(), s, got)
			}
		}
		if !strings.Contains(got, "演示文书") {
			t.Errorf("%s of a demonstration court does not say that it is one", kind.Chinese())
		}
		if kind != document.Complaint && kind != document.Answer && strings.Contains(got, "11010519491231002X") {
			t.Errorf("%s shows a whole identity number", kind.Chinese())
		}
	}
	proof, err := chancery.Certificate(c, c.Service.Deliveries[0], k.Clock.Now())
	if err != nil {
		t.Fatal(err)
	}
	cert := text(t, proof)
	for _, s := range []string{"电子送达凭证", "陈小满", "受理案件通知书", "第三十一条第一款", "送达回证效力"} {
		if !strings.Contains(cert, s) {
			t.Errorf("the certificate does not say %q:\n%s", s, cert)
		}
	}
}

// Papers of the side roads.
func TestPapersOfTheSideRoads(t *testing.T) {
	k := courttest.New(t)
	m := k.Case(courttest.Filed)
	k.Enter(m, courttest.Clerk1, filing.Return{Defects: []filing.Defect{{Field: "facts", Say: "请写明收货日期"}, {Field: "evidence", Say: "请提交检测报告原件照片"}}})
	if got := make(t, k, k.Civil(m), document.CorrectionNotice); !strings.Contains(got, "一、请写明收货日期") || !strings.Contains(got, "二、请提交检测报告原件照片") || !strings.Contains(got, "十五日内") {
		t.Errorf("the correction notice must tell all defects at once:\n%s", got)
	}
	k.Enter(m, courttest.Buyer, filing.Correct{Complaint: courttest.Complaint()})
	k.Enter(m, courttest.Clerk1, filing.Refer{Ground: "venue", Reason: "合同在线下履行"})
	k.Enter(m, k.Reviewer(m), filing.Refuse{Ground: "venue", Reason: "本案不属于互联网法院管辖"})
	if got := make(t, k, k.Civil(m), document.Refusal); !strings.Contains(got, "不予受理") || !strings.Contains(got, "审判员　"+k.Civil(m).Filing.Reviewer.Name) || !strings.Contains(got, "十日内") || !strings.Contains(got, "广州市中级人民法院") {
		t.Errorf("the refusal must tell the way of appeal:\n%s", got)
	}
	m = k.Case(courttest.Accepted)
	k.Enter(m, procedure.TheCourt, fee.Lapse{})
	if got := make(t, k, k.Civil(m), document.DeemedWithdrawn); !strings.Contains(got, "按原告陈小满撤诉处理") || !strings.Contains(got, "第二百一十三条") {
		t.Errorf("deemed withdrawn:\n%s", got)
	}
	m = k.Case(courttest.Examined)
	k.Enter(m, k.Judge(m), hearing.Summon{At: k.Clock.Now().Add(96 * time.Hour), Place: "第三法庭"})
	if got := make(t, k, k.Civil(m), document.Summons); !strings.Contains(got, "第三法庭") || !strings.Contains(got, calendar.Of(k.Clock.Now().Add(96*time.Hour)).Chinese()) {
		t.Errorf("the summons must say when and where:\n%s", got)
	}
}

// The same docket gives the same bytes: a repeated job makes the same paper.
func TestPapersAreTheSameTwice(t *testing.T) {
	k := courttest.New(t)
	m := k.Case(courttest.Paid)
	c, now := k.Civil(m), k.Clock.Now()
	rd, _ := k.Clerk.Read(context.Background(), m)
	var first []byte
	for range 2 {
		p, err := chancery.Make(c, rd.Entries, document.FeeNotice, procedure.P1, now)
		if err != nil {
			t.Fatal(err)
		}
		r, err := p.Set()
		if err != nil {
			t.Fatal(err)
		}
		if first != nil && string(first) != string(r.PDF) {
			t.Fatal("two different papers from one docket")
		}
		first = r.PDF
	}
}

func TestUnknownPaper(t *testing.T) {
	if _, err := chancery.Make(procedure.NewCivil(court.Demonstration()), []docket.Entry{}, "nothing", "", time.Now()); err == nil {
		t.Fatal("made a paper that does not exist")
	}
}
