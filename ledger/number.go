package ledger

import (
	"encoding/binary"
	"errors"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Number is a deposit number 存证编号: sixteen characters in groups of four, the last of them a check character.
// The first nine hold the instant it was given, to the millisecond; the next six are random. It is given before the log
// has taken the leaf, so nothing about the log can be read from it.
type Number string

// digits are those of Crockford's base 32: no I, L, O, U, which are misread or spell words.
const digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

// NewNumber makes a number from an instant and thirty random bits (the low ones of random).
func NewNumber(at time.Time, random uint32) Number {
	var b [15]byte
	ms := uint64(at.UnixMilli())
	for i := 8; i >= 0; i-- {
		b[i] = digits[ms&31]
		ms >>= 5
	}
	for i := 14; i >= 9; i-- {
		b[i] = digits[random&31]
		random >>= 5
	}
	s := string(b[:]) + string(check(string(b[:])))
	return Number(s[:4] + "-" + s[4:8] + "-" + s[8:12] + "-" + s[12:])
}

// At is the instant a number was given, to the millisecond; the zero time of what is no number.
func (n Number) At() time.Time {
	if _, err := ParseNumber(string(n)); err != nil {
		return time.Time{}
	}
	var ms uint64
	for _, c := range []byte(strings.ReplaceAll(string(n), "-", ""))[:9] {
		ms = ms<<5 | uint64(strings.IndexByte(digits, c))
	}
	return time.UnixMilli(int64(ms)).UTC()
}

// check is a weighted sum modulo 31, which is prime: it catches every single wrong character and every swap of neighbours
// but those of 0 and Z, which weigh the same.
func check(s string) byte {
	sum := 0
	for i, c := range []byte(s) {
		sum += (i + 1) * strings.IndexByte(digits, c)
	}
	return digits[sum%31]
}

// ErrNumber is what is wrong with something that should be a deposit number.
var (
	ErrLength = errors.New("存证编号是16位字母和数字，每4位一组，例如 1M8G-W4M0-SQKN-4E7W")
	ErrLetter = errors.New("存证编号里有不会出现的字符：只用数字和除 I、L、O、U 之外的英文字母")
	ErrCheck  = errors.New("存证编号的校验位不对，请检查有没有抄错")
	ErrItem   = errors.New("批量存证的序号是“/”后面的正整数，例如 /128")
)

// Ref points to a deposit, or to one item of a batch: "1M8G-W4M0-SQKN-4E7W", "1M8G-W4M0-SQKN-4E7W/128".
type Ref struct {
	Number Number
	Item   int // from 1; 0: the deposit itself
}

func (r Ref) String() string {
	if r.Item == 0 {
		return string(r.Number)
	}
	return string(r.Number) + "/" + strconv.Itoa(r.Item)
}

// ParseRef reads a number as people type it: any case, with or without hyphens and spaces, o for 0, i and l for 1, in the
// wide characters of a Chinese keyboard, with words and a colon before it.
func ParseRef(s string) (Ref, error) {
	s, item, isItem := strings.Cut(strings.ReplaceAll(s, "／", "/"), "/")
	s = strings.Map(func(c rune) rune {
		if unicode.Is(unicode.Pd, c) || c == '_' || c == '\u2212' {
			return -1
		}
		return c
	}, typed(s))
	var r Ref
	if isItem {
		n, err := strconv.Atoi(typed(item))
		if err != nil || n < 1 || n > MostItems {
			return r, ErrItem
		}
		r.Item = n
	}
	if utf8.RuneCountInString(s) != 16 {
		return r, ErrLength
	}
	if strings.ContainsFunc(s, func(c rune) bool { return !strings.ContainsRune(digits, c) }) {
		return r, ErrLetter
	}
	if check(s[:15]) != s[15] {
		return r, ErrCheck
	}
	r.Number = Number(s[:4] + "-" + s[4:8] + "-" + s[8:12] + "-" + s[12:])
	return r, nil
}

// typed brings what was typed to the characters of a number, as far as there is no doubt.
func typed(s string) string {
	if i := strings.LastIndexAny(s, ":："); i >= 0 {
		_, size := utf8.DecodeRuneInString(s[i:])
		s = s[i+size:]
	}
	return strings.Map(func(c rune) rune {
		if c > 0xff00 && c < 0xff5f { // the wide form of ASCII
			c -= 0xfee0
		}
		switch c = unicode.ToUpper(c); {
		case unicode.IsSpace(c) || unicode.Is(unicode.Cf, c):
			return -1
		case c == 'O':
			return '0'
		case c == 'I' || c == 'L':
			return '1'
		}
		return c
	}, s)
}

// ParseNumber reads the number of a deposit, not of an item.
func ParseNumber(s string) (Number, error) {
	r, err := ParseRef(s)
	if err == nil && r.Item != 0 {
		err = ErrItem
	}
	return r.Number, err
}

// Random takes the bits of a number from eight random bytes.
func Random(b [8]byte) uint32 { return uint32(binary.BigEndian.Uint64(b[:])) & (1<<30 - 1) }
