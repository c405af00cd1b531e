package service

import (
	"fmt"
	"strings"

	"yunting/law"
	"yunting/law/limit"
)

const cplint = "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》"

var (
	// NoticeDay: a notice counts from its last publication.
	NoticeDay = law.Declare(law.Rule{
		Key: "cplint/138", Article: cplint + "第一百三十八条", From: "2022-04-10",
		Summary: "a notice is posted at the court and the addressee's home or published in papers or online; its day is that of the last publication",
	})
	// NoticeSays: what a notice must say, by what it serves.
	NoticeSays = law.Declare(law.Rule{
		Key: "cplint/139", Article: cplint + "第一百三十九条", From: "2022-04-10",
		Summary: "a notice says its reason; for a complaint the gist, the answer period and what follows; for a summons time, place and what follows; for a judgment its main content, the right, period and court of appeal",
	})
)

// Announcement is a public notice before it is put into words 公告. What is empty is not said.
type Announcement struct {
	To, Number, Title string // addressee, case number, 某某与某某某某纠纷
	Ground            Ground
	Papers            []string     // names of the papers, 起诉状副本
	Period            limit.Period // after which they count as served
	Sued              *Sued
	Summoned          *Summoned
	Judged            *Judged
}

// Sued is said when the complaint is served: the gist, the periods, and what follows from silence.
type Sued struct {
	Plaintiff        string
	Claims           []string
	Answer, Evidence limit.Period
}

// Summoned is said when a summons is served.
type Summoned struct {
	At, Place string
	Follows   string // what staying away leads to
}

// Judged is said when a judgment is served: its orders, and who may appeal where and until when.
type Judged struct {
	Orders []string
	Fees   string
	Final  bool
	Appeal limit.Period
	Court  string // that hears the appeal
}

// Text puts the notice into words (CPL-I 139), one paragraph a line.
func (a Announcement) Text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s：\n本院受理%s一案，案号%s。因%s，依照%s的规定，现向你公告送达%s。自发出公告之日起经过%s，即视为送达。", a.To, a.Title, a.Number, a.Ground.Chinese(),
		a.Period.Rule.Article, strings.Join(a.Papers, "、"), days(a.Period))
	if x := a.Sued; x != nil {
		fmt.Fprintf(&b, "\n起诉要点：%s请求%s。", x.Plaintiff, listed(x.Claims))
		fmt.Fprintf(&b, "\n提出答辩状的期限为公告期满后的%s内，举证期限为公告期满后的%s内。逾期不答辩的，不影响本院审理；逾期不举证的，承担举证不能的后果。开庭的时间、地点另行依法通知。", days(x.Answer), days(x.Evidence))
		b.WriteString("\n请到本院领取上述材料，或者登录诉讼平台查看；逾期不领取的，公告期满即视为送达。")
	}
	if x := a.Summoned; x != nil {
		fmt.Fprintf(&b, "\n本院定于%s在%s开庭审理本案。%s。", x.At, x.Place, x.Follows)
	}
	if x := a.Judged; x != nil {
		fmt.Fprintf(&b, "\n裁判主要内容：%s。", listed(x.Orders))
		if x.Fees != "" {
			b.WriteString(x.Fees + "。")
		}
		if x.Final {
			b.WriteString("\n本判决为终审判决，公告期满即发生法律效力。")
		} else {
			fmt.Fprintf(&b, "\n如不服本判决，可以在公告期满后的%s内，向本院递交上诉状，上诉于%s；逾期不上诉的，判决发生法律效力。", days(x.Appeal), x.Court)
		}
	}
	return b.String()
}

func days(p limit.Period) string { return p.Chinese() }

// listed numbers what is more than one thing.
func listed(xs []string) string {
	if len(xs) == 1 {
		return trim(xs[0])
	}
	var out []string
	for i, x := range xs {
		out = append(out, fmt.Sprintf("%d.%s", i+1, trim(x)))
	}
	return strings.Join(out, "；")
}

func trim(s string) string { return strings.TrimRight(strings.TrimSpace(s), "。；;.，,") }
