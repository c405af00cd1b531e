package simulate

import "yunting/law/venue"

// kind is a kind of dispute as it is told: {货} what it is about, {价} its price, {台} the platform, {店} the shop or account,
// {号} the order or record, {日} the day it happened.
type kind struct {
	cause     string
	weight    int // out of all weights, how often it is filed
	ground    venue.Claim
	median    float64 // yuan, of the price
	firms     float64 // probability that the plaintiff is a firm
	against   float64 // probability that the defendant is a firm
	platforms []string
	goods     []string // "platform/goods" where not every platform has them
	facts     []string
	claims    []ask
	reasons   string
	proofs    []string // names of exhibits, plaintiff's
	replies   []string // the defendant's
	questions []string
	laws      []string
}

// ask is one claim: a share of the price, or no money.
type ask struct {
	kind, text string
	share      float64
	chance     float64 // how often it is asked for
}

const costs = "判令被告承担本案诉讼费用"

const (
	performing = "《中华人民共和国民法典》第五百零九条"
	breaching  = "《中华人民共和国民法典》第五百七十七条"
	wronging   = "《中华人民共和国民法典》第一千一百六十五条"
)

var kinds = []kind{
	{cause: "sale-online", weight: 30, ground: venue.ByContract, median: 2600, against: 0.8,
		platforms: []string{"某购物平台", "某二手交易平台", "某直播购物平台"},
		goods:     []string{"二手手机一部", "蓝牙耳机一副", "真皮沙发一组", "进口奶粉六罐", "紫砂壶一把", "笔记本电脑一台", "翡翠手镯一只", "空气净化器一台", "登山鞋一双", "单反相机镜头一支"},
		facts: []string{"{日}，原告在{台}“{店}”购买{货}，付款{价}元，订单号{号}", "商品页面写明“全新正品、七天无理由退货”",
			"原告收货后发现商品与页面描述不符，当日联系客服，被告拒绝退货退款"},
		claims:  []ask{{"refund", "判令被告退还货款%s元", 1, 1}, {"punitive", "判令被告支付价款三倍的赔偿金%s元", 3, 0.6}, {"costs", costs, 0, 1}},
		reasons: "被告出售的商品与其承诺不符，构成违约并足以使消费者陷入错误认识，应当退款并承担相应责任。",
		proofs:  []string{"订单详情", "商品页面", "与客服的聊天记录", "开箱视频说明", "检测报告"}, replies: []string{"发货记录", "进货凭证", "商品说明"},
		questions: []string{"下单时商品页面对商品成色如何描述？", "原告从收货到提出异议相隔多久？商品是否使用过？", "被告的进货来源是什么？"},
		laws:      []string{breaching, "《中华人民共和国消费者权益保护法》第五十五条第一款"}},
	{cause: "sale-online", weight: 14, ground: venue.ByContract, median: 900, against: 0.7,
		platforms: []string{"某购物平台", "某团购平台"},
		goods:     []string{"年货礼盒十盒", "儿童安全座椅一张", "定制窗帘一套", "电动滑板车一辆", "健身器材一套", "盆景三盆", "婚纱礼服一件"},
		facts: []string{"{日}，原告在{台}“{店}”购买{货}，付款{价}元，订单号{号}", "被告承诺四十八小时内发货",
			"被告至今没有发货，也没有退款"},
		claims:  []ask{{"refund", "判令被告退还货款%s元", 1, 1}, {"loss", "判令被告赔偿损失%s元", 0.3, 0.5}, {"costs", costs, 0, 1}},
		reasons: "被告收取货款后不履行交货义务，构成违约，应当退还货款并赔偿损失。",
		proofs:  []string{"订单详情", "付款凭证", "与客服的聊天记录"}, replies: []string{"物流单据", "缺货通知"},
		questions: []string{"被告是否曾经发货？物流单号是什么？", "双方是否协商过延期交货？"},
		laws:      []string{performing, breaching}},
	{cause: "service-online", weight: 24, ground: venue.ByContract, median: 3800, against: 0.95,
		goods: []string{"某视频平台/年度会员服务", "某在线教育平台/在线课程一套", "某游戏平台/游戏账号充值", "某直播平台/直播间充值", "某网盘/云存储服务",
			"某招聘平台/求职辅导服务", "某店铺服务平台/店铺代运营服务", "某健身应用/线上私教课程"},
		facts: []string{"{日}，原告在{台}向被告购买{货}，付款{价}元，订单号{号}", "服务协议由被告单方提供，原告只能点击同意",
			"被告此后停止提供服务（部分内容下架），并拒绝退还剩余费用"},
		claims:  []ask{{"refund", "判令被告退还服务费%s元", 0.85, 1}, {"loss", "判令被告支付违约金%s元", 0.2, 0.4}, {"costs", costs, 0, 1}},
		reasons: "被告没有按照约定提供网络服务，应当退还未履行部分的费用；其格式条款不合理地免除自己的责任，应属无效。",
		proofs:  []string{"服务协议", "付款凭证", "停止服务的公告", "与客服的聊天记录"}, replies: []string{"服务使用日志", "协议版本记录"},
		questions: []string{"原告在停止服务前使用了多少时长？", "被告是否以显著方式提示过退费条款？"},
		laws:      []string{performing, breaching, "《中华人民共和国民法典》第四百九十六条"}},
	{cause: "virtual-property", weight: 9, ground: venue.ByTort, median: 5200, against: 0.75,
		goods: []string{"某游戏平台/游戏装备一批", "某游戏平台/满级游戏角色一个", "某数字藏品平台/数字藏品三件", "某社交平台/认证账号一个"},
		facts: []string{"原告在{台}持有{货}，账号“{店}”，累计投入{价}元", "{日}，被告以“数据异常”为由封禁账号（记录号{号}）",
			"原告申诉后，被告没有说明具体违规事实，也没有恢复"},
		claims:  []ask{{"restore", "判令被告恢复原告账号及其中的虚拟财产", 0, 0.5}, {"loss", "判令被告赔偿虚拟财产损失%s元", 1, 1}, {"costs", costs, 0, 1}},
		reasons: "账号及其中的虚拟财产受法律保护，被告没有依据地限制原告使用，应当恢复原状、赔偿损失。",
		proofs:  []string{"账号充值记录", "封禁通知", "申诉记录"}, replies: []string{"风控系统记录", "用户协议"},
		questions: []string{"认定“数据异常”依据的具体行为是什么？", "账号注册后是否转让或者出借过？"},
		laws:      []string{"《中华人民共和国民法典》第一百二十七条", wronging}},
	{cause: "privacy", weight: 9, ground: venue.ByTort, median: 4000, against: 0.9,
		goods: []string{"某出行应用/手机号码和行程信息", "某招聘平台/求职简历", "某外卖平台/收货地址和手机号码", "某健康应用/体检信息"},
		facts: []string{"原告是{台}的注册用户，账号“{店}”", "{日}起，原告陆续收到陌生营销电话，对方准确说出原告的{货}",
			"原告向被告查询个人信息处理情况（工单号{号}），被告没有答复"},
		claims:  []ask{{"apology", "判令被告向原告书面赔礼道歉", 0, 0.8}, {"loss", "判令被告赔偿损失及维权开支%s元", 1, 1}, {"costs", costs, 0, 1}},
		reasons: "被告未经同意向他人提供原告的个人信息，侵害原告的个人信息权益，应当承担侵权责任。",
		proofs:  []string{"通话录音文字稿", "隐私政策页面", "查询工单"}, replies: []string{"安全审计说明", "授权记录"},
		questions: []string{"被告向哪些第三方提供过原告的信息？", "原告是否在其他平台留过同一号码？"},
		laws:      []string{"《中华人民共和国民法典》第一千零三十四条", "《中华人民共和国个人信息保护法》第六十九条第一款"}},
	{cause: "domain-contract", weight: 3, ground: venue.ByContract, median: 18000, firms: 0.6, against: 0.6,
		platforms: []string{"某域名交易平台"},
		goods:     []string{"四字母域名一个", "拼音域名一个", "行业域名两个"},
		facts:     []string{"{日}，原告在{台}与“{店}”约定受让{货}，价款{价}元，合同编号{号}", "原告已经支付全部价款", "被告至今没有办理域名过户"},
		claims:    []ask{{"perform", "判令被告办理域名过户手续", 0, 0.5}, {"refund", "判令被告返还转让款%s元", 1, 1}, {"costs", costs, 0, 1}},
		reasons:   "双方合同有效，被告收款后不办理过户，构成违约。",
		proofs:    []string{"域名转让合同", "付款凭证", "域名注册信息查询结果"}, replies: []string{"注册商通知"},
		questions: []string{"域名没有过户的原因是什么？"}, laws: []string{performing, breaching}},
	{cause: "domain-rights", weight: 2, ground: venue.ByTort, median: 60000, firms: 0.9, against: 0.7,
		platforms: []string{"某搜索引擎"},
		goods:     []string{"与原告字号相同的域名", "与原告商标近似的域名"},
		facts: []string{"原告自设立起使用字号和商标，在{台}可以检索到", "{日}，被告注册{货}（记录号{号}），并在网站“{店}”上销售同类服务",
			"有用户误以为该网站由原告开办"},
		claims:  []ask{{"stop", "判令被告停止使用并注销该域名", 0, 1}, {"loss", "判令被告赔偿经济损失%s元", 1, 1}, {"costs", costs, 0, 1}},
		reasons: "被告注册、使用域名足以造成公众误认，具有恶意，侵害原告权益。",
		proofs:  []string{"商标注册证", "网站页面保全结果", "域名注册信息查询结果"}, replies: []string{"在先使用说明"},
		questions: []string{"被告选择该域名的理由是什么？"}, laws: []string{wronging, "《中华人民共和国反不正当竞争法》第二条"}},
	{cause: "competition-online", weight: 3, ground: venue.ByTort, median: 90000, firms: 1, against: 1,
		goods: []string{"某短视频平台/刷量服务", "某点评平台/虚假评价服务", "某购物平台/批量抓取数据的软件"},
		facts: []string{"原告经营{台}的店铺，依法享有经营利益", "{日}起，被告通过“{店}”向同行业商家提供{货}（记录号{号}）",
			"被告的行为使原告的流量和交易明显下降"},
		claims:  []ask{{"stop", "判令被告立即停止不正当竞争行为", 0, 1}, {"loss", "判令被告赔偿经济损失及合理开支%s元", 1, 1}, {"costs", costs, 0, 1}},
		reasons: "被告的行为违反诚信原则和商业道德，扰乱竞争秩序，损害原告权益。",
		proofs:  []string{"店铺经营数据", "网页保全结果", "维权开支票据"}, replies: []string{"业务说明"},
		questions: []string{"被告的客户有哪些？收费方式是什么？", "原告的损失如何计算？"},
		laws:      []string{"《中华人民共和国反不正当竞争法》第二条"}},
	{cause: "product", weight: 2, ground: venue.ByTort, median: 6000, against: 1,
		platforms: []string{"某购物平台"}, goods: []string{"充电宝一个", "电热毯一床", "平衡车一辆"},
		facts:  []string{"{日}，原告在{台}“{店}”购买{货}，付款{价}元，订单号{号}", "原告在正常使用中，商品突然起火"},
		claims: []ask{{"loss", "判令被告赔偿财产损失%s元", 1, 1}, {"costs", costs, 0, 1}}, reasons: "产品存在缺陷造成他人损害，被告应当赔偿。",
		proofs: []string{"订单详情", "火灾现场照片说明"}, laws: []string{wronging}},
	{cause: "tort-online", weight: 2, ground: venue.ByTort, median: 8000, against: 0.3,
		goods:  []string{"某短视频平台/不实视频", "某社交平台/侮辱性帖文"},
		facts:  []string{"{日}，账号“{店}”在{台}发布针对原告的{货}（链接编号{号}）", "相关内容被大量转发"},
		claims: []ask{{"apology", "判令被告赔礼道歉", 0, 1}, {"loss", "判令被告赔偿损失%s元", 1, 1}, {"costs", costs, 0, 1}}, reasons: "被告的行为侵害原告的民事权益。",
		proofs: []string{"网页截图说明"}, laws: []string{wronging}},
	{cause: "dissemination", weight: 2, ground: venue.ByTort, median: 3000, firms: 0.9, against: 0.9,
		platforms: []string{"某社交平台", "某资讯平台"}, goods: []string{"摄影作品四幅", "动画片一集", "文章两篇"},
		facts:  []string{"原告是{货}的著作权人", "{日}，被告账号“{店}”在{台}未经许可使用上述作品（链接编号{号}）"},
		claims: []ask{{"loss", "判令被告赔偿经济损失及合理开支%s元", 1, 1}, {"costs", costs, 0, 1}}, reasons: "被告侵害原告作品的信息网络传播权。",
		proofs: []string{"作品登记证书", "网页保全结果"}, laws: []string{"《中华人民共和国著作权法》第五十四条"}},
}
