package ledger

import (
	_ "embed"
	"strings"
)

// What the log proves and what not, in the words that stand in every pack, report and page. Nothing says "authentic".
const (
	limitsChinese = "核验一致，只说明电子数据记入日志之后未被改动（《人民法院在线诉讼规则》第十六条；有相反证据足以推翻的除外）。\n" +
		"存证平台是否合规、与谁有利害关系、系统和技术过程是否符合标准，另行判断（第十七条）。\n" +
		"记入日志之前它是什么、从哪里来、怎样生成和保存，不由本核验说明，需要另外举证（第十八条）。"
	limitsEnglish = "A check that holds shows one thing: the data has not changed since it was taken into the log (Online Litigation Rules, art. 16;\n" +
		"evidence to the contrary may rebut it). Whether the platform follows the rules, whose interests it shares and whether systems and\n" +
		"process meet the standards is another question (art. 17). What the data was before, where it came from and how it was made and\n" +
		"kept, this check does not tell; it is to be proved otherwise (art. 18)."
)

//go:embed readme.txt
var readmeText string

func readme(p Pack, l Leaf) string {
	log := "?"
	if policy, err := ParsePolicy(p.Policy); err == nil {
		log = policy.Origin
	}
	return strings.NewReplacer("{number}", p.Receipt.Ref.String(), "{court}", l.Court, "{at}", Moment(l.At.Time), "{log}", log,
		"{limits-zh}", limitsChinese, "{limits-en}", limitsEnglish).Replace(readmeText)
}
