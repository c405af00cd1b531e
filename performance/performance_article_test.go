package performance_test

import (
	"testing"
	"time"

	"yunting/courttest/quoting"
	"yunting/docket"
	"yunting/law/calendar"
	"yunting/performance"
)

type effective struct{}

func (effective) EffectiveOn() calendar.Date { return calendar.MustParse("2026-11-20") }

func TestArticles(t *testing.T) {
	in := docket.Scene{Now: time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC), By: docket.Actor{Standing: docket.Plaintiff, Party: "p1"}}
	quoting.Check(t, quoting.Quote{Rule: performance.Duty, Key: "cpl/247", Article: "《中华人民共和国民事诉讼法》第二百四十七条", From: "2024-01-01",
		Rests: quoting.By(performance.Note{Amount: 329900, On: calendar.MustParse("2026-11-23")}.Decide(&performance.Sheet{Facts: effective{}}, in))})
}
