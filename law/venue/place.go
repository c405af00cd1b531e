package venue

import (
	"strings"

	"yunting/law"
	"yunting/law/calendar"
)

// link is a place that gives a court territorial jurisdiction.
type link struct {
	what string // zh-Hans: 收货地
	city string
	rule law.Rule
}

// links lists the places that count for a dispute, in the order in which they are told.
func links(filed calendar.Date, f Facts) []link {
	p := f.Places
	defendant := func(rule law.Rule) link { return link{"被告住所地", p.Defendant, rule} }
	switch {
	case f.Matter == Administrative:
		return []link{{"作出行政行为的机关所在地", p.Defendant, organPlace}}
	case f.Matter == Product:
		return []link{{"产品制造地", p.Maker, productPlace}, {"产品销售地", p.Seller, productPlace}, {"损害发生地", p.Harm, productPlace}, defendant(productPlace)}
	case f.torts():
		return []link{{"实施行为的设备所在地", p.Device, onlineTortPlace}, {"被侵权人住所地", p.Victim, onlineTortPlace}, defendant(tortPlace.on(filed))}
	case f.contracts():
		return []link{f.performance(), defendant(contractPlace.on(filed))}
	}
	return []link{defendant(defendantPlace.on(filed))}
}

// performance finds the place of performance of a contract: the agreed one, else that of CPL-I 20 for sales, of CPL-I 18 for others.
func (f Facts) performance() link {
	p := f.Places
	rule := performancePlace
	if f.Matter == Sale {
		rule = salePlace
	}
	switch {
	case p.AgreedPerformance != "":
		return link{"合同约定的履行地", p.AgreedPerformance, rule}
	case f.Matter == Sale && f.DeliveredOnline:
		return link{"买受人住所地", p.Buyer, rule}
	case f.Matter == Sale:
		return link{"收货地", p.Receipt, rule}
	case f.MoneyClaim:
		return link{"接收货币一方所在地", p.MoneyReceiver, rule}
	}
	return link{"履行义务一方所在地", p.Performer, rule}
}

func (f Facts) torts() bool {
	switch f.Matter {
	case Tort, CopyrightInfringement, PublicInterest, Competition:
		return true
	case PersonalInformation:
		return f.Claim != ByContract
	}
	return f.Claim == ByTort
}

func (f Facts) contracts() bool {
	switch f.Matter {
	case Sale, Service, Loan:
		return true
	}
	return f.Claim == ByContract
}

// property tells contract and property disputes, in which the parties may agree on a court.
func (f Facts) property() bool {
	switch f.Matter {
	case Tort, PersonalInformation, PublicInterest, Administrative:
		return f.Claim == ByContract
	}
	return true
}

// same compares cities with or without 市.
func same(a, b string) bool {
	trim := func(s string) string { return strings.TrimSuffix(strings.TrimSpace(s), "市") }
	return trim(a) != "" && trim(a) == trim(b)
}
