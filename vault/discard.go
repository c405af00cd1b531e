package vault

import (
	"context"
	"fmt"

	"yunting/id"
)

// Discard removes a file that can be made again from others, like a bundle. A file that a docket names is never discarded;
// who calls this knows that no docket does. A file that is not there is no error.
func (v *Vault) Discard(ctx context.Context, name id.File) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if !valid(name) {
		return fmt.Errorf("%w（编号 %q 不是 SHA-256）", ErrMissing, name)
	}
	return gone(v.root.Remove(place(name)))
}
