package chancery

import (
	"testing"
	"time"

	"yunting/law/limit"
)

func TestWords(t *testing.T) {
	if got := length(limit.Answer) + length(limit.TrialSmall) + length(limit.TrialOrdinary); got != "十五日两个月六个月" {
		t.Errorf("said %s", got)
	}
	if got := before(time.Date(2026, 11, 26, 16, 0, 0, 0, time.UTC)); got != "2026年11月26日24时" {
		t.Errorf("a day ends %s", got)
	}
}
