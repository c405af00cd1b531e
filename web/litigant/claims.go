package litigant

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"yunting/court"
	"yunting/fee"
	"yunting/filing"
	"yunting/law/calendar"
	lawfee "yunting/law/fee"
	"yunting/law/money"
	"yunting/law/track"
	"yunting/procedure"
	"yunting/web/shell"
)

// Claims are what the plaintiff asks for 诉讼请求, as ticked and typed.
type Claims struct {
	Chosen   []string `json:"chosen,omitempty"`
	Refund   string   `json:"refund,omitempty"`
	Punitive string   `json:"punitive,omitempty"`
	Loss     string   `json:"loss,omitempty"`
	LossWhat string   `json:"loss_what,omitempty"`
	Apology  string   `json:"apology,omitempty"`
	Other    string   `json:"other,omitempty"`
}

// claimKinds in the order of the tiles.
var claimKinds = []string{"refund", "punitive", "loss", "apology", "other", "costs"}

func (x Claims) has(kind string) bool { return slices.Contains(x.Chosen, kind) }

// least is the smallest punitive damages of a consumer (《消费者权益保护法》第五十五条): ¥500.
const least money.Fen = 500_00

// triple is three times the price, at least the legal minimum, as text for the field.
func triple(price string) (string, bool) {
	f, err := money.Parse(price)
	if err != nil || f == 0 || f > money.Most/3 {
		return "", false
	}
	return max(3*f, least).String(), true
}

func amount(s string) money.Fen {
	f, err := money.Parse(s)
	if err != nil {
		return 0
	}
	return f
}

// list writes the claims as they read in the complaint.
func (x Claims) list() (cs []filing.Claim) {
	for _, k := range claimKinds {
		if !x.has(k) {
			continue
		}
		c := filing.Claim{Kind: k}
		switch k {
		case "refund":
			c.Amount = amount(x.Refund)
			c.Text = fmt.Sprintf("判令被告向原告退还货款%s元", c.Amount)
		case "punitive":
			c.Amount = amount(x.Punitive)
			c.Text = fmt.Sprintf("判令被告向原告支付惩罚性赔偿金%s元", c.Amount)
			if t, ok := triple(x.Refund); ok && x.has("refund") && t == c.Amount.String() && amount(x.Refund)*3 == c.Amount {
				c.Text = fmt.Sprintf("判令被告向原告支付价款三倍的惩罚性赔偿金%s元", c.Amount)
			}
		case "loss":
			c.Amount = amount(x.Loss)
			c.Text = fmt.Sprintf("判令被告赔偿原告损失%s元", c.Amount)
			if x.LossWhat != "" {
				c.Text += "（" + x.LossWhat + "）"
			}
		case "apology":
			c.Text = "判令被告向原告赔礼道歉"
			if x.Apology != "" {
				c.Text += "（" + x.Apology + "）"
			}
		case "other":
			c.Text = x.Other
		case "costs":
			c.Text = "判令本案诉讼费用由被告负担"
		}
		cs = append(cs, c)
	}
	return cs
}

// claimsOf reads claims back into the form.
func claimsOf(cs []filing.Claim) (x Claims) {
	inside := func(s string) string {
		if _, rest, ok := strings.Cut(s, "（"); ok {
			return strings.TrimSuffix(rest, "）")
		}
		return ""
	}
	for _, c := range cs {
		kind := c.Kind
		switch kind {
		case "refund":
			x.Refund = c.Amount.String()
		case "punitive":
			x.Punitive = c.Amount.String()
		case "loss":
			x.Loss, x.LossWhat = c.Amount.String(), inside(c.Text)
		case "apology":
			x.Apology = inside(c.Text)
		case "costs":
		default:
			kind, x.Other = "other", c.Text
		}
		x.Chosen = append(x.Chosen, kind)
	}
	return x
}

func (x *Claims) read(r *http.Request) {
	*x = Claims{Chosen: r.PostForm["claims"], Refund: field(r, "refund"), Punitive: field(r, "punitive"), Loss: field(r, "loss"),
		LossWhat: field(r, "loss_what"), Apology: field(r, "apology"), Other: field(r, "other")}
}

func (x Claims) check(ctx context.Context, _ scene) (ps []shell.Problem) {
	add := func(id, say string) { ps = append(ps, shell.Problem{Field: id, Say: say}) }
	if len(x.Chosen) == 0 {
		add("claims", shell.T(ctx, "请至少选择一项诉讼请求"))
	}
	for _, m := range []struct{ kind, typed string }{{"refund", x.Refund}, {"punitive", x.Punitive}, {"loss", x.Loss}} {
		if !x.has(m.kind) {
			continue
		}
		if f, err := money.Parse(m.typed); err != nil {
			add(m.kind, err.Error())
		} else if f == 0 {
			add(m.kind, shell.T(ctx, "金额要大于0，例如3299.00"))
		}
	}
	if x.has("other") && x.Other == "" {
		add("other", shell.T(ctx, "请写出其他请求，例如“判令被告删除含有原告个人信息的页面”"))
	}
	return ps
}

// Estimate is what the page tells in advance about track and fee; the court fixes both when it accepts the case.
type Estimate struct {
	Sum   money.Fen
	Known bool // enough is filled in to tell track and fee
	Track track.Decision
	Fee   lawfee.Result
}

// estimate applies the same rules as the acts, to what the draft says.
func estimate(c filing.Complaint, today calendar.Date, of *court.Profile) Estimate {
	e := Estimate{Sum: c.Sum(), Known: priced(c.Claims)}
	e.Track = track.Choose(track.Facts{Filed: today, Province: of.Province, Amount: e.Sum, MoneyOnly: c.MoneyOnly(), Clear: true,
		ForeignRelated: c.Flags.ForeignRelated, DefendantMissing: c.Flags.DefendantMissing, NeedsAppraisal: c.Flags.NeedsAppraisal})
	var err error
	if e.Fee, err = fee.Estimate(procedure.ChargeOf(c), e.Track.Track, of); err != nil {
		e.Known = false // the court has not set its rates; the clerk learns it when he accepts
	}
	return e
}

// priced tells whether something is claimed beside the costs, and every claim for money has its amount.
func priced(cs []filing.Claim) (something bool) {
	for _, c := range cs {
		switch c.Kind {
		case "costs":
		case "refund", "punitive", "loss":
			if c.Amount == 0 {
				return false
			}
			something = true
		default:
			something = true
		}
	}
	return something
}
