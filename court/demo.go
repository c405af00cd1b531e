package court

// Demonstration is the court a newcomer meets: the form of the Guangzhou Internet Court with invented people.
func Demonstration() *Profile {
	return &Profile{
		Code: "粤0192", Name: "广州互联网法院", City: "广州市", Province: "广东", FeeRegion: "guangdong", RoundYuan: true,
		AppealCourt: "广州市中级人民法院",
		Elsewhere:   []Appeals{{Court: "广州知识产权法院", Causes: []string{"copyright", "dissemination", "domain-rights", "domain-contract"}}},
		Address:     "广州市（演示地址）", Phone: "12368",
		Hours: Hours{Days: "工作日", Open: []Span{{"9:00", "12:00"}, {"14:00", "17:30"}}}, Demo: true,
		Divisions: []Division{{Name: "立案庭"}, {Name: "综合审判一庭"}, {Name: "综合审判二庭"}, {Name: "执行局"}, {Name: "信息技术处"}, {Name: "人民陪审员"}, {Name: "院长办公室"}},
		Officers: []Officer{
			{ID: "officer-judge-1", Name: "沈知衡", Role: Judge, Division: "综合审判一庭", Login: "judge1"},
			{ID: "officer-judge-2", Name: "陆明澈", Role: Judge, Division: "综合审判二庭", Login: "judge2"},
			{ID: "officer-assessor-1", Name: "苏清和", Role: Assessor, Division: "人民陪审员", Login: "assessor1"},
			{ID: "officer-assessor-2", Name: "林望舒", Role: Assessor, Division: "人民陪审员", Login: "assessor2"},
			{ID: "officer-clerk-1", Name: "顾书宁", Role: Clerk, Division: "立案庭", Login: "clerk1"},
			{ID: "officer-clerk-2", Name: "温简言", Role: Clerk, Division: "综合审判一庭", Login: "clerk2"},
			{ID: "officer-enforcer-1", Name: "韩履中", Role: Enforcer, Division: "执行局", Login: "enforcer1"},
			{ID: "officer-president-1", Name: "程允和", Role: President, Division: "院长办公室", Login: "president1"},
			{ID: "officer-admin-1", Name: "系统管理员", Role: Admin, Division: "信息技术处", Login: "admin"},
		},
	}
}

// Second is another invented court, for a demonstration of two courts on one program. It is not in the same province,
// tries its cases in two special divisions, sets its own fees and words a notice its own way.
func Second() *Profile {
	return &Profile{
		Code: "浙0192", Name: "示例互联网法院", Hosts: []string{"second.localhost"}, City: "杭州市", Province: "浙江", RoundYuan: false,
		Fees: &Fees{Name: "示例省", Article: "示例省诉讼费具体交纳标准（演示）", Divorce: 200, Personality: 300, OtherNonProperty: 80,
			IntellectualProperty: 800, Objection: 80, EnforcementNoAmount: 100},
		AppealCourt: "示例市中级人民法院", Address: "示例市（演示地址）", Phone: "12368",
		Hours: Hours{Days: "工作日", Open: []Span{{"8:30", "12:00"}, {"13:30", "17:00"}}}, Demo: true,
		Divisions: []Division{{Name: "立案庭"}, {Name: "网络交易审判庭"}, {Name: "网络权益审判庭"}, {Name: "执行局"}, {Name: "信息处"}},
		Officers: []Officer{
			{ID: "officer-judge-1", Name: "方示例", Role: Judge, Division: "网络交易审判庭", Login: "judge1"},
			{ID: "officer-judge-2", Name: "纪示例", Role: Judge, Division: "网络权益审判庭", Login: "judge2"},
			{ID: "officer-clerk-1", Name: "常示例", Role: Clerk, Division: "立案庭", Login: "clerk1"},
			{ID: "officer-enforcer-1", Name: "毕示例", Role: Enforcer, Division: "执行局", Login: "enforcer1"},
			{ID: "officer-admin-1", Name: "系统管理员", Role: Admin, Division: "信息处", Login: "admin"},
		},
	}
}
