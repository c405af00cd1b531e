package simulate

import (
	"fmt"
	"math/rand/v2"

	"yunting/law/idcard"
)

// Everybody here is invented. No number can belong to anybody: the region 440000 stands on no identity card,
// 440099 in no credit code, and no mobile network uses 154.
var (
	surnames = []rune("赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕张孔曹严魏陶姜谢邹喻苏潘葛范彭鲁韦马苗方俞任袁柳鲍史唐费岑薛雷贺倪汤罗毕郝安常乐于傅皮齐康伍余顾孟黄穆萧尹姚邵汪祁毛狄明计戴宋庞熊纪舒屈项祝董梁")
	givens   = []string{
		"小满", "谷雨", "知夏", "听澜", "予安", "星野", "慕白", "望舒", "思齐", "清和", "书言", "以宁", "南乔", "北辰", "若水", "明川",
		"晚晴", "初阳", "景行", "怀瑾", "子衿", "采薇", "静姝", "长歌", "云舟", "青禾", "木兰", "松年", "竹溪", "梅影", "兰亭", "菊生",
		"远志", "半夏", "白芷", "当归", "连翘", "甘棠", "扶苏", "桐君", "一诺", "二川", "三省", "四维", "五味", "六一", "七弦", "八千",
		"九章", "十方", "百川", "千帆", "万里", "大有", "同人", "无妄", "既济", "中孚", "小畜", "未央", "长乐", "永宁", "建章", "承明",
	}
	cities = []string{here, here, here, "深圳市", "佛山市", "杭州市", "上海市", "成都市", "武汉市", "北京市", "泉州市", "义乌市", "长沙市", "西安市"}
	words  = []string{"青禾", "云雀", "远帆", "白鹭", "星桥", "松果", "海棠", "拾光", "蓝鲸", "半亩", "风信", "橘子", "灯塔", "梧桐", "海盐", "山茶",
		"银杏", "野豌豆", "小满", "北斗", "南风", "麦田", "竹马", "纸船", "萤火", "雨巷", "砚台", "铜铃", "石榴", "莲蓬"}
	trades = []string{"电子商务", "网络科技", "信息技术", "文化传媒", "数码科技", "贸易", "教育科技", "生活服务"}
)

// here stands for the court's own city among the cities.
const here = ""

// town draws a city; many are the court's own.
func town(r *rand.Rand, city string) string {
	if t := pick(r, cities); t != here {
		return t
	}
	return city
}

// people invents persons and firms.
type people struct{ *rand.Rand }

func pick[T any](r *rand.Rand, xs []T) T { return xs[r.IntN(len(xs))] }

func (r people) name() string { return string(pick(r.Rand, surnames)) + pick(r.Rand, givens) }

func (r people) mobile() string { return fmt.Sprintf("154%08d", r.IntN(1e8)) }

func (r people) address(city string) string {
	return fmt.Sprintf("%s某区某某路%d号%d房", city, 1+r.IntN(300), 101+100*r.IntN(28)+r.IntN(8))
}

// citizen is a well-formed number of an identity card that cannot exist.
func (r people) citizen() string {
	head := fmt.Sprintf("440000%04d%02d%02d%03d", 1955+r.IntN(52), 1+r.IntN(12), 1+r.IntN(28), r.IntN(1000))
	for _, c := range "0123456789X" {
		if s := head + string(c); idcard.Check(idcard.ResidentID, s) == nil {
			return s
		}
	}
	return ""
}

// firm is an organisation with a well-formed credit code that cannot exist.
type firm struct{ name, code, head, city, mobile string }

func (r people) firm(city string) firm {
	f := firm{city: city, head: r.name(), mobile: r.mobile()}
	f.name = string([]rune(f.city)[:2]) + "某某" + pick(r.Rand, words) + pick(r.Rand, trades) + "有限公司"
	head := fmt.Sprintf("91440099MA%06d", r.IntN(1e6))
	for _, organisation := range "0123456789X" {
		for _, check := range "0123456789ABCDEFGHJKLMNPQRTUWXY" {
			if s := head + string(organisation) + string(check); idcard.Check(idcard.CreditCode, s) == nil {
				f.code = s
				return f
			}
		}
	}
	return f
}
