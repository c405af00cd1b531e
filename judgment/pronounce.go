package judgment

import (
	"strings"

	"yunting/docket"
	"yunting/law"
	"yunting/law/money"
)

// Pronounce signs and pronounces the judgment 宣判. No open placeholder may be left in it.
type Pronounce struct {
	Decision Decision `json:"decision"`
	Final    bool     `json:"final"`
}

func (Pronounce) Kind() docket.Kind { return "judgment.pronounce" }

// Placeholder marks a place in a draft that still has to be written.
const Placeholder = "【待填"

// Open counts the placeholders left in a draft.
func (d Decision) Open() (n int) {
	texts := []string{d.Reasons, strings.Join(d.Laws, "")}
	for _, f := range d.Findings {
		texts = append(texts, f.Text, f.Because)
	}
	for _, o := range d.Orders {
		texts = append(texts, o.Text)
	}
	for _, t := range texts {
		n += strings.Count(t, Placeholder)
	}
	return n
}

// ready refuses a decision that may not stand in a judgment of this case now.
func (s *Sheet) ready(d Decision) error {
	switch {
	case s.Pronounced:
		return law.Refuse(Contents, "本案判决已经宣告")
	case s.Facts.Ended() != "":
		return law.Refuse(Contents, "本案%s，不能再作判决", s.Facts.Ended())
	case s.Facts.Unruled() != "":
		return law.Refuse(Contents, "%s，请先处理再判决", s.Facts.Unruled())
	case !s.Facts.Heard():
		return law.Refuse(Contents, "审理还没有结束：请先结束交互式审理并由当事人核对笔录，或者记录庭审")
	case d.Open() > 0:
		return law.Refuse(Contents, "判决书里还有%d处待填内容，请补全后再签发", d.Open())
	case strings.TrimSpace(d.Reasons) == "":
		return field("reasons", "请写明裁判理由")
	case len(d.Orders) == 0:
		return field("orders", "请至少写一项判决主文")
	case len(d.Laws) == 0:
		return field("laws", "请写明裁判依据的法律条文")
	case len(d.Findings) != len(s.Facts.FactNumbers()):
		return field("findings", "请对起诉状的每一项事实作出认定")
	}
	if sum := d.Plaintiff + d.Defendant; sum != s.Facts.FeeAssessed() {
		return field("fees", "双方负担的受理费合计%s，与案件受理费%s不一致", money.Fen(sum).Yuan(), s.Facts.FeeAssessed().Yuan())
	}
	if d.PayDays < 0 || d.PayDays > 365 {
		return field("pay_days", "履行期限应当是0到365日")
	}
	return nil
}

func (a Pronounce) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if err := s.ready(a.Decision); err != nil {
		return nil, nil, err
	}
	if err := s.deliberated(a.Decision); err != nil {
		return nil, nil, err
	}
	a.Final = s.Facts.SmallClaims()
	b := law.Basis{Contents}
	if a.Final {
		b = append(b, Final)
	}
	if len(s.Facts.Bench()) > 1 {
		b = append(b, Majority)
	}
	return a, b, nil
}

func field(name, say string, args ...any) error {
	r := law.Refuse(Contents, say, args...)
	r.Field = name
	return r
}

func (a Pronounce) Apply(s *Sheet, e docket.Entry) {
	s.Pronounced, s.At, s.By, s.Decision, s.Final = true, e.At, e.By.Name, a.Decision, a.Final
}
