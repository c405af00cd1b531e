package open

import (
	"net/http"
	"slices"
	"strings"

	"yunting/calculator"
	"yunting/law/venue"
	"yunting/platform/i18n"
	"yunting/web/shell"
)

// ask is one question about the facts of a dispute.
type ask struct {
	Key, Label string
	set        func(*venue.Facts)
}

// place is one question about where something happened.
type place struct {
	Key, Label string
	at         func(*venue.Facts) *string
}

// dispute is what a matter is called by people, and what has to be known about it.
type dispute struct {
	Matter     venue.Matter
	Name, Hint string
	claim      venue.Claim // where it does not follow from the matter
	Asks       []ask
	Places     []place
}

var (
	onPlatform = ask{"platform", i18n.Mark("在电商平台（含直播间、小程序）下单"), func(f *venue.Facts) { f.OnPlatform = true }}
	signed     = ask{"signed", i18n.Mark("合同是在网上订的"), func(f *venue.Facts) { f.SignedOnline = true }}
	performed  = ask{"performed", i18n.Mark("全部在网上履行"), func(f *venue.Facts) { f.PerformedOnline = true }}
	lender     = ask{"lender", i18n.Mark("出借人是银行、消费金融公司或者小额贷款公司"), func(f *venue.Facts) { f.LicensedLender = true }}
	isOnline   = ask{"online", i18n.Mark("事情发生在网上"), func(f *venue.Facts) { f.Online = true }}
	workOnline = ask{"work", i18n.Mark("作品是在网上发表或者传播的"), func(f *venue.Facts) { f.WorkOnline = true }}
	firstPub   = ask{"first", i18n.Mark("作品首次在网上发表"), func(f *venue.Facts) { f.FirstPublishedOnline = true }}
	delivered  = ask{"delivered", i18n.Mark("买的东西是通过网络交付的（充值、会员、软件）"), func(f *venue.Facts) { f.DeliveredOnline = true }}
	forMoney   = ask{"money", i18n.Mark("争议的是付钱、退钱"), func(f *venue.Facts) { f.MoneyClaim = true }}
	arbitrate  = ask{"arbitration", i18n.Mark("双方书面约定了仲裁"), func(f *venue.Facts) { f.Arbitration = true }}

	defendantAt = place{"defendant", i18n.Mark("被告在哪个城市？"), func(f *venue.Facts) *string { return &f.Places.Defendant }}
	agreedAt    = place{"agreed", i18n.Mark("合同写明的履行地在哪个城市？"), func(f *venue.Facts) *string { return &f.Places.AgreedPerformance }}
	receiptAt   = place{"receipt", i18n.Mark("收货地在哪个城市？"), func(f *venue.Facts) *string { return &f.Places.Receipt }}
	buyerAt     = place{"buyer", i18n.Mark("买方住在哪个城市？"), func(f *venue.Facts) *string { return &f.Places.Buyer }}
	payeeAt     = place{"payee", i18n.Mark("应当收到钱的一方在哪个城市？"), func(f *venue.Facts) *string { return &f.Places.MoneyReceiver }}
	performerAt = place{"performer", i18n.Mark("应当提供服务的一方在哪个城市？"), func(f *venue.Facts) *string { return &f.Places.Performer }}
	deviceAt    = place{"device", i18n.Mark("发布、实施行为的设备在哪个城市？"), func(f *venue.Facts) *string { return &f.Places.Device }}
	victimAt    = place{"victim", i18n.Mark("受害人住在哪个城市？"), func(f *venue.Facts) *string { return &f.Places.Victim }}
	organAt     = place{"defendant", i18n.Mark("作出决定的机关在哪个城市？"), func(f *venue.Facts) *string { return &f.Places.Defendant }}
	harmAt      = place{"harm", i18n.Mark("损害发生在哪个城市？"), func(f *venue.Facts) *string { return &f.Places.Harm }}
	makerAt     = place{"maker", i18n.Mark("产品在哪个城市制造？"), func(f *venue.Facts) *string { return &f.Places.Maker }}
	sellerAt    = place{"seller", i18n.Mark("产品在哪个城市销售？"), func(f *venue.Facts) *string { return &f.Places.Seller }}
)

// disputes in the order in which people meet them.
var disputes = []dispute{
	{venue.Sale, i18n.Mark("网上买东西"), i18n.Mark("不发货、货不对板、不退款、假货"), "", []ask{onPlatform, delivered}, []place{receiptAt, buyerAt, agreedAt, defendantAt}},
	{venue.Service, i18n.Mark("网上的服务"), i18n.Mark("会员、游戏、直播、课程、网约服务"), "", []ask{signed, performed, forMoney}, []place{payeeAt, performerAt, agreedAt, defendantAt}},
	{venue.Loan, i18n.Mark("网上借款"), i18n.Mark("银行、消费金融、小额贷款"), "", []ask{signed, performed, lender, forMoney}, []place{payeeAt, agreedAt, defendantAt}},
	{venue.PersonalInformation, i18n.Mark("隐私和个人信息"), i18n.Mark("泄露、过度收集、人肉搜索"), venue.ByTort, []ask{isOnline}, []place{deviceAt, victimAt, defendantAt}},
	{venue.Tort, i18n.Mark("名誉、肖像等被侵害"), i18n.Mark("网上辱骂、造谣、盗用照片"), "", []ask{isOnline}, []place{deviceAt, victimAt, defendantAt}},
	{venue.VirtualProperty, i18n.Mark("账号、装备、虚拟货币等虚拟财产"), i18n.Mark("被盗、被封、被骗走"), venue.ByTort, []ask{isOnline}, []place{deviceAt, victimAt, defendantAt}},
	{venue.Data, i18n.Mark("数据"), i18n.Mark("数据抓取、数据权益"), venue.ByTort, []ask{isOnline}, []place{deviceAt, victimAt, defendantAt}},
	{venue.CopyrightInfringement, i18n.Mark("作品被盗用"), i18n.Mark("图片、视频、文章、音乐"), "", []ask{isOnline, workOnline}, []place{deviceAt, victimAt, defendantAt}},
	{venue.CopyrightOwnership, i18n.Mark("作品归谁"), i18n.Mark("著作权归属"), venue.ByOwnership, []ask{firstPub}, []place{defendantAt}},
	{venue.Competition, i18n.Mark("不正当竞争"), i18n.Mark("流量劫持、刷单炒信、网上仿冒"), "", []ask{isOnline}, []place{deviceAt, victimAt, defendantAt}},
	{venue.Domain, i18n.Mark("域名"), i18n.Mark("抢注、归属、侵权"), venue.ByTort, nil, []place{deviceAt, victimAt, defendantAt}},
	{venue.Product, i18n.Mark("产品伤人"), i18n.Mark("网上买的产品造成人身、财产损害"), "", []ask{onPlatform}, []place{makerAt, sellerAt, harmAt, defendantAt}},
	{venue.Administrative, i18n.Mark("不服行政决定"), i18n.Mark("网络监管机关的处罚、处理"), "", []ask{isOnline}, []place{organAt}},
	{venue.Other, i18n.Mark("其他"), i18n.Mark("劳动、婚姻、邻里等"), "", nil, []place{defendantAt}},
}

type venuePage struct {
	City     string
	Dispute  *dispute // nil: not chosen yet
	Ticked   []string
	Where    map[string]string
	Problems []shell.Problem
	Answer   *calculator.Venue // nil: not asked yet
}

// venue explores whether a dispute belongs here: first what it is about, then the facts, then the answer.
func (p pages) venue(w http.ResponseWriter, r *http.Request) error {
	ctx, q := r.Context(), r.URL.Query()
	v := venuePage{City: p.Court.City, Ticked: q["facts"], Where: map[string]string{}}
	for i := range disputes {
		if string(disputes[i].Matter) == q.Get("matter") {
			v.Dispute = &disputes[i]
		}
	}
	switch {
	case v.Dispute == nil && q.Has("step"):
		v.Problems = []shell.Problem{{Field: "matter", Say: shell.T(ctx, "请选择发生的事情")}}
	case v.Dispute != nil && q.Get("step") == "answer":
		f := venue.Facts{City: p.Court.City, Matter: v.Dispute.Matter, Claim: v.Dispute.claim}
		for _, a := range append(slices.Clone(v.Dispute.Asks), arbitrate) {
			if slices.Contains(v.Ticked, a.Key) {
				a.set(&f)
			}
		}
		for _, pl := range v.Dispute.Places {
			v.Where[pl.Key] = strings.TrimSpace(q.Get(pl.Key))
			*pl.at(&f) = v.Where[pl.Key]
		}
		a, err := calculator.VenueOf(calculator.VenueQuestion{Filed: p.Today().String()}, f)
		if v.Problems, err = shell.Problems(err, "matter"); err != nil {
			return err
		}
		v.Answer = &a
	}
	return p.tool(w, r, shell.T(ctx, "能不能在这里起诉"), v.Problems, func() shell.Page { return shell.Page{Body: venueView(v)} })
}
