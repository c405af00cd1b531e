package node

import (
	"slices"
	"time"

	"yunting/docket"
	"yunting/law"
)

// RevokeKey makes a key void from an instant 停用公钥: now, later when a rotation is planned, or in the past when the key
// was lost and nobody noticed. What was taken in between stays in the log, which forgets nothing; the register says from
// when the key is void, and whoever weighs such a deposit sees it.
type RevokeKey struct {
	Key    string    `json:"key"`
	From   time.Time `json:"from,omitzero"` // void from; zero: from now
	Reason string    `json:"reason"`
}

func (RevokeKey) Kind() docket.Kind { return "node.revoke-key" }

func (a RevokeKey) Decide(s *Sheet, in scene) (docket.Act, law.Basis, error) {
	if err := s.there(); err != nil {
		return nil, nil, err
	}
	k, ok := s.Key(a.Key)
	if !ok {
		return nil, nil, refuse("key", Keys, "没有密钥%s，请核对编号", a.Key)
	}
	if a.From.IsZero() {
		a.From = in.Now
	}
	a.From = a.From.UTC().Truncate(time.Microsecond)
	switch {
	case a.From.Before(k.From):
		if k.From.After(in.Now) && !a.From.Before(in.Now) { // not in force yet: it never will be
			a.From = k.From
			break
		}
		return nil, nil, refuse("from", Keys, "停用时间不能早于这把密钥的启用时间（%s）", minute(k.From))
	case a.From.After(in.Now.AddDate(1, 0, 0)):
		return nil, nil, refuse("from", Keys, "停用时间最晚是一年以后")
	}
	if !k.Until.IsZero() && !a.From.Before(k.Until) {
		return nil, nil, refuse("from", Keys, "这把密钥从%s起停用，只能改为更早的时间", minute(k.Until))
	}
	var err error
	if a.Reason, err = words("reason", a.Reason, 500, "请写明停用的原因，例如：定期更换；私钥可能泄露"); err != nil {
		return nil, nil, err
	}
	return a, by(Keys), nil
}

func (a RevokeKey) Apply(s *Sheet, e docket.Entry) {
	i := slices.IndexFunc(s.Keys, func(k Key) bool { return k.ID == a.Key })
	if i < 0 {
		return
	}
	s.Keys = slices.Clone(s.Keys)
	s.Keys[i].Until, s.Keys[i].Revoked, s.Keys[i].Reason = a.From.UTC(), e.At, a.Reason
}
