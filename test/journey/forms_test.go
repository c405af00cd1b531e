package journey

import (
	"strings"
	"testing"
)

// TestForms reads a form, tries a version of it that is wrong and then right, with scripts and without: what is typed stays.
func TestForms(t *testing.T) {
	t.Parallel()
	c := open(t)
	admin := c.person(t, "管理员")
	admin.serve("admin")
	admin.open("/admin/forms")
	admin.sees("传票", "审前准备", "summons", "简体")
	admin.fill("q", "传票")
	admin.press("查找")
	admin.sees("传票")
	admin.misses("裁判与结案")
	admin.follow("传票")
	admin.sees("可以缺席判决", "《中华人民共和国民事诉讼法》第一百四十七条", "今天施行", ".Summoned", "第一互联网法庭")
	if status, pdf := admin.fetch("/admin/forms/summons/sample.pdf"); status != 200 || !strings.HasPrefix(pdf, "%PDF-") {
		admin.stuck("the sample is no PDF: %d", status)
	}
	const wrong = "# 传票\n> {{.Summoned}}：\n请于{{.Nobody}}到庭。"
	admin.fill("text", wrong)
	admin.fill("from", "明年")
	admin.press("预览")
	admin.refused(422)
	admin.sees("第3行：这种文书没有“Nobody”这项数据", "请写明从哪一天起使用")
	if got := admin.value("text"); strings.ReplaceAll(got, "\r", "") != wrong {
		admin.stuck("what was typed is lost: %q", got)
	}
	admin.fill("text", strings.Replace(wrong, "Nobody", "At", 1)+"\n拒不到庭的，可以缺席判决。")
	admin.fill("from", "2099-01-01")
	admin.press("预览")
	admin.refused(422)
	admin.sees("缺少“可以申请回避”", "预览：文书将这样写")
	admin.scripts(false)
	admin.open("/admin/forms/summons")
	admin.fill("text", strings.Replace(wrong, "Nobody", "At", 1)+"\n拒不到庭的，可以缺席判决。对审判人员可以申请回避。")
	admin.fill("from", "2099-01-01")
	admin.press("预览")
	admin.sees("预览：样式试用", "写进配置文件", `"from": "2099-01-01"`, "yunting check --court court.json")
}

// forms lets the judge see how a form that is being drafted would read in his case.
func (d *dispute) forms() {
	j := d.judge
	j.open("/desk/cases/" + d.file)
	j.press("试用文书样式")
	j.press("交互式审理笔录")
	j.press("预览")
	j.sees("预览：样式试用", "写明“全新正品”。")
	j.fill("text", "# 笔录\n{{.Nobody}}")
	j.press("预览")
	j.refused(422)
	j.sees("第2行")
}
