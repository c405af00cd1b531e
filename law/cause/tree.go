package cause

import (
	"yunting/law"
	"yunting/law/calendar"
)

// headings are what stands above a heading, in each list; the same heading may move from one list to the next. A heading
// that is missing in a list was not seen there and is left out rather than guessed.
var headings = map[string]map[string]string{
	List2011.Key: {
		"合同纠纷": "合同、无因管理、不当得利纠纷", "知识产权合同纠纷": "知识产权与竞争纠纷", "知识产权权属、侵权纠纷": "知识产权与竞争纠纷", "不正当竞争纠纷": "知识产权与竞争纠纷",
		"买卖合同纠纷": "合同纠纷", "借款合同纠纷": "合同纠纷", "服务合同纠纷": "合同纠纷", "著作权权属、侵权纠纷": "知识产权权属、侵权纠纷",
	},
	List2020.Key: {
		"合同纠纷": "合同、准合同纠纷", "知识产权合同纠纷": "知识产权与竞争纠纷", "知识产权权属、侵权纠纷": "知识产权与竞争纠纷", "不正当竞争纠纷": "知识产权与竞争纠纷",
		"买卖合同纠纷": "合同纠纷", "借款合同纠纷": "合同纠纷", "服务合同纠纷": "合同纠纷", "著作权权属、侵权纠纷": "知识产权权属、侵权纠纷",
		"网络侵权责任纠纷": "侵权责任纠纷",
	},
	List2025.Key: {
		"合同纠纷": "合同、准合同纠纷", "知识产权合同纠纷": "知识产权与竞争纠纷", "知识产权权属、侵权纠纷": "知识产权与竞争纠纷", "不正当竞争纠纷": "知识产权与竞争纠纷",
		"买卖合同纠纷": "合同纠纷", "借款合同纠纷": "合同纠纷", "服务合同纠纷": "合同纠纷", "著作权权属、侵权纠纷": "知识产权权属、侵权纠纷",
	},
}

// under is the nearest heading of a cause, where it is nearer than Cause.Parent.
var under = map[string]string{
	"net-shopping": "买卖合同纠纷", "sale-online": "买卖合同纠纷", "service-online": "服务合同纠纷", "loan-financial": "借款合同纠纷", "loan-small": "借款合同纠纷",
	"dissemination": "著作权权属、侵权纠纷", "authorship": "著作权权属、侵权纠纷", "reproduction": "著作权权属、侵权纠纷", "copyright": "著作权权属、侵权纠纷",
	"virtual-property-tort": "网络侵权责任纠纷",
}

// Path is where a cause stands in the list of a filing: the headings from the first level down, and the cause itself.
// Nil for a cause that is not in that list.
func Path(key string, filed calendar.Date) []string {
	c, ok := ByKey(key)
	if !ok || !c.On(filed) {
		return nil
	}
	path := []string{c.Name}
	at := c.Parent
	if near, ok := under[key]; ok {
		at = near
	}
	for list := headings[Rule(filed).Key]; at != ""; at = list[at] {
		path = append([]string{at}, path...)
	}
	return path
}

// Node is a heading or a cause of the tree.
type Node struct {
	Name  string `json:"name"`
	Key   string `json:"key,omitempty"` // of a cause; empty: only a heading
	Below []Node `json:"below,omitempty"`
}

// Tree is the part of a list that this court meets, as a tree in the order of the list, and the list it stands in.
func Tree(filed calendar.Date) ([]Node, law.Rule) {
	var roots []Node
	for _, c := range For(filed) {
		at := &roots
		path := Path(c.Key, filed)
		for _, heading := range path[:len(path)-1] {
			at = &child(at, heading).Below
		}
		child(at, c.Name).Key = c.Key
	}
	return roots, Rule(filed)
}

// child finds a node among siblings, or adds it. A cause may be a heading too: 网络侵权责任纠纷.
func child(siblings *[]Node, name string) *Node {
	for i := range *siblings {
		if (*siblings)[i].Name == name {
			return &(*siblings)[i]
		}
	}
	*siblings = append(*siblings, Node{Name: name})
	return &(*siblings)[len(*siblings)-1]
}

// Search is Find among the causes of a filing's list.
func Search(text string, filed calendar.Date) []Cause {
	var out []Cause
	for _, c := range Find(text) {
		if c.On(filed) {
			out = append(out, c)
		}
	}
	return out
}
