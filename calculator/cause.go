package calculator

import (
	"strings"

	"yunting/law"
	"yunting/law/cause"
)

// CauseQuestion asks for the causes of action a text may mean.
type CauseQuestion struct {
	Text  string `arg:"" query:"text" help:"Words to look for." doc:"Words to look for 关键词."`
	Filed string `query:"filed" help:"Court date of filing, which decides the list." doc:"Court date of filing 立案日期, YYYY-MM-DD; it decides the list."`
}

// Causes are the causes found, the best first.
type Causes struct {
	Items []FoundCause `json:"items" nullable:"false" doc:"The causes found, the best first; empty when nothing fits."`
	Note  string       `json:"note,omitempty" doc:"Present when the list was entered without its text at hand: what is not known of it (zh-Hans)."`
	Basis law.Basis    `json:"basis" nullable:"false" doc:"The list of the day."`
}

// FoundCause is a cause with its place in the list.
type FoundCause struct {
	Key  string   `json:"key" doc:"Stable key of this project; there is no public code."`
	Name string   `json:"name" doc:"The cause 案由."`
	Path []string `json:"path" nullable:"false" doc:"The headings above it, from the first level down, and itself."`
}

// FindCauses searches the list in force on the day of filing.
func FindCauses(q CauseQuestion) (Causes, error) {
	if err := tooLong(q); err != nil {
		return Causes{}, err
	}
	if strings.TrimSpace(q.Text) == "" {
		return Causes{}, refuse("text", "请写明要查的案由，例如网络购物")
	}
	filed, err := date("filed", "立案日期", q.Filed)
	if err != nil {
		return Causes{}, err
	}
	list := cause.Rule(filed)
	out := Causes{Items: []FoundCause{}, Basis: law.Basis{list}}
	if list.Mark == law.Memory {
		out.Note = list.Article + "的案由凭记忆录入，只有互联网法院常用的，没有与公布的文本核对；立案时以公布的文本为准"
		if list == cause.List2025 {
			out.Note += "。网络虚拟财产纠纷的上级案由不明，没有列出"
		}
	}
	for _, c := range cause.Search(q.Text, filed) {
		out.Items = append(out.Items, FoundCause{c.Key, c.Name, cause.Path(c.Key, filed)})
	}
	return out, nil
}

func (c Causes) Lines() []string {
	var out []string
	for _, x := range c.Items {
		out = append(out, x.Name+"  "+x.Key, "  "+strings.Join(x.Path, " > "))
	}
	if len(out) == 0 {
		out = append(out, "没有找到相符的案由，请换一个词再查。")
	}
	if c.Note != "" {
		out = append(out, c.Note+"。")
	}
	return append(out, basisLine(c.Basis))
}
