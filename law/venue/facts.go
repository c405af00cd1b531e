package venue

import "yunting/law/money"

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
	City   string `json:"city,omitempty"` // the city of this court, 广州市
	Matter Matter `json:"matter,omitempty"`
	Claim  Claim  `json:"claim,omitempty"` // Data, VirtualProperty and Domain disputes may be any; elsewhere it follows from the matter

	OnPlatform           bool `json:"on_platform,omitempty"`            // bought, or the contract performed, through an e-commerce platform
	SignedOnline         bool `json:"signed_online,omitempty"`          // the contract was concluded online
	PerformedOnline      bool `json:"performed_online,omitempty"`       // the contract was performed wholly online
	LicensedLender       bool `json:"licensed_lender,omitempty"`        // the lender is a financial institution or a small-loan company
	FirstPublishedOnline bool `json:"first_published_online,omitempty"` // the work was first published online
	WorkOnline           bool `json:"work_online,omitempty"`            // the work is published or spread online
	Online               bool `json:"online,omitempty"`                 // the act complained of was done on, or regulates, the network
	ByProcuratorate      bool `json:"by_procuratorate,omitempty"`       // the procuratorate sues
	AboveBasic           bool `json:"above_basic,omitempty"`            // the law gives the case to an intermediate or higher court
	Designated           bool `json:"designated,omitempty"`             // a superior court designated this court
	Arbitration          bool `json:"arbitration,omitempty"`            // the parties agreed in writing on arbitration

	DeliveredOnline bool `json:"delivered_online,omitempty"` // the goods were delivered over the network
	MoneyClaim      bool `json:"money_claim,omitempty"`      // the obligation in dispute is the payment of money

	Places Places `json:"places,omitzero"`
	// What keeps a contract or a dispute out although its words fit, and what takes it to a higher court.
	NotProvider     bool      `json:"not_provider,omitempty"`     // the service is not that of a network service provider
	PhysicalAccess  bool      `json:"physical_access,omitempty"`  // the service is access to the network itself: lines, cables
	FreeGeneral     bool      `json:"free_general,omitempty"`     // a free service to everybody
	Within          Within    `json:"within,omitempty"`           // the dispute is part of another one
	Amount          money.Fen `json:"amount,omitempty"`           // the sum in dispute; 0: none or unknown
	OutsideProvince bool      `json:"outside_province,omitempty"` // one party has no domicile in the province of this court

	Agreed *Agreed `json:"agreed,omitempty"` // an agreement on jurisdiction, if there is one
}

// Within is a dispute of another kind of which data or virtual property are only a part.
type Within string

// The kinds of disputes that stay with the ordinary courts whole.
const (
	Family      Within = "family"      // 婚姻家庭
	Inheritance Within = "inheritance" // 继承
	LabourCase  Within = "labour"      // 劳动
)

// Places are the cities the facts happened in, 广州市; empty when unknown.
type Places struct {
	Defendant         string `json:"defendant,omitempty"`          // the defendant's domicile; for administrative cases the organ's seat
	AgreedPerformance string `json:"agreed_performance,omitempty"` // place of performance named in the contract
	Receipt           string `json:"receipt,omitempty"`            // where the goods were received
	Buyer             string `json:"buyer,omitempty"`              // the buyer's domicile
	MoneyReceiver     string `json:"money_receiver,omitempty"`     // where the party to receive the money is
	Performer         string `json:"performer,omitempty"`          // where the party that owes the performance is
	Device            string `json:"device,omitempty"`             // where the device used for the tort is
	Victim            string `json:"victim,omitempty"`             // domicile of the person infringed
	Harm              string `json:"harm,omitempty"`               // where the harm happened
	Maker             string `json:"maker,omitempty"`              // where the product was made
	Seller            string `json:"seller,omitempty"`             // where the product was sold
}

// Agreed is an agreement on jurisdiction as the contract shows it.
type Agreed struct {
	City          string `json:"city,omitempty"`           // the city of the Internet court or other court chosen
	Written       bool   `json:"written,omitempty"`        // in writing, electronic text among it
	Link          Link   `json:"link,omitempty"`           // how the place is connected with the dispute; empty: Connected decides
	Connected     bool   `json:"connected,omitempty"`      // the place is really connected with the dispute
	StandardTerms bool   `json:"standard_terms,omitempty"` // prepared by the business for repeated use
	Consumer      bool   `json:"consumer,omitempty"`       // the other party is a consumer
	Noticed       bool   `json:"noticed,omitempty"`        // the clause was pointed out in a reasonable way
}

// Link is a fact that really connects a place with a dispute (CPL 35).
type Link string

// The links the statute names.
const (
	PlaintiffLives Link = "plaintiff"   // 原告住所地
	DefendantLives Link = "defendant"   // 被告住所地
	SignedThere    Link = "signing"     // 合同签订地
	PerformedThere Link = "performance" // 合同履行地
	SubjectThere   Link = "subject"     // 标的物所在地
	NoLink         Link = "none"
)

// connected tells whether the agreed place is really connected with the dispute.
func (g Agreed) connected() bool {
	switch g.Link {
	case "":
		return g.Connected
	case PlaintiffLives, DefendantLives, SignedThere, PerformedThere, SubjectThere:
		return true
	}
	return false
}
