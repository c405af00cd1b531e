package query

import (
	"github.com/jackc/pgx/v5/pgtype"

	"yunting/law/calendar"
)

// Day is a court date as the queries take it.
func Day(d calendar.Date) pgtype.Date {
	return pgtype.Date{Time: d.Start().In(calendar.Zone), Valid: true}
}
