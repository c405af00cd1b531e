package register

import (
	"time"

	"yunting/id"
)

// Move is a running deadline that a holiday notice moves.
type Move struct {
	Deadline
	Matter id.Matter
	Name   string    // of the case: its number, or its receipt before it has one
	Who    string    // who must act, in words
	Was    time.Time // UTC instant told before; Until of the deadline is the new one
}
