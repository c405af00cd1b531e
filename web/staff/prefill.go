package staff

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"yunting/defence"
	"yunting/docket"
	"yunting/hearing"
	"yunting/judgment"
	"yunting/law/limit"
	"yunting/law/money"
	"yunting/procedure"
	"yunting/web/shell"
)

// draft is a judgment being written, as typed: what cannot be read yet is kept too.
type draft struct {
	Findings  []found   `json:"findings"`
	Reasons   string    `json:"reasons"`
	Laws      string    `json:"laws"` // one provision a line
	Orders    []ordered `json:"orders"`
	Plaintiff string    `json:"plaintiff"` // yuan
	Defendant string    `json:"defendant"` // yuan
	PayDays   string    `json:"pay_days"`
}

// found is the judge's finding on fact N; Found is yes, no or empty.
type found struct {
	N       int    `json:"n"`
	Found   string `json:"found"`
	Because string `json:"because"`
}

type ordered struct {
	Text   string `json:"text"`
	Amount string `json:"amount"` // yuan; empty: not for money
}

// open is a place the judge still has to fill in.
func open(what string) string { return judgment.Placeholder + "：" + what + "】" }

// prefill begins a draft with what the docket says. What needs the judge's own mind stays an open place.
func prefill(c *procedure.Civil) draft {
	d := draft{Reasons: open("裁判理由"), PayDays: fmt.Sprint(limit.Performance.N)}
	for _, x := range c.Filing.Complaint.Facts {
		d.Findings = append(d.Findings, prefound(c, x.N))
	}
	for i, x := range c.Filing.Complaint.Claims {
		if x.Kind != "costs" { // the fee is split below
			d.Orders = append(d.Orders, preorder(c, i+1, x.Text, x.Amount))
		}
	}
	d.Laws = strings.Join(append([]string{open("实体法条文")}, prelaws(c)...), "\n")
	return d
}

// prefound fills in what the defendant admitted; every other fact waits for the judge.
func prefound(c *procedure.Civil, n int) found {
	v, ok := c.Defence.View(n)
	switch {
	case ok && v.Attitude == defence.Admit:
		return found{N: n, Found: "yes", Because: "被告在答辩中承认该项事实。"}
	case ok && v.Attitude == defence.Deny:
		return found{N: n, Because: "被告否认该项事实。" + open("认定理由")}
	case ok:
		return found{N: n, Because: "被告表示不清楚。" + open("认定理由")}
	}
	return found{N: n, Because: "被告对该项事实未作回应。" + open("认定理由")}
}

// preorder suggests an order in the words of a claim; whether it is granted is left open.
func preorder(c *procedure.Civil, n int, text string, amount money.Fen) ordered {
	p, d := c.PartyName(procedure.P1), c.PartyName(procedure.D1)
	text = strings.TrimPrefix(strings.TrimSpace(text), "判令")
	if rest, ok := strings.CutPrefix(text, "被告"); ok {
		rest = strings.Replace(rest, "向原告", "向原告"+p, 1)
		text = fmt.Sprintf("被告%s于本判决发生法律效力之日起%d日内%s", d, limit.Performance.N, rest)
	}
	o := ordered{Text: open(fmt.Sprintf("第%d项请求是否支持", n)) + strings.TrimRight(text, "。") + "。"}
	if amount > 0 {
		o.Amount = amount.String()
	}
	return o
}

// prelaws are the provisions of procedure the judgment will rest on.
func prelaws(c *procedure.Civil) (out []string) {
	for _, s := range c.Hearing.Sittings {
		if s.Held && len(s.Present) < 2 {
			out = append(out, hearing.Default.Article)
			break
		}
	}
	if c.Judgment.Facts.SmallClaims() {
		out = append(out, judgment.Final.Article)
	}
	return out
}

// decision reads the draft as a judgment. The problems are those that can be seen without the rules of pronouncing.
func (d draft) decision(ctx context.Context, c *procedure.Civil) (judgment.Decision, []shell.Problem) {
	var out judgment.Decision
	var bad []shell.Problem
	add := func(field, say string) { bad = append(bad, shell.Problem{Field: field, Say: say}) }
	amount := func(field, typed, what string) money.Fen {
		f, err := money.Parse(typed)
		if err != nil {
			add(field, what+"："+err.Error())
		}
		return f
	}
	for _, x := range c.Filing.Complaint.Facts {
		f := d.finding(x.N)
		if f.Found == "" {
			add(fmt.Sprintf("found-%d", x.N), shell.T(ctx, "请选择第%d项事实是否认定", x.N))
		}
		if strings.TrimSpace(f.Because) == "" {
			add(fmt.Sprintf("because-%d", x.N), shell.T(ctx, "请写明第%d项事实的认定理由", x.N))
		}
		out.Findings = append(out.Findings, judgment.Finding{N: x.N, Text: x.Text, Locked: true, Found: f.Found == "yes", Because: strings.TrimSpace(f.Because)})
	}
	for i, o := range d.Orders {
		if strings.TrimSpace(o.Text) == "" {
			if o.Amount != "" {
				add(fmt.Sprintf("order-%d", i+1), shell.T(ctx, "第%d项判决主文只有金额，没有内容", i+1))
			}
			continue
		}
		j := judgment.Order{Text: strings.TrimSpace(o.Text)}
		if o.Amount != "" {
			j.Amount = amount(fmt.Sprintf("amount-%d", i+1), o.Amount, shell.T(ctx, "第%d项判决主文的金额", i+1))
		}
		out.Orders = append(out.Orders, j)
	}
	for line := range strings.Lines(d.Laws) {
		if line = strings.TrimSpace(line); line != "" {
			out.Laws = append(out.Laws, line)
		}
	}
	out.Reasons = strings.TrimSpace(d.Reasons)
	out.Plaintiff = amount("fee-plaintiff", d.Plaintiff, shell.T(ctx, "原告负担的受理费"))
	out.Defendant = amount("fee-defendant", d.Defendant, shell.T(ctx, "被告负担的受理费"))
	n, err := strconv.Atoi(strings.TrimSpace(d.PayDays))
	if err != nil {
		add("pay_days", shell.T(ctx, "请填写履行期限的天数，例如10"))
	}
	out.PayDays = n
	return out, bad
}

func (d draft) finding(n int) found {
	for _, f := range d.Findings {
		if f.N == n {
			return f
		}
	}
	return found{N: n}
}

// ready asks the rule of pronouncing itself whether a judgment may be signed, without entering it.
func ready(c *procedure.Civil, dec judgment.Decision, in docket.Scene) []shell.Problem {
	_, _, err := judgment.Pronounce{Decision: dec}.Decide(&c.Judgment, in)
	if err == nil {
		return nil
	}
	bad, _ := placed(err)
	return bad
}

// placed puts what is wrong with a decision beside the control it came from; a fault stays an error.
func placed(err error) ([]shell.Problem, error) {
	bad, err := shell.Problems(err, "order-1")
	for i, p := range bad {
		if f, ok := map[string]string{"fees": "fee-plaintiff", "orders": "order-1", "findings": "found-1"}[p.Field]; ok {
			bad[i].Field = f
		}
	}
	return bad, err
}
