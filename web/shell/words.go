package shell

import "yunting/platform/i18n"

// The words that stages and rules give as Chinese() reach pages as values: they are named here for the catalogue.
var _ = []string{
	i18n.Mark("法官"), i18n.Mark("书记员"), i18n.Mark("执行员"), i18n.Mark("管理员"),
	i18n.Mark("未实名"), i18n.Mark("已提交，等待核验"), i18n.Mark("已实名"), i18n.Mark("核验未通过"),
	i18n.Mark("居民身份证"), i18n.Mark("港澳台居民居住证"), i18n.Mark("港澳居民来往内地通行证"), i18n.Mark("台湾居民来往大陆通行证"),
	i18n.Mark("护照"), i18n.Mark("外国人永久居留身份证"),
	i18n.Mark("小额诉讼程序"), i18n.Mark("简易程序"), i18n.Mark("普通程序"),
	i18n.Mark("可以向本院起诉"), i18n.Mark("应向其他法院起诉"), i18n.Mark("不属于法院受理范围"), i18n.Mark("信息不足，暂不能判断"),
}
