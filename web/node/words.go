package node

import (
	"context"
	"time"

	"yunting/law/calendar"
	stage "yunting/node"
	"yunting/platform/i18n"
	"yunting/web/shell"
)

// Words of the stage and of the gate that reach these pages as values.
var _ = []string{
	i18n.Mark("电信运营商"), i18n.Mark("银行"), i18n.Mark("互联网平台"), i18n.Mark("公证机构"), i18n.Mark("仲裁机构"), i18n.Mark("人民检察院"), i18n.Mark("人民法院"),
	i18n.Mark("存证"), i18n.Mark("见证"), i18n.Mark("存证并见证"), i18n.Mark("正常"), i18n.Mark("已暂停"), i18n.Mark("已退出"), i18n.Mark("未接入"),
	i18n.Mark("没有签名"), i18n.Mark("签名的头无法读取"), i18n.Mark("签名覆盖的内容不符"), i18n.Mark("发错了地址"), i18n.Mark("签名过期"), i18n.Mark("签名时间在将来"),
	i18n.Mark("没有这个节点或者密钥"), i18n.Mark("签名不符"), i18n.Mark("密钥尚未启用"), i18n.Mark("密钥已停用"), i18n.Mark("节点已暂停"), i18n.Mark("节点已退出"),
	i18n.Mark("节点只见证"), i18n.Mark("正文太大"), i18n.Mark("正文与摘要不符"), i18n.Mark("重复的请求"), i18n.Mark("超过每日额度"),
}

func categories(ctx context.Context) (cs []shell.Choice) {
	for _, c := range stage.Categories {
		cs = append(cs, shell.Choice{Value: string(c), Label: shell.T(ctx, c.Chinese())})
	}
	return cs
}

func roles(ctx context.Context) (cs []shell.Choice) {
	for _, r := range stage.Roles {
		cs = append(cs, shell.Choice{Value: string(r), Label: shell.T(ctx, r.Chinese())})
	}
	return cs
}

func dateOf(t time.Time) string { return calendar.Of(t).String() }
