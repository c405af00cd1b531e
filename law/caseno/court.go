package caseno

// supreme is the code of the Supreme People's Court.
const supreme = "最高法"

// provinces are the codes of the High Courts and the provinces they stand for.
var provinces = map[string]string{
	"京": "北京市", "津": "天津市", "冀": "河北省", "晋": "山西省", "内": "内蒙古自治区", "辽": "辽宁省", "吉": "吉林省", "黑": "黑龙江省",
	"沪": "上海市", "苏": "江苏省", "浙": "浙江省", "皖": "安徽省", "闽": "福建省", "赣": "江西省", "鲁": "山东省", "豫": "河南省",
	"鄂": "湖北省", "湘": "湖南省", "粤": "广东省", "桂": "广西壮族自治区", "琼": "海南省", "渝": "重庆市", "川": "四川省", "贵": "贵州省",
	"云": "云南省", "藏": "西藏自治区", "陕": "陕西省", "甘": "甘肃省", "青": "青海省", "宁": "宁夏回族自治区", "新": "新疆维吾尔自治区", "兵": "新疆生产建设兵团",
	"蒙": "内蒙古自治区", // written by some papers for 内
}

// Level is where a court stands.
type Level string

const (
	Supreme      Level = "supreme"
	High         Level = "high"
	Intermediate Level = "intermediate"
	Basic        Level = "basic"
)

// Chinese is the level's name.
func (l Level) Chinese() string {
	return map[Level]string{Supreme: "最高人民法院", High: "高级人民法院", Intermediate: "中级人民法院", Basic: "基层人民法院"}[l]
}

// Court is what a court code says.
type Court struct {
	Code     string `json:"code"`               // 粤0192
	Province string `json:"province,omitempty"` // 广东省; empty for the Supreme Court
	Level    Level  `json:"level"`
	Name     string `json:"name,omitempty"` // where this release knows it
}

// named are the courts this platform meets by name.
var named = map[string]string{
	supreme: "最高人民法院", "粤": "广东省高级人民法院", "粤01": "广州市中级人民法院", "粤73": "广州知识产权法院", "粤0192": "广州互联网法院",
	"浙0192": "杭州互联网法院", "京0491": "北京互联网法院",
}

// CourtOf reads a court code; false for one that is none.
func CourtOf(code string) (Court, bool) {
	p := reader{rest: []rune(code)}
	if p.court() != code || p.err != nil {
		return Court{}, false
	}
	c := Court{Code: code, Name: named[code], Level: Supreme}
	if code == supreme {
		return c, true
	}
	r := []rune(code)
	c.Province = provinces[string(r[0])]
	c.Level = map[int]Level{1: High, 3: Intermediate, 5: Basic}[len(r)]
	return c, true
}
