package document

import (
	"maps"
	"slices"
)

// Kinds lists the papers the court issues, by key.
func Kinds() []Kind { return slices.Sorted(maps.Keys(names)) }

// ByParty tells whether a paper is what a party wrote, set by the court: it bears no seal of the court.
func (k Kind) ByParty() bool {
	return slices.Contains([]Kind{Complaint, Answer, Appeal, AppealAnswer}, k)
}
