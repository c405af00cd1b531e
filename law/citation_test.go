package law

import (
	"slices"
	"testing"
)

// Articles are read as numbers: the ninth comes before the tenth, a paragraph after its article.
func TestNumbersOfACitation(t *testing.T) {
	for article, want := range map[string][]int{"《甲法》第十三条第一款第二项": {13, 1, 2}, "《甲法》第二百零六条": {206}, "《甲法》第一百一十条": {110}, "《甲法》第二十条": {20}, "《甲法》": nil, "《甲法》第九条": {9}} {
		if got := numbers(article); !slices.Equal(got, want) {
			t.Errorf("%s: %v", article, got)
		}
	}
}
