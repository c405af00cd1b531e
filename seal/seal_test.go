package seal_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"yunting/court"
	"yunting/docket"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/seal"
)

var (
	now       = time.Date(2026, 11, 28, 2, 0, 0, 0, time.UTC)
	later     = now.Add(time.Hour)
	profile   = court.Demonstration()
	admin     = docket.Actor{Person: "officer-admin-1", Name: "系统管理员", Standing: docket.Admin}
	president = docket.Actor{Person: "officer-president-1", Name: "程允和", Standing: docket.President}
	judge     = docket.Actor{Person: "officer-judge-1", Name: "沈知衡", Standing: docket.Judge}
	printing  = docket.ByCourt
)

func scene(by docket.Actor, at time.Time) docket.Scene {
	return docket.Scene{Now: at, By: by, Court: profile}
}

func making() seal.Make {
	return seal.Make{Seal: "court-seal", Name: profile.Name + "（电子印章）", Use: seal.CourtSeal, Wording: profile.Name,
		Certificate: seal.Certificate{Serial: "4A:3F:00:91", SHA256: strings.Repeat("AB ", 32)}, Reason: "刻制批复（示例〔2026〕1号）"}
}

// do decides an act and, when it may be done, applies it.
func do[A docket.Doable[seal.Sheet]](s *seal.Sheet, by docket.Actor, at time.Time, a A) error {
	act, _, err := a.Decide(s, scene(by, at))
	if err == nil {
		act.(A).Apply(s, docket.Entry{At: at, By: by, Act: act})
	}
	return err
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func made(t *testing.T) *seal.Sheet {
	t.Helper()
	s := &seal.Sheet{}
	must(t, do(s, admin, now, making()))
	return s
}

// inForce is a seal in force that the court's own printing may put on everything.
func inForce(t *testing.T) *seal.Sheet {
	t.Helper()
	s := made(t)
	must(t, do(s, president, now, seal.Enforce{Reason: "启用批复"}))
	must(t, do(s, president, now, seal.Authorise{To: seal.Grantee{Court: true}, Reason: "自动制作文书"}))
	return s
}

// refused wants a refusal at a field with words in its sentence.
func refused(t *testing.T, err error, field string, words ...string) {
	t.Helper()
	var no law.Refusal
	if !errors.As(err, &no) {
		t.Errorf("not refused, want %v: %v", words, err)
		return
	}
	if no.Field != field {
		t.Errorf("%v is refused at %q, want %q", err, no.Field, field)
	}
	for _, w := range words {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("%q does not say %q", err, w)
		}
	}
}

func TestMaking(t *testing.T) {
	s := made(t)
	if s.State != seal.Made || s.Diameter != 42 || s.Certificate.Serial != "4a3f0091" || s.Certificate.SHA256 != strings.Repeat("ab", 32) || s.Maker.Person != admin.Person {
		t.Errorf("%+v", s)
	}
	refused(t, do(s, admin, now, making()), "seal", "court-seal", "换一个编号")
	for field, change := range map[string]func(*seal.Make){
		"seal": func(a *seal.Make) { a.Seal = "Court" }, "name": func(a *seal.Make) { a.Name = " " }, "use": func(a *seal.Make) { a.Use = "finance" },
		"wording": func(a *seal.Make) { a.Wording = "别的法院" }, "diameter": func(a *seal.Make) { a.Diameter = 45 }, "serial": func(a *seal.Make) { a.Certificate.Serial = "00" },
		"sha256": func(a *seal.Make) { a.Certificate.SHA256 = "ab" }, "reason": func(a *seal.Make) { a.Reason = strings.Repeat("长", 501) },
	} {
		a := making()
		change(&a)
		if err := do(&seal.Sheet{}, admin, now, a); err == nil {
			t.Errorf("%s is wrong and taken", field)
		} else {
			refused(t, err, field)
		}
		if bad := a.Faults(profile); len(bad) != 1 {
			t.Errorf("%s: %d faults", field, len(bad))
		}
	}
	special := making()
	special.Use = seal.Special
	refused(t, do(&seal.Sheet{}, admin, now, special), "wording", "诉讼服务专用章")
	special.Wording += "诉讼服务专用章"
	must(t, do(&seal.Sheet{}, admin, now, special))
	// The only president could never put in force what he prepared himself; with two of them one prepares and the other decides.
	refused(t, do(&seal.Sheet{}, president, now, making()), "seal", "只有一位院长", "管理员")
	two := *court.Demonstration()
	two.Officers = append(slices.Clone(two.Officers), court.Officer{ID: "officer-president-2", Role: court.President})
	if _, _, err := making().Decide(&seal.Sheet{}, docket.Scene{Now: now, By: president, Court: &two}); err != nil {
		t.Error(err)
	}
}

func TestPuttingInForce(t *testing.T) {
	s := made(t)
	on := func(d string) seal.Enforce { return seal.Enforce{From: calendar.MustParse(d), Reason: "启用批复"} }
	refused(t, do(s, president, now, seal.Enforce{}), "reason", "启用的依据")
	refused(t, do(s, president, now, on("2026-11-27")), "from", "早于今天")
	refused(t, do(s, president, now, on("2027-12-01")), "from", "一年")
	refused(t, do(s, docket.Actor{Person: admin.Person, Standing: docket.President}, now, on("2026-11-28")), "", "另一位院长", "权限")
	refused(t, do(&seal.Sheet{}, president, now, on("2026-11-28")), "", "还没有备案")
	must(t, do(s, president, now, on("2026-12-01")))
	if want := time.Date(2026, 11, 30, 16, 0, 0, 0, time.UTC); s.State != seal.InForce || !s.From.Equal(want) {
		t.Errorf("in force from %s", s.From)
	}
	refused(t, do(s, president, later, on("2026-12-01")), "", "已经启用")
	same := made(t)
	must(t, do(same, president, later, on("2026-11-28")))
	if !same.From.Equal(later) {
		t.Errorf("a seal of today is in force from the entry, not from the morning: %s", same.From)
	}
}

func TestAuthorising(t *testing.T) {
	s := inForce(t)
	to := seal.Grantee{Person: judge.Person}
	refused(t, do(s, president, later, seal.Authorise{Reason: "x"}), "to", "选择")
	refused(t, do(s, president, later, seal.Authorise{To: seal.Grantee{Court: true, Person: judge.Person}, Reason: "x"}), "to", "选择")
	refused(t, do(s, president, later, seal.Authorise{To: seal.Grantee{Person: "officer-nobody"}, Reason: "x"}), "to", "没有这位工作人员")
	refused(t, do(s, president, later, seal.Authorise{To: to, Kinds: []string{"judgment", ""}, Reason: "x"}), "kinds", "没有写明")
	refused(t, do(s, president, later, seal.Authorise{To: to}), "reason", "授权的理由")
	refused(t, do(s, president, later, seal.Authorise{To: seal.Grantee{Court: true}, Kinds: []string{"judgment"}, Reason: "x"}), "kinds", "第1号授权")
	must(t, do(s, president, later, seal.Authorise{To: seal.Grantee{Person: judge.Person, Name: "冒名"}, Kinds: []string{"summons", " judgment", "summons"}, Reason: "承办"}))
	g, ok := s.Grant(2)
	if !ok || g.To.Name != judge.Name || !slices.Equal(g.Kinds, []string{"judgment", "summons"}) {
		t.Errorf("%+v", g)
	}
	refused(t, do(s, president, later, seal.Authorise{To: to, Kinds: []string{"summons"}, Reason: "x"}), "kinds", "第2号授权")
	must(t, do(s, president, later, seal.Authorise{To: to, Kinds: []string{"summons", "record"}, Reason: "增加"}))
	refused(t, do(s, president, later, seal.Withdraw{N: 4, Reason: "x"}), "n", "第4号")
	refused(t, do(s, president, later, seal.Withdraw{N: 2}), "reason", "收回授权的理由")
	must(t, do(s, president, later, seal.Withdraw{N: 2, Reason: "调离"}))
	refused(t, do(s, president, later, seal.Withdraw{N: 2, Reason: "x"}), "n", "已于")
	if _, _, err := s.MayUse("summons", judge, later); err != nil {
		t.Errorf("another authorisation still covers it: %v", err)
	}
	special := &seal.Sheet{}
	a := making()
	a.Use, a.Wording = seal.Special, profile.Name+"诉讼服务专用章"
	must(t, do(special, admin, now, a))
	refused(t, do(special, president, now, seal.Authorise{To: to, Reason: "x"}), "kinds", "列明")
	crowd := made(t)
	for i := range 100 {
		must(t, do(crowd, president, now, seal.Authorise{To: to, Kinds: []string{strings.Repeat("k", i+1)}, Reason: "x"}))
	}
	refused(t, do(crowd, president, now, seal.Authorise{To: to, Kinds: []string{"one-more"}, Reason: "x"}), "to", "收回不再需要的授权")
}

// Each thing that is missing has its own sentence.
func TestWhyASealMayNotBeUsed(t *testing.T) {
	use := func(s *seal.Sheet, kind string, by docket.Actor, at time.Time) error {
		_, _, err := s.MayUse(kind, by, at)
		return err
	}
	refused(t, use(&seal.Sheet{}, "judgment", printing, now), "", "还没有备案")
	refused(t, use(made(t), "judgment", printing, later), "", "还没有启用", "院长")
	s := inForce(t)
	if x, _, err := s.MayUse("judgment", printing, later); err != nil || x != s.Seal || x.ID != "court-seal" {
		t.Errorf("%+v %v", x, err)
	}
	refused(t, use(s, "judgment", printing, now.Add(-time.Minute)), "", "还没有备案")
	refused(t, use(s, "judgment", judge, later), "", judge.Name, "没有获得")
	refused(t, use(s, "judgment", docket.Actor{}, later), "", "没有登记姓名的人")
	must(t, do(s, president, now, seal.Authorise{To: seal.Grantee{Person: judge.Person}, Kinds: []string{"summons"}, Reason: "承办"}))
	refused(t, use(s, "judgment", judge, later), "", "不包括这种文书")
	must(t, do(s, admin, later, seal.Suspend{Reason: "密钥可能泄露"}))
	refused(t, use(s, "judgment", printing, later), "", "停用", "密钥可能泄露", "第十五条")
	if err := use(s, "judgment", printing, later.Add(-time.Second)); err != nil {
		t.Errorf("it was in force until then: %v", err)
	}
	refused(t, do(s, admin, later, seal.Suspend{Reason: "x"}), "", "已经停用")
	refused(t, do(made(t), admin, later, seal.Suspend{Reason: "x"}), "", "还没有启用")
	refused(t, do(inForce(t), admin, later, seal.Suspend{}), "reason", "停用的原因")
	refused(t, do(inForce(t), president, later, seal.Resume{Reason: "x"}), "", "没有停用")
	refused(t, do(s, president, later, seal.Resume{}), "reason", "恢复")
	must(t, do(s, president, later.Add(time.Hour), seal.Resume{Reason: "已更换保管人"}))
	if err := use(s, "judgment", printing, later.Add(time.Hour)); err != nil {
		t.Error(err)
	}
	refused(t, use(s, "judgment", printing, later.Add(time.Minute)), "", "停用")
	refused(t, do(s, president, later.Add(time.Hour), seal.Retire{Reason: " "}), "reason", "销毁")
	must(t, do(s, president, later.Add(2*time.Hour), seal.Retire{Reason: "换发新章"}))
	refused(t, use(s, "judgment", printing, later.Add(2*time.Hour)), "", "销毁")
	for _, err := range []error{do(s, president, later.Add(3*time.Hour), seal.Enforce{Reason: "x"}), do(s, president, later.Add(3*time.Hour), seal.Resume{Reason: "x"}),
		do(s, president, later.Add(3*time.Hour), seal.Suspend{Reason: "x"}), do(s, president, later.Add(3*time.Hour), seal.Withdraw{N: 1, Reason: "x"}),
		do(s, president, later.Add(3*time.Hour), seal.Authorise{To: seal.Grantee{Court: true}, Reason: "x"}), do(s, president, later.Add(3*time.Hour), seal.Retire{Reason: "x"})} {
		refused(t, err, "", "已于2026年11月28日销毁")
	}
	wait := made(t)
	must(t, do(wait, president, now, seal.Enforce{From: calendar.MustParse("2026-12-01"), Reason: "启用批复"}))
	must(t, do(wait, president, now, seal.Authorise{To: seal.Grantee{Court: true}, Reason: "x"}))
	refused(t, use(wait, "judgment", printing, later), "", "2026-12-01 00:00", "还不能用")
}

// Among several seals the one made for the paper is taken, then the newest; a refusal speaks of the court's own seal.
func TestChoosing(t *testing.T) {
	if _, _, err := seal.Choose(nil, "judgment", printing, now); err == nil || !strings.Contains(err.Error(), "没有可用的印章") {
		t.Error(err)
	}
	old, own, special := inForce(t), &seal.Sheet{}, &seal.Sheet{}
	a := making()
	a.Seal = "court-seal-2"
	must(t, do(own, admin, later, a))
	a.Seal, a.Use, a.Wording = "service-seal", seal.Special, profile.Name+"诉讼服务专用章"
	must(t, do(special, admin, later, a))
	all := []*seal.Sheet{old, own, special}
	choose := func(kind string, by docket.Actor) string {
		x, _, err := seal.Choose(all, kind, by, later)
		if err != nil {
			return err.Error()
		}
		return string(x.ID)
	}
	if got := choose("summons", printing); got != "court-seal" {
		t.Error(got)
	}
	for _, s := range []*seal.Sheet{own, special} {
		must(t, do(s, president, later, seal.Enforce{Reason: "启用批复"}))
		must(t, do(s, president, later, seal.Authorise{To: seal.Grantee{Court: true}, Kinds: []string{"summons"}, Reason: "x"}))
	}
	if got := choose("summons", printing); got != "service-seal" {
		t.Error(got)
	}
	if got := choose("judgment", printing); got != "court-seal" {
		t.Error(got)
	}
	must(t, do(special, president, later, seal.Suspend{Reason: "x"}))
	if got := choose("summons", printing); got != "court-seal-2" {
		t.Error(got)
	}
	if got := choose("summons", judge); !strings.Contains(got, "没有获得使用"+own.Name) {
		t.Error(got)
	}
}

// Whatever is done with a seal, in whatever order: nobody uses one that is not in force, was suspended or is retired, and an
// authorisation for one paper never allows another, to another, or after it was withdrawn.
func TestNoSequenceOfActsLetsASealBeUsedWithoutRight(t *testing.T) {
	kinds := []string{"judgment", "summons", "record"}
	actors := []docket.Actor{printing, judge, {Person: "officer-clerk-1", Name: "顾书宁", Standing: docket.Clerk}}
	rapid.Check(t, func(t *rapid.T) {
		s, at := &seal.Sheet{}, now
		type grant struct {
			to    int
			kinds []string
			open  bool
		}
		var grants []grant // what the court has said, kept apart from the sheet
		enforced, stopped, gone := false, false, false
		var from time.Time
		for range rapid.IntRange(1, 25).Draw(t, "acts") {
			at = at.Add(time.Duration(rapid.IntRange(1, 30*3600).Draw(t, "seconds")) * time.Second)
			switch rapid.IntRange(0, 6).Draw(t, "act") {
			case 0:
				_ = do(s, admin, at, making())
			case 1:
				day := calendar.Of(at).AddDays(rapid.IntRange(0, 2).Draw(t, "days"))
				if do(s, president, at, seal.Enforce{From: day, Reason: "x"}) == nil {
					enforced, from = true, at
					if day.Start().After(at) {
						from = day.Start()
					}
				}
			case 2:
				i := rapid.IntRange(0, len(actors)-1).Draw(t, "to")
				g := seal.Grantee{Court: i == 0, Person: actors[i].Person}
				ks := rapid.SliceOfNDistinct(rapid.SampledFrom(kinds), 0, 2, rapid.ID[string]).Draw(t, "kinds")
				if do(s, president, at, seal.Authorise{To: g, Kinds: ks, Reason: "x"}) == nil {
					grants = append(grants, grant{i, ks, true})
				}
			case 3:
				n := rapid.IntRange(0, len(grants)+1).Draw(t, "n")
				if do(s, president, at, seal.Withdraw{N: n, Reason: "x"}) == nil {
					grants[n-1].open = false
				}
			case 4:
				stopped = do(s, president, at, seal.Suspend{Reason: "x"}) == nil || stopped
			case 5:
				stopped = do(s, president, at, seal.Resume{Reason: "x"}) != nil && stopped
			case 6:
				if rapid.IntRange(0, 3).Draw(t, "really") == 0 {
					gone = do(s, president, at, seal.Retire{Reason: "x"}) == nil || gone
				}
			}
			for i, who := range actors {
				for _, k := range kinds {
					want := enforced && !at.Before(from) && !stopped && !gone && slices.ContainsFunc(grants, func(g grant) bool {
						return g.open && g.to == i && (len(g.kinds) == 0 || slices.Contains(g.kinds, k))
					})
					if _, _, err := s.MayUse(k, who, at); (err == nil) != want {
						t.Fatalf("%s on %s: %v, want allowed: %v", who.Name, k, err, want)
					}
				}
			}
		}
	})
}
