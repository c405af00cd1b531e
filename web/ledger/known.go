package deposits

import (
	"context"

	"yunting/depository"
	"yunting/ledger"
	"yunting/web/shell"
)

// What is known about each factor of articles 17 and 18, and that something is not known.

func platform(ctx context.Context, rec depository.Record) string {
	if rec.Leaf.Node != "" {
		return shell.T(ctx, "由经本院登记的节点%s提交，记入本院的日志。", rec.Leaf.Node)
	}
	return shell.T(ctx, "直接提交本院，记入本院的日志。")
}

func cleanliness(ctx context.Context, rec depository.Record) string {
	if rec.Leaf.Environment != nil {
		return shell.T(ctx, "存证时登记了采集环境，由存证方出示；本次核验没有检查。")
	}
	return shell.T(ctx, "没有登记采集环境。")
}

func origin(ctx context.Context, rec depository.Record) string {
	if names := kept(ctx, ledger.Leaf{Collector: rec.Leaf.Collector, Source: rec.Leaf.Source}); len(names) > 0 {
		return shell.T(ctx, "登记了%s（公开记录只存承诺值，由存证方出示）。", joined(names))
	}
	return shell.T(ctx, "没有登记。")
}

func means(ctx context.Context, rec depository.Record) string {
	l := rec.Leaf
	switch {
	case l.Tool != nil && l.Medium != "":
		return shell.T(ctx, "%s；%s（存证方自己填写）。", tool(l.Tool), shell.T(ctx, media[l.Medium]))
	case l.Tool != nil:
		return shell.T(ctx, "%s（存证方自己填写）。", tool(l.Tool))
	case l.Medium != "":
		return shell.T(ctx, "%s（存证方自己填写）。", shell.T(ctx, media[l.Medium]))
	}
	return shell.T(ctx, "没有登记。")
}
