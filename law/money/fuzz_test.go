package money_test

import (
	"testing"

	"yunting/law/money"
)

func FuzzParse(f *testing.F) {
	for _, s := range []string{"3299", "3,299.00", "¥3299.5", "３２９９元", "-1", "1e3", "999999999999.99"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		v, err := money.Parse(s)
		if err != nil {
			return
		}
		if v < 0 || v > money.Most {
			t.Fatalf("%q is %d", s, v)
		}
		for _, printed := range []string{v.String(), v.Yuan()} {
			if back, err := money.Parse(printed); err != nil || back != v {
				t.Fatalf("%q is printed %s, which reads %d, %v", s, printed, back, err)
			}
		}
	})
}
