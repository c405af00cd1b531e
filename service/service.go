// Package service serves papers on the parties 送达, and keeps the proof of each delivery.
package service

import (
	"slices"
	"time"

	"yunting/id"
	"yunting/law"
	"yunting/law/calendar"
)

var (
	// ToConfirmed: at an address the addressee gave or confirmed, arrival is service.
	ToConfirmed = law.Declare(law.Rule{
		Key: "olr/31.1", Article: "《人民法院在线诉讼规则》第三十一条第一款", From: "2021-08-01",
		Summary: "at an address offered or confirmed by the addressee, arrival in the address's system is service",
	})
	// ByReading: at another address that is provably his own, reading is service, rebuttably.
	ByReading = law.Declare(law.Rule{
		Key: "olr/31.2", Article: "《人民法院在线诉讼规则》第三十一条第二款", From: "2021-08-01",
		Summary: "at an unconfirmed address of the addressee, reply or an act is service; feedback that it was read is presumed service, rebuttably",
	})
	// Proof: the trace of an electronic delivery and its certificate.
	Proof = law.Declare(law.Rule{
		Key: "olr/31.3", Article: "《人民法院在线诉讼规则》第三十一条第三款", From: "2021-08-01",
		Summary: "electronic service is traced in full and certified; the certificate is the proof of service",
	})
	// Confirming the address.
	Confirming = law.Declare(law.Rule{
		Key: "olr/30", Article: "《人民法院在线诉讼规则》第三十条", From: "2021-08-01",
		Summary: "the court confirms whether the addressee accepts electronic service, how and where, and tells scope, effect and how to change it",
	})
	// Electronic service of papers.
	Electronic = law.Declare(law.Rule{
		Key: "cpl/90", Article: "《中华人民共和国民事诉讼法》第九十条", From: "2024-01-01",
		Summary: "with consent papers may be served electronically; judgments too; paper on request; date is arrival at the specific system",
	})
	// Direct or posted service.
	OnPaper = law.Declare(law.Rule{
		Key: "cpl/87-91", Article: "《中华人民共和国民事诉讼法》第八十七条、第八十八条、第八十九条、第九十一条", From: "2024-01-01",
		Summary: "service on paper is proved by a receipt; the date signed, or the date on the post's receipt, is the date of service",
	})
	// ByNotice: public notice.
	ByNotice = law.Declare(law.Rule{
		Key: "cpl/95", Article: "《中华人民共和国民事诉讼法》第九十五条", From: "2024-01-01",
		Summary: "when the addressee is missing or no other way works, service is by public notice; thirty days after publication it is deemed done; the reason and the way go into the file",
	})
)

// Grade says how far a delivery came; each grade has its proof.
type Grade string

const (
	Sent    Grade = "sent"    // 已发出
	Failed  Grade = "failed"  // 发送失败
	Arrived Grade = "arrived" // 已到达
	Opened  Grade = "opened"  // 已打开
	Deemed  Grade = "deemed"  // 视为送达
)

// Chinese is the grade's word on a page.
func (g Grade) Chinese() string {
	switch g {
	case Sent:
		return "已发出"
	case Failed:
		return "发送失败"
	case Arrived:
		return "已到达"
	case Opened:
		return "已打开阅知"
	case Deemed:
		return "视为送达"
	}
	return string(g)
}

// Address is where a party receives papers.
type Address struct {
	Mobile string `json:"mobile,omitempty"`
	Email  string `json:"email,omitempty"`
	Postal string `json:"postal,omitempty"`
	Inbox  bool   `json:"inbox"` // the party's account on this platform 诉讼平台专用账号
}

// Delivery is one set of papers on its way to one party.
type Delivery struct {
	ID        id.Delivery
	To        id.Party
	Papers    []string // paper kinds, in the order they are read
	Confirmed bool     // the addressee gave or confirmed this address
	Way       string   // sms, inbox, post, direct, left, entrusted, forwarded, notice
	Grade     Grade
	SentAt    time.Time // UTC instants; zero: not yet
	ArrivedAt time.Time
	OpenedAt  time.Time
	Effective time.Time // zero until the law counts it as served
	Under     law.Rule  // why it counts
	Failure   string
	Proof     string // on paper: the receipt in one line
}

// Sheet is what service knows about one matter.
type Sheet struct {
	Deliveries []*Delivery
	Addresses  map[id.Party]Address // confirmed ones
	Begun      map[id.Party]calendar.Date
	CodeHash   map[id.Party]string
	Rounds     map[id.Party]int // how often a new code was given
	Notice     *Notice          // newest public notice
	Notices    []*Notice        // all of them
	Tries      []Attempt        // on paper and by phone, without success

	Facts Facts `json:"-"`
}

// Facts is what service must ask of other stages.
type Facts interface {
	Parties() []id.Party
	ConsentsToService(id.Party) bool // to electronic service, now
	Abroad(id.Party) bool            // no domicile in the PRC
	HearingOn() calendar.Date        // of the hearing that is summoned and not held; zero: none
}

// Electronic tells whether a party may be served electronically with effect on arrival: it consented, and confirmed an
// electronic address (CPL 90, OLR 29, 31).
func (s *Sheet) Electronic(p id.Party) bool {
	a, ok := s.Addresses[p]
	return ok && (a.Mobile != "" || a.Email != "" || a.Inbox) && s.Facts.ConsentsToService(p)
}

// known refuses an addressee who is no party of the case.
func (s *Sheet) known(p id.Party, under law.Rule) error {
	if !slices.Contains(s.Facts.Parties(), p) {
		return law.Refuse(under, "本案没有这个当事人，请重新选择受送达人")
	}
	return nil
}

// Find returns a delivery.
func (s *Sheet) Find(d id.Delivery) *Delivery {
	for _, x := range s.Deliveries {
		if x.ID == d {
			return x
		}
	}
	return nil
}

// Served tells since when a party is served with a kind of paper; the earliest valid time wins (OLR 31 para 4).
func (s *Sheet) Served(p id.Party, paper string) (at time.Time, ok bool) {
	for _, d := range s.Deliveries {
		if d.To != p || d.Effective.IsZero() {
			continue
		}
		for _, k := range d.Papers {
			if k == paper && (!ok || d.Effective.Before(at)) {
				at, ok = d.Effective, true
			}
		}
	}
	return at, ok
}

// ServedOn is the court date of Served, zero if not served.
func (s *Sheet) ServedOn(p id.Party, paper string) calendar.Date {
	if at, ok := s.Served(p, paper); ok {
		return calendar.Of(at)
	}
	return calendar.Date{}
}

// Waiting is the newest delivery to a party that does not count as served yet.
func (s *Sheet) Waiting(p id.Party) *Delivery {
	for i := len(s.Deliveries) - 1; i >= 0; i-- {
		if d := s.Deliveries[i]; d.To == p {
			if d.Effective.IsZero() {
				return d
			}
			return nil
		}
	}
	return nil
}

// effective lets the delivery count as served; the first valid time stays.
func (d *Delivery) effective(at time.Time, under law.Rule) {
	if d.Effective.IsZero() {
		d.Effective, d.Under = at, under
	}
}

func noDelivery() error {
	return law.Refuse(Proof, "没有这次送达，请核对送达编号")
}
