package document

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"yunting/docket"
	"yunting/law"
)

var (
	// Slips of the pen are corrected by a ruling.
	Slips = law.Declare(law.Rule{
		Key: "cpl/157.1.7", Article: "《中华人民共和国民事诉讼法》第一百五十七条第一款第七项", From: "2024-01-01",
		Summary: "slips of the pen in a judgment are corrected by a ruling",
	})
	// SlipsAre says what a slip is, and that other papers have them too.
	SlipsAre = law.Declare(law.Rule{
		Key: "cplint/245", Article: "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第二百四十五条", From: "2022-04-10",
		Summary: "a slip is something miswritten or miscalculated in a legal paper, litigation costs left out or miscalculated, and the like",
	})
)

// Unchanged: a correction leaves the outcome alone.
var Unchanged = law.Declare(law.Rule{
	Key: "document/outcome", Article: "本院文书制发规则（补正）", From: "2026-11-28", Mark: law.Choice,
	Summary: "a correction that adds, removes or replaces a word by which a claim or an application is granted or rejected is no correction of a slip",
})

// rulings are the papers that decide; they bind until they are set aside, and nobody takes them back.
var rulings = []Kind{Judgment, DeemedWithdrawn, Refusal, Conversion, ObjectionRuling, WithdrawalRuling, AppealLapsed, CorrectionRuling,
	ConfirmationRuling, ConfirmationRejected, VenueRuling, PreservationRuling, AdvanceRuling, StayRuling, JudgmentFull, JudgmentBrief, JudgmentTable,
	MediationStatement, DismissalRuling, TerminationRuling, ReleaseRuling, SeizureRuling, TransferRuling, EnforcementEnded, EnforcementSuspended,
	EnforcementExhausted, EnforcementResumed, AuctionRuling}

// Ruling tells whether a paper is a judgment or a ruling: it may be corrected and not withdrawn.
func (k Kind) Ruling() bool { return slices.Contains(rulings, k) }

// Slip is one slip of the pen 笔误.
type Slip struct {
	Where string `json:"where"` // 第2页第3行, or the paragraph in words
	Wrong string `json:"wrong"` // as it stands
	Right string `json:"right"` // as it should read
}

// Correct corrects slips of the pen in a judgment or ruling 补正笔误. A ruling of its own follows, for everybody who has
// a copy; the paper itself stays as it was issued.
type Correct struct {
	Paper int    `json:"paper"` // the entry that issued one of its copies
	Slips []Slip `json:"slips"`
}

// Correction is a correction as the corrected paper knows it.
type Correction struct {
	Seq    int       // the entry of the act
	At     time.Time // UTC instant
	Ruling int       // the entry that issued the ruling for the same addressee; 0: it is being made
	Code   string    // of that ruling
}

// MostSlips is how many slips one ruling corrects, MostSlip how many characters each of its texts has. Who needs more is
// rewriting the judgment.
const (
	MostSlips = 20
	MostSlip  = 500
)

func (Correct) Kind() docket.Kind { return "document.correct" }

func (a Correct) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	p, ok := s.Find(a.Paper)
	switch {
	case !ok:
		return nil, nil, law.Refuse(Slips, "本案没有这份文书，请从文书列表中重新选择")
	case !p.Kind.Ruling():
		return nil, nil, law.Refuse(SlipsAre, "%s不是判决书、裁定书，不用裁定补正；制发有误的，可以撤回后重新制发", p.Kind.Chinese())
	case len(a.Slips) == 0:
		return nil, nil, refuse(nth("wrong", 0), "请写明至少一处笔误：误写的内容和正确的内容")
	case len(a.Slips) > MostSlips:
		return nil, nil, refuse(nth("wrong", 0), "一份裁定最多补正%d处笔误；更多的改动已经不是笔误", MostSlips)
	}
	for i := range a.Slips {
		x := &a.Slips[i]
		x.Where, x.Wrong, x.Right = strings.TrimSpace(x.Where), strings.TrimSpace(x.Wrong), strings.TrimSpace(x.Right)
		for _, f := range []struct{ field, text, what string }{{"where", x.Where, "笔误所在的位置，例如第2页第3行"}, {"wrong", x.Wrong, "误写的内容"}, {"right", x.Right, "正确的内容"}} {
			switch {
			case f.text == "":
				return nil, nil, refuse(nth(f.field, i), "第%d处笔误缺少%s", i+1, f.what)
			case utf8.RuneCountInString(f.text) > MostSlip:
				return nil, nil, refuse(nth(f.field, i), "第%d处笔误的%s超过%d字，请只写有误的部分", i+1, f.what, MostSlip)
			}
		}
		if word, ok := decided(x.Wrong, x.Right); !ok {
			return nil, nil, outcome(nth("right", i), "第%d处改动了“%s”，这会改变裁判的结果，不是笔误；请只补正误写、误算的字句，认为裁判确有错误的，通过上诉或者审判监督程序纠正", i+1, word)
		}
		if x.Wrong == x.Right {
			return nil, nil, refuse(nth("right", i), "第%d处笔误的正确内容与误写的内容相同", i+1)
		}
		if slices.Contains(a.Slips[:i], *x) {
			return nil, nil, refuse(nth("wrong", i), "第%d处笔误重复了", i+1)
		}
	}
	for _, c := range p.Corrected {
		if c.Ruling == 0 {
			return nil, nil, law.Refuse(Slips, "这份文书的上一份补正裁定书还在制作，请稍后再补正")
		}
	}
	return a, law.Basis{Slips, SlipsAre}, nil
}

// deciding are the words by which a judgment or ruling says how a claim or an application ends; the longer before those they hold.
var deciding = []string{"不予支持", "不予受理", "不予准许", "不予认定", "不准许", "不准予", "不承担", "驳回", "支持", "准许", "准予", "撤销", "维持", "无效", "有效", "承担", "解除"}

// decided tells whether a correction leaves the deciding words as they are, and else names the first that changes.
// Sums and names may be slips; whether a claim is granted is not.
func decided(wrong, right string) (word string, ok bool) {
	for _, w := range deciding {
		if strings.Count(wrong, w) != strings.Count(right, w) {
			return w, false
		}
		wrong, right = strings.ReplaceAll(wrong, w, "\x00"), strings.ReplaceAll(right, w, "\x00")
	}
	return "", true
}

// outcome is a refusal of what only another instance may change.
func outcome(field, say string, args ...any) error {
	r := law.Refuse(Unchanged, say, args...)
	r.Field = field
	return r
}

// nth is the field of a slip, counted from 1.
func nth(field string, i int) string { return fmt.Sprintf("%s-%d", field, i+1) }

func refuse(field, say string, args ...any) error {
	r := law.Refuse(Slips, say, args...)
	r.Field = field
	return r
}

func (a Correct) Apply(s *Sheet, e docket.Entry) {
	p, ok := s.Find(a.Paper)
	if !ok {
		return
	}
	for i, x := range s.Papers {
		if x.Kind == p.Kind && x.Cause == p.Cause {
			s.Papers[i].Corrected = append(slices.Clip(x.Corrected), Correction{Seq: e.Seq, At: e.At})
		}
	}
}

// corrected notes by which code the copies that an act corrected are corrected, once its ruling is issued.
func (s *Sheet) corrected(ruling Issue, seq int) {
	for i, x := range s.Papers {
		for j, c := range x.Corrected {
			if c.Seq == ruling.Cause && c.Ruling == 0 && (x.For == ruling.For || x.For == "" || ruling.For == "") {
				s.Papers[i].Corrected = slices.Clone(x.Corrected)
				s.Papers[i].Corrected[j].Ruling, s.Papers[i].Corrected[j].Code = seq, ruling.Code
			}
		}
	}
}
