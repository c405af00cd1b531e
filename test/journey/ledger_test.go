package journey

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

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

// witnessed waits until the receipt has its proof: the page looks again by itself.
func (p *person) witnessed() {
	p.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		if eval[bool](p, `document.readyState === "complete" && !document.querySelector("[data-wait]")`) {
			return
		}
	}
	p.stuck("the deposit is never witnessed")
}

// Somebody deposits a recording; others verify it, with and without scripts. The file never leaves the browser.
func TestDeposits(t *testing.T) {
	p := open(t)
	if code, _ := p.get("/verify"); code == http.StatusNotFound {
		t.Skip("the program was built without the evidence network")
	}
	playDeposits(t, p)
}

func playDeposits(t *testing.T, p *program) {
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
	who.witnessed()
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

	for _, what := range []string{"pack", "report", "receipt"} {
		if code, body := p.get(fmt.Sprintf("/deposit/%s/%s", number, what)); code != http.StatusOK || len(body) < 500 {
			t.Errorf("%s: %d, %d bytes", what, code, len(body))
		}
	}
}
