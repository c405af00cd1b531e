package litigant

import (
	"context"
	"strings"

	"yunting/docket"
	"yunting/web/shell"
)

// todos are the running deadlines of the viewer's party, nearest first: what must be done, and what may be.
func (v *view) todos() (must, may []docket.Deadline) {
	for _, d := range v.allowed(v.Due(v.Now)) {
		if v.Party == "" || d.Party != v.Party || d.Who != docket.Plaintiff && d.Who != docket.Defendant {
			continue
		}
		switch {
		case d.Passed(v.Now) && d.IfMissed != nil: // the court is about to act on it
		case optional(d):
			may = append(may, d)
		default:
			must = append(must, d)
		}
	}
	return must, may
}

// optional tells a right that need not be used from a duty.
func optional(d docket.Deadline) bool {
	return strings.HasPrefix(d.Key, "appeal/") || strings.HasPrefix(d.Key, "enforce/")
}

// waiting is the nearest deadline of somebody else: who acts while the viewer need not.
func (v *view) waiting() (docket.Deadline, bool) {
	for _, d := range v.Due(v.Now) {
		if d.Passed(v.Now) || v.Party != "" && d.Party == v.Party && (d.Who == docket.Plaintiff || d.Who == docket.Defendant) {
			continue
		}
		return d, true
	}
	return docket.Deadline{}, false
}

// actorWord is who must act, for a reader.
func (v *view) actorWord(ctx context.Context, d docket.Deadline) string {
	switch d.Who {
	case docket.Judge:
		if v.Trial.Judge.Name != "" {
			return shell.T(ctx, "法官%s", v.Trial.Judge.Name)
		}
		return shell.T(ctx, "法官")
	case docket.Reviewer:
		return shell.T(ctx, "法官%s", v.Filing.Reviewer.Name)
	case docket.Clerk:
		return shell.T(ctx, "书记员")
	case docket.President:
		return shell.T(ctx, "院长")
	case docket.Court:
		return shell.T(ctx, "法院")
	case docket.Plaintiff:
		return shell.T(ctx, "原告")
	case docket.Defendant, docket.Invited:
		return shell.T(ctx, "被告")
	}
	return ""
}

// verb is what the button of a deadline says.
func verb(ctx context.Context, d docket.Deadline) string {
	switch d.Page {
	case "correct":
		return shell.T(ctx, "查看并补正")
	case "fees":
		return shell.T(ctx, "去交费")
	case "answer":
		return shell.T(ctx, "开始答辩")
	case "evidence":
		return shell.T(ctx, "提交证据")
	case "examine":
		return shell.T(ctx, "开始质证")
	case "trial":
		return shell.T(ctx, "去回答")
	case "record":
		return shell.T(ctx, "核对笔录")
	case "appeal":
		return shell.T(ctx, "查看和上诉")
	case "judgment":
		return shell.T(ctx, "查看判决")
	}
	return shell.T(ctx, "去办理")
}

// counted tells whether a deadline was computed from days, and so can be explained.
func explained(d docket.Deadline) bool { return d.Count.N > 0 }
