package seal

import (
	"regexp"
	"strings"

	"yunting/court"
	"yunting/docket"
	"yunting/id"
	"yunting/law"
)

// Make prepares a seal 刻制备案: its face and the key it is put with. Nobody may use it yet.
type Make struct {
	Seal        id.Seal     `json:"seal"` // its code in addresses and papers, never given again
	Name        string      `json:"name"`
	Use         Use         `json:"use"`
	Wording     string      `json:"wording"`            // round the edge
	Diameter    int         `json:"diameter,omitempty"` // millimetres; 0: Diameter
	Certificate Certificate `json:"certificate"`
	Reason      string      `json:"reason"`
}

func (Make) Kind() docket.Kind { return "seal.make" }

func (a Make) Decide(s *Sheet, in scene) (docket.Act, law.Basis, error) {
	if s.State != None {
		return nil, nil, refuse("seal", law.Rule{}, "编号%s已经是%s的，编号不会再给别的印章，请换一个编号", s.ID, s.Name)
	}
	if in.By.Standing == docket.President && in.Court != nil && len(in.Court.With(court.President)) < 2 {
		return nil, nil, refuse("seal", Power, "印章应当由备案人以外的院长启用，本院只有一位院长；请由管理员办理刻制备案，再由您启用")
	}
	if bad := a.tidy(in.Court); len(bad) > 0 {
		return nil, nil, bad[0]
	}
	return a, by(Sole, Shape, Few, Power), nil
}

// Faults is everything that is wrong with a seal to be, in the order of its form, each with its field.
func (a Make) Faults(of *court.Profile) []error { return a.tidy(of) }

// tidy puts the words into the form the docket keeps, and finds what is wrong.
func (a *Make) tidy(of *court.Profile) (bad []error) {
	note := func(err error) {
		if err != nil {
			bad = append(bad, err)
		}
	}
	var err error
	a.Name, err = words("name", a.Name, 60, "请填写印章的名称，例如某某互联网法院（电子印章）")
	note(err)
	_, err = Code(string(a.Seal))
	note(err)
	if a.Use.Chinese() == "" {
		note(refuse("use", Few, "请选择印章的种类：院印或者专用印章"))
	}
	a.Wording, err = words("wording", a.Wording, 30, "请填写印章边缘的文字，例如某某互联网法院")
	note(err)
	switch {
	case err != nil || of == nil:
	case a.Use == CourtSeal && a.Wording != of.Name:
		note(refuse("wording", Shape, "院印边缘的文字应当是本院的全称：%s", of.Name))
	case a.Use == Special && (!strings.HasPrefix(a.Wording, of.Name) || a.Wording == of.Name):
		note(refuse("wording", Few, "专用印章的文字应当以本院的全称开头，并写明用途，例如%s诉讼服务专用章", of.Name))
	}
	if a.Diameter == 0 {
		a.Diameter = Diameter
	}
	if a.Diameter != Diameter {
		note(refuse("diameter", Shape, "印章为圆形，直径%d毫米", Diameter))
	}
	a.Certificate.Serial = strings.TrimLeft(hexDigits(a.Certificate.Serial), "0")
	if !serialForm.MatchString(a.Certificate.Serial) {
		note(refuse("serial", Sole, "请填写证书的序列号：最多40个十六进制数字，不能是零"))
	}
	a.Certificate.SHA256 = hexDigits(a.Certificate.SHA256)
	if !printForm.MatchString(a.Certificate.SHA256) {
		note(refuse("sha256", Sole, "请填写证书的SHA-256指纹：64个十六进制数字"))
	}
	a.Reason, err = words("reason", a.Reason, 500, "请写明刻制的依据，例如批准文件的名称和文号")
	note(err)
	return bad
}

var (
	serialForm = regexp.MustCompile(`^[0-9a-f]{1,40}$`) // RFC 5280: at most 20 octets
	printForm  = regexp.MustCompile(`^[0-9a-f]{64}$`)
)

// hexDigits reads digits as programs print them: with colons or blanks between, in capitals.
func hexDigits(typed string) string {
	return strings.ToLower(strings.NewReplacer(":", "", " ", "").Replace(strings.TrimSpace(typed)))
}

func (a Make) Apply(s *Sheet, e docket.Entry) {
	s.Seal = Seal{ID: a.Seal, Name: a.Name, Use: a.Use, Wording: a.Wording, Diameter: a.Diameter, Certificate: a.Certificate}
	s.State, s.Since, s.Reason, s.Maker, s.MadeAt = Made, e.At, a.Reason, e.By, e.At
}
