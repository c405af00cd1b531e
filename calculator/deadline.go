package calculator

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/limit"
	"yunting/law/period"
)

// DeadlineQuestion asks when a period ends that an event set off.
type DeadlineQuestion struct {
	From  string `query:"from" help:"Court date of the event, 2019-09-18; with a time for hours, 2019-09-18T10:30." doc:"Court date of the event 起算事件发生之日, YYYY-MM-DD; for hours with a time, YYYY-MM-DDTHH:MM."`
	Days  int    `query:"days" help:"Length of the period, in units." doc:"Length of the period, in units 期间长度. Give this, or limit."`
	Unit  string `query:"unit" help:"day, workday, month, year or hour." default:"day" doc:"day, workday, month, year or hour 日、工作日、月、年、时."`
	Limit string `query:"limit" help:"A period set by law or by the court, instead of a length: answer, appeal-judgment, fee and others." doc:"A period set by law or by the court 法定或者指定期限, instead of a length: acceptance, correction, fee, copy-to-defendant, join, answer, answer-abroad, evidence-small, evidence-simplified, evidence-ordinary, cross-examination, question, record, public-notice, public-notice-abroad, appeal-judgment, appeal-ruling, appeal-abroad."`
}

// Deadline is the last day of a period with everything needed to explain it.
type Deadline struct {
	From        string        `json:"from" doc:"The event; its day or hour is not counted."`
	Days        int           `json:"days" doc:"Length, in units."`
	Unit        period.Unit   `json:"unit"`
	Raw         calendar.Date `json:"raw" format:"date" doc:"The last day before rest days move it."`
	Until       calendar.Date `json:"until" format:"date" doc:"The last day; the period ends at its 24:00."`
	Instant     time.Time     `json:"instant" doc:"UTC instant at which the period is over."`
	Skipped     []period.Skip `json:"skipped" nullable:"false" doc:"Rest days that were passed over, with the reason."`
	Provisional bool          `json:"provisional" doc:"Rests on a year whose holiday notice is not known yet."`
	Explanation string        `json:"explanation" doc:"How the day was found (zh-Hans)."`
	Basis       law.Basis     `json:"basis" nullable:"false"`
}

// lengths bounds each unit to what any statute uses, many times over.
var lengths = map[period.Unit]int{period.Hour: 24 * 366, period.Day: 3650, period.Workday: 3650, period.Month: 600, period.Year: 50}

// limits are the periods a deadline can be found for by name.
var limits = map[string]limit.Period{
	"acceptance": limit.Acceptance, "correction": limit.Correction, "fee": limit.FeePayment, "copy-to-defendant": limit.CopyToDefendant,
	"join": limit.JoinOnline, "answer": limit.Answer, "answer-abroad": limit.AnswerAbroad,
	"evidence-small": limit.EvidenceSmall, "evidence-simplified": limit.EvidenceSimplified, "evidence-ordinary": limit.EvidenceOrdinary,
	"cross-examination": limit.CrossExamination, "question": limit.Question, "record": limit.RecordReading, "public-notice": limit.PublicNotice, "public-notice-abroad": limit.NoticeAbroad,
	"appeal-judgment": limit.AppealJudgment, "appeal-ruling": limit.AppealRuling, "appeal-abroad": limit.AppealAbroad,
}

// LimitNamed is the period of a name that a DeadlineQuestion may give.
func LimitNamed(name string) (limit.Period, bool) { p, ok := limits[name]; return p, ok }

// FindDeadline counts the period.
func FindDeadline(q DeadlineQuestion, cal *calendar.Calendar) (Deadline, error) {
	if err := tooLong(q); err != nil {
		return Deadline{}, err
	}
	if q.Limit != "" {
		return named(q, cal)
	}
	unit := period.Unit(q.Unit)
	most, known := lengths[unit]
	switch {
	case !known:
		return Deadline{}, refuse("unit", "没有“%s”这种单位，请用day（日）、workday（工作日）、month（月）、year（年）或者hour（时）", q.Unit)
	case q.Days < 1 || q.Days > most:
		return Deadline{}, refuse("days", "期间的长度是1到%d之间的整数，请核对“%d”", most, q.Days)
	case unit == period.Hour:
		return hours(q)
	}
	from, err := date("from", "起算日", q.From)
	if err != nil {
		return Deadline{}, err
	}
	return deadline(period.Count(from, q.Days, unit, cal)), nil
}

func deadline(r period.Result) Deadline {
	return Deadline{From: r.From.String(), Days: r.N, Unit: r.Unit, Raw: r.Raw, Until: r.Until, Instant: r.Instant(),
		Skipped: append([]period.Skip{}, r.Skipped...), Provisional: r.Provisional, Explanation: r.Explain(), Basis: r.Basis}
}

// named counts a period known by its name.
func named(q DeadlineQuestion, cal *calendar.Calendar) (Deadline, error) {
	p, known := limits[q.Limit]
	if !known {
		return Deadline{}, refuse("limit", "没有“%s”这种期限，可以是%s", q.Limit, strings.Join(slices.Sorted(maps.Keys(limits)), "、"))
	}
	if q.Days != 0 {
		return Deadline{}, refuse("days", "指定了期限“%s”，就不用再写长度", q.Limit)
	}
	from, err := date("from", "起算日", q.From)
	if err != nil {
		return Deadline{}, err
	}
	return deadline(p.Run(from, cal)), nil
}

// hours counts from the next full hour; hours do not move for rest days.
func hours(q DeadlineQuestion) (Deadline, error) {
	t, err := time.ParseInLocation("2006-01-02T15:04", q.From, calendar.Zone)
	if err != nil {
		return Deadline{}, refuse("from", "按小时计算的，起算要写到时刻，例如2026-11-23T10:30，请核对“%s”", q.From)
	}
	if _, err := date("from", "起算时刻", calendar.Of(t).String()); err != nil {
		return Deadline{}, err
	}
	end := period.Hours(t, q.Days)
	on := calendar.Of(end)
	return Deadline{From: q.From, Days: q.Days, Unit: period.Hour, Raw: on, Until: on, Instant: end, Skipped: []period.Skip{},
		Explanation: fmt.Sprintf("开始的小时不计算在内，自次一小时起计算%d小时，至%s%s届满。", q.Days, on.Chinese(), end.In(calendar.Zone).Format("15:04")),
		Basis:       law.Basis{period.Counting, period.Starting}}, nil
}

func (d Deadline) Lines() []string {
	end := d.Until.String() + " 24:00"
	if d.Unit == period.Hour {
		end = d.Instant.In(calendar.Zone).Format("2006-01-02 15:04")
	}
	out := []string{end, d.Explanation}
	for _, s := range d.Skipped {
		out = append(out, skipLine(s))
	}
	return append(out, basisLine(d.Basis))
}

func skipLine(s period.Skip) string {
	line := "  不计：" + s.Date.String() + " " + s.Reason
	if s.Source != "" {
		line += "（" + s.Source + "）"
	}
	return line
}
