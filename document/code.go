package document

import (
	"crypto/hmac"
	"crypto/sha256"
	"strconv"
	"strings"
	"unicode"

	"yunting/id"
)

// digits are those of Crockford's base 32: no I, L, O, U, which are misread or spell words.
const digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

// codeLength gives a code 80 bits: nobody guesses one, and a court that issues twenty million papers a year does not meet
// the same one twice.
const codeLength = 16

// Codes makes the codes 核验码 by which anybody finds out whether a paper was issued. The same paper gets the same code
// however often its job runs, and who has one code cannot tell another.
type Codes struct{ key [sha256.Size]byte }

// NewCodes takes the key of a court from the secret of the house: two courts of one house never give the same code, and
// association codes, made from the same secret, say nothing about these.
func NewCodes(secret []byte, of id.Court) *Codes {
	c := &Codes{}
	copy(c.key[:], sum(nil, secret, "paper code", string(of)))
	return c
}

// For is the code of the paper of a kind that is made for an addressee (empty: everybody) because of an entry.
func (c *Codes) For(m id.Matter, k Kind, to id.Party, cause int) string {
	mac := sum(nil, c.key[:], string(m), string(k), string(to), strconv.Itoa(cause))
	b := make([]byte, codeLength)
	var bits, have uint
	for i, next := 0, 0; i < codeLength; i++ {
		for have < 5 {
			bits, have, next = bits<<8|uint(mac[next]), have+8, next+1
		}
		have -= 5
		b[i] = digits[bits>>have&31]
	}
	return grouped(string(b))
}

// sum is an HMAC over parts that hold no zero byte, so that no two lists of parts read alike.
func sum(to, key []byte, parts ...string) []byte {
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(strings.Join(parts, "\x00")))
	return mac.Sum(to)
}

func grouped(s string) string { return s[:4] + "-" + s[4:8] + "-" + s[8:12] + "-" + s[12:] }

// ReadCode reads a code as people type or scan it: any case, with or without hyphens and spaces, o for 0, i and l for 1,
// in the wide characters of a Chinese keyboard, after words and a colon, or as the whole address /d/CODE. ok: it has the
// form of a code; whether a paper has it is another question.
func ReadCode(typed string) (code string, ok bool) {
	if len(typed) > 500 { // an address is shorter; a pasted page is no code
		return "", false
	}
	s := strings.Map(func(c rune) rune {
		if c > 0xff00 && c < 0xff5f { // the wide form of ASCII
			c -= 0xfee0
		}
		return unicode.ToUpper(c)
	}, strings.TrimSpace(typed))
	s, _, _ = strings.Cut(s, "?")
	s, _, _ = strings.Cut(s, "#")
	if i := strings.LastIndexAny(strings.TrimRight(s, "/"), "/:"); i >= 0 {
		s = s[i+1:]
	}
	s = strings.Map(func(c rune) rune {
		switch {
		case unicode.IsSpace(c) || unicode.Is(unicode.Cf, c) || unicode.Is(unicode.Pd, c), c == '_', c == '\u2212', c == '/', c == '.', c == '。':
			return -1
		case c == 'O':
			return '0'
		case c == 'I' || c == 'L':
			return '1'
		}
		return c
	}, s)
	if len(s) != codeLength || strings.ContainsFunc(s, func(c rune) bool { return !strings.ContainsRune(digits, c) }) {
		return "", false
	}
	return grouped(s), true
}
