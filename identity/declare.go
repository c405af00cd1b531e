package identity

import (
	"strings"

	"yunting/docket"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/idcard"
	"yunting/platform/writing"
)

// Declare gives one's real name and document 提交实名信息.
type Declare struct {
	Name     string      `json:"name"`
	IDKind   idcard.Kind `json:"id_kind"`
	IDNumber string      `json:"id_number"`
}

func (Declare) Kind() docket.Kind { return "identity.declare" }

func (a Declare) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if s.State == Verified {
		return nil, nil, law.Refuse(RealName, "您已经完成实名，姓名或者证件有变更请联系书记员")
	}
	a.Name = strings.TrimSpace(a.Name)
	if n := len([]rune(a.Name)); n < 2 {
		r := law.Refuse(RealName, "请填写证件上的完整姓名")
		r.Field = "name"
		return nil, nil, r
	}
	if f := writing.NameFault(a.Name); f != "" {
		r := law.Refuse(RealName, "姓名%s", f)
		r.Field = "name"
		return nil, nil, r
	}
	if err := idcard.Check(a.IDKind, a.IDNumber); err != nil {
		return nil, nil, err
	}
	a.IDNumber = idcard.Normalise(a.IDNumber)
	return a, law.Basis{RealName}, nil
}

func (a Declare) Apply(s *Sheet, e docket.Entry) {
	s.Person, s.State, s.Name, s.IDKind, s.IDNumber = e.By.Person, Declared, a.Name, a.IDKind, a.IDNumber
	s.On, s.Reason = calendar.Of(e.At), ""
}
