package document

import (
	"maps"
	"slices"
)

// Kinds lists the papers the court issues, by key.
func Kinds() []Kind { return slices.Sorted(maps.Keys(names)) }
