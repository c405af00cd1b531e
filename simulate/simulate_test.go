package simulate_test

import (
	"context"
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"yunting/clerk"
	"yunting/courttest"
	"yunting/document/form"
	"yunting/id"
	"yunting/law/calendar"
	"yunting/platform/clock"
	"yunting/platform/typeset"
	"yunting/procedure"
	"yunting/register"
	"yunting/simulate"
)

func TestMain(m *testing.M) { courttest.Main(m) }

// noon is an ordinary working day some weeks after a long holiday.
var noon = time.Date(2026, 11, 24, 4, 0, 0, 0, time.UTC)

// stage puts a court's own works into the play.
func stage(k *courttest.Court, workers int, press func(form.Paper) (typeset.Result, error)) simulate.Court {
	return simulate.Court{Clerk: k.Clerk, Now: noon, Workers: workers, Keep: k.Vault.Put,
		Work: func(c *clerk.Clerk, ck *clock.Clock) func(context.Context, procedure.Effect) error {
			w := *k.Works
			w.Clerk, w.Clock, w.Press = c, ck, press
			return w.Do
		}}
}

// sketch stands for a paper where the test does not read it.
func sketch(p form.Paper) (typeset.Result, error) {
	sum := sha256.Sum256(fmt.Append(nil, p.Kind, p.Number, p.Made, len(p.Blocks)))
	return typeset.Result{PDF: sum[:], Pages: 1}, nil
}

func TestFillGivesACourtInEveryStage(t *testing.T) {
	k := courttest.New(t)
	ctx := context.Background()
	const n = 110
	refused, err := simulate.FillCounting(ctx, stage(k, 4, sketch), n, 1)
	if err != nil {
		t.Fatal(err)
	}
	if refused > 0 {
		t.Errorf("the rules refused %d acts: the people of the play know less than the law", refused)
	}
	phases, filed, overdue, live := map[register.Phase]int{}, 0, 0, 0
	var earliest, latest time.Time
	for _, m := range matters(t, k) {
		rd, err := k.Clerk.Read(ctx, m)
		if err != nil {
			t.Fatal(err)
		}
		for i, e := range rd.Entries {
			if e.At.After(noon) || i > 0 && e.At.Before(rd.Entries[i-1].At) {
				t.Fatalf("entry %d of %s stands at %s", e.Seq, m, e.At)
			}
		}
		c, ok := rd.Matter.(*procedure.Civil)
		if !ok {
			continue
		}
		filed++
		phases[c.Phase()]++
		if at := c.OpenedAt(); earliest.IsZero() || at.Before(earliest) {
			earliest = at
		} else if at.After(latest) {
			latest = at
		}
		for _, d := range c.Due(noon) {
			switch {
			case d.Passed(noon) && d.IfMissed != nil:
				t.Errorf("%s: the bell was not rung for %s", m, d.What)
			case d.Passed(noon):
				overdue++
			default:
				live++
			}
		}
	}
	if filed != n {
		t.Errorf("%d cases, want %d", filed, n)
	}
	for _, p := range []register.Phase{register.Filing, register.Serving, register.Trial, register.Judged, register.Performance, register.Ended} {
		if phases[p] == 0 {
			t.Errorf("no case is in phase %s: %v", p, phases)
		}
	}
	if overdue == 0 || live < n/2 {
		t.Errorf("%d deadlines overdue, %d running: the desks look dead", overdue, live)
	}
	if span := latest.Sub(earliest); span < 100*24*time.Hour || span > 130*24*time.Hour {
		t.Errorf("filings span %s", span)
	}
	if _, _, breaks, err := k.Store.Audit(ctx, k.Profile.Code); err != nil || len(breaks) > 0 {
		t.Errorf("audit: %v %v", breaks, err)
	}
	numbers(t, k)
}

// numbers checks that case numbers run with the days, and that the court works in its hours.
func numbers(t *testing.T, k *courttest.Court) {
	t.Helper()
	rows, err := k.Pool.Query(context.Background(), `select e.at, c.serial from civil_case c join entry e on e.court = c.court and e.matter = c.matter
		and e.kind = 'filing.accept' order by c.serial`)
	if err != nil {
		t.Fatal(err)
	}
	n, last := 0, time.Time{}
	var at time.Time
	var serial int
	if _, err := pgx.ForEachRow(rows, []any{&at, &serial}, func() error {
		n++
		if serial != n || at.Before(last) {
			t.Errorf("number %d was given at %s, after %s", serial, at, last)
		}
		if h := at.In(calendar.Zone).Hour(); calendar.Standard().Rest(calendar.Of(at)).Rest || h < 9 || h == 12 || h == 13 || h > 17 {
			t.Errorf("number %d was given outside office hours, at %s", serial, at.In(calendar.Zone))
		}
		last = at
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if n < 80 {
		t.Errorf("only %d cases were accepted", n)
	}
}

// The same seed gives the same court, however many workers play it; another seed another.
func TestSeed(t *testing.T) {
	var courts []string
	for _, x := range []struct {
		seed    uint64
		workers int
	}{{3, 1}, {3, 6}, {4, 6}} {
		k := courttest.New(t)
		if _, err := simulate.FillCounting(context.Background(), stage(k, x.workers, sketch), 16, x.seed); err != nil {
			t.Fatal(err)
		}
		courts = append(courts, words(t, k))
	}
	if courts[0] != courts[1] {
		t.Errorf("one worker and eight disagree:\n%s\n---\n%s", courts[0], courts[1])
	}
	if courts[0] == courts[2] {
		t.Error("two seeds gave one court")
	}
}

// A few disputes with the real press: every paper stands in the vault.
func TestRealPapers(t *testing.T) {
	k := courttest.New(t)
	ctx := context.Background()
	if _, err := simulate.FillCounting(ctx, stage(k, 2, nil), 6, 11); err != nil {
		t.Fatal(err)
	}
	papers := 0
	for _, m := range matters(t, k) {
		rd, err := k.Clerk.Read(ctx, m)
		if err != nil {
			t.Fatal(err)
		}
		if c, ok := rd.Matter.(*procedure.Civil); ok {
			for _, p := range c.Papers.Papers {
				papers++
				if err := k.Vault.Verify(ctx, p.File); err != nil || p.Pages < 1 {
					t.Errorf("%s of %s: %d pages, %v", p.Kind, m, p.Pages, err)
				}
			}
		}
	}
	if papers < 20 {
		t.Errorf("only %d papers", papers)
	}
}

func matters(t *testing.T, k *courttest.Court) []id.Matter {
	t.Helper()
	rows, err := k.Pool.Query(context.Background(), `select id from matter order by id`)
	if err != nil {
		t.Fatal(err)
	}
	ms, err := pgx.CollectRows(rows, pgx.RowTo[id.Matter])
	if err != nil {
		t.Fatal(err)
	}
	return ms
}

// words is a digest of every word of every docket. The hashes of the entries would not do: each has a salt of its own.
func words(t *testing.T, k *courttest.Court) string {
	t.Helper()
	rows, err := k.Pool.Query(context.Background(), `select matter || ' ' || max(seq) || ' ' ||
		md5(string_agg(concat_ws(' ', seq, at, by, kind, act, basis), E'\n' order by seq)) from entry group by matter order by matter`)
	if err != nil {
		t.Fatal(err)
	}
	lines, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(lines, "\n")
}
