package main

import (
	"context"
	"errors"
)

func bulk(ctx context.Context, p plan, t *table) error { return errors.Join(ctx.Err()) }
