package caseno

import (
	"strings"
	"unicode"

	"yunting/law"
)

const (
	longest = 9                         // digits of a serial
	sample  = "，请按（2026）粤0192民初1号的样式填写" // what a case number looks like
)

// reader takes a case number apart from the left. The first fault stays; what follows it is read but not judged.
type reader struct {
	text string // as typed, for sentences
	rest []rune
	err  error
}

// narrow drops spaces and turns full-width digits to half-width ones.
func narrow(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return -1
		case r >= '０' && r <= '９':
			return r - '０' + '0'
		}
		return r
	}, s)
}

// fault notes a sentence of its own; fail one about a part, followed by what a case number looks like.
func (p *reader) fault(sentence string, args ...any) {
	if p.err == nil {
		p.err = law.Refuse(Form, sentence, args...)
	}
}

func (p *reader) fail(part string, args ...any) {
	p.fault("案号“%s”"+part+sample, append([]any{p.text}, args...)...)
}

// accept takes one of the characters, if it comes next.
func (p *reader) accept(set string) bool {
	if len(p.rest) == 0 || !strings.ContainsRune(set, p.rest[0]) {
		return false
	}
	p.rest = p.rest[1:]
	return true
}

func (p *reader) oneOf(set, missing string) {
	if !p.accept(set) {
		p.fail(missing)
	}
}

// take takes the characters up to the first that does not fit.
func (p *reader) take(fits func(rune) bool) string {
	n := 0
	for n < len(p.rest) && fits(p.rest[n]) {
		n++
	}
	s := string(p.rest[:n])
	p.rest = p.rest[n:]
	return s
}

func (p *reader) digits() string {
	return p.take(func(r rune) bool { return r >= '0' && r <= '9' })
}

// court takes the code of a court: 最高法, a province, a province and two or four digits.
func (p *reader) court() string {
	if s, ok := strings.CutPrefix(string(p.rest), supreme); ok {
		p.rest = []rune(s)
		return supreme
	}
	if len(p.rest) == 0 {
		p.fail("年份后面缺少法院代字")
		return ""
	}
	province := string(p.rest[0])
	if _, known := provinces[province]; !known {
		p.fail("的法院代字“%s”不是省份简称", province)
		return ""
	}
	p.rest = p.rest[1:]
	code := p.digits()
	switch len(code) {
	case 0, 2, 4:
	default:
		p.fail("的法院代字“%s”应为省份简称加2位或者4位数字", province+code)
	}
	return province + code
}

const mostType = 5 // characters of a type code; those in use have one to four

// kind takes the type code.
func (p *reader) kind() string {
	s := p.take(func(r rune) bool { return unicode.Is(unicode.Han, r) && r != '号' })
	switch n := len([]rune(s)); {
	case n == 0:
		p.fail("法院代字后面缺少类型代字")
	case n > mostType:
		p.fail("的类型代字“%s”超过%d个字", s, mostType)
	}
	return s
}
