package open

import (
	"net/http"
	"strconv"
	"strings"

	"yunting/calculator"
	"yunting/law/calendar"
	"yunting/law/fee"
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
	Kind  fee.Kind
	Name  string
	Hint  string
	Track bool // a case of first instance whose track decides whether the fee is halved
	Rare  bool
}{
	{fee.PropertyClaim, i18n.Mark("要钱、要货"), i18n.Mark("退款、货款、服务费、借款、赔偿财产损失"), true, false},
	{fee.Personality, i18n.Mark("名誉、隐私、个人信息等人格权"), i18n.Mark("金额填请求的赔偿数额，没有的填0"), true, false},
	{fee.IntellectualProperty, i18n.Mark("著作权、商标等知识产权"), i18n.Mark("没有请求金额的，不填"), true, false},
	{fee.OtherNonProperty, i18n.Mark("其他不涉及金额的请求"), i18n.Mark("例如只要求停止侵害、赔礼道歉"), true, false},
	{fee.Enforcement, i18n.Mark("申请执行"), i18n.Mark("金额填要求执行的数额；由被执行人负担，不用先交"), false, false},
	{fee.Preservation, i18n.Mark("申请财产保全"), i18n.Mark("金额填要求保全的数额"), false, false},
	{calculator.Appeal, i18n.Mark("上诉（要钱、要货的案件）"), i18n.Mark("金额填不服一审判决的那部分数额"), false, true},
	{fee.Administrative, i18n.Mark("不服行政决定"), i18n.Mark("不填金额"), false, true},
	{fee.PaymentOrder, i18n.Mark("申请支付令"), i18n.Mark("金额填要求支付的数额"), false, true},
	{fee.Objection, i18n.Mark("管辖权异议不成立"), i18n.Mark("不填金额"), false, true},
	{fee.Labour, i18n.Mark("劳动争议"), i18n.Mark("不填金额"), true, true},
	{fee.Divorce, i18n.Mark("离婚"), i18n.Mark("金额填要分割的财产总额"), true, true},
	{fee.Special, i18n.Mark("申请司法确认调解协议"), i18n.Mark("不填金额"), false, true},
}

type feePage struct {
	Kind, Amount string
	Facts        []string // names of the circumstances ticked
	Problems     []shell.Problem
	Asked        bool
	Fee          calculator.Fee
	Acceptance   bool             // an acceptance fee 案件受理费
	Track        calculator.Track // of a case of first instance; otherwise without a name
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

// reckonFee asks the calculators: the track for a case of first instance, then the fee.
func (p pages) reckonFee(r *http.Request, v *feePage) (ps []shell.Problem) {
	ctx := r.Context()
	kind, known, tracked := fee.Kind(v.Kind), false, false
	for _, k := range feeKinds {
		if k.Kind == kind {
			known, tracked = true, k.Track
		}
	}
	if !known {
		ps = append(ps, shell.Problem{Field: "kind", Say: shell.T(ctx, "请选择您要提出什么请求")})
	}
	var amount money.Fen
	if v.Amount != "" {
		var err error
		if amount, err = money.Parse(v.Amount); err != nil {
			ps = append(ps, shell.Problem{Field: "amount", Say: err.Error()})
		}
	}
	if len(ps) > 0 {
		return ps
	}
	q := calculator.FeeQuestion{Kind: v.Kind, Amount: v.Amount, Of: string(fee.PropertyClaim), Against: string(fee.AgainstJudgment), HalveFor: "simplified"}
	if p.Court.RoundYuan {
		q.Round = "yuan"
	}
	v.Acceptance = kind == calculator.Appeal || kind.Acceptance()
	if tracked {
		d := track.Choose(track.Facts{Filed: v.Filed, Province: p.Court.Province, Amount: amount, Clear: !v.has("disputed"),
			MoneyOnly: (kind == fee.PropertyClaim || kind == fee.IntellectualProperty && v.Amount != "") && !v.has("more"), ForeignRelated: v.has("foreign"), DefendantMissing: v.has("missing"), NeedsAppraisal: v.has("appraisal")})
		v.Track, q.Halve = calculator.TrackOf(d), d.Track != track.Ordinary
	}
	var err error
	if v.Fee, err = calculator.FeeIn(q, p.Court.Region()); err != nil {
		ps, _ := shell.Problems(err, "kind")
		return ps
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

// event is something that starts a period, as people meet it. Its key is the calculator's name of the period.
type event struct{ Key, Name, What string }

// Length is how long the period is: 15日.
func (e event) Length() string {
	p, _ := calculator.LimitNamed(e.Key)
	return p.Chinese()
}

// events lists the periods of the parties in the order of a case.
var events = []event{
	{"correction", i18n.Mark("收到补正通知"), i18n.Mark("补正起诉材料")},
	{"fee", i18n.Mark("收到交费通知"), i18n.Mark("交纳案件受理费")},
	{"answer", i18n.Mark("收到起诉状副本"), i18n.Mark("提交答辩状")},
	{"answer-abroad", i18n.Mark("收到起诉状副本（在境外没有境内住所）"), i18n.Mark("提交答辩状")},
	{"evidence-small", i18n.Mark("收到举证通知（小额诉讼）"), i18n.Mark("提交证据")},
	{"evidence-ordinary", i18n.Mark("收到举证通知（简易、普通程序）"), i18n.Mark("提交证据")},
	{"appeal-judgment", i18n.Mark("收到判决书"), i18n.Mark("上诉")},
	{"appeal-ruling", i18n.Mark("收到裁定书"), i18n.Mark("上诉")},
	{"appeal-abroad", i18n.Mark("收到判决书、裁定书（在境外没有境内住所）"), i18n.Mark("上诉")},
	{"public-notice", i18n.Mark("发布公告"), i18n.Mark("公告送达期满")},
	{"public-notice-abroad", i18n.Mark("发布公告（受送达人在境内没有住所）"), i18n.Mark("公告送达期满")},
}

// own is the key of a length the person gives.
const own = "own"

type periodPage struct {
	Event, Date, N, Unit string
	Problems             []shell.Problem
	Asked                bool
	Name, What           string
	Result               calculator.Deadline
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
	q, field := calculator.DeadlineQuestion{From: v.Date, Unit: string(period.Day)}, map[string]string{"from": "date", "days": "n", "unit": "n", "limit": "event"}
	if v.Event == own {
		q.Unit = v.Unit
		var err error
		if q.Days, err = strconv.Atoi(v.N); err != nil || q.Unit == string(period.Hour) {
			return []shell.Problem{{Field: "n", Say: shell.T(r.Context(), "请填写期限的长度，1到3650之间的整数")}}
		}
	} else {
		for _, e := range events {
			if e.Key == v.Event {
				q.Limit, v.Name, v.What = e.Key, e.Name, e.What
			}
		}
		if q.Limit == "" {
			ps = append(ps, shell.Problem{Field: "event", Say: shell.T(r.Context(), "请选择从什么时候开始算")})
			q.Days = 1 // the date is checked all the same
		}
	}
	result, err := calculator.FindDeadline(q, days)
	more, _ := shell.Problems(err, "event")
	for _, p := range more {
		ps = append(ps, shell.Problem{Field: field[p.Field], Say: p.Say})
	}
	v.Result = result
	return ps
}
