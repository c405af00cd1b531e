package postgres

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/riverqueue/river"

	"yunting/clerk"
	"yunting/court"
	"yunting/docket"
	"yunting/id"
	"yunting/law/calendar"
	"yunting/procedure"
	"yunting/register"
	"yunting/register/query"
)

// Almanac keeps the holiday notices that a court's staff imported 放假安排. The docket is never rewritten: deadlines are
// reckoned from it, and a notice changes what they are reckoned by.
type Almanac struct {
	Store *Store
	Clerk *clerk.Clerk
}

// Load lets the court reckon by what was imported. It runs at the start, before anybody reads.
func (a Almanac) Load(ctx context.Context) error {
	es, err := a.entered(ctx, a.Store.Q)
	if err != nil || len(es) == 0 {
		return err
	}
	cal, err := a.Clerk.Court.Reckon(es)
	if err == nil {
		a.Clerk.Court.Adopt(cal)
	}
	return err
}

func (a Almanac) entered(ctx context.Context, q *query.Queries) ([]court.Entered, error) {
	rows, err := q.HolidayNotices(ctx, string(a.Clerk.Court.Code))
	if err != nil {
		return nil, err
	}
	var es []court.Entered
	for _, r := range rows {
		n, err := calendar.ParseNotice(r.Body)
		if err != nil {
			return nil, fmt.Errorf("postgres: holiday notice %d of %s: %w", r.ID, r.Court, err)
		}
		es = append(es, court.Entered{Notice: n, On: calendar.Of(r.EnteredAt)})
	}
	return es, nil
}

// Preview lists the running deadlines a notice would move if it were entered now. It changes nothing.
func (a Almanac) Preview(ctx context.Context, n calendar.Notice) ([]register.Move, error) {
	now := a.Store.Clock.Now()
	cal, err := a.with(ctx, a.Store.Q, n, now)
	if err != nil {
		return nil, err
	}
	var all []register.Move
	err = a.compare(ctx, a.Store.Q, cal, func(m id.Matter, was, is register.Rows) error {
		all = append(all, moves(m, was, is, now)...)
		return nil
	})
	return all, err
}

// Enter imports a notice: it is kept, every running deadline is reckoned anew, those that moved are listed and whoever
// must act by them is told. All of it stands or falls together. It returns the notice's name in this court, or court.ErrKnown when the same
// notice, or a later one of its year, was entered in the meantime.
func (a Almanac) Enter(ctx context.Context, n calendar.Notice, by id.Person) (name int64, err error) {
	body, err := json.Marshal(n)
	if err != nil {
		return 0, err
	}
	announced, err := calendar.Parse(n.Announced)
	if err != nil {
		return 0, err
	}
	c := a.Clerk.Court
	entering.Lock()
	defer entering.Unlock()
	var before *calendar.Calendar // set once the new one is adopted
	err = pgx.BeginFunc(ctx, a.Store.Pool, func(tx pgx.Tx) error {
		// Acts under way are finished and new ones wait: none may reckon by the old calendar and be written after.
		if _, err := tx.Exec(ctx, `lock table matter in exclusive mode`); err != nil {
			return err
		}
		q, now := a.Store.Q.WithTx(tx), a.Store.Clock.Now()
		if err := a.barred(ctx, q, n); err != nil {
			return err
		}
		cal, err := a.with(ctx, q, n, now)
		if err != nil {
			return err
		}
		if name, err = q.AddHolidayNotice(ctx, query.AddHolidayNoticeParams{Court: string(c.Code), Number: n.Number, Year: int32(n.Year), Source: n.Source,
			Announced: day(announced), Body: body, EnteredBy: string(by), EnteredAt: now}); err != nil {
			return err
		}
		err = a.compare(ctx, q, cal, func(m id.Matter, was, is register.Rows) error {
			var b pgx.Batch
			queueRows(&b, c.Code, m, was, is)
			if err := tx.SendBatch(ctx, &b).Close(); err != nil {
				return err
			}
			return a.tell(ctx, tx, name, n, moves(m, was, is, now))
		})
		if err == nil {
			before = c.Calendar()
			c.Adopt(cal) // while everybody waits; taken back when the commit fails
		}
		return err
	})
	if err != nil && before != nil {
		c.Adopt(before)
	}
	if errors.Is(err, court.ErrKnown) { // it may have been entered by another program on the same database
		err = errors.Join(err, a.Load(ctx))
	}
	return name, err
}

// entering lets this program enter one notice at a time: a commit that fails takes back its own calendar, no other.
var entering sync.Mutex

// barred asks again, while everybody waits, whether there is anything to enter: another administrator may have been quicker.
func (a Almanac) barred(ctx context.Context, q *query.Queries, n calendar.Notice) error {
	es, err := a.entered(ctx, q)
	if err != nil {
		return err
	}
	cal, err := a.Clerk.Court.Reckon(es)
	if err != nil {
		return err
	}
	if _, ok := court.Bars(cal, n); ok {
		return court.ErrKnown
	}
	return nil
}

// with is the court's calendar with a notice entered at an instant.
func (a Almanac) with(ctx context.Context, q *query.Queries, n calendar.Notice, now time.Time) (*calendar.Calendar, error) {
	es, err := a.entered(ctx, q)
	if err != nil {
		return nil, err
	}
	return a.Clerk.Court.Reckon(append(es, court.Entered{Notice: n, On: calendar.Of(now)}))
}

// compare folds every matter with a running deadline twice: as the court reckons, and under another calendar.
func (a Almanac) compare(ctx context.Context, q *query.Queries, cal *calendar.Calendar, do func(m id.Matter, was, is register.Rows) error) error {
	c := a.Clerk.Court
	other, err := c.Under(cal)
	if err != nil {
		return err
	}
	ms, err := q.MattersWithDeadlines(ctx, string(c.Code))
	if err != nil {
		return err
	}
	for _, m := range ms {
		l, err := a.Store.Read(ctx, c.Code, id.Matter(m))
		if err != nil {
			return err
		}
		was, err := a.Clerk.Fold(l)
		if err != nil {
			return err
		}
		is, err := (&clerk.Clerk{Store: a.Store, Court: other}).Fold(l)
		if err != nil {
			return err
		}
		if err := do(id.Matter(m), was.Rows(), is.Rows()); err != nil {
			return fmt.Errorf("postgres: holidays in %s: %w", m, err)
		}
	}
	return nil
}

// moves are the deadlines of a matter that had not passed and end on another day.
func moves(m id.Matter, was, is register.Rows, now time.Time) (out []register.Move) {
	before := map[string]time.Time{}
	for _, d := range was.Deadlines {
		before[d.Key] = d.Until
	}
	for _, d := range is.Deadlines {
		old, there := before[d.Key]
		if !there || old.Equal(d.Until) || !old.After(now) {
			continue
		}
		v := register.Move{Deadline: d, Matter: m, Was: old, Who: who(d, is.Case)}
		if is.Case != nil {
			if v.Name = is.Case.Number; v.Name == "" {
				v.Name = is.Case.Receipt
			}
		}
		out = append(out, v)
	}
	return out
}

// who must act, in words.
func who(d register.Deadline, c *register.Case) string {
	switch docket.Standing(d.Standing) {
	case docket.Plaintiff:
		return "原告" + c.Plaintiff
	case docket.Defendant:
		return "被告" + c.Defendant
	case docket.Judge, docket.Member:
		return "法官"
	case docket.President:
		return "院长"
	case docket.Clerk:
		return "书记员"
	}
	return "法院"
}

// tell lists what moved and has everybody concerned told, once for each matter.
func (a Almanac) tell(ctx context.Context, tx pgx.Tx, name int64, n calendar.Notice, ms []register.Move) error {
	c := string(a.Clerk.Court.Code)
	type addressee struct {
		to     id.Party
		person id.Person
	}
	var order []addressee
	say := map[addressee]string{}
	for _, v := range ms {
		if err := a.Store.Q.WithTx(tx).AddMovedDeadline(ctx, query.AddMovedDeadlineParams{Court: c, Notice: name, Matter: string(v.Matter), Key: v.Key,
			Name: v.Name, Party: v.Who, What: v.What, Was: v.Was, Until: v.Until}); err != nil {
			return err
		}
		to := addressee{person: v.Person}
		if s := docket.Standing(v.Standing); s == docket.Plaintiff || s == docket.Defendant {
			to = addressee{to: v.Party}
		} else if v.Person == "" {
			continue // a desk: whoever works there next sees the new day
		}
		if say[to] == "" {
			order = append(order, to)
		}
		say[to] += fmt.Sprintf("%s的最后一天由%s改为%s；", v.What, lastDay(v.Was), lastDay(v.Until))
	}
	if len(order) == 0 || a.Store.Jobs == nil {
		return nil
	}
	var jobs []river.InsertManyParams
	for _, to := range order {
		f := procedure.Effect{Do: procedure.Notify, Court: a.Clerk.Court.Code, Matter: ms[0].Matter, Holiday: name, To: to.to, Person: to.person,
			Title: "期限因放假安排改变", Text: say[to] + "依据：" + n.Number + "。"}
		if to.person != "" {
			f.Text, f.Page = ms[0].Name+"："+f.Text, "/desk/cases/"+string(ms[0].Matter)
			if o, _ := a.Clerk.Court.Officer(to.person); o.Role == court.President {
				f.Page = "/president/" + string(ms[0].Matter)
			}
		}
		jobs = append(jobs, river.InsertManyParams{Args: f})
	}
	_, err := a.Store.Jobs.InsertManyTx(ctx, tx, jobs)
	return err
}

// lastDay is the last court date of a deadline that ends at an instant.
func lastDay(until time.Time) calendar.Date { return calendar.Of(until.Add(-time.Nanosecond)) }
