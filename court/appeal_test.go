package court_test

import (
	"testing"

	"yunting/court"
)

// ICR18 4 para 2: appeals against the Guangzhou Internet Court go to the intermediate court; ownership and infringement of
// copyright, and domain names, go to the intellectual property court.
func TestAppealsTo(t *testing.T) {
	p := court.Demonstration()
	for cause, want := range map[string]string{
		"sale-online": "广州市中级人民法院", "loan-small": "广州市中级人民法院", "": "广州市中级人民法院",
		"copyright": "广州知识产权法院", "dissemination": "广州知识产权法院", "domain-rights": "广州知识产权法院", "domain-contract": "广州知识产权法院",
		"competition-online": "广州市中级人民法院",
	} {
		if got := p.AppealsTo(cause); got != want {
			t.Errorf("%q goes to %s, want %s", cause, got, want)
		}
	}
	if got := (&court.Profile{AppealCourt: "杭州市中级人民法院"}).AppealsTo("copyright"); got != "杭州市中级人民法院" {
		t.Errorf("ICR18 4 para 3: Hangzhou has one appeal court, not %s", got)
	}
}
