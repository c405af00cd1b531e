package node

import (
	"errors"
	"strings"
	"time"

	"yunting/docket"
	"yunting/id"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/idcard"
)

// Admit takes an organisation into the evidence network 接入, under a document and with somebody to speak for it.
type Admit struct {
	Node     id.Node  `json:"node"` // its code in addresses and keyids, never given again
	Name     string   `json:"name"`
	Category Category `json:"category"`
	Role     Role     `json:"role"`
	Document Document `json:"document"`
	Contact  Contact  `json:"contact"`
	Quota    int      `json:"quota,omitempty"` // 0: DefaultQuota
}

func (Admit) Kind() docket.Kind { return "node.admit" }

func (a Admit) Decide(s *Sheet, in scene) (docket.Act, law.Basis, error) {
	if s.State != None {
		return nil, nil, refuse("node", law.Rule{}, "代号%s已经是%s的，代号不会再给别的机构，请换一个代号", s.Node, s.Name)
	}
	if bad := a.tidy(in.Now); len(bad) > 0 {
		return nil, nil, bad[0]
	}
	if !a.Role.MayDeposit() {
		return a, by(Admission, Witnessing), nil
	}
	return a, by(Admission, Daily), nil
}

// Faults is everything that is wrong with an admission, in the order of its form, each with its field.
func (a Admit) Faults(now time.Time) []error { return a.tidy(now) }

// tidy puts the words and the quota into the form the docket keeps, and finds what is wrong.
func (a *Admit) tidy(now time.Time) (bad []error) {
	note := func(err error) {
		if err != nil {
			bad = append(bad, err)
		}
	}
	var err error
	a.Name, err = words("name", a.Name, 100, "请填写机构的全称")
	note(err)
	_, err = Code(string(a.Node))
	note(err)
	if a.Category.Chinese() == "" {
		note(refuse("category", law.Rule{}, "请选择机构的类别"))
	}
	switch {
	case a.Role.Chinese() == "":
		note(refuse("role", law.Rule{}, "请选择节点做什么：存证、见证，或者两者都做"))
	case a.Role != Deposits && a.Category.Chinese() != "" && !a.Category.MayWitness():
		note(refuse("role", Witnessing, "%s只能存证；见证由公证机构、仲裁机构、人民检察院和人民法院承担，请选择“存证”", a.Category.Chinese()))
	}
	a.Document.Text, err = words("document", a.Document.Text, 300, "请写明接入所依据的文件名称和文号")
	note(err)
	if a.Document.On.IsZero() || a.Document.On.After(calendar.Of(now)) {
		note(refuse("on", law.Rule{}, "请填写文件的日期，不能晚于今天"))
	}
	note(a.Contact.check())
	switch {
	case !a.Role.MayDeposit():
		a.Quota = 0
	case a.Quota == 0:
		a.Quota = DefaultQuota
	default:
		note(quota(a.Quota))
	}
	return bad
}

func (a Admit) Apply(s *Sheet, e docket.Entry) {
	s.Node, s.Name, s.Category, s.Role, s.Document, s.Contact = a.Node, a.Name, a.Category, a.Role, a.Document, a.Contact
	s.Admitted, s.Quota, s.State, s.Since = e.At, a.Quota, Active, e.At
}

// Code reads the code of a node to be: its docket is named after it.
func Code(typed string) (id.Node, error) {
	n := id.Node(strings.TrimSpace(typed))
	if !Named(n) {
		return "", refuse("node", law.Rule{}, "代号应当是3到32个小写字母、数字或者连字符，以字母开头，例如gz-telecom")
	}
	return n, nil
}

// Mobile reads the mobile number of a contact.
func Mobile(typed string) (string, error) {
	m, err := idcard.Mobile(typed)
	var no law.Refusal
	if errors.As(err, &no) {
		no.Field = "mobile"
		return "", no
	}
	return m, err
}

// check refuses a contact the court does not know by name.
func (c Contact) check() error {
	if c.Person == "" || c.Name == "" {
		return NoContact()
	}
	return nil
}

// NoContact is what is wrong when a mobile number belongs to nobody whose real name was verified.
func NoContact() error {
	return refuse("mobile", law.Rule{}, "这个手机号没有对应的已实名账户。请联系人先用它登录本院网站并完成实名核验，再填写这个手机号")
}
