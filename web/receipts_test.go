package web_test

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"yunting/courttest"
	"yunting/docket"
	"yunting/document"
	"yunting/ledger"
	"yunting/procedure"
)

// A party proves later that the court's record of that day stands as it was, and that a paper is the one that was issued:
// the pack of an entry holds the entry for who made it, and for nobody else; that of a paper holds the paper.
func TestTheRecordOfACaseIsProved(t *testing.T) {
	s := newSite(t)
	m := s.Case(courttest.Answered)
	s.verified(courttest.Buyer)
	s.verified(courttest.Seller)
	plaintiff, defendant := s.signIn(courttest.Buyer), s.signIn(courttest.Seller)
	stranger := procedure.Who{Person: "person-stranger", Name: "路人甲"}
	s.verified(stranger)

	page := fmt.Sprintf("/cases/%s/receipts", m)
	code, body := s.ask("GET", page, plaintiff)
	if code != http.StatusOK || !strings.Contains(body, page+"/1\"") || !strings.Contains(body, page+"/papers/complaint\"") {
		t.Fatalf("the page of receipts: %d %s", code, body)
	}
	if code, _ := s.ask("GET", page, s.signIn(stranger)); code != http.StatusNotFound {
		t.Errorf("a stranger sees it: %d", code)
	}
	if code, _ := s.ask("GET", page+"/9999", plaintiff); code != http.StatusNotFound {
		t.Errorf("an entry that is not there: %d", code)
	}

	rd, err := s.Clerk.Read(context.Background(), m)
	if err != nil {
		t.Fatal(err)
	}
	own := slices.IndexFunc(rd.Entries, func(e docket.Entry) bool { return e.Kind == "filing.file" })
	address := fmt.Sprintf("%s/%d", page, own+1)
	pack := s.pack(address, plaintiff)
	v := ledger.CheckPack(pack, s.house.Deposits.Policy)
	if !v.Holds || !v.Compared || pack.Original == nil {
		t.Fatalf("the entry's own maker: %+v", v)
	}
	if got := v.OfOriginal.SHA256.String(); got != rd.Entries[own].Hash.String() {
		t.Errorf("the digest of the entry is its hash in the chain: %s, %s", got, rd.Entries[own].Hash)
	}
	pack = s.pack(address, defendant)
	if v := ledger.CheckPack(pack, s.house.Deposits.Policy); !v.Holds || pack.Original != nil {
		t.Errorf("the other side has the proof and not the words: %+v", v)
	}
	pack = s.pack(page+"/papers/"+string(document.Complaint), defendant)
	if v := ledger.CheckPack(pack, s.house.Deposits.Policy); !v.Holds || !v.Compared {
		t.Errorf("a paper: %+v", v)
	}
}

// pack asks until the log holds what is asked for.
func (s *site) pack(path string, cookie *http.Cookie) *ledger.Pack {
	s.T.Helper()
	for end := time.Now().Add(time.Minute); ; time.Sleep(200 * time.Millisecond) {
		code, body := s.ask("GET", path, cookie)
		if code == http.StatusOK {
			p, err := ledger.ReadPack(strings.NewReader(body), int64(len(body)))
			if err != nil {
				s.T.Fatal(err)
			}
			return p
		}
		if code != http.StatusUnprocessableEntity || !strings.Contains(body, "等待写入存证日志") || time.Now().After(end) {
			s.T.Fatalf("%s: %d %s", path, code, body)
		}
	}
}
