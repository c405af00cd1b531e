package staff

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"yunting/id"
	"yunting/procedure"
	"yunting/web/shell"
)

// noTime keeps a streamed file without a date of change: its name is its content.
var noTime time.Time

// side is a party in a word.
func side(ctx context.Context, p id.Party) string {
	if p == procedure.P1 {
		return shell.T(ctx, "原告")
	}
	return shell.T(ctx, "被告")
}

func sides(ctx context.Context, ps []id.Party) string {
	var names []string
	for _, p := range ps {
		names = append(names, side(ctx, p))
	}
	return strings.Join(names, "、")
}

// other is the opposite side.
func other(p id.Party) id.Party {
	if p == procedure.P1 {
		return procedure.D1
	}
	return procedure.P1
}

// both lists the parties of the case in order.
var both = []id.Party{procedure.P1, procedure.D1}

// lastOf is the last part of an address.
func lastOf(path string) string { return path[strings.LastIndex(path, "/")+1:] }

// first is the first value of a form's field.
func first(vs []string) string {
	if len(vs) == 0 {
		return ""
	}
	return vs[0]
}

// anyOf tells whether a problem belongs to a form.
func anyOf(ps []shell.Problem, prefix string) bool {
	return slices.ContainsFunc(ps, func(p shell.Problem) bool { return strings.HasPrefix(p.Field, prefix) })
}

// numbered gives the first control of a group the group's own id, so that the error summary finds it.
func numbered(name string, i int) string {
	if i == 0 {
		return name
	}
	return fmt.Sprintf("%s-%d", name, i+1)
}

// examined is what the other side said to an exhibit, in one line.
func examined(ctx context.Context, x exhibitView) string {
	o := x.Opinion
	switch {
	case o == nil:
		return shell.T(ctx, "对方尚未质证")
	case o.GivenUp:
		return shell.T(ctx, "%s逾期未质证，视为放弃", o.By)
	}
	s := shell.T(ctx, "%s：真实性%s，合法性%s，关联性%s", o.By, o.True, o.Lawful, o.Relevant)
	if o.Reason != "" {
		s += "（" + o.Reason + "）"
	}
	return s
}

// text is what was typed in a field, without the space around it and with plain line ends.
func text(r *http.Request, name string) string {
	return strings.TrimSpace(strings.ReplaceAll(r.PostFormValue(name), "\r\n", "\n"))
}
