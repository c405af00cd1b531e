// Package message carries the court's short messages and mail to the outside 消息通道: one message for one effect.
//
// A carrier may be slow, fail, or have taken a message whose receipt was lost. So every message has a name that stays
// the same however often it is tried: the other side drops what it has had before.
package message

import (
	"context"
	"errors"
	"fmt"
)

// Channels a message can take.
const (
	SMS  = "sms"
	Mail = "mail"
)

// Message is one message to one address.
type Message struct {
	ID      string // stays the same when it is tried again
	Channel string
	To      string // mobile number or mail address
	Title   string // subject of a mail
	Text    string
}

// Carrier takes messages of one channel. Nil means the other side has taken it; Refused that it never will; any other
// error that nothing is known and the message should be tried again under the same ID.
type Carrier interface {
	Carry(context.Context, Message) error
}

// Refused is a message the other side will never take: a wrong number, a closed mailbox.
type Refused struct{ Why string }

func (e Refused) Error() string { return "对方拒收：" + e.Why }

// ErrUnavailable says that the other side could not be reached or gave no usable answer.
var ErrUnavailable = errors.New("消息通道暂时不可用")

// Office sends each message by the carrier of its channel.
type Office map[string]Carrier

// Takes tells whether there is a carrier for a channel.
func (o Office) Takes(channel string) bool { return o[channel] != nil }

// Carry hands a message to the carrier of its channel.
func (o Office) Carry(ctx context.Context, m Message) error {
	c := o[m.Channel]
	if c == nil {
		return Refused{fmt.Sprintf("没有%s通道", m.Channel)}
	}
	return c.Carry(ctx, m)
}

// short keeps what the other side said fit for a log and a record.
func short(s string) string {
	r := []rune(s)
	if len(r) > 120 {
		return string(r[:120]) + "…"
	}
	return s
}
