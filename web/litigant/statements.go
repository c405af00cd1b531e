package litigant

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"unicode/utf8"

	"yunting/filing"
	"yunting/law/calendar"
	"yunting/law/money"
	"yunting/web/shell"
)

// Story is what happened and why it should be put right 事实与理由.
type Story struct {
	Product  string      `json:"product,omitempty"`
	OrderOn  Day         `json:"order_on,omitzero"`
	Platform string      `json:"platform,omitempty"`
	Order    string      `json:"order,omitempty"`
	Price    string      `json:"price,omitempty"`
	Facts    []Statement `json:"facts,omitempty"`
	Reasons  string      `json:"reasons,omitempty"`
}

// Statement is one numbered fact: one event, which the other side admits, denies or says not to know.
type Statement struct {
	On   Day    `json:"on,omitzero"`
	Text string `json:"text,omitempty"`
}

const (
	longestFact    = 500  // characters
	longestReasons = 5000 // characters
	mostFacts      = 30
)

// list numbers the facts that say something.
func (x Story) list() (fs []filing.Fact) {
	for _, s := range x.Facts {
		if s.Text == "" {
			continue
		}
		on, err := s.On.Date()
		if err != nil {
			on = calendar.Date{}
		}
		fs = append(fs, filing.Fact{N: len(fs) + 1, On: on, Text: s.Text})
	}
	return fs
}

// opening writes the first fact from the guided answers; empty when they say too little.
func (x Story) opening() string {
	if x.Product == "" {
		return ""
	}
	var b strings.Builder
	if on, err := x.OrderOn.Date(); err == nil {
		b.WriteString(on.Chinese() + "，")
	}
	b.WriteString("原告")
	if x.Platform != "" {
		b.WriteString("在" + x.Platform)
	}
	b.WriteString("向被告购买" + x.Product)
	if x.Order != "" {
		b.WriteString("，订单号" + x.Order)
	}
	if f, err := money.Parse(x.Price); err == nil {
		b.WriteString("，支付价款" + f.String() + "元")
	}
	return b.String()
}

func (x *Story) read(r *http.Request) {
	*x = Story{Product: field(r, "product"), OrderOn: readDay(r, "order_on"), Platform: field(r, "platform"), Order: field(r, "order"),
		Price: field(r, "price"), Reasons: field(r, "reasons")}
	n, err := strconv.Atoi(field(r, "count"))
	if err != nil {
		n = 0
	}
	for i := range min(n, mostFacts) {
		name := fmt.Sprintf("fact-%d", i+1)
		x.Facts = append(x.Facts, Statement{On: readDay(r, name+"-on"), Text: field(r, name)})
	}
}

// press does what a button of the page asks: another fact, one less, or the opening from the guided answers.
func (x *Story) press(do string) (anchor string, pressed bool) {
	switch verb, arg, _ := strings.Cut(do, "-"); verb {
	case "add":
		if len(x.Facts) < mostFacts {
			x.Facts = append(x.Facts, Statement{})
		}
		return fmt.Sprintf("fact-%d", len(x.Facts)), true
	case "drop":
		if n, err := strconv.Atoi(arg); err == nil && n >= 1 && n <= len(x.Facts) {
			x.Facts = append(x.Facts[:n-1], x.Facts[n:]...)
		}
		return "facts", true
	case "guide":
		if s := x.opening(); s != "" && len(x.Facts) < mostFacts {
			first := Statement{On: x.OrderOn, Text: s}
			if len(x.Facts) > 0 && (x.Facts[0].Text == "" || strings.Contains(x.Facts[0].Text, "向被告购买")) {
				x.Facts[0] = first
			} else {
				x.Facts = append([]Statement{first}, x.Facts...)
			}
		}
		return "facts", true
	}
	return "", false
}

func (x Story) check(ctx context.Context, at scene) (ps []shell.Problem) {
	add := func(id, say string) { ps = append(ps, shell.Problem{Field: id, Say: say}) }
	day := func(id, what string, d Day) {
		if d.Empty() {
			return
		}
		if on, err := d.Date(); err != nil {
			add(id, what+"："+err.Error())
		} else if on.After(at.today) {
			add(id, shell.T(ctx, "%s不能晚于今天（%s）", what, at.today.Chinese()))
		}
	}
	day("order_on", shell.T(ctx, "下单日期"), x.OrderOn)
	if x.Price != "" {
		if _, err := money.Parse(x.Price); err != nil {
			add("price", err.Error())
		}
	}
	said := 0
	for i, s := range x.Facts {
		id := fmt.Sprintf("fact-%d", i+1)
		if s.Text != "" {
			said++
		} else if !s.On.Empty() {
			add(id, shell.T(ctx, "第%d项事实只有日期，请写出那天发生了什么", i+1))
		}
		if n := utf8.RuneCountInString(s.Text); n > longestFact {
			add(id, shell.T(ctx, "第%d项事实有%d字，请控制在%d字以内，或者拆成几项", i+1, n, longestFact))
		}
		day(id+"-on", shell.T(ctx, "第%d项事实的日期", i+1), s.On)
	}
	if said == 0 {
		add("fact-1", shell.T(ctx, "请至少写一项事实：什么时候、发生了什么"))
	}
	if x.Reasons == "" {
		add("reasons", shell.T(ctx, "请写出理由：您为什么认为对方应当承担责任"))
	} else if n := utf8.RuneCountInString(x.Reasons); n > longestReasons {
		add("reasons", shell.T(ctx, "理由有%d字，请控制在%d字以内", n, longestReasons))
	}
	return ps
}
