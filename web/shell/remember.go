package shell

import (
	"context"
	"encoding/json"

	"yunting/register/query"
)

// Memory is what a session remembers besides who it belongs to.
type Memory struct {
	CodeHash string          `json:"code_hash,omitempty"` // digest of an association code that was presented
	Passkey  json.RawMessage `json:"passkey,omitempty"`   // a ceremony with a passkey that has begun
	Totp     string          `json:"totp,omitempty"`      // secret of a second factor that is being enrolled
}

// MemoryOf reads what the viewer's session remembers.
func MemoryOf(v Viewer) (m Memory) {
	_ = json.Unmarshal(v.Data, &m) // a session that cannot be read remembers nothing
	return m
}

// Remember changes what the viewer's session remembers.
func (h *House) Remember(ctx context.Context, v Viewer, change func(*Memory)) error {
	m := MemoryOf(v)
	change(&m)
	b, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return h.Q.SetSessionData(ctx, query.SetSessionDataParams{Data: b, Court: string(h.Court.Code), TokenHash: v.Token})
}

// Mine is the court's code as queries want it.
func (h *House) Mine() string { return string(h.Court.Code) }
