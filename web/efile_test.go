package web_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"yunting/courttest"
	"yunting/efile"
	"yunting/id"
	"yunting/jobs"
	"yunting/procedure"
	"yunting/register/query"
	"yunting/vault"
)

// bindNow binds what was asked for, as the queue would, and brings the uploads into their normal form first.
func (s *site) bindNow(m id.Matter, scope string, v efile.Volume) {
	s.T.Helper()
	ctx, c := context.Background(), s.Civil(m)
	for _, x := range c.Evidence.Exhibits {
		if err := s.Q.AwaitReading(ctx, query.AwaitReadingParams{Court: string(s.Profile.Code), File: string(x.File), Media: x.Media, At: s.Clock.Now()}); err != nil {
			s.T.Fatal(err)
		}
		if err := s.Works.Normalise(ctx, jobs.Normalise{Court: s.Profile.Code, File: x.File, Media: vault.Kind(x.Media)}, true); err != nil {
			s.T.Fatal(err)
		}
	}
	if err := s.Works.Bind(ctx, jobs.Bind{Court: s.Profile.Code, Matter: m, Scope: scope, Volume: v, Seq: c.Seq()}, true); err != nil {
		s.T.Fatal(err)
	}
}

// Each side has its own file: asked for, bound, offered, taken; what is the other side's alone does not stand in it, and
// an item has the same name for everybody.
func TestTheFileOnThePages(t *testing.T) {
	s := newSite(t)
	s.house.Bind = s.Works.AskBundle
	m := s.Case(courttest.RoomOpen)
	s.verified(courttest.Buyer)
	buyer, seller, clerk, judge := s.signIn(courttest.Buyer), s.signIn(courttest.Seller), s.signIn(courttest.Clerk1), s.signIn(s.Judge(m))
	at := "/cases/" + string(m) + "/file"
	if status, _ := s.ask("GET", at+"/bundle.pdf", buyer); status != http.StatusNotFound {
		t.Errorf("nothing is bound, answered %d", status)
	}
	if status, page := s.ask("GET", at, buyer); status != http.StatusOK || !strings.Contains(page, "装订成一个PDF") || strings.Contains(page, "副卷") {
		t.Fatalf("%d\n%s", status, page)
	}
	if status, _ := s.ask("POST", at+"/bundle", buyer); status != http.StatusSeeOther {
		t.Errorf("asked for: %d", status)
	}
	if _, page := s.ask("GET", at, buyer); !strings.Contains(page, "正在装订") || !strings.Contains(page, "刷新") {
		t.Error("the page does not say that it is being bound")
	}
	s.bindNow(m, "p1", efile.Main)
	if _, page := s.ask("GET", at, buyer); !strings.Contains(page, "下载全部（PDF）") || !strings.Contains(page, "卷宗页码") {
		t.Error("the bundle is not offered")
	}
	if status, body := s.ask("GET", at+"/bundle.pdf", buyer); status != http.StatusOK || !strings.HasPrefix(body, "%PDF-1.7") {
		t.Errorf("the bundle answers %d", status)
	}
	if status, _ := s.ask("GET", at+"/bundle.pdf", seller); status != http.StatusNotFound {
		t.Errorf("the other side's bundle answers the seller with %d", status)
	}
	c, mine, theirs := s.Civil(m), 0, 0
	for _, p := range c.Papers.Papers {
		path := fmt.Sprintf("%s/%d", at, p.Seq)
		for who, cookie := range map[id.Party]*http.Cookie{procedure.P1: buyer, procedure.D1: seller} {
			_, may := c.ReadablePaper(p.Seq, who)
			status, _ := s.ask("GET", path, cookie)
			if !may && status != http.StatusNotFound {
				t.Errorf("%s may not read %s, answered %d", who, p.Kind, status)
			}
			if may && p.For == who {
				if mine++; status != http.StatusSeeOther {
					t.Errorf("%s may read %s, answered %d", who, p.Kind, status)
				}
			}
			if !may {
				theirs++
			}
		}
	}
	if mine == 0 || theirs == 0 {
		t.Errorf("%d papers of one's own and %d of the other side alone: nothing was tried", mine, theirs)
	}
	for base, cookie := range map[string]*http.Cookie{"/clerk/cases/": clerk, "/desk/cases/": judge} {
		if status, page := s.ask("GET", base+string(m)+"/file", cookie); status != http.StatusOK || !strings.Contains(page, "应诉通知书（致被告") || !strings.Contains(page, "受理案件通知书") {
			t.Errorf("%s answers %d", base, status)
		}
		for path, want := range map[string]int{"/file/4": http.StatusSeeOther, "/file/1": http.StatusNotFound, "/file/x": http.StatusNotFound, "/file/4-1": http.StatusNotFound} {
			if status, _ := s.ask("GET", base+string(m)+path, cookie); status != want {
				t.Errorf("%s%s answers %d, want %d", base, path, status, want)
			}
		}
	}
}
