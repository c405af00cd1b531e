package open

import (
	"net/http"
	"strconv"
	"strings"

	"yunting/law/calendar"
	"yunting/law/fee"
	"yunting/law/limit"
	"yunting/law/money"
	"yunting/law/period"
	"yunting/law/track"
	"yunting/platform/i18n"
	"yunting/web/shell"
)

func (p pages) guide(w http.ResponseWriter, r *http.Request) error {
	return p.Show(w, r, http.StatusOK, shell.Page{Title: shell.T(r.Context(), "诉讼指引"), Style: style, Body: guideView(p.Court)})
}

// tool is a page of the guide with its result, or its problems.
func (p pages) tool(w http.ResponseWriter, r *http.Request, title string, problems []shell.Problem, body func() shell.Page) error {
	pg := body()
	pg.Title, pg.Style, pg.Back, pg.BackTo, pg.Error = title, style, "/guide", shell.T(r.Context(), "诉讼指引"), len(problems) > 0
	status := http.StatusOK
	if pg.Error {
		status = http.StatusUnprocessableEntity
	}
	return p.Show(w, r, status, pg)
}

// feeKinds are the fees people ask about, in their words.
var feeKinds = []struct {
	Kind   fee.Kind
	Name   string
	Hint   string
	Amount bool // an amount has to be told
}{
	{fee.PropertyClaim, i18n.Mark("要钱、要货"), i18n.Mark("退款、货款、服务费、借款、赔偿财产损失"), true},
	{fee.Personality, i18n.Mark("名誉、隐私、个人信息等人格权"), i18n.Mark("金额填请求的赔偿数额，没有的填0"), true},
	{fee.IntellectualProperty, i18n.Mark("著作权、商标等知识产权"), i18n.Mark("没有请求金额的，不填"), false},
	{fee.OtherNonProperty, i18n.Mark("其他不涉及金额的请求"), i18n.Mark("例如只要求停止侵害、赔礼道歉"), false},
	{fee.Enforcement, i18n.Mark("申请执行"), i18n.Mark("金额填要求执行的数额；由被执行人负担，不用先交"), false},
	{fee.Preservation, i18n.Mark("申请财产保全"), i18n.Mark("金额填要求保全的数额"), true},
}

type feePage struct {
	Kind, Amount string
	Facts        []string // names of the circumstances ticked
	Problems     []shell.Problem
	Asked        bool
	Fee          fee.Result
	Accepted     bool // an acceptance fee: the track was chosen for it
	Track        track.Decision
	Filed        calendar.Date
}

func (p pages) fee(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	q := r.URL.Query()
	v := feePage{Kind: q.Get("kind"), Amount: strings.TrimSpace(q.Get("amount")), Facts: q["facts"], Asked: q.Has("kind") || q.Has("amount"), Filed: p.Today()}
	if v.Asked {
		v.Problems = p.reckonFee(r, &v)
	}
	return p.tool(w, r, shell.T(ctx, "要交多少费"), v.Problems, func() shell.Page { return shell.Page{Body: feeView(v)} })
}

func (p pages) reckonFee(r *http.Request, v *feePage) (ps []shell.Problem) {
	ctx := r.Context()
	known, needs := false, false
	for _, k := range feeKinds {
		if string(k.Kind) == v.Kind {
			known, needs = true, k.Amount
		}
	}
	if !known {
		ps = append(ps, shell.Problem{Field: "kind", Say: shell.T(ctx, "请选择您要提出什么请求")})
	}
	var amount money.Fen
	if v.Amount != "" || needs {
		var err error
		if amount, err = money.Parse(v.Amount); err != nil {
			ps = append(ps, shell.Problem{Field: "amount", Say: err.Error()})
		}
	}
	if len(ps) > 0 {
		return ps
	}
	kind := fee.Kind(v.Kind)
	o := fee.Options{NoAmount: v.Amount == "", Yuan: p.Court.RoundYuan}
	if v.Accepted = kind != fee.Enforcement && kind != fee.Preservation; v.Accepted {
		v.Track = track.Choose(track.Facts{Filed: v.Filed, Province: p.Court.Province, Amount: amount, Clear: !v.has("disputed"),
			MoneyOnly: (kind == fee.PropertyClaim || kind == fee.IntellectualProperty && !o.NoAmount) && !v.has("more"), ForeignRelated: v.has("foreign"), DefendantMissing: v.has("missing"), NeedsAppraisal: v.has("appraisal")})
		if v.Track.Track != track.Ordinary {
			o.Halve = fee.SimplifiedHalf
		}
	}
	var err error
	if v.Fee, err = fee.Accept(kind, amount, p.Court.Region(), o); err != nil {
		return []shell.Problem{{Field: "kind", Say: err.Error()}}
	}
	return nil
}

func (v feePage) has(fact string) bool {
	for _, f := range v.Facts {
		if f == fact {
			return true
		}
	}
	return false
}

// event is something that starts a period, as people meet it.
type event struct {
	Key, Name, What string
	Limit           limit.Period
}

// events lists the periods of the parties in the order of a case.
var events = []event{
	{"correct", i18n.Mark("收到补正通知"), i18n.Mark("补正起诉材料"), limit.Correction},
	{"pay", i18n.Mark("收到交费通知"), i18n.Mark("交纳案件受理费"), limit.FeePayment},
	{"answer", i18n.Mark("收到起诉状副本"), i18n.Mark("提交答辩状"), limit.Answer},
	{"answer-abroad", i18n.Mark("收到起诉状副本（在境外没有境内住所）"), i18n.Mark("提交答辩状"), limit.AnswerAbroad},
	{"evidence-small", i18n.Mark("收到举证通知（小额诉讼）"), i18n.Mark("提交证据"), limit.EvidenceSmall},
	{"evidence", i18n.Mark("收到举证通知（简易、普通程序）"), i18n.Mark("提交证据"), limit.EvidenceOrdinary},
	{"appeal", i18n.Mark("收到判决书"), i18n.Mark("上诉"), limit.AppealJudgment},
	{"appeal-ruling", i18n.Mark("收到裁定书"), i18n.Mark("上诉"), limit.AppealRuling},
	{"appeal-abroad", i18n.Mark("收到判决书、裁定书（在境外没有境内住所）"), i18n.Mark("上诉"), limit.AppealAbroad},
	{"notice", i18n.Mark("发布公告"), i18n.Mark("公告送达期满"), limit.PublicNotice},
	{"notice-abroad", i18n.Mark("发布公告（受送达人在境内没有住所）"), i18n.Mark("公告送达期满"), limit.NoticeAbroad},
}

// own is the key of a length the person gives.
const own = "own"

type periodPage struct {
	Event, Date, N, Unit string
	Problems             []shell.Problem
	Asked                bool
	Name, What           string
	Result               period.Result
}

func (p pages) period(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	v := periodPage{Event: q.Get("event"), Date: strings.TrimSpace(q.Get("date")), N: strings.TrimSpace(q.Get("n")), Unit: q.Get("unit"), Asked: q.Has("event") || q.Has("date")}
	if v.Asked {
		v.Problems = v.reckon(r, p.Court.Calendar())
	} else {
		v.Date = p.Today().String()
	}
	return p.tool(w, r, shell.T(r.Context(), "期限到哪天"), v.Problems, func() shell.Page { return shell.Page{Body: periodView(v)} })
}

func (v *periodPage) reckon(r *http.Request, days *calendar.Calendar) (ps []shell.Problem) {
	ctx := r.Context()
	from, err := calendar.Parse(v.Date)
	if err != nil {
		ps = append(ps, shell.Problem{Field: "date", Say: shell.T(ctx, "请填写日期，例如2026-11-23")})
	} else if from.Y < 2018 || from.Y > 2100 {
		ps = append(ps, shell.Problem{Field: "date", Say: shell.T(ctx, "只能计算2018年到2100年的期限，请核对年份")})
	}
	length, found := limit.Period{}, false
	for _, e := range events {
		if e.Key == v.Event {
			length, found, v.Name, v.What = e.Limit, true, e.Name, e.What
		}
	}
	if v.Event == own {
		n, err := strconv.Atoi(v.N)
		unit := period.Unit(v.Unit)
		if err != nil || n < 1 || n > 3650 || unit != period.Day && unit != period.Workday && unit != period.Month && unit != period.Year {
			ps = append(ps, shell.Problem{Field: "n", Say: shell.T(ctx, "请填写期限的长度，1到3650之间的整数")})
		}
		if unit == period.Year && n > 50 || unit == period.Month && n > 600 {
			ps = append(ps, shell.Problem{Field: "n", Say: shell.T(ctx, "期限太长，请核对数字和单位")})
		}
		length, found = limit.Period{N: n, Unit: unit}, true
	}
	if !found {
		ps = append(ps, shell.Problem{Field: "event", Say: shell.T(ctx, "请选择从什么时候开始算")})
	}
	if len(ps) > 0 {
		return ps
	}
	if length.Rule.Key == "" {
		v.Result = period.Count(from, length.N, length.Unit, days)
	} else {
		v.Result = length.Run(from, days)
	}
	return nil
}
