package i18n

import (
	"context"
	"testing"
)

func TestT(t *testing.T) {
	defer func(was map[string]string) { catalogues[English] = was }(catalogues[English])
	catalogues[English] = map[string]string{"有%d件": "%d cases", "空": ""}
	ctx := context.Background()
	if got := T(ctx, "有%d件", 3); got != "有3件" {
		t.Errorf("source language: %q", got)
	}
	en := With(ctx, English)
	if got := T(en, "有%d件", 3); got != "3 cases" {
		t.Errorf("translated: %q", got)
	}
	if got := T(en, "100%"); got != "100%" {
		t.Errorf("without arguments nothing is filled in: %q", got)
	}
	if got := T(en, "空"); got != "空" {
		t.Errorf("what is not translated stays: %q", got)
	}
	if !Known("zh-Hant") || Known("fr") || Known("") {
		t.Error("the languages are zh-Hans, zh-Hant and en")
	}
}
