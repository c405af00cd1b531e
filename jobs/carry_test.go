package jobs_test

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"testing"
	"time"

	"yunting/courttest"
	"yunting/gateway/message"
	"yunting/id"
	"yunting/jobs"
	"yunting/procedure"
	"yunting/register/query"
	"yunting/service"
)

func TestMain(m *testing.M) { courttest.Main(m) }

// provider is a carrier whose answers are set before.
type provider struct {
	mu     sync.Mutex
	answer []error // one by one, then nil
	got    []message.Message
}

func (p *provider) Carry(_ context.Context, m message.Message) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.got = append(p.got, m)
	if len(p.answer) == 0 {
		return nil
	}
	err := p.answer[0]
	p.answer = p.answer[1:]
	return err
}

// served is a case whose complaint is on its way to the defendant by a provider, and the message that carries it.
func served(t *testing.T, p *provider) (*courttest.Court, *service.Delivery, query.Message) {
	k := courttest.New(t)
	k.Works.Office, k.Works.Queue = message.Office{message.SMS: p}, k.Store.Jobs
	m := k.Case(courttest.Paid)
	d := k.Civil(m).Service.Waiting(procedure.D1)
	if d == nil || d.Grade != service.Sent {
		t.Fatalf("nothing has arrived before it was carried: %+v", d)
	}
	x, err := k.Q.MessageFor(context.Background(), query.MessageForParams{Court: string(k.Profile.Code), Cause: cause(t, k), Channel: "sms"})
	if err != nil || x.SentAt != nil || x.Delivery != string(d.ID) {
		t.Fatalf("%+v %v", x, err)
	}
	return k, d, x
}

func cause(t *testing.T, k *courttest.Court) (c string) {
	t.Helper()
	if err := k.Pool.QueryRow(context.Background(), `select cause from message where delivery <> ''`).Scan(&c); err != nil {
		t.Fatal(err)
	}
	return c
}

// A delivery arrives when the provider has taken it, however often it was tried, and is carried once.
func TestADeliveryArrivesWhenItIsTaken(t *testing.T) {
	p := &provider{answer: []error{message.ErrUnavailable}}
	k, d, x := served(t, p)
	ctx := context.Background()
	if err := k.Works.Carry(ctx, x.ID, false); !errors.Is(err, message.ErrUnavailable) {
		t.Fatalf("a provider that cannot be reached is tried again: %v", err)
	}
	for range 3 { // a job that runs twice changes nothing
		if err := k.Works.Carry(ctx, x.ID, false); err != nil {
			t.Fatal(err)
		}
	}
	if len(p.got) != 2 || p.got[0].ID != p.got[1].ID || p.got[0].To != "13900000002" {
		t.Errorf("carried %+v", p.got)
	}
	if now := k.Civil(matter(x)).Service.Find(d.ID); now.Grade != service.Arrived {
		t.Errorf("the delivery is %s", now.Grade)
	}
}

// What the provider refuses, or what never went through, is a failed delivery: the clerk must serve another way.
func TestADeliveryFailsWithItsMessage(t *testing.T) {
	for name, c := range map[string]struct {
		answer error
		last   bool
	}{"refused": {message.Refused{Why: "空号"}, false}, "given up": {message.ErrUnavailable, true}} {
		k, d, x := served(t, &provider{answer: []error{c.answer}})
		if err := k.Works.Carry(context.Background(), x.ID, c.last); err != nil {
			t.Fatal(err)
		}
		cv := k.Civil(matter(x))
		if now := cv.Service.Find(d.ID); now.Grade != service.Failed || now.Failure == "" {
			t.Errorf("%s: %+v", name, now)
		}
		var clerks bool
		for _, due := range cv.Due(k.Clock.Now()) {
			clerks = clerks || due.Key == "paper/"+string(d.ID)
		}
		if !clerks {
			t.Errorf("%s: nobody has to serve another way: %v", name, cv.Due(k.Clock.Now()))
		}
	}
}

// The runner carries by itself and tries again; a code nobody can use any more is not sent.
func TestTheRunnerCarries(t *testing.T) {
	p := &provider{answer: []error{message.ErrUnavailable}}
	k := courttest.New(t)
	k.Works.Office, k.Works.Queue = message.Office{message.SMS: p}, k.Store.Jobs
	ctx, now := context.Background(), k.Clock.Now()
	past := now.Add(-time.Minute)
	for name, until := range map[string]*time.Time{"good": nil, "stale": &past} {
		if _, err := k.Q.AddMessage(ctx, query.AddMessageParams{Court: string(k.Profile.Code), ID: name, Cause: name, Channel: "sms", Address: "13800000001", Title: "t", Body: "b", At: now, GoodUntil: until}); err != nil {
			t.Fatal(err)
		}
		for range 2 {
			if err := k.Works.Enqueue(ctx, name); err != nil {
				t.Fatal(err)
			}
		}
	}
	r, err := jobs.Start(ctx, k.Pool, slog.New(slog.DiscardHandler), jobs.All(k.Works))
	if err != nil {
		t.Fatal(err)
	}
	defer r.Stop(ctx)
	find := func(name string) query.Message {
		m, err := k.Q.FindMessage(ctx, query.FindMessageParams{Court: string(k.Profile.Code), ID: name})
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	for range 400 {
		if find("good").SentAt != nil && find("stale").Failure != "" {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	if good, stale := find("good"), find("stale"); good.SentAt == nil || stale.SentAt != nil || stale.Failure == "" {
		t.Errorf("good %+v\nstale %+v", good, stale)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.got) != 2 {
		t.Errorf("tried %d times, want once in vain and once more", len(p.got))
	}
}

func matter(m query.Message) id.Matter { return id.Matter(m.Matter) }
