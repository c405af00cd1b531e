package court

// Demonstration is the court a newcomer meets: the form of the Guangzhou Internet Court with invented people.
func Demonstration() *Profile {
	return &Profile{
		Code: "粤0192", Name: "广州互联网法院", City: "广州市", Province: "广东", FeeRegion: "guangdong", RoundYuan: true,
		AppealCourt: "广州市中级人民法院", Address: "广州市（演示地址）", Phone: "12368",
		Hours: "工作日 9:00—12:00，14:00—17:30", Demo: true,
		Officers: []Officer{
			{ID: "officer-judge-1", Name: "沈知衡", Role: Judge, Division: "综合审判一庭", Login: "judge1"},
			{ID: "officer-judge-2", Name: "陆明澈", Role: Judge, Division: "综合审判二庭", Login: "judge2"},
			{ID: "officer-clerk-1", Name: "顾书宁", Role: Clerk, Division: "立案庭", Login: "clerk1"},
			{ID: "officer-clerk-2", Name: "温简言", Role: Clerk, Division: "综合审判一庭", Login: "clerk2"},
			{ID: "officer-enforcer-1", Name: "韩履中", Role: Enforcer, Division: "执行局", Login: "enforcer1"},
			{ID: "officer-president-1", Name: "程允和", Role: President, Division: "院长室", Login: "president1"},
			{ID: "officer-admin-1", Name: "系统管理员", Role: Admin, Division: "信息技术处", Login: "admin"},
		},
	}
}
