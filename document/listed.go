package document

import (
	"maps"
	"slices"
	"strings"
)

// Kinds lists the papers the court issues, by key.
func Kinds() []Kind { return slices.Sorted(maps.Keys(names)) }

// ByParty tells whether a paper is what a party asks or answers, set by the court: it bears no seal of the court. The names
// of such papers end alike: 起诉状, 答辩状, 上诉状, 申请书.
func (k Kind) ByParty() bool {
	n := k.Chinese()
	return strings.HasSuffix(n, "状") || strings.HasSuffix(n, "申请书") || n == "申请执行书"
}
