package api

import (
	"net/http"
	"testing"
	"time"

	"yunting/gateway/signed"
	"yunting/platform/clock"
)

// What the door for nodes refuses is answered in the interface's own form, with its reason and when to come again.
func TestARefusedNodeIsAnswered(t *testing.T) {
	now := time.Date(2026, 11, 28, 2, 0, 0, 0, time.UTC)
	s := &server{Config: Config{Clock: clock.At(now)}}
	for _, r := range signed.Reasons {
		p := s.problem("deposit", signed.Refusal{Reason: r, Say: "说明"})
		if p.Status != r.Status() || p.Reason != string(r) || p.Detail != "说明" || p.Title == "" {
			t.Errorf("%s: %+v", r, p)
		}
	}
	p := s.problem("deposit", signed.Refusal{Reason: signed.OverQuota, Say: "说明", Again: now.Add(90*time.Minute + time.Millisecond)})
	if p.Status != http.StatusTooManyRequests || p.GetHeaders().Get("Retry-After") != "5401" {
		t.Errorf("%+v %v", p, p.GetHeaders())
	}
}
