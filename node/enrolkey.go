package node

import (
	"encoding/base64"
	"time"

	"yunting/docket"
	"yunting/law"
)

// EnrolKey adds a public key that is in force from an instant 登记公钥. Several may be in force at once: that is how keys
// are rotated.
type EnrolKey struct {
	Public string    `json:"public"`        // as handed in; base64 of the DER form in the docket
	From   time.Time `json:"from,omitzero"` // zero: from now
	Key    string    `json:"key,omitempty"` // found from the key
	Alg    Algorithm `json:"alg,omitempty"` // found from the key
}

func (EnrolKey) Kind() docket.Kind { return "node.enrol-key" }

// mostKeys is how many keys a node may have that are not revoked.
const mostKeys = 10

func (a EnrolKey) Decide(s *Sheet, in scene) (docket.Act, law.Basis, error) {
	if err := s.there(); err != nil {
		return nil, nil, err
	}
	k, err := Public(a.Public)
	if err != nil {
		return nil, nil, err
	}
	if old, there := s.Key(k.ID); there {
		if !old.Revoked.IsZero() {
			return nil, nil, refuse("public", Keys, "密钥%s已经停用，不能再登记，请重新生成一对密钥", k.ID)
		}
		return nil, nil, refuse("public", Keys, "密钥%s已经登记", k.ID)
	}
	open := 0
	for _, x := range s.Keys {
		if x.Revoked.IsZero() {
			open++
		}
	}
	if open >= mostKeys {
		return nil, nil, refuse("public", Keys, "已有%d把没有停用的密钥，请先停用不再使用的密钥", open)
	}
	switch {
	case a.From.IsZero(), a.From.Before(in.Now) && in.Now.Sub(a.From) <= Fresh: // another clock, or a form that knows minutes only
		a.From = in.Now
	case a.From.Before(in.Now):
		return nil, nil, refuse("from", Keys, "启用时间不能早于现在；要立即启用，请不填启用时间")
	case a.From.After(in.Now.AddDate(1, 0, 0)):
		return nil, nil, refuse("from", Keys, "启用时间最晚是一年以后")
	}
	a.Public, a.From, a.Key, a.Alg = base64.StdEncoding.EncodeToString(k.Public), a.From.UTC().Truncate(time.Microsecond), k.ID, k.Alg
	return a, by(Keys), nil
}

func (a EnrolKey) Apply(s *Sheet, e docket.Entry) {
	der, _ := base64.StdEncoding.DecodeString(a.Public) // written by Decide
	s.Keys = append(s.Keys, Key{ID: a.Key, Alg: a.Alg, Public: der, From: a.From.UTC(), Enrolled: e.At})
}
