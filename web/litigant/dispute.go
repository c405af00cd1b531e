package litigant

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"yunting/law/calendar"
	"yunting/law/cause"
	"yunting/law/venue"
	"yunting/web/shell"
)

// Dispute is the first step: what it is about, and the facts jurisdiction depends on 纠纷类型.
type Dispute struct {
	Cause    string `json:"cause,omitempty"`
	Claim    string `json:"claim,omitempty"` // venue.Claim, where the matter may rest on several grounds
	Online   string `json:"online,omitempty"`
	Whole    string `json:"whole,omitempty"`    // signed and performed wholly online
	Delivery string `json:"delivery,omitempty"` // network or post
	Place    string `json:"place,omitempty"`    // receipt, my domicile, the device …: the place of performance or of the tort
	Theirs   string `json:"theirs,omitempty"`   // the defendant's domicile
	Arbitral string `json:"arbitral,omitempty"` // yes or no
	Was      string `json:"was,omitempty"`      // the cause of a complaint under correction
}

const (
	yes = "yes"
	no  = "no"
)

func (x Dispute) cause() cause.Cause {
	c, _ := cause.ByKey(x.Cause)
	return c
}

// matter is the matter under which jurisdiction is explored.
func (x Dispute) matter() venue.Matter { return x.cause().Matter }

func (x Dispute) isSale() bool     { return x.matter() == venue.Sale }
func (x Dispute) isContract() bool { return x.matter() == venue.Service || x.matter() == venue.Loan }

// openGround tells the matters whose claim may rest on a contract or on a tort.
func (x Dispute) openGround() bool {
	switch x.matter() {
	case venue.Domain, venue.Data, venue.VirtualProperty, venue.PersonalInformation:
		return true
	}
	return false
}

// explore asks the rules of jurisdiction; it decides nothing.
func (x Dispute) explore(filed calendar.Date, city string) venue.Answer {
	f := venue.Facts{City: city, Matter: x.matter(), Claim: venue.Claim(x.Claim), Arbitration: x.Arbitral == yes}
	if x.openGround() && f.Claim == "" {
		f.Claim = venue.ByTort
	}
	on := x.Online == yes
	f.OnPlatform, f.Online, f.WorkOnline, f.FirstPublishedOnline = on, on, on, on
	f.SignedOnline, f.PerformedOnline = x.Whole == yes, x.Whole == yes
	f.DeliveredOnline = x.Delivery == "network"
	p := &f.Places
	p.Defendant = x.Theirs
	switch {
	case x.isSale() && f.DeliveredOnline:
		p.Buyer = x.Place
	case x.isSale():
		p.Receipt = x.Place
	case x.isContract() || f.Claim == venue.ByContract:
		f.MoneyClaim, p.MoneyReceiver = true, x.Place
	default:
		p.Victim, p.Harm = x.Place, x.Place
	}
	return venue.Explore(filed, f)
}

// stands tells that the answers given with a complaint under correction stand: the cause is the same and nothing new was said.
func (x Dispute) stands() bool {
	return x.Was != "" && x.Cause == x.Was && x.Online == "" && x.Place == "" && x.Theirs == "" && x.Arbitral == ""
}

func (x *Dispute) read(r *http.Request) {
	*x = Dispute{Was: x.Was, Cause: field(r, "cause"), Claim: field(r, "claim"), Online: field(r, "online"), Whole: field(r, "whole"),
		Delivery: field(r, "delivery"), Place: field(r, "place"), Theirs: field(r, "theirs"), Arbitral: field(r, "arbitral")}
}

func (x Dispute) check(ctx context.Context, at scene) (ps []shell.Problem) {
	add := func(id, say string) { ps = append(ps, shell.Problem{Field: id, Say: say}) }
	if x.stands() {
		return nil
	}
	if c := x.cause(); c.Key == "" || !c.On(at.today) {
		add("cause", shell.T(ctx, "请选择发生了什么纠纷"))
		return ps
	}
	if x.Online == "" {
		add("online", shell.T(ctx, "请选择事情是不是在网上发生的"))
	}
	if x.isContract() && x.Whole == "" {
		add("whole", shell.T(ctx, "请选择合同是不是全部在网上签订和履行的"))
	}
	if x.isSale() && x.Delivery == "" {
		add("delivery", shell.T(ctx, "请选择商品是怎样交付的"))
	}
	if x.openGround() && x.Claim == "" {
		add("claim", shell.T(ctx, "请选择争议是因合同还是因侵权发生的"))
	}
	if x.Place == "" {
		add("place", shell.T(ctx, "请填写所在的城市，写到市"))
	}
	if x.Theirs == "" {
		add("theirs", shell.T(ctx, "请填写对方所在的城市；不知道的，填写“不清楚”"))
	}
	if x.Arbitral == "" {
		add("arbitral", shell.T(ctx, "请选择双方是不是约定过仲裁"))
	}
	return ps
}

// causeChoices lists the causes a suit filed today may have; those an Internet court hears come first, the others are folded.
func causeChoices(ctx context.Context, today calendar.Date) (choices []shell.Choice) {
	cs := cause.For(today)
	rank := func(c cause.Cause) int {
		switch c.Matter {
		case venue.Sale:
			return 0
		case venue.Service:
			return 1
		case venue.Domain, venue.PersonalInformation, venue.VirtualProperty, venue.Competition, venue.Data:
			return 2
		}
		return 3
	}
	slices.SortStableFunc(cs, func(a, b cause.Cause) int { return rank(a) - rank(b) })
	for _, c := range cs {
		var hint []string
		for _, a := range c.Aliases {
			hint = append(hint, shell.T(ctx, a))
		}
		choices = append(choices, shell.Choice{Value: c.Key, Label: shell.T(ctx, c.Name), Hint: strings.Join(hint, shell.T(ctx, "、")), Rare: rank(c) == 3})
	}
	return choices
}

// placeLabel asks for the place that counts, as a fact.
func (x Dispute) placeLabel(ctx context.Context) string {
	switch {
	case x.isSale() && x.Delivery == "network":
		return shell.T(ctx, "您住在哪个城市？")
	case x.isSale():
		return shell.T(ctx, "收货地址在哪个城市？")
	}
	return shell.T(ctx, "您住在哪个城市？")
}
