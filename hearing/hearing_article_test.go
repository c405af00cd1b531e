package hearing_test

import (
	"testing"
	"time"

	"yunting/courttest/quoting"
	"yunting/docket"
	"yunting/hearing"
	"yunting/id"
)

type summoned struct{ hearing.Facts }

func (summoned) Prepared() string       { return "" }
func (summoned) Undecided() bool        { return true }
func (summoned) Summoned(id.Party) bool { return true }
func (summoned) Parties() []id.Party    { return []id.Party{"p1", "d1"} }
func (summoned) ShortNotice() bool      { return false }

const cpl = "《中华人民共和国民事诉讼法》"

func TestArticles(t *testing.T) {
	now := time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC)
	in := docket.Scene{Now: now}
	sat := func() *hearing.Sheet {
		return &hearing.Sheet{Facts: summoned{}, Sittings: []hearing.Sitting{{At: now.Add(-time.Hour), Place: "在线庭审1号庭"}}}
	}
	alone := func(p id.Party) hearing.Hold {
		return hearing.Hold{Present: []id.Party{p}, Minutes: "一方到庭，法庭调查完毕。"}
	}
	quoting.Check(t,
		quoting.Quote{Rule: hearing.Summons, Key: "cpl/139", Article: cpl + "第一百三十九条", From: "2024-01-01",
			Rests: quoting.By(hearing.Summon{At: now.Add(8 * 24 * time.Hour), Place: "在线庭审1号庭", Online: true}.Decide(&hearing.Sheet{Facts: summoned{}}, in))},
		quoting.Quote{Rule: hearing.Absent, Key: "cpl/146", Article: cpl + "第一百四十六条", From: "2024-01-01", Rests: quoting.By(alone("d1").Decide(sat(), in))},
		quoting.Quote{Rule: hearing.Default, Key: "cpl/147", Article: cpl + "第一百四十七条", From: "2024-01-01", Rests: quoting.By(alone("p1").Decide(sat(), in))},
	)
	// CPL 139: three days lie between the summons and the hearing; a day less is refused.
	for days, ok := range map[time.Duration]bool{3: false, 4: true} {
		_, _, err := hearing.Summon{At: now.Add(days * 24 * time.Hour), Place: "在线庭审1号庭"}.Decide(&hearing.Sheet{Facts: summoned{}}, in)
		if (err == nil) != ok {
			t.Errorf("a hearing %d days ahead: %v", days, err)
		}
	}
}
