// Package deposits holds the pages of the evidence network 存证与核验: whoever has a file learns whether it is what was
// deposited, whoever wants to deposit one gets a number and a receipt. Files are hashed in the browser and stay there.
package deposits

import (
	"context"
	"net/http"

	"yunting/depository"
	"yunting/id"
	"yunting/ledger"
	"yunting/web/shell"
)

// Depository is what the pages need of depository.Depository.
type Depository interface {
	Take(context.Context, depository.Deposit) (depository.Taken, error)
	Receipt(context.Context, ledger.Ref, depository.Depositor) (depository.Record, error)
	PaperReceipt(context.Context, id.File) (depository.Record, error)
	Find(ctx context.Context, sha256 ledger.Hash, most int) ([]ledger.Ref, error)
	Of(ctx context.Context, by depository.Depositor, before ledger.Number, most int) ([]depository.Record, error)
}

// Routes lists the pages. policy is that of this court's log.
func Routes(h *shell.House, d Depository, policy *ledger.Policy) []shell.Route {
	p := pages{h, d, policy, shell.NewThrottle(wrongCodes, wrongEvery)}
	open := func(pattern string, large bool, do func(http.ResponseWriter, *http.Request) error) shell.Route {
		return shell.Route{Pattern: pattern, For: shell.Anyone, Large: large, Handle: do}
	}
	return []shell.Route{
		open("GET /verify", false, p.verify),
		open("POST /verify", true, p.verifyFile),
		open("POST /verify/pack", true, p.verifyPack),
		open("GET /deposit", false, p.form),
		open("POST /deposit", true, p.take),
		open("GET /deposit/{number}", false, p.receipt),
		open("GET /deposit/{number}/pack", false, p.pack),
		open("GET /deposit/{number}/report", false, p.report),
		open("GET /deposit/{number}/receipt", false, p.machine),
		open("GET /deposit/{number}/particulars", false, p.opened),
		open("GET /d", false, p.askPaper),
		open("GET /d/{code}", false, p.paper),
		open("POST /d/{code}", true, p.comparePaper),
	}
}

type pages struct {
	*shell.House
	d       Depository
	policy  *ledger.Policy
	guesses *shell.Throttle // codes that no paper has, by network
}

var (
	style  = []string{"ledger.css"}
	script = []string{"digest.js", "ledger.js"}
)

// depositor is who looks, as a depositor; nobody in particular when nobody is signed in.
func depositor(ctx context.Context) depository.Depositor {
	if v := shell.ViewerOf(ctx); v.In() {
		return depository.Depositor{Person: v.Person}
	}
	return depository.Depositor{}
}
