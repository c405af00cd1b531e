package litigant

import (
	"context"
	"time"
)

// moment is what happened at one instant: the first entry leads, what the court did because of it follows.
type moment struct {
	At    time.Time
	Tales []tale
}

type tale struct {
	told
	Seq   int
	Basis string
}

// past tells the entries newest first, those of one transaction together.
func (v *view) past(ctx context.Context) (ms []moment) {
	for _, e := range v.Entries {
		t := tale{v.story(ctx, e), e.Seq, e.Basis.Articles()}
		if n := len(ms); n > 0 && ms[n-1].At.Equal(e.At) {
			ms[n-1].Tales = append(ms[n-1].Tales, t)
			continue
		}
		ms = append(ms, moment{At: e.At, Tales: []tale{t}})
	}
	for i, j := 0, len(ms)-1; i < j; i, j = i+1, j-1 {
		ms[i], ms[j] = ms[j], ms[i]
	}
	return ms
}
