package api

import (
	"context"
	"errors"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/jackc/pgx/v5"

	"yunting/authority"
	"yunting/register/query"
)

// Invitation is the case an association code opens.
type Invitation struct {
	Matter     string   `json:"matter" doc:"The case; join it with the act identity.join and the same header."`
	Party      string   `json:"party" doc:"The party the code is for."`
	Number     string   `json:"number" doc:"案号."`
	Deliveries []string `json:"deliveries" nullable:"false" doc:"Deliveries not opened yet; open them with the act service.open and the same header."`
}

type invitationIn struct {
	Code string `header:"Association-Code" required:"true" doc:"Association code 关联码 from the court's message."`
}

// codeCost is what presenting a code costs, in requests: three at once, then one in two seconds at the usual rate.
const codeCost = 20

// present is the digest of an association code; a guesser is soon told to wait.
func (s *server) present(ctx context.Context, code string) (string, error) {
	for range codeCost {
		if wait := s.buckets.take("codes of "+string(whoOf(ctx).Person), s.machine()); wait > 0 {
			return "", tooMany("关联码尝试得过于频繁，请按Retry-After头的秒数等待后再试", wait)
		}
	}
	return s.Hash(code), nil
}

func (s *server) registerInvitation() {
	if s.Hash == nil {
		return
	}
	keyed(s, huma.Operation{OperationID: "get-invitation", Method: http.MethodGet, Path: "/invitation", Tags: []string{"Cases"},
		Summary: "The case an association code opens 关联码", Description: "For a defendant, or somebody acting for one, who received the court's message and has not joined yet.",
		Errors: []int{http.StatusNotFound}},
		func(ctx context.Context, in *invitationIn) (*answer[Invitation], error) {
			hash, err := s.present(ctx, in.Code)
			if err != nil {
				return nil, err
			}
			row, err := s.Q.FindInvite(ctx, query.FindInviteParams{Court: s.mine(), CodeHash: hash})
			if errors.Is(err, pgx.ErrNoRows) {
				err = authority.ErrNotFound
			}
			if err != nil {
				return nil, err
			}
			c, _, err := s.civil(ctx, row.Matter)
			if err != nil {
				return nil, err
			}
			out := Invitation{Matter: row.Matter, Party: row.Party, Number: c.Filing.Number.String(), Deliveries: []string{}}
			for _, d := range c.Service.Deliveries {
				if string(d.To) == row.Party && d.OpenedAt.IsZero() {
					out.Deliveries = append(out.Deliveries, string(d.ID))
				}
			}
			return reply(out), nil
		})
}
