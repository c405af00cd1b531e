package filing

import (
	"slices"

	"yunting/law"
)

const cpl = "《中华人民共和国民事诉讼法》"

// Ground is why a suit cannot be accepted 不予受理的情形: a condition of CPL 122 that is missing, or a case of CPL 127.
type Ground struct {
	Key  string
	Say  string // zh-Hans, as the ruling puts it
	Rule law.Rule
}

func ground(key, item, say, summary string) Ground {
	return Ground{Key: key, Say: say, Rule: law.Declare(law.Rule{Key: "cpl/" + item, Article: cpl + articleOf[item], From: "2024-01-01", Summary: summary})}
}

var articleOf = map[string]string{
	"122.1": "第一百二十二条第一项", "122.2": "第一百二十二条第二项", "122.3": "第一百二十二条第三项", "122.4": "第一百二十二条第四项",
	"127.1": "第一百二十七条第一项", "127.2": "第一百二十七条第二项", "127.3": "第一百二十七条第三项", "127.4": "第一百二十七条第四项",
	"127.5": "第一百二十七条第五项", "127.6": "第一百二十七条第六项",
}

// Grounds in the order of the law.
var Grounds = []Ground{
	ground("interest", "122.1", "起诉人与本案没有直接利害关系", "the plaintiff has a direct interest in the case"),
	ground("defendant", "122.2", "没有明确的被告", "there is a definite defendant"),
	ground("claim", "122.3", "没有具体的诉讼请求和事实、理由", "there are concrete claims, facts and reasons"),
	ground("civil", "122.4", "不属于人民法院受理民事诉讼的范围", "the matter is civil litigation for a people's court, and for this one"),
	ground("administrative", "127.1", "属于行政诉讼受案范围", "what belongs to administrative litigation is to be brought there"),
	ground("arbitration", "127.2", "双方达成书面仲裁协议，不得向人民法院起诉", "who agreed in writing on arbitration is told to go there"),
	ground("authority", "127.3", "应当由其他机关处理", "what another authority must settle is to be brought there"),
	ground("venue", "127.4", "不属于本院管辖", "what another court must hear is to be brought there"),
	ground("judged", "127.5", "就已经发生法律效力的裁判又起诉", "who sues again on an effective judgment is told to ask for a retrial"),
	ground("early", "127.6", "在法律规定不得起诉的期限内起诉", "no suit is accepted in a time in which the law forbids it"),
}

// GroundOf finds a ground by its key.
func GroundOf(key string) (Ground, bool) {
	i := slices.IndexFunc(Grounds, func(g Ground) bool { return g.Key == key })
	if i < 0 {
		return Ground{}, false
	}
	return Grounds[i], true
}

// found refuses a ground that is not of the list, or a reason left out.
func found(rule law.Rule, key, reason, why string) (Ground, error) {
	g, ok := GroundOf(key)
	if !ok {
		r := law.Refuse(rule, "请选择不符合起诉条件的情形")
		r.Field = "ground"
		return g, r
	}
	if reason == "" {
		r := law.Refuse(rule, "%s", why)
		r.Field = "reason"
		return g, r
	}
	return g, nil
}
