// Package litigant is the pages of the parties 当事人页面: bringing a suit, answering one, following a case to its end.
//
// Pages read a folded case and hand acts to the clerk; they hold no rule of their own. What a form says is judged by
// the acts, so a page only gathers fields, keeps everything that was typed and shows refusals beside their field.
package litigant

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"yunting/authority"
	"yunting/id"
	"yunting/identity"
	"yunting/procedure"
	"yunting/web/shell"
)

type pages struct {
	*shell.House
	guesses *shell.Throttle // wrong association codes by address
}

// Routes lists the pages of the parties.
func Routes(h *shell.House) []shell.Route {
	p := &pages{House: h, guesses: shell.NewThrottle(10, 10*time.Minute)}
	in, party, anyone := shell.SignedIn, shell.Litigant, shell.Anyone
	return []shell.Route{
		{Pattern: "GET /my", For: party, Handle: p.my},
		{Pattern: "GET /messages", For: shell.SignedIn, Handle: p.messages},

		{Pattern: "GET /file", For: party, Handle: p.start},
		{Pattern: "POST /file", For: party, Handle: p.begin},
		{Pattern: "GET /file/{draft}", For: party, Handle: p.hub},
		{Pattern: "POST /file/{draft}/delete", For: party, Handle: p.discard},
		{Pattern: "GET /file/{draft}/estimate", For: party, Handle: p.estimateNote},
		{Pattern: "GET /file/{draft}/complaint.pdf", For: party, Handle: p.preview},
		{Pattern: "GET /file/{draft}/done", For: party, Handle: p.done},
		{Pattern: "GET /file/{draft}/{step}", For: party, Handle: p.step},
		{Pattern: "POST /file/{draft}/{step}", For: party, Handle: p.saveStep, Large: true},

		{Pattern: "GET /cases/{matter}", For: in, Handle: p.progress},
		{Pattern: "GET /cases/{matter}/correct", For: party, Handle: p.correct},
		{Pattern: "GET /cases/{matter}/evidence", For: in, Handle: p.evidence},
		{Pattern: "GET /cases/{matter}/file", For: in, Handle: p.file},
		{Pattern: "POST /cases/{matter}/file/bundle", For: in, Handle: p.askBundle},
		{Pattern: "GET /cases/{matter}/file/bundle.pdf", For: in, Handle: p.bundle},
		{Pattern: "GET /cases/{matter}/file/{item}", For: in, Handle: p.fileItem},
		{Pattern: "GET /cases/{matter}/exhibits/{exhibit}/normal", For: in, Handle: p.normalExhibit},
		{Pattern: "POST /cases/{matter}/evidence", For: party, Handle: p.submitEvidence, Large: true},
		{Pattern: "POST /cases/{matter}/evidence/rest", For: party, Handle: p.rest},
		{Pattern: "GET /cases/{matter}/deposits/{exhibit}", For: in, Handle: p.deposit},
		{Pattern: "POST /cases/{matter}/deposits/{exhibit}/contest", For: party, Handle: p.onDeposit("article", readContest)},
		{Pattern: "POST /cases/{matter}/deposits/{exhibit}/answer", For: party, Handle: p.onDeposit("text", readAnswer)},
		{Pattern: "POST /cases/{matter}/deposits/{exhibit}/recheck", For: party, Handle: p.onDeposit("recheck", readRecheck)},
		{Pattern: "GET /cases/{matter}/examine", For: party, Handle: p.examine},
		{Pattern: "POST /cases/{matter}/examine", For: party, Handle: p.saveOpinion},
		{Pattern: "GET /cases/{matter}/answer", For: in, Handle: p.answer},
		{Pattern: "POST /cases/{matter}/answer", For: party, Handle: p.saveAnswer, Large: true},
		{Pattern: "GET /cases/{matter}/trial", For: in, Handle: p.trial},
		{Pattern: "POST /cases/{matter}/trial", For: party, Handle: p.reply},
		{Pattern: "GET /cases/{matter}/record", For: in, Handle: p.record},
		{Pattern: "POST /cases/{matter}/record", For: party, Handle: p.confirmRecord},
		{Pattern: "GET /cases/{matter}/service", For: in, Handle: p.service},
		{Pattern: "GET /cases/{matter}/fees", For: in, Handle: p.fees},
		{Pattern: "POST /cases/{matter}/fees/pay", For: party, Handle: p.pay},
		{Pattern: "POST /cases/{matter}/fees/relief", For: party, Handle: p.askRelief, Large: true},
		{Pattern: "GET /cases/{matter}/fees/proofs/{proof}", For: in, Handle: p.proof},
		{Pattern: "GET /cases/{matter}/periods", For: in, Handle: p.periods},
		{Pattern: "POST /cases/{matter}/periods", For: party, Handle: p.askPeriod},
		{Pattern: "GET /cases/{matter}/judgment", For: in, Handle: p.judgment},
		{Pattern: "POST /cases/{matter}/judgment/appeal", For: party, Handle: p.appeal, Large: true},
		{Pattern: "POST /cases/{matter}/judgment/answer", For: party, Handle: p.answerAppeal, Large: true},
		{Pattern: "POST /cases/{matter}/judgment/withdraw", For: party, Handle: p.withdrawAppeal},
		{Pattern: "POST /cases/{matter}/fees/appeal", For: party, Handle: p.payAppeal},
		{Pattern: "POST /cases/{matter}/judgment/performance", For: party, Handle: p.perform},
		{Pattern: "GET /cases/{matter}/parties", For: in, Handle: p.parties},
		{Pattern: "POST /cases/{matter}/parties/consent", For: party, Handle: p.changeConsent},
		{Pattern: "POST /cases/{matter}/parties/address", For: party, Handle: p.changeAddress},
		{Pattern: "GET /cases/{matter}/appeal", For: party, Handle: p.refusal},
		{Pattern: "POST /cases/{matter}/appeal", For: party, Handle: p.appealRefusal},
		{Pattern: "GET /cases/{matter}/bench", For: in, Handle: p.bench},
		{Pattern: "POST /cases/{matter}/bench/object", For: party, Handle: p.object},
		{Pattern: "POST /cases/{matter}/bench/recusal", For: party, Handle: p.askRecusal},
		{Pattern: "POST /cases/{matter}/bench/withdraw", For: party, Handle: p.withdrawSuit},
		{Pattern: "POST /cases/{matter}/withdraw", For: party, Handle: p.withdraw},
		{Pattern: "GET /cases/{matter}/exhibits/{exhibit}", For: in, Handle: p.exhibit},
		{Pattern: "GET /cases/{matter}/papers/{kind}", For: in, Handle: p.paper},
		{Pattern: "GET /cases/{matter}/papers/{seq}/pdf", For: in, Handle: p.onePaper},
		{Pattern: "GET /cases/{matter}/receipts", For: in, Handle: p.receipts},
		{Pattern: "GET /cases/{matter}/receipts/{seq}", For: in, Handle: p.entryPack},
		{Pattern: "GET /cases/{matter}/receipts/papers/{kind}", For: in, Handle: p.paperPack},
		{Pattern: "GET /cases/{matter}/certificates/{delivery}", For: in, Handle: p.certificate},
		{Pattern: "GET /cases/{matter}/mandates/{party}", For: in, Handle: p.mandate},

		{Pattern: "GET /join", For: anyone, Handle: p.enterCode},
		{Pattern: "POST /join", For: anyone, Handle: p.takeCode},
		{Pattern: "GET /join/{code}", For: anyone, Handle: p.sued},
		{Pattern: "POST /join/{code}", For: anyone, Handle: p.openPapers},
		{Pattern: "GET /join/{code}/papers/{kind}", For: anyone, Handle: p.suedPaper},
		{Pattern: "GET /join/{code}/in", For: party, Handle: p.joinForm},
		{Pattern: "POST /join/{code}/in", For: party, Handle: p.join, Large: true},
	}
}

const (
	style  = "litigant.css"
	script = "litigant.js"
	pen    = "sign.js"
)

// page is a page with the style of this package.
func page(title string) shell.Page {
	return shell.Page{Title: title, Style: []string{style}, Script: []string{script, pen}}
}

// show writes a page, or the same page with its errors under 422.
func (p *pages) show(w http.ResponseWriter, r *http.Request, pg shell.Page, problems []shell.Problem) error {
	status := http.StatusOK
	if len(problems) > 0 {
		status, pg.Error = http.StatusUnprocessableEntity, true
	}
	return p.Show(w, r, status, pg)
}

// who is what the court knows of a person; a person without a docket is nobody yet.
func (p *pages) who(ctx context.Context, person id.Person) (identity.Sheet, error) {
	rd, err := p.Clerk.Read(ctx, procedure.PersonMatter(person))
	if errors.Is(err, authority.ErrNotFound) {
		return identity.Sheet{}, nil
	}
	if err != nil {
		return identity.Sheet{}, err
	}
	who, ok := rd.Matter.(*procedure.Person)
	if !ok {
		return identity.Sheet{}, authority.ErrNotFound
	}
	return who.Identity, nil
}

// missing tells the absence of a row from a fault.
func missing(err error) bool { return errors.Is(err, pgx.ErrNoRows) }

func field(r *http.Request, name string) string { return strings.TrimSpace(r.PostFormValue(name)) }

// seen is the newest entry the person had before him.
func seen(r *http.Request) int {
	n, err := strconv.Atoi(r.PostFormValue("seen"))
	if err != nil {
		return 0
	}
	return n
}
