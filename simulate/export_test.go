package simulate

import "context"

// FillCounting is Fill, and tells how many intents the rules refused.
func FillCounting(ctx context.Context, c Court, n int, seed uint64) (refused int64, err error) {
	s, err := fill(ctx, c, n, seed, nil)
	if err != nil {
		return 0, err
	}
	return s.refused.Load(), nil
}
