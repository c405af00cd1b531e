package idcard

import "yunting/law/calendar"

// regions are the first two digits in use on resident cards and, at places 3 and 4, in credit codes.
var regions = map[string]string{
	"11": "北京市", "12": "天津市", "13": "河北省", "14": "山西省", "15": "内蒙古自治区", "21": "辽宁省", "22": "吉林省", "23": "黑龙江省",
	"31": "上海市", "32": "江苏省", "33": "浙江省", "34": "安徽省", "35": "福建省", "36": "江西省", "37": "山东省",
	"41": "河南省", "42": "湖北省", "43": "湖南省", "44": "广东省", "45": "广西壮族自治区", "46": "海南省",
	"50": "重庆市", "51": "四川省", "52": "贵州省", "53": "云南省", "54": "西藏自治区",
	"61": "陕西省", "62": "甘肃省", "63": "青海省", "64": "宁夏回族自治区", "65": "新疆维吾尔自治区", "71": "台湾省",
}

// registrars are the offices named by the first character of a credit code.
var registrars = map[byte]string{'1': "机构编制部门", '5': "民政部门", '9': "市场监督管理部门", 'Y': "其他登记管理部门"}

// Reading is what a well-formed number says by itself.
type Reading struct {
	Kind         Kind          `json:"kind"`
	Number       string        `json:"number"`                 // as Normalise leaves it
	Birth        calendar.Date `json:"birth,omitzero"`         // zero: the number does not say
	Sex          string        `json:"sex,omitempty"`          // 男, 女; empty: the number does not say
	Region       string        `json:"region,omitempty"`       // province of first registration, or where the permit's holder is from
	Organisation string        `json:"organisation,omitempty"` // 组织机构代码 within a credit code, M000100Y-4
	Registrar    string        `json:"registrar,omitempty"`    // 登记管理部门 of a credit code
}

// Read checks a number and says what it tells. The error is that of Check.
func Read(kind Kind, number string) (Reading, error) {
	if err := Check(kind, number); err != nil {
		return Reading{}, err
	}
	s := Normalise(number)
	r := Reading{Kind: kind, Number: s}
	switch kind {
	case ResidentID:
		r.Region = regions[s[:2]]
	case Residence:
		r.Region = map[string]string{"81": "香港", "82": "澳门", "83": "台湾"}[s[:2]]
	case HKMacauPermit:
		r.Region = map[byte]string{'H': "香港", 'M': "澳门"}[s[0]]
	case TaiwanPermit:
		r.Region = "台湾"
	case CreditCode:
		r.Region, r.Registrar, r.Organisation = regions[s[2:4]], registrars[s[0]], s[8:16]+"-"+s[16:17]
		return r, nil
	}
	if birth, ok := Birth(s); ok && kind != Passport {
		r.Birth, r.Sex = birth, "女"
		if male, _ := Male(s); male {
			r.Sex = "男"
		}
	}
	return r, nil
}
