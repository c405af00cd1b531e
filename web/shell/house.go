// Package shell is what every page stands in 页面外壳: who looks, the frame, the parts, the errors.
package shell

import (
	"context"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"time"

	"yunting/clerk"
	"yunting/court"
	"yunting/depository"
	"yunting/gateway/cashier"
	"yunting/gateway/payment"
	"yunting/id"
	"yunting/identity"
	"yunting/law/calendar"
	"yunting/platform/clock"
	"yunting/platform/i18n"
	"yunting/procedure"
	"yunting/register"
	"yunting/register/query"
	"yunting/vault"
)

// House is what pages work with.
type House struct {
	Court   *court.Profile
	Clerk   *clerk.Clerk
	Q       *query.Queries // registers, people, drafts, messages; never dockets
	Vault   *vault.Vault
	Clock   *clock.Clock
	Pay     *payment.Channel
	Till    *cashier.Cashier // orders for fees and what comes of them
	Demo    Demo             // nil outside a demonstration court
	Log     *slog.Logger
	Base    string                   // the address people use, without a slash at the end
	Hash    func(code string) string // digest of an association code
	Kick    func(context.Context)    // wakes the bell after something changed time or money
	Audit   Auditor                  // nil: the audit is not offered on a page
	Almanac Almanac                  // nil: holiday notices are not imported on a page

	Deposits *depository.Depository // nil: no evidence network here
	// Read has a file of the vault brought into the form in which it is read; nil: only originals are shown.
	Read func(ctx context.Context, file id.File, kind vault.Kind) error
	// Post has a short message of the outbox carried to a mobile; nil: nobody carries, the outbox is all there is.
	Post func(ctx context.Context, name string) error
}

// Demo is what only a demonstration court can do.
type Demo interface {
	// Forward moves the court's clock and rings the bell for every deadline it passed.
	Forward(ctx context.Context, by time.Duration) error
	// Accounts lists the officers a visitor may sign in as, with the code of their second factor at this moment.
	Accounts() []DemoAccount
}

// DemoAccount is how to sign in as one officer of a demonstration court.
type DemoAccount struct {
	Login, Name, Password string
	Role                  court.Role
	Code                  string // good for half a minute, and once
}

// Auditor reads every docket again and checks its chain and its registers.
type Auditor interface {
	Audit(ctx context.Context) (AuditReport, error)
}

// Almanac takes the holiday notices that staff import 放假安排.
type Almanac interface {
	// Preview lists the running deadlines a notice would move; it changes nothing.
	Preview(context.Context, calendar.Notice) ([]register.Move, error)
	// Enter imports a notice and tells whom it moved; it returns the notice's name, or court.ErrKnown.
	Enter(context.Context, calendar.Notice, id.Person) (int64, error)
}

// AuditReport is what an audit found.
type AuditReport struct {
	Matters int // dockets read
	Entries int // entries whose digest and chain were computed again
	Faults  []AuditFault
}

// AuditFault is one place where the record is not what was sealed.
type AuditFault struct {
	Matter id.Matter
	Seq    int // 0: the fault lies not in one entry
	Say    string
}

// Today is the court date.
func (h *House) Today() calendar.Date { return calendar.Of(h.Clock.Now()) }

// Machine is the time of the machine, which a demonstration court cannot move: sessions, codes and rate limits go by it.
func (h *House) Machine() time.Time { return h.Clock.Now().Add(-h.Clock.Ahead()) }

// Secure tells whether people reach the court over https.
func (h *House) Secure() bool { return strings.HasPrefix(h.Base, "https://") }

// Viewer is who looks at a page. The zero Viewer is anybody.
type Viewer struct {
	Person   id.Person
	Name     string // verified or declared real name, or an officer's name
	Role     court.Role
	Mobile   string
	Real     identity.State
	Second   bool      // an officer who has given his second factor
	Proved   time.Time // when he last showed who he is: a code sent to him, or the second factor
	Fresh    bool      // an officer who must choose a password or enrol a second factor before he is let in
	Token    string
	Data     []byte // what the session remembers, JSON
	CodeHash string // digest of an association code this session presented
}

// In tells whether somebody is signed in completely.
func (v Viewer) In() bool { return v.Person != "" && (v.Role == "" || v.Second) }

// Who is the viewer as the clerk asks for him.
func (v Viewer) Who() procedure.Who {
	w := procedure.Who{Person: v.Person, Name: v.Name, CodeHash: v.CodeHash, Verified: v.Real == identity.Verified}
	if v.Second {
		w.Role = v.Role
	}
	return w
}

type viewerKey struct{}

// WithViewer puts the viewer into a request's context; ViewerOf takes it out.
func WithViewer(ctx context.Context, v Viewer) context.Context {
	return context.WithValue(ctx, viewerKey{}, v)
}

// ViewerOf is who looks.
func ViewerOf(ctx context.Context) Viewer {
	v, _ := ctx.Value(viewerKey{}).(Viewer)
	return v
}

// Audience is who may come to a route at all. Deny by default: the zero Audience is nobody.
type Audience string

const (
	Anyone   Audience = "anyone"
	SignedIn Audience = "signed-in" // anybody with an account, officers too
	Litigant Audience = "litigant"  // a person with an account who is not an officer
	Judges   Audience = "judge"
	Bench    Audience = "bench" // judges, lay assessors, the president
	Clerks   Audience = "clerk"
	Officers Audience = "officer" // any officer with a second factor
	Admins   Audience = "admin"

	Presidents Audience = "president"
	Sealers    Audience = "sealer" // who looks after the court's seals: administrators and the president
)

// Admits tells whether a viewer belongs to the audience.
func (a Audience) Admits(v Viewer) bool {
	switch a {
	case Anyone:
		return true
	case SignedIn:
		return v.In()
	case Litigant:
		return v.In() && v.Role == ""
	case Officers:
		return v.In() && v.Role != ""
	case Bench:
		return v.In() && (v.Role == court.Judge || v.Role == court.Assessor || v.Role == court.President)
	case Sealers:
		return v.In() && (v.Role == court.Admin || v.Role == court.President)
	case Judges, Clerks, Admins, Presidents:
		return v.In() && string(v.Role) == string(a)
	}
	return false
}

// MostDraft is the size of a draft in bytes as it is kept. A Chinese character has three or four.
const MostDraft = 400_000

// Route is one address of the court. Handlers return errors; the frame turns them into pages.
type Route struct {
	Pattern string // "GET /cases/{matter}"
	For     Audience
	Handle  func(http.ResponseWriter, *http.Request) error
	Large   bool // takes uploads: the body may be larger than a form
}

// T translates a sentence into the language of the request.
func T(ctx context.Context, sentence string, args ...any) string {
	return i18n.T(ctx, sentence, args...)
}

// Find returns a route by its pattern, for tests.
func Find(rs []Route, pattern string) (Route, bool) {
	i := slices.IndexFunc(rs, func(r Route) bool { return r.Pattern == pattern })
	if i < 0 {
		return Route{}, false
	}
	return rs[i], true
}
