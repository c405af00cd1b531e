package api

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"yunting/authority"
	"yunting/clerk"
	"yunting/docket"
	"yunting/id"
	"yunting/law"
	"yunting/procedure"
	"yunting/seal"
)

// SealRow is one seal in the register.
type SealRow struct {
	Seal   string     `json:"seal" doc:"Code 编号."`
	Name   string     `json:"name" doc:"Name 名称."`
	Use    string     `json:"use" enum:"court,special" doc:"Sort of seal: court 院印, special 专用印章."`
	State  string     `json:"state" enum:"made,in-force,suspended,retired" doc:"已备案、已启用、已停用、已销毁."`
	Since  time.Time  `json:"since" doc:"Since when it is in that state."`
	From   *time.Time `json:"from,omitempty" doc:"In force from; absent: not put in force."`
	MadeAt time.Time  `json:"made_at" doc:"When it was prepared."`
	Grants int        `json:"grants" doc:"Authorisations that were not withdrawn."`
}

// SealView is a seal as those see it who look after it.
type SealView struct {
	SealRow
	Reason      string      `json:"reason" doc:"Of the newest change of state."`
	Wording     string      `json:"wording" doc:"Words round the edge."`
	Diameter    int         `json:"diameter" doc:"Millimetres; every seal is round."`
	Serial      string      `json:"serial" doc:"Serial number of the certificate, hexadecimal."`
	SHA256      string      `json:"sha256" doc:"SHA-256 fingerprint of the certificate."`
	Seq         int         `json:"seq" doc:"The newest entry of its docket; pass it as seen with the next act."`
	Authorities []SealGrant `json:"authorisations" nullable:"false" doc:"Who may use it, in the order they were given."`
}

// SealGrant is one authorisation.
type SealGrant struct {
	N         int        `json:"n" doc:"Its number."`
	Court     bool       `json:"court" doc:"To the court's own printing."`
	Person    string     `json:"person,omitempty" doc:"To this officer."`
	Name      string     `json:"name,omitempty" doc:"His name."`
	Kinds     []string   `json:"kinds" nullable:"false" doc:"Kinds of papers; empty: all of them."`
	From      time.Time  `json:"from"`
	Until     *time.Time `json:"until,omitempty" doc:"When it was withdrawn."`
	Reason    string     `json:"reason" doc:"Why it was given."`
	Withdrawn string     `json:"withdrawn,omitempty" doc:"Why it was withdrawn."`
}

// SealReceipt is what came of an act.
type SealReceipt struct {
	Seal  string `json:"seal"`
	State string `json:"state" enum:"made,in-force,suspended,retired"`
	Seq   int    `json:"seq" doc:"The newest entry now; pass it as seen with the next act."`
	N     int    `json:"n,omitempty" doc:"For seal.authorise: the number of the authorisation."`
}

type sealIn struct {
	Seal string `path:"seal" maxLength:"32" doc:"Code of the seal."`
}

type sealActIn struct {
	Seal string `path:"seal" maxLength:"32" doc:"Code of the seal."`
	Body json.RawMessage
}

type makeSealIn struct{ Body MakeSealForm }

func (s *server) registerSeals() {
	s.registerForms(sealCatalogue(), "SealActRequest")
	keyed(s, huma.Operation{OperationID: "list-seals", Method: http.MethodGet, Path: "/seals", Tags: []string{"Seals"},
		Summary: "The register of seals 印章登记", Description: "For the court's administrators and its president.", Errors: []int{http.StatusNotFound}}, s.listSeals)
	keyed(s, huma.Operation{OperationID: "make-seal", Method: http.MethodPost, Path: "/seals", Tags: []string{"Seals"}, DefaultStatus: http.StatusCreated,
		Summary: "Prepare a seal 刻制备案", Description: "An administrator prepares a seal; a president puts it in force.", MaxBodyBytes: bodyLimit,
		Errors: []int{http.StatusNotFound}}, s.makeSeal)
	keyed(s, huma.Operation{OperationID: "get-seal", Method: http.MethodGet, Path: "/seals/{seal}", Tags: []string{"Seals"},
		Summary: "One seal 印章", Description: "For the court's administrators and its president: its state, its certificate, who may use it.", Errors: []int{http.StatusNotFound}}, s.getSeal)
	keyed(s, huma.Operation{OperationID: "enter-seal-act", Method: http.MethodPost, Path: "/seals/{seal}/acts", Tags: []string{"Seals"},
		Summary:       "Do something with a seal 印章管理",
		Description:   "Enters one act in the seal's docket. The president may do all of them, an administrator may suspend.",
		DefaultStatus: http.StatusCreated, SkipValidateBody: true, MaxBodyBytes: bodyLimit,
		RequestBody: &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{"application/json": {Schema: &huma.Schema{Ref: "#/components/schemas/SealActRequest"}}}},
		Errors:      []int{http.StatusBadRequest, http.StatusNotFound, http.StatusConflict, http.StatusRequestEntityTooLarge},
	}, s.sealAct)
}

func (s *server) listSeals(ctx context.Context, _ *struct{}) (*answer[List[SealRow]], error) {
	if err := authority.MayRead(procedure.NewSeal(s.Court).StandingOf(whoOf(ctx))); err != nil {
		return nil, err
	}
	rows, err := s.Q.Seals(ctx, s.mine())
	out := List[SealRow]{Items: []SealRow{}}
	for _, x := range rows {
		r := SealRow{Seal: x.Seal, Name: x.Name, Use: x.Use, State: x.State, Since: x.Since.UTC(), MadeAt: x.MadeAt.UTC(), Grants: int(x.Grants)}
		if x.FromAt != nil {
			r.From = instant(*x.FromAt)
		}
		out.Items = append(out.Items, r)
	}
	return reply(out), err
}

// sealOf reads a seal its asker may read.
func (s *server) sealOf(ctx context.Context, code string) (*procedure.Seal, docket.Actor, error) {
	rd, err := s.Clerk.Read(ctx, procedure.SealMatter(id.Seal(code)))
	if err != nil {
		return nil, docket.Actor{}, err
	}
	x, ok := rd.Matter.(*procedure.Seal)
	if !ok {
		return nil, docket.Actor{}, authority.ErrNotFound
	}
	actor := x.StandingOf(whoOf(ctx))
	return x, actor, authority.MayRead(actor)
}

func (s *server) getSeal(ctx context.Context, in *sealIn) (*answer[SealView], error) {
	m, _, err := s.sealOf(ctx, in.Seal)
	if err != nil {
		return nil, err
	}
	x, row := m.Seal, m.Rows().Seal
	if row == nil {
		return nil, authority.ErrNotFound
	}
	v := SealView{SealRow: SealRow{Seal: string(x.ID), Name: x.Name, Use: string(x.Use), State: string(x.State), Since: x.Since, From: instant(x.From), MadeAt: x.MadeAt, Grants: row.Grants},
		Reason: x.Reason, Wording: x.Wording, Diameter: x.Diameter, Serial: x.Certificate.Serial, SHA256: x.Certificate.SHA256, Seq: m.Seq(), Authorities: []SealGrant{}}
	for _, g := range x.Grants {
		v.Authorities = append(v.Authorities, SealGrant{N: g.N, Court: g.To.Court, Person: string(g.To.Person), Name: g.To.Name, Kinds: append([]string{}, g.Kinds...), From: g.From,
			Until: instant(g.Until), Reason: g.Reason, Withdrawn: g.Withdrawn})
	}
	return reply(v), nil
}

func (s *server) makeSeal(ctx context.Context, in *makeSealIn) (*answer[SealReceipt], error) {
	f, who := in.Body, whoOf(ctx)
	if err := authority.Permit(procedure.NewSeal(s.Court).StandingOf(who), "seal.make"); err != nil {
		return nil, err
	}
	if err := mayEnter(ctx, "seal.make"); err != nil {
		return nil, err
	}
	code, err := seal.Code(f.Seal)
	if err != nil {
		return nil, err
	}
	return s.enterSeal(ctx, clerk.Order{Matter: procedure.SealMatter(code), Open: procedure.SealDocket, By: who, Acts: []docket.Act{seal.Make{Seal: code, Name: f.Name, Use: seal.Use(f.Use),
		Wording: f.Wording, Certificate: seal.Certificate{Serial: f.Serial, SHA256: f.SHA256}, Reason: f.Reason}}})
}

func (s *server) sealAct(ctx context.Context, in *sealActIn) (*answer[SealReceipt], error) {
	m, actor, err := s.sealOf(ctx, in.Seal)
	if err != nil {
		return nil, err
	}
	var b actBody
	if errs := s.outer(in.Body, &b); len(errs) > 0 {
		return nil, invalid(errs)
	}
	kind := docket.Kind(b.Kind)
	if err := authority.Permit(actor, kind); err != nil {
		return nil, err
	}
	if err := mayEnter(ctx, kind); err != nil {
		return nil, err
	}
	f, known := s.forms[b.Kind]
	if !known || !slices.Contains(m.Kinds(), kind) {
		return nil, authority.ErrNotFound
	}
	if len(b.Act) == 0 {
		b.Act = []byte("{}")
	}
	if errs := s.check(f.schema, b.Act, "body.act"); len(errs) > 0 {
		return nil, invalid(errs)
	}
	act, err := m.Read(kind, b.Act)
	if err != nil { // a date the schema lets pass and the calendar does not read
		return nil, law.Refuse(law.Rule{}, "提交的内容无法读取，请核对其中的日期，例如2026-12-01")
	}
	return s.enterSeal(ctx, clerk.Order{Matter: procedure.SealMatter(id.Seal(in.Seal)), By: whoOf(ctx), Seen: b.Seen, Acts: []docket.Act{act}})
}

func (s *server) enterSeal(ctx context.Context, o clerk.Order) (*answer[SealReceipt], error) {
	out, err := s.Clerk.Enter(ctx, o)
	if err != nil {
		return nil, err
	}
	m, ok := out.Matter.(*procedure.Seal)
	if !ok {
		return nil, fmt.Errorf("api: %s is a %T", o.Matter, out.Matter)
	}
	r := SealReceipt{Seal: string(m.Seal.ID), State: string(m.Seal.State), Seq: m.Seq()}
	if _, ok := out.Entries[len(out.Entries)-1].Act.(seal.Authorise); ok {
		r.N = len(m.Seal.Grants)
	}
	return reply(r), nil
}
