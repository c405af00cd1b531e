package fee

import (
	"fmt"

	"yunting/law"
	"yunting/law/money"
)

// The provisions on several claims, on appeals and on what the dispute is worth.
var (
	Several     = interpret("201/several", "第二百零一条", "property and other claims together: the property scale; several property claims are added up; several other claims count as one")
	SeveralKept = law.Declare(law.Rule{
		Key: "fee/several", Article: interpretation + "第二百零一条", From: "2018-09-28", Mark: law.Choice,
		Summary: "damages claimed with personality rights stay on the scale of those rights; beside another claim for money they are added to it; of several flat fees the highest is charged",
	})
	AppealFee  = measure("17/appeal", "第十七条", "an appeal in a property case: on the part of the judgment that is contested")
	RetrialFee = measure("19/appeal", "第十九条", "a retrial that is charged: on the part of the judgment that is contested")
	EachAppeal = interpret("202/appeal", "第二百零二条", "each appellant pays on its own appeal; several on one side appealing together pay once")
)

const interpretation = "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》"

func interpret(key, article, summary string) law.Rule {
	return law.Declare(law.Rule{Key: "cplint/" + key, Article: interpretation + article, From: "2015-02-04", Summary: summary})
}

// Claim is one claim of a suit.
type Claim struct {
	Kind     Kind      `json:"kind"`
	Amount   money.Fen `json:"amount"`
	NoAmount bool      `json:"no_amount,omitempty"` // the claim names no sum
}

// Suit computes the fee of a suit with several claims (CPL-I 201). A suit without claims, and kinds that cannot stand
// beside others in one suit (labour, administrative, applications), are refused.
func Suit(claims []Claim, region Region, opts Options) (Result, error) {
	if len(claims) == 0 {
		return Result{}, law.Refuse(Several, "请至少填写一项诉讼请求")
	}
	if len(claims) == 1 {
		opts.NoAmount = claims[0].NoAmount
		return Accept(claims[0].Kind, claims[0].Amount, region, opts)
	}
	r, err := several(claims, region)
	if err != nil {
		return Result{}, err
	}
	return opts.apply(r, PropertyClaim), nil
}

// joint are the kinds that may stand beside others in one suit.
var joint = map[Kind]bool{PropertyClaim: true, Divorce: true, Personality: true, OtherNonProperty: true, IntellectualProperty: true}

func several(claims []Claim, region Region) (Result, error) {
	var sum money.Fen
	var forMoney int
	kinds := map[Kind]money.Fen{}
	for _, c := range claims {
		if !joint[c.Kind] {
			return Result{}, law.Refuse(Several, "这一类案件（%s）不与其他诉讼请求合并计算，请单独计算", string(c.Kind))
		}
		kinds[c.Kind] += c.Amount
		sum += c.Amount
		if c.Kind == PropertyClaim || c.Kind == IntellectualProperty && !c.NoAmount {
			forMoney++
		}
	}
	if forMoney > 0 {
		r := Result{}
		r.note(fmt.Sprintf("财产性诉讼请求合并计算，共%s", words(sum)))
		if forMoney < len(claims) {
			r.note("既有财产性诉讼请求，又有非财产性诉讼请求，按照财产性诉讼请求的标准交纳")
		}
		property.apply(&r, sum)
		r.Basis = law.Basis{Several, PropertyScale}
		if kinds[Personality] > 0 || kinds[Divorce] > 0 {
			r.Basis = append(r.Basis, SeveralKept)
		}
		return r, nil
	}
	// Only flat fees, some with a scale for large sums: the case is one, and the dearest kind decides.
	var out Result
	for _, c := range claims {
		r, err := accept(c.Kind, kinds[c.Kind], region, true)
		if err != nil {
			return Result{}, err
		}
		if r.Exact > out.Exact {
			out = r
		}
	}
	one := Result{Basis: append(law.Basis{Several, SeveralKept}, out.Basis...), Fee: out.Fee, Exact: out.Exact}
	one.Lines = append([]Line{{Text: fmt.Sprintf("%d项非财产性诉讼请求，按一件交纳", len(claims))}}, out.Lines...)
	return one, nil
}

// note enters a line that only explains.
func (r *Result) note(text string) { r.Lines = append(r.Lines, Line{Text: text}) }

// Ground is what an appeal is directed against.
type Ground string

const (
	AgainstJudgment  Ground = "judgment"
	AgainstNotTaken  Ground = "not-accepted" // 不予受理、驳回起诉
	AgainstObjection Ground = "jurisdiction" // 管辖权异议
)

// Appeal is the fee of one appellant; several on one side who appeal together pay it once. Contested is the part of the
// first judgment the appeal is about; the fee of the first instance does not matter.
func Appeal(against Ground, kind Kind, contested money.Fen, region Region, opts Options) (Result, error) {
	switch against {
	case AgainstNotTaken, AgainstObjection:
		return Result{Lines: []Line{{Text: "对这一类裁定提起上诉，不交纳案件受理费"}}, Basis: law.Basis{Free}}, nil
	}
	if opts.Halve.Key == SimplifiedHalf.Key || opts.Halve.Key == JoinedHalf.Key {
		return Result{}, law.Refuse(opts.Halve, "第二审案件不适用简易程序，不能按简易程序减半")
	}
	r, err := Accept(kind, contested, region, opts)
	if err != nil {
		return Result{}, err
	}
	r.Basis = append(law.Basis{AppealFee, EachAppeal}, r.Basis...)
	r.Lines = append([]Line{{Text: "按照不服一审判决部分的上诉请求数额" + words(contested) + "计算"}}, r.Lines...)
	return r, nil
}
