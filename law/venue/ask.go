package venue

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"slices"

	"yunting/law"
	"yunting/law/calendar"
)

// Kind is what answers a question.
type Kind string

const (
	YesNo Kind = "yes-no"
	City  Kind = "city"
)

// Question is one fact the explorer needs. Key is the field of Facts as JSON writes it; places stand under "places".
type Question struct {
	Key  string `json:"key"`
	Kind Kind   `json:"kind"`
	Text string `json:"text"` // zh-Hans; asks for a fact, never for a conclusion
}

// questions of every fact, in the order in which they are asked.
var questions = []struct {
	Question
	ask func(m Matter, filed calendar.Date) bool
}{
	{Question{"arbitration", YesNo, "你们书面约定过发生纠纷找仲裁委员会吗？"}, always},
	{Question{"on_platform", YesNo, "是在电商平台（包括直播间、小程序）上下单或者履行的吗？"}, among(Sale, Product)},
	{Question{"delivered_online", YesNo, "买的东西是通过网络交付的吗（充值、会员、软件）？"}, among(Sale)},
	{Question{"signed_online", YesNo, "合同是在网上订的吗？"}, among(Service, Loan)},
	{Question{"performed_online", YesNo, "合同约定的事情全部在网上完成吗？"}, among(Service, Loan)},
	{Question{"not_provider", YesNo, "提供服务的是线下商家，网络只是联系方式吗？"}, among(Service)},
	{Question{"physical_access", YesNo, "争议的是宽带、线路等上网接入服务吗？"}, among(Service)},
	{Question{"free_general", YesNo, "争议的是谁都可以免费使用的服务吗？"}, among(Service)},
	{Question{"licensed_lender", YesNo, "出借人是银行、消费金融公司或者小额贷款公司吗？"}, among(Loan)},
	{Question{"money_claim", YesNo, "争议的是付钱、退钱吗？"}, among(Service, Loan)},
	{Question{"first_published_online", YesNo, "作品第一次发表是在网上吗？"}, among(CopyrightOwnership)},
	{Question{"work_online", YesNo, "作品是在网上发表或者传播的吗？"}, among(CopyrightInfringement)},
	{Question{"online", YesNo, "事情发生在网上吗？"}, among(Tort, CopyrightInfringement, PersonalInformation, Data, VirtualProperty, Competition, Administrative, PublicInterest)},
	{Question{"by_procuratorate", YesNo, "起诉的是人民检察院吗？"}, among(PublicInterest)},
	{Question{"places.defendant", City, "被告（行政案件为作出决定的机关）在哪个城市？"}, always},
	{Question{"places.agreed_performance", City, "合同写明的履行地在哪个城市？没有写明的不填"}, among(Sale, Service, Loan)},
	{Question{"places.receipt", City, "收货地在哪个城市？"}, among(Sale)},
	{Question{"places.buyer", City, "买方住在哪个城市？"}, among(Sale)},
	{Question{"places.money_receiver", City, "应当收到钱的一方在哪个城市？"}, among(Service, Loan)},
	{Question{"places.performer", City, "应当提供服务的一方在哪个城市？"}, among(Service)},
	{Question{"places.device", City, "发布、实施行为的设备在哪个城市？"}, among(Tort, CopyrightInfringement, PersonalInformation, Data, VirtualProperty, Competition, Domain, PublicInterest)},
	{Question{"places.victim", City, "受害人住在哪个城市？"}, among(Tort, CopyrightInfringement, PersonalInformation, Data, VirtualProperty, Competition, Domain, PublicInterest)},
	{Question{"places.maker", City, "产品在哪个城市制造？"}, among(Product)},
	{Question{"places.seller", City, "产品在哪个城市销售？"}, among(Product)},
	{Question{"places.harm", City, "损害发生在哪个城市？"}, among(Product)},
	{Question{"outside_province", YesNo, "有没有一方当事人的住所不在本省？"}, always},
}

func always(Matter, calendar.Date) bool { return true }

func among(list ...Matter) func(Matter, calendar.Date) bool {
	return func(m Matter, _ calendar.Date) bool { return slices.Contains(list, m) }
}

// Questions lists the facts to ask for in a matter. A matter that is in the scope of the day neither by itself nor with
// further facts is asked only what every case is asked: the answer will be another court.
func Questions(m Matter, filed calendar.Date) []Question {
	_, items := scope(filed)
	_, _, listed := find(items, Facts{Matter: m})
	var out []Question
	for _, q := range questions {
		general := q.ask(Other, filed)
		if general || listed && q.ask(m, filed) {
			out = append(out, q.Question)
		}
	}
	return out
}

// ParseFacts reads the facts from JSON. Unknown fields and matters are refused: a mistyped fact would be taken as "no".
func ParseFacts(text []byte) (Facts, error) {
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.DisallowUnknownFields()
	var f Facts
	if err := dec.Decode(&f); err != nil {
		return Facts{}, law.Refuse(law.Rule{}, "不是可以识别的事实（JSON）：%s", err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return Facts{}, law.Refuse(law.Rule{}, "事实之后还有多余的内容")
	}
	switch {
	case f.Matter.Chinese() == "":
		return Facts{}, law.Refuse(law.Rule{}, "没有“%s”这一类纠纷，请重新选择", string(f.Matter))
	case f.City == "":
		return Facts{}, law.Refuse(law.Rule{}, "请填写本院所在的城市（city），例如广州市")
	case f.Amount < 0:
		return Facts{}, law.Refuse(law.Rule{}, "标的额不能是负数")
	case !slices.Contains([]Claim{"", ByContract, ByTort, ByOwnership}, f.Claim):
		return Facts{}, law.Refuse(law.Rule{}, "没有“%s”这一类请求权，可以是contract、tort或者ownership", string(f.Claim))
	}
	return f, nil
}
