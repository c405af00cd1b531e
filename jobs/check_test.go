package jobs_test

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"yunting/authority"
	"yunting/courttest"
	"yunting/docket"
	"yunting/evidence"
	"yunting/gateway/fetch"
	"yunting/id"
	"yunting/jobs"
	"yunting/ledger"
	"yunting/procedure"
)

const chat = "店家：全新正品，假一赔三。\n"

// keeper is a node that answers as a test wants.
type keeper struct {
	content string
	err     error
	asked   []fetch.Request
}

func (n *keeper) Get(_ context.Context, q fetch.Request, w io.Writer) (ledger.Digest, string, error) {
	n.asked = append(n.asked, q)
	if n.err != nil {
		return ledger.Digest{}, "", n.err
	}
	d, err := ledger.DigestOf(io.TeeReader(strings.NewReader(n.content), w))
	return d, "聊天记录.txt", err
}

// submitted is a case in which the plaintiff submits a number as third exhibit, checked.
func submitted(t *testing.T, k *courttest.Court, r ledger.Ref) (id.Matter, evidence.Exhibit, evidence.Checked) {
	t.Helper()
	m := k.Case(courttest.Joined)
	k.Enter(m, courttest.Buyer, courttest.Numbered("聊天记录", r))
	k.Settle()
	x, c := result(t, k, m)
	return m, x, c
}

func result(t *testing.T, k *courttest.Court, m id.Matter) (evidence.Exhibit, evidence.Checked) {
	t.Helper()
	s := k.Civil(m).Evidence
	x, _ := s.Find("p1-3")
	c, ok := s.Check("p1-3")
	if _, open := s.Checking["p1-3"]; !ok || open {
		t.Fatalf("not checked: %+v", s.Checks)
	}
	return x, c
}

// A party gives a number; the court fetches the content from the node, compares it, and it becomes the exhibit.
func TestANumberBringsItsContent(t *testing.T) {
	k := courttest.New(t)
	d, n := k.Deposited(), &keeper{content: chat}
	k.Works.Content = n
	d.Add("another", jobs.Deposit{})
	begin := ledger.At(time.Date(2026, 9, 28, 1, 0, 0, 0, time.UTC))
	r := d.Add(chat, jobs.Deposit{Node: "platform-1", Endpoint: "https://node.example.com/content"}, func(l *ledger.Leaf) {
		l.Tool, l.Medium, l.Begin, l.Source = &ledger.Tool{Name: "chat-export", Version: "2.1"}, "server", &begin, &ledger.Hash{1}
	})
	m, x, c := submitted(t, k, r)
	if c.Outcome != evidence.Same || c.Index != 1 || c.Size != 2 || len(c.Witness) != 1 || c.SHA256 == "" || c.SHA256 != c.Content || c.SM3 == "" {
		t.Fatalf("checked %+v", c)
	}
	if k := c.Known; k.Node != "platform-1" || k.Tool != "chat-export 2.1" || k.Medium != "server" || !k.Begin.Equal(begin.Time) || !k.Committed {
		t.Errorf("known for OLR 17: %+v", k)
	}
	if string(x.File) != c.Content || x.FileName != "聊天记录.txt" || x.Media != "text/plain" || x.Size != int64(len(chat)) || k.Vault.Verify(context.Background(), x.File) != nil {
		t.Errorf("the exhibit is %+v", x)
	}
	if len(n.asked) != 1 || n.asked[0].Ordered || n.asked[0].Size != int64(len(chat)) || n.asked[0].Case != k.Civil(m).Name() {
		t.Errorf("asked %+v", n.asked)
	}
	for _, p := range []procedure.Who{courttest.Buyer, courttest.Seller} {
		var told bool
		if err := k.Pool.QueryRow(context.Background(), `select exists (select from message where person = $1 and channel = 'inbox' and title = '存证核验有结果' and link like '%/deposits/p1-3')`,
			string(p.Person)).Scan(&told); err != nil || !told {
			t.Errorf("%s was not told: %v", p.Name, err)
		}
	}
	// A job that runs twice enters nothing more; asked again the court checks again, against the file it has now.
	before := k.Civil(m).Seq()
	if err := k.Works.Do(context.Background(), procedure.Effect{Do: procedure.Check, Court: k.Profile.Code, Matter: m, Seq: before, Exhibit: "p1-3"}); err != nil || k.Civil(m).Seq() != before {
		t.Fatalf("checked twice: %v", err)
	}
	k.Enter(m, courttest.Seller, evidence.Recheck{Exhibit: "p1-3"})
	k.Settle()
	if _, again := result(t, k, m); again.Outcome != evidence.Same || len(k.Civil(m).Evidence.Checks["p1-3"]) != 2 || len(n.asked) != 1 {
		t.Errorf("checked again: %+v", again)
	}
}

// Whatever goes wrong outside is a finding with a way out; nothing but what agrees becomes the exhibit.
func TestWhatACheckFinds(t *testing.T) {
	at := jobs.Deposit{Node: "platform-1", Endpoint: "https://node.example.com/content"}
	k := courttest.New(t)
	d := k.Deposited()
	kept, size, err := k.Vault.Put(context.Background(), strings.NewReader(chat))
	if err != nil || size != int64(len(chat)) {
		t.Fatal(err)
	}
	html := "<!DOCTYPE html><html><body>页面</body></html>"
	for name, c := range map[string]struct {
		ref  ledger.Ref
		node *keeper
		want evidence.Outcome
	}{
		"forged":            {d.Add(chat, at), &keeper{content: "店家：二手。\n"}, evidence.Different},
		"longer":            {d.Add(chat, at), &keeper{err: fetch.ErrLonger}, evidence.Different},
		"absent":            {d.Add(chat, at), &keeper{err: fetch.ErrAbsent}, evidence.NotKept},
		"withheld":          {d.Add(chat, at), &keeper{err: fetch.ErrWithheld}, evidence.Withheld},
		"unreachable":       {d.Add(chat, at), &keeper{err: fetch.ErrUnreachable}, evidence.Unreachable},
		"digest only":       {d.Add(chat, jobs.Deposit{}), nil, evidence.NotKept},
		"never deposited":   {ledger.Ref{Number: ledger.NewNumber(time.Unix(1_790_000_000, 0), 99)}, nil, evidence.NotFound},
		"a whole batch":     {ledger.Ref{Number: d.AddBatch(at, chat, "b")}, nil, evidence.NotKept},
		"an item":           {ledger.Ref{Number: d.AddBatch(at, "a", chat, "c"), Item: 2}, &keeper{content: chat}, evidence.Same},
		"another's item":    {ledger.Ref{Number: d.AddBatch(at, "a", chat, "c"), Item: 3}, &keeper{content: chat}, evidence.Different},
		"one's own, kept":   {d.Add(chat, jobs.Deposit{By: courttest.Buyer.Person, File: kept, Name: "聊天.txt"}), nil, evidence.Same},
		"another's, kept":   {d.Add(chat, jobs.Deposit{By: "person-else", File: kept, Name: "聊天.txt"}), nil, evidence.Withheld},
		"lost by the court": {d.Add("lost", jobs.Deposit{By: courttest.Buyer.Person, File: id.File(strings.Repeat("ab", 32))}), nil, evidence.NotKept},
		"a web page":        {d.Add(html, at), &keeper{content: html}, evidence.Same},
		"a foreign receipt": {d.Add(chat, jobs.Deposit{Node: "n", Receipt: &ledger.Receipt{Proof: foreign(t)}}), nil, evidence.Unproven},
	} {
		t.Run(name, func(t *testing.T) {
			k.T, d.T = t, t
			k.Works.Content = nil
			if c.node != nil {
				k.Works.Content = c.node
			}
			_, x, found := submitted(t, k, c.ref)
			if found.Outcome != c.want {
				t.Fatalf("%+v, want %s", found, c.want)
			}
			if named := x.File != ""; named != (c.want == evidence.Same && name != "a web page") {
				t.Errorf("the exhibit's file is %q after %s", x.File, found.Outcome)
			}
			if found.Outcome != evidence.Same && found.Outcome != evidence.Different && found.Outcome != evidence.Withheld && found.Note == "" {
				t.Error("no way out is told")
			}
			if name == "a web page" && !strings.Contains(found.Note, "网页") {
				t.Errorf("note %q", found.Note)
			}
		})
	}
}

// foreign is a proof of another log: well made, and not this court's.
func foreign(t *testing.T) string {
	o := courttest.NewMemoryDeposits(t)
	d, err := o.Deposit(context.Background(), o.Add(chat, jobs.Deposit{}))
	if err != nil {
		t.Fatal(err)
	}
	return d.Receipt.Proof
}

// The log is public and so are its numbers: somebody else's content comes into a case only when the judge asks for it,
// and particulars with it.
func TestAnothersDepositNeedsTheJudge(t *testing.T) {
	k := courttest.New(t)
	d := k.Deposited()
	kept, _, err := k.Vault.Put(context.Background(), strings.NewReader(chat))
	if err != nil {
		t.Fatal(err)
	}
	p := ledger.Particulars{Salt: ledger.Salt{7}, Collector: "某某公证处", Environment: "清洁性检查通过"}
	r := d.Add(chat, jobs.Deposit{By: "person-else", File: kept, Name: "聊天.txt", Receipt: &ledger.Receipt{Particulars: &p}}, p.Commit)
	m, x, c := submitted(t, k, r)
	if c.Outcome != evidence.Withheld || x.File != "" || c.Known.Collector != "" || !c.Known.Committed {
		t.Fatalf("%+v %+v", x, c)
	}
	k.Enter(m, courttest.Buyer, evidence.Recheck{Exhibit: x.ID})
	k.Settle()
	if _, c = result(t, k, m); c.Outcome != evidence.Withheld {
		t.Fatalf("asking again opened it: %+v", c)
	}
	k.Enter(m, k.Judge(m), evidence.Recheck{Exhibit: x.ID})
	k.Settle()
	if x, c = result(t, k, m); c.Outcome != evidence.Same || x.File != kept || c.Known.Collector != p.Collector || c.Known.Environment != p.Environment || c.Known.Committed {
		t.Fatalf("ordered by the judge: %+v %+v", x, c)
	}
}

// A file given together with the number is compared without asking anybody; one that differs stays and is marked.
func TestAFileWithItsNumber(t *testing.T) {
	k := courttest.New(t)
	d, n := k.Deposited(), &keeper{}
	k.Works.Content = n
	r := d.Add(chat, jobs.Deposit{By: "person-else", Node: "p", Endpoint: "https://node.example.com/c"})
	for content, want := range map[string]evidence.Outcome{chat: evidence.Same, "另一份": evidence.Different} {
		file, size, err := k.Vault.Put(context.Background(), strings.NewReader(content))
		if err != nil {
			t.Fatal(err)
		}
		m := k.Case(courttest.Joined)
		a := courttest.Numbered("聊天记录", r)
		a.Exhibit.File, a.Exhibit.FileName, a.Exhibit.Media, a.Exhibit.Size = file, "a.txt", "text/plain", size
		k.Enter(m, courttest.Buyer, a)
		k.Settle()
		if x, c := result(t, k, m); c.Outcome != want || x.File != file || len(n.asked) != 0 {
			t.Errorf("%q: %s, file %s, asked %d", content, c.Outcome, x.File, len(n.asked))
		}
	}
}

// The court's own fault is no finding: the job is tried again, and then answers.
func TestTheCourtsFaultIsTriedAgain(t *testing.T) {
	k := courttest.New(t)
	d := k.Deposited()
	m := k.Case(courttest.Joined)
	k.Settle()
	d.Fail = errors.New("the database is away")
	r := d.Add(chat, jobs.Deposit{})
	k.Enter(m, courttest.Buyer, courttest.Numbered("聊天记录", r))
	f := procedure.Effect{Do: procedure.Check, Court: k.Profile.Code, Matter: m, Seq: k.Civil(m).Seq(), Exhibit: "p1-3"}
	if err := k.Works.Do(context.Background(), f); !errors.Is(err, d.Fail) || len(k.Civil(m).Evidence.Checks) != 0 {
		t.Fatalf("%v %v", err, k.Civil(m).Evidence.Checks)
	}
	d.Fail = nil
	k.Settle()
	if _, c := result(t, k, m); c.Outcome != evidence.NotKept {
		t.Errorf("%+v", c)
	}
}

// Objection, answer, finding: the judgment waits for the finding, and the finding is the bench's own until then.
func TestAnObjectionMustBeFoundOn(t *testing.T) {
	k := courttest.New(t)
	d, n := k.Deposited(), &keeper{content: chat}
	k.Works.Content = n
	m, x, _ := submitted(t, k, d.Add(chat, jobs.Deposit{Node: "platform-1", Endpoint: "https://node.example.com/c"}))
	k.Enter(m, courttest.Seller, evidence.Contest{Exhibit: x.ID, Article: 18, Reasons: "聊天记录截取不完整", Expert: true})
	k.Enter(m, courttest.Seller, evidence.Contest{Exhibit: x.ID, Article: 17, Grounds: []string{"interest"}, Reasons: "平台与原告有合作"})
	k.Enter(m, courttest.Seller, evidence.Contest{Exhibit: x.ID, Article: 18, Reasons: "补充：缺少前三条"})
	k.Enter(m, courttest.Buyer, evidence.AnswerContest{Exhibit: x.ID, Article: 18, Text: "完整记录在原手机上", Proof: "p1-1"})
	k.Enter(m, k.Judge(m), evidence.Appraise{Exhibit: x.ID, How: evidence.Expert, What: "导出工具是否可能截断"})
	k.Settle()
	os := k.Civil(m).Evidence.Objected(x.ID)
	if len(os) != 2 || os[0].Article != 17 || len(os[1].Said) != 2 || len(os[1].Answers) != 1 || !os[1].Expert {
		t.Fatalf("%+v", os)
	}
	k.Bring(m, courttest.Answered, courttest.Recorded)
	unruled := k.Civil(m).Judgment.Facts.Unruled()
	if !strings.Contains(unruled, "存证异议还没有认定") {
		t.Fatalf("the judgment does not wait: %q", unruled)
	}
	if _, err := k.Try(m, courttest.Seller, evidence.Contest{Exhibit: x.ID, Article: 16, Reasons: "迟到"}); err == nil {
		t.Error("contested after the trial")
	}
	if _, err := k.Try(m, k.Judge(m), evidence.Find{Exhibit: x.ID, Admitted: evidence.Whole, Points: []evidence.Point{{Article: 18, Reason: "有原手机印证"}}}); err == nil {
		t.Error("found without a word on OLR 17")
	}
	k.Enter(m, k.Judge(m), evidence.Find{Exhibit: x.ID, Admitted: evidence.Whole, Neutral: true, Points: []evidence.Point{{Article: 17, Reason: "合作与存证无关"}, {Article: 18, Reason: "有原手机印证"}}})
	c := k.Civil(m)
	if r := c.Evidence.Rulings[x.ID]; !r.Presumed || !r.Neutral || !strings.Contains(r.Basis.Articles(), "第十六条") || !strings.Contains(r.Basis.Articles(), "第九十四条") || c.Judgment.Facts.Unruled() != "" {
		t.Errorf("found %+v; unruled %q", r, c.Judgment.Facts.Unruled())
	}
	rd, err := k.Clerk.Read(context.Background(), m)
	if err != nil {
		t.Fatal(err)
	}
	for who, want := range map[procedure.Who]bool{courttest.Seller: false, courttest.Clerk1: false, k.Judge(m): true} {
		if got := reads(c.StandingOf(who), rd.Entries, "evidence.find"); got != want {
			t.Errorf("%s reads the finding: %v", who.Name, got)
		}
	}
	was := registers(t, k)
	if _, err := k.Store.Rebuild(context.Background(), k.Clerk); err != nil || registers(t, k) != was {
		t.Errorf("registers differ after rebuild: %v", err)
	}
}

func reads(by docket.Actor, es []docket.Entry, kind docket.Kind) bool {
	for _, e := range authority.Readable(by, es) {
		if e.Kind == kind {
			return true
		}
	}
	return false
}

func registers(t *testing.T, k *courttest.Court) (out string) {
	t.Helper()
	for _, table := range []string{"civil_case", "deadline", "involved", "notice", "workload", "matter", "paper"} {
		var s *string
		if err := k.Pool.QueryRow(context.Background(), `select string_agg(x::text, chr(10) order by x::text) from `+table+` x`).Scan(&s); err != nil {
			t.Fatal(err)
		}
		if s != nil {
			out += table + *s
		}
	}
	return out
}
