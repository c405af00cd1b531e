package typeset

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// The text of an invented judgment.
var (
	parties = []string{
		"原告：林晓溪，女，1992年3月8日出生，汉族，住广东省广州市海珠区新港东路××号。",
		"委托诉讼代理人：何明哲，广东云桥律师事务所律师。",
		"被告：某某演示网络科技有限公司，住所地广东省广州市某区某路1号，统一社会信用代码91350100M000100Y43。",
		"法定代表人：周喆堃，该公司执行董事。",
		"原告林晓溪与被告某某演示网络科技有限公司网络购物合同纠纷一案，本院于2026年9月1日立案后，依法适用简易程序，于2026年10月20日在线公开开庭进行了审理。原告林晓溪的委托诉讼代理人何明哲、被告的法定代表人周喆堃到庭参加诉讼。本案现已审理终结。",
	}
	claims = []string{
		"林晓溪向本院提出诉讼请求：1.判令被告退还货款38,600.00元；2.判令被告赔偿三倍价款115,800元；3.本案诉讼费用由被告承担。事实与理由：原告于2026年6月18日在“云帆优选”网店购买“臻品”牌翡翠手镯一只，商品页面写明“天然A货——假一赔三”；收货后经检测，该手镯为染色处理的石英岩……原告认为，被告的行为构成欺诈。",
		"某某演示网络科技有限公司辩称：（一）商品页面的文字系第三方服务商误填，被告并无欺诈的故意；（二）原告收货后已使用两个月，退货条件不成就；（三）“假一赔三”的表述仅为促销用语（见《店铺活动规则》第八条），不构成要约。",
	}
	facts = []string{
		"本院查明：2026年6月18日10时23分，原告通过被告经营的网店下单，支付货款38,600元；2026年6月21日签收。2026年8月25日，广州某珠宝检测中心出具报告，结论为“石英岩（染色处理）”。上述事实有订单详情、电子回单、检测报告以及双方当事人的在线陈述为证，本院予以确认。",
	}
	reasons = []string{
		"本院认为，经营者提供商品有欺诈行为的，应当按照消费者的要求增加赔偿其受到的损失，增加赔偿的金额为消费者购买商品的价款的三倍。被告在商品页面明示“天然A货”，而交付的商品为染色石英岩，足以使一般消费者陷入错误认识，构成欺诈。被告关于误填的辩解，未提交证据证明，本院不予采信。",
		"依照《中华人民共和国消费者权益保护法》第五十五条第一款、《中华人民共和国民事诉讼法》第一百六十条之规定，判决如下：",
		"一、被告某某演示网络科技有限公司于本判决生效之日起十日内退还原告林晓溪货款38,600元；",
		"二、被告某某演示网络科技有限公司于本判决生效之日起十日内赔偿原告林晓溪115,800元。",
		"如不服本判决，可以在判决书送达之日起十五日内，向本院递交上诉状，上诉于广东省广州市中级人民法院。",
	}
)

func paras(texts ...[]string) (out Blocks) {
	for _, s := range slices.Concat(texts...) {
		out = append(out, Words(Body, s))
	}
	return out
}

// judgment is the paper with every kind of block.
func judgment() Document {
	evidence := Table{Columns: []float64{1, 4, 5, 3}, Align: "clcr", Rows: [][]string{
		{"序号", "证据名称", "存证摘要（SM3）", "金额（元）"},
		{"1", "网店订单详情页截图", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0", "38,600.00"},
		{"2", "商品详情页录屏（2026年6月18日），含“假一赔三”的承诺", "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732", "—"},
		{"3", "珠宝玉石检测报告", "—", "600.00"},
		{"4", "支付平台交易电子回单", "—", "38,600.00"},
	}}
	form := Form{[][2]string{
		{"立案日期", "2026年9月1日"},
		{"开庭方式", "在线视频庭审，原告在广州、被告在佛山，双方均通过人脸识别核验身份后进入庭审；庭审录音录像已存证。"},
		{"案件受理费", "1,694元（减半收取）"},
	}}
	return Document{
		Title: "云庭互联网法院民事判决书（2026）粤0192民初12345号", Author: "云庭互联网法院", Sheet: sheet(),
		Footer: "第 {page} 页 共 {pages} 页", Made: time.Date(2026, 11, 23, 2, 0, 0, 0, time.UTC),
		Blocks: slices.Concat(head("云庭互联网法院", "民事判决书", "（2026）粤0192民初12345号"), paras(parties),
			Blocks{Words("heading", "一、当事人的主张")}, paras(claims),
			Blocks{Words("heading", "二、证据与事实"), Words("plain", "本院经审理认定如下证据："), evidence}, paras(facts),
			Blocks{form}, paras(reasons), Blocks{signed, Space{1},
				QR{"https://court.example/verify/7F3K-9Q2M-XA4D", "核验码：7F3K-9Q2M-XA4D\n扫描二维码，可以核对本文书的内容与存证记录。"},
				Words(Note, "本文书为演示数据，当事人、案号均为虚构。")}),
	}
}

// signed is its end.
var signed = Foot{
	Sign: []string{"审判长　陈某某", "审判员　李某", "人民陪审员　欧阳某某"}, Date: "二〇二六年十一月二十三日",
	Attest: "本件与原本核对无异", After: []string{"法官助理　王某", "书记员　赵某某"}, Stamp: 42,
}

func head(of, kind, number string) Blocks {
	bs := Blocks{Words("masthead", of), Words("title", kind)}
	if number != "" {
		bs = append(bs, Words("reference", number))
	}
	return bs
}

// sheet is a page of 22 lines of 28 characters of 16 points, as courts use it.
var sheet = sync.OnceValue(func() *Sheet {
	return &Sheet{Left: 28 * Millimetre, Top: 37 * Millimetre, Width: 28 * 16, Height: 22 * 28.9, Styles: map[string]Style{
		"masthead":  {Tag: "P", Face: "title", Size: 22, Lead: 36, Align: 'c', Keep: true},
		"title":     {Tag: "H1", Face: "title", Size: 26, Lead: 44, Align: 'c', Spread: 0.3, After: 6, Keep: true},
		"reference": {Tag: "P", Face: "fang", Size: 16, Lead: 28.9, Align: 'r', Inset: 2, After: 6, Keep: true},
		Body:        {Tag: "P", Face: "fang", Size: 16, Lead: 28.9, Indent: 2, Align: 'j'},
		"plain":     {Tag: "P", Face: "fang", Size: 16, Lead: 28.9, Align: 'j'},
		"heading":   {Tag: "H2", Face: "hei", Size: 16, Lead: 28.9, Indent: 2, Align: 'l', Keep: true},
		Sign:        {Tag: "P", Face: "fang", Size: 16, Lead: 28.9, Align: 'l'},
		Cell:        {Tag: "P", Face: "fang", Size: 12, Lead: 18, Align: 'l'},
		CellHead:    {Tag: "P", Face: "hei", Size: 12, Lead: 18, Align: 'c'},
		Field:       {Tag: "P", Face: "fang", Size: 14, Lead: 24, Align: 'l'},
		Note:        {Tag: "P", Face: "fang", Size: 10.5, Lead: 17, Align: 'j'},
		Footer:      {Tag: "P", Face: "song", Size: 10.5, Lead: 14, Align: 'c'},
	}}
})

// short is the smallest document with a text.
func short(text string) Document {
	return Document{Title: "通知书", Blocks: append(head("云庭互联网法院", "通知书", ""), Words(Body, text)), Sheet: sheet(), Made: time.Date(2026, 1, 5, 1, 2, 3, 0, time.UTC)}
}

func render(t testing.TB, p Document) Result {
	t.Helper()
	r, err := Render(p)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// han repeats a text up to a number of characters.
func han(n int) string {
	const s = "本院认为，合同当事人应当按照约定全面履行自己的义务。"
	return string([]rune(strings.Repeat(s, n/len([]rune(s))+1))[:n])
}
