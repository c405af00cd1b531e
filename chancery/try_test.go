package chancery_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"yunting/chancery"
	"yunting/court"
	"yunting/courttest"
	"yunting/docket"
	"yunting/document"
	"yunting/document/form"
	"yunting/hearing"
	"yunting/id"
	"yunting/law/calendar"
	"yunting/procedure"
)

// ourSummons is a summons as a court of its own mind words it.
var ourSummons = []string{"# 传票", "> {{.Summoned}}：", "请于{{.At}}（{{.Weekday}}）到{{.Place}}参加庭审。", "原告无正当理由拒不到庭的，可以按撤诉处理；被告无正当理由拒不到庭的，可以缺席判决。",
	"对审判人员可以申请回避。", `{{template "bench" .}}`, "@seal"}

// A profile whose own form cannot be used is refused with the template, the line and the reason; what the law asks for is
// named with its article.
func TestAProfileWithABadFormIsRefused(t *testing.T) {
	from := calendar.MustParse("2026-12-01")
	first := court.Template{Paper: "summons", Block: court.Closing, From: from, Text: []string{"好。"}}
	for name, c := range map[string]struct {
		paper string
		text  []string
		want  []string
	}{
		"a thing it does not know": {"summons", append([]string{"# 传票", "{{.Nobody}}"}, ourSummons[1:]...), []string{"templates[1] (summons, whole)", "第2行", "没有“Nobody”"}},
		"an order there is not":    {"summons", append(append([]string{}, ourSummons...), "@stamp"), []string{"templates[1]", "第8行", "没有“@stamp”"}},
		"what the law asks for":    {"summons", append(append([]string{}, ourSummons[:4]...), ourSummons[5:]...), []string{"templates[1]", "缺少“可以申请回避”", "《中华人民共和国民事诉讼法》第四十七条"}},
		"no such paper":            {"nosuch", ourSummons, []string{"templates[1]", "nosuch", "没有这一种文书"}},
		"no end":                   {"summons", append([]string{`{{define "x"}}{{template "x" .}}{{end}}`}, ourSummons...), []string{"templates[1]", "引用自己"}},
		"a number to range over":   {"summons", append(append([]string{}, ourSummons...), "{{range 1000000000}}甲{{end}}"), []string{"templates[1]", "第8行", "range"}},
	} {
		p := court.Demonstration()
		p.Templates = []court.Template{first, {Paper: c.paper, Block: court.Whole, From: from, Text: c.text}}
		if err := p.Ready(); err != nil {
			t.Fatal(err)
		}
		err := chancery.Check(p)
		if err == nil {
			t.Errorf("%s: not refused", name)
			continue
		}
		for _, w := range c.want {
			if !strings.Contains(err.Error(), w) {
				t.Errorf("%s: %q does not say %q", name, err, w)
			}
		}
	}
	p := court.Demonstration()
	p.Templates = []court.Template{{Paper: "summons", Block: court.Whole, From: from, Text: ourSummons}}
	if err := chancery.Check(p); err != nil {
		t.Error(err)
	}
}

// A court's own form is used from its date on, by papers of that date, and not before; a later one takes its place.
func TestAnOwnFormIsInForceFromItsDate(t *testing.T) {
	k := courttest.New(t)
	m := k.Case(courttest.Examined)
	k.Enter(m, k.Judge(m), hearing.Summon{At: k.Clock.Now().Add(6 * 24 * time.Hour), Place: "第三法庭"})
	rd, err := k.Clerk.Read(t.Context(), m)
	if err != nil {
		t.Fatal(err)
	}
	c := rd.Matter.(*procedure.Civil)
	day := calendar.Of(k.Clock.Now())
	later := append(append([]string{}, ourSummons...), "~ 第二版。")
	k.Profile.Templates = []court.Template{
		{Paper: "summons", Block: court.Whole, From: day.AddDays(20), Text: later},
		{Paper: "summons", Block: court.Whole, From: day.AddDays(10), Text: ourSummons},
	}
	for after, want := range map[int]string{0: "注意事项", 9: "注意事项", 10: "参加庭审", 19: "参加庭审", 20: "第二版"} {
		p, err := chancery.Make(c, rd.Entries, document.Summons, procedure.D1, day.AddDays(after).Start().Add(time.Hour))
		if err != nil {
			t.Fatal(err)
		}
		said := p.Text()
		if !strings.Contains(said, want) || strings.Contains(said, "第二版") != (after >= 20) || strings.Contains(said, "注意事项") != (after < 10) {
			t.Errorf("%d days on:\n%s", after, said)
		}
		if p.Seal == nil {
			t.Error("a court's own form asks for a seal as any other")
		}
		if v, own := chancery.VersionOn(k.Profile, document.Summons, day.AddDays(after)); own != (after >= 10) || !strings.Contains(v.Text, want) {
			t.Errorf("%d days on the form in force is another: %v", after, own)
		}
	}
	if vs := chancery.OwnForms(k.Profile, document.Summons); len(vs) != 2 || !vs[0].From.Before(vs[1].From) || len(chancery.OwnForms(k.Profile, document.Judgment)) != 0 {
		t.Errorf("%+v", vs)
	}
}

// A version that is being written is tried on a case: what it would print, marked, unsealed; the profile stays as it is.
func TestAFormIsTriedOnACase(t *testing.T) {
	k := courttest.New(t)
	m := k.Case(courttest.Examined)
	k.Enter(m, k.Judge(m), hearing.Summon{At: k.Clock.Now().Add(6 * 24 * time.Hour), Place: "第三法庭"})
	rd, err := k.Clerk.Read(t.Context(), m)
	if err != nil {
		t.Fatal(err)
	}
	c, now := rd.Matter.(*procedure.Civil), k.Clock.Now()
	k.Profile.Templates = []court.Template{{Paper: "summons", Block: court.Notices, From: calendar.Of(now), Text: []string{"本院的话。"}}}
	p, err := chancery.Try(c, rd.Entries, document.Summons, procedure.D1, now, form.Version{Lang: form.Hans, Text: strings.Join(ourSummons, "\n")})
	if err != nil {
		t.Fatal(err)
	}
	said := p.Text()
	for _, want := range []string{"预览：", "参加庭审", c.PartyName(procedure.D1), "本院的话"} {
		if !strings.Contains(said, want) {
			t.Errorf("the preview does not say %q\n%s", want, said)
		}
	}
	if p.Seal != nil || len(k.Profile.Templates) != 1 || c.Court != k.Profile {
		t.Error("a preview bears no seal and changes nothing")
	}
	if _, err := chancery.Try(c, rd.Entries, document.Summons, "", now, form.Version{Lang: form.Hans, Text: "# 传票\n\n{{.Nobody}}"}); form.FaultOf(err).Line != 3 {
		t.Errorf("a fault is named by its line: %v", err)
	}
	if _, err := chancery.Try(c, rd.Entries, document.Judgment, "", now, form.Version{Lang: form.Hans, Text: "# 判决书"}); !errors.Is(err, chancery.ErrNothingToSay) {
		t.Errorf("there is no judgment yet: %v", err)
	}
}

// At every stage of a case it can be told which papers it holds what they need for, and each of them can be made.
func TestFillableAtEveryStage(t *testing.T) {
	k := courttest.New(t)
	m := k.Case(courttest.Recorded)
	rd, err := k.Clerk.Read(t.Context(), m)
	if err != nil {
		t.Fatal(err)
	}
	stage := func(c *procedure.Civil, es []docket.Entry) {
		for _, kind := range chancery.Fillable(c, es, k.Clock.Now()) {
			for _, to := range []id.Party{procedure.P1, procedure.D1} {
				if _, err := chancery.Make(c, es, kind, to, k.Clock.Now()); err != nil && !errors.Is(err, chancery.ErrNothingToSay) {
					t.Errorf("after %d entries %s: %v", len(es), kind, err)
				}
			}
		}
	}
	c := procedure.NewCivil(k.Profile)
	for i, e := range rd.Entries {
		c.Apply(e)
		stage(c, rd.Entries[:i+1])
	}
}
