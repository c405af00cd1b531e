package form

import "yunting/document"

// BenchNotice tells the parties who tries the case 合议庭组成人员通知书、审判人员通知书, and that they may ask one to step down.
type BenchNotice struct {
	Head
	Case
	Addressee
	Panel   bool     `json:"panel,omitempty"` // 合议庭
	TriedBy string   `json:"tried_by"`        // 由审判员某独任审理
	Members []Member `json:"members"`
	Grounds []string `json:"grounds"` // of recusal
}

// Member is one of those who try a case.
type Member struct {
	Title    string `json:"title"` // 审判长
	Name     string `json:"name"`
	Division string `json:"division"`
}

func init() {
	Register(Form{Kind: document.BenchNotice, Stage: Preparation, Data: &BenchNotice{},
		Sample: func() any {
			return &BenchNotice{Head: sampleHead, Case: sampleCase, Addressee: Addressee{"林晓溪", "你"}, Panel: true,
				TriedBy: "由审判长陈某某与审判员李某、人民陪审员欧阳某某组成合议庭审理",
				Members: []Member{{"审判长", "陈某某", "综合审判一庭"}, {"审判员", "李某", "综合审判一庭"}, {"人民陪审员", "欧阳某某", "人民陪审员"}},
				Grounds: []string{"是本案当事人，或者是当事人、诉讼代理人的近亲属", "与本案有利害关系", "与本案当事人、诉讼代理人有其他关系，可能影响公正审理", "接受当事人、诉讼代理人请客送礼，或者违反规定会见"}}
		},
		Must: []Must{{"有权申请其回避", "《中华人民共和国民事诉讼法》第四十七条"}},
	})
}
