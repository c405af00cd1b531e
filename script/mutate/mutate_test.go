package main

import (
	"strings"
	"testing"
)

const sample = `package p

const most = 3

func ok(a, b int, s string) bool {
	if !(a < b) || s == "x"+"y" {
		return true
	}
	a++
	return a+1 >= b
}
`

func TestMutantsOfAFile(t *testing.T) {
	list, err := in("p.go", []byte(sample))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range list {
		changed := sample[:m.offset] + m.text + sample[m.offset+m.length:]
		if changed == sample {
			t.Errorf("%s changes nothing", m.Change)
		}
		if _, err := in("p.go", []byte(changed)); err != nil {
			t.Errorf("%s does not parse: %v", m.Change, err)
		}
		got = append(got, m.Func+"/"+m.Change)
	}
	want := []string{
		"/3 becomes 4", `ok/!(a < b) || s == "x"+"y": || becomes &&`, "ok/!(a < b) loses !", "ok/a < b: < becomes <=", `ok/s == "x"+"y": == becomes !=`,
		"ok/true becomes false", "ok/a++ becomes --", "ok/a+1 >= b: >= becomes >", "ok/a+1: + becomes -", "ok/1 becomes 2",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestReport(t *testing.T) {
	killed, excused, gap := Mutant{File: "law/p/p.go", Line: 1, Change: "1 becomes 2"}, Mutant{File: "law/p/p.go", Line: 2, Func: "f", Change: "a || b: || becomes &&"}, Mutant{File: "law/p/p.go", Line: 3, Change: "2 becomes 3"}
	text := Report(map[string]Results{"law/p": {9, []Outcome{{killed, true}, {excused, false}, {gap, false}}}}, map[string]string{excused.key(): "the same"}, "A sample.")
	for _, want := range []string{"A sample.", "| `law/p` | 9 | 3 | 1 | 1 | 1 | 50.0 % |", "| all | 9 | 3 | 1 | 1 | 1 | 50.0 % |", "| p.go:2 | `a \\|\\| b: \\|\\| becomes &&` | the same |", "| p.go:3 | `2 becomes 3` | gap |"} {
		if !strings.Contains(text, want) {
			t.Errorf("%s\nlacks %s", text, want)
		}
	}
	if strings.Contains(text, "p.go:1") {
		t.Error("a killed mutant is no survivor")
	}
}

func TestFind(t *testing.T) {
	list, err := Find("../../law/fee")
	if err != nil || len(list) < 100 {
		t.Fatalf("%d changes, %v", len(list), err)
	}
}
