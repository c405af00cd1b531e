package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"yunting/authority"
	"yunting/law/money"
	"yunting/procedure"
	"yunting/register/query"
)

// PaymentOrder is where the acceptance fee is paid.
type PaymentOrder struct {
	Order  string    `json:"order" doc:"The court's order number; asking again gives the same one."`
	Amount money.Fen `json:"amount" doc:"In fen."`
	PayAt  string    `json:"pay_at" doc:"Page where it is paid 缴费页面, relative to the court's address unless it is a whole URL."`
}

func (s *server) registerPayment() {
	if s.Till == nil {
		return
	}
	keyed(s, huma.Operation{OperationID: "order-payment", Method: http.MethodPost, Path: "/cases/{matter}/payment", Tags: []string{"Cases"},
		Summary: "Pay the acceptance fee 缴费", Description: "Finds or makes the one order for the fee of the case or, for a party that appealed, of its appeal. The payment itself is entered by the court when the channel reports it.",
		Errors: []int{http.StatusNotFound}},
		func(ctx context.Context, in *matterIn) (*answer[PaymentOrder], error) {
			c, actor, _, err := s.reading(ctx, in.Matter)
			appealed := err == nil && actor.Party != "" && c.Judgment.Appeals[actor.Party]
			if err == nil && actor.Party != procedure.P1 && !appealed {
				err = authority.ErrNotFound
			}
			if err != nil {
				return nil, err
			}
			order := s.Till.Order
			if appealed {
				order = func(ctx context.Context, c *procedure.Civil) (query.PaymentOrder, error) {
					return s.Till.OrderAppeal(ctx, c, actor.Party)
				}
			}
			o, err := order(ctx, c)
			return reply(PaymentOrder{o.ID, money.Fen(o.Amount), o.PayUrl}), err
		})
}
