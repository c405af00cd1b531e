package staff

import (
	"context"
	"net/http"
	"slices"
	"time"

	"yunting/docket"
	"yunting/hearing"
	"yunting/law/calendar"
	"yunting/law/track"
	"yunting/trial"
	"yunting/web/shell"
)

// judgeVerb is one thing a judge does from the page of a case: its address, its form, its act.
type judgeVerb struct {
	verb  string
	first string // the control an error belongs to when the rule names none
	read  func(context.Context, *http.Request) (docket.Act, []shell.Problem)
	done  func(context.Context) string
}

var judgeActs = []judgeVerb{
	{"open-room", "room", func(context.Context, *http.Request) (docket.Act, []shell.Problem) { return trial.OpenRoom{}, nil },
		func(ctx context.Context) string {
			return shell.T(ctx, "交互式审理已启动，双方会收到通知。现在可以提问。")
		}},
	{"ask", "ask-text", readAsk, func(ctx context.Context) string {
		return shell.T(ctx, "问题已发出，被问的当事人会收到通知。")
	}},
	{"shut-room", "room", func(context.Context, *http.Request) (docket.Act, []shell.Problem) { return trial.ShutRoom{}, nil },
		func(ctx context.Context) string {
			return shell.T(ctx, "交互式审理已结束，笔录正在生成并送交双方核对。")
		}},
	{"summon", "summon-date", readSummon, func(ctx context.Context) string {
		return shell.T(ctx, "开庭已排定，传票正在送达双方，开庭公告已发布。")
	}},
	{"hold", "hold-minutes", readHold, func(ctx context.Context) string { return shell.T(ctx, "庭审已记录。") }},
	{"decide-period", "decide-period-until", readPeriodDecision, func(ctx context.Context) string {
		return shell.T(ctx, "决定已记入案卷，双方会收到通知。")
	}},
	{"ask-extension", "ask-extension-reason", readExtension, func(ctx context.Context) string {
		return shell.T(ctx, "延长审限的申请已送院长审批。")
	}},
	{"convert", "convert-reason", readConvert, func(ctx context.Context) string {
		return shell.T(ctx, "审理程序已转换，审理期限仍自立案之日起计算；转为普通程序的，裁定书正在送达双方。")
	}},
}

// judgeAct handles the form of one verb: entered, or the page again with what was typed and what is wrong.
func (s pages) judgeAct(v judgeVerb) func(http.ResponseWriter, *http.Request) error {
	return s.doing(v, docket.Judge)
}

// doing is judgeAct for whoever of the bench may do it.
func (s pages) doing(v judgeVerb, as ...docket.Standing) func(http.ResponseWriter, *http.Request) error {
	return func(w http.ResponseWriter, r *http.Request) error {
		f, err := s.civil(r, as...)
		if err != nil {
			return err
		}
		act, bad := v.read(r.Context(), r)
		if len(bad) == 0 {
			if err = s.enter(r, act); err == nil {
				return shell.To(w, r, f.base+"?done="+v.verb)
			}
			if bad, err = problems(err, v.verb, v.first); err != nil {
				return s.overtaken(w, r, err, f.base)
			}
		}
		return s.showCase(w, r, f, bad)
	}
}

// problems puts a refusal beside the control of the form it came from.
func problems(err error, form, first string) ([]shell.Problem, error) {
	bad, err := shell.Problems(err, first)
	for i := range bad {
		if bad[i].Field != first {
			bad[i].Field = form + "-" + bad[i].Field
		}
	}
	return bad, err
}

func readAsk(_ context.Context, r *http.Request) (docket.Act, []shell.Problem) {
	a := trial.Ask{Text: text(r, "ask-text")}
	for _, p := range both {
		if slices.Contains(r.PostForm["ask-to"], string(p)) {
			a.To = append(a.To, p)
		}
	}
	return a, nil
}

func readSummon(ctx context.Context, r *http.Request) (docket.Act, []shell.Problem) {
	d, err := calendar.Parse(r.PostFormValue("summon-date"))
	if err != nil {
		return nil, []shell.Problem{{Field: "summon-date", Say: shell.T(ctx, "请填写开庭日期，例如2026-11-23")}}
	}
	t, err := time.Parse("15:04", r.PostFormValue("summon-time"))
	if err != nil {
		return nil, []shell.Problem{{Field: "summon-time", Say: shell.T(ctx, "请填写开庭时间，例如09:30")}}
	}
	return hearing.Summon{At: d.Start().Add(time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute),
		Place: text(r, "summon-place"), Online: r.PostFormValue("summon-online") != ""}, nil
}

func readHold(_ context.Context, r *http.Request) (docket.Act, []shell.Problem) {
	a := hearing.Hold{Minutes: text(r, "hold-minutes")}
	for _, p := range both {
		if slices.Contains(r.PostForm["hold-present"], string(p)) {
			a.Present = append(a.Present, p)
		}
		if slices.Contains(r.PostForm["hold-left"], string(p)) {
			a.Left = append(a.Left, p)
		}
	}
	return a, nil
}

func readConvert(ctx context.Context, r *http.Request) (docket.Act, []shell.Problem) {
	to := track.Track(r.PostFormValue("convert-to"))
	if to.Chinese() == "" {
		return nil, []shell.Problem{{Field: "convert-to", Say: shell.T(ctx, "请选择转为哪种程序")}}
	}
	return trial.Convert{To: to, Reason: text(r, "convert-reason"), Unclear: to == track.Ordinary && r.PostFormValue("convert-unclear") != ""}, nil
}
