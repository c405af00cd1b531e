package api_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"testing"

	"yunting/courttest"
	"yunting/id"
	"yunting/law"
)

// The other side reads the hash of an entry it may not read whole. Somebody who knows every word of it but one, as here
// all of them, cannot prove his guess; whoever may read the entry can.
func TestTheHashOfARedactedEntryCannotBeGuessed(t *testing.T) {
	d := open(t)
	m := d.Case(courttest.RoomOpen)
	rd, err := d.Clerk.Read(t.Context(), m)
	if err != nil {
		t.Fatal(err)
	}
	buyer, seller := d.key(courttest.Buyer), d.key(courttest.Seller)
	at := "/api/v1/cases/" + string(m) + "/entries"
	theirs := d.ask(seller, "GET", at, nil).want(200).at("items").([]any)
	own := d.ask(buyer, "GET", at, nil).want(200).at("items").([]any)
	hidden, opened := 0, 0
	for i, x := range theirs {
		e, v := rd.Entries[i], x.(object)
		if v["redacted"] == true {
			hidden++
			guess, err := json.Marshal(struct {
				Court  id.Court        `json:"court"`
				Matter id.Matter       `json:"matter"`
				Seq    int             `json:"seq"`
				At     string          `json:"at"`
				By     any             `json:"by"`
				Kind   string          `json:"kind"`
				Act    json.RawMessage `json:"act"`
				Basis  law.Basis       `json:"basis"`
				Prev   string          `json:"prev"`
			}{e.Court, e.Matter, e.Seq, e.At.UTC().Format("2006-01-02T15:04:05.000000Z"), e.By, string(e.Kind), e.Raw, e.Basis, e.Prev.String()})
			if err != nil {
				t.Fatal(err)
			}
			if sum := sha256.Sum256(guess); hex.EncodeToString(sum[:]) == v["hash"] {
				t.Errorf("entry %d (%s): the hash confirms a guess of what was left out", e.Seq, e.Kind)
			}
			if v["sealed"] != nil {
				t.Errorf("entry %d is redacted and shown whole", e.Seq)
			}
		}
		if whole, ok := own[i].(object)["sealed"].(string); ok {
			opened++
			if sum := sha256.Sum256([]byte(whole)); hex.EncodeToString(sum[:]) != v["hash"] {
				t.Errorf("entry %d: who may read it cannot check its hash", e.Seq)
			}
		}
	}
	if hidden == 0 || opened == 0 {
		t.Errorf("%d entries hidden from the defendant, %d whole for the plaintiff: nothing was tried", hidden, opened)
	}
}
