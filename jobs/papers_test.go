package jobs_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"yunting/clerk"
	"yunting/courttest"
	"yunting/docket"
	"yunting/document"
	"yunting/id"
	"yunting/law"
	"yunting/procedure"
	"yunting/register/query"
)

var slips = []document.Slip{{Where: "第2页第3行", Wrong: "3929元", Right: "3299元"}}

// papersOf lists the papers of a kind.
func papersOf(c *procedure.Civil, k document.Kind) (ps []document.Paper) {
	for _, p := range c.Papers.Papers {
		if p.Kind == k {
			ps = append(ps, p)
		}
	}
	return ps
}

func row(t *testing.T, k *courttest.Court, code string) query.Paper {
	t.Helper()
	x, err := k.Q.PaperByCode(context.Background(), query.PaperByCodeParams{Court: string(k.Profile.Code), Code: code})
	if err != nil {
		t.Fatalf("%s: %v", code, err)
	}
	return x
}

// Every paper has a code of its own, which finds it and no other; a job that runs again issues nothing and would give
// the same code.
func TestPapersAreFoundByTheirCode(t *testing.T) {
	k := courttest.New(t)
	m := k.Case(courttest.Joined)
	c, seen := k.Civil(m), map[string]bool{}
	if len(c.Papers.Papers) < 5 {
		t.Fatalf("%d papers", len(c.Papers.Papers))
	}
	for _, p := range c.Papers.Papers {
		if code, ok := document.ReadCode(p.Code); !ok || code != p.Code || seen[p.Code] {
			t.Fatalf("%s has the code %q", p.Kind, p.Code)
		}
		seen[p.Code] = true
		x := row(t, k, p.Code)
		if x.Matter != string(m) || int(x.Seq) != p.Seq || x.Kind != string(p.Kind) || x.Party != string(p.For) || x.File != string(p.File) || int(x.Pages) != p.Pages ||
			!x.IssuedAt.Equal(p.At) || string(x.Signers) != "[]" || x.CorrectedAt != nil || len(x.CorrectedBy) != 0 || x.WithdrawnAt != nil {
			t.Errorf("%+v is registered as %+v", p, x)
		}
		if again := k.Works.Codes.For(m, p.Kind, p.For, p.Cause); again != p.Code {
			t.Errorf("%s would get %s now, and has %s", p.Kind, again, p.Code)
		}
	}
	p, before := papersOf(c, document.Acceptance)[0], c.Seq()
	if err := k.Works.Do(context.Background(), procedure.Effect{Do: procedure.Serve, Court: k.Profile.Code, Matter: m, Seq: p.Cause, To: p.For, Papers: []document.Kind{p.Kind}}); err != nil {
		t.Fatal(err)
	}
	if now := k.Civil(m); now.Seq() != before {
		t.Errorf("a repeated job entered %d acts", now.Seq()-before)
	}
	if _, err := k.Q.PaperByCode(context.Background(), query.PaperByCodeParams{Court: "浙0192", Code: p.Code}); err == nil {
		t.Error("another court finds the paper")
	}
}

// The judge corrects a slip; each side is served with a ruling, and each copy is found as corrected by its own.
func TestCorrectedJudgment(t *testing.T) {
	k := courttest.New(t)
	m := k.Judged()
	js := papersOf(k.Civil(m), document.Judgment)
	if len(js) != 2 {
		t.Fatalf("%d judgments", len(js))
	}
	for _, who := range []procedure.Who{courttest.Buyer, courttest.Seller, courttest.Clerk1, courttest.Admin1, procedure.TheCourt} {
		if _, err := k.Try(m, who, document.Correct{Paper: js[0].Seq, Slips: slips}); !errors.Is(err, clerk.NotFound) {
			t.Errorf("%s corrects: %v", who.Name, err)
		}
	}
	k.Enter(m, k.Judge(m), document.Correct{Paper: js[1].Seq, Slips: slips})
	for _, j := range js {
		if x := row(t, k, j.Code); x.CorrectedAt == nil || len(x.CorrectedBy) != 0 {
			t.Errorf("before its ruling is made: %+v", x)
		}
	}
	k.Settle()
	rs := papersOf(k.Civil(m), document.CorrectionRuling)
	if len(rs) != 2 {
		t.Fatalf("%d rulings", len(rs))
	}
	for _, j := range js {
		x := row(t, k, j.Code)
		for _, r := range rs {
			if (r.For == j.For) != (len(x.CorrectedBy) == 1 && x.CorrectedBy[0] == r.Code) {
				t.Errorf("the copy of %s is corrected by %v, the ruling for %s is %s", j.For, x.CorrectedBy, r.For, r.Code)
			}
		}
		if c := k.Civil(m); !c.Delivered(document.CorrectionRuling, j.For) || c.Service.ServedOn(j.For, string(document.CorrectionRuling)).IsZero() {
			t.Errorf("%s is not served", j.For)
		}
	}
	rebuilt(t, k)
}

// Two clerks withdraw the same notice at once: one does, the other learns of it; the addressee is served once.
func TestTwoClerksWithdrawAtOnce(t *testing.T) {
	k := courttest.New(t)
	m := k.Case(courttest.Joined)
	p, seen := papersOf(k.Civil(m), document.FeeNotice)[0], k.Civil(m).Seq()
	for _, who := range []procedure.Who{courttest.Buyer, courttest.Seller, courttest.Judge2, courttest.Admin1, procedure.TheCourt} {
		if who.Person == k.Judge(m).Person {
			continue
		}
		if _, err := k.Try(m, who, document.Withdraw{Paper: p.Seq, Reason: "金额写错"}); !errors.Is(err, clerk.NotFound) {
			t.Errorf("%s withdraws: %v", who.Name, err)
		}
	}
	var done sync.WaitGroup
	errs := make([]error, 2)
	for i, who := range []procedure.Who{courttest.Clerk1, courttest.Clerk2} {
		done.Go(func() {
			_, errs[i] = k.Clerk.Enter(context.Background(), clerk.Order{Matter: m, By: who, Seen: seen, Acts: []docket.Act{document.Withdraw{Paper: p.Seq, Reason: fmt.Sprintf("金额写错（%d）", i)}}})
		})
	}
	done.Wait()
	lost := errors.Join(errs...)
	var moved clerk.MovedOn
	var no law.Refusal
	if (errs[0] == nil) == (errs[1] == nil) || !errors.As(lost, &moved) || !errors.As(lost, &no) || !strings.Contains(no.Sentence, "已经撤回") {
		t.Fatalf("%v", errs)
	}
	k.Settle()
	ns := papersOf(k.Civil(m), document.WithdrawnNotice)
	if len(ns) != 1 || ns[0].For != p.For {
		t.Fatalf("%+v", ns)
	}
	x := row(t, k, p.Code)
	if w, _ := k.Civil(m).Papers.Find(p.Seq); x.WithdrawnAt == nil || w.Withdrawn == nil || !x.WithdrawnAt.Equal(w.Withdrawn.At) {
		t.Errorf("%+v", x)
	}
	var columns string
	if err := k.Pool.QueryRow(context.Background(), `select paper::text from paper where code = $1`, p.Code).Scan(&columns); err != nil || strings.Contains(columns, "金额") {
		t.Errorf("the register holds the reason: %s %v", columns, err)
	}
	rebuilt(t, k)
}

// What signs and seals comes into the register: of officers with their names, of others without; a seal's papers are
// listed newest first.
func TestSealedAndSigned(t *testing.T) {
	k := courttest.New(t)
	m := k.Case(courttest.Joined)
	var want []string
	for i := range 3 {
		code := k.Works.Codes.For(m, document.Summons, "p1", 1000+i)
		k.Enter(m, procedure.TheCourt, document.Issue{Paper: document.Summons, For: "p1", File: id.File(strings.Repeat("a", 64)), Pages: 1, Cause: 1000 + i, Code: code, Seal: "seal-1",
			Signed: []document.Signed{{Name: "沈知衡", Capacity: "审判员", Serial: "0a"}, {Name: courttest.Buyer.Name, Capacity: "原告", Serial: "0b"}}})
		want = append([]string{code}, want...)
	}
	ps, err := k.Q.PapersBySeal(context.Background(), query.PapersBySealParams{Court: string(k.Profile.Code), Seal: "seal-1", Most: 2})
	if err != nil || len(ps) != 2 || ps[0].Code != want[0] || ps[1].Code != want[1] {
		t.Fatalf("%+v %v", ps, err)
	}
	if s := string(ps[0].Signers); !strings.Contains(s, "沈知衡") || strings.Contains(s, courttest.Buyer.Name) || !strings.Contains(s, "原告") || !strings.Contains(s, "0b") {
		t.Errorf("signers: %s", s)
	}
	ps, err = k.Q.PapersBySeal(context.Background(), query.PapersBySealParams{Court: string(k.Profile.Code), Seal: "seal-1", Most: 2, Skip: 2})
	n, _ := k.Q.CountPapersBySeal(context.Background(), query.CountPapersBySealParams{Court: string(k.Profile.Code), Seal: "seal-1"})
	if err != nil || len(ps) != 1 || ps[0].Code != want[2] || n != 3 {
		t.Errorf("%+v %d %v", ps, n, err)
	}
	rebuilt(t, k)
}

func rebuilt(t *testing.T, k *courttest.Court) {
	t.Helper()
	was := registers(t, k)
	if _, err := k.Store.Rebuild(context.Background(), k.Clerk); err != nil || registers(t, k) != was {
		t.Errorf("registers differ after rebuild: %v", err)
	}
}
