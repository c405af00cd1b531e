package evidence

import (
	"time"

	"yunting/docket"
	"yunting/id"
	"yunting/law"
)

// Ordered is what the judge wants to have looked into about an exhibit.
type Ordered struct {
	Exhibit id.Exhibit
	How     string
	What    string
	At      time.Time // UTC instant
}

// Ways the judge may have a technical question looked into.
const (
	Appraisal = "appraisal" // 委托鉴定
	Collect   = "collect"   // 调取其他相关证据核对
	Expert    = "expert"    // 由有专门知识的人提出意见
)

// Ways lists them in the order of the article.
var Ways = []string{Expert, Appraisal, Collect}

// WayChinese is a way in words.
func WayChinese(how string) string {
	return map[string]string{Appraisal: "委托鉴定", Collect: "调取其他相关证据核对", Expert: "请有专门知识的人提出意见"}[how]
}

// Appraise notes that the judge has a technical question about a deposit looked into 委托鉴定、调取核对.
type Appraise struct {
	Exhibit id.Exhibit `json:"exhibit"`
	How     string     `json:"how"`
	What    string     `json:"what"` // the question
}

func (Appraise) Kind() docket.Kind { return "evidence.appraise" }

func (a Appraise) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	x, ok := s.Find(a.Exhibit)
	switch {
	case !ok || x.Deposit == "":
		return nil, nil, law.Refuse(Expertise, "这份证据没有存证编号，不适用这一条")
	case !s.Facts.Undecided():
		return nil, nil, law.Refuse(Expertise, "本案已经裁判或者结束")
	case WayChinese(a.How) == "":
		return nil, nil, at("how", Expertise, "请选择怎样查明")
	case a.What == "":
		return nil, nil, at("what", Expertise, "请写明要查明什么问题")
	}
	return a, law.Basis{Expertise, Reviewed}, nil
}

func (a Appraise) Apply(s *Sheet, e docket.Entry) {
	s.Ordered = append(s.Ordered, Ordered{a.Exhibit, a.How, a.What, e.At})
}

// OrderedFor lists what the judge ordered about an exhibit.
func (s *Sheet) OrderedFor(x id.Exhibit) (out []Ordered) {
	for _, o := range s.Ordered {
		if o.Exhibit == x {
			out = append(out, o)
		}
	}
	return out
}
