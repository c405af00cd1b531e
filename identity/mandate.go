package identity

import (
	"slices"
	"strings"

	"yunting/law"
)

var (
	// Agents: who may be an agent.
	Agents = law.Declare(law.Rule{
		Key: "cpl/61", Article: "《中华人民共和国民事诉讼法》第六十一条", From: "2024-01-01",
		Summary: "a party may appoint one or two agents: lawyers, legal workers, near relatives, employees, or citizens recommended by community, employer or association",
	})
	// Special authority.
	SpecialAuthority = law.Declare(law.Rule{
		Key: "cpl/62", Article: "《中华人民共和国民事诉讼法》第六十二条", From: "2024-01-01",
		Summary: "the mandate names matter and authority; to admit, waive or change claims, settle, counterclaim or appeal an agent needs special authority",
	})
	// Proofs each kind of agent hands in.
	AgentProofs = law.Declare(law.Rule{
		Key: "cplint/88", Article: "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第八十八条", From: "2015-02-04",
		Summary: "beside the mandate each kind of agent hands in its own proof: licence and firm, kinship, employment, recommendation",
	})
	// FullPowers without a list give no special authority.
	FullPowers = law.Declare(law.Rule{
		Key: "cplint/89", Article: "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第八十九条", From: "2015-02-04",
		Summary: "the mandate is handed in before the hearing; one that says only full powers gives none of the special powers",
	})
	// AgentAdmits: an agent's admission of a fact is the party's, unless the mandate excludes it.
	AgentAdmits = law.Declare(law.Rule{
		Key: "ev/5", Article: "《最高人民法院关于民事诉讼证据的若干规定》第五条", From: "2020-05-01",
		Summary: "an agent's admission of a fact counts as the party's own unless the mandate expressly excludes it",
	})
)

// AgentKind is what makes somebody an agent 代理人类别 (CPL 61).
type AgentKind string

const (
	Lawyer      AgentKind = "lawyer"       // 律师
	LegalWorker AgentKind = "legal-worker" // 基层法律服务工作者
	Relative    AgentKind = "relative"     // 当事人的近亲属
	Employee    AgentKind = "employee"     // 当事人的工作人员
	Recommended AgentKind = "recommended"  // 当事人所在社区、单位推荐的公民
	Association AgentKind = "association"  // 有关社会团体推荐的公民
)

// AgentKinds in the order of the law.
var AgentKinds = []AgentKind{Lawyer, LegalWorker, Relative, Employee, Recommended, Association}

var agentWords = map[AgentKind][2]string{
	Lawyer:      {"律师", "律师执业证和律师事务所证明"},
	LegalWorker: {"基层法律服务工作者", "法律服务工作者执业证、法律服务所介绍信和当事人一方位于本辖区的证明"},
	Relative:    {"当事人的近亲属", "身份证件和近亲属关系证明"},
	Employee:    {"当事人的工作人员", "身份证件和劳动人事关系证明"},
	Recommended: {"社区、单位推荐的公民", "身份证件、推荐材料和当事人属于该社区、单位的证明"},
	Association: {"社会团体推荐的公民", "身份证件和社会团体推荐的证明材料"},
}

// Chinese is the kind's word on a page.
func (k AgentKind) Chinese() string { return agentWords[k][0] }

// Proof is what this kind of agent hands in beside the mandate (CPL-I 88).
func (k AgentKind) Proof() string { return agentWords[k][1] }

// Power is something only special authority allows 特别授权事项 (CPL 62).
type Power string

const (
	AdmitClaims  Power = "admit"        // 承认诉讼请求
	WaiveClaims  Power = "waive"        // 放弃诉讼请求
	ChangeClaims Power = "change"       // 变更诉讼请求
	Settle       Power = "settle"       // 进行和解
	Counterclaim Power = "counterclaim" // 提起反诉
	LodgeAppeal  Power = "appeal"       // 提起上诉
)

// Powers in the order of the law.
var Powers = []Power{AdmitClaims, WaiveClaims, ChangeClaims, Settle, Counterclaim, LodgeAppeal}

var powerWords = map[Power]string{
	AdmitClaims: "承认诉讼请求", WaiveClaims: "放弃诉讼请求", ChangeClaims: "变更诉讼请求", Settle: "进行和解", Counterclaim: "提起反诉", LodgeAppeal: "提起上诉",
}

// Chinese is the power's word on a page.
func (p Power) Chinese() string { return powerWords[p] }

// Authority is what a mandate gives 代理权限. General authority has no powers; special authority has those it lists.
type Authority struct {
	Powers    []Power `json:"powers,omitempty"`
	NoFacts   bool    `json:"no_facts,omitempty"`   // the mandate excludes admitting facts (EV 5)
	FullWords bool    `json:"full_words,omitempty"` // it says 全权代理 and lists nothing: general authority (CPL-I 89)
}

// Special tells whether any power is listed.
func (a Authority) Special() bool { return len(a.Powers) > 0 }

// Has tells whether a power is listed.
func (a Authority) Has(p Power) bool { return slices.Contains(a.Powers, p) }

// Chinese is the authority in words: 一般授权; 特别授权：承认诉讼请求、进行和解.
func (a Authority) Chinese() string {
	if !a.Special() {
		return "一般授权"
	}
	var words []string
	for _, p := range a.Powers {
		words = append(words, p.Chinese())
	}
	return "特别授权：" + strings.Join(words, "、")
}

// check orders the powers as the law does and refuses unknown ones.
func (a *Authority) check() error {
	for _, p := range a.Powers {
		if p.Chinese() == "" {
			return refuse("powers", SpecialAuthority, "没有“%s”这项特别授权，请重新选择", string(p))
		}
	}
	if a.FullWords && a.Special() {
		return refuse("powers", FullPowers, "委托书只写“全权代理”的，没有特别授权；请不要勾选具体事项，或者提交写明具体事项的委托书")
	}
	var in []Power
	for _, p := range Powers {
		if a.Has(p) {
			in = append(in, p)
		}
	}
	a.Powers = in
	return nil
}

func refuse(field string, r law.Rule, say string, args ...any) law.Refusal {
	no := law.Refuse(r, say, args...)
	no.Field = field
	return no
}
