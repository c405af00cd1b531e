package seal

import (
	"context"
	"slices"
	"strings"

	"yunting/docket"
	"yunting/document"
	"yunting/platform/i18n"
	stage "yunting/seal"
	"yunting/web/shell"
)

// Words of the stage that reach these pages as values.
var _ = []string{i18n.Mark("院印"), i18n.Mark("专用印章"), i18n.Mark("已备案，未启用"), i18n.Mark("已启用"), i18n.Mark("已停用"), i18n.Mark("已销毁"), i18n.Mark("没有备案"), i18n.Mark("法院自动制作文书")}

func uses(ctx context.Context) (cs []shell.Choice) {
	for _, u := range stage.Uses {
		c := shell.Choice{Value: string(u), Label: shell.T(ctx, u.Chinese())}
		if u == stage.CourtSeal {
			c.Hint = shell.T(ctx, "判决书、裁定书、调解书必须加盖院印")
		} else {
			c.Hint = shell.T(ctx, "只用于授权时列明的文书")
		}
		cs = append(cs, c)
	}
	return cs
}

// everything is what the form says for all papers.
const everything = "*"

// papers offers the papers a seal may be authorised for.
func papers(ctx context.Context, u stage.Use) (cs []shell.Choice) {
	if u == stage.CourtSeal {
		cs = append(cs, shell.Choice{Value: everything, Label: shell.T(ctx, "全部文书")})
	}
	for _, k := range document.Kinds() {
		if _, must := stage.Borne(k.Chinese()); must && u != stage.CourtSeal || k.ByParty() {
			continue
		}
		cs = append(cs, shell.Choice{Value: string(k), Label: paper(ctx, string(k)), Rare: u == stage.CourtSeal})
	}
	return cs
}

// paper names a kind of paper; those of one name are told apart by their keys.
func paper(ctx context.Context, kind string) string {
	name := document.Kind(kind).Chinese()
	if name == "" {
		return kind
	}
	alike := 0
	for _, k := range document.Kinds() {
		if k.Chinese() == name {
			alike++
		}
	}
	name = shell.T(ctx, name)
	if alike > 1 {
		name += "（" + kind + "）"
	}
	return name
}

// paperList says for which papers an authorisation is.
func paperList(ctx context.Context, kinds []string) string {
	if len(kinds) == 0 {
		return shell.T(ctx, "全部文书")
	}
	var names []string
	for _, k := range kinds {
		names = append(names, paper(ctx, k))
	}
	return strings.Join(names, "、")
}

func grantee(ctx context.Context, g stage.Grantee) string {
	if g.Court {
		return shell.T(ctx, g.Chinese())
	}
	return g.Name
}

// told is one entry in words.
type told struct {
	At, Say, Why, By string
}

// tell is the docket of a seal in words, newest first.
func tell(ctx context.Context, es []docket.Entry) (out []told) {
	for _, e := range slices.Backward(es) {
		x := told{At: shell.At(e.At), By: e.By.Name}
		switch a := e.Act.(type) {
		case stage.Make:
			x.Say, x.Why = shell.T(ctx, "刻制备案"), a.Reason
		case stage.Enforce:
			x.Say, x.Why = shell.T(ctx, "启用，自%s起", a.From.String()), a.Reason
		case stage.Authorise:
			x.Say, x.Why = shell.T(ctx, "授权%s：%s", grantee(ctx, a.To), paperList(ctx, a.Kinds)), a.Reason
		case stage.Withdraw:
			x.Say, x.Why = shell.T(ctx, "收回第%d号授权", a.N), a.Reason
		case stage.Suspend:
			x.Say, x.Why = shell.T(ctx, "停用"), a.Reason
		case stage.Resume:
			x.Say, x.Why = shell.T(ctx, "恢复使用"), a.Reason
		case stage.Retire:
			x.Say, x.Why = shell.T(ctx, "销毁"), a.Reason
		}
		out = append(out, x)
	}
	return out
}
