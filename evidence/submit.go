package evidence

import (
	"yunting/docket"
	"yunting/law"
	"yunting/ledger"
)

// Submit hands in one exhibit 举证: a file, or the number under which it was deposited, or both. After the period it needs
// a reason.
type Submit struct {
	Exhibit Exhibit `json:"exhibit"`
}

func (Submit) Kind() docket.Kind { return "evidence.submit" }

func (a Submit) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if !s.Facts.Undecided() {
		return nil, nil, law.Refuse(Late, "本案已经裁判或者结束，不能再提交证据")
	}
	x := &a.Exhibit
	x.By, x.ID = in.By.Party, s.Next(in.By.Party)
	switch {
	case x.By == "":
		return nil, nil, law.Refuse(Exchange, "只有当事人可以提交证据")
	case x.Name == "":
		return nil, nil, missing("name", "请给这份证据起个名字，例如“订单截图”")
	case x.Proves == "":
		return nil, nil, missing("proves", "请写这份证据要证明什么")
	case x.File == "" && x.Deposit == "":
		return nil, nil, missing("file", "请上传证据文件，或者填写存证编号")
	}
	if x.Deposit != "" {
		r, err := ledger.ParseRef(x.Deposit)
		if err != nil {
			return nil, nil, missing("deposit", "%s", err)
		}
		x.Deposit = r.String()
	}
	if !s.ClosedOn.IsZero() && x.LateWhy == "" {
		return nil, nil, missing("late_why", "举证期限已于%s届满，请说明逾期的理由，由法官决定是否采纳", s.ClosedOn.Chinese())
	}
	if !s.ClosedOn.IsZero() {
		return a, law.Basis{Late, Exchange}, nil
	}
	return a, law.Basis{Exchange}, nil
}

func missing(field, say string, args ...any) error {
	r := law.Refuse(Late, say, args...)
	r.Rule, r.Field = Exchange, field
	return r
}

func (a Submit) Apply(s *Sheet, e docket.Entry) {
	x := a.Exhibit
	x.At = e.At
	s.Exhibits = append(s.Exhibits, x)
	if x.Deposit != "" {
		s.ask(x.ID, false)
	}
}
