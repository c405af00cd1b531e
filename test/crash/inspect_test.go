package crash_test

import (
	"context"
	"fmt"
	"log/slog"
	"path/filepath"
	"testing"

	"github.com/jackc/pgx/v5"

	"yunting/courttest"
	"yunting/docket"
	"yunting/document"
	"yunting/postgres/local"
	"yunting/procedure"
	"yunting/service"
	"yunting/vault"
)

// inspect opens what the crash left behind and compares it with what was promised.
func inspect(t *testing.T, data string, j *journal) {
	t.Helper()
	ctx := context.Background()
	server, err := local.Start(ctx, local.Options{Data: data, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Stop(ctx) })
	k := courttest.Over(t, server.URL("postgres", "crash"), server.URL("yunting_app", "crash"))
	v, err := vault.Open(filepath.Join(data, "vault"))
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()

	if _, _, breaks, err := k.Store.Audit(ctx, k.Profile.Code); err != nil || len(breaks) > 0 {
		t.Errorf("audit: %v %v", breaks, err)
	}
	serials := map[int]bool{}
	for _, m := range j.matters {
		rd, err := k.Clerk.Read(ctx, m)
		if err != nil {
			t.Fatalf("%s: %v", m, err)
		}
		for seq, hash := range j.acknowledged[m] {
			if seq > len(rd.Entries) || rd.Entries[seq-1].Hash.String() != hash {
				t.Errorf("%s: entry %d was acknowledged and is not there", m, seq)
			}
		}
		whole(t, rd.Entries)
		c := rd.Matter.(*procedure.Civil)
		serials[c.Filing.Number.First] = true
		effects(t, k, v, c, rd.Entries)
	}
	for n := 1; n <= matters; n++ {
		if !serials[n] {
			t.Errorf("case number %d is missing", n)
		}
	}
	was := registers(t, k)
	if _, err := k.Store.Rebuild(ctx, k.Clerk); err != nil {
		t.Fatal(err)
	}
	if now := registers(t, k); now != was {
		t.Errorf("the registers are not what the dockets say:\n%s\n---\n%s", was, now)
	}
}

// whole checks that orders and consequences came in one piece: after the first kind the others follow at once.
func whole(t *testing.T, es []docket.Entry) {
	t.Helper()
	for _, piece := range [][]docket.Kind{
		{"filing.file", "consent.give", "service.confirm", "evidence.submit", "evidence.submit"},
		{"filing.accept", "trial.track", "trial.allot", "fee.assess"},
		{"fee.pay", "service.begin"},
	} {
		n := 0
		for i, e := range es {
			if e.Kind != piece[0] {
				continue
			}
			n++
			for k := range piece {
				if i+k >= len(es) || es[i+k].Kind != piece[k] || !es[i+k].At.Equal(e.At) {
					t.Errorf("%s: %s at %d is half there", e.Matter, e.Kind, e.Seq)
					break
				}
			}
		}
		if n != 1 {
			t.Errorf("%s: %d times %s", es[0].Matter, n, piece[0])
		}
	}
}

// effects replays a docket and checks that what each entry asked for came, and came once.
func effects(t *testing.T, k *courttest.Court, v *vault.Vault, now *procedure.Civil, es []docket.Entry) {
	t.Helper()
	ctx := context.Background()
	then := procedure.NewCivil(k.Profile)
	for _, e := range es {
		then.Apply(e)
		for _, f := range then.Effects(e) {
			at := fmt.Sprintf("%s/%d %s", e.Matter, e.Seq, f.Do)
			switch f.Do {
			case procedure.Print, procedure.Serve:
				for _, kind := range f.Papers {
					issued(t, v, now, kind, e.Seq, f, at)
				}
			case procedure.Deliver:
				if d := now.Service.Find(f.Delivery); d == nil || d.Grade == service.Sent {
					t.Errorf("%s: delivery %s was not carried", at, f.Delivery)
				}
				messages(t, k, at, fmt.Sprintf("%s/%d/%s", e.Matter, e.Seq, f.To))
			case procedure.Notify:
				if now.PersonOf(f.To) != "" {
					messages(t, k, at, fmt.Sprintf("%s/%d/%s", e.Matter, e.Seq, f.To))
				}
			}
		}
	}
	var twice int
	if err := k.Pool.QueryRow(ctx, `select count(*) from (select 1 from message where matter = $1 group by cause, channel having count(*) > 1) x`, now.Matter()).Scan(&twice); err != nil || twice > 0 {
		t.Errorf("%s: %d messages came twice, %v", now.Matter(), twice, err)
	}
}

// issued checks that a paper was issued once for its cause, and that its file is whole.
func issued(t *testing.T, v *vault.Vault, c *procedure.Civil, kind document.Kind, cause int, f procedure.Effect, at string) {
	t.Helper()
	n := 0
	for _, p := range c.Papers.Papers {
		if p.Kind == kind && p.Cause == cause && (f.Do == procedure.Print || p.For == f.To) {
			n++
			if err := v.Verify(context.Background(), p.File); err != nil {
				t.Errorf("%s: %s: %v", at, kind, err)
			}
		}
	}
	if n != 1 {
		t.Errorf("%s: %s was issued %d times", at, kind, n)
	}
}

// messages checks that somebody was told of an effect, by whatever channel.
func messages(t *testing.T, k *courttest.Court, at, cause string) {
	t.Helper()
	var n int
	if err := k.Pool.QueryRow(context.Background(), `select count(*) from message where starts_with(cause, $1)`, cause).Scan(&n); err != nil || n == 0 {
		t.Errorf("%s: nobody was told, %v", at, err)
	}
}

// registers is every derived table, as text.
func registers(t *testing.T, k *courttest.Court) (out string) {
	t.Helper()
	for _, table := range []string{"civil_case", "deadline", "involved", "notice", "invite", "real_name", "workload", "matter"} {
		rows, err := k.Pool.Query(context.Background(), `select x::text from `+table+` x order by 1`)
		if err != nil {
			t.Fatal(err)
		}
		lines, err := pgx.CollectRows(rows, pgx.RowTo[string])
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range lines {
			out += table + " " + l + "\n"
		}
	}
	return out
}
