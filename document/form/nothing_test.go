package form_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"yunting/document"
	"yunting/document/form"
)

// broken are marks of a sentence that lost an optional part; open those of one whose very matter is missing, as in a paper of
// nothing: there is no claim after "the claims are".
var (
	broken = []string{"，。", "。。", "（）", "《》", "：；", "、、", "；。", "，，", "；；", "（，", "“”", "{{"}
	open   = []string{"：。", "依照的规定", "依照，"}
)

func whole(t *testing.T, name, said string, marks []string) {
	t.Helper()
	for _, b := range marks {
		if i := strings.Index(said, b); i >= 0 {
			t.Errorf("%s has %q:\n%s", name, b, said)
		}
	}
}

// needs are the forms that cannot be made of nothing: what they cannot do without is named.
var needs = map[document.Kind]string{document.StayRuling: "153.1.0"}

// A sentence does not break when what it tells is missing: neither the sample nor a paper of nothing but its head has empty
// brackets, doubled stops or a comma before a stop.
func TestNoSentenceIsBroken(t *testing.T) {
	for _, f := range form.All() {
		whole(t, string(f.Kind), sample(t, f).Text(), slices.Concat(broken, open))
		data := reflect.New(reflect.TypeOf(f.Data).Elem()).Interface()
		*form.HeadOf(data) = *form.HeadOf(f.Sample())
		p, err := form.Fill(f.Kind, data, form.Hans)
		if want, ok := needs[f.Kind]; ok {
			if err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%s of nothing: %v, want %q", f.Kind, err, want)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s of nothing: %v", f.Kind, err)
			continue
		}
		whole(t, string(f.Kind)+" of nothing", p.Text(), broken)
		if lines := strings.Split(p.Text(), "\n"); slices.Contains(lines, "。") || slices.Contains(lines, "；") {
			t.Errorf("%s of nothing has a line of nothing:\n%s", f.Kind, p.Text())
		}
	}
}
