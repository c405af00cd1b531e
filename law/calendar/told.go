package calendar

// After remembers what was told before: until the court date on, this court reckoned by the calendar before. A period
// that had begun by then does not end before the day its people were told (period.Count). The receiver stays as it is.
func (c *Calendar) After(before *Calendar, on Date) *Calendar {
	n := *c
	n.before, n.since = before, on
	return &n
}

// Told is the calendar that was read until the court date on; nil: there was no other.
func (c *Calendar) Told() (before *Calendar, on Date) { return c.before, c.since }
