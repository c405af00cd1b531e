package api

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"reflect"
	"slices"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/google/uuid"

	"yunting/authority"
	"yunting/clerk"
	"yunting/consent"
	"yunting/docket"
	"yunting/evidence"
	"yunting/fee"
	"yunting/filing"
	"yunting/id"
	"yunting/law"
	"yunting/law/track"
	"yunting/procedure"
	"yunting/service"
)

// FilingRequest is a whole suit in one body: complaint, evidence, consents and address stand or fall together.
type FilingRequest struct {
	Complaint ComplaintForm `json:"complaint" doc:"起诉状."`
	Exhibits  []ExhibitForm `json:"exhibits,omitempty" maxItems:"100" doc:"Evidence, each with the id of its upload 证据."`
	Consents  []string      `json:"consents" enum:"filing,service,evidence,async,hearing" uniqueItems:"true" nullable:"false" doc:"Steps that may go online 在线诉讼同意; filing is needed to file here."`
	Address   AddressForm   `json:"address" doc:"Address for service 送达地址."`
}

// FilingReceipt is what came of a filing.
type FilingReceipt struct {
	Matter  string    `json:"matter" doc:"The case, for every later request."`
	Receipt string    `json:"receipt" doc:"Receipt number 收件编号, YT20261123-000001."`
	FiledAt time.Time `json:"filed_at" doc:"UTC instant of filing."`
	Status  string    `json:"status" doc:"State in words 案件状态."`
	Seq     int       `json:"seq" doc:"The newest entry."`
	Review  string    `json:"review_until,omitempty" format:"date" doc:"Day by which the court decides on acceptance 立案审查期限."`
}

// Rehearsal is what a filing would come to.
type Rehearsal struct {
	Ready  bool         `json:"ready" doc:"The filing would be taken as it is."`
	Errors []FieldError `json:"errors" nullable:"false" doc:"Everything that must be corrected first."`
	Amount int64        `json:"amount" doc:"Sum of the claims in fen 标的额."`
	Track  *TrackResult `json:"track,omitempty" doc:"The procedure the rules would choose if the case were accepted today."`
	Fee    *FeeResult   `json:"fee,omitempty" doc:"The acceptance fee on that track 案件受理费."`
}

type fileIn struct {
	DryRun bool   `query:"dry_run" doc:"Only check: every defect, the track and the fee; nothing is entered."`
	Key    string `header:"Idempotency-Key" maxLength:"200" doc:"Any string of your own. The same key answers the same receipt and never files twice."`
	Body   json.RawMessage
}

type fileOut struct {
	Status   int
	Location string `header:"Location" doc:"Address of the case."`
	Body     any    // *FilingReceipt, or *Rehearsal for a dry run
}

func (s *server) registerFiling() {
	keyed(s, huma.Operation{OperationID: "file-case", Method: http.MethodPost, Path: "/cases", Tags: []string{"Cases"},
		Summary: "File a suit 起诉",
		Description: "Hands in a complaint with its evidence, consents and address for service. The plaintiff is the verified owner of the key. " +
			"Everything that is wrong is answered at once. With dry_run=true nothing is entered and the answer is 200.",
		DefaultStatus: http.StatusCreated, SkipValidateBody: true, MaxBodyBytes: bodyLimit,
		RequestBody: &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{"application/json": {Schema: s.schema(FilingRequest{})}}},
		Responses: map[string]*huma.Response{
			"200": {Description: "With dry_run=true: what the filing would come to.", Content: map[string]*huma.MediaType{"application/json": {Schema: s.schema(Rehearsal{})}}},
			"201": {Description: "Filed.", Content: map[string]*huma.MediaType{"application/json": {Schema: s.schema(FilingReceipt{})}}},
		},
		Errors: []int{http.StatusBadRequest, http.StatusNotFound, http.StatusConflict, http.StatusRequestEntityTooLarge},
	}, s.file)
}

func (s *server) file(ctx context.Context, in *fileIn) (*fileOut, error) {
	who := whoOf(ctx)
	if who.Role != "" { // an officer does not sue in his own court
		return nil, authority.ErrNotFound
	}
	m := id.Matter(id.New())
	if in.Key != "" {
		m = matterOf(who.Person, in.Key)
	}
	acts, errs, err := s.suit(ctx, who, in.Body)
	if err != nil {
		return nil, err
	}
	if in.DryRun {
		return &fileOut{Status: http.StatusOK, Body: s.estimate(acts, errs)}, nil
	}
	if len(acts) == 0 {
		return nil, invalid(errs)
	}
	if in.Key != "" {
		if out, err := s.again(ctx, who, m, acts); out != nil || err != nil {
			return out, err
		}
	}
	if len(errs) > 0 {
		return nil, invalid(errs)
	}
	out, err := s.Clerk.Enter(ctx, clerk.Order{Matter: m, Open: procedure.CivilCase, By: who, Acts: acts})
	if in.Key != "" && err != nil { // another request with the same key may have been faster
		if out, err := s.again(ctx, who, m, acts); out != nil || err != nil {
			return out, err
		}
	}
	if err != nil {
		return nil, err
	}
	return s.receipt(out.Matter, m)
}

// matterOf names the matter of a repeatable request, so that a repeat finds what the first one filed.
func matterOf(p id.Person, key string) id.Matter {
	space := uuid.NewHash(sha256.New(), uuid.NameSpaceURL, []byte("urn:yunting:filing"), 8)
	return id.Matter(uuid.NewHash(sha256.New(), space, []byte(string(p)+"\x00"+key), 8).String())
}

// again answers a repeated request: the same suit gets the same receipt, another one is refused. Nil: not filed yet.
func (s *server) again(ctx context.Context, who procedure.Who, m id.Matter, acts []docket.Act) (*fileOut, error) {
	rd, err := s.Clerk.Read(ctx, m)
	if errors.Is(err, authority.ErrNotFound) || err == nil && len(rd.Entries) == 0 {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	if err := authority.MayRead(rd.Matter.StandingOf(who)); err != nil {
		return nil, err
	}
	for i, a := range acts {
		if i >= len(rd.Entries) || !same(a, rd.Entries[i].Act) {
			return nil, law.Refusal{Rule: filing.Conditions, Field: "Idempotency-Key", Sentence: "这个Idempotency-Key已经用于另一份起诉材料，请换一个"}
		}
	}
	return s.receipt(rd.Matter, m)
}

// same tells whether an act asks for what was entered; what the clerk drew and the court found is left out.
func same(asked, entered docket.Act) bool {
	switch a := asked.(type) {
	case filing.File:
		e, ok := entered.(filing.File)
		return ok && equal(a.Complaint, e.Complaint)
	case evidence.Submit:
		e, ok := entered.(evidence.Submit)
		a.Exhibit.ID, a.Exhibit.By, a.Exhibit.At = e.Exhibit.ID, e.Exhibit.By, e.Exhibit.At
		return ok && equal(a, e)
	case service.Confirm: // the court writes a mobile number its own way
		_, ok := entered.(service.Confirm)
		return ok
	}
	return equal(asked, entered)
}

// equal compares two values of one type as they stand in a record.
func equal(a, b any) bool {
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && reflect.TypeOf(a) == reflect.TypeOf(b) && string(x) == string(y)
}

func (s *server) receipt(mt procedure.Matter, m id.Matter) (*fileOut, error) {
	c, ok := mt.(*procedure.Civil)
	if !ok {
		return nil, fmt.Errorf("api: %s is a %T", m, mt)
	}
	r := &FilingReceipt{Matter: string(m), Receipt: c.Filing.Receipt, FiledAt: c.OpenedAt(), Status: c.Status(), Seq: c.Seq()}
	for _, d := range c.Due(s.Clock.Now()) {
		if d.Key == "review" {
			r.Review = d.Count.Until.String()
		}
	}
	return &fileOut{Status: http.StatusCreated, Location: Prefix + "/cases/" + string(m), Body: r}, nil
}

// suit reads a filing and finds everything that is wrong with it: its form, the complaint, and what the rules of each
// act say when they are asked in order on an empty case. Errors other than these are faults or a missing real name.
func (s *server) suit(ctx context.Context, who procedure.Who, raw []byte) (acts []docket.Act, errs []FieldError, err error) {
	errs = s.check(s.schema(FilingRequest{}), raw, "body")
	var f FilingRequest
	if json.Unmarshal(raw, &f) != nil {
		return nil, errs, nil // a field of the wrong type: the check has named it
	}
	me, err := s.realName(ctx, who)
	if err != nil {
		return nil, nil, err
	}
	complaint := f.Complaint.complaint(me)
	errs = merge(errs, defects(complaint, s.today(), "body.complaint"))
	if !slices.Contains(f.Consents, string(consent.Filing)) {
		errs = merge(errs, []FieldError{{"body.consents", "不同意在线提交材料（filing）的，不能在这里提交；请到法院立案窗口办理"}})
	}
	var steps []consent.Step
	for _, x := range f.Consents {
		steps = append(steps, consent.Step(x))
	}
	acts = []docket.Act{filing.File{Complaint: complaint}, consent.Give{Steps: steps}, service.Confirm{Address: service.Address(f.Address)}}
	at := []string{"body.complaint", "body.consents", "body.address"}
	for i, x := range f.Exhibits {
		place := fmt.Sprintf("body.exhibits[%d]", i)
		item, bad, err := s.exhibit(ctx, who, x, place)
		if err != nil {
			return nil, nil, err
		}
		errs = merge(errs, bad)
		acts, at = append(acts, evidence.Submit{Exhibit: item}), append(at, place)
	}
	return acts, merge(errs, s.rehearse(who, acts, at)), nil
}

// rehearse asks each act's own rule on a case that is never kept.
func (s *server) rehearse(who procedure.Who, acts []docket.Act, at []string) (errs []FieldError) {
	c, now := procedure.NewCivil(s.Court), s.Clock.Now()
	by := c.StandingOf(who)
	by.Standing = docket.Plaintiff
	for i, a := range acts {
		_, _, err := c.Decide(a, docket.Scene{Now: now, By: by, Verified: who.Verified, Court: s.Court})
		if err == nil {
			continue
		}
		if _, isFile := a.(filing.File); isFile && len(a.(filing.File).Complaint.Check()) > 0 {
			continue // all of its defects are listed already, not only the first
		}
		place := at[i]
		var no law.Refusal
		if errors.As(err, &no) && no.Field != "" {
			if p, ok := places[no.Field]; ok && i == 0 {
				place += "." + p
			} else if no.Field == "file" {
				place += ".upload"
			} else {
				place += "." + no.Field
			}
		}
		errs = append(errs, FieldError{place, sentence(err)})
	}
	return errs
}

// estimate says what a filing would come to.
func (s *server) estimate(acts []docket.Act, errs []FieldError) *Rehearsal {
	out := &Rehearsal{Ready: len(errs) == 0, Errors: append([]FieldError{}, errs...)}
	if len(acts) == 0 {
		return out
	}
	c := acts[0].(filing.File).Complaint
	out.Amount = int64(c.Amount)
	if len(c.Claims) == 0 {
		return out
	}
	d := track.Choose(track.Facts{Filed: s.today(), Province: s.Court.Province, Amount: c.Amount, MoneyOnly: c.MoneyOnly(), Clear: !c.Flags.Unclear,
		ForeignRelated: c.Flags.ForeignRelated, DefendantMissing: c.Flags.DefendantMissing, NeedsAppraisal: c.Flags.NeedsAppraisal})
	t := trackResult(d)
	out.Track = &t
	if r, err := fee.Estimate(procedure.ChargeOf(c), d.Track, s.Court); err == nil {
		f := feeResult(r)
		out.Fee = &f
	}
	return out
}
