// Package cashier takes the court's money 收费窗口: one order for one fee, entered once, and found again when its notice is lost.
package cashier

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/jackc/pgx/v5"

	"yunting/clerk"
	"yunting/court"
	"yunting/docket"
	"yunting/fee"
	"yunting/gateway/payment"
	"yunting/id"
	"yunting/law"
	"yunting/law/limit"
	"yunting/law/money"
	"yunting/platform/clock"
	"yunting/procedure"
	"yunting/register/query"
)

// Cashier stands between the payment channel and the docket.
type Cashier struct {
	Clerk *clerk.Clerk
	Q     *query.Queries
	Pay   *payment.Channel // nil: fees are paid at the court's counter and noted by the clerk
	Clock *clock.Clock
	Name  string // of the channel, as the record says it
	// Counter is the address of the program's own counter page, where a payer pays in the sandbox; empty with a
	// provider that has a page of its own.
	Counter string
}

// name is the number of the order for what a case owes now: a new demand, with another sum, is a new order.
func name(c *procedure.Civil) string {
	if c.Fee.Demand > 1 {
		return fmt.Sprintf("fee-%s-%d", c.Matter(), c.Fee.Demand)
	}
	return "fee-" + string(c.Matter())
}

// Order finds or makes the one open order for a case's fee and returns the page to pay it at.
func (k *Cashier) Order(ctx context.Context, c *procedure.Civil) (query.PaymentOrder, error) {
	if c.Fee.On.IsZero() || c.Fee.Owed() == 0 || c.Fee.Lapsed {
		return query.PaymentOrder{}, law.Refuse(limit.FeePayment.Rule, "本案现在没有需要交纳的费用")
	}
	court := string(k.Clerk.Court.Code)
	o, err := k.Q.OrderFor(ctx, query.OrderForParams{Court: court, Matter: string(c.Matter())})
	if err == nil && o.State == "created" && o.ID == name(c) {
		return o, nil
	}
	if err == nil && o.State == "paid" && o.ID == name(c) {
		return o, k.enter(ctx, o)
	}
	if err != nil && !errors.Is(err, pgx.ErrNoRows) {
		return o, err
	}
	if k.Pay == nil {
		return query.PaymentOrder{}, AtTheCounter(k.Clerk.Court)
	}
	// The order's number follows from the matter and the demand: two requests at once ask the channel for the same order.
	return k.make(ctx, query.PaymentOrder{Court: court, ID: name(c), Matter: string(c.Matter()), Amount: int64(c.Fee.Owed()),
		State: "created", CreatedAt: k.Clock.Now()}, c.Name()+"案件受理费")
}

// Online tells whether a fee can be paid on the platform.
func (k *Cashier) Online() bool { return k != nil && k.Pay != nil }

// AtTheCounter says where to pay in a court without a payment channel.
func AtTheCounter(c *court.Profile) error {
	return law.Refuse(law.Rule{}, "本院没有开通网上交费，请在期限内带上交费通知书，到指定的代理银行或者本院诉讼服务窗口（%s）交纳（%s，电话%s）", c.Address, c.Hours, c.Phone)
}

// Notified takes a notice from the channel. A notice that comes twice is answered as the first time.
func (k *Cashier) Notified(r *http.Request) error {
	n, err := k.Pay.VerifyCallback(r)
	if err != nil {
		return err
	}
	return k.settle(r.Context(), n)
}

func (k *Cashier) settle(ctx context.Context, n payment.Notice) error {
	court := string(k.Clerk.Court.Code)
	o, err := k.Q.FindOrder(ctx, query.FindOrderParams{Court: court, ID: n.OrderID})
	if errors.Is(err, pgx.ErrNoRows) {
		return payment.ErrUnknown
	} else if err != nil {
		return err
	}
	if err := n.Settles(payment.Order{ID: o.ID, Amount: money.Fen(o.Amount)}); err != nil {
		return err
	}
	if _, err := k.Q.OrderPaid(ctx, query.OrderPaidParams{Court: court, ID: o.ID, PaidAt: &n.PaidAt, Receipt: n.Receipt}); err != nil {
		return err
	}
	if o, err = k.Q.FindOrder(ctx, query.FindOrderParams{Court: court, ID: n.OrderID}); err != nil {
		return err
	}
	return k.enter(ctx, o)
}

// enter brings a paid order into the docket, once; money that comes too late is owed back, which the docket says too.
func (k *Cashier) enter(ctx context.Context, o query.PaymentOrder) error {
	if o.State != "paid" || o.PaidAt == nil {
		return nil
	}
	_, err := k.Clerk.Enter(ctx, clerk.Order{Matter: id.Matter(o.Matter), By: procedure.TheCourt, Acts: []docket.Act{k.paying(o)}})
	state := "entered"
	var no law.Refusal
	if errors.As(err, &no) {
		rd, readErr := k.Clerk.Read(ctx, id.Matter(o.Matter))
		if readErr != nil {
			return readErr
		}
		if c, ok := rd.Matter.(*procedure.Civil); !ok || !entered(c, o) {
			state = "refund"
			if err := k.owe(ctx, o); err != nil {
				return err
			}
		}
	} else if err != nil {
		return err
	}
	return k.Q.OrderState(ctx, query.OrderStateParams{Court: o.Court, ID: o.ID, State: state})
}

// owe records that a payment is to be paid back.
func (k *Cashier) owe(ctx context.Context, o query.PaymentOrder) error {
	_, err := k.Clerk.Enter(ctx, clerk.Order{Matter: id.Matter(o.Matter), By: procedure.TheCourt, Acts: []docket.Act{fee.OweRefund{
		Cause: fee.Late, Amount: money.Fen(o.Amount), Order: o.ID, Receipt: o.Receipt,
	}}})
	var no law.Refusal
	if errors.As(err, &no) { // recorded by an earlier try
		return nil
	}
	return err
}

// Reconcile asks the channel about orders whose notice has not come, and enters what was paid.
func (k *Cashier) Reconcile(ctx context.Context, older time.Duration) error {
	court := string(k.Clerk.Court.Code)
	os, err := k.Q.OpenOrders(ctx, query.OpenOrdersParams{Court: court, Before: k.Clock.Now().Add(-older), Most: 500})
	if err != nil {
		return err
	}
	var all error
	for _, o := range os {
		all = errors.Join(all, k.ask(ctx, o))
	}
	return all
}

func (k *Cashier) ask(ctx context.Context, o query.PaymentOrder) error {
	if o.State == "paid" {
		return k.enter(ctx, o)
	}
	if k.Pay == nil { // the channel was given up; what it took before is entered above
		return nil
	}
	at, err := k.Pay.Query(ctx, o.ID)
	if err != nil {
		return fmt.Errorf("cashier: order %s: %w", o.ID, err)
	}
	if at.State != payment.Paid {
		return nil
	}
	return k.settle(ctx, payment.Notice{OrderID: at.ID, Amount: at.Amount, PaidAt: at.PaidAt, Receipt: at.Receipt})
}

// Check asks about one order now: a payer who comes back before the notice should not be told to pay again.
func (k *Cashier) Check(ctx context.Context, m id.Matter) error {
	o, err := k.Q.OrderFor(ctx, query.OrderForParams{Court: string(k.Clerk.Court.Code), Matter: string(m)})
	if errors.Is(err, pgx.ErrNoRows) || err == nil && o.State != "created" && o.State != "paid" {
		return nil
	} else if err != nil {
		return err
	}
	return k.ask(ctx, o)
}
