package jobs

import (
	"context"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/riverqueue/river"

	"yunting/clerk"
	"yunting/docket"
	"yunting/gateway/message"
	"yunting/id"
	"yunting/law"
	"yunting/procedure"
	"yunting/register/query"
	"yunting/service"
)

// Carry takes one message of the outbox to its carrier.
type Carry struct {
	Court   id.Court `json:"court"`
	Message string   `json:"message"`
}

func (Carry) Kind() string { return "carry" }

// carryTries is how often a message is tried: the pauses double from five seconds, about forty minutes in all.
const carryTries = 10

func (Carry) InsertOpts() river.InsertOpts {
	return river.InsertOpts{MaxAttempts: carryTries, UniqueOpts: river.UniqueOpts{ByArgs: true}}
}

type carryWorker struct {
	river.WorkerDefaults[Carry]
	cs Courts
}

func (c *carryWorker) NextRetry(job *river.Job[Carry]) time.Time {
	return job.AttemptedAt.Add(5 * time.Second << (job.Attempt - 1))
}

func (c *carryWorker) Work(ctx context.Context, job *river.Job[Carry]) error {
	w := c.cs[job.Args.Court]
	if w == nil {
		return river.JobSnooze(time.Minute)
	}
	return w.Carry(ctx, job.Args.Message, job.Attempt >= job.MaxAttempts)
}

// post puts a message into the outbox and, when there is a carrier, has it carried. One message for one cause and
// channel. It tells whether somebody carries it: otherwise it counts as sent with the outbox.
func (w *Works) post(ctx context.Context, m query.AddMessageParams) (carried bool, err error) {
	m.Court, m.At = string(w.Clerk.Court.Code), w.Clock.Now()
	if carried = w.Office.Takes(m.Channel); !carried {
		m.SentAt = &m.At
	}
	n, err := w.Q.AddMessage(ctx, m)
	if err != nil || !carried {
		return carried, err
	}
	if n == 0 { // an earlier try of the same effect: it may have been interrupted here
		was, err := w.Q.MessageFor(ctx, query.MessageForParams{Court: m.Court, Cause: m.Cause, Channel: m.Channel})
		if err != nil {
			return carried, err
		}
		m.ID = was.ID
	}
	return carried, w.Enqueue(ctx, m.ID)
}

// Enqueue has a message of the outbox carried. Asked twice it is carried once.
func (w *Works) Enqueue(ctx context.Context, name string) error {
	_, err := w.Queue.Insert(ctx, Carry{w.Clerk.Court.Code, name}, nil)
	return err
}

// sweep finds messages whose job got lost between outbox and queue.
func (w *Works) sweep(ctx context.Context) error {
	if len(w.Office) == 0 {
		return nil
	}
	names, err := w.Q.Unsent(ctx, query.UnsentParams{Court: string(w.Clerk.Court.Code), Before: w.Clock.Now().Add(-time.Hour), Most: 500})
	for _, n := range names {
		err = errors.Join(err, w.Enqueue(ctx, n))
	}
	return err
}

// Carry tries a message once. last: there will be no further try, what fails now has failed. A message that carries a
// delivery makes the delivery arrive or fail.
func (w *Works) Carry(ctx context.Context, name string, last bool) error {
	key := query.FindMessageParams{Court: string(w.Clerk.Court.Code), ID: name}
	m, err := w.Q.FindMessage(ctx, key)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil
	} else if err != nil {
		return err
	}
	if m.SentAt == nil && m.Failure == "" {
		if err := w.try(ctx, m, last); err != nil {
			return err
		}
		if m, err = w.Q.FindMessage(ctx, key); err != nil {
			return err
		}
	}
	return w.delivered(ctx, m)
}

func (w *Works) try(ctx context.Context, m query.Message, last bool) error {
	failed := func(why string) error {
		_, err := w.Q.MessageFailed(ctx, query.MessageFailedParams{Failure: why, Court: m.Court, ID: m.ID})
		return err
	}
	if m.GoodUntil != nil && !w.machine().Before(*m.GoodUntil) {
		return failed("已过有效时间，没有再发送")
	}
	err := w.Office.Carry(ctx, message.Message{ID: m.ID, Channel: m.Channel, To: m.Address, Title: m.Title, Text: m.Body})
	var no message.Refused
	switch {
	case err == nil:
		now := w.Clock.Now()
		_, err := w.Q.MessageSent(ctx, query.MessageSentParams{At: &now, Court: m.Court, ID: m.ID})
		return err
	case errors.As(err, &no):
		return failed(no.Error())
	case last:
		w.Log.Error("a message was given up", "message", m.ID, "channel", m.Channel, "cause", err)
		return failed("多次发送没有成功")
	}
	return err
}

// delivered notes in the docket what became of the delivery a message carried.
func (w *Works) delivered(ctx context.Context, m query.Message) error {
	if m.Delivery == "" {
		return nil
	}
	var act docket.Act = service.Arrive{Delivery: id.Delivery(m.Delivery)}
	if m.Failure != "" {
		act = service.Fail{Delivery: id.Delivery(m.Delivery), Why: "短信没有送到：" + m.Failure}
	}
	return w.note(ctx, id.Matter(m.Matter), act)
}

// note enters an act of the court that may have been noted by an earlier try.
func (w *Works) note(ctx context.Context, m id.Matter, act docket.Act) error {
	_, err := w.Clerk.Enter(ctx, clerk.Order{Matter: m, By: procedure.TheCourt, Acts: []docket.Act{act}})
	var no law.Refusal
	if errors.As(err, &no) {
		return nil
	}
	return err
}

// machine is the time of the machine: what expires while people wait goes by it.
func (w *Works) machine() time.Time { return w.Clock.Now().Add(-w.Clock.Ahead()) }
