package procedure_test

import (
	"context"
	"strings"
	"testing"

	"yunting/clerk"
	"yunting/consent"
	"yunting/courttest"
	"yunting/docket"
	"yunting/evidence"
	"yunting/filing"
	"yunting/id"
	"yunting/law"
	"yunting/procedure"
	"yunting/service"
)

// begun is a case in memory whose papers reached the defendant.
func begun(t *testing.T, flags filing.Flags) (*courttest.Memory, *clerk.Clerk, id.Matter) {
	t.Helper()
	store, k := courttest.NewMemory()
	m := id.Matter("m1")
	must(t, k, m, courttest.Buyer, filing.File{Complaint: courttest.Complaint()}, consent.Give{Steps: consent.Steps}, service.Confirm{Address: service.Address{Mobile: "13800000001"}}, courttest.Exhibit("截图"))
	must(t, k, m, courttest.Clerk1, filing.Accept{Flags: flags})
	must(t, k, m, procedure.TheCourt, courttest.Pay(civil(t, k, m), store.At))
	work(t, store, k)
	must(t, k, m, invited(t, k, m), service.Open{Delivery: civil(t, k, m).Service.Waiting(procedure.D1).ID})
	return store, k, m
}

func must(t *testing.T, k *clerk.Clerk, m id.Matter, by procedure.Who, acts ...docket.Act) clerk.Entered {
	t.Helper()
	o := clerk.Order{Matter: m, By: by, Acts: acts}
	if acts[0].Kind() == "filing.file" {
		o.Open = procedure.CivilCase
	}
	out, err := k.Enter(context.Background(), o)
	if err != nil {
		t.Fatalf("%s: %v", acts[0].Kind(), err)
	}
	return out
}

func civil(t *testing.T, k *clerk.Clerk, m id.Matter) *procedure.Civil {
	t.Helper()
	rd, err := k.Read(context.Background(), m)
	if err != nil {
		t.Fatal(err)
	}
	return rd.Matter.(*procedure.Civil)
}

func invited(t *testing.T, k *clerk.Clerk, m id.Matter) procedure.Who {
	w := courttest.Seller
	w.CodeHash = civil(t, k, m).Service.CodeHash[procedure.D1]
	return w
}

// CPL-I 275: in small claims the period for evidence may be done without; CPL-I 266: in simplified procedure as well.
func TestRestingRestsOnTheTrack(t *testing.T) {
	for article, flags := range map[string]filing.Flags{"第二百七十五条": {}, "第二百六十六条": {ForeignRelated: true}} {
		_, k, m := begun(t, flags)
		c := civil(t, k, m)
		out := must(t, k, m, courttest.Buyer, evidence.Rest{})
		if got := out.Entries[0].Basis.Articles(); !strings.Contains(got, article) {
			t.Errorf("resting in %s rests on %s", c.Trial.Now().Chinese(), got)
		}
	}
}

// The basis of the answer period names the article of the track beside CPL 128.
func TestTheAnswerPeriodNamesItsTrack(t *testing.T) {
	store, k, m := begun(t, filing.Flags{})
	for _, d := range civil(t, k, m).Due(store.At) {
		if d.Key == "answer/d1" {
			if got := law.Basis(d.Count.Basis).Articles(); !strings.Contains(got, "第一百二十八条") || !strings.Contains(got, "第二百七十五条") {
				t.Errorf("the answer rests on %s", got)
			}
			return
		}
	}
	t.Fatal("no answer is due")
}
