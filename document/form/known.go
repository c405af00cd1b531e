package form

import (
	"fmt"
	"reflect"
	"strings"
	"time"

	"yunting/law/calendar"
	"yunting/law/money"
)

// Field is one thing a form knows: how its template names it, how its data as JSON name it, and what the sample says.
type Field struct {
	Path  string // .Claims; of a list's items, as they are named inside range or with: .Text
	JSON  string // claims; of an item claims[].text
	Type  Type
	List  bool   // several of the type
	Depth int    // of items of lists, from 0
	Value string // of the sample, or of the first item of its list
}

// Type is what kind of thing a field is.
type Type string

const (
	OfWords  Type = "文字"
	OfTruth  Type = "是否"
	OfNumber Type = "数目"
	OfSum    Type = "金额"
	OfDay    Type = "日期"
	OfMoment Type = "时刻"
	OfGroup  Type = "一组数据"
)

// Fields lists what a form knows, in the order of its data, with the values of the sample.
func (f Form) Fields() []Field {
	return fieldsOf(reflect.ValueOf(f.Sample()).Elem(), "", 0)
}

// deepest is how far groups within groups are followed.
const deepest = 4

func fieldsOf(v reflect.Value, json string, depth int) (out []Field) {
	t := v.Type()
	for i := range t.NumField() {
		sf := t.Field(i)
		name, _, _ := strings.Cut(sf.Tag.Get("json"), ",")
		if !sf.IsExported() || name == "-" {
			continue
		}
		if sf.Anonymous && sf.Type.Kind() == reflect.Struct { // its fields are the form's own
			out = append(out, fieldsOf(v.Field(i), json, depth)...)
			continue
		}
		if name == "" {
			name = sf.Name
		}
		x := Field{Path: "." + sf.Name, JSON: json + name, Depth: depth}
		of := v.Field(i)
		if of.Kind() == reflect.Slice {
			x.List, x.JSON = true, x.JSON+"[]"
			if of.Len() > 0 {
				of = of.Index(0)
			} else {
				of = reflect.Zero(of.Type().Elem())
			}
		}
		for of.Kind() == reflect.Pointer {
			if of.IsNil() {
				of = reflect.Zero(of.Type().Elem())
			} else {
				of = of.Elem()
			}
		}
		x.Type = typeOf(of.Type())
		if s, err := said(of.Interface()); err == nil && x.Type != OfGroup {
			x.Value = s
		}
		if out = append(out, x); x.Type == OfGroup && of.Kind() == reflect.Struct && depth < deepest {
			out = append(out, fieldsOf(of, x.JSON+".", depth+1)...)
		}
	}
	return out
}

func typeOf(t reflect.Type) Type {
	switch t {
	case reflect.TypeFor[calendar.Date]():
		return OfDay
	case reflect.TypeFor[time.Time]():
		return OfMoment
	case reflect.TypeFor[money.Fen]():
		return OfSum
	}
	switch t.Kind() {
	case reflect.String:
		return OfWords
	case reflect.Bool:
		return OfTruth
	case reflect.Int, reflect.Int64, reflect.Uint64, reflect.Float64:
		return OfNumber
	case reflect.Struct, reflect.Slice, reflect.Array, reflect.Map:
		return OfGroup
	}
	panic(fmt.Sprintf("form: a field of %s cannot be shown", t))
}
