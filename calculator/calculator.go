// Package calculator answers questions of law 计算器 for anyone: the same questions and answers at the command line, over
// the API and on the public pages. Questions are what a person types; a bad one is refused with a sentence that names it.
package calculator

import (
	"errors"
	"reflect"

	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/money"
)

// Answer is what every calculator gives: a value that is written as JSON, and lines for people (zh-Hans).
type Answer interface{ Lines() []string }

// refuse names the field of the question a sentence is about.
func refuse(field, sentence string, args ...any) error {
	r := law.Refuse(law.Rule{}, sentence, args...)
	r.Field = field
	return r
}

// about puts the field into a refusal that a rule made.
func about(field string, err error) error {
	var r law.Refusal
	if !errors.As(err, &r) {
		return err
	}
	r.Field = field
	return r
}

// longest is the most bytes any answer to a question needs; more is not read, and not repeated in a sentence.
const longest = 200

// tooLong refuses a question, a struct, with a text that is longer than anything people type.
func tooLong(q any) error {
	v := reflect.ValueOf(q)
	for i := range v.NumField() {
		texts := []string{}
		switch f := v.Field(i); {
		case f.Kind() == reflect.String:
			texts = append(texts, f.String())
		case f.Type() == reflect.TypeFor[[]string]():
			texts = append(texts, f.Interface().([]string)...)
		}
		for _, s := range texts {
			if len(s) > longest {
				return refuse(v.Type().Field(i).Tag.Get("query"), "填写的内容太长（%d字节），最多%d字节，请核对", len(s), longest)
			}
		}
	}
	return nil
}

// date reads a court date between the years the calendar can answer for.
func date(field, name, s string) (calendar.Date, error) { return dateSince(First, field, name, s) }

// dateSince is date with another first year.
func dateSince(first int, field, name, s string) (calendar.Date, error) {
	if s == "" {
		return calendar.Date{}, refuse(field, "请写明%s，例如2026-11-23", name)
	}
	d, err := calendar.Parse(s)
	if err != nil {
		return calendar.Date{}, about(field, err)
	}
	if d.Y < first || d.Y > Last {
		return calendar.Date{}, refuse(field, "%s只能在%d年到%d年之间，请核对“%s”", name, first, Last, s)
	}
	return d, nil
}

// The years a question may be about: from the opening of the first Internet court of the rulebook, and not beyond anybody's plans.
const (
	First = 2018
	Last  = 2100
)

// amount reads a sum in yuan.
func amount(field, name, s string) (money.Fen, error) {
	if s == "" {
		return 0, refuse(field, "请写明%s，以元为单位，例如3299.00", name)
	}
	f, err := money.Parse(s)
	if err != nil {
		return 0, about(field, err)
	}
	return f, nil
}

func basisLine(b law.Basis) string { return "依据：" + b.Articles() }
