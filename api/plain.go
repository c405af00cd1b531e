package api

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"os"
	"slices"
	"strings"

	"yunting/platform/writing"
)

// streamed are the addresses whose bodies are not read into memory: a file is inspected when it has come, and of a batch
// every digest by itself.
var streamed = []string{Prefix + "/uploads", Prefix + "/deposits/batches"}

// plain refuses a request that holds something else than text where text belongs: in the address, the query, or the JSON of
// its body. Nothing is looked up and nothing entered. What is not JSON at all is left to the framework, which says so.
func plain(r *http.Request) error {
	if f := writing.Fault(r.URL.Path); f != "" {
		return spoilt("path", f)
	}
	q := r.URL.Query()
	for _, name := range slices.Sorted(maps.Keys(q)) {
		for _, v := range append([]string{name}, q[name]...) {
			if f := writing.Fault(v); f != "" {
				return spoilt("query."+writing.Name(name), f)
			}
		}
	}
	if r.Method == http.MethodGet || r.Body == nil || slices.Contains(streamed, r.URL.Path) {
		return nil
	}
	raw, err := io.ReadAll(io.LimitReader(r.Body, bodyLimit+1))
	if errors.Is(err, os.ErrDeadlineExceeded) {
		return problem(http.StatusRequestTimeout, "malformed", "请求不完整", "网络太慢，正文没有传完，没有办理任何事项；请重新提交")
	} else if err != nil {
		return problem(http.StatusBadRequest, "malformed", "请求不完整", "正文没有传完，没有办理任何事项；请重新提交")
	}
	rest := r.Body
	r.Body = struct {
		io.Reader
		io.Closer
	}{io.MultiReader(bytes.NewReader(raw), rest), rest}
	if f := writing.Fault(string(raw)); strings.Contains(f, "UTF-8") && len(raw) <= bodyLimit {
		return spoilt("body", f)
	}
	var v any
	if json.Unmarshal(raw, &v) != nil {
		return nil
	}
	if at, f := spoiltJSON("body", v); f != "" {
		return spoilt(at, f)
	}
	return nil
}

// spoiltJSON finds the first text of a document that is none, and where it stands.
func spoiltJSON(at string, v any) (place, fault string) {
	switch v := v.(type) {
	case string:
		return at, writing.Fault(v)
	case []any:
		for i, x := range v {
			if place, fault = spoiltJSON(fmt.Sprintf("%s[%d]", at, i), x); fault != "" {
				return place, fault
			}
		}
	case map[string]any:
		for _, k := range slices.Sorted(maps.Keys(v)) {
			inner := at + "." + writing.Name(k)
			if f := writing.Fault(k); f != "" {
				return inner, f
			}
			if place, fault = spoiltJSON(inner, v[k]); fault != "" {
				return place, fault
			}
		}
	}
	return "", ""
}

func spoilt(at, fault string) *Problem {
	p := problem(http.StatusBadRequest, "malformed", "请求无法读取", at+fault+"，没有办理任何事项。请改正后重新提交")
	p.Errors = []FieldError{{at, fault}}
	return p
}
