package form_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"yunting/document"
	"yunting/document/form"
)

// later are the papers that stages still to come will fill: their forms must hold whatever those stages leave out.
var later = []document.Kind{
	document.MediationNotice, document.MediationRequest, document.MediationReferral, document.MediationRecord, document.MediationAgreement, document.MediationEnd, document.ServiceAddress,
	document.ConfirmationRequest, document.ConfirmationRuling, document.ConfirmationRejected, document.MaterialReceipt, document.MaterialReturned, document.RightsNotice, document.RiskNotice,
	document.JoinderNotice, document.OnlineConsent, document.VenueRuling, document.PreservationRuling, document.AssistanceNotice, document.AdvanceRuling, document.ExchangeRecord, document.ConferenceRecord,
	document.InquiryOrder, document.AttendanceNotice, document.HearingAnnouncement, document.HearingRecord, document.AdjournmentNotice, document.StayRuling, document.AppraisalMandate, document.DeliberationRecord,
}

// Every yes and no of the data, and every part that may be left out, gives a paper that can be set, in each language.
func TestEveryBranch(t *testing.T) {
	for _, f := range form.All() {
		k := f.Kind
		for n := 0; ; n++ {
			data := f.Sample()
			if i := 0; !turn(reflect.ValueOf(data).Elem(), n, &i) {
				break
			}
			for _, lang := range form.Languages(k) {
				p, err := form.Fill(k, data, lang)
				if err != nil {
					t.Fatalf("%s, %s, turn %d: %v", k, lang, n, err)
				}
				whole(t, fmt.Sprintf("%s, %s, turn %d", k, lang, n), p.Text(), slices.Concat(broken, open))
			}
		}
	}
}

// turn changes the n-th part of some data that a template may ask about: a bool the other way, a text, list, date or instant left out.
func turn(v reflect.Value, n int, i *int) bool {
	for j := range v.NumField() {
		x, field := v.Field(j), v.Type().Field(j)
		if field.Type == reflect.TypeFor[form.Head]() || !field.IsExported() {
			continue
		}
		may := strings.Contains(field.Tag.Get("json"), ",omit") || x.Kind() == reflect.Bool
		switch {
		case may:
			if *i++; *i-1 == n {
				if x.Kind() == reflect.Bool {
					x.SetBool(!x.Bool())
				} else {
					x.SetZero()
				}
				return true
			}
		case x.Kind() == reflect.Struct && field.Type.PkgPath() == reflect.TypeFor[form.Head]().PkgPath():
			if turn(x, n, i) {
				return true
			}
		case x.Kind() == reflect.Slice && x.Len() > 0 && x.Index(0).Kind() == reflect.Struct:
			if c := reflect.MakeSlice(x.Type(), x.Len(), x.Len()); reflect.Copy(c, x) > 0 { // samples share their lists
				x.Set(c)
			}
			if turn(x.Index(0), n, i) {
				return true
			}
		}
	}
	return false
}

// What a sample does not show: the other outcome of each ruling and notice.
func TestOutcomes(t *testing.T) {
	for _, c := range []struct {
		kind      document.Kind
		change    func(any)
		says, not string
	}{
		{document.MediationNotice, func(x any) { x.(*form.MediationNotice).Plaintiff = true }, "依法登记立案", "对方可以依法起诉"},
		{document.MediationRecord, func(x any) { x.(*form.MediationRecord).Terms = nil }, "没有达成协议", "调解协议另行制作"},
		{document.MediationEnd, func(x any) { x.(*form.MediationEnd).Agreed = true }, "报请备案", "调解不成"},
		{document.ConfirmationRejected, func(x any) { x.(*form.ConfirmationRejected).Barred = true }, "第三百五十五条第二款", "第三百五十八条"},
		{document.RightsNotice, func(x any) { x.(*form.RightsNotice).Small = true }, "一审终审", "提起上诉。"},
		{document.JoinderNotice, func(x any) { x.(*form.JoinderNotice).Third = false }, "第一百三十五条", "第五十九条"},
		{document.VenueRuling, func(x any) { v := x.(*form.VenueRuling); v.Granted, v.To = true, "某某演示人民法院" }, "移送某某演示人民法院处理", "案件受理费"},
		{document.VenueRuling, func(x any) { x.(*form.VenueRuling).Small = true }, "一经作出即生效", "上诉于"},
		{document.PreservationRuling, func(x any) { x.(*form.PreservationRuling).PreSuit = true }, "三十日内不依法提起诉讼", "第一百零三条"},
		{document.PreservationRuling, func(x any) { x.(*form.PreservationRuling).Refused = true }, "驳回申请人林晓溪的财产保全申请", "立即开始执行"},
		{document.PreservationRuling, func(x any) { x.(*form.PreservationRuling).OwnMotion = true }, "依职权", "案件申请费"},
		{document.AdvanceRuling, func(x any) { x.(*form.AdvanceRuling).Refused = true }, "不符合先予执行的条件", "立即开始执行"},
		{document.JoinderNotice, func(x any) { v := x.(*form.JoinderNotice); v.Third, v.Plaintiff = false, true }, "仍列为共同原告", "缺席判决"},
		{document.HearingRecord, func(x any) { v := x.(*form.HearingRecord); v.Pronounced, v.Final = "驳回原告的诉讼请求", true }, "终审判决", "上诉权利"},
		{document.AttendanceNotice, func(x any) { x.(*form.AttendanceNotice).As = form.AsAdviser }, "第八十二条", "第二百二十七条"},
		{document.AttendanceNotice, func(x any) { x.(*form.AttendanceNotice).As = form.AsAppraiser }, "返还鉴定费用", "作伪证"},
		{document.AdjournmentNotice, func(x any) { x.(*form.AdjournmentNotice).At = time.Time{} }, "另行通知", "传票另行送达"},
		{document.StayRuling, func(x any) { x.(*form.StayRuling).Item = 1 }, "第一百五十三条第一款第一项", "第五项"},
		{document.PreservationRuling, func(x any) { x.(*form.PreservationRuling).Requests = nil }, "向本院申请财产保全。", "采取下列措施"},
		{document.AdvanceRuling, func(x any) { x.(*form.AdvanceRuling).Urgent = false }, "第一百六十九条", "第一百七十条"},
		{document.AppraisalMandate, func(x any) { x.(*form.AppraisalMandate).Examined = false }, "未经质证的材料", "已经组织当事人质证"},
		{document.JudgmentBrief, func(x any) { x.(*form.JudgmentBrief).Told = false }, "第二百八十条的规定简化。", "当庭说明"},
		{document.DismissalRuling, func(x any) { x.(*form.DismissalRuling).Under = nil }, "第一百二十二条", "第一百二十七条"},
		{document.ReviewDecision, func(x any) { v := x.(*form.ReviewDecision); v.Upheld, v.Result = false, "罚款变更为1,000元" }, "第一百八十六条", "维持原决定"},
		{document.JudgmentFull, func(x any) { v := x.(*form.JudgmentFull); v.Pay, v.Perform = false, true }, "支付迟延履行金", "加倍支付"},
		{document.FineDecision, func(x any) { x.(*form.FineDecision).Enforcing = true }, "本院在执行", "本院在审理"},
		{document.DishonestyDecision, func(x any) { x.(*form.DishonestyDecision).Years = 0 }, "纳入失信被执行人名单。", "期限为"},
		{document.ConsumptionLimit, func(x any) { x.(*form.ConsumptionLimit).Unit = false }, "不得有下列", "因私消费"},
		{document.PublicNotice, func(x any) { x.(*form.PublicNotice).Abroad = true }, "第二百八十三条", "第九十五条"},
		{document.PublicNotice, func(x any) {
			v := x.(*form.PublicNotice)
			v.Papers, v.Claims, v.Grounds, v.Duty = []string{"民事判决书"}, nil, "", ""
			v.Orders, v.Period, v.AppealTo = []string{"驳回原告的诉讼请求"}, "十五日", "某某演示中级人民法院"
		}, "裁判的主要内容为：驳回原告的诉讼请求。不服的，可以自公告期满之日起十五日内向本院递交上诉状，上诉于某某演示中级人民法院。", "答辩状"},
		{document.PublicNotice, func(x any) {
			v := x.(*form.PublicNotice)
			v.At, v.Place = time.Date(2027, 2, 1, 1, 30, 0, 0, time.UTC), "第一互联网法庭"
		}, "本案定于2027年2月1日09时30分在第一互联网法庭开庭审理，逾期不出庭的，可以缺席判决。", ""},
		{document.DeliberationRecord, func(x any) { x.(*form.DeliberationRecord).Against = 0 }, "一致同意", "票"},
	} {
		f, _ := form.Of(c.kind)
		data := f.Sample()
		c.change(data)
		p, err := form.Fill(c.kind, data, form.Hans)
		if err != nil {
			t.Errorf("%s: %v", c.kind, err)
			continue
		}
		said := p.Text()
		if !strings.Contains(said, c.says) || c.not != "" && strings.Contains(said, c.not) {
			t.Errorf("%s should say %q and not %q:\n%s", c.kind, c.says, c.not, said)
		}
	}
}

// Data that the words have no place for is refused with its name.
func TestUnknownData(t *testing.T) {
	f, _ := form.Of(document.AttendanceNotice)
	if _, err := f.Read([]byte(`{"as":"juror"}`)); err == nil || !strings.Contains(err.Error(), "juror") {
		t.Errorf("an unknown role: %v", err)
	}
	f, _ = form.Of(document.StayRuling)
	data := f.Sample().(*form.StayRuling)
	data.Item = 7
	if _, err := form.Fill(f.Kind, data, form.Hans); err == nil || !strings.Contains(err.Error(), "153.1.7") {
		t.Errorf("a ground that the law does not have: %v", err)
	}
}

// A record is signed, a ruling and a notice sealed, a party's own paper neither bears the court nor a seal.
func TestWhoSealsWhat(t *testing.T) {
	signed := []document.Kind{document.MediationRecord, document.ExchangeRecord, document.ConferenceRecord, document.HearingRecord, document.DeliberationRecord, document.ServiceAddress, document.OnlineConsent}
	theirs := []document.Kind{document.MediationRequest, document.MediationAgreement, document.MediationEnd, document.ConfirmationRequest}
	for _, k := range later {
		f, _ := form.Of(k)
		p := sample(t, f)
		if own := slices.Contains(theirs, k); own == (p.Court != "") {
			t.Errorf("%s: court %q", k, p.Court)
		} else if sealed := !own && !slices.Contains(signed, k); sealed != (p.Seal != nil) {
			t.Errorf("%s: sealed %v", k, p.Seal != nil)
		}
		if k != document.MediationNotice && len(p.Sign) == 0 && p.Seal == nil {
			t.Errorf("%s: nobody signs or seals it", k)
		}
	}
}
