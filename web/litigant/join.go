package litigant

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"time"

	"yunting/authority"
	"yunting/docket"
	"yunting/document"
	"yunting/filing"
	"yunting/id"
	"yunting/platform/origin"
	"yunting/procedure"
	"yunting/register/query"
	"yunting/vault"
	"yunting/web/shell"
)

// invitation is a case as the holder of an association code sees it, before he has an account.
type invitation struct {
	*procedure.Civil
	Code  string
	Party id.Party
	Now   time.Time
	p     *pages
}

// who is the holder of the code, with the account he is signed in with, if any.
func (p *pages) holder(ctx context.Context, code string) procedure.Who {
	w := shell.ViewerOf(ctx).Who()
	w.CodeHash = p.Hash(code)
	return w
}

// errGuess says that a code opens nothing.
var errGuess = errors.New("litigant: no case under this code")

// invited finds the case of a code; a wrong code counts against the address it came from.
func (p *pages) invited(r *http.Request, code string) (invitation, error) {
	now := p.Machine()
	if _, spent := p.guesses.Spent(origin.Group(r), now); spent {
		return invitation{}, errGuess
	}
	row, err := p.Q.FindInvite(r.Context(), query.FindInviteParams{Court: p.Mine(), CodeHash: p.Hash(code)})
	if missing(err) {
		p.guesses.Wrong(origin.Group(r), now)
		return invitation{}, errGuess
	}
	if err != nil {
		return invitation{}, err
	}
	rd, err := p.Clerk.Read(r.Context(), id.Matter(row.Matter))
	if err != nil {
		return invitation{}, err
	}
	c, ok := rd.Matter.(*procedure.Civil)
	if !ok || c.StandingOf(procedure.Who{CodeHash: p.Hash(code)}).Standing != docket.Invited {
		return invitation{}, errGuess
	}
	return invitation{Civil: c, Code: code, Party: id.Party(row.Party), Now: p.Clock.Now(), p: p}, nil
}

// refuseCode shows the page of codes again and says why.
func (p *pages) refuseCode(w http.ResponseWriter, r *http.Request, code string) error {
	ctx := r.Context()
	say := shell.T(ctx, "没有找到这个关联码。请核对短信里的10位字母和数字（没有0、1、I、O）；已经加入案件的，请登录后到“我的事项”查看")
	if until, spent := p.guesses.Spent(origin.Group(r), p.Machine()); spent {
		say = shell.T(ctx, "输错次数太多，请在%d分钟后再试；也可以拨打%s", int(until.Sub(p.Machine())/time.Minute)+1, p.Court.Phone)
	}
	return p.showCode(w, r, code, []shell.Problem{{Field: "code", Say: say}})
}

func (p *pages) showCode(w http.ResponseWriter, r *http.Request, code string, ps []shell.Problem) error {
	pg := page(shell.T(r.Context(), "输入关联码"))
	pg.Body = codePage(code, ps)
	return p.show(w, r, pg, ps)
}

func (p *pages) enterCode(w http.ResponseWriter, r *http.Request) error {
	return p.showCode(w, r, "", nil)
}

func (p *pages) takeCode(w http.ResponseWriter, r *http.Request) error {
	code := tidyCode(field(r, "code"))
	if code == "" {
		return p.showCode(w, r, "", []shell.Problem{{Field: "code", Say: shell.T(r.Context(), "请输入短信里的关联码")}})
	}
	if _, err := p.invited(r, code); errors.Is(err, errGuess) {
		return p.refuseCode(w, r, field(r, "code"))
	} else if err != nil {
		return err
	}
	return shell.To(w, r, "/join/"+url.PathEscape(code))
}

// tidyCode takes a code as people type it.
func tidyCode(s string) string {
	return strings.NewReplacer(" ", "", "-", "", "　", "").Replace(strings.ToUpper(strings.TrimSpace(s)))
}

// sued shows who claims what, once the papers were opened; before that only that there are papers. A program that
// follows links to look for viruses must not count as a reader, so opening takes a button.
func (p *pages) sued(w http.ResponseWriter, r *http.Request) error {
	v, err := p.invited(r, r.PathValue("code"))
	if errors.Is(err, errGuess) {
		return p.refuseCode(w, r, r.PathValue("code"))
	}
	if err != nil {
		return err
	}
	pg := page(shell.T(r.Context(), "有人起诉了您"))
	pg.Body = suedPage(v)
	if v.sealed() {
		pg.Title, pg.Body = shell.T(r.Context(), "您有诉讼材料待查阅"), sealedPage(v)
	}
	return p.show(w, r, pg, nil)
}

// openPapers notes that the addressee opened what was sent to him.
func (p *pages) openPapers(w http.ResponseWriter, r *http.Request) error {
	code := r.PathValue("code")
	v, err := p.invited(r, code)
	if errors.Is(err, errGuess) {
		return p.refuseCode(w, r, code)
	}
	if err != nil {
		return err
	}
	if err := p.Clerk.NoteReading(r.Context(), v.Matter(), p.holder(r.Context(), code), v.Unread(v.Party, "")); err != nil {
		return err
	}
	if viewer := shell.ViewerOf(r.Context()); viewer.In() { // the account remembers the code until it is joined
		if err := p.Remember(r.Context(), viewer, func(m *shell.Memory) { m.CodeHash = p.Hash(code) }); err != nil {
			return err
		}
	}
	return shell.To(w, r, "/join/"+url.PathEscape(code))
}

// suedPaper streams a paper that was sent to the holder of the code, after he opened it.
func (p *pages) suedPaper(w http.ResponseWriter, r *http.Request) error {
	v, err := p.invited(r, r.PathValue("code"))
	if errors.Is(err, errGuess) {
		return authority.ErrNotFound
	}
	if err != nil {
		return err
	}
	kind := document.Kind(r.PathValue("kind"))
	if v.sealed() || !v.Civil.Delivered(kind, v.Party) {
		return authority.ErrNotFound
	}
	x, ok := v.Readable(kind, v.Party)
	if !ok {
		return authority.ErrNotFound
	}
	return p.stream(w, r, x.File, kind.Chinese()+".pdf", string(vault.PDF))
}

// sealed tells whether something that was sent has not been opened.
func (v invitation) sealed() bool { return len(v.Unread(v.Party, "")) > 0 }

// papers that were sent to the holder of the code, in the order they are read.
func (v invitation) papers() (out []document.Paper) {
	have := map[document.Kind]bool{}
	for _, d := range v.Service.Deliveries {
		for _, k := range d.Papers {
			kind := document.Kind(k)
			if x, ok := v.Readable(kind, v.Party); ok && d.To == v.Party && !have[kind] {
				have[kind] = true
				out = append(out, x)
			}
		}
	}
	return out
}

// due are the deadlines that concern him, nearest first.
func (v invitation) due() (ds []docket.Deadline) {
	for _, d := range v.Due(v.Now) {
		if d.Party == v.Party && !d.Passed(v.Now) && (d.Who == docket.Defendant || d.Who == docket.Invited) {
			ds = append(ds, d)
		}
	}
	return ds
}

func (v invitation) organisation() bool {
	return v.Filing.Complaint.Defendant.Kind == filing.Organisation
}
