package litigant

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"yunting/authority"
	"yunting/consent"
	"yunting/filing"
	"yunting/id"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/register/query"
	"yunting/web/shell"
)

// Draft is a complaint that has not been handed in 草稿. It keeps every field as it was typed, right or wrong, so that
// nothing is lost when a page has errors or somebody comes back next week.
type Draft struct {
	Matter    id.Matter             `json:"matter,omitempty"` // set: corrects the complaint of this matter
	Saved     []string              `json:"saved,omitempty"`  // steps that were saved at least once
	Kind      Dispute               `json:"kind"`
	Me        Myself                `json:"me"`
	Defendant Opponent              `json:"defendant"`
	Claims    Claims                `json:"claims"`
	Facts     Story                 `json:"facts"`
	Evidence  Evidence              `json:"evidence"`
	Consents  map[consent.Step]bool `json:"consents,omitempty"`
	Signature string                `json:"signature,omitempty"`
	Sign      signing               `json:"sign,omitzero"` // the name typed stands in Signature
	Truth     bool                  `json:"truth,omitempty"`
	Here      []string              `json:"here,omitempty"` // what a complaint under correction says of jurisdiction

	ID        string    `json:"-"`
	UpdatedAt time.Time `json:"-"`
}

// Day is a date as somebody typed it, in three boxes.
type Day struct {
	Y string `json:"y,omitempty"`
	M string `json:"m,omitempty"`
	D string `json:"d,omitempty"`
}

// Empty tells whether nothing was typed.
func (d Day) Empty() bool { return d.Y == "" && d.M == "" && d.D == "" }

var dayForms = strings.NewReplacer("年", "-", "月", "-", "日", "", "/", "-", ".", "-", "　", "", " ", "")

// Date reads the boxes; a whole date pasted into the first box will do.
func (d Day) Date() (calendar.Date, error) {
	s := fmt.Sprintf("%s-%s-%s", d.Y, d.M, d.D)
	if d.M == "" && d.D == "" {
		s = dayForms.Replace(d.Y)
	}
	var y, m, day int
	if n, err := fmt.Sscanf(dayForms.Replace(s), "%d-%d-%d", &y, &m, &day); err != nil || n != 3 {
		return calendar.Date{}, errors.New("请按年、月、日填写日期，例如2026年9月28日")
	}
	on, err := calendar.Parse(fmt.Sprintf("%04d-%02d-%02d", y, m, day))
	if err != nil {
		return calendar.Date{}, fmt.Errorf("%d年%d月%d日不存在，请核对日期", y, m, day)
	}
	return on, nil
}

func dayOf(d calendar.Date) Day {
	if d.IsZero() {
		return Day{}
	}
	return Day{fmt.Sprint(d.Y), fmt.Sprint(int(d.M)), fmt.Sprint(d.D)}
}

func readDay(r *http.Request, name string) Day {
	return Day{field(r, name+"-y"), field(r, name+"-m"), field(r, name+"-d")}
}

const mostDrafts = 20 // of new suits, per person

const (
	newSuit    = "complaint"
	correction = "correction"
)

func (d Draft) kind() string {
	if d.Matter != "" {
		return correction
	}
	return newSuit
}

// draft finds the viewer's own draft; another person's is not found.
func (p *pages) draft(r *http.Request) (Draft, error) {
	v := shell.ViewerOf(r.Context())
	row, err := p.Q.FindDraft(r.Context(), query.FindDraftParams{Court: p.Mine(), ID: r.PathValue("draft"), Person: string(v.Person)})
	if missing(err) {
		return Draft{}, authority.ErrNotFound
	}
	if err != nil {
		return Draft{}, err
	}
	return readDraft(row)
}

func readDraft(row query.Draft) (d Draft, err error) {
	if err = json.Unmarshal(row.Body, &d); err != nil {
		return d, fmt.Errorf("litigant: draft %s: %w", row.ID, err)
	}
	d.ID, d.UpdatedAt = row.ID, row.UpdatedAt
	return d, nil
}

// put keeps a new draft.
func (p *pages) put(r *http.Request, d *Draft) error {
	body, err := d.body()
	if err != nil {
		return err
	}
	d.UpdatedAt = p.Clock.Now()
	v := shell.ViewerOf(r.Context())
	return p.Q.PutDraft(r.Context(), query.PutDraftParams{Court: p.Mine(), ID: d.ID, Person: string(v.Person), Kind: d.kind(),
		Matter: string(d.Matter), Body: body, UpdatedAt: d.UpdatedAt})
}

// save keeps the draft as it is. One that was handed in or thrown away meanwhile is not found, and does not come back.
func (p *pages) save(r *http.Request, d *Draft) error {
	body, err := d.body()
	if err != nil {
		return err
	}
	d.UpdatedAt = p.Clock.Now()
	v := shell.ViewerOf(r.Context())
	n, err := p.Q.UpdateDraft(r.Context(), query.UpdateDraftParams{Court: p.Mine(), ID: d.ID, Person: string(v.Person), Matter: string(d.Matter),
		Body: body, UpdatedAt: d.UpdatedAt})
	if err == nil && n == 0 {
		err = authority.ErrNotFound
	}
	return err
}

// body is the draft as it is kept.
func (d *Draft) body() ([]byte, error) {
	b, err := json.Marshal(d)
	if err == nil && len(b) > shell.MostDraft {
		err = law.Refuse(law.Rule{}, "草稿太长，没有保存。请返回，把文字缩短到%d万字以内；较长的材料可以作为证据上传", shell.MostDraft/40_000)
	}
	return b, err
}

// Title is how a list names the draft.
func (d Draft) Title() string {
	name := "起诉"
	if d.Defendant.Name != "" {
		name += d.Defendant.Name
	}
	if c := d.Kind.cause(); c.Name != "" {
		name += c.Name
	}
	if name == "起诉" {
		return "尚未填写的起诉状"
	}
	return name
}

// Complaint is what the draft would hand in. Fields that cannot be read stay empty; the checks of the steps name them.
func (d Draft) Complaint(me filing.Side, filed calendar.Date, city string) filing.Complaint {
	c := filing.Complaint{
		Cause: d.Kind.Cause, CauseName: d.Kind.cause().Name,
		Plaintiff: d.Me.side(me), Defendant: d.Defendant.side(),
		Platform: d.Facts.Platform, Order: d.Facts.Order,
		Claims: d.Claims.list(), Facts: d.Facts.list(), Reasons: d.Facts.Reasons,
		Signature: d.Signature, Here: d.here(filed, city),
		Flags: filing.Flags{ForeignRelated: d.Defendant.Lives == livesAbroad || d.Me.Lives == livesAbroad || me.IDKind.Person() && !domestic(me.IDKind)},
	}
	c.Amount = c.Sum()
	return c
}

// here is what the complaint says of jurisdiction.
func (d Draft) here(filed calendar.Date, city string) []string {
	if d.Kind.stands() {
		return d.Here
	}
	return d.Kind.explore(filed, city).Reasons
}

// draftOf turns a complaint back into a draft, for correction.
func draftOf(c filing.Complaint, m id.Matter) Draft {
	d := Draft{Matter: m, Kind: Dispute{Cause: c.Cause, Was: c.Cause}, Here: c.Here}
	me := c.Plaintiff
	d.Me = Myself{Mobile: me.Mobile, Email: me.Email, Address: me.Address, Ethnicity: me.Ethnicity, Occupation: me.Occupation, Employer: me.Employer,
		Head: me.Head, HeadPost: me.HeadPost, Lives: livesOf(me)}
	x := c.Defendant
	d.Defendant = Opponent{Kind: string(x.Kind), Name: x.Name, IDNumber: x.IDNumber, Head: x.Head, HeadPost: x.HeadPost, Employer: x.Employer, Mobile: x.Mobile, Email: x.Email,
		Account: x.Account, Address: x.Address, Lives: livesOf(x)}
	d.Claims = claimsOf(c.Claims)
	d.Facts = Story{Platform: c.Platform, Order: c.Order, Reasons: c.Reasons}
	for _, f := range c.Facts {
		d.Facts.Facts = append(d.Facts.Facts, Statement{On: dayOf(f.On), Text: f.Text})
	}
	for _, s := range steps {
		d.Saved = append(d.Saved, s.key)
	}
	return d
}

// draftFor finds the viewer's draft that corrects a matter.
func (p *pages) draftFor(r *http.Request, m id.Matter) (query.Draft, error) {
	v := shell.ViewerOf(r.Context())
	return p.Q.DraftFor(r.Context(), query.DraftForParams{Court: p.Mine(), Person: string(v.Person), Kind: correction, Matter: string(m)})
}
