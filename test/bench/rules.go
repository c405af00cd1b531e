package main

import (
	"fmt"
	"time"

	"yunting/law/calendar"
	"yunting/law/fee"
	"yunting/law/limit"
	"yunting/law/money"
	"yunting/law/period"
)

// What one answer of a rule, and the deadlines of a whole court, may take.
const (
	mostOne    = 5 * time.Microsecond
	mostAll    = 5 * time.Second
	wholeCourt = 40_000 // cases
)

// rules measures the pure rules: a fee with its lines, a deadline with its rest days, and a court's deadlines.
func rules(t *table) error {
	const rounds = 50_000
	cal, from := calendar.Standard(), calendar.MustParse("2019-09-18")
	var sum money.Fen
	start := time.Now()
	for i := range rounds {
		r, err := fee.Accept(fee.PropertyClaim, money.Fen(11_414_270+i), fee.Guangdong, fee.Options{Halve: fee.SimplifiedHalf})
		if err != nil {
			return err
		}
		sum += r.Fee
	}
	t.add("a fee, halved, with its lines", "%s", within(time.Since(start)/rounds, mostOne))
	moved := 0
	start = time.Now()
	for i := range rounds {
		moved += len(limit.Answer.Run(from.AddDays(i%2000), cal).Skipped)
	}
	t.add("a deadline, with its rest days", "%s", within(time.Since(start)/rounds, mostOne))
	if sum == 0 || moved == 0 {
		return fmt.Errorf("the rules gave nothing: fees %s, rest days %d", sum, moved)
	}
	start = time.Now()
	for i := range wholeCourt {
		for _, n := range [...]int{5, 7, 15, 15, 30} {
			period.Count(from.AddDays(i%2000), n, period.Day, cal)
		}
		for _, n := range [...]int{2, 3, 6, 12, 24} {
			period.Count(from.AddDays(i%2000), n, period.Month, cal)
		}
	}
	t.add(fmt.Sprintf("ten deadlines of each of %d cases", wholeCourt), "%s", within(time.Since(start), mostAll))
	return nil
}

// within prints a time, and says so when it is more than it may be.
func within(took, most time.Duration) string {
	if took > most {
		return fmt.Sprintf("%s: MORE THAN %s", took.Round(10*time.Nanosecond), most)
	}
	return fmt.Sprintf("%s (at most %s)", took.Round(10*time.Nanosecond), most)
}
