package main

import (
	"fmt"
	"os"

	"yunting/document/form"
	"yunting/platform/typeset"
)

// useFonts lets papers be set in the fonts of a folder; empty: in the embedded ones.
func useFonts(dir string) error {
	if dir == "" {
		return nil
	}
	f, err := typeset.FontsFrom(os.DirFS(dir))
	if err != nil {
		return fmt.Errorf("--fonts %s: %w", dir, err)
	}
	form.Sheet.Fonts = f
	return nil
}
