package typeset

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"yunting/pdftest"
)

const (
	rare     = "喆堃昇镕珺𠮷"
	digest   = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
	quotes   = "他说：“证人称‘合同写明《关于〈网络服务〉的约定》’。”又引「甲方『应当』履行」（见〔2026〕1号）【附注】。"
	decimals = "-1,234,567.89元、50%、3.14、2026-11-23T10:00:00Z、A-7号、№12、℃"
)

var (
	longAddress = "https://court.example/evidence/" + strings.Repeat("a1B2c3D4-", 29) + "?q=1&r=2"
	longName    = strings.Repeat("某某某演示网络科技（集团）股份有限公司", 16)[:900] // 300 characters
)

// torture holds what has broken typesetters before.
func torture() Document {
	rows := [][]string{{"序号", "名称", "摘要", "金额（元）"}}
	for i := range 200 {
		rows = append(rows, []string{fmt.Sprint(i + 1), "证据" + rare, digest, "38,600.00"})
	}
	rows = append(rows,
		[]string{"201", longName, longAddress, ""},
		[]string{"202", han(1200), digest, "高过一页"},
		[]string{"", "", "", ""},
		[]string{"203", "甲\n\n乙\n丙", "", "1"})
	p := short("")
	p.Title = "刁难“排版”的文书 <&> " + rare
	p.Footer = "第 {page} 页 共 {pages} 页"
	p.Corner = &QR{Code: "https://court.example/d/7F3K-9Q2M-XA4D", Caption: "核验码 7F3K-9Q2M-XA4D"}
	p.Blocks = append(p.Blocks,
		Words("heading", "一、"+rare+"与"+digest),
		Words(Body, "姓名用字："+rare+"；摘要"+digest+"与"+digest+digest+"。"),
		Words(Body, quotes+strings.Repeat("“‘", 4)+"引"+strings.Repeat("’”", 4)+decimals),
		Words(Body, ""), Words(Body, "\n\n"), Words(Body, " "), Words(Body, "　　"),
		Text{Style: Body, Runs: []Run{{Text: "网址"}, {Text: longAddress, Link: longAddress}, {Text: "结束。"}}},
		Words(Body, "名称："+longName+"。"),
		Words(Body, "一"), Words(Body, "。"), Words(Body, "——"), Words(Body, "……"+strings.Repeat("…", 60)), Words(Body, strings.Repeat("—", 61)),
		Words(Body, strings.Repeat("，", 80)), Words(Body, strings.Repeat("（", 80)), Words(Body, strings.Repeat("1", 300)),
		Words("heading", "二、表格"), Table{[]float64{1, 4, 5, 3}, "cljr", rows},
		Form{[][2]string{{strings.Repeat("很长的问题", 20), "答"}, {"", ""}, {"问", strings.Repeat("很长的回答", 400)}}},
		Words("heading", "三、结尾"),
		Foot{Sign: []string{"审判员　" + longName, "人民陪审员　欧阳" + rare, longName}, Date: "二〇二六年十一月二十三日", Attest: "本件与原本核对无异",
			After: []string{"书记员　" + rare}, Stamp: 42},
		QR{Code: longAddress, Caption: longAddress + "\n" + quotes})
	return p
}

// The torture document loses no character.
func TestTorture(t *testing.T) {
	p := torture()
	pdf := render(t, p).PDF
	pdftest.Run(t, pdf, "qpdf", "--check", "FILE")
	read := structure(t, pdf)
	for _, want := range []string{rare, digest + digest, quotes, decimals, longAddress, longName, han(1200), strings.Repeat("很长的回答", 400),
		strings.Repeat("，", 80), strings.Repeat("1", 300), strings.Repeat("—", 61)} {
		if !strings.Contains(read, want) {
			t.Errorf("the structure lost %.60q…", want)
		}
	}
	if n := strings.Count(read, digest); n < 200 {
		t.Errorf("%d digests, want 200 at least", n)
	}
}

// A name in a script that no face has is refused by its characters, or printed as 〓 and kept in its logical order.
func TestRightToLeftNames(t *testing.T) {
	const names = "שרה与محمد"
	_, err := Render(short("被申请人：" + names + "。"))
	var missing *MissingError
	if !errors.As(err, &missing) || !strings.Contains(err.Error(), "通知书") {
		t.Fatalf("got %v", err)
	}
	for _, r := range strings.ReplaceAll(names, "与", "") {
		if !slices.Contains(missing.Runes, r) {
			t.Errorf("%c is not named: %v", r, err)
		}
	}
	p := short("被申请人：" + names + "。")
	p.AllowMissing = true
	r := render(t, p)
	if read := structure(t, r.PDF); !strings.Contains(read, names) {
		t.Errorf("the order of reading is lost:\n%s", read)
	}
}

// An accent written apart is set with its letter, and copied as it was written.
func TestAccentsWrittenApart(t *testing.T) {
	const apart = "Andre\u0301 u\u0308ber Cafe\u0301"
	pdf := render(t, short("证人"+apart+"。")).PDF
	if got := rawText(t, pdf); !strings.Contains(got, apart) {
		t.Errorf("got %q", got)
	}
	_, err := Render(short("证人Zo\u0331e。"))
	var missing *MissingError
	if !errors.As(err, &missing) || !slices.Equal(missing.Runes, []rune{0x331}) {
		t.Errorf("an accent that no face can set: %v", err)
	}
}
