package procedure_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"yunting/authority"
	"yunting/clerk"
	"yunting/consent"
	"yunting/court"
	"yunting/courttest"
	"yunting/docket"
	"yunting/document"
	"yunting/evidence"
	"yunting/fee"
	"yunting/filing"
	"yunting/hearing"
	"yunting/id"
	"yunting/identity"
	"yunting/judgment"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/track"
	"yunting/ledger"
	"yunting/performance"
	"yunting/period"
	"yunting/procedure"
	"yunting/service"
	"yunting/trial"
)

// move is one thing somebody may try at any moment, sensible or not.
type move struct {
	by   procedure.Who
	act  func(c *procedure.Civil) docket.Act
	ends bool // ends the case early
}

func moves() []move {
	code := courttest.Seller
	judge := procedure.Who{Person: "officer-judge-1", Name: "沈知衡", Role: court.Judge}
	as := func(a docket.Act) func(*procedure.Civil) docket.Act {
		return func(*procedure.Civil) docket.Act { return a }
	}
	examine := func(side id.Party) func(*procedure.Civil) docket.Act {
		return func(c *procedure.Civil) docket.Act {
			o := evidence.Opinion{True: evidence.Accept, Lawful: evidence.Accept, Relevant: evidence.Accept}
			if xs := c.Evidence.Unexamined(side); len(xs) > 0 {
				o.Exhibit = xs[0].ID
			}
			return evidence.Examine{Opinion: o}
		}
	}
	reply := func(side id.Party) func(*procedure.Civil) docket.Act {
		return func(c *procedure.Civil) docket.Act {
			if qs := c.Trial.Open(side); len(qs) > 0 {
				return trial.Answer{N: qs[0].N, Text: "是。"}
			}
			return trial.Answer{N: 1, Text: "是。"}
		}
	}
	about := func(act func(id.Exhibit) docket.Act) func(*procedure.Civil) docket.Act { // the newest deposited exhibit
		return func(c *procedure.Civil) docket.Act {
			x := id.Exhibit("p1-9")
			for _, e := range c.Evidence.Exhibits {
				if e.Deposit != "" {
					x = e.ID
				}
			}
			return act(x)
		}
	}
	last := func(c *procedure.Civil) id.Delivery {
		if d := c.Service.Waiting(procedure.D1); d != nil {
			return d.ID
		}
		return "none"
	}
	return append([]move{
		{courttest.Clerk1, as(filing.Accept{}), false},
		{courttest.Clerk1, as(filing.Accept{Flags: filing.Flags{Unclear: true}}), false},
		{courttest.Clerk1, as(filing.Return{Defects: []filing.Defect{{Field: "facts", Say: "请写明日期"}}}), false},
		{courttest.Clerk1, as(filing.Refer{Ground: "venue", Reason: "不属于本院管辖"}), false},
		{judge, as(filing.HandBack{Direction: "符合起诉条件，应当受理"}), false},
		{judge, as(filing.Refuse{Ground: "venue", Reason: "不属于本院管辖"}), true},
		{courttest.Buyer, as(filing.Appeal{Reasons: "应当受理"}), false},
		{courttest.Clerk1, as(filing.SendUp{Reference: "移送函1号"}), false},
		{courttest.Buyer, as(filing.Correct{Complaint: courttest.Complaint()}), false},
		{courttest.Buyer, as(filing.Withdraw{}), true},
		{procedure.TheCourt, func(c *procedure.Civil) docket.Act { return courttest.Pay(c, time.Time{}) }, false},
		{courttest.Buyer, as(courttest.AskRelief(fee.Waive, "waive/disabled")), false},
		{judge, as(fee.GrantRelief{Form: fee.Reduce, Ground: "reduce/other", Percent: 30}), false},
		{judge, func(c *procedure.Civil) docket.Act {
			return fee.GrantRelief{Form: fee.Defer, Ground: "defer/other", Until: c.Filing.AcceptedOn.AddDays(40)}
		}, false},
		{judge, as(fee.DenyRelief{Reason: "没有证明困难"}), false},
		{courttest.Clerk1, as(fee.NoteRefund{N: 1, Reference: "T1"}), false},
		{code, func(c *procedure.Civil) docket.Act { return service.Open{Delivery: last(c)} }, false},
		{code, as(courttest.Join()), false},
		{courttest.Clerk1, as(courttest.Confirm()), false},
		{courttest.Clerk1, as(identity.Strike{Party: procedure.D1, Reason: "委托书不是当事人签署"}), true},
		{courttest.Seller, as(consent.Give{Steps: consent.Steps}), false},
		{courttest.Buyer, as(consent.Withdraw{Step: consent.Async}), false},
		{courttest.Seller, as(service.Confirm{Address: service.Address{Mobile: "13900000002"}}), false},
		{courttest.Clerk1, func(c *procedure.Civil) docket.Act {
			return service.Publish{Delivery: id.Delivery(fmt.Sprint("n", len(c.Service.Deliveries))), To: procedure.D1, Papers: waiting(c), Ground: service.Missing, Reason: "电子、邮寄均无法送达"}
		}, false},
		{courttest.Seller, func(c *procedure.Civil) docket.Act { return courttest.Answer(c) }, false},
		{courttest.Seller, as(courttest.Exhibit("进货单")), false},
		{courttest.Buyer, as(courttest.Exhibit("补充截图")), false},
		{courttest.Buyer, as(evidence.Rest{}), false},
		{courttest.Seller, as(evidence.Rest{}), false},
		{courttest.Again(courttest.Buyer), as(identity.Reverify{Occasion: identity.Exchange}), false},
		{courttest.Again(courttest.Seller), as(identity.Reverify{Occasion: identity.Exchange}), false},
		{courttest.Again(courttest.Buyer), as(identity.Reverify{Occasion: identity.Trial}), false},
		{courttest.Again(courttest.Seller), as(identity.Reverify{Occasion: identity.Trial}), false},
		{courttest.Buyer, examine(procedure.P1), false},
		{courttest.Seller, examine(procedure.D1), false},
		{courttest.Buyer, as(courttest.Numbered("聊天记录", ledger.Ref{Number: ledger.NewNumber(time.Unix(1_790_000_000, 0), 5)})), false},
		{courttest.Seller, about(func(x id.Exhibit) docket.Act {
			return evidence.Contest{Exhibit: x, Article: 17, Grounds: []string{"system"}, Reasons: "系统不安全"}
		}), false},
		{courttest.Seller, about(func(x id.Exhibit) docket.Act {
			return evidence.Contest{Exhibit: x, Article: 18, Reasons: "来源不明"}
		}), false},
		{courttest.Buyer, about(func(x id.Exhibit) docket.Act {
			return evidence.AnswerContest{Exhibit: x, Article: 18, Text: "有原件印证"}
		}), false},
		{courttest.Buyer, about(func(x id.Exhibit) docket.Act { return evidence.Recheck{Exhibit: x} }), false},
		{judge, about(func(x id.Exhibit) docket.Act {
			return evidence.Appraise{Exhibit: x, How: evidence.Appraisal, What: "是否被改动"}
		}), false},
		{judge, about(func(x id.Exhibit) docket.Act {
			return evidence.Find{Exhibit: x, Admitted: evidence.Part, Reason: "部分有印证", Points: []evidence.Point{{Article: 17, Reason: "不成立"}, {Article: 18, Upheld: true, Reason: "成立"}}}
		}), false},
		{judge, as(trial.OpenRoom{}), false},
		{courttest.Buyer, as(period.AskExtension{Of: period.Evidence, Why: "检测机构尚未出具报告"}), false},
		{courttest.Seller, func(c *procedure.Civil) docket.Act {
			w := []period.Which{period.Answer, period.Evidence, period.Appeal}[c.Seq()%3]
			return period.AskRestoration{Of: w, Why: "因台风停运无法办理", Ended: calendar.Of(c.OpenedAt()).AddDays(c.Seq() % 60), Proof: "停运通知"}
		}, false},
		{judge, func(c *procedure.Civil) docket.Act {
			return period.Decide{N: len(c.Period.Asked), Grant: c.Seq()%4 > 0, Until: calendar.Of(c.OpenedAt()).AddDays(30 + c.Seq()*3), Reason: "理由不成立"}
		}, false},
		{judge, as(trial.Ask{To: []id.Party{procedure.P1, procedure.D1}, Text: "页面如何描述？"}), false},
		{courttest.Buyer, reply(procedure.P1), false},
		{courttest.Seller, reply(procedure.D1), false},
		{judge, as(trial.ShutRoom{}), false},
		{courttest.Buyer, as(trial.ConfirmRecord{}), false},
		{courttest.Seller, as(trial.ConfirmRecord{Objection: "第一问漏记半句"}), false},
		{judge, as(trial.Convert{To: track.Ordinary, Reason: "案情复杂"}), false},
		{judge, func(c *procedure.Civil) docket.Act { return judgment.Pronounce{Decision: courttest.Decision(c)} }, false},
		{courttest.Seller, as(judgment.Appeal{Requests: "请求改判", Reasons: "不服", Contested: 100000}), false},
		{courttest.Buyer, as(judgment.Appeal{Requests: "请求改判", Reasons: "不服"}), false},
		{courttest.Buyer, as(judgment.AnswerAppeal{To: procedure.D1, Text: "应当驳回上诉。"}), false},
		{procedure.TheCourt, func(c *procedure.Civil) docket.Act { return courttest.PayAppeal(c, procedure.D1, time.Time{}) }, false},
		{procedure.TheCourt, func(c *procedure.Civil) docket.Act { return courttest.PayAppeal(c, procedure.P1, time.Time{}) }, false},
		{courttest.Seller, as(judgment.WithdrawAppeal{}), false},
		{courttest.Clerk1, as(judgment.SendUp{}), false},
		{courttest.Buyer, as(performance.Note{Amount: 1}), false},
	}, benchMoves()...)
}

// ordinary is the way of a case that goes well, as moves of the list.
func ordinary() (way []move) {
	all := moves()
	for _, kind := range []docket.Kind{"filing.accept", "fee.pay", "service.open", "identity.join", "identity.confirm-mandate", "consent.give", "service.confirm", "defence.answer",
		"evidence.rest p", "evidence.rest d", "identity.reverify evidence d", "evidence.examine d", "trial.open-room", "trial.ask", "identity.reverify trial p", "identity.reverify trial d", "trial.reply p", "trial.reply d", "trial.shut-room",
		"trial.confirm-record p", "trial.confirm-record d", "judgment.pronounce"} {
		name, side, _ := strings.Cut(string(kind), " ")
		occasion, rest, two := strings.Cut(side, " ")
		if two {
			side = rest
		}
		for _, x := range all {
			c := procedure.NewCivil(court.Demonstration())
			if r, ok := x.act(c).(identity.Reverify); ok && string(r.Occasion) != occasion {
				continue
			}
			if x.act(c).Kind() == docket.Kind(name) && (side == "" || side == "d" == (x.by.Person == courttest.Seller.Person)) {
				way = append(way, x)
				break
			}
		}
	}
	return way
}

// judgeOf is the judge of the case, or before acceptance the one who reviews it.
func judgeOf(c *procedure.Civil) id.Person {
	if c.Trial.Judge.ID == "" {
		return c.Filing.Reviewer.ID
	}
	return c.Trial.Judge.ID
}

// waiting is what the newest unserved delivery to the defendant contains.
func waiting(c *procedure.Civil) []string {
	if d := c.Service.Waiting(procedure.D1); d != nil {
		return d.Papers
	}
	return []string{string(document.Respond)}
}

// Whatever people do and however the clock runs: no open case is left where nobody may act and no clock runs,
// every refusal is a sentence, and replaying the docket gives the same case.
func TestNoDeadStateAndReplayIsTotal(t *testing.T) {
	all := moves()
	reached := map[docket.Kind]int{}
	rapid.Check(t, func(t *rapid.T) {
		store, k := courttest.NewMemory()
		ctx := context.Background()
		m := id.Matter("m1")
		file := []docket.Act{filing.File{Complaint: courttest.Complaint()}, consent.Give{Steps: consent.Steps}, service.Confirm{Address: service.Address{Mobile: "13800000001"}}, courttest.Exhibit("截图")}
		if _, err := k.Enter(ctx, clerk.Order{Matter: m, Open: procedure.CivilCase, By: courttest.Buyer, Acts: file}); err != nil {
			t.Fatal(err)
		}
		read := func() *procedure.Civil {
			rd, err := k.Read(ctx, m)
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range rd.Entries {
				reached[e.Kind]++
			}
			return rd.Matter.(*procedure.Civil)
		}
		// Walk a part of the ordinary way first, so that late stages are tried as often as early ones.
		for _, x := range ordinary()[:rapid.IntRange(0, len(ordinary())).Draw(t, "way")] {
			c := read()
			by := x.by
			if by.Person == courttest.Seller.Person {
				by.CodeHash = c.Service.CodeHash[procedure.D1]
			}
			if by.Role == court.Judge {
				by.Person = judgeOf(c)
			}
			if _, err := k.Enter(ctx, clerk.Order{Matter: m, By: by, Acts: []docket.Act{x.act(c)}}); err != nil {
				t.Fatalf("the ordinary way is blocked at %s: %v", x.act(c).Kind(), err)
			}
			work(t, store, k)
		}
		lazy := rapid.IntRange(0, 3).Draw(t, "lazy") // how often papers are delivered late
		for range rapid.IntRange(1, 25).Draw(t, "steps") {
			c := read()
			switch n := rapid.IntRange(0, len(all)+6).Draw(t, "move"); {
			case n < len(all):
				// From a random place on, the first move the rules allow: so the walk goes deep. The two moves that
				// only end a case early are tried when they are the ones drawn.
				for i := range all {
					x := all[(n+i)%len(all)]
					if i > 0 && (x.ends || n%4 == 0) {
						continue
					}
					by := x.by
					if by.Person == courttest.Seller.Person {
						by.CodeHash = c.Service.CodeHash[procedure.D1]
					}
					if by.Role == court.Judge && by.Person != courttest.Judge2.Person {
						by.Person = judgeOf(c)
					}
					_, err := k.Enter(ctx, clerk.Order{Matter: m, By: by, Acts: []docket.Act{x.act(c)}})
					sentence(t, err)
					if err == nil {
						break
					}
				}
			case n == len(all):
				at := store.At.Add(5 * 24 * time.Hour)
				_, err := k.Enter(ctx, clerk.Order{Matter: m, By: procedure.Who{Person: c.Trial.Judge.ID, Role: court.Judge}, Acts: []docket.Act{hearing.Summon{At: at, Place: "第三法庭"}}})
				sentence(t, err)
			case n == len(all)+1:
				_, err := k.Enter(ctx, clerk.Order{Matter: m, By: courttest.Clerk1, Acts: []docket.Act{hearing.Hold{Present: []id.Party{procedure.P1}, Minutes: "原告到庭，被告未到庭。"}}})
				sentence(t, err)
			default:
				store.At = store.At.Add(time.Duration(rapid.IntRange(1, 24*20).Draw(t, "hours")) * time.Hour)
				if _, err := k.Ring(ctx, m); err != nil {
					t.Fatal(err)
				}
			}
			if lazy == 0 || rapid.IntRange(0, lazy).Draw(t, "work") == 0 {
				work(t, store, k)
			}
			alive(t, read(), store.At)
		}
	})
	for _, kind := range procedure.NewCivil(court.Demonstration()).Kinds() {
		if reached[kind] == 0 {
			t.Logf("not reached in this run: %s", kind)
		}
	}
}

// alive fails when an open case has neither somebody who may act nor a clock that runs.
func alive(t *rapid.T, c *procedure.Civil, now time.Time) {
	if c.Outcome() != "" && c.Outcome() != "judged" || !c.Judgment.SentUpOn.IsZero() || !c.Judgment.EffectiveOn.IsZero() && c.Settled() {
		return
	}
	due := c.Due(now)
	if len(due) == 0 {
		t.Fatalf("dead state: %s, phase %s, nothing is due", c.Status(), c.Phase())
	}
	for _, d := range due {
		if d.Rule.Article == "" || d.What == "" || d.Missed == "" || d.Until.IsZero() {
			t.Fatalf("deadline %s does not explain itself: %+v", d.Key, d)
		}
	}
}

// sentence fails on any error that is not for the person.
func sentence(t *rapid.T, err error) {
	var no law.Refusal
	if err != nil && !errors.As(err, &no) && !errors.Is(err, authority.ErrNotFound) {
		t.Fatal(err)
	}
	if errors.As(err, &no) && (no.Sentence == "" || no.Rule.Article == "") {
		t.Fatalf("a refusal without sentence or article: %+v", no)
	}
}

// fataler is a test, or one run of a property.
type fataler interface{ Fatal(...any) }

// work does what jobs do with effects, without paper: issue, send, arrive.
func work(t fataler, store *courttest.Memory, k *clerk.Clerk) {
	for len(store.Effects) > 0 {
		f := store.Effects[0]
		store.Effects = store.Effects[1:]
		var acts []docket.Act
		switch f.Do {
		case procedure.Print, procedure.Serve:
			for _, p := range f.Papers {
				a := document.Issue{Paper: p, File: "00", Pages: 1, Cause: f.Seq}
				if f.Do == procedure.Serve {
					a.For = f.To
				}
				acts = append(acts, a)
			}
			if f.Do == procedure.Serve {
				s := service.Send{Delivery: id.Delivery(fmt.Sprintf("v%d-%s", f.Seq, f.To)), To: f.To, Way: "inbox"}
				for _, p := range append(f.Enclosed, f.Papers...) {
					s.Papers = append(s.Papers, string(p))
				}
				acts = append(acts, s)
			}
		case procedure.Check:
			acts = []docket.Act{evidence.Check{Exhibit: f.Exhibit, Checked: evidence.Checked{Outcome: evidence.Same}}}
		case procedure.Deliver:
			acts = []docket.Act{service.Arrive{Delivery: f.Delivery}}
		default:
			continue
		}
		if _, err := k.Enter(context.Background(), clerk.Order{Matter: f.Matter, By: procedure.TheCourt, Acts: acts}); err != nil {
			t.Fatal(err)
		}
	}
}
