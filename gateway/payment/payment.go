// Package payment reaches the outside world that takes the court's money 缴费渠道. Channel is the court's side of a
// small signed protocol; Sandbox is the other side, good for a court that wants to try everything without a bank,
// and able to misbehave the way payment providers do.
//
// Both sides sign with a shared key: HMAC-SHA256 over method, path with query, time, nonce and body. Notices of
// payment may be lost, repeated, late or wrong. So a notice is only as good as VerifyCallback and Notice.Settles say,
// entering it must be harmless the second time, and Query tells about those that never came.
package payment

import (
	"errors"
	"fmt"
	"regexp"
	"time"
	"unicode/utf8"

	"yunting/law/money"
)

// State is how far an order has come.
type State string

const (
	Created State = "created" // waiting for the payer
	Paid    State = "paid"    // final
	Closed  State = "closed"  // final: can no longer be paid
)

// Order is a demand for one payment.
type Order struct {
	ID      string    `json:"id"`      // given by the court, unique for ever: letters, digits, hyphens
	Amount  money.Fen `json:"amount"`  // fen, above zero
	Subject string    `json:"subject"` // what the payer sees: case number and what is paid
	State   State     `json:"state"`
	PaidAt  time.Time `json:"paidAt,omitzero"`   // UTC instant of payment, not of the notice
	Receipt string    `json:"receipt,omitempty"` // number given by the other side
}

// Notice is what the other side says was paid, after its signature was found right.
type Notice struct {
	OrderID string    `json:"orderId"`
	Amount  money.Fen `json:"amount"` // fen
	PaidAt  time.Time `json:"paidAt"` // UTC instant
	Receipt string    `json:"receipt"`
}

var (
	// ErrUnknown says that the other side has no such order.
	ErrUnknown = errors.New("缴费渠道没有这个订单")
	// ErrConflict says that the order cannot change that way: it exists with other terms, is paid, or is closed.
	ErrConflict = errors.New("订单的状态或内容不允许这样处理")
	// ErrUnavailable says that the other side could not be reached or gave no usable answer; nothing is known.
	ErrUnavailable = errors.New("缴费渠道暂时不可用，请稍后查询订单状态")
	// ErrSignature says that a message does not come from who holds the key, or was altered.
	ErrSignature = errors.New("缴费消息的签名不正确，不予采信")
	// ErrStale says that a message is well signed but outside the time window of five minutes.
	ErrStale = errors.New("缴费消息的时间超出五分钟的范围，不予采信，请查询订单状态")
	// ErrMismatch says that a payment is not the one that was demanded.
	ErrMismatch = errors.New("缴费通知与订单不符，不予入账")
)

// Settles tells whether a notice pays an order in full: nil, or ErrMismatch with what differs. Too much is as wrong
// as too little; a person has to look at it.
func (n Notice) Settles(o Order) error {
	switch {
	case n.OrderID != o.ID:
		return fmt.Errorf("%w：通知的订单是 %s，应为 %s", ErrMismatch, n.OrderID, o.ID)
	case n.Amount != o.Amount:
		return fmt.Errorf("%w：订单 %s 应缴 %s 元，通知称已缴 %s 元", ErrMismatch, o.ID, o.Amount, n.Amount)
	}
	return nil
}

var orderID = regexp.MustCompile(`^[0-9A-Za-z-]{1,64}$`)

// check refuses an order no channel could take.
func (o Order) check() error {
	switch {
	case !orderID.MatchString(o.ID):
		return fmt.Errorf("订单号 %q 只能由 1 至 64 个字母、数字和连字符组成", o.ID)
	case o.Amount <= 0 || o.Amount > money.Most:
		return fmt.Errorf("订单 %s 的金额 %s 元不在允许的范围内", o.ID, o.Amount)
	case o.Subject == "" || utf8.RuneCountInString(o.Subject) > 100:
		return fmt.Errorf("订单 %s 的说明须为 1 至 100 个字", o.ID)
	}
	return nil
}
