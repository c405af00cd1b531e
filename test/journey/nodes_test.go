package journey

import "testing"

// TestNodes admits an organisation to the evidence network, lets its contact rotate keys, and ends its part: with scripts
// and without.
func TestNodes(t *testing.T) {
	t.Parallel()
	c := open(t)
	admin, clerk, contact := c.person(t, "管理员"), c.person(t, "书记员"), c.person(t, "联系人")
	contact.open("/login")
	contact.signIn(sellerMobile)
	contact.declare(seller, sellerID)
	clerk.serve("clerk1")
	clerk.verify(seller)

	admin.serve("admin")
	admin.open("/node")
	admin.sees("还没有节点", "存证日志", "检察院·演示")
	admin.open("/admin/nodes")
	admin.press("接入")
	admin.refused(422)
	admin.sees("有7处需要更正", "请填写机构的全称", "代号应当是3到32个", "请填写文件的日期")
	admin.fill("name", "某某电信（示例）有限公司")
	admin.fill("node", "gz-telecom")
	admin.choose("category", "telecom")
	admin.choose("role", "both")
	admin.fill("document", "节点接入批复（示例〔2026〕1号）")
	admin.fill("on", "2026-11-20")
	admin.fill("mobile", sellerMobile)
	admin.press("接入")
	admin.refused(422)
	admin.sees("电信运营商只能存证")
	if got := admin.value("document"); got != "节点接入批复（示例〔2026〕1号）" {
		admin.stuck("what was typed is lost: %q", got)
	}
	admin.choose("role", "deposits")
	admin.press("接入")
	admin.sees("某某电信（示例）有限公司", "每日额度", "此操作不能撤销")

	contact.open("/node")
	contact.follow("gz-telecom")
	contact.sees("还没有公钥")
	contact.fill("public", "AAAA")
	contact.press("登记公钥")
	contact.refused(422)
	contact.sees("读不出这把公钥")
	for _, key := range []string{"JrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=", "A6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg="} {
		contact.fill("public", key)
		contact.press("登记公钥")
	}
	contact.sees("gz-telecom/a050837d85070582")
	contact.scripts(false)
	contact.open("/node/gz-telecom")
	contact.unfold("停用a050837d85070582")
	contact.fill("reason-a050837d85070582", "定期更换")
	contact.choose("sure-a050837d85070582", "yes")
	contact.press("停用这把密钥")
	contact.sees("停用原因：定期更换")

	admin.fill("suspend-reason", "检测未通过，整改后恢复")
	admin.press("暂停")
	admin.sees("暂停：检测未通过，整改后恢复")
	anyone := c.person(t, "公众")
	anyone.open("/ledger/nodes")
	anyone.sees("某某电信（示例）有限公司", "已暂停")
	anyone.misses(seller)
	contact.open("/node/gz-telecom")
	contact.sees("已暂停", "检测未通过，整改后恢复")
	admin.fill("discharge-reason", "机构注销")
	admin.press("办理退出")
	admin.refused(422)
	admin.choose("sure", "yes")
	admin.press("办理退出")
	admin.sees("退出：机构注销")
	anyone.open("/ledger/nodes")
	anyone.sees("已退出的节点（1家）")
}
