package jobs

import (
	"context"
	"errors"
	"fmt"

	"yunting/id"
	"yunting/procedure"
)

// Courts is the works of every court the program serves. They share the queue; each job names its court.
type Courts map[id.Court]*Works

// All collects the works of some courts.
func All(ws ...*Works) Courts {
	cs := Courts{}
	for _, w := range ws {
		cs[w.Clerk.Court.Code] = w
	}
	return cs
}

// Do carries out an effect in its court.
func (cs Courts) Do(ctx context.Context, f procedure.Effect) error {
	w := cs[f.Court]
	if w == nil {
		return fmt.Errorf("jobs: no court here is called %s", f.Court)
	}
	return w.Do(ctx, f)
}

// each does something in every court; what fails in one does not keep the others from it.
func (cs Courts) each(do func(*Works) error) error {
	var all error
	for code, w := range cs {
		if err := do(w); err != nil {
			all = errors.Join(all, fmt.Errorf("court %s: %w", code, err))
		}
	}
	return all
}
