package open

import (
	"context"
	"strconv"
	"strings"

	"yunting/web/shell"
)

func num(n int) string { return strconv.Itoa(n) }

// count writes a number with thousands marks: 37,688.
func count(n int64) string {
	s := strconv.FormatInt(n, 10)
	var b strings.Builder
	for i, r := range s {
		if i > 0 && (len(s)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(r)
	}
	return b.String()
}

func feeChoices(ctx context.Context) (cs []shell.Choice) {
	for _, k := range feeKinds {
		cs = append(cs, shell.Choice{Value: string(k.Kind), Label: shell.T(ctx, k.Name), Hint: shell.T(ctx, k.Hint), Rare: k.Rare})
	}
	return cs
}

// factChoices are the circumstances that decide the track, as facts.
func factChoices(ctx context.Context) []shell.Choice {
	return []shell.Choice{
		{Value: "disputed", Label: shell.T(ctx, "双方对事实的说法差别很大")},
		{Value: "more", Label: shell.T(ctx, "除了要钱还有别的请求"), Hint: shell.T(ctx, "例如赔礼道歉、停止侵害、交付货物")},
		{Value: "foreign", Label: shell.T(ctx, "一方在外国，或者是外国人、外国企业")},
		{Value: "missing", Label: shell.T(ctx, "被告下落不明")},
		{Value: "appraisal", Label: shell.T(ctx, "需要鉴定或者评估")},
	}
}
