package online_test

import (
	"strings"
	"testing"

	"yunting/law/calendar"
	"yunting/law/limit"
	"yunting/law/online"
	"yunting/law/track"
)

// OLR 4: 各方均同意的在线进行; 部分同意的，同意方线上、不同意方线下; 不得推定其对其他诉讼环节均同意. OLR 5, 10, 23.
func TestHold(t *testing.T) {
	for _, c := range []struct {
		stances string
		unfit   bool
		mode    online.Mode
		online  string // one letter a party
		cites   string
	}{
		{"chose agreed", false, online.AllOnline, "yy", "olr/7/online"},
		{"agreed declined", false, online.Mixed, "yn", "olr/4/online"},
		{"declined declined", false, online.AllOffline, "nn", "olr/4/online"},
		{"agreed silent", false, online.Mixed, "yn", "olr/10/online"},
		{"agreed unheard-of", false, online.Mixed, "yn", "olr/10/online"},
		{"agreed withdrew", false, online.Mixed, "yn", "olr/5/online"},
		{"agreed late-back", false, online.AllOnline, "yy", "olr/5/online"},
		{"agreed cannot", false, online.Mixed, "yn", "olr/5/online"},
		{"agreed noticed", false, online.Mixed, "yn", "olr/23/online"},
		{"agreed agreed", true, online.AllOffline, "nn", "olr/5/online"},
	} {
		var parties []online.Party
		for _, s := range strings.Fields(c.stances) {
			parties = append(parties, online.Party{Name: s, Stance: online.Stance(s)})
		}
		h := online.Hold(online.HearingStep, parties, c.unfit)
		who, keys := "", ""
		for _, s := range h.Sides {
			who += map[bool]string{true: "y", false: "n"}[s.Online]
			if s.Reason == "" || s.Rule.Key == "" {
				t.Errorf("%+v", s)
			}
		}
		for _, b := range h.Basis {
			keys += b.Key + " "
		}
		if h.Mode != c.mode || who != c.online || !strings.Contains(keys, c.cites) || h.Mode.Chinese() == "" || h.Verify != strings.Contains(who, "y") {
			t.Errorf("%s: %+v, want %s %s citing %s", c.stances, h, c.mode, c.online, c.cites)
		}
		if strings.Contains(keys, "olr/7") != h.Verify {
			t.Errorf("%s: cites %s", c.stances, keys)
		}
	}
	if h := online.Hold(online.ServiceStep, []online.Party{{"a", online.Chose}, {"b", online.Chose}}, false); h.Verify || len(h.Basis) != 1 {
		t.Errorf("service: %+v", h)
	}
}

// OLR 7: 在线开展调解、证据交换、庭审等诉讼活动，应当再次验证.
func TestVerifyAgain(t *testing.T) {
	var again []string
	for _, s := range online.Steps() {
		if s.Chinese() == "" {
			t.Errorf("%s has no name", s)
		}
		if s.VerifyAgain() {
			again = append(again, s.Chinese())
		}
	}
	if strings.Join(again, " ") != "调解 证据交换 庭审" {
		t.Error(again)
	}
}

// OLR 5(3): 应当提出具体理由.
func TestAskOffline(t *testing.T) {
	for _, r := range []online.Reason{online.Complex, online.WitnessThere, online.InPerson} {
		if err := online.AskOffline([]online.Reason{"mood", r}); err != nil {
			t.Error(err)
		}
	}
	if err := online.AskOffline([]online.Reason{"mood"}); err == nil || !strings.Contains(err.Error(), "具体理由") {
		t.Error(err)
	}
}

// OLR 20: 同时符合下列情形; 14: 无法达成一致意见的，适用同步.
func TestMayBeAsynchronous(t *testing.T) {
	all := online.Asynchronous{Step: online.HearingStep, Track: track.Small, AllConsent: true, Hardship: true, Requested: true, Exchanged: true, Undisputed: true}
	for _, c := range []struct {
		change func(*online.Asynchronous)
		lacks  string
	}{
		{func(*online.Asynchronous) {}, ""},
		{func(a *online.Asynchronous) { a.Track = track.Simplified }, ""},
		{func(a *online.Asynchronous) { a.Track = track.Ordinary }, "只有小额诉讼程序和简易程序"},
		{func(a *online.Asynchronous) { a.AllConsent = false }, "还没有得到各方当事人的同意"},
		{func(a *online.Asynchronous) { a.Hardship = false }, "没有同时在线确有困难"},
		{func(a *online.Asynchronous) { a.Requested = false }, "书面申请"},
		{func(a *online.Asynchronous) { a.Exchanged = false }, "请先进行"},
		{func(a *online.Asynchronous) { a.Undisputed = false }, "还有争议"},
		{func(a *online.Asynchronous) { *a = online.Asynchronous{Step: online.InquiryStep, AllConsent: true} }, ""},
		{func(a *online.Asynchronous) { *a = online.Asynchronous{Step: online.MediationStep, AllConsent: true} }, ""},
		{func(a *online.Asynchronous) { *a = online.Asynchronous{Step: online.EvidenceStep, AllConsent: true} }, "适用同步在线证据交换"},
		{func(a *online.Asynchronous) {
			*a = online.Asynchronous{Step: online.EvidenceStep, AllConsent: true, AgreeOnMode: true}
		}, ""},
		{func(a *online.Asynchronous) { *a = online.Asynchronous{Step: online.FilingStep, AllConsent: true} }, "立案没有同步与非同步之分"},
	} {
		a := all
		c.change(&a)
		g := online.MayBeAsynchronous(a)
		lacking := 0
		text := ""
		for _, x := range g.Tests {
			if !x.Met {
				lacking++
				text += x.Sentence
			}
			if x.Sentence == "" || x.Rule.Key == "" {
				t.Errorf("%+v", x)
			}
		}
		if g.Open != (c.lacks == "") || !strings.Contains(text, c.lacks) || lacking > 1 || len(g.Basis) == 0 {
			t.Errorf("%+v: %+v, want lacking %q", a, g, c.lacks)
		}
	}
	if g := online.MayBeAsynchronous(all); len(g.Tests) != 6 || len(g.Basis) != 2 {
		t.Errorf("%+v", g)
	}
}

// OLR 21: 具有下列情形之一的，不得适用在线庭审.
func TestMayBeByVideo(t *testing.T) {
	if g := online.MayBeByVideo(online.Hearing{}); !g.Open || len(g.Tests) != 1 || len(g.Basis) != 1 {
		t.Errorf("%+v", g)
	}
	for says, h := range map[string]online.Hearing{
		"均不同意": {AllRefuse: true}, "正当理由": {RefusedWithGood: true}, "技术条件和能力": {NobodyAble: true}, "查验实物": {OnSite: true},
		"疑难复杂": {Complex: true}, "国家秘密": {Secret: true}, "广泛关注": {WideAttention: true}, "其他不宜": {Other: true},
	} {
		if g := online.MayBeByVideo(h); g.Open || len(g.Tests) != 1 || g.Tests[0].Met || !strings.Contains(g.Tests[0].Sentence, says) || !strings.Contains(g.Tests[0].Sentence, "已经完成的在线庭审活动有效") {
			t.Errorf("%s: %+v", says, g)
		}
	}
}

// OLR 25: 除确属网络故障、设备损坏、电力中断或者不可抗力等原因外……视为“拒不到庭”; 经提示、警告后仍不改正的，视为“中途退庭”.
func TestJudge(t *testing.T) {
	for _, c := range []struct {
		a    online.Absence
		want online.Counts
	}{
		{online.Absence{}, online.RefusedAppear}, {online.Absence{Technical: true}, online.Excused}, {online.Absence{ForceMajeure: true}, online.Excused},
		{online.Absence{GoodReason: true}, online.Excused}, {online.Absence{Left: true}, online.PromptFirst}, {online.Absence{Left: true, Warned: true}, online.LeftMidway},
		{online.Absence{Left: true, Warned: true, Technical: true}, online.Excused},
	} {
		if got := online.Judge(c.a); got != c.want {
			t.Errorf("%+v: %s, want %s", c.a, got, c.want)
		}
	}
}

// OMR 10: 两个工作日, 三个工作日; 12, 15: 三个工作日; 24: 三十日, 十五日, 七日.
func TestTimers(t *testing.T) {
	day := calendar.MustParse("2026-11-20") // a Friday
	for _, c := range []struct {
		p     limit.Period
		until string
	}{
		{online.Choose, "2026-11-24"}, {online.Appoint, "2026-11-25"}, {online.Accept, "2026-11-25"}, {online.AskOther, "2026-11-25"},
		{online.BeforeSue, "2026-12-21"}, {online.InTrial, "2026-12-07"}, {online.InSimple, "2026-11-27"},
	} {
		if r := c.p.Run(day, calendar.Standard()); r.Until.String() != c.until {
			t.Errorf("%s %s: %s, want %s", c.p.Rule.Key, c.p.Chinese(), r.Until, c.until)
		}
	}
	for _, c := range []struct {
		m     online.Mediated
		until string
	}{
		{online.Mediated{From: day}, "2026-12-21"},
		{online.Mediated{From: day, Appraisal: 10}, "2026-12-30"},
		{online.Mediated{From: calendar.MustParse("2026-11-03"), Appraisal: 1}, "2026-12-04"},
		{online.Mediated{From: day, Filed: true, Track: track.Ordinary}, "2026-12-07"},
		{online.Mediated{From: day, Filed: true, Track: track.Ordinary, Appraisal: 10}, "2026-12-07"},
		{online.Mediated{From: day, Filed: true, Track: track.Simplified}, "2026-11-27"},
		{online.Mediated{From: day, Filed: true, Track: track.Small}, "2026-11-27"},
		{online.Mediated{From: day, Filed: true, Track: track.Small, Agreed: calendar.MustParse("2026-12-12")}, "2026-12-12"},
		{online.Mediated{From: day, Filed: true, Track: track.Small, Agreed: calendar.MustParse("2026-11-25")}, "2026-11-27"},
	} {
		r := c.m.Until(calendar.Standard())
		if r.Until.String() != c.until || r.Basis[0] != online.LengthM || (r.Basis[len(r.Basis)-1] == online.AppraisalM) != (c.m.Appraisal > 0 && !c.m.Filed) {
			t.Errorf("%+v: %+v, want %s", c.m, r, c.until)
		}
	}
	if online.InTrial.N != 15 { // OMR 24: 适用普通程序的调解期限为十五日
		t.Error("the period in ordinary procedure is not fifteen days")
	}
	if online.BeforeSue.N != 30 {
		t.Error("the period itself changed")
	}
}

// OMR 25: 有下列情形之一的，在线调解程序终结.
func TestEnded(t *testing.T) {
	if over, _, _ := online.Ended(online.State{}); over {
		t.Error("it goes on")
	}
	for says, s := range map[string]online.State{
		"达成调解协议": {Settled: true}, "自行和解": {MadePeace: true}, "无法联系": {Unreachable: true}, "不愿意继续": {Refused: true},
		"分歧较大": {FarApart: true}, "期限届满": {Expired: true}, "拒绝在调解协议上签章": {Unsigned: true}, "其他": {Other: true},
	} {
		if over, why, basis := online.Ended(s); !over || !strings.Contains(why, says) || basis[0] != online.EndingM {
			t.Errorf("%s: %v %s", says, over, why)
		}
	}
}

// CPL 47 to 49; OMR 13.
func TestRecuse(t *testing.T) {
	for who, want := range map[online.Officer]string{online.ThePresident: "审判委员会", online.Judging: "院长", online.Others: "审判长或者独任审判员"} {
		r, err := online.Recuse(who, online.HasInterest, false)
		if err != nil || r.Decider != want || r.Basis[1] != online.RecusalWho {
			t.Errorf("%s: %+v %v", who, r, err)
		}
	}
	if _, err := online.Recuse(online.Judging, online.IsParty, true); err == nil || !strings.Contains(err.Error(), "法庭辩论终结前") {
		t.Error(err)
	}
	if _, err := online.Recuse(online.Judging, online.NoneDeclared, false); err == nil || !strings.Contains(err.Error(), "请说明") {
		t.Error(err)
	}
	if online.Disclose(online.NoneDeclared, false) != nil || online.Disclose(online.OtherTie, true) != nil || online.Disclose(online.OtherTie, false) == nil {
		t.Error("a disclosed tie needs everybody's consent")
	}
}

// CPL 157, 165, 171, 286.
func TestMayAppeal(t *testing.T) {
	for _, c := range []struct {
		d        online.Decided
		t        track.Track
		domicile bool
		want     string
		refused  string
	}{
		{online.AJudgment, track.Ordinary, true, "15日", ""}, {online.AJudgment, track.Simplified, false, "30日", ""}, {online.Dismissal, track.Ordinary, true, "10日", ""},
		{online.Jurisdiction, track.Ordinary, true, "10日", ""}, {online.NotAccepted, track.Ordinary, false, "30日", ""}, {online.NotAccepted, track.Small, true, "10日", ""},
		{online.AJudgment, track.Small, true, "", "一审终审"}, {online.Dismissal, track.Small, true, "", "一审终审"}, {online.OtherRuling, track.Ordinary, true, "", "不能上诉"},
	} {
		p, err := online.MayAppeal(c.d, c.t, c.domicile)
		if c.refused != "" {
			if err == nil || !strings.Contains(err.Error(), c.refused) {
				t.Errorf("%+v: %v", c, err)
			}
			continue
		}
		if err != nil || p.Chinese() != c.want {
			t.Errorf("%+v: %s %v", c, p.Chinese(), err)
		}
	}
}
