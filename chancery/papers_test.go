package chancery_test

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"yunting/chancery"
	"yunting/court"
	"yunting/courttest"
	"yunting/defence"
	"yunting/document"
	"yunting/evidence"
	"yunting/fee"
	"yunting/filing"
	"yunting/hearing"
	"yunting/id"
	"yunting/judgment"
	"yunting/law/calendar"
	"yunting/procedure"
	"yunting/service"
	"yunting/trial"
)

const note = "演示文书，不具法律效力"

// occasions is a case for each kind of paper, at the moment the court makes it.
var occasions = map[document.Kind]func(*story) *story{
	document.Complaint: (*story).filed, document.CorrectionNotice: (*story).returned, document.Refusal: (*story).refused,
	document.Acceptance: (*story).accepted, document.FeeNotice: (*story).accepted, document.FeeRest: (*story).converted, document.ReliefDecision: (*story).relieved, document.SmallClaims: (*story).accepted, document.EvidenceNotice: (*story).accepted,
	document.DeemedWithdrawn: (*story).lapsed, document.Respond: (*story).served, document.Answer: (*story).answered, document.Record: (*story).heard,
	document.Summons: (*story).summoned, document.Judgment: (*story).judged, document.Receipt: (*story).served,
	document.CorrectionRuling: (*story).amended,
}

func (s *story) returned() *story {
	s.filed().do(clerk1, filing.Return{Defects: []filing.Defect{{Field: "facts", Say: "请写明付款的日期和方式。"}, {Field: "defendant-address", Say: "请补充被告的住所地"}}})
	return s
}

func (s *story) refused() *story {
	why := "起诉人与被告约定了仲裁，本案不属于人民法院受理民事诉讼的范围"
	s.filed().do(clerk1, filing.Refer{Ground: "arbitration", Reason: why, Judge: court.Officer{ID: judge1.Person, Name: judge1.Name}})
	s.do(judge1, filing.Refuse{Ground: "arbitration", Reason: why})
	return s
}

func (s *story) converted() *story {
	s.served()
	s.do(judge1, trial.Convert{To: "ordinary", Reason: "案情复杂"})
	return s
}

func (s *story) relieved() *story {
	s.accepted()
	s.do(buyer, courttest.AskRelief(fee.Waive, "waive/allowance"))
	s.do(judge1, fee.GrantRelief{Form: fee.Reduce, Ground: "reduce/other", Percent: 40, Reason: "申请人失业，家庭收入低"})
	return s
}

func (s *story) lapsed() *story {
	s.accepted()
	s.now = s.now.Add(8 * 24 * time.Hour)
	s.do(procedure.TheCourt, fee.Lapse{})
	return s
}

// Every kind of paper can be made when its act stands in the docket, and only then; twice it is the same paper.
func TestEveryKindOfPaper(t *testing.T) {
	for _, k := range slices.Sorted(maps.Keys(occasions)) {
		t.Run(string(k), func(t *testing.T) {
			s := occasions[k](newStory(t))
			got := s.make(k, "")
			says(t, got, note)
			if k != document.Receipt { // that names its addressee alone
				says(t, got, s.c.PartyName(p1))
			}
			if k != document.Complaint {
				silent(t, got, buyerID, "1380000", "1390000")
			}
			if k != document.Complaint && k != document.Answer {
				says(t, got, s.court.Name)
			}
			silent(t, got, "%!", "待填", "（未填写）", "。。", "；。")
			a, _ := chancery.Make(s.c, s.entries, k, p1, s.now)
			b, _ := chancery.Make(s.c, s.entries, k, p1, s.now)
			x, errX := a.Set()
			y, errY := b.Set()
			if errX != nil || errY != nil || string(x.PDF) != string(y.PDF) {
				t.Errorf("made twice it differs: %v, %v", errX, errY)
			}
			if _, err := chancery.Make(procedure.NewCivil(s.court), nil, k, "", s.now); !errors.Is(err, chancery.ErrNothingToSay) {
				t.Errorf("made from an empty docket: %v", err)
			}
		})
	}
	if _, err := chancery.Make(newStory(t).c, nil, "laundry-list", "", time.Unix(0, 0)); !errors.Is(err, chancery.ErrUnknownKind) {
		t.Errorf("unknown kind: %v", err)
	}
}

// CPL 124.
func TestComplaint(t *testing.T) {
	s := newStory(t).filed()
	says(t, s.make(document.Complaint, ""), "民事起诉状", "原告：周小棠，女，1949年12月31日出生，汉族，职业：教师，工作单位：演示学校，公民身份号码："+buyerID, "联系电话：13800000001", "被告："+firm+"，统一社会信用代码："+firmCode,
		"法定代表人（主要负责人）：罗演示，执行董事", "案由：网络购物合同纠纷", "一、判令被告向原告退还货款3299.00元。", "二、判令被告向原告支付价款三倍的惩罚性赔偿金9897.00元。", "合计13,196元",
		"1.2026年9月28日", "假一赔三", "订单截图", "购买手机和付款的事实", "此致广州互联网法院", "具状人", "二〇二六年十一月二十三日")

	x := complaint()
	x.Signature, x.CauseName = "", ""
	p, err := chancery.Preview(s.court, x, s.now, s.c.Evidence.Of(p1)...)
	if err != nil {
		t.Fatal(err)
	}
	got := read(t, "preview", p)
	says(t, got, "草稿", "具状人（待签名）", "案由：（未选择）", "检测报告", note)
	silent(t, got, "二〇二六年")
	if p, _ = chancery.Preview(s.court, filing.Complaint{}, s.now); strings.Contains(p.Date, "〇") || p.Seal != nil {
		t.Error("a draft is neither dated nor sealed")
	}
	says(t, read(t, "preview-empty", p), "（未填写）")
}

// OLR 9: everything at once, with the last day (15 days from 23 November 2026 is 8 December, a Tuesday).
func TestCorrection(t *testing.T) {
	s := newStory(t).returned()
	says(t, s.make(document.CorrectionNotice, p1), "收件编号：YT20261123-", "一、请写明付款的日期和方式。", "二、请补充被告的住所地。", "次日起十五日内",
		"2026年11月23日收到本通知的，期限至2026年12月8日24时届满", "《人民法院在线诉讼规则》第九条", "逾期未补正的，材料退回")
	s.serve(p1, document.CorrectionNotice)
	says(t, s.make(document.CorrectionNotice, p1), "你于2026年11月23日收到本通知，期限至2026年12月8日24时届满")
}

func TestAcceptance(t *testing.T) {
	s := newStory(t).accepted()
	says(t, s.make(document.Acceptance, p1), "（2026）粤0192民初", "网络购物合同纠纷", "小额诉讼程序", "第一百六十五条第一款", "审判员沈知衡独任审理",
		"立案之日起两个月，至2027年1月25日（2027年1月23日为周六，顺延至其后第一个工作日）", "第一百二十九条", "同意一个环节不视为同意其他环节")
	says(t, s.make(document.SmallClaims, d1), firm+"：", "独任审理", "一审终审", "2027年1月25日", "减半交纳，本案为65元", "第二百七十四条")
	says(t, s.make(document.EvidenceNotice, p1), "举证期限为七日", "第六十八条", "第五十条", "被告收到后，诉讼平台显示期限届满的准确日期", "自被告收到应诉通知书")
}

// FEE 13, 16, 22: 50 + 2.5 % of 3,196 yuan = 129.90, halved 64.95, in whole yuan 65.
func TestFeeNotice(t *testing.T) {
	s := newStory(t).filed()
	s.do(clerk1, filing.Accept{})
	says(t, s.make(document.FeeNotice, p1), "诉讼请求金额为13,196元", "50.00", "79.90", "-64.95", "0.05", "应交纳案件受理费65.00", "应交纳案件受理费65元（大写：陆拾伍元整）",
		"次日起七日内", "2026年11月23日收到本通知的，期限至2026年11月30日24时届满", "按撤诉处理", "第二百一十三条", "《诉讼费用交纳办法》第十三条第一款第一项、第十六条")
	silent(t, s.make(document.FeeNotice, p1), "第五十三条") // rounding is this court's choice, not a provision
}

// CPL 85: the last day moves over the Spring Festival, and the paper says why.
func TestLastDayMoves(t *testing.T) {
	s := newStory(t)
	s.now = time.Date(2026, 2, 9, 1, 0, 0, 0, time.UTC)
	s.filed().do(clerk1, filing.Accept{})
	says(t, s.make(document.FeeNotice, p1), "期限至2026年2月24日（2026年2月16日为", "顺延至其后第一个工作日")
}

// CPL 128: fifteen days; OLR 10: three days; the firm opened the papers on 23 November.
func TestRespond(t *testing.T) {
	s := newStory(t).served()
	says(t, s.make(document.Respond, d1), "受理周小棠诉你单位网络购物合同纠纷一案", "（2026）粤0192民初", "13,196元", "次日起十五日内提出答辩状", "期限至2026年12月8日24时届满",
		"次日起三日内，凭送达短信中的关联码", "期限至2026年11月26日24时届满", "缺席判决", "管辖")
	says(t, s.make(document.EvidenceNotice, d1), "被告于2026年11月23日收到，期限至2026年11月30日24时届满")
}

func TestAnswer(t *testing.T) {
	s := newStory(t).answered()
	says(t, s.make(document.Answer, p1), "民事答辩状", "答辩人（被告）："+firm, "委托诉讼代理人：罗承远，当事人的工作人员（特别授权：承认诉讼请求、放弃诉讼请求、变更诉讼请求、进行和解、提起反诉、提起上诉）", "不同意原告的诉讼请求", "承认", "否认", "不清楚", "没有见到检测过程", "1101**********002X", "进货单")
}

func TestRecord(t *testing.T) {
	s := newStory(t).heard()
	got := s.make(document.Record, p1)
	says(t, got, "交互式审理笔录", "原告周小棠于2026年11月23日09时00分在诉讼平台同意", "对事实二：否认，理由是：页面写的是“官方认证”。",
		"原告证据一“订单截图”", "真实性认可，合法性认可，关联性认可。", "真实性不认可，合法性认可，关联性认可；理由：没有签章。", "期限内未发表意见，视为放弃质证。",
		"审判员问一（2026年11月23日", "问原告、被告，限于2026年11月26日24时前回答）：下单时商品页面如何描述？", "原告答（2026年11月23日", "写明全新正品。", "被告：期限内没有回答，于2026年11月28日",
		"第六条", "结束交互式审理", "第一百五十条")
	s.pronounced()
	says(t, s.make(document.Record, p1), "核对无误，在线确认", "申请补正：第一问漏记半句。")
}

func TestSummonsAndDefault(t *testing.T) {
	s := newStory(t).summoned()
	says(t, s.make(document.Summons, d1), "传票", "被告"+firm, "2026年12月1日09时30分（周二）", "在线庭审1号庭（在线视频庭审）", "缺席判决", "视为拒不到庭")
	says(t, s.make(document.Summons, p1), "原告周小棠", "可以按撤诉处理", "第一百四十六条")
	s.now = time.Date(2026, 12, 1, 3, 0, 0, 0, time.UTC)
	s.do(clerk1, service.Hand{Delivery: "summons", To: d1, Papers: []string{"summons"}, Way: "post", Posted: s.c.Filing.AcceptedOn, On: s.c.Filing.AcceptedOn, Proof: "邮件号2"})
	s.do(clerk1, hearing.Hold{Present: []id.Party{p1}, Minutes: "原告到庭，被告未到庭，法庭调查完毕。"})
	s.do(judge1, judgment.Pronounce{Decision: decision(s.c)})
	says(t, s.make(document.Judgment, ""), "依法适用小额诉讼程序；后因案情复杂，需要开庭查明，于2026年11月23日转为普通程序", "本院于2026年12月1日在线公开开庭审理了本案。原告周小棠到庭参加诉讼。",
		"被告"+firm+"经传票传唤，无正当理由拒不到庭", "送达之日起十五日内，向本院递交上诉状", "上诉于广州市中级人民法院", "书记员顾书宁")
}

// CPL 155, 165, 264.
func TestJudgment(t *testing.T) {
	s := newStory(t).judged()
	got := s.make(document.Judgment, p1)
	says(t, got, "广州互联网法院", "民事判决书", "（2026）粤0192民初", "原告：周小棠，女，1949年12月31日出生，汉族，公民身份号码：1101**********002X", "委托诉讼代理人：罗承远，当事人的工作人员（特别授权：承认诉讼请求、放弃诉讼请求、变更诉讼请求、进行和解、提起反诉、提起上诉）",
		"依法适用小额诉讼程序，由审判员沈知衡独任审理", "以交互式（非同步）方式进行了审理", "本案现已审理终结",
		"没有争议的事实", "1.2026年9月28日，原告在演示购物平台向被告购买手机一部，付款3299元。", "2.原告主张：商品页面写明“全新正品——假一赔三”。被告意见：否认，理由是：页面写的是“官方认证”。本院认定：",
		"依照《中华人民共和国消费者权益保护法》第五十五条第一款、《中华人民共和国民事诉讼法》第六十七条、第一百六十五条的规定，判决如下：",
		"退还货款3299元；二、被告", "支付赔偿金9897元。如果未按本判决指定的期间", "第二百六十四条的规定，加倍支付迟延履行期间的债务利息",
		"案件受理费65元（已减半），由原告周小棠负担15元，由被告"+firm+"负担50元。原告已预交65元", "本判决为终审判决", "审判员沈知衡", "二〇二六年十一月二十八日", "书记员", "本件与原本核对无异")
	silent(t, got, "上诉于")
	p, err := chancery.Make(s.c, s.entries, document.Judgment, p1, s.now.Add(48*time.Hour))
	if err != nil || p.Date != "二〇二六年十一月二十八日" || p.Seal == nil || !p.Seal.Demonstration {
		t.Errorf("%s, %v, %v: a later copy bears the day of pronouncement and the seal", p.Date, p.Seal, err)
	}
}

// A draft is marked, unsealed and shows what is still open.
func TestDraftJudgment(t *testing.T) {
	s := newStory(t).heard()
	p, err := chancery.DraftJudgment(s.c, judgment.Decision{}, judge1.Name, s.now)
	if err != nil || p.Seal != nil || strings.Contains(p.Date, "〇") {
		t.Fatalf("%+v, %v", p, err)
	}
	says(t, read(t, "draft", p), "草稿，尚未签发", judgment.Placeholder+"：裁判理由】", judgment.Placeholder+"：判决主文】", "审判员沈知衡", note)
}

// CPL-I 213; no appeal lies against this ruling (CPL 157).
func TestDeemedWithdrawn(t *testing.T) {
	s := newStory(t).lapsed()
	got := s.make(document.DeemedWithdrawn, p1)
	says(t, got, "民事裁定书", "书记员温简言", "本院于2026年11月23日向原告周小棠送达交纳诉讼费用通知书", "案件受理费65元，期限至2026年11月30日届满", "第一百五十七条第一款第十一项", "第二百一十三条", "本案按原告周小棠撤诉处理", "审判员沈知衡")
	silent(t, got, "上诉于")
}

// FEE 48: relief is told with the fee; CPL 165: nobody is told of an appeal that a small claim does not have.
func TestRightsInSmallClaims(t *testing.T) {
	s := newStory(t).accepted()
	got := s.make(document.Acceptance, p1)
	says(t, got, "申请执行", "申请缓交、减交或者免交")
	silent(t, got, "依法上诉")
	says(t, s.make(document.FeeNotice, p1), "申请缓交、减交或者免交", "上传证明材料", "不按撤诉处理", "第四十八条")
	s = newStory(t)
	s.filed().do(clerk1, filing.Accept{Flags: filing.Flags{Unclear: true}})
	says(t, s.make(document.Acceptance, p1), "依法上诉")
}

// FEE 45 to 48: the decision says what was granted or why not, until when to pay, and how to have it reviewed (FEE 43).
func TestReliefDecision(t *testing.T) {
	got := newStory(t).relieved().make(document.ReliefDecision, p1)
	says(t, got, "准予减交诉讼费用决定书", "申请免交案件受理费", "申请人失业，家庭收入低", "减交案件受理费26元", "减交比例40%", "交纳39元", "七日", "第四十六条第一款第四项", "院长申请复核", "审判员沈知衡")
	s := newStory(t).accepted()
	s.do(buyer, courttest.AskRelief(fee.Defer, "defer/other"))
	s.do(judge1, fee.DenyRelief{Reason: "材料不能证明困难"})
	got = s.make(document.ReliefDecision, p1)
	says(t, got, "不准予缓交诉讼费用决定书", "材料不能证明困难", "交纳65元", "第二十二条第四款")
	s.now = s.now.Add(20 * 24 * time.Hour)
	s.do(procedure.TheCourt, fee.Lapse{})
	says(t, s.make(document.DeemedWithdrawn, p1), "原告申请缓交，本院于2026年11月23日决定不予准许", "第二百一十三条", "审判员沈知衡", "书记员")
	s = newStory(t).accepted()
	s.do(buyer, courttest.AskRelief(fee.Defer, "defer/legal-aid"))
	s.do(judge1, fee.GrantRelief{Form: fee.Defer, Ground: "defer/legal-aid", Until: calendar.MustParse("2026-12-31")})
	says(t, s.make(document.ReliefDecision, p1), "准予缓交诉讼费用决定书", "缓交至2026年12月31日", "第四十七条第三项")
}

// CPL-I 199: the notice of the rest, and the ruling when it is not paid, with half of what was paid going back.
func TestTheRest(t *testing.T) {
	s := newStory(t).converted()
	says(t, s.make(document.FeeRest, p1), "补交诉讼费用通知书", "已经转为普通程序", "全案案件受理费", "130.00", "已交纳65元", "补交65元", "七日内", "退还一半", "第一百九十九条")
	s.now = s.now.Add(20 * 24 * time.Hour)
	s.do(procedure.TheCourt, fee.Lapse{})
	says(t, s.make(document.DeemedWithdrawn, p1), "没有足额补交", "已经收取的案件受理费65元，退还原告32.50元", "第一百九十九条第一款、第二款", "审判员沈知衡")
}

// CPL 126, 157, 171: ten days to appeal.
func TestRefusal(t *testing.T) {
	s := newStory(t).refused()
	got := s.make(document.Refusal, p1)
	says(t, got, "民事裁定书", "起诉人：周小棠", "约定了仲裁", "本院不予受理", "送达之日起十日内，向本院递交上诉状，上诉于广州市中级人民法院", "第一百七十一条第二款", "第一百二十七条第二项", "第一百五十七条第一款第一项", "审判员沈知衡", "书记员顾书宁")
}

func TestCertificate(t *testing.T) {
	s := newStory(t).served()
	says(t, s.make(document.Receipt, d1), "电子送达凭证", "受送达人被告"+firm, "《民事起诉状》、《应诉通知书》、《举证通知书》", "阅知时间2026年11月23日", "送达生效时间2026年11月23日", "第三十一条第二款", "送达回证")
	says(t, s.make(document.Receipt, p1), "受送达人原告周小棠", "受送达人提供或者确认的地址", "第三十一条第一款", "阅知时间—")

	x := *s.c.Service.Deliveries[0]
	x.Grade, x.Effective, x.ArrivedAt, x.Failure = service.Failed, time.Time{}, time.Time{}, "号码停机"
	failed, err := chancery.Certificate(s.c, &x, s.now)
	if err != nil {
		t.Fatal(err)
	}
	got := read(t, "failed", failed)
	says(t, got, "号码停机", "不产生送达的效力")
	silent(t, got, "送达生效时间")

	s.do(clerk1, service.Hand{Delivery: "h1", To: d1, Papers: []string{"respond"}, Way: "post", Posted: s.c.Filing.AcceptedOn, On: s.c.Filing.AcceptedOn, Proof: "邮件号1"})
	got = s.make(document.Receipt, d1)
	says(t, got, "送达记录", "邮寄送达", "送达日期2026年11月23日", "第八十七条、第八十八条、第八十九条、第九十一条")
	silent(t, got, "电子送达凭证")
}

// A defendant who said nothing: nothing is undisputed, the evidence was not spoken to.
func TestSilentDefendant(t *testing.T) {
	s := newStory(t).served()
	s.now = s.now.Add(20 * 24 * time.Hour)
	s.do(procedure.TheCourt, defence.Waive{}, evidence.Close{}, evidence.GiveUp{Party: d1})
	d := decision(s.c)
	p, err := chancery.DraftJudgment(s.c, d, judge1.Name, s.now)
	if err != nil {
		t.Fatal(err)
	}
	got := read(t, "silent", p)
	says(t, got, "被告在答辩期内没有提交答辩状。", "本院认定的事实", "被告意见：未提交答辩。", "视为放弃质证")
	silent(t, got, "没有争议的事实")
}
