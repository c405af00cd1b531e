package service_test

import (
	"strings"
	"testing"
	"time"

	"yunting/law/calendar"
	"yunting/law/service"
	"yunting/law/track"
)

func instant(t *testing.T, s string) time.Time {
	t.Helper()
	v, err := time.ParseInLocation("2006-01-02 15:04", s, calendar.Zone)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func keys(e service.Effect) string {
	var b strings.Builder
	for _, r := range e.Basis {
		b.WriteString(r.Key + " ")
	}
	return b.String()
}

// CPL 87 to 95, CPL-I 131 to 141, OLR 31, 32: from when a paper counts as served.
func TestEffective(t *testing.T) {
	for _, c := range []struct {
		why    string
		event  service.Event
		at     string
		change func(*service.Attempt)
		on     string // empty: not served
		cites  string
	}{
		{"CPL 87: 签收日期为送达日期", service.Signed, "2026-11-20 10:00", nil, "2026-11-20", "cpl/87/service"},
		{"in the numbering of 2019", service.Signed, "2019-11-20 10:00", nil, "2019-11-20", "cpl2017/84/service"},
		{"CPL 89: 留置", service.Left, "2026-11-20 10:00", nil, "2026-11-20", "cpl/89/service"},
		{"CPL-I 133: 调解书不适用留置送达", service.Left, "2026-11-20 10:00", func(a *service.Attempt) { a.Paper = service.Mediation }, "", "cplint/133/service"},
		{"CPL-I 131", service.RefusedAtCourt, "2026-11-20 10:00", nil, "2026-11-20", "cplint/131/service"},
		{"CPL-I 141", service.RefusedVerdict, "2026-11-20 10:00", nil, "2026-11-20", "cplint/141/service"},
		{"OLR 31(1): 到达电子地址所在系统时，即为送达", service.Arrived, "2026-11-20 23:59", nil, "2026-11-20", "olr/31.1/service"},
		{"CPL-I 135: 以受送达人证明到达的日期为准", service.Arrived, "2026-11-20 23:59", func(a *service.Attempt) { a.Proved = a.At.Add(time.Minute) }, "2026-11-21", "cplint/135/service"},
		{"OLR 31(2)1: 回复已收悉", service.Answered, "2026-11-20 10:00", nil, "2026-11-20", "olr/31.2/service"},
		{"OLR 31(2)2: 已阅知，推定", service.Read, "2026-11-20 10:00", nil, "2026-11-20", "olr/31.2/service"},
		{"OLR 31(2)2: 系统错误", service.Read, "2026-11-20 10:00", func(a *service.Attempt) { a.Disproved = true }, "", "olr/31.2/service"},
		{"only sent", service.Sent, "2026-11-20 10:00", nil, "", "olr/31.2/service"},
		{"OLR 32", service.Reminded, "2026-11-20 10:00", nil, "", "olr/32/service"},
		{"CPL 95: 三十日, into the Spring Festival", service.Published, "2026-01-16 10:00", nil, "2026-02-24", "cpl/95/notice"},
		{"sixty days before 2022", service.Published, "2021-12-31 10:00", nil, "2022-03-01", "cpl2017/92/notice"},
		{"thirty days from 2022", service.Published, "2022-01-01 10:00", nil, "2022-02-07", "cpl/95/notice"},
		{"CPL 283: 六十日", service.Published, "2026-03-02 10:00", func(a *service.Attempt) { a.Domicile = false }, "2026-05-06", "cpl/283/notice"},
		{"abroad, three months in 2023", service.Published, "2023-03-02 10:00", func(a *service.Attempt) { a.Domicile = false }, "2023-06-02", "cpl2021/274/notice"},
		{"abroad, three months in 2019", service.Published, "2019-03-04 10:00", func(a *service.Attempt) { a.Domicile = false }, "2019-06-04", "cpl2017/267/notice"},
		{"before the table", service.Published, "2012-03-04 10:00", nil, "2012-05-03", "cpl2017/92/notice"},
		{"CPL 283(8): 自邮寄之日起满三个月", service.PostedAbroad, "2026-03-02 10:00", nil, "2026-06-02", "cpl/283.8/service"},
		{"came back", service.CameBack, "2026-03-02 10:00", nil, "", ""},
	} {
		a := service.Attempt{Event: c.event, At: instant(t, c.at), Paper: service.Ordinary, Domicile: true}
		if c.change != nil {
			c.change(&a)
		}
		e := service.Effective(a, calendar.Standard())
		if e.Served != (c.on != "") || e.On.String() != c.on || !strings.Contains(keys(e), c.cites) || e.Reason == "" {
			t.Errorf("%s: %+v, want %q citing %s", c.why, e, c.on, c.cites)
		}
		if e.Presumed != (c.event == service.Read && e.Served) {
			t.Errorf("%s: presumed %v", c.why, e.Presumed)
		}
	}
	e := service.Effective(service.Attempt{Event: service.Published, At: instant(t, "2026-01-16 10:00"), Domicile: true}, calendar.Standard())
	if len(e.Skipped) != 9 || e.Skipped[0].Reason != "春节假期" {
		t.Errorf("skipped %v", e.Skipped)
	}
	if e := service.Effective(service.Attempt{Event: service.Published, At: instant(t, "2027-01-16 10:00"), Domicile: true}, calendar.Standard()); !e.Provisional {
		t.Error("2027 is provisional")
	}
}

// OLR 31: 以最先完成的有效送达时间作为送达生效时间.
func TestFirst(t *testing.T) {
	try := func(event service.Event, at string) service.Attempt {
		return service.Attempt{Event: event, At: instant(t, at), Domicile: true}
	}
	for _, c := range []struct {
		list []service.Attempt
		on   string
		at   string
	}{
		{nil, "", ""},
		{[]service.Attempt{try(service.Sent, "2026-11-18 10:00")}, "", ""},
		{[]service.Attempt{try(service.Signed, "2026-11-18 10:00")}, "2026-11-18", ""},
		{[]service.Attempt{try(service.Sent, "2026-11-18 10:00"), try(service.Read, "2026-11-20 09:00"), try(service.Arrived, "2026-11-19 10:00")}, "2026-11-19", "2026-11-19 10:00"},
		{[]service.Attempt{try(service.Arrived, "2026-11-19 10:00"), try(service.Answered, "2026-11-19 09:00")}, "2026-11-19", "2026-11-19 09:00"},
		{[]service.Attempt{try(service.Signed, "2026-11-19 08:00"), try(service.Answered, "2026-11-19 09:00")}, "2026-11-19", "2026-11-19 09:00"},
		{[]service.Attempt{try(service.Answered, "2026-11-19 09:00"), try(service.Signed, "2026-11-19 08:00")}, "2026-11-19", "2026-11-19 09:00"},
		{[]service.Attempt{try(service.Answered, "2026-11-19 09:00"), try(service.Signed, "2026-11-18 08:00")}, "2026-11-18", ""},
	} {
		e, ok := service.First(c.list, calendar.Standard())
		if ok != (c.on != "") || e.On.String() != c.on || c.at != "" && !e.Instant.Equal(instant(t, c.at)) || c.at == "" && !e.Instant.IsZero() {
			t.Errorf("%+v: %+v %v, want %s at %s", c.list, e, ok, c.on, c.at)
		}
		if several := strings.Contains(keys(e), "olr/31.4"); several != (len(c.list) > 1) {
			t.Errorf("%+v cites %s", c.list, keys(e))
		}
	}
}

func TestOrder(t *testing.T) {
	day := calendar.MustParse("2026-11-23")
	for _, c := range []struct {
		why  string
		r    service.Receiver
		open string // the open means, in order
		says string
	}{
		{"agreed", service.Receiver{Today: day, Track: track.Ordinary, Agreement: service.Expressly}, "electronic direct entrusted post", "需要纸质文书的"},
		{"not agreed", service.Receiver{Today: day, Track: track.Ordinary}, "direct entrusted post", "没有同意电子送达"},
		{"refuses", service.Receiver{Today: day, Track: track.Ordinary, Refuses: true}, "direct left entrusted post", "邀请见证人"},
		{"CPL-I 133", service.Receiver{Today: day, Track: track.Ordinary, Refuses: true, Paper: service.Mediation}, "direct entrusted post", "不适用留置送达"},
		{"missing", service.Receiver{Today: day, Track: track.Ordinary, Missing: true}, "notice", "记明原因和经过"},
		{"missing but agreed", service.Receiver{Today: day, Track: track.Ordinary, Missing: true, Agreement: service.Offered}, "electronic", "应当先电子送达"},
		{"missing, refuses", service.Receiver{Today: day, Track: track.Ordinary, Missing: true, Refuses: true}, "notice", "没有可以留置的住所"},
		{"everything tried", service.Receiver{Today: day, Track: track.Ordinary, Agreement: service.Promised, Tried: []service.Means{service.ByElectronic, service.ByHand, service.ByPost, service.ByEntrusting}}, "notice", "已经试过，没有送达"},
		{"one left", service.Receiver{Today: day, Track: track.Ordinary, Tried: []service.Means{service.ByHand, service.ByPost}}, "entrusted", "还有其他方式可以送达"},
		{"CPL-I 140", service.Receiver{Today: day, Track: track.Simplified, Missing: true}, "", "适用简易程序的案件，不适用公告送达"},
		{"ICR18 18", service.Receiver{Today: day, Track: track.Simplified, Missing: true, Internet: true}, "notice", ""},
		{"small claims never", service.Receiver{Today: day, Track: track.Small, Missing: true, Internet: true}, "", "适用小额诉讼程序的案件"},
		{"CPL 92", service.Receiver{Today: day, Track: track.Ordinary, Soldier: true}, "forwarded", "由所在单位转交"},
		{"CPL 93", service.Receiver{Today: day, Track: track.Ordinary, Detained: true}, "forwarded", "由所在单位转交"},
		{"CPL 283", service.Receiver{Today: day, Track: track.Ordinary, Abroad: true, Refuses: true}, "entrusted post", "外交途径"},
		{"judgment before 2022", service.Receiver{Today: calendar.MustParse("2021-12-31"), Track: track.Ordinary, Paper: service.Decision, Agreement: service.Expressly}, "direct entrusted post", "不得电子送达"},
		{"complaint before 2022", service.Receiver{Today: calendar.MustParse("2021-12-31"), Track: track.Ordinary, Paper: service.Ordinary, Agreement: service.Accepted}, "electronic direct entrusted post", ""},
		{"judgment from 2022", service.Receiver{Today: calendar.MustParse("2022-01-01"), Track: track.Ordinary, Paper: service.Decision, Agreement: service.Expressly}, "electronic direct entrusted post", ""},
	} {
		var open []string
		var says strings.Builder
		for _, s := range service.Order(c.r) {
			if s.Open {
				open = append(open, string(s.Means))
			}
			says.WriteString(s.Reason)
			if len(s.Basis) == 0 || s.Means.Chinese() == "" {
				t.Errorf("%s: %+v", c.why, s)
			}
			for _, b := range s.Basis {
				if strings.HasPrefix(b.Key, "cpl") && !strings.HasPrefix(b.Key, "cplint") && !b.InForce(c.r.Today.String()) && b.Key != "cpl/283/service" {
					t.Errorf("%s: cites %s, not in force", c.why, b.Key)
				}
			}
		}
		if strings.Join(open, " ") != c.open || !strings.Contains(says.String(), c.says) {
			t.Errorf("%s: open %v because %s; want %s saying %s", c.why, open, says.String(), c.open, c.says)
		}
	}
}

// CPL 283: by post where the receiver's law allows it, by treaty or diplomatic channels otherwise.
func TestTheWaysAbroadAreNamed(t *testing.T) {
	steps := service.Order(service.Receiver{Today: calendar.MustParse("2026-11-23"), Track: track.Ordinary, Abroad: true})
	for _, s := range steps {
		switch {
		case s.Means == service.ByPost && !strings.Contains(s.Reason, "允许邮寄"), s.Means == service.ByEntrusting && !strings.Contains(s.Reason, "外交途径"):
			t.Errorf("%s: %s", s.Means, s.Reason)
		}
	}
}
