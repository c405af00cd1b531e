package form

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"time"

	"yunting/law/calendar"
	"yunting/law/money"
	"yunting/platform/i18n"
)

// What a reference translation words otherwise than the original: citations, dates, amounts, and what lower rooms said.

// hear is a sentence of a lower room (a reason, a line of a fee) in the language of the paper; what no catalogue knows stays.
func (f *filler) hear(s string) string {
	if f.lang == Hans {
		return s
	}
	if m := daysLong.FindStringSubmatch(s); m != nil && f.lang == En {
		return fmt.Sprintf("%d days", number(m[1]))
	}
	return i18n.T(i18n.With(context.Background(), i18n.Language(f.lang)), s)
}

// daysLong is a length as papers write it: 五日.
var daysLong = regexp.MustCompile(`^([二三四五六七八九十]+)日$`)

// said is a value as text in the language of the paper.
func (f *filler) said(v any) (string, error) {
	if f.lang == En {
		switch x := v.(type) {
		case calendar.Date:
			if !x.IsZero() {
				return englishDate(x), nil
			}
		case time.Time:
			if !x.IsZero() {
				return x.In(calendar.Zone).Format("2 January 2006, 15:04"), nil
			}
		case money.Fen:
			return strings.Replace(x.Yuan(), "¥", "CNY ", 1), nil
		}
	}
	s, err := said(v)
	if _, ok := v.(time.Time); ok && f.lang == Hant {
		s = hantHour(s)
	}
	return s, err
}

// second is an instant to the second, in the language of the paper.
func (f *filler) second(t time.Time) string {
	switch {
	case f.lang == En && !t.IsZero():
		return t.In(calendar.Zone).Format("2 January 2006, 15:04:05")
	case f.lang == Hant:
		return hantHour(Second(t))
	}
	return Second(t)
}

func hantHour(s string) string { return strings.Replace(s, "时", "時", 1) }

func englishDate(d calendar.Date) string { return fmt.Sprintf("%d %s %d", d.D, d.M, d.Y) }

// abroad words citations for a reference translation.
func (f *filler) abroad(s string) string {
	switch f.lang {
	case Hant:
		return traditional.Replace(s)
	case En:
		return englishBooks(s)
	}
	return s
}

// traditional is how the names of the texts that papers cite are written, and their articles.
var traditional = strings.NewReplacer(
	"《中华人民共和国民事诉讼法》", "《民事訴訟法》",
	"《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》", "《民事訴訟法解釋》",
	"《最高人民法院关于民事诉讼证据的若干规定》", "《民事訴訟證據規定》",
	"《人民法院在线诉讼规则》", "《人民法院在線訴訟規則》",
	"《诉讼费用交纳办法》", "《訴訟費用交納辦法》",
	"《最高人民法院关于互联网法院审理案件若干问题的规定》", "《互聯網法院審理案件規定》",
	"《人民法院在线调解规则》", "《人民法院在線調解規則》",
	"《最高人民法院关于人民法院特邀调解的规定》", "《最高人民法院關於人民法院特邀調解的規定》",
	"《最高人民法院关于人民法院办理财产保全案件若干问题的规定》", "《最高人民法院關於人民法院辦理財產保全案件若干問題的規定》",
	"《最高人民法院关于人民法院通过互联网公开审判流程信息的规定》", "《最高人民法院關於人民法院通過互聯網公開審判流程信息的規定》",
	"《最高人民法院关于人民法院庭审录音录像的若干规定》", "《最高人民法院關於人民法院庭審錄音錄像的若干規定》",
	"《最高人民法院关于适用〈中华人民共和国民事诉讼法〉执行程序若干问题的解释》", "《民事訴訟法執行程序解釋》",
	"《最高人民法院关于公布失信被执行人名单信息的若干规定》", "《最高人民法院關於公佈失信被執行人名單信息的若干規定》",
	"条", "條", "项", "項",
)

var englishNames = map[string]string{
	"《中华人民共和国民事诉讼法》":                        "Civil Procedure Law",
	"《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》":         "Interpretation of the Civil Procedure Law",
	"《最高人民法院关于民事诉讼证据的若干规定》":                 "Provisions on Evidence in Civil Litigation",
	"《人民法院在线诉讼规则》":                          "Online Litigation Rules",
	"《诉讼费用交纳办法》":                            "Measures on Litigation Fees",
	"《最高人民法院关于互联网法院审理案件若干问题的规定》":            "Provisions on Internet Courts",
	"《人民法院在线调解规则》":                          "Online Mediation Rules",
	"《最高人民法院关于人民法院特邀调解的规定》":                 "Provisions on Invited Mediation",
	"《最高人民法院关于人民法院办理财产保全案件若干问题的规定》":         "Provisions on Preservation of Property",
	"《最高人民法院关于人民法院通过互联网公开审判流程信息的规定》":        "Provisions on Open Trial Processes on the Internet",
	"《最高人民法院关于人民法院庭审录音录像的若干规定》":             "Provisions on Recording of Court Hearings",
	"《最高人民法院关于适用〈中华人民共和国民事诉讼法〉执行程序若干问题的解释》": "Interpretation on Enforcement Procedure",
	"《最高人民法院关于公布失信被执行人名单信息的若干规定》":           "Provisions on the List of Dishonest Persons Subject to Enforcement",
}

var (
	cited     = regexp.MustCompile(`(《[^《》]*》)((?:第[^《》、]+、?)*)`)
	provision = regexp.MustCompile(`第([零〇一二三四五六七八九十百千]+)([条款项])`)
)

// englishBooks writes 《民事诉讼法》第一百五十七条第一款、第九条 as "Civil Procedure Law, Article 157(1), Article 9"; a text whose
// English name is not known keeps its Chinese one.
func englishBooks(s string) string {
	return strings.ReplaceAll(cited.ReplaceAllStringFunc(s, func(c string) string {
		m := cited.FindStringSubmatch(c)
		name, ok := englishNames[m[1]]
		if !ok {
			name = m[1]
		}
		var parts []string
		for p := range strings.SplitSeq(strings.Trim(m[2], "、"), "、") {
			if p != "" {
				parts = append(parts, englishArticle(p))
			}
		}
		end := ""
		if strings.HasSuffix(c, "、") {
			end = "、"
		}
		return strings.Join(append([]string{name}, parts...), ", ") + end
	}), "、", "; ")
}

func englishArticle(s string) string {
	return provision.ReplaceAllStringFunc(s, func(c string) string {
		m := provision.FindStringSubmatch(c)
		n := number(m[1])
		switch m[2] {
		case "条":
			return fmt.Sprintf("Article %d", n)
		case "款":
			return fmt.Sprintf("(%d)", n)
		}
		return fmt.Sprintf(" item %d", n)
	})
}

// number reads a Chinese numeral below ten thousand.
func number(s string) int {
	sum, digit := 0, 0
	for _, r := range s {
		switch i := strings.IndexRune("零一二三四五六七八九", r); {
		case i > 0:
			digit = i / len("零")
		case r == '十', r == '百', r == '千':
			if digit == 0 {
				digit = 1
			}
			sum += digit * map[rune]int{'十': 10, '百': 100, '千': 1000}[r]
			digit = 0
		}
	}
	return sum + digit
}
