package api

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"yunting/authority"
	"yunting/clerk"
	"yunting/docket"
	"yunting/evidence"
	"yunting/fee"
	"yunting/filing"
	"yunting/id"
	"yunting/identity"
	"yunting/law"
	"yunting/procedure"
	"yunting/service"
)

// ActReceipt is what came of an act.
type ActReceipt struct {
	Matter  string      `json:"matter"`
	Seq     int         `json:"seq" doc:"The newest entry now; pass it as seen with the next act."`
	Number  string      `json:"number,omitempty" doc:"Case number 案号, once there is one."`
	Phase   string      `json:"phase" enum:"filing,serving,trial,judged,performance,ended"`
	Status  string      `json:"status" doc:"State in words 案件状态."`
	Entries []EntryView `json:"entries" nullable:"false" doc:"The new entries, those of the court's own hand among them."`
}

type actIn struct {
	Matter string `path:"matter" doc:"The case, as the list of cases names it."`
	Code   string `header:"Association-Code" doc:"Association code 关联码 from the court's message; only for a defendant who has not joined yet."`
	Body   json.RawMessage
}

// actBody is the outer form of every act.
type actBody struct {
	Kind string          `json:"kind"`
	Act  json.RawMessage `json:"act"`
	Seen int             `json:"seen"`
}

func (s *server) registerActs() {
	keyed(s, huma.Operation{OperationID: "enter-act", Method: http.MethodPost, Path: "/cases/{matter}/acts", Tags: []string{"Acts"},
		Summary: "Do something in a case 诉讼行为",
		Description: "Enters one act in the record, with everything the court does because of it; all or nothing. Which acts your standing may do, " +
			"the case lists under acts; acts of the court's own hand, and acts of others, are 404.",
		DefaultStatus: http.StatusCreated, SkipValidateBody: true, MaxBodyBytes: bodyLimit,
		RequestBody: &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{"application/json": {Schema: &huma.Schema{Ref: "#/components/schemas/ActRequest"}}}},
		Errors:      []int{http.StatusBadRequest, http.StatusNotFound, http.StatusConflict, http.StatusRequestEntityTooLarge},
	}, s.act)
}

func (s *server) act(ctx context.Context, in *actIn) (*answer[ActReceipt], error) {
	who := whoOf(ctx)
	c, _, err := s.civil(ctx, in.Matter)
	if err == nil && in.Code != "" && s.Hash != nil {
		who.CodeHash, err = s.present(ctx, in.Code)
	}
	if err != nil {
		return nil, err
	}
	actor := c.StandingOf(who)
	if actor.Standing != docket.Invited && actor.Standing != docket.Unproven {
		if err := authority.MayRead(actor); err != nil {
			return nil, err
		}
	}
	var b actBody
	if errs := s.outer(in.Body, &b); len(errs) > 0 {
		return nil, invalid(errs)
	}
	if err := authority.Permit(actor, docket.Kind(b.Kind)); err != nil {
		return nil, err
	}
	if err := mayEnter(ctx, docket.Kind(b.Kind)); err != nil {
		return nil, err
	}
	f, known := s.forms[b.Kind]
	if !known {
		return nil, authority.ErrNotFound
	}
	if len(b.Act) == 0 {
		b.Act = []byte("{}")
	}
	if errs := s.check(f.schema, b.Act, "body.act"); len(errs) > 0 {
		return nil, invalid(errs)
	}
	act, err := s.read(ctx, c, who, docket.Kind(b.Kind), b.Act)
	if err != nil {
		return nil, err
	}
	out, err := s.Clerk.Enter(ctx, clerk.Order{Matter: id.Matter(in.Matter), By: who, Seen: b.Seen, Acts: []docket.Act{act}})
	if err != nil {
		return nil, err
	}
	c, ok := out.Matter.(*procedure.Civil)
	if !ok {
		return nil, fmt.Errorf("api: %s is a %T", in.Matter, out.Matter)
	}
	actor = c.StandingOf(who) // joining has made him a party
	r := ActReceipt{Matter: in.Matter, Seq: c.Seq(), Number: c.Filing.Number.String(), Phase: string(c.Phase()), Status: c.Status(), Entries: []EntryView{}}
	for _, e := range authority.Readable(actor, out.Entries) {
		r.Entries = append(r.Entries, entryView(c, e, actor))
	}
	return reply(r), nil
}

var outerSchema = &huma.Schema{Type: huma.TypeObject, AdditionalProperties: false, Required: []string{"kind"}, Properties: map[string]*huma.Schema{
	"kind": {Type: huma.TypeString}, "act": {Type: huma.TypeObject, AdditionalProperties: true}, "seen": {Type: huma.TypeInteger},
}}

func init() { outerSchema.PrecomputeMessages() }

// outer reads what every act has in common.
func (s *server) outer(raw []byte, b *actBody) []FieldError {
	errs := s.check(outerSchema, raw, "body")
	if len(errs) == 0 {
		if err := json.Unmarshal(raw, b); err != nil {
			errs = []FieldError{{"body", "不是完整的JSON"}}
		}
	}
	return errs
}

// read turns a checked form into the act. The matter reads its own acts; what a person does not write himself (files,
// names, numbers of deliveries) is put in from what the court knows.
func (s *server) read(ctx context.Context, c *procedure.Civil, who procedure.Who, k docket.Kind, raw []byte) (docket.Act, error) {
	act, err := c.Read(k, raw)
	if err != nil {
		return nil, fmt.Errorf("api: a checked form of %s cannot be read: %w", k, err)
	}
	switch a := act.(type) {
	case filing.Correct:
		return s.correction(ctx, who, raw)
	case fee.AskRelief:
		return s.askRelief(ctx, who, raw)
	case evidence.Submit:
		var f SubmitForm
		if err := json.Unmarshal(raw, &f); err != nil {
			return nil, err
		}
		x, errs, err := s.exhibit(ctx, who, f.Exhibit, "body.act.exhibit")
		if err == nil && len(errs) > 0 {
			err = invalid(errs)
		}
		return evidence.Submit{Exhibit: x}, err
	case identity.Join:
		return s.join(ctx, c, who, raw)
	case service.Open: // only one's own papers can be opened, and only the rule says when that is service
		if d := c.Service.Find(a.Delivery); d != nil && d.To != c.StandingOf(who).Party {
			return nil, law.Refuse(service.Proof, "这次送达不是发给您的，请核对送达编号")
		}
	case service.Hand:
		a.Delivery = id.Delivery(id.New())
		return a, nil
	case service.Publish:
		a.Delivery = id.Delivery(id.New())
		return a, nil
	}
	return act, nil
}

// askRelief is an application for relief with the files that prove it.
func (s *server) askRelief(ctx context.Context, who procedure.Who, raw []byte) (docket.Act, error) {
	var f AskReliefForm
	if err := json.Unmarshal(raw, &f); err != nil {
		return nil, err
	}
	a := fee.AskRelief{Form: fee.Form(f.Form), Ground: f.Ground, Facts: f.Facts}
	for i, x := range f.Uploads {
		u, err := s.upload(ctx, who, x, fmt.Sprintf("body.act.uploads[%d]", i))
		if err != nil {
			return nil, err
		}
		a.Proofs = append(a.Proofs, fee.Proof{File: id.File(u.File), FileName: u.Name, Media: u.Media, Size: u.Size})
	}
	return a, nil
}

// correction is a corrected complaint, checked as a new one is.
func (s *server) correction(ctx context.Context, who procedure.Who, raw []byte) (docket.Act, error) {
	var f CorrectForm
	if err := json.Unmarshal(raw, &f); err != nil {
		return nil, err
	}
	me, err := s.realName(ctx, who)
	if err != nil {
		return nil, err
	}
	c := f.Complaint.complaint(me)
	if errs := defects(c, s.today(), "body.act.complaint"); len(errs) > 0 {
		return nil, invalid(errs)
	}
	return filing.Correct{Complaint: c}, nil
}

// join is a verified person joining for the party whose code he presented.
func (s *server) join(ctx context.Context, c *procedure.Civil, who procedure.Who, raw []byte) (docket.Act, error) {
	var f JoinForm
	if err := json.Unmarshal(raw, &f); err != nil {
		return nil, err
	}
	j := identity.Join{Party: c.StandingOf(who).Party, Name: who.Name, Capacity: identity.Capacity(f.Capacity)}
	for _, x := range []struct {
		upload, at string
		to         *string
	}{{f.Upload, "body.act.upload", &j.Mandate}, {f.Proof, "body.act.proof", &j.Proof}} {
		if x.upload == "" {
			continue
		}
		u, err := s.upload(ctx, who, x.upload, x.at)
		if err != nil {
			return nil, err
		}
		*x.to = fmt.Sprintf("%s（SHA-256：%s）", u.Name, u.File)
	}
	j.Agent = identity.AgentKind(f.Agent)
	if f.Authority != nil {
		j.Authority = identity.Authority{NoFacts: f.Authority.NoFacts, FullWords: f.Authority.FullWords}
		for _, p := range f.Authority.Powers {
			j.Authority.Powers = append(j.Authority.Powers, identity.Power(p))
		}
	}
	return j, nil
}

// realName is what the court knows about a person; a refusal when it has not been verified.
func (s *server) realName(ctx context.Context, who procedure.Who) (identity.Sheet, error) {
	no := law.Refuse(identity.RealName, "请先在“我的账户”完成实名核验，核验通过后才能提交起诉材料")
	if !who.Verified {
		return identity.Sheet{}, no
	}
	rd, err := s.Clerk.Read(ctx, procedure.PersonMatter(who.Person))
	if err != nil {
		return identity.Sheet{}, err
	}
	p, ok := rd.Matter.(*procedure.Person)
	if !ok || p.Identity.State != identity.Verified {
		return identity.Sheet{}, no
	}
	return p.Identity, nil
}
