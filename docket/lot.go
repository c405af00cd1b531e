package docket

import (
	"yunting/court"
	"yunting/id"
)

// A Drawer is an act that needs something only the court as a whole can give: the next number of a series,
// the officer with the least open work, a code nobody else holds. The clerk draws it in the act's own
// transaction, after the rule has said yes, so a number is never lost and never given twice.
type Drawer interface {
	Act
	Wants() Wish
	Drawn(Lot) Act
}

// Wish is what an act asks to be drawn; empty fields ask for nothing.
type Wish struct {
	Series string     // name of a yearly series of numbers without gaps: 民初
	Year   int        // the year of the series
	Ticket bool       // a number nobody else holds, gaps allowed: a receipt must not make the next filer wait
	Role   court.Role // an officer of this role, the one with the least open work
	Among  string     // officers to choose from, their names separated by spaces; empty: everybody of the role
	Code   id.Party   // an association code for this party
}

// Lot is what was drawn.
type Lot struct {
	Serial   int // of the series, or the ticket
	Officer  court.Officer
	CodeHash string // lower-case hex SHA-256 of the code; the code itself never stands in a docket
}
