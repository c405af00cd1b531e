package court

import (
	"fmt"
	"strings"
	"time"
)

// Hours are when people find somebody at the court 工作时间.
type Hours struct {
	Days string `json:"days"` // 工作日
	Open []Span `json:"open"`
}

// Span is one stretch of a day, in court time.
type Span struct {
	From  string `json:"from"`  // 9:00
	Until string `json:"until"` // 12:00
}

// String is the hours as a page writes them: 工作日 9:00—12:00，14:00—17:30.
func (h Hours) String() string {
	var open []string
	for _, s := range h.Open {
		open = append(open, s.From+"—"+s.Until)
	}
	return strings.TrimSpace(h.Days + " " + strings.Join(open, "，"))
}

func (h Hours) check() error {
	if h.Days == "" {
		return fmt.Errorf(`hours.days is missing: say on which days, for example "工作日"`)
	}
	if len(h.Open) == 0 {
		return fmt.Errorf(`hours.open is empty: give at least one stretch, for example {"from": "9:00", "until": "12:00"}`)
	}
	var last time.Time
	for i, s := range h.Open {
		from, err := time.Parse("15:04", s.From)
		if err != nil {
			return fmt.Errorf("hours.open[%d].from: %q is not a time of day; write it like 9:00", i, s.From)
		}
		until, err := time.Parse("15:04", s.Until)
		if err != nil {
			return fmt.Errorf("hours.open[%d].until: %q is not a time of day; write it like 17:30", i, s.Until)
		}
		if !from.Before(until) || i > 0 && from.Before(last) {
			return fmt.Errorf("hours.open[%d]: %s—%s does not come after what stands before it", i, s.From, s.Until)
		}
		last = until
	}
	return nil
}
