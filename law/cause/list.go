package cause

import (
	"yunting/law"
	"yunting/law/venue"
)

// The three lists in force since this court opened. The names were not compared with the published texts.
var (
	List2011 = law.Declare(law.Rule{
		Key: "causes/2011", Article: "《民事案件案由规定》（2011年修正）", From: "2011-04-01", Until: "2020-12-31", Mark: law.Memory,
		Summary: "causes of action for cases filed to the end of 2020",
	})
	List2020 = law.Declare(law.Rule{
		Key: "causes/2020", Article: "《民事案件案由规定》（2020年修正）", From: "2021-01-01", Until: "2025-12-31", Mark: law.Memory,
		Summary: "causes of action for cases filed from 2021 to 2025",
	})
	List2025 = law.Declare(law.Rule{
		Key: "causes/2025", Article: "《民事案件案由规定》（2025年修正）", From: "2026-01-01", Mark: law.Memory,
		Summary: "causes of action for cases filed from 2026; network virtual property became a cause of its own",
	})
)

const (
	first   = "2011-04-01"
	second  = "2021-01-01"
	third   = "2026-01-01"
	last2   = "2020-12-31"
	last3   = "2025-12-31"
	inforce = ""
)

// causes are the ones an Internet court meets. A cause that kept its name through a revision is one entry.
var causes = []Cause{
	{"net-shopping", "网络购物合同纠纷", "合同纠纷", first, last2, []string{"网购", "信息网络买卖合同"}, venue.Sale},
	{"sale-online", "信息网络买卖合同纠纷", "合同纠纷", second, inforce, []string{"网络购物合同", "网购", "网络买卖", "直播带货", "退货退款"}, venue.Sale},
	{"service-online", "网络服务合同纠纷", "合同纠纷", first, inforce, []string{"网络服务", "会员服务", "账号服务", "游戏充值", "直播打赏"}, venue.Service},
	{"loan-financial", "金融借款合同纠纷", "合同纠纷", first, inforce, []string{"银行贷款", "网络贷款", "网贷"}, venue.Loan},
	{"loan-small", "小额借款合同纠纷", "合同纠纷", first, inforce, []string{"小额贷款", "小贷", "网贷"}, venue.Loan},
	{"product", "产品责任纠纷", "侵权责任纠纷", first, inforce, []string{"产品缺陷", "质量致损"}, venue.Product},
	{"tort-online", "网络侵权责任纠纷", "侵权责任纠纷", first, inforce, []string{"网络侵权", "网暴", "网络暴力"}, venue.Tort},
	{"reputation", "名誉权纠纷", "人格权纠纷", first, inforce, []string{"诽谤", "侮辱", "造谣"}, venue.Tort},
	{"portrait", "肖像权纠纷", "人格权纠纷", first, inforce, []string{"盗用照片", "照片被盗用", "换脸"}, venue.Tort},
	{"name", "姓名权纠纷", "人格权纠纷", first, inforce, []string{"冒用姓名", "冒名注册"}, venue.Tort},
	{"trade-name", "名称权纠纷", "人格权纠纷", first, inforce, []string{"冒用企业名称"}, venue.Tort},
	{"privacy", "隐私权、个人信息保护纠纷", "人格权纠纷", second, inforce, []string{"隐私权", "个人信息保护", "个人信息泄露"}, venue.PersonalInformation},
	{"dissemination", "侵害作品信息网络传播权纠纷", "知识产权权属、侵权纠纷", first, inforce, []string{"信息网络传播权", "侵害信息网络传播权", "盗版", "图片侵权"}, venue.CopyrightInfringement},
	{"authorship", "侵害作品署名权纠纷", "知识产权权属、侵权纠纷", first, inforce, []string{"署名权", "没有署名"}, venue.CopyrightInfringement},
	{"reproduction", "侵害作品复制权纠纷", "知识产权权属、侵权纠纷", first, inforce, []string{"复制权", "抄袭"}, venue.CopyrightInfringement},
	{"copyright", "著作权权属纠纷", "知识产权权属、侵权纠纷", first, inforce, []string{"作品归属", "版权归属"}, venue.CopyrightOwnership},
	{"domain-rights", "网络域名权属、侵害纠纷", "知识产权权属、侵权纠纷", first, inforce, []string{"域名", "域名抢注"}, venue.Domain},
	{"domain-contract", "网络域名合同纠纷", "知识产权合同纠纷", first, inforce, []string{"域名", "域名转让", "域名注册"}, venue.Domain},
	{"competition-online", "网络不正当竞争纠纷", "不正当竞争纠纷", second, inforce, []string{"刷单", "流量劫持", "恶意不兼容"}, venue.Competition},
	{"disparagement", "商业诋毁纠纷", "不正当竞争纠纷", first, inforce, []string{"诋毁商誉", "恶意差评"}, venue.Competition},
	{"false-publicity", "虚假宣传纠纷", "不正当竞争纠纷", first, inforce, []string{"虚假广告", "刷好评"}, venue.Competition},
	{"imitation", "仿冒纠纷", "不正当竞争纠纷", first, inforce, []string{"山寨", "仿冒店铺"}, venue.Competition},
	{"virtual-property-tort", "网络侵害虚拟财产纠纷", "侵权责任纠纷", second, last3, []string{"虚拟财产", "游戏装备", "账号被盗"}, venue.VirtualProperty},
	{"virtual-property", "网络虚拟财产纠纷", "", third, inforce, []string{"虚拟财产", "游戏装备", "账号被盗"}, venue.VirtualProperty},
}
