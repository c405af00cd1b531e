package ledger_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"yunting/ledger"
)

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

func aNumber(t *rapid.T) ledger.Number {
	return ledger.NewNumber(time.UnixMilli(rapid.Int64Range(0, 1<<45-1).Draw(t, "ms")), rapid.Uint32Range(0, 1<<30-1).Draw(t, "random"))
}

func TestNumberHoldsItsInstant(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ms := rapid.Int64Range(0, 1<<45-1).Draw(t, "ms")
		n := ledger.NewNumber(time.UnixMilli(ms), rapid.Uint32().Draw(t, "random"))
		if got, err := ledger.ParseNumber(string(n)); err != nil || got != n {
			t.Fatalf("%s reads as %s: %v", n, got, err)
		}
		if n.At().UnixMilli() != ms {
			t.Fatalf("%s was given at %d, says %d", n, ms, n.At().UnixMilli())
		}
	})
	if !ledger.Number("").At().IsZero() || !ledger.Number("存证").At().IsZero() {
		t.Error("what is no number was given at no time")
	}
}

// swapped tells whether two characters weigh the same for the check character: 0 and Z do, and nothing else.
func alike(a, b byte) bool { return a == b || a == '0' && b == 'Z' || a == 'Z' && b == '0' }

func TestEverySingleMistakeIsCaught(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := strings.ReplaceAll(string(aNumber(t)), "-", "")
		for i := range s {
			for _, c := range []byte(alphabet) {
				wrong := s[:i] + string(c) + s[i+1:]
				_, err := ledger.ParseNumber(wrong)
				caught := errors.Is(err, ledger.ErrCheck)
				if c != s[i] && caught == (alike(c, s[i]) && i < 15) {
					t.Fatalf("%s for %s: %v", wrong, s, err)
				}
			}
			if i > 0 && s[i] != s[i-1] {
				swap := s[:i-1] + string(s[i]) + string(s[i-1]) + s[i+1:]
				if _, err := ledger.ParseNumber(swap); (err == nil) != (alike(s[i], s[i-1]) && i < 15) {
					t.Fatalf("%s for %s: %v", swap, s, err)
				}
			}
		}
	})
}

func TestNumberAsPeopleType(t *testing.T) {
	n := ledger.NewNumber(time.Date(2026, 11, 28, 10, 45, 0, 0, time.UTC), 0x12345)
	bare := strings.ReplaceAll(string(n), "-", "")
	wide := strings.Map(func(r rune) rune { return r + 0xfee0 }, bare)
	typings := []string{bare, strings.ToLower(bare), " " + string(n) + "\n", strings.ReplaceAll(string(n), "-", " "), wide, strings.ReplaceAll(string(n), "-", "－"),
		strings.ReplaceAll(string(n), "-", "—"), "存证编号：" + string(n), "No: " + bare, strings.ReplaceAll(bare, "0", "o"), strings.ReplaceAll(bare, "1", "l"),
		strings.ReplaceAll(bare, "1", "I"), "\u200b" + bare, strings.ReplaceAll(string(n), "-", "\u3000")}
	for _, s := range typings {
		if r, err := ledger.ParseRef(s); err != nil || r != (ledger.Ref{Number: n}) {
			t.Errorf("%q reads as %s: %v", s, r, err)
		}
	}
	for _, s := range []string{string(n) + "/128", bare + " / 128", wide + "／１２８"} {
		if r, err := ledger.ParseRef(s); err != nil || r != (ledger.Ref{Number: n, Item: 128}) {
			t.Errorf("%q reads as %s: %v", s, r, err)
		}
	}
	for s, want := range map[string]error{"": ledger.ErrLength, "01KA": ledger.ErrLength, bare + "0": ledger.ErrLength, strings.Repeat("存", 16): ledger.ErrLetter,
		"U" + bare[1:]: ledger.ErrLetter, bare + "/0": ledger.ErrItem, bare + "/-1": ledger.ErrItem, bare + "/x": ledger.ErrItem, bare + "/100001": ledger.ErrItem,
		bare + "/9999999999999999999999": ledger.ErrItem} {
		if _, err := ledger.ParseRef(s); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", s, err, want)
		}
	}
	if _, err := ledger.ParseNumber(bare + "/1"); !errors.Is(err, ledger.ErrItem) {
		t.Errorf("an item is no deposit: %v", err)
	}
}

func FuzzParseRef(f *testing.F) {
	f.Add("1M8G-W4M0-SQKN-4E7W/128")
	f.Fuzz(func(t *testing.T, s string) {
		r, err := ledger.ParseRef(s)
		if err != nil {
			return
		}
		if again, err := ledger.ParseRef(r.String()); err != nil || again != r {
			t.Fatalf("%q reads as %s, which reads as %s: %v", s, r, again, err)
		}
	})
}
