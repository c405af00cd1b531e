package authority

import (
	"slices"
	"strings"

	"yunting/docket"
)

// AllScopes is the scope of a key that may do whatever its owner may.
const AllScopes = "*"

// Scopes lists the stages in which a standing may act: what the owner of a key may choose from 密钥用途.
func Scopes(s docket.Standing) (out []string) {
	for k, who := range matrix {
		if stage := scopeOf(k); slices.Contains(who, s) && !slices.Contains(out, stage) {
			out = append(out, stage)
		}
	}
	slices.Sort(out)
	return out
}

// InScope tells whether a key with these scopes may enter an act; a key without any only reads.
func InScope(scopes []string, k docket.Kind) bool {
	return slices.Contains(scopes, AllScopes) || slices.Contains(scopes, scopeOf(k))
}

// scopeOf is the stage of an act, the word before the dot.
func scopeOf(k docket.Kind) string {
	stage, _, _ := strings.Cut(string(k), ".")
	return stage
}
