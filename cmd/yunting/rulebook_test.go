package main

import (
	"flag"
	"os"
	"testing"

	"yunting/law"
)

var update = flag.Bool("update", false, "write docs/law/rulebook.md anew")

// The page people read must be the book the program applies.
func TestRulebookPageIsCurrent(t *testing.T) {
	const page = "../../docs/law/rulebook.md"
	want := markdown(law.Book())
	if *update {
		if err := os.WriteFile(page, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Error("docs/law/rulebook.md is not current: go test ./cmd/yunting -run Rulebook -update")
	}
}
