package clerk

import (
	"context"
	"errors"

	"yunting/docket"
	"yunting/id"
	"yunting/law"
	"yunting/procedure"
)

// NoteReading enters that somebody opened papers, each act by itself. Two requests at once may try; the second finds it done.
func (k *Clerk) NoteReading(ctx context.Context, m id.Matter, who procedure.Who, opened []docket.Act) error {
	for _, a := range opened {
		_, err := k.Enter(ctx, Order{Matter: m, By: who, Acts: []docket.Act{a}})
		var done law.Refusal
		if err != nil && !errors.As(err, &done) {
			return err
		}
	}
	return nil
}
