package litigant

import (
	"context"

	"yunting/docket"
	"yunting/document"
	"yunting/web/shell"
)

// tellPapers: papers corrected and withdrawn. What is said of a paper that the reader may not read names it by its kind alone.
func (v *view) tellPapers(ctx context.Context, e docket.Entry) (told, bool) {
	name := func(seq int) string {
		if p, ok := v.Papers.Find(seq); ok {
			return shell.T(ctx, "《%s》", shell.T(ctx, p.Kind.Chinese()))
		}
		return shell.T(ctx, "文书")
	}
	switch a := e.Act.(type) {
	case document.Correct:
		return told{Title: shell.T(ctx, "法院裁定补正%s中的笔误", name(a.Paper)), Detail: shell.T(ctx, "共%d处。", len(a.Slips)), Links: []link{paperLink(document.CorrectionRuling)}}, true
	case document.Withdraw:
		return told{Title: shell.T(ctx, "法院撤回%s", name(a.Paper)), Detail: shell.T(ctx, "理由：%s", a.Reason)}, true
	}
	return told{}, false
}
