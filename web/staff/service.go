package staff

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"time"

	"yunting/docket"
	"yunting/document"
	"yunting/id"
	"yunting/law/calendar"
	"yunting/law/track"
	"yunting/procedure"
	"yunting/service"
	"yunting/web/shell"
)

// servicePage is how the papers of a case reached the parties.
type servicePage struct {
	caseView
	Deliveries []deliveryView
	Addresses  []addressView
	Begin      bool // nothing was sent to the defendant yet, and it may be
	Unpaid     bool
	Targets    []target
	Notices    []noticeView
	Small      bool // a public notice takes the case out of small claims
	Fresh      id.Delivery
	Today      calendar.Date
	Done       string
	Problems   []shell.Problem
	Form       url.Values
}

// deliveryView is one delivery with its graded proof.
type deliveryView struct {
	To, Way, Papers, Grade, Tag      string
	Sent, Arrived, Opened, Effective time.Time
	Under, Failure, Confirmed, Proof string
}

type addressView struct{ Side, Name, Mobile, Email, Postal, Inbox string }

// target is a party that some papers have not reached.
type target struct {
	Party  id.Party
	Name   string
	Papers string
	Tries  []tryView // what was done to reach the party, for a public notice
	Notice bool      // a public notice of these papers runs
}

// tryView is one try that did not succeed.
type tryView struct {
	On          calendar.Date
	Way, Result string
}

type noticeView struct {
	On, Until                 calendar.Date
	To, Ground, Reason, Where string
	Papers                    string
	Done                      bool
}

func wayName(ctx context.Context, w string) string {
	switch w {
	case "sms":
		return shell.T(ctx, "短信链接")
	case "inbox":
		return shell.T(ctx, "平台账户")
	case "post":
		return shell.T(ctx, "邮寄")
	case "direct":
		return shell.T(ctx, "直接送达")
	case "left":
		return shell.T(ctx, "留置送达")
	case "entrusted":
		return shell.T(ctx, "委托送达")
	case "forwarded":
		return shell.T(ctx, "转交送达")
	case "phone":
		return shell.T(ctx, "电话联系")
	case "notice":
		return shell.T(ctx, "公告")
	}
	return w
}

// unserved lists the kinds of papers that still have to reach a party: what the waiting delivery contains, otherwise
// what was issued for the party and never counted as served.
func unserved(c *procedure.Civil, p id.Party) []string {
	if d := c.Service.Waiting(p); d != nil {
		return d.Papers
	}
	var out []string
	for _, x := range c.Papers.Papers {
		k := string(x.Kind)
		if _, ok := c.Service.Served(p, k); !ok && x.For == p && !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	if slices.Contains(out, string(document.Respond)) {
		out = append([]string{string(document.Complaint)}, out...)
	}
	return out
}

func (s pages) service(w http.ResponseWriter, r *http.Request) error {
	f, err := s.civil(r, docket.Clerk)
	if err != nil {
		return err
	}
	return s.showService(w, r, f, nil)
}

func (s pages) showService(w http.ResponseWriter, r *http.Request, f *file, bad []shell.Problem) error {
	ctx, now := r.Context(), s.Clock.Now()
	p := servicePage{caseView: viewOf(ctx, f, now), Small: f.Trial.Now() == track.Small && !f.Judgment.Pronounced, Today: calendar.Of(now), Problems: bad, Form: r.PostForm,
		Fresh: id.Delivery("h-" + id.New()), Unpaid: !f.Fee.Cleared()}
	if again := r.PostFormValue("delivery"); again != "" {
		p.Fresh = id.Delivery(again)
	}
	for _, d := range slices.Backward(f.Service.Deliveries) {
		p.Deliveries = append(p.Deliveries, deliveryOf(ctx, f, d))
	}
	_, begun := f.Service.Begun[procedure.D1]
	p.Begin = !begun && f.Fee.Cleared() && f.Filing.Open()
	for _, x := range both {
		if ks := unserved(f.Civil, x); len(ks) > 0 {
			p.Targets = append(p.Targets, targetOf(ctx, f, x, ks))
		}
		if a, ok := f.Service.Addresses[x]; ok {
			v := addressView{Side: side(ctx, x), Name: f.PartyName(x), Mobile: a.Mobile, Email: a.Email, Postal: a.Postal}
			if a.Inbox {
				v.Inbox = shell.T(ctx, "接收")
			}
			p.Addresses = append(p.Addresses, v)
		}
	}
	for _, n := range slices.Backward(f.Service.Notices) {
		p.Notices = append(p.Notices, noticeView{On: n.On, Until: n.Until, To: f.PartyName(n.To), Ground: n.Ground.Chinese(), Reason: n.Reason, Where: n.Where,
			Papers: papers(n.Papers), Done: n.Done})
	}
	switch r.URL.Query().Get("done") {
	case "begin":
		p.Done = shell.T(ctx, "已开始送达，文书正在生成并发送。")
	case "hand":
		p.Done = shell.T(ctx, "线下送达已登记，期限已按签收日期计算。")
	case "attempt":
		p.Done = shell.T(ctx, "未送达的情况已记入案卷。")
	case "publish":
		p.Done = shell.T(ctx, "公告已发布。")
	}
	return s.show(w, r, "/clerk/service", bad, shell.Page{Title: shell.T(ctx, "送达 %s", p.Name), Back: "/clerk/service", BackTo: shell.T(ctx, "送达"), Body: serviceBody(p)})
}

func deliveryOf(ctx context.Context, f *file, d *service.Delivery) deliveryView {
	v := deliveryView{To: side(ctx, d.To) + " " + f.PartyName(d.To), Way: wayName(ctx, d.Way), Papers: papers(d.Papers), Grade: shell.T(ctx, d.Grade.Chinese()),
		Sent: d.SentAt, Arrived: d.ArrivedAt, Opened: d.OpenedAt, Effective: d.Effective, Under: d.Under.Article, Failure: d.Failure, Proof: d.Proof}
	v.Tag = map[service.Grade]string{service.Failed: "r", service.Arrived: "b", service.Opened: "g", service.Deemed: "y"}[d.Grade]
	if d.Confirmed {
		v.Confirmed = shell.T(ctx, "受送达人确认的地址")
	} else if d.Way != "notice" {
		v.Confirmed = shell.T(ctx, "未经确认的地址，打开阅知才算送达")
	}
	return v
}

// deliver handles a form of the service page.
func (s pages) deliver(w http.ResponseWriter, r *http.Request, verb, first string, read func(context.Context, *file) (docket.Act, []shell.Problem)) error {
	f, err := s.civil(r, docket.Clerk)
	if err != nil {
		return err
	}
	if err := r.ParseForm(); err != nil {
		return stale
	}
	here := "/clerk/service/" + string(f.Matter())
	act, bad := read(r.Context(), f)
	if len(bad) == 0 {
		if err = s.enter(r, act); err == nil {
			return shell.To(w, r, here+"?done="+verb)
		}
		if bad, err = problems(err, verb, first); err != nil {
			return s.overtaken(w, r, err, here)
		}
	}
	return s.showService(w, r, f, bad)
}

func (s pages) begin(w http.ResponseWriter, r *http.Request) error {
	return s.deliver(w, r, "begin", "begin", func(context.Context, *file) (docket.Act, []shell.Problem) {
		return service.Begin{To: procedure.D1}, nil
	})
}

func (s pages) hand(w http.ResponseWriter, r *http.Request) error {
	return s.deliver(w, r, "hand", "hand-proof", func(ctx context.Context, f *file) (docket.Act, []shell.Problem) {
		to, kinds, bad := addressee(ctx, f, r, "hand-to")
		on, problem := dated(ctx, r, "hand-on", shell.T(ctx, "请填写送达回证上的签收日期，例如2026-11-23"))
		bad = append(bad, problem...)
		a := service.Hand{Delivery: id.Delivery(r.PostFormValue("delivery")), To: to, Papers: kinds, Way: r.PostFormValue("hand-way"), On: on, Proof: text(r, "hand-proof"),
			Signer: text(r, "hand-signer")}
		switch a.Way {
		case "post":
			a.Posted, problem = dated(ctx, r, "hand-posted", shell.T(ctx, "邮寄送达的，请填写交邮日期，例如2026-11-20"))
			bad = append(bad, problem...)
		case "left":
			a.Refused, a.Witness, a.Footage = text(r, "hand-refused"), text(r, "hand-witness"), text(r, "hand-footage")
		case "entrusted", "forwarded":
			a.Through = text(r, "hand-through")
		case "direct":
		default:
			bad = append(bad, shell.Problem{Field: "hand-way", Say: shell.T(ctx, "请选择送达方式")})
		}
		return a, bad
	})
}

// attempt records a try on paper or by phone that failed.
func (s pages) attempt(w http.ResponseWriter, r *http.Request) error {
	return s.deliver(w, r, "attempt", "attempt-result", func(ctx context.Context, f *file) (docket.Act, []shell.Problem) {
		to, _, bad := addressee(ctx, f, r, "attempt-to")
		on, problem := dated(ctx, r, "attempt-on", shell.T(ctx, "请填写送达的日期，例如2026-11-23"))
		return service.Attempt{To: to, Way: r.PostFormValue("attempt-way"), On: on, Result: text(r, "attempt-result")}, append(bad, problem...)
	})
}

func (s pages) publish(w http.ResponseWriter, r *http.Request) error {
	return s.deliver(w, r, "publish", "publish-reason", func(ctx context.Context, f *file) (docket.Act, []shell.Problem) {
		to, kinds, bad := addressee(ctx, f, r, "publish-to")
		return service.Publish{Delivery: id.Delivery(r.PostFormValue("delivery")), To: to, Papers: kinds, Ground: service.Ground(r.PostFormValue("publish-ground")),
			Reason: text(r, "publish-reason"), Where: text(r, "publish-where")}, bad
	})
}

// dated reads a date of a form.
func dated(_ context.Context, r *http.Request, field, say string) (calendar.Date, []shell.Problem) {
	on, err := calendar.Parse(r.PostFormValue(field))
	if err != nil {
		return on, []shell.Problem{{Field: field, Say: say}}
	}
	return on, nil
}

// targetOf is a party that papers have not reached, with what was tried.
func targetOf(ctx context.Context, f *file, x id.Party, kinds []string) target {
	t := target{Party: x, Name: side(ctx, x) + " " + f.PartyName(x), Papers: papers(kinds), Notice: f.Service.Running(x, kinds...) != nil}
	for _, y := range f.Service.TriesFor(x, kinds) {
		t.Tries = append(t.Tries, tryView{On: y.On, Way: wayName(ctx, y.Way), Result: y.Result})
	}
	return t
}

// groundChoices are the two grounds of a public notice.
func groundChoices(ctx context.Context) []option {
	return []option{{string(service.Unreachable), shell.T(ctx, "其他方式都无法送达")}, {string(service.Missing), shell.T(ctx, "受送达人下落不明")}}
}

// addressee is the party a form names, with the papers that have not reached it.
func addressee(ctx context.Context, f *file, r *http.Request, field string) (id.Party, []string, []shell.Problem) {
	to := id.Party(r.PostFormValue(field))
	if !slices.Contains(both, to) {
		return to, nil, []shell.Problem{{Field: field, Say: shell.T(ctx, "请选择受送达人")}}
	}
	kinds := unserved(f.Civil, to)
	if len(kinds) == 0 {
		return to, nil, []shell.Problem{{Field: field, Say: shell.T(ctx, "%s没有待送达的文书", side(ctx, to))}}
	}
	return to, kinds, nil
}

// anyTarget tells whether somebody is left for whom no public notice runs.
func anyTarget(ts []target) bool {
	return slices.ContainsFunc(ts, func(t target) bool { return !t.Notice })
}

// whereOf says where a notice was published.
func whereOf(n noticeView) string {
	if n.Where == "" {
		return service.Board
	}
	return service.Board + "、" + n.Where
}
