package staff

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"yunting/courttest"
	"yunting/document/form"
	"yunting/evidence"
	"yunting/jobs"
	"yunting/platform/typeset"
	"yunting/procedure"
	"yunting/vault"
)

// The judge and the clerk of a case open the normal form and search its files; another judge finds neither.
func TestOfficersReadTheNormalForm(t *testing.T) {
	s := open1(t)
	m := s.Case(courttest.RoomOpen)
	ctx := context.Background()
	paper, err := form.Paper{Court: "某某公司", Kind: "收据", Made: s.Clock.Now(), Blocks: typeset.Blocks{typeset.Words(form.Plain, "今收到货款三万元整。")}}.Set()
	if err != nil {
		t.Fatal(err)
	}
	file, size, err := s.Vault.Put(ctx, strings.NewReader(string(paper.PDF)))
	if err != nil {
		t.Fatal(err)
	}
	s.Enter(m, courttest.Buyer, evidence.Submit{Exhibit: evidence.Exhibit{Name: "收据", Proves: "付款", LateWhy: "刚刚找到", File: file, FileName: "收据.pdf", Media: string(vault.PDF), Size: size}})
	xs := s.Civil(m).Evidence.Of(procedure.P1)
	x := "/exhibits/" + string(xs[len(xs)-1].ID)
	if err := s.Works.Normalise(ctx, jobs.Normalise{Court: s.Profile.Code, File: file, Media: vault.PDF}, false); err != nil {
		t.Fatal(err)
	}
	other := courttest.Judge1
	if s.Judge(m).Person == other.Person {
		other = courttest.Judge2
	}
	for base, who := range map[string]procedure.Who{"/desk/cases/" + string(m): s.Judge(m), "/clerk/cases/" + string(m): courttest.Clerk1} {
		page := s.get(officer(who), base).Body.String()
		for _, want := range []string{base + x + "/normal", `href="` + base + x + `" download="收据.pdf"`, `action="` + base + `/search"`} {
			if !strings.Contains(page, want) {
				t.Errorf("%s lacks %s", base, want)
			}
		}
		if w := s.get(officer(who), base+x+"/normal"); w.Code != http.StatusOK || !strings.HasPrefix(w.Body.String(), "%PDF") {
			t.Errorf("%s: %d", base, w.Code)
		}
		if w := s.get(officer(who), base+"/search?q=货款三万"); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "<mark>货款三万</mark>") || !strings.Contains(w.Body.String(), "没有可检索的文字") {
			t.Errorf("%s: %d %s", base, w.Code, w.Body)
		}
		if w := s.get(officer(other), base+"/search?q=货款三万"); w.Code == http.StatusOK {
			t.Errorf("another judge searches %s", base)
		}
	}
	if w := s.get(officer(other), "/desk/cases/"+string(m)+x+"/normal"); w.Code != http.StatusNotFound {
		t.Errorf("another judge: %d", w.Code)
	}
}
