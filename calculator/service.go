package calculator

import (
	"slices"
	"strings"
	"time"

	"yunting/law/calendar"
	"yunting/law/service"
)

// ServiceQuestion asks whether and from when a paper counts as served.
type ServiceQuestion struct {
	Event    string `query:"event" help:"What happened: signed, left, refused-at-court, refused-verdict, arrived, answered, read, sent, reminded, published, posted-abroad or returned." doc:"What happened 送达的经过: signed 签收, left 留置, refused-at-court 到院拒签, refused-verdict 宣判时拒签, arrived 到达确认的地址, answered 回复收悉, read 已阅知, sent 仅发送, reminded 提醒, published 公告, posted-abroad 向境外邮寄, returned 退回."`
	At       string `query:"at" help:"Court time of the event, 2026-11-23T10:30." doc:"Court time of the event 发生的时间, YYYY-MM-DDTHH:MM, or a court date."`
	Paper    string `query:"paper" default:"ordinary" help:"ordinary, decision or mediation." doc:"ordinary 一般文书, decision 判决书、裁定书, mediation 调解书."`
	NoAbode  bool   `query:"no_abode" help:"The receiver has no domicile in the territory." doc:"The receiver has no domicile in the territory 在境内没有住所."`
	Disprove bool   `query:"disprove" help:"Of read: the receiver proved not to have seen it." doc:"Of read: the receiver proved not to have seen it 证明没有收悉."`
}

// Service is the effect of a delivery.
type Service struct{ service.Effect }

var serviceEvents = []service.Event{service.Signed, service.Left, service.RefusedAtCourt, service.RefusedVerdict, service.Arrived, service.Answered,
	service.Read, service.Sent, service.Reminded, service.Published, service.PostedAbroad, service.CameBack}

var servicePapers = []service.Paper{service.Ordinary, service.Decision, service.Mediation}

// FindService applies the rule of the day of the event.
func FindService(q ServiceQuestion, cal *calendar.Calendar) (Service, error) {
	if err := tooLong(q); err != nil {
		return Service{}, err
	}
	event, paper := service.Event(q.Event), service.Paper(q.Paper)
	if !slices.Contains(serviceEvents, event) {
		return Service{}, refuse("event", "没有“%s”这种送达的经过，可以是%s", q.Event, strings.Join(words(serviceEvents), "、"))
	}
	if !slices.Contains(servicePapers, paper) {
		return Service{}, refuse("paper", "没有“%s”这种文书，可以是%s", q.Paper, strings.Join(words(servicePapers), "、"))
	}
	at, err := time.ParseInLocation("2006-01-02T15:04", q.At, calendar.Zone)
	if err != nil {
		day, bad := date("at", "送达经过发生的时间", q.At)
		if bad != nil {
			return Service{}, bad
		}
		at = day.Start()
	}
	if _, err := date("at", "送达经过发生的时间", calendar.Of(at).String()); err != nil {
		return Service{}, err
	}
	return Service{service.Effective(service.Attempt{Event: event, At: at.UTC(), Paper: paper, Disproved: q.Disprove, Domicile: !q.NoAbode}, cal)}, nil
}

func (s Service) Lines() []string {
	out := []string{"没有送达", "  " + s.Reason}
	if s.Served {
		out[0] = "送达日期：" + s.On.String() + "，期间自次日起算"
	}
	for _, x := range s.Skipped {
		out = append(out, skipLine(x))
	}
	return append(out, basisLine(s.Basis))
}
