package shell

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"net/http/httptest"
	"strings"
	"testing"

	"yunting/court"
)

// Who goes away before the answer is no fault of the program; a cancelled work of its own is one.
func TestWhoHasGoneIsNoFault(t *testing.T) {
	for _, gone := range []bool{true, false} {
		var log bytes.Buffer
		h := &House{Log: slog.New(slog.NewTextHandler(&log, nil)), Court: &court.Profile{}}
		r := httptest.NewRequest("GET", "/my", nil)
		ctx, leave := context.WithCancel(r.Context())
		defer leave()
		if gone {
			leave()
		}
		w := httptest.NewRecorder()
		h.Fail(w, r.WithContext(ctx), fmt.Errorf("reading: %w", context.Canceled))
		if fault := strings.Contains(log.String(), "level=ERROR"); fault == gone || fault != (w.Code == 500) {
			t.Errorf("gone %t: %d %s", gone, w.Code, log.String())
		}
	}
}
