package venue

import (
	"slices"

	"yunting/law"
	"yunting/law/calendar"
)

// item is one kind of case in the scope of an Internet court.
type item struct {
	number  string // 第一项
	name    string // zh-Hans, what the dispute must be
	matters []Matter
	needs   []need
}

// need is a further fact the item asks for, and what to say when it is lacking.
type need struct {
	met  func(Facts) bool
	lack string // zh-Hans
}

var (
	platform  = need{func(f Facts) bool { return f.OnPlatform }, "合同不是通过电子商务平台签订或者履行的"}
	bought    = need{func(f Facts) bool { return f.OnPlatform }, "产品不是通过电子商务平台购买的"}
	allOnline = need{func(f Facts) bool { return f.SignedOnline && f.PerformedOnline }, "合同的签订和履行没有全部在互联网上完成"}
	lender    = need{func(f Facts) bool { return f.LicensedLender }, "出借人不是金融机构或者小额贷款公司"}
	firstPub  = need{func(f Facts) bool { return f.FirstPublishedOnline }, "作品不是在互联网上首次发表的"}
	work      = need{func(f Facts) bool { return f.WorkOnline }, "作品没有在线发表或者传播"}
	online    = need{func(f Facts) bool { return f.Online }, "争议的行为不是在网络上实施的"}
	regulates = need{func(f Facts) bool { return f.Online }, "行政行为不涉及网络监管"}
	prosecute = need{func(f Facts) bool { return f.ByProcuratorate }, "起诉人不是检察机关"}
	provider  = need{func(f Facts) bool { return !f.NotProvider }, "服务不是由网络服务提供者提供的"}
	above     = need{func(f Facts) bool { return !f.PhysicalAccess }, "争议的是网络接入等物理层服务"}
	special   = need{func(f Facts) bool { return !f.FreeGeneral }, "争议的是面向所有人的免费网络服务"}
	itself    = need{func(f Facts) bool { return f.Within == "" }, "争议是婚姻家庭、继承或者劳动纠纷的一部分"}
	infringes = need{func(f Facts) bool { return f.Claim == ByTort }, "争议不是因侵权产生的"}
)

var scope2018 = []item{
	{"第一项", "通过电子商务平台签订或者履行网络购物合同产生的纠纷", []Matter{Sale}, []need{platform}},
	{"第二项", "签订、履行行为均在互联网上完成的网络服务合同纠纷", []Matter{Service}, []need{allOnline, provider, above, special}},
	{"第三项", "签订、履行行为均在互联网上完成的金融借款、小额借款合同纠纷", []Matter{Loan}, []need{allOnline, lender}},
	{"第四项", "在互联网上首次发表作品的著作权或者邻接权权属纠纷", []Matter{CopyrightOwnership}, []need{firstPub}},
	{"第五项", "在互联网上侵害在线作品著作权或者邻接权的纠纷", []Matter{CopyrightInfringement}, []need{online, work}},
	{"第六项", "互联网域名纠纷", []Matter{Domain}, nil},
	{"第七项", "在互联网上侵害他人民事权益的纠纷", []Matter{Tort}, []need{online}},
	{"第七项", "在互联网上侵害他人民事权益的纠纷", []Matter{PersonalInformation, Data, VirtualProperty}, []need{online, infringes}},
	{"第八项", "通过电子商务平台购买的产品的产品责任纠纷", []Matter{Product}, []need{bought}},
	{"第九项", "检察机关提起的互联网公益诉讼", []Matter{PublicInterest}, []need{prosecute, online}},
	{"第十项", "互联网信息服务、商品交易管理的行政纠纷", []Matter{Administrative}, []need{regulates}},
}

var scope2025 = []item{
	{"第一项", "网络数据纠纷", []Matter{Data}, []need{online, itself}},
	{"第二项", "网络个人信息保护、隐私权纠纷", []Matter{PersonalInformation}, []need{online, itself}},
	{"第三项", "网络虚拟财产纠纷", []Matter{VirtualProperty}, []need{online, itself}},
	{"第四项", "网络不正当竞争纠纷", []Matter{Competition}, []need{online}},
	{"第五项", "网络域名纠纷", []Matter{Domain}, nil},
	{"第六项", "通过电子商务平台签订或者履行网络购物合同产生的纠纷", []Matter{Sale}, []need{platform}},
	{"第七项", "签订、履行行为均在网络上完成的网络服务合同纠纷", []Matter{Service}, []need{allOnline, provider, above, special}},
	{"第八项", "网络监管的行政纠纷", []Matter{Administrative}, []need{regulates}},
	{"第九项", "检察机关提起的网络公益诉讼", []Matter{PublicInterest}, []need{prosecute, online}},
}

// designated is the last item of the 2018 scope; a designation is a decision of its own under either scope.
const designated = "第十一项"

// scope is the list in force on the day of filing.
func scope(filed calendar.Date) (law.Rule, []item) {
	if Scope2018.InForce(filed.String()) {
		return Scope2018, scope2018
	}
	return Scope2025, scope2025
}

// find looks for the item a matter falls under; lack says what keeps the case out, listed whether the matter stands there at all.
func find(items []item, f Facts) (found item, lack []string, listed bool) {
	for _, it := range items {
		if !slices.Contains(it.matters, f.Matter) {
			continue
		}
		for _, n := range it.needs {
			if !n.met(f) {
				lack = append(lack, n.lack)
			}
		}
		return it, lack, true
	}
	return item{}, nil, false
}
