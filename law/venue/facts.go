package venue

// Matter is what the dispute is about.
type Matter string

const (
	Sale                  Matter = "sale"                   // 网络购物合同
	Service               Matter = "service"                // 网络服务合同
	Loan                  Matter = "loan"                   // 金融借款合同、小额借款合同
	CopyrightOwnership    Matter = "copyright-ownership"    // 著作权、邻接权权属
	CopyrightInfringement Matter = "copyright-infringement" // 侵害著作权、邻接权
	Domain                Matter = "domain"                 // 互联网域名
	Tort                  Matter = "tort"                   // 其他侵害民事权益
	Product               Matter = "product"                // 产品责任
	PublicInterest        Matter = "public-interest"        // 公益诉讼
	Administrative        Matter = "administrative"         // 行政纠纷
	Data                  Matter = "data"                   // 网络数据
	PersonalInformation   Matter = "personal-information"   // 个人信息保护、隐私权
	VirtualProperty       Matter = "virtual-property"       // 网络虚拟财产
	Competition           Matter = "competition"            // 不正当竞争
	Other                 Matter = "other"                  // 其他
)

// Chinese is the matter's name in a sentence.
func (m Matter) Chinese() string {
	return map[Matter]string{
		Sale: "购物合同", Service: "网络服务合同", Loan: "借款合同", CopyrightOwnership: "著作权权属", CopyrightInfringement: "侵害著作权",
		Domain: "网络域名", Tort: "侵权", Product: "产品责任", PublicInterest: "公益诉讼", Administrative: "行政", Data: "网络数据",
		PersonalInformation: "个人信息保护、隐私权", VirtualProperty: "网络虚拟财产", Competition: "不正当竞争", Other: "其他",
	}[m]
}

// Claim is the ground on which the plaintiff claims.
type Claim string

const (
	ByContract  Claim = "contract"
	ByTort      Claim = "tort"
	ByOwnership Claim = "ownership"
)

// Facts are what the person tells about the dispute; every field is a fact, none a legal conclusion.
type Facts struct {
	City   string // the city of this court, 广州市
	Matter Matter
	Claim  Claim // Data, VirtualProperty and Domain disputes may be any; elsewhere it follows from the matter

	OnPlatform           bool // bought, or the contract performed, through an e-commerce platform
	SignedOnline         bool // the contract was concluded online
	PerformedOnline      bool // the contract was performed wholly online
	LicensedLender       bool // the lender is a financial institution or a small-loan company
	FirstPublishedOnline bool // the work was first published online
	WorkOnline           bool // the work is published or spread online
	Online               bool // the act complained of was done on, or regulates, the network
	ByProcuratorate      bool // the procuratorate sues
	AboveBasic           bool // the law gives the case to an intermediate or higher court
	Designated           bool // a superior court designated this court
	Arbitration          bool // the parties agreed in writing on arbitration

	DeliveredOnline bool // the goods were delivered over the network
	MoneyClaim      bool // the obligation in dispute is the payment of money

	Places Places
	Agreed *Agreed // an agreement on jurisdiction, if there is one
}

// Places are the cities the facts happened in, 广州市; empty when unknown.
type Places struct {
	Defendant         string // the defendant's domicile; for administrative cases the organ's seat
	AgreedPerformance string // place of performance named in the contract
	Receipt           string // where the goods were received
	Buyer             string // the buyer's domicile
	MoneyReceiver     string // where the party to receive the money is
	Performer         string // where the party that owes the performance is
	Device            string // where the device used for the tort is
	Victim            string // domicile of the person infringed
	Harm              string // where the harm happened
	Maker             string // where the product was made
	Seller            string // where the product was sold
}

// Agreed is an agreement on jurisdiction as the contract shows it.
type Agreed struct {
	City          string // the city of the Internet court or other court chosen
	Written       bool   // in writing, electronic text among it
	Connected     bool   // the place is really connected with the dispute
	StandardTerms bool   // prepared by the business for repeated use
	Consumer      bool   // the other party is a consumer
	Noticed       bool   // the clause was pointed out in a reasonable way
}
