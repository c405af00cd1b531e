package forms

import (
	"context"
	"fmt"
	"net/url"
	"strings"

	"yunting/document"
	"yunting/document/form"
	"yunting/platform/i18n"
	"yunting/web/shell"
)

// Words of the forms that reach these pages as values.
var _ = []string{
	i18n.Mark("诉前调解"), i18n.Mark("立案"), i18n.Mark("审前准备"), i18n.Mark("审理"), i18n.Mark("裁判与结案"), i18n.Mark("强制措施"), i18n.Mark("执行"), i18n.Mark("审判管理"),
	i18n.Mark("文字"), i18n.Mark("是否"), i18n.Mark("数目"), i18n.Mark("金额"), i18n.Mark("日期"), i18n.Mark("时刻"), i18n.Mark("一组数据"),
}

func language(ctx context.Context, l string) string {
	switch l {
	case form.Hant:
		return shell.T(ctx, "繁体中文参考译本")
	case form.En:
		return shell.T(ctx, "英文参考译本")
	}
	return shell.T(ctx, "简体中文")
}

func languages(ctx context.Context, ls []string) string {
	var names []string
	for _, l := range ls {
		names = append(names, map[string]string{form.Hans: shell.T(ctx, "简体"), form.Hant: shell.T(ctx, "繁体"), form.En: shell.T(ctx, "英文")}[l])
	}
	return strings.Join(names, shell.T(ctx, "、"))
}

func typeName(ctx context.Context, f form.Field) string {
	name := shell.T(ctx, string(f.Type))
	if f.List {
		return shell.T(ctx, "列表：%s", name)
	}
	return name
}

// versionURL is the address under which a version is shown.
func versionURL(k document.Kind, v version) string {
	q := url.Values{"lang": {v.Lang}}
	if !v.From.IsZero() {
		q.Set("from", dayOf(v.From))
	}
	if v.Own {
		q.Set("own", "1")
	}
	return fmt.Sprintf("/admin/forms/%s?%s#version", k, q.Encode())
}
