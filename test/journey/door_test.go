package journey

import (
	"html"
	"regexp"
	"strings"
	"time"
)

// Invented people and companies.
const (
	buyer, buyerID, buyerMobile    = "陈小满", "11010519491231002X", "13800000001"
	seller, sellerID, sellerMobile = "林阿豪", "440106199003075216", "13900000002"
	shop, shopID                   = "某某电子商务有限公司", "91350100M000100Y43"
)

var (
	codeSaid = regexp.MustCompile(`登录验证码：(\d{6})`)
	linkSaid = regexp.MustCompile(`href="([^"]*/join/[^"]+)"`)
)

// outbox finds the newest message that says something.
func (p *program) outbox(said *regexp.Regexp) string {
	p.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		_, page := p.get("/outbox")
		if m := said.FindStringSubmatch(page); m != nil {
			return html.UnescapeString(m[1])
		}
	}
	p.t.Fatalf("no message in the outbox says %s", said)
	return ""
}

// signIn signs in, on the page for it, with a mobile and the code sent to it; the account is made on the way.
func (p *person) signIn(mobile string) {
	p.t.Helper()
	p.fill("mobile", mobile)
	p.press("发送验证码")
	p.sees("验证码已经发送到")
	p.fill("code", p.court.outbox(codeSaid))
	p.press("登录")
}

// serve signs an officer in, with both factors.
func (p *person) serve(login string) {
	p.t.Helper()
	p.open("/login/staff")
	p.fill("login", login)
	p.fill("password", "yunting-demo")
	p.press("下一步")
	for range 2 { // a code may have changed between showing and typing
		p.fill("code", eval[string](p, `document.querySelector(".demobox code.num").textContent`))
		p.press("登录")
		if p.at() != "/login/staff/second" {
			return
		}
	}
	p.stuck("%s could not sign in", login)
}

// declare gives a real name: first with a wrong last digit, then right.
func (p *person) declare(name, number string) {
	p.t.Helper()
	p.open("/account")
	wrong := number[:len(number)-1] + strings.Map(func(r rune) rune {
		if r == '1' {
			return '2'
		}
		return '1'
	}, number[len(number)-1:])
	p.fill("name", name)
	p.choose("id_kind", "resident")
	p.fill("id_number", wrong)
	p.press("提交核验")
	p.refused(422)
	p.sees("有1处需要更正", "校验")
	if got := p.value("id_number"); got != wrong {
		p.stuck("what was typed is lost: %q", got)
	}
	p.fill("id_number", number)
	p.press("提交核验")
	p.sees("现在由书记员核验，您不需要做什么。")
	p.misses(number) // shown masked
}

// verify lets the clerk check a declared name at the desk.
func (p *person) verify(name string) {
	p.t.Helper()
	p.open("/clerk/identity")
	p.follow(name)
	p.sees("核验“" + name + "”的实名信息")
	p.choose("how", "当面核对证件原件")
	p.press("核验通过")
}

// follow opens the row of a list that mentions a name.
func (p *person) follow(name string) {
	p.t.Helper()
	href := eval[string](p, `[...document.querySelectorAll("main tr, main li")].find(r => r.textContent.includes(%s))?.querySelector("a[href]")?.getAttribute("href") ?? ""`, name)
	if href == "" {
		p.stuck("no row mentions %s", name)
	}
	p.open(href)
}
