package calculator

import (
	"encoding/json"

	"yunting/law"
	"yunting/law/venue"
)

// VenueQuestion asks whether a dispute belongs to the Internet court of a city.
type VenueQuestion struct {
	Filed string `query:"filed" help:"Court date of filing." doc:"Court date of filing 立案日期, YYYY-MM-DD."`
}

// Venue is where to sue, with reasons.
type Venue struct {
	Verdict venue.Verdict `json:"verdict" doc:"here 本院, other-court 其他法院, not-court 不属于法院, unclear 信息不足."`
	Name    string        `json:"name" doc:"The verdict in a few words (zh-Hans)."`
	Reasons []string      `json:"reasons" nullable:"false" doc:"Why, in sentences (zh-Hans)."`
	Item    string        `json:"item,omitempty" doc:"The item of the court's scope 受案范围."`
	Basis   law.Basis     `json:"basis" nullable:"false"`
}

// mostFacts is the most bytes a facts file may have; the longest that says everything has not two thousand.
const mostFacts = 64 << 10

// FindVenue explores with facts written as JSON.
func FindVenue(q VenueQuestion, facts []byte) (Venue, error) {
	if len(facts) > mostFacts {
		return Venue{}, refuse("facts", "事实最多%d字节，请核对是不是这一份文件", mostFacts)
	}
	f, err := venue.ParseFacts(facts)
	if err != nil {
		return Venue{}, about("facts", err)
	}
	return VenueOf(q, f)
}

// VenueOf explores with facts.
func VenueOf(q VenueQuestion, f venue.Facts) (Venue, error) {
	if err := tooLong(q); err != nil {
		return Venue{}, err
	}
	filed, err := date("filed", "立案日期", q.Filed)
	if err != nil {
		return Venue{}, err
	}
	a := venue.Explore(filed, f)
	return Venue{a.Verdict, a.Verdict.Chinese(), append([]string{}, a.Reasons...), a.Item, a.Basis}, nil
}

// VenueExample is a facts file to begin with: something bought on a platform and received in the court's city.
func VenueExample() []byte {
	text, err := json.MarshalIndent(venue.Facts{City: "广州市", Matter: venue.Sale, OnPlatform: true,
		Places: venue.Places{Defendant: "杭州市", Receipt: "广州市", Buyer: "广州市"}}, "", "  ")
	if err != nil {
		panic(err) // a struct of plain fields
	}
	return append(text, '\n')
}

func (v Venue) Lines() []string {
	out := []string{v.Name}
	for _, r := range v.Reasons {
		out = append(out, "  "+r)
	}
	return append(out, basisLine(v.Basis))
}
