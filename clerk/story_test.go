package clerk_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"yunting/authority"
	"yunting/clerk"
	"yunting/court"
	"yunting/courttest"
	"yunting/docket"
	"yunting/document"
	"yunting/fee"
	"yunting/filing"
	"yunting/hearing"
	"yunting/id"
	"yunting/judgment"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/track"
	"yunting/performance"
	"yunting/procedure"
	"yunting/register"
	"yunting/service"
)

func TestMain(m *testing.M) { courttest.Main(m) }

// One ordinary dispute from filing to a served, effective, performed judgment, on the real database, with real papers.
func TestTheWalkingCourt(t *testing.T) {
	k := courttest.New(t)
	m := k.Case(courttest.Recorded)
	c := k.Civil(m)
	if got := c.Filing.Number.String(); got != fmt.Sprintf("（%d）粤0192民初1号", calendar.Of(k.Clock.Now()).Y) {
		t.Fatalf("number %s", got)
	}
	if c.Trial.Now() != track.Small {
		t.Fatalf("a claim of ¥13,196 for money only is tried as small claims (CPL 165), not %s", c.Trial.Now())
	}
	if c.Fee.Assessed.Fee != 6500 { // 50 + 2.5 % of 3,196 = 129.90, halved 64.95, whole yuan
		t.Fatalf("fee %s", c.Fee.Assessed.Fee)
	}
	k.Enter(m, k.Judge(m), judgment.Pronounce{Decision: courttest.Decision(c)})
	k.Settle()
	c = k.Civil(m)
	if !c.Judgment.Final || c.Judgment.EffectiveOn.IsZero() || c.Judgment.ClosedOn.IsZero() {
		t.Fatalf("small claims: final and closed when served on both (CPL 165): %+v", c.Judgment)
	}
	var no law.Refusal
	if _, err := k.Try(m, courttest.Seller, judgment.Appeal{Reasons: "不服"}); !errors.As(err, &no) || no.Rule.Key != "cpl/165" {
		t.Fatalf("appealed a final judgment: %v", err)
	}
	k.Enter(m, courttest.Buyer, performance.Note{Amount: 1319600, On: calendar.Of(k.Clock.Now()), Complete: true})
	if c = k.Civil(m); c.Phase() != register.Ended {
		t.Fatalf("performed in full, yet %s", c.Status())
	}
	for _, kind := range []document.Kind{document.Complaint, document.Acceptance, document.FeeNotice, document.EvidenceNotice, document.SmallClaims,
		document.Respond, document.Answer, document.Record, document.Judgment} {
		p, ok := c.Papers.Latest(kind, "")
		if !ok || p.Pages < 1 {
			t.Errorf("no %s was issued", kind)
			continue
		}
		if err := k.Vault.Verify(context.Background(), p.File); err != nil {
			t.Errorf("%s: %v", kind, err)
		}
	}
}

// CPL-I 213, FEE 22: no payment in seven days after the notice, treated as withdrawn, by the court's own act.
func TestUnpaidIsTreatedAsWithdrawn(t *testing.T) {
	k := courttest.New(t)
	m := k.Case(courttest.Accepted)
	k.Forward(6 * 24 * time.Hour)
	if k.Civil(m).Fee.Lapsed {
		t.Fatal("lapsed before the seven days were over")
	}
	k.Forward(20 * 24 * time.Hour) // whatever holidays follow
	c := k.Civil(m)
	if !c.Fee.Lapsed || c.Outcome() != "withdrawn" {
		t.Fatalf("unpaid, yet %s", c.Status())
	}
	if _, ok := c.Papers.Latest(document.DeemedWithdrawn, procedure.P1); !ok {
		t.Error("no ruling was issued")
	}
	var no law.Refusal
	if _, err := k.Try(m, procedure.TheCourt, courttest.Pay(c, k.Clock.Now())); !errors.As(err, &no) {
		t.Fatalf("took money for a case that is over: %v", err)
	}
}

// CPL 128: no answer in fifteen days does not stop the trial; a hearing is summoned, and nobody is judged by default without a served summons.
func TestSilentDefendantDoesNotStopTheTrial(t *testing.T) {
	k := courttest.New(t)
	m := k.Case(courttest.Opened)
	for range 60 {
		k.Forward(24 * time.Hour)
	}
	c := k.Civil(m)
	if !c.Defence.Waived || c.Evidence.ClosedOn.IsZero() {
		t.Fatalf("waived %v, evidence closed %s", c.Defence.Waived, c.Evidence.ClosedOn)
	}
	if len(c.Evidence.Opinions) > 0 {
		t.Fatal("who never consented to examine evidence online gives nothing up by silence (OLR 4, 14)")
	}
	if against := c.Trial.Gate(); len(against) == 0 {
		t.Fatal("the room may not open without the defendant's consent (OLR 20)")
	}
	k.Enter(m, k.Judge(m), hearing.Summon{At: k.Clock.Now().Add(96 * time.Hour), Place: "第三法庭"})
	k.Settle()
	k.Forward(97 * time.Hour)
	hold := hearing.Hold{Present: []id.Party{procedure.P1}, Minutes: "原告到庭，被告未到庭，法庭调查完毕。"}
	var no law.Refusal
	if _, err := k.Try(m, k.Judge(m), hold); !errors.As(err, &no) {
		t.Fatalf("heard in the absence of a defendant who was never served with a summons: %v", err)
	}
	k.Enter(m, courttest.Clerk1, service.Hand{Delivery: "h1", To: procedure.D1, Papers: []string{string(document.Summons)}, Way: "direct", On: calendar.Of(k.Clock.Now()), Proof: "送达回证1"})
	k.Enter(m, k.Judge(m), hold)
}

// OLR 31: at an unconfirmed address arrival is not service; reading is presumed to be.
func TestArrivalAtAnUnconfirmedAddressIsNotService(t *testing.T) {
	k := courttest.New(t)
	m := k.Case(courttest.Paid)
	d := k.Civil(m).Service.Waiting(procedure.D1)
	if d == nil || d.Grade != service.Arrived || !d.Effective.IsZero() {
		t.Fatalf("delivery %+v", d)
	}
	k.Enter(m, k.Invited(m), service.Open{Delivery: d.ID})
	if d = k.Civil(m).Service.Find(d.ID); d.Effective.IsZero() || d.Under.Key != "olr/31.2" {
		t.Fatalf("opened, yet %+v", d)
	}
}

func TestAStrangerFindsNothing(t *testing.T) {
	k := courttest.New(t)
	m := k.Case(courttest.Accepted)
	stranger := procedure.Who{Person: "person-nobody", Name: "路人"}
	for _, a := range []docket.Act{filing.Accept{}, filing.Withdraw{}, judgment.Pronounce{}, service.Open{Delivery: "v1-d1"}} {
		if _, err := k.Try(m, stranger, a); !errors.Is(err, authority.ErrNotFound) {
			t.Errorf("%s by a stranger: %v", a.Kind(), err)
		}
	}
	other := courttest.Judge1
	if k.Civil(m).Trial.Judge.ID == other.Person {
		other = courttest.Judge2
	}
	if _, err := k.Try(m, other, judgment.Pronounce{}); !errors.Is(err, authority.ErrNotFound) {
		t.Errorf("another judge's case: %v", err)
	}
}

// 32 clerks accept 200 filings at once: numbers unique, without gaps, judges loaded evenly.
func TestNumbersAreUniqueAndWithoutGaps(t *testing.T) {
	k := courttest.New(t)
	const filings, clerks = 200, 32
	ms := make([]id.Matter, filings)
	for i := range ms {
		ms[i] = id.Matter(id.New())
		k.Enter(ms[i], courttest.Buyer, filing.File{Complaint: courttest.Complaint()})
	}
	work := make(chan id.Matter)
	var wg sync.WaitGroup
	for i := range clerks {
		who := courttest.Clerk1
		if i%2 == 1 {
			who = courttest.Clerk2
		}
		wg.Go(func() {
			for m := range work {
				if _, err := k.Try(m, who, filing.Accept{}); err != nil {
					t.Errorf("accept: %v", err)
				}
			}
		})
	}
	for _, m := range ms {
		work <- m
		if len(ms)%7 == 0 { // some fail half-way and must give their number back
			work <- m
		}
	}
	close(work)
	wg.Wait()
	seen := map[int]bool{}
	load := map[id.Person]int{}
	for _, m := range ms {
		c := k.Civil(m)
		seen[c.Filing.Number.First] = true
		load[c.Trial.Judge.ID]++
	}
	for n := 1; n <= filings; n++ {
		if !seen[n] {
			t.Errorf("number %d is missing", n)
		}
	}
	if d := load[courttest.Judge1.Person] - load[courttest.Judge2.Person]; d < -1 || d > 1 {
		t.Errorf("uneven load: %v", load)
	}
}

// Two clerks act on one filing at once: one order of entries, the second hears that the case has moved on.
func TestTwoClerksOneFiling(t *testing.T) {
	k := courttest.New(t)
	m := k.Case(courttest.Filed)
	rd, _ := k.Clerk.Read(context.Background(), m)
	seen := len(rd.Entries)
	accept := clerk.Order{Matter: m, By: courttest.Clerk1, Seen: seen, Acts: []docket.Act{filing.Accept{}}}
	give := clerk.Order{Matter: m, By: courttest.Clerk2, Seen: seen, Acts: []docket.Act{filing.Return{Defects: []filing.Defect{{Field: "facts", Say: "请写明日期"}}}}}
	errs := make([]error, 2)
	var wg sync.WaitGroup
	for i, o := range []clerk.Order{accept, give} {
		wg.Go(func() { _, errs[i] = k.Clerk.Enter(context.Background(), o) })
	}
	wg.Wait()
	var moved clerk.MovedOn
	if (errs[0] == nil) == (errs[1] == nil) || !errors.As(errors.Join(errs...), &moved) {
		t.Fatalf("exactly one may win and the other is told so: %v", errs)
	}
	if moved.Seen != seen || moved.Now <= seen {
		t.Fatalf("%+v", moved)
	}
}

// What the court adds of its own accord meanwhile, the delivery of its papers above all, is no reason to send a person away:
// what fits goes in, and what does not is told with its own sentence and field.
func TestTheCourtsOwnEntriesMeanwhile(t *testing.T) {
	k := courttest.New(t)
	m := k.Case(courttest.Accepted)
	rd, _ := k.Clerk.Read(context.Background(), m)
	seen := slices.IndexFunc(rd.Entries, func(e docket.Entry) bool { return e.Kind == "fee.assess" }) + 1
	if seen == 0 || seen == len(rd.Entries) {
		t.Fatalf("no papers were delivered after the fee was assessed: %d of %d", seen, len(rd.Entries))
	}
	ask := func(a docket.Act) error {
		_, err := k.Clerk.Enter(context.Background(), clerk.Order{Matter: m, By: courttest.Buyer, Seen: seen, Acts: []docket.Act{a}})
		return err
	}
	var no law.Refusal
	var moved clerk.MovedOn
	if err := ask(fee.AskRelief{Form: fee.Waive}); errors.As(err, &moved) || !errors.As(err, &no) || no.Field == "" {
		t.Errorf("an empty field is the person's to mend: %v", err)
	}
	if err := ask(courttest.AskRelief(fee.Waive, "waive/allowance")); err != nil {
		t.Errorf("nothing stands against it: %v", err)
	}
	if err := ask(courttest.AskRelief(fee.Waive, "waive/allowance")); !errors.As(err, &moved) {
		t.Errorf("what was possible on the page and no longer is, is told so: %v", err)
	}
}

// A rolled-back act leaves nothing: no entry, no number, no job.
func TestAllOrNothing(t *testing.T) {
	k := courttest.New(t)
	m := k.Case(courttest.Filed)
	before, _ := k.Clerk.Read(context.Background(), m)
	_, err := k.Try(m, courttest.Clerk1, filing.Accept{}, filing.Accept{})
	if err == nil {
		t.Fatal("accepted twice")
	}
	after, _ := k.Clerk.Read(context.Background(), m)
	if len(after.Entries) != len(before.Entries) {
		t.Fatalf("%d entries became %d", len(before.Entries), len(after.Entries))
	}
	k.Enter(m, courttest.Clerk1, filing.Accept{})
	if n := k.Civil(m).Filing.Number.First; n != 1 {
		t.Fatalf("the number of the rolled-back act was lost: got %d", n)
	}
}

// The entry table is append-only by grant: the application role may neither change nor delete what was entered.
func TestTheRecordIsAppendOnlyByGrant(t *testing.T) {
	k := courttest.New(t)
	k.Case(courttest.Accepted)
	ctx := context.Background()
	for _, q := range []string{
		`update entry set kind = 'filing.refuse'`, `delete from entry`, `truncate entry`, `delete from matter`, `drop table entry`,
		`alter table entry disable trigger all`, `grant update on entry to yunting_app`,
	} {
		if _, err := k.Pool.Exec(ctx, q); err == nil {
			var n int
			k.Pool.QueryRow(ctx, `select count(*) from information_schema.role_table_grants where table_name = 'entry' and grantee = 'yunting_app' and privilege_type = 'UPDATE'`).Scan(&n)
			if q[:5] != "grant" || n > 0 {
				t.Errorf("allowed: %s", q)
			}
		}
	}
}

// Replaying every docket gives the registers byte by byte.
func TestRebuildGivesIdenticalRegisters(t *testing.T) {
	k := courttest.New(t)
	for _, s := range []courttest.Stage{courttest.Filed, courttest.Accepted, courttest.Paid, courttest.Joined, courttest.Examined, courttest.RoomOpen, courttest.Recorded} {
		k.Case(s)
	}
	lapsed := k.Case(courttest.Accepted)
	k.Forward(30 * 24 * time.Hour)
	if !k.Civil(lapsed).Fee.Lapsed {
		t.Fatal("not lapsed")
	}
	was := dump(t, k)
	n, err := k.Store.Rebuild(context.Background(), k.Clerk)
	if err != nil || n < 8 {
		t.Fatalf("%d replayed: %v", n, err)
	}
	if now := dump(t, k); now != was {
		t.Fatalf("registers differ after rebuild:\n%s\n---\n%s", was, now)
	}
}

func dump(t *testing.T, k *courttest.Court) (out string) {
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
		out += table + "\n"
		for _, l := range lines {
			out += l + "\n"
		}
	}
	return out
}

// The audit finds what somebody with the owner's rights changed behind the court's back.
func TestAuditFindsABreak(t *testing.T) {
	k := courttest.New(t)
	m := k.Case(courttest.Accepted)
	ctx := context.Background()
	if _, _, breaks, err := k.Store.Audit(ctx, k.Profile.Code); err != nil || len(breaks) != 0 {
		t.Fatalf("%v %v", breaks, err)
	}
	owner, err := pgx.Connect(ctx, k.Owner)
	if err != nil {
		t.Fatal(err)
	}
	defer owner.Close(ctx)
	for _, tamper := range []string{
		`update entry set act = replace(act::text, '329900', '329901')::json where matter = $1 and seq = 1`,
		`update entry set at = at - interval '1 day' where matter = $1 and seq = 3`,
		`update entry set salt = decode('00112233445566778899aabbccddeeff', 'hex') where matter = $1 and seq = 2`,
		`delete from entry where matter = $1 and seq = (select max(seq) from entry where matter = $1)`,
	} {
		if _, err := owner.Exec(ctx, tamper, m); err != nil {
			t.Fatal(err)
		}
		_, _, breaks, err := k.Store.Audit(ctx, k.Profile.Code)
		if err != nil || len(breaks) == 0 || breaks[0].Matter != m {
			t.Fatalf("not found: %s (%v)", tamper, err)
		}
	}
}

// A clock that jumps back does not make the record run backwards.
func TestTheRecordNeverRunsBackwards(t *testing.T) {
	store, k := courttest.NewMemory()
	ctx := context.Background()
	m := id.Matter(id.New())
	enter := func(by procedure.Who, open procedure.MatterKind, a docket.Act) {
		t.Helper()
		if _, err := k.Enter(ctx, clerk.Order{Matter: m, Open: open, By: by, Acts: []docket.Act{a}}); err != nil {
			t.Fatal(err)
		}
	}
	enter(courttest.Buyer, procedure.CivilCase, filing.File{Complaint: courttest.Complaint()})
	store.At = store.At.Add(-48 * time.Hour)
	enter(procedure.Who{Person: "officer-clerk-1", Role: court.Clerk}, "", filing.Accept{})
	rd, err := k.Read(ctx, m)
	if err != nil {
		t.Fatal(err)
	}
	for i := 1; i < len(rd.Entries); i++ {
		if rd.Entries[i].At.Before(rd.Entries[i-1].At) {
			t.Fatalf("entry %d is earlier than the one before", i+1)
		}
	}
}

func TestEveryActHasItsPlaceInTheMatrix(t *testing.T) {
	for _, kind := range []procedure.MatterKind{procedure.CivilCase, procedure.PersonDocket, procedure.NodeDocket, procedure.SealDocket} {
		m, err := procedure.Open(kind, court.Demonstration())
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range m.Kinds() {
			if len(authority.Who(a)) == 0 {
				t.Errorf("nobody may do %s", a)
			}
		}
	}
}

// OLR 7: without a verified real name nobody files; a natural person files in his own name.
func TestOnlyAVerifiedPersonFiles(t *testing.T) {
	_, k := courttest.NewMemory()
	file := func(by procedure.Who) error {
		_, err := k.Enter(context.Background(), clerk.Order{Matter: id.Matter(id.New()), Open: procedure.CivilCase, By: by,
			Acts: []docket.Act{filing.File{Complaint: courttest.Complaint()}}})
		return err
	}
	unverified := courttest.Buyer
	unverified.Verified = false
	if err := file(unverified); !errors.Is(err, authority.ErrNotFound) {
		t.Errorf("filed without a verified name: %v", err)
	}
	var no law.Refusal
	if err := file(courttest.Seller); !errors.As(err, &no) || no.Field != "plaintiff" {
		t.Errorf("filed in somebody else's name: %v", err)
	}
	if err := file(courttest.Buyer); err != nil {
		t.Error(err)
	}
}

// A judgment that only dismisses claims leaves nothing to perform; the case is over when it takes effect.
func TestNothingIsPerformedWhenEverythingIsDismissed(t *testing.T) {
	k := courttest.New(t)
	m := k.Case(courttest.Recorded)
	d := courttest.Decision(k.Civil(m))
	d.Orders = []judgment.Order{{Text: "驳回原告的全部诉讼请求"}}
	d.Plaintiff, d.Defendant = d.Defendant, 0 // the loser bears the fee
	k.Enter(m, k.Judge(m), judgment.Pronounce{Decision: d})
	k.Settle()
	c := k.Civil(m)
	if c.Phase() != register.Ended || len(c.Due(k.Clock.Now())) != 0 {
		t.Fatalf("%s, still due: %v", c.Status(), c.Due(k.Clock.Now()))
	}
}
