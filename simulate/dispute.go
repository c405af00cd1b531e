package simulate

import (
	"fmt"
	"math"
	"strings"
	"time"

	"yunting/filing"
	"yunting/law/calendar"
	"yunting/law/cause"
	"yunting/law/idcard"
	"yunting/law/money"
	"yunting/law/venue"
)

// dispute is what one case is about.
type dispute struct {
	kind
	name      string // of the cause
	price     money.Fen
	goods     string
	platform  string
	shop      string
	record    string
	day       calendar.Date
	here      []string // why this court may hear it
	elsewhere string   // why it may not
}

// choose draws a kind of dispute that has a cause on the day of filing.
func (p *play) choose(filed calendar.Date, city string) dispute {
	sum := 0
	for _, k := range kinds {
		sum += k.weight
	}
	for {
		n := p.IntN(sum)
		for _, k := range kinds {
			if n -= k.weight; n >= 0 {
				continue
			}
			if c, ok := cause.ByKey(k.cause); ok && c.On(filed) {
				return p.tell(k, c, filed, city)
			}
			break
		}
	}
}

// tell fills a kind with one story.
func (p *play) tell(k kind, c cause.Cause, filed calendar.Date, city string) dispute {
	price := k.median * math.Exp(0.9*p.NormFloat64())
	price = min(max(price, 49), 2_000_000)
	d := dispute{kind: k, name: c.Name, price: money.Fen(math.Round(price)) * 100, goods: pick(p.Rand, k.goods),
		shop: pick(p.Rand, words) + pick(p.Rand, []string{"旗舰店", "专营店", "优选", "工作室", "小铺"}), day: filed.AddDays(-12 - p.IntN(160))}
	var paired bool
	if d.platform, d.goods, paired = strings.Cut(d.goods, "/"); !paired {
		d.platform, d.goods = pick(p.Rand, k.platforms), d.platform
	}
	if p.chance(0.4) {
		d.price -= money.Fen(1 + p.IntN(99))
	}
	d.record = fmt.Sprintf("%04d%02d%02d%06d", d.day.Y, d.day.M, d.day.D, p.IntN(1e6))
	a := venue.Explore(filed, venue.Facts{City: city, Matter: c.Matter, Claim: k.ground, OnPlatform: true, SignedOnline: true, PerformedOnline: true, Online: true,
		WorkOnline: true, FirstPublishedOnline: true, MoneyClaim: true,
		Places: venue.Places{Receipt: city, Buyer: city, MoneyReceiver: city, Victim: city, Harm: city}})
	if a.Verdict == venue.Here {
		d.here = a.Reasons
	} else {
		d.elsewhere = strings.Join(a.Reasons, "")
	}
	return d
}

// fill puts the story into a text.
func (d dispute) fill(text string) string {
	return strings.NewReplacer("{货}", d.goods, "{价}", d.price.String(), "{台}", d.platform, "{店}", d.shop, "{号}", d.record, "{日}", d.day.Chinese()).Replace(text)
}

// draft writes the complaint.
func (p *play) draft(filed calendar.Date, city string, who litigant, against litigant) filing.Complaint {
	d := p.dispute
	c := filing.Complaint{Cause: d.cause, CauseName: d.name, Plaintiff: who.side(), Defendant: against.side(), Platform: d.platform, Order: d.record,
		Reasons: d.reasons, Here: d.here, Signature: who.side().Name}
	c.Defendant.Account = d.shop
	for _, a := range d.claims {
		if !p.chance(a.chance) {
			continue
		}
		x := filing.Claim{Kind: a.kind, Text: a.text, Amount: money.Fen(math.Round(float64(d.price) * a.share))}
		if x.Amount > 0 {
			x.Text = fmt.Sprintf(a.text, x.Amount)
		}
		c.Claims = append(c.Claims, x)
	}
	for i, f := range d.facts {
		x := filing.Fact{N: i + 1, Text: d.fill(f)}
		if strings.Contains(f, "{日}") {
			x.On = d.day
		}
		c.Facts = append(c.Facts, x)
	}
	c.Flags, c.Defendant.Abroad = filing.Flags{ForeignRelated: p.persona.foreign}, p.persona.foreign
	return c
}

// litigant is a firm or a person before it has a side.
type litigant struct {
	firm
	citizen, address string
}

// party invents a person of a city, or takes one of the firms.
func (r people) party(firms []firm, organisation bool, city string) litigant {
	if organisation {
		f := pick(r.Rand, firms)
		return litigant{firm: f, address: f.city + "某区某某大厦"}
	}
	return litigant{firm: firm{name: r.name(), city: city, mobile: r.mobile()}, citizen: r.citizen(), address: r.address(city)}
}

func (x litigant) side() filing.Side {
	s := filing.Side{Kind: filing.Organisation, Name: x.name, IDKind: idcard.CreditCode, IDNumber: x.code, Head: x.head, Mobile: x.mobile, Address: x.address}
	if x.citizen != "" {
		s.Kind, s.IDKind, s.IDNumber, s.Head = filing.Natural, idcard.ResidentID, x.citizen, ""
		s.Ethnicity, s.Occupation = "汉族", "职员"
	}
	return s
}

// about says when a play's filing lies: any day of the span, in the hours people keep.
func (p *play) about(now time.Time, share float64) time.Time {
	t := now.Add(-time.Duration(share * float64(Span)))
	at := calendar.Of(t).Start().Add(p.hour())
	if rest := p.days.Rest(calendar.Of(at)).Rest; rest && p.chance(0.35) { // fewer on rest days, but not none
		at = at.Add(-2 * day)
	}
	if !at.Before(now) {
		at = now.Add(-p.minutes(90))
	}
	return at
}
