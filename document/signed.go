package document

import (
	"slices"
	"time"

	"yunting/docket"
)

// Signed is one signature on a paper 签名.
type Signed struct {
	Name     string     `json:"name"`
	Capacity string     `json:"capacity"`         // as the paper prints it: 审判长, 书记员, 原告
	Serial   string     `json:"serial,omitempty"` // of the certificate, hexadecimal
	At       time.Time  `json:"at,omitzero"`      // UTC instant
	Filter   string     `json:"filter,omitempty"` // how it was made: ETSI.CAdES.detached, SM2
	Way      docket.Way `json:"way,omitempty"`    // of a party: how it signed what it handed in
}

// SM2 is the seal's detached signature over the finished file 国密签名 (GB/T 32918.2 with SM3, identity 1234567812345678):
// readers of PDF do not know SM2, so it stands in the docket. docs/keys.md tells how anybody checks it.
type SM2 struct {
	Digest    []byte    `json:"sm3"`       // of the file
	Signature []byte    `json:"signature"` // DER
	Serial    string    `json:"serial"`    // of the seal's SM2 certificate, hexadecimal
	At        time.Time `json:"at"`
}

// officers are the capacities in which people of the court sign. Their names are public; those of all others are not.
var officers = []string{"院长", "审判长", "审判员", "代理审判员", "人民陪审员", "法官助理", "书记员"}

// Officer tells whether an officer of the court signed, whose name everybody may know. What is not known to be an
// officer's capacity is not.
func (s Signed) Officer() bool { return slices.Contains(officers, s.Capacity) }
