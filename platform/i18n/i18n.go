// Package i18n speaks the person's language 语言. The source language is zh-Hans: a sentence is its own key,
// and the catalogues of the other languages translate it. A test checks that every sentence stands in the catalogue.
package i18n

import (
	"cmp"
	"context"
	"embed"
	"encoding/json"
	"fmt"
)

// Language is a language tag the pages offer.
type Language string

const (
	Hans    Language = "zh-Hans"
	Hant    Language = "zh-Hant"
	English Language = "en"
)

// Languages in the order of the switch.
var Languages = []Language{Hans, Hant, English}

// Known tells whether a tag is one of ours.
func Known(tag string) bool {
	return tag == string(Hans) || tag == string(Hant) || tag == string(English)
}

//go:embed catalogue/*.json
var files embed.FS

var catalogues = map[Language]map[string]string{Hant: read(Hant), English: read(English)}

func read(l Language) map[string]string {
	b, err := files.ReadFile("catalogue/" + string(l) + ".json")
	m := map[string]string{}
	if err == nil {
		err = json.Unmarshal(b, &m)
	}
	if err != nil {
		panic(fmt.Sprintf("i18n: catalogue %s: %v", l, err))
	}
	return m
}

type key struct{}

// With sets the language of a request.
func With(ctx context.Context, l Language) context.Context { return context.WithValue(ctx, key{}, l) }

// Of is the language of a request, zh-Hans when none was chosen.
func Of(ctx context.Context) Language {
	if l, ok := ctx.Value(key{}).(Language); ok {
		return l
	}
	return Hans
}

// T translates a sentence; args fill its %-verbs. Without args it may be one that a lower room wrote. What is not
// translated stays in the source language.
func T(ctx context.Context, sentence string, args ...any) string {
	l := Of(ctx)
	to := cmp.Or(catalogues[l][sentence], sentence)
	if len(args) == 0 {
		if to == sentence {
			to = l.hear(sentence)
		}
		return to
	}
	filled := make([]any, len(args))
	for i, a := range args {
		if s, ok := a.(string); ok {
			a = l.measure(s)
		}
		filled[i] = a
	}
	return fmt.Sprintf(to, filled...)
}

// Mark names a sentence that is translated elsewhere, where the key is not written out, so that it stands in the catalogue.
func Mark(sentence string) string { return sentence }
