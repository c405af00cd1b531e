package document

import (
	"slices"
	"time"
)

// Signed is one signature on a paper 签名.
type Signed struct {
	Name     string    `json:"name"`
	Capacity string    `json:"capacity"`         // as the paper prints it: 审判长, 书记员, 原告
	Serial   string    `json:"serial,omitempty"` // of the certificate, hexadecimal
	At       time.Time `json:"at,omitzero"`      // UTC instant
	Filter   string    `json:"filter,omitempty"` // how it was made: ETSI.CAdES.detached, SM2
}

// officers are the capacities in which people of the court sign. Their names are public; those of all others are not.
var officers = []string{"院长", "审判长", "审判员", "代理审判员", "人民陪审员", "法官助理", "书记员"}

// Officer tells whether an officer of the court signed, whose name everybody may know. What is not known to be an
// officer's capacity is not.
func (s Signed) Officer() bool { return slices.Contains(officers, s.Capacity) }
