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
	Code   id.Party   // an association code for this party

	Members int         // so many members for a panel, judges or lay assessors, those with the least open work
	Among   []id.Person // officers to choose from; empty: everybody of the role
	Without []id.Person // officers who may not be drawn
}

// Empty tells whether nothing is asked for.
func (w Wish) Empty() bool {
	return w.Series == "" && !w.Ticket && w.Role == "" && w.Code == "" && w.Members == 0
}

// Lot is what was drawn.
type Lot struct {
	Serial   int // of the series, or the ticket
	Officer  court.Officer
	Members  []court.Officer
	CodeHash string // lower-case hex SHA-256 of the code; the code itself never stands in a docket
}
