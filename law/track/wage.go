package track

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/money"
)

// Wage is the average yearly wage of employed persons in a province in one year.
type Wage struct {
	Province  string    `json:"province"` // 广东
	Year      int       `json:"year"`
	Amount    money.Fen `json:"amount"`              // in fen
	Published string    `json:"published,omitempty"` // from which day it counts, YYYY-MM-DD; empty: 1 July of the year after
}

// counts is the first day on which the wage counts for a filing (CPL-I 272).
func (w Wage) counts() string {
	if w.Published != "" {
		return w.Published
	}
	return fmt.Sprintf("%d-07-01", w.Year+1)
}

// Wages is configuration by date: add a line when the statistics bureau publishes a year.
// The amounts have to be checked against the publication (docs/law/choices.md, track/wages).
var Wages = []Wage{
	{Province: "广东", Year: 2017, Amount: 79_183_00},
	{Province: "广东", Year: 2018, Amount: 88_636_00},
	{Province: "广东", Year: 2019, Amount: 98_889_00},
	{Province: "广东", Year: 2020, Amount: 108_045_00},
	{Province: "广东", Year: 2021, Amount: 118_133_00},
	{Province: "广东", Year: 2022, Amount: 124_916_00},
	{Province: "广东", Year: 2023, Amount: 131_418_00},
}

// dueYear is the year whose wage should count for a filing: last year's, once it is published about the middle of the year.
func dueYear(filed calendar.Date) int {
	if filed.M < 7 {
		return filed.Y - 2
	}
	return filed.Y - 1
}

// wageFor finds the wage that counts for a filing: that of the year due, else the newest known before it.
func wageFor(province string, filed calendar.Date) (w Wage, ok bool) {
	for _, entry := range Wages {
		if entry.Province == short(province) && entry.counts() <= filed.String() && entry.Year > w.Year {
			w, ok = entry, true
		}
	}
	return w, ok
}

// short takes 广东省 for 广东.
func short(province string) string {
	for _, suffix := range []string{"省", "市", "壮族自治区", "回族自治区", "维吾尔自治区", "自治区"} {
		if s, ok := strings.CutSuffix(province, suffix); ok {
			return s
		}
	}
	return province
}

// ParseWages reads wages from JSON, for a table kept outside the program. Every fault is a sentence.
func ParseWages(text []byte) ([]Wage, error) {
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.DisallowUnknownFields()
	var list []Wage
	if err := dec.Decode(&list); err != nil {
		return nil, law.Refuse(WageTable, "不是可以识别的工资表（JSON）：%s", err)
	}
	seen := map[string]bool{}
	for i, w := range list {
		row := fmt.Sprintf("第%d行", i+1)
		key := fmt.Sprint(short(w.Province), w.Year)
		switch {
		case short(w.Province) == "":
			return nil, law.Refuse(WageTable, "%s没有填写省份", row)
		case w.Year < 2000 || w.Year > 2100:
			return nil, law.Refuse(WageTable, "%s的年度%d有误", row, w.Year)
		case w.Amount < 10_000_00 || w.Amount > 1_000_000_00:
			return nil, law.Refuse(WageTable, "%s的年平均工资%s有误，请以分为单位填写", row, w.Amount.Yuan())
		case seen[key]:
			return nil, law.Refuse(WageTable, "%s与前面的省份和年度重复", row)
		}
		if d, err := calendar.Parse(w.Published); w.Published != "" && (err != nil || d.Y <= w.Year) {
			return nil, law.Refuse(WageTable, "%s的公布日期“%s”有误，应当晚于%d年", row, w.Published, w.Year)
		}
		seen[key] = true
		list[i].Province = short(w.Province)
	}
	return list, nil
}
