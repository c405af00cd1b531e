package service

import (
	"fmt"

	"yunting/docket"
	"yunting/id"
	"yunting/law"
	"yunting/law/limit"
)

// Invite opens the case to a party again with a new association code 重新发送关联码, by the court's own hand, after a member was
// removed. The address he gave falls with him.
type Invite struct {
	To       id.Party `json:"to"`
	Round    int      `json:"round"` // found by Decide: the how-manieth new code
	CodeHash string   `json:"code_hash"`
}

func (Invite) Kind() docket.Kind { return "service.invite" }

func (a Invite) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if err := s.known(a.To, limit.JoinOnline.Rule); err != nil {
		return nil, nil, err
	}
	a.Round = s.Rounds[a.To] + 1
	return a, law.Basis{limit.JoinOnline.Rule}, nil
}

// Door names what a code of a round opens: the party itself first, then the party with the round.
func Door(p id.Party, round int) id.Party {
	if round == 0 {
		return p
	}
	return id.Party(fmt.Sprintf("%s/%d", p, round))
}

func (a Invite) Wants() docket.Wish { return docket.Wish{Code: Door(a.To, a.Round)} }

func (a Invite) Drawn(l docket.Lot) docket.Act { a.CodeHash = l.CodeHash; return a }

func (a Invite) Apply(s *Sheet, e docket.Entry) {
	if s.Rounds == nil {
		s.Rounds = map[id.Party]int{}
	}
	if s.CodeHash == nil {
		s.CodeHash = map[id.Party]string{}
	}
	s.Rounds[a.To], s.CodeHash[a.To] = a.Round, a.CodeHash
	delete(s.Addresses, a.To)
}
