package document

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"yunting/id"
)

var secret = []byte("a secret of at least 32 bytes, for tests")

// A million papers have a million codes, each of the form people are told, and every one is read back.
func TestAMillionCodes(t *testing.T) {
	c := NewCodes(secret, "粤0192")
	seen := make(map[string]struct{}, 1_000_000)
	for i := range 1_000_000 {
		code := c.For(id.Matter(fmt.Sprintf("m%d", i/50)), Judgment, "p1", i%50)
		if _, twice := seen[code]; twice {
			t.Fatalf("%s twice", code)
		}
		seen[code] = struct{}{}
		if got, ok := ReadCode(code); i%1000 == 0 && (!ok || got != code) {
			t.Fatalf("%s is read as %q", code, got)
		}
	}
}

// Each part of what a paper is changes its code, and so do the court and the secret; nothing else does.
func TestACodeIsOfOnePaper(t *testing.T) {
	codes := map[string]string{}
	for name, code := range map[string]string{
		"the paper":      NewCodes(secret, "粤0192").For("m1", Judgment, "p1", 12),
		"another matter": NewCodes(secret, "粤0192").For("m11", Judgment, "p1", 2),
		"another kind":   NewCodes(secret, "粤0192").For("m1", Summons, "p1", 12),
		"another side":   NewCodes(secret, "粤0192").For("m1", Judgment, "d1", 12),
		"everybody":      NewCodes(secret, "粤0192").For("m1", Judgment, "", 12),
		"another cause":  NewCodes(secret, "粤0192").For("m1", Judgment, "p1", 13),
		"another court":  NewCodes(secret, "浙0192").For("m1", Judgment, "p1", 12),
		"another secret": NewCodes(append([]byte("x"), secret...), "粤0192").For("m1", Judgment, "p1", 12),
	} {
		if other, twice := codes[code]; twice {
			t.Errorf("%s and %s have the code %s", name, other, code)
		}
		codes[code] = name
	}
	if a, b := NewCodes(secret, "粤0192").For("m1", Judgment, "p1", 12), NewCodes(secret, "粤0192").For("m1", Judgment, "p1", 12); a != b || codes[a] != "the paper" {
		t.Errorf("made twice it is %s and %s", a, b)
	}
}

// Letters come out evenly: no place of a code tells anything.
func TestCodesAreEven(t *testing.T) {
	c := NewCodes(secret, "粤0192")
	var count [codeLength]map[byte]int
	const n = 32_000
	for i := range n {
		for j, b := range []byte(strings.ReplaceAll(c.For("m", Judgment, "p1", i), "-", "")) {
			if count[j] == nil {
				count[j] = map[byte]int{}
			}
			count[j][b]++
		}
	}
	for j := range count {
		for _, b := range []byte(digits) { // 1,000 are expected; six standard deviations are 187
			if k := count[j][b]; k < 800 || k > 1200 {
				t.Errorf("place %d: %c %d times of %d", j, b, k, n)
			}
		}
	}
}

// However people type a code, it is read; spoilt by a character that is no slip of reading, it is another code or none.
func TestReadingForgives(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		code := NewCodes(secret, "粤0192").For(id.Matter(rapid.String().Draw(t, "matter")), Judgment, "p1", rapid.Int().Draw(t, "cause"))
		var b strings.Builder
		b.WriteString(rapid.SampledFrom([]string{"", " ", "核验码：", "code: ", "https://court.example/d/", "/d/", "\t"}).Draw(t, "before"))
		for _, c := range code {
			switch n := rapid.IntRange(0, 5).Draw(t, "how"); {
			case c == '-':
				b.WriteString(rapid.SampledFrom([]string{"-", "", " ", "–", "—", "－", "_", "　", "\u200b", "−"}).Draw(t, "hyphen"))
			case c == '0' && n < 3:
				b.WriteString(rapid.SampledFrom([]string{"O", "o", "Ｏ"}).Draw(t, "zero"))
			case c == '1' && n < 3:
				b.WriteString(rapid.SampledFrom([]string{"I", "i", "L", "l", "ｌ"}).Draw(t, "one"))
			case n == 4:
				b.WriteString(strings.ToLower(string(c)))
			case n == 5:
				b.WriteRune(c + 0xfee0)
			default:
				b.WriteRune(c)
			}
		}
		b.WriteString(rapid.SampledFrom([]string{"", " ", "。", ".", "\n", "/", "?x=1", "#y"}).Draw(t, "after"))
		if got, ok := ReadCode(b.String()); !ok || got != code {
			t.Fatalf("%q is read as %q, %v; want %s", b.String(), got, ok, code)
		}
		i := rapid.IntRange(0, len(code)-1).Draw(t, "at")
		wrong := []byte(code)
		if wrong[i] = digits[rapid.IntRange(0, 31).Draw(t, "by")]; code[i] == '-' || wrong[i] == code[i] {
			return
		}
		if got, _ := ReadCode(string(wrong)); got == code {
			t.Fatalf("%s is read as %s", wrong, code)
		}
	})
	for _, bad := range []string{"", "7F3K-9Q2M-XA4D", "7F3K-9Q2M-XA4D-ABCDE", "7F3K-9Q2M-XA4D-ABCU", "7F3K-9Q2M-XA4D-ABC核", strings.Repeat("7", 16) + strings.Repeat(" ", 600), "粤0192民初1号"} {
		if got, ok := ReadCode(bad); ok {
			t.Errorf("%q is read as %s", bad, got)
		}
	}
}

func FuzzReadCode(f *testing.F) {
	f.Add("7f3k 9q2m xa4d oooo")
	f.Fuzz(func(t *testing.T, s string) {
		code, ok := ReadCode(s)
		again, well := ReadCode(code)
		if ok && (!well || again != code) || !ok && code != "" {
			t.Errorf("%q gives %q, which gives %q", s, code, again)
		}
	})
}

// Nobody finds a paper by trying: a million guesses meet none of a hundred thousand codes.
func TestGuessing(t *testing.T) {
	c, issued := NewCodes(secret, "粤0192"), map[string]bool{}
	for i := range 100_000 {
		issued[c.For("m", Judgment, "p1", i)] = true
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 1_000_000 {
		b := make([]byte, codeLength)
		for i := range b {
			b[i] = digits[r.IntN(32)]
		}
		if issued[grouped(string(b))] {
			t.Fatal("guessed")
		}
	}
}
