package cashier

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"

	"yunting/docket"
	"yunting/fee"
	"yunting/gateway/payment"
	"yunting/id"
	"yunting/law"
	"yunting/law/limit"
	"yunting/law/money"
	"yunting/procedure"
	"yunting/register/query"
)

// appealOrder is the number of the order for the fee of one appeal: a party that appeals anew gets a new one.
func appealOrder(c *procedure.Civil, p id.Party) string {
	return fmt.Sprintf("appeal-%s-%d-%s", p, c.Judgment.Statements[p].Seq, c.Matter())
}

// appealOf reads the party from an order's number; empty for the fee of the suit.
func appealOf(order string) id.Party {
	rest, ok := strings.CutPrefix(order, "appeal-")
	if !ok {
		return ""
	}
	p, _, _ := strings.Cut(rest, "-")
	return id.Party(p)
}

// OrderAppeal finds or makes the one open order for the fee of a party's appeal.
func (k *Cashier) OrderAppeal(ctx context.Context, c *procedure.Civil, p id.Party) (query.PaymentOrder, error) {
	due, known := c.Fee.Appeals[p]
	if !known || due.Paid || !c.Judgment.Appeals[p] || !c.Judgment.SentUpOn.IsZero() {
		return query.PaymentOrder{}, law.Refuse(limit.AppealFee.Rule, "您现在没有需要交纳的上诉案件受理费")
	}
	court, name := string(k.Clerk.Court.Code), appealOrder(c, p)
	o, err := k.Q.FindOrder(ctx, query.FindOrderParams{Court: court, ID: name})
	if err == nil && o.State == "paid" {
		return o, k.enter(ctx, o)
	}
	if err == nil || !errors.Is(err, pgx.ErrNoRows) {
		return o, err
	}
	return k.make(ctx, query.PaymentOrder{Court: court, ID: name, Matter: string(c.Matter()), Amount: int64(due.Assessed.Fee), State: "created", CreatedAt: k.Clock.Now()},
		c.Name()+"上诉案件受理费")
}

// make asks the channel for an order and keeps it.
func (k *Cashier) make(ctx context.Context, o query.PaymentOrder, subject string) (_ query.PaymentOrder, err error) {
	if o.PayUrl, err = k.Pay.CreateOrder(ctx, payment.Order{ID: o.ID, Amount: money.Fen(o.Amount), Subject: subject}); err != nil {
		return o, err
	}
	if k.Counter != "" {
		o.PayUrl = k.Counter + "/" + o.ID
	}
	return o, k.Q.AddOrder(ctx, query.AddOrderParams{Court: o.Court, ID: o.ID, Matter: o.Matter, Amount: o.Amount, PayUrl: o.PayUrl, CreatedAt: o.CreatedAt})
}

// paying is the act a paid order becomes.
func (k *Cashier) paying(o query.PaymentOrder) docket.Act {
	if p := appealOf(o.ID); p != "" {
		return fee.PayAppeal{Party: p, Order: o.ID, Amount: money.Fen(o.Amount), At: *o.PaidAt, Channel: k.Name, Receipt: o.Receipt}
	}
	return fee.Pay{Order: o.ID, Amount: money.Fen(o.Amount), At: *o.PaidAt, Channel: k.Name, Receipt: o.Receipt}
}

// entered tells whether a paid order stands in the docket.
func entered(c *procedure.Civil, o query.PaymentOrder) bool {
	if p := appealOf(o.ID); p != "" {
		return c.Fee.Appeals[p].Receipt == o.Receipt
	}
	return c.Fee.Took(o.Receipt)
}
