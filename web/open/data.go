package open

import (
	"encoding/csv"
	"fmt"
	"net/http"

	"yunting/law/calendar"
	"yunting/law/money"
	"yunting/law/track"
	"yunting/platform/i18n"
	"yunting/register"
	"yunting/register/query"
	"yunting/web/shell"
)

type bar struct {
	Name  string
	N     int64
	Value string // as printed
	Wide  string // share of the longest, "57.3%"
}

type chart struct {
	Key, Title, Note string
	Names            string // head of the first column
	Unit             string // head of the second
	Bars             []bar
}

type dataPage struct {
	Totals query.FigureTotalsRow
	Charts []chart
	Today  calendar.Date
}

// words of the registers, in the order in which they are told.
var phases = map[string]string{
	string(register.Filing): i18n.Mark("立案"), string(register.Serving): i18n.Mark("送达"), string(register.Trial): i18n.Mark("审理"),
	string(register.Judged): i18n.Mark("裁判"), string(register.Performance): i18n.Mark("履行"), string(register.Ended): i18n.Mark("已结束"),
}

var outcomes = map[string]string{
	"judged": i18n.Mark("判决"), "withdrawn": i18n.Mark("撤诉"), "refused": i18n.Mark("不予受理"), "returned": i18n.Mark("退回"), "": i18n.Mark("未结"),
}

func (p pages) data(w http.ResponseWriter, r *http.Request) error {
	v, err := p.figures(r)
	if err != nil {
		return err
	}
	return p.Show(w, r, http.StatusOK, shell.Page{Title: shell.T(r.Context(), "数据公开"), Style: style, Body: dataView(v)})
}

// figures counts the registers as they stand.
func (p pages) figures(r *http.Request) (v dataPage, err error) {
	ctx := r.Context()
	v.Today = p.Today()
	if v.Totals, err = p.Q.FigureTotals(ctx, p.Mine()); err != nil {
		return v, err
	}
	for _, by := range []struct {
		key, title, note, names string
		word                    func(string) string
	}{
		{"cause", shell.T(ctx, "什么纠纷"), shell.T(ctx, "按起诉时选择的案由统计全部收到的起诉。"), shell.T(ctx, "案由"), func(s string) string { return s }},
		{"track", shell.T(ctx, "适用什么程序"), shell.T(ctx, "统计已经立案的案件；程序转换后按转换后的程序。"), shell.T(ctx, "程序"), func(s string) string { return track.Track(s).Chinese() }},
		{"phase", shell.T(ctx, "进行到哪一步"), shell.T(ctx, "统计全部收到的起诉现在所处的阶段。"), shell.T(ctx, "阶段"), func(s string) string { return phases[s] }},
		{"outcome", shell.T(ctx, "怎样结束"), shell.T(ctx, "撤诉包括撤回起诉和按撤诉处理。"), shell.T(ctx, "结果"), func(s string) string { return outcomes[s] }},
	} {
		rows, err := p.Q.FiguresBy(ctx, query.FiguresByParams{Court: p.Mine(), By: by.key})
		if err != nil {
			return v, err
		}
		c := chart{Key: by.key, Title: by.title, Note: by.note, Names: by.names, Unit: shell.T(ctx, "件")}
		for _, row := range rows {
			name := by.word(row.Name)
			if name == "" {
				name = i18n.Mark("未定")
			}
			c.Bars = append(c.Bars, bar{Name: shell.T(ctx, name), N: row.N})
		}
		v.Charts = append(v.Charts, c.drawn())
	}
	months, err := p.Q.FiguresByMonth(ctx, p.Mine())
	if err != nil {
		return v, err
	}
	filed := chart{Key: "month", Title: shell.T(ctx, "每月收到的起诉"), Note: shell.T(ctx, "最近12个有起诉的月份，按北京时间提交的日期。"), Names: shell.T(ctx, "月份"), Unit: shell.T(ctx, "件")}
	for _, m := range months {
		filed.Bars = append(filed.Bars, bar{Name: m.Month, N: m.Filed})
	}
	hours, err := p.Q.FiguresByHour(ctx, p.Mine())
	if err != nil {
		return v, err
	}
	v.Charts = append(v.Charts, filed.drawn(), when(r, hours).drawn())
	return v, nil
}

// when tells at what time of the day people file.
func when(r *http.Request, hours []query.FiguresByHourRow) chart {
	ctx := r.Context()
	c := chart{Key: "hour", Title: shell.T(ctx, "一天中什么时候提交"), Note: shell.T(ctx, "北京时间，全部收到的起诉。"), Names: shell.T(ctx, "时段"), Unit: shell.T(ctx, "件")}
	spans := []struct {
		from, to int32
	}{{0, 6}, {6, 9}, {9, 12}, {12, 14}, {14, 18}, {18, 21}, {21, 24}}
	for _, s := range spans {
		b := bar{Name: fmt.Sprintf("%d:00—%d:00", s.from, s.to)}
		for _, h := range hours {
			if h.Hour >= s.from && h.Hour < s.to {
				b.N += h.N
			}
		}
		c.Bars = append(c.Bars, b)
	}
	return c
}

// drawn gives every bar its printed value and its length.
func (c chart) drawn() chart {
	var most int64
	for _, b := range c.Bars {
		most = max(most, b.N)
	}
	for i, b := range c.Bars {
		c.Bars[i].Value = count(b.N)
		if most > 0 {
			c.Bars[i].Wide = fmt.Sprintf("%.1f%%", float64(b.N)*100/float64(most))
		} else {
			c.Bars[i].Wide = "0%"
		}
	}
	return c
}

// dataCSV is the same figures for a spreadsheet: one line for each, with a byte order mark so that Chinese is read.
func (p pages) dataCSV(w http.ResponseWriter, r *http.Request) error {
	v, err := p.figures(r)
	if err != nil {
		return err
	}
	ctx := r.Context()
	w.Header().Set("Content-Type", "text/csv; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="court-figures-`+v.Today.String()+`.csv"`)
	w.Header().Set("Cache-Control", "no-store")
	if _, err := w.Write([]byte("\xef\xbb\xbf")); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	rows := [][]string{{shell.T(ctx, "类别"), shell.T(ctx, "项目"), shell.T(ctx, "数值"), shell.T(ctx, "单位")}}
	total := shell.T(ctx, "合计")
	t := v.Totals
	rows = append(rows,
		[]string{total, shell.T(ctx, "收到的起诉"), fmt.Sprint(t.Filed), shell.T(ctx, "件")},
		[]string{total, shell.T(ctx, "立案"), fmt.Sprint(t.Accepted), shell.T(ctx, "件")},
		[]string{total, shell.T(ctx, "审结"), fmt.Sprint(t.Closed), shell.T(ctx, "件")},
		[]string{total, shell.T(ctx, "正在办理"), fmt.Sprint(t.Open), shell.T(ctx, "件")},
		[]string{total, shell.T(ctx, "采用非同步审理"), fmt.Sprint(t.Room), shell.T(ctx, "件")},
		[]string{total, shell.T(ctx, "平均审理天数"), fmt.Sprintf("%.1f", t.Days), shell.T(ctx, "天")},
		[]string{total, shell.T(ctx, "立案标的额"), money.Fen(t.Amount).String(), shell.T(ctx, "元")})
	for _, c := range v.Charts {
		for _, b := range c.Bars {
			rows = append(rows, []string{c.Title, b.Name, fmt.Sprint(b.N), c.Unit})
		}
	}
	return out.WriteAll(rows)
}
