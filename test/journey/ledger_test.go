package journey

import (
	"fmt"
	"net/http"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// number is that of the receipt shown.
func (p *person) number() string {
	p.t.Helper()
	return eval[string](p, `document.querySelector(".number .num").textContent.trim()`)
}

// digest chooses a file whose digest the browser computes; what it leads to is another page.
func (p *person) digest(id, file string) {
	p.t.Helper()
	p.loads("choosing "+file, chromedp.SetUploadFiles(chromedp.CSS("#"+id), []string{file}))
}

// Somebody deposits a recording; others verify it, with and without scripts. The file never leaves the browser.
func TestDeposits(t *testing.T) {
	t.Parallel()
	p := open(t)
	same := keep(t, "通话录音.mp3", []byte(strings.Repeat("一段录音", 300_000)))
	other := keep(t, "另一段.mp3", []byte("另一段录音"))

	who := p.person(t, "depositor")
	who.open("/verify")
	who.unfold("核验离线验证包")
	who.open("/deposit")
	who.press("存证")
	who.refused(422)
	who.sees("请选择要存证的文件")
	who.upload("file", same)
	who.press("存证")
	number := who.number()
	who.sees("存证回执", "第十七条")
	who.open("/deposit/" + number)
	who.unfold("包含证明")
	who.sees("c2sp.org/tlog-proof@v1")

	any := p.person(t, "anybody")
	any.open("/verify")
	any.digest("file", same)
	any.sees("一致：文件自存证后未被改动", "通话录音.mp3", number)
	any.digest("file", other)
	any.sees("未查到：本院没有这份存证记录", "另一段.mp3")
	any.fill("q", number)
	any.press("查询")
	any.sees("已查到存证记录，还没有比对文件")
	any.digest("file", other)
	any.sees("不一致：文件与存证时的内容不同")
	any.open("/verify?q=" + number[:18] + "0")
	any.refused(422)
	for _, l := range []string{"zh-Hant", "en"} {
		any.open("/language/" + l)
		any.open("/verify?q=" + number)
		any.open("/deposit/" + number)
		any.open("/deposit")
	}

	plain := p.person(t, "without scripts")
	plain.scripts(false)
	plain.open("/verify")
	plain.upload("file", same)
	plain.press("上传并核验")
	plain.sees("一致：", number)
	plain.open("/deposit")
	plain.upload("file", other)
	plain.press("存证")
	plain.sees("存证编号")

	for _, what := range []string{"report", "receipt"} {
		if code, body := p.get(fmt.Sprintf("/deposit/%s/%s", number, what)); code != http.StatusOK || len(body) < 500 {
			t.Errorf("%s: %d, %d bytes", what, code, len(body))
		}
	}
	p.packed(number, same, other)
}

// packed takes the offline pack and the policy from the court and has the program check them beside the deposited file, and
// beside another one.
func (p *program) packed(number, same, other string) {
	p.t.Helper()
	_, zip := p.get("/deposit/" + number + "/pack")
	_, policy := p.get("/ledger/policy")
	pack, believed := keep(p.t, "pack.zip", []byte(zip)), keep(p.t, "policy.txt", []byte(policy))
	for file, holds := range map[string]bool{same: true, other: false} {
		out, err := exec.Command(builtAt, "verify", pack, "--policy", believed, "--file", file).CombinedOutput()
		if (err == nil) != holds || holds && !strings.Contains(string(out), number) {
			p.t.Errorf("the pack beside %s: %v\n%s", filepath.Base(file), err, out)
		}
	}
}

// TestDepositedExhibit gives a deposit's number as evidence: the court fetches what it keeps, compares it, and shows the outcome to
// the party and to the judge, who finds on it.
func TestDepositedExhibit(t *testing.T) {
	t.Parallel()
	d := newDispute(t, true)
	p := d.plaintiff
	p.open("/login")
	d.people()
	p.open("/deposit")
	p.upload("file", keep(t, "聊天记录.txt", []byte(strings.Repeat("客服说是翻新机", 9000))))
	p.choose("keep", "yes")
	p.press("存证")
	p.sees("聊天记录.txt", "原件由法院保管")
	d.deposit = p.number()
	d.fileWell()
	d.accept()
	p.awaits(d.at("evidence"), "内容与存证记录一致")
	p.sees(d.deposit, "第十六条")
	p.press("查看核验与异议")
	d.sit()
	j := d.judge
	j.open("/desk/cases/" + d.file)
	j.pressIn("#exhibit-p1-4", "核验、异议与认定")
	j.sees(d.deposit, "内容与存证记录一致", "第十六条")
	j.pressIn("form[action$='/find']", "记入案卷")
	j.refused(422)
	j.choose("find-admitted", "yes")
	j.fill("find-reason", "核验一致，对方没有提出异议。")
	j.pressIn("form[action$='/find']", "记入案卷")
	j.sees("记入案卷", "核验一致，对方没有提出异议。")
}

// numbered adds an exhibit by its number, on the page shown.
func (p *person) numbered(number string) {
	p.t.Helper()
	const name = "聊天记录"
	p.fill("deposit", number[:4])
	p.fill("name", name)
	p.fill("proves", "客服承认是翻新机")
	p.press("加入清单")
	p.refused(422)
	p.sees("存证编号是16位字母和数字")
	if p.value("name") != name {
		p.stuck("what was typed beside the wrong number is lost")
	}
	p.fill("deposit", number)
	p.press("加入清单")
	p.sees(name, number)
}
