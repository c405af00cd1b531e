package api

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"yunting/law"
)

// bodyLimit is the most bytes a JSON body may have; files are uploaded apart.
const bodyLimit = 1 << 20

// check holds a JSON text against a schema and finds everything that is wrong with it; at names its place in the body.
func (s *server) check(schema *huma.Schema, raw []byte, at string) []FieldError {
	var v any
	if err := json.Unmarshal(raw, &v); err != nil {
		return []FieldError{{at, "不是完整的JSON"}}
	}
	path, found := huma.NewPathBuffer(nil, 0), &huma.ValidateResult{}
	for _, part := range strings.Split(at, ".") {
		path.Push(part)
	}
	huma.Validate(s.api.OpenAPI().Components.Schemas, schema, path, huma.ModeWriteToServer, v, found)
	return fieldErrors(found.Errors)
}

// merge joins findings; a place that has been complained about is not complained about again.
func merge(a, b []FieldError) []FieldError {
	for _, e := range b {
		if !slices.ContainsFunc(a, func(x FieldError) bool { return x.Location == e.Location }) {
			a = append(a, e)
		}
	}
	return a
}

// sentence is an error as the person reads it.
func sentence(err error) string {
	var no law.Refusal
	if errors.As(err, &no) {
		return no.Sentence
	}
	return err.Error()
}
