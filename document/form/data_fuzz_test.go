package form_test

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"yunting/document/form"
	"yunting/law/calendar"
	"yunting/platform/typeset"
)

// Whatever data a paper is given, making it ends: with a paper or with an error, never with a panic, and within the bounds.
// The first byte chooses the kind, the second the language; the rest is read as JSON, or else says value by value what
// stands in the sample's places.
func FuzzData(f *testing.F) {
	all := form.All()
	for i, x := range all {
		b, err := json.Marshal(x.Sample())
		if err != nil {
			f.Fatal(err)
		}
		f.Add(uint8(i), uint8(0), b)
		f.Add(uint8(i), uint8(1), []byte{3, 0, 1, 2, 9, 30, 5, 200, 7, 8})
	}
	f.Fuzz(func(t *testing.T, kind, lang uint8, b []byte) {
		x := all[int(kind)%len(all)]
		data, err := x.Read(b)
		if err != nil {
			g := &giver{b: b}
			made := reflect.New(reflect.TypeOf(x.Data).Elem())
			g.give(made.Elem(), 0)
			said, err := json.Marshal(made.Interface())
			if err != nil {
				return // a value that JSON cannot hold
			}
			if data, err = x.Read(said); err != nil {
				return
			}
		}
		if h := form.HeadOf(data); h.Made.IsZero() {
			h.Made = time.Date(2026, 11, 23, 2, 0, 0, 0, time.UTC)
		}
		langs := form.Languages(x.Kind)
		p, err := form.Fill(x.Kind, data, langs[int(lang)%len(langs)])
		if err != nil {
			return
		}
		p.AllowMissing = true
		r, err := p.Set()
		if err == nil && (r.Pages == 0 || len(r.PDF) == 0) {
			t.Errorf("%s of %d pages in %d bytes", x.Kind, r.Pages, len(r.PDF))
		}
	})
}

// giver fills data with values that bytes choose.
type giver struct{ b []byte }

func (g *giver) byte() byte {
	if len(g.b) == 0 {
		return 0
	}
	x := g.b[0]
	g.b = g.b[1:]
	return x
}

// odd are texts that a party may type.
var odd = []string{
	"", "林晓溪", "|", "| a | b |", "# 题", "@sign 审判员　某某", "{{.Court}}", "**", "\\", "\n", "\r\n\r\n", "= 名称 | 内容", "|= 1 c | 2 l |", "~ 小字",
	"\U000F0000", "\U000FFFFD", "𠮷喆堃", "e\u0301", "\u202Eabc\u202C", "שלום", "👩‍⚖️", "\x00\x01", strings.Repeat("长", 3000), strings.Repeat("a", 3000),
	"https://court.example/" + strings.Repeat("d", 400), "2026-11-23", strings.Repeat("，", 300), strings.Repeat(" ", 300), strings.Repeat("一行\n", 200), "\xff\xfe", "@page", "@space 20",
}

func (g *giver) give(v reflect.Value, depth int) {
	switch v.Interface().(type) {
	case time.Time:
		v.Set(reflect.ValueOf(time.Unix(int64(g.byte())<<24, 0).UTC()))
		return
	case calendar.Date:
		if n := g.byte(); n > 0 {
			v.Set(reflect.ValueOf(calendar.Date{Y: 1900 + int(n), M: time.Month(1 + n%12), D: 1 + int(n%28)}))
		}
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				g.give(v.Field(i), depth)
			}
		}
	case reflect.Pointer:
		if depth < 5 && g.byte()%2 == 1 {
			v.Set(reflect.New(v.Type().Elem()))
			g.give(v.Elem(), depth+1)
		}
	case reflect.Slice:
		n := int(g.byte())
		if n < 200 {
			n %= 4
		}
		if depth > 3 {
			n = min(n, 2)
		}
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			g.give(v.Index(i), depth+1)
		}
	case reflect.String:
		v.SetString(odd[int(g.byte())%len(odd)])
	case reflect.Bool:
		v.SetBool(g.byte()%2 == 1)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		var b [8]byte
		for i := range 1 + g.byte()%8 {
			b[i] = g.byte()
		}
		v.SetInt(int64(binary.LittleEndian.Uint64(b[:])))
	case reflect.Float32, reflect.Float64:
		v.SetFloat(float64(int8(g.byte())) / 3)
	}
}

// What is too long for a paper is refused by name before it is set, however it is spread over the data.
func TestPapersHaveBounds(t *testing.T) {
	f, err := form.Of("judgment")
	if err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(*form.Judgment){
		"one text of a million lines": func(j *form.Judgment) { j.Reasons = strings.Repeat("行\n", 1_000_000) },
		"one text without a break":    func(j *form.Judgment) { j.Reasons = strings.Repeat("a", 20_000_000) },
		"a table of a million rows":   func(j *form.Judgment) { j.Exhibits = make([]form.Exhibit, 1_000_000) },
		"a million orders":            func(j *form.Judgment) { j.Orders = make([]string, 1_000_000) },
		"a million signatures":        func(j *form.Judgment) { j.Sign = times(1_000_000, "审判员　某某") },
	} {
		t.Run(name, func(t *testing.T) {
			j := f.Sample().(*form.Judgment)
			change(j)
			p, err := form.Fill(f.Kind, j, form.Hans)
			if err == nil {
				p.AllowMissing = true
				_, err = p.Set()
			}
			if !errors.Is(err, typeset.ErrTooLong) {
				t.Errorf("%.300v", err)
			}
		})
	}
	if _, err := f.Read([]byte(`{"reasons":"` + strings.Repeat("a", 9<<20) + `"}`)); !errors.Is(err, typeset.ErrTooLong) {
		t.Errorf("nine million bytes of JSON: %.300v", err)
	}
}

func times(n int, s string) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = s
	}
	return out
}
