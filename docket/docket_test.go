package docket

import (
	"crypto/sha256"
	"strings"
	"testing"
	"time"
)

type said struct {
	Mobile string `json:"mobile"`
}

func (said) Kind() Kind { return "test.say" }

// The same words at the same instant have another hash each time, and the salt is part of it.
func TestAHashTellsNothingWithoutItsSalt(t *testing.T) {
	seal := func() Entry {
		e, err := Entry{Court: "粤0192", Matter: "m", Seq: 1, At: time.Unix(1_800_000_000, 0), By: ByCourt, Act: said{"13800000001"}}.Seal(Hash{})
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	a, b := seal(), seal()
	if a.Hash == b.Hash || a.Salt == b.Salt || a.Salt == (Salt{}) {
		t.Errorf("two seals of the same words: salts %s %s, hashes %s %s", a.Salt, b.Salt, a.Hash, b.Hash)
	}
	whole, err := a.Sealed()
	if err != nil || sha256.Sum256(whole) != a.Hash || !strings.Contains(string(whole), a.Salt.String()) || !a.Sound() {
		t.Errorf("%s does not hash to %s: %v", whole, a.Hash, err)
	}
	a.Salt[0]++
	if a.Sound() {
		t.Error("another salt must break the entry")
	}
}
