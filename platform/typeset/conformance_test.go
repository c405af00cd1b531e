package typeset

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"yunting/pdftest"
)

// veraPDF finds that papers keep what their metadata claims: PDF/A-2b and PDF/UA-1.
func TestArchivalAndAccessible(t *testing.T) {
	odd := short("标题里的控制字符与标记不破坏元数据。")
	odd.Title = "甲<乙>&\x00\x0b]]>\"丙\ufffe\u0085丁\n"
	foreign := short("被申请人：שרה，打印为〓。")
	foreign.AllowMissing = true
	pdftest.Conforms(t, map[string][]byte{
		"links": render(t, withLinks()).PDF, "torture": render(t, torture()).PDF, "pictures": render(t, album(samples(t))).PDF,
		"missing":  render(t, foreign).PDF,
		"judgment": render(t, judgment()).PDF,
		"short":    render(t, short("通知。")).PDF,
		"title":    render(t, odd).PDF,
	})
}

// The judge is awake: it names the clause that a spoilt file breaks.
func TestJudgeFindsFaults(t *testing.T) {
	spoil := func(from, to string) []byte {
		s := string(render(t, judgment()).PDF)
		if len(from) != len(to) || !strings.Contains(s, from) {
			t.Fatalf("cannot spoil %q", from)
		}
		return []byte(strings.Replace(s, from, to, 1))
	}
	reports := pdftest.Judge(t, map[string][]byte{
		"6.6.4":   spoil("<pdfaid:part>2<", "<pdfaid:part>3<"),
		"6.2.4.3": spoil("/OutputIntents", "/OutputIntentz"),
		"6.1.3":   spoil("/ID[<", "/IX[<"),
		"7.1":     spoil("/DisplayDocTitle true", "/DisplayDocTitlf true"),
		"7.3":     spoil("/Alt<FEFF", "/Alu<FEFF"), // of the code
		"7.5":     spoil("/Scope/Column", "/Scopf/Column"),
	})
	for clause, report := range reports {
		if !strings.Contains(report, "clause "+clause+",") {
			t.Errorf("clause %s not reported:\n%.2000s", clause, report)
		}
	}
}

// An outside colour engine reads the profile and finds the colours of sRGB where the standard has them.
func TestColourProfile(t *testing.T) {
	for rgb, want := range map[string][3]float64{
		"255 255 255": {100, 0, 0}, "128 128 128": {53.585, 0, 0}, "8 8 8": {2.19, 0, 0}, // the last on the straight part of the curve
		"255 0 0": {54.29, 80.81, 69.89}, "0 255 0": {87.82, -79.29, 80.99}, "0 0 255": {29.57, 68.30, -112.03},
	} {
		out := pdftest.Run(t, srgb, "sh", "-c", "echo "+rgb+" | transicc -t1 -n -i FILE -o '*Lab'")
		lines := strings.Split(strings.TrimSpace(out), "\n")
		var l, a, b float64
		if _, err := fmt.Sscan(lines[len(lines)-1], &l, &a, &b); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		if math.Abs(l-want[0])+math.Abs(a-want[1])+math.Abs(b-want[2]) > 0.3 {
			t.Errorf("%s is %.2f %.2f %.2f, want %v", rgb, l, a, b, want)
		}
	}
}
