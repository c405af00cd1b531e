package main

import "context"

func (c *bench) visit(ctx context.Context, p plan, t *table) error { return nil }
