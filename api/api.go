// Package api is the JSON face of the same acts 接口: what a page can do a program can do, under the same rules and the
// same authority, at /api/v1. OpenAPI 3.1 stands at /api/v1/openapi.json.
package api

import (
	"context"
	"log/slog"
	"net/http"
	"reflect"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"yunting/clerk"
	"yunting/court"
	"yunting/depository"
	"yunting/gateway/cashier"
	"yunting/id"
	"yunting/law/calendar"
	"yunting/platform/clock"
	"yunting/procedure"
	"yunting/register/query"
	"yunting/vault"
)

// Prefix is where the interface stands.
const Prefix = "/api/v1"

// Config is what the interface works with.
type Config struct {
	Court *court.Profile
	Clerk *clerk.Clerk
	Q     *query.Queries // registers, keys, uploads; never dockets
	Vault *vault.Vault
	Clock *clock.Clock
	Log   *slog.Logger
	Till  *cashier.Cashier         // nil: fees cannot be ordered here
	Hash  func(code string) string // digest of an association code; nil: nobody joins a case here
	Rate  Rate                     // requests one key may make; zero: DefaultRate

	Depository *depository.Depository // nil: no evidence network here
	// Node finds the node that signed a request; it may read the body and put it back. Nil, or a nil node: the request is
	// not a node's. An error that is a Problem is answered as it is (NewProblem).
	Node func(*http.Request) (*Node, error)
	// Visitor finds who is signed in by the cookie of a request from the court's own pages; what another site makes a
	// browser send must find nobody. Nil: sessions do not count here.
	Visitor func(*http.Request) (procedure.Who, bool)
	// Read has a file of the vault brought into the form in which it is read. Nil: it is found by the hourly sweep.
	Read      func(ctx context.Context, file id.File, kind vault.Kind) error
	Strangers Rate // requests one network may make about deposits without saying who it is; zero: DefaultStrangers
	Nodes     Rate // requests one node may make; zero: DefaultNodes
}

// server is the open interface.
type server struct {
	Config
	api     huma.API
	buckets *buckets
	// strangers counts the requests of networks from where nobody in particular asks.
	strangers *buckets
	nodes     *buckets
	forms     map[string]*form // acts by kind
}

// New opens the interface. The handler answers everything under /api/.
func New(c Config) http.Handler {
	if c.Rate == (Rate{}) {
		c.Rate = DefaultRate
	}
	if c.Strangers == (Rate{}) {
		c.Strangers = DefaultStrangers
	}
	if c.Nodes == (Rate{}) {
		c.Nodes = DefaultNodes
	}
	mux := http.NewServeMux()
	s := &server{Config: c, buckets: newBuckets(c.Rate), strangers: newBuckets(c.Strangers), nodes: newBuckets(c.Nodes), forms: map[string]*form{}}
	s.api = humago.New(mux, head(c.Court))
	s.registerForms(catalogue(), "ActRequest")
	s.registerPublic()
	s.registerLaw()
	s.registerCases()
	s.registerActs()
	s.registerFiles()
	s.registerPapers()
	s.registerDeposits()
	s.registerNodes()
	s.registerSeals()
	mux.HandleFunc("/", s.nowhere)
	return s.door(mux)
}

// head is the head of the OpenAPI document. There is no page that loads scripts from elsewhere.
func head(of *court.Profile) huma.Config {
	c := huma.DefaultConfig("Yunting 云庭 – "+of.Name, "1.0.0")
	c.OpenAPIPath, c.DocsPath, c.SchemasPath = Prefix+"/openapi", "", ""
	c.CreateHooks, c.Transformers = nil, nil
	c.Info.Description = "The programming interface of an Internet court. Amounts are integers in fen (分, 1/100 yuan). " +
		"Dates are court dates in Asia/Shanghai (YYYY-MM-DD); instants are UTC (RFC 3339). Errors are problem+json (RFC 9457); " +
		"their `detail` is a Chinese sentence for the person. What a key may not see is 404."
	c.Info.License = &huma.License{Name: "Apache-2.0", Identifier: "Apache-2.0"}
	c.Servers = []*huma.Server{{URL: "/"}}
	c.Tags = []*huma.Tag{
		{Name: "Court", Description: "The court and its rules 法院与规则; no key needed."},
		{Name: "Law", Description: "Calculators: deadlines, fees, procedures, limits, numbers 计算器; no key needed. They decide nothing."},
		{Name: "Cases", Description: "Cases 案件 as the key's owner may read them."},
		{Name: "Acts", Description: "Acts with legal effect 诉讼行为."},
		{Name: "Evidence", Description: "The evidence network 证据网络: deposits, their public records, receipts."},
		{Name: "Nodes", Description: "Nodes of the evidence network 证据网络节点."},
		{Name: "Seals", Description: "Seals of the court 印章, for its administrators and its president."},
		{Name: "Files", Description: "Uploads, exhibits and papers 上传、证据、文书."},
	}
	c.Components.SecuritySchemes = map[string]*huma.SecurityScheme{
		"key": {Type: "http", Scheme: "bearer", Description: "A key made on the account page 我的账户 › 程序接口密钥."},
	}
	return c
}

// today is the court date.
func (s *server) today() calendar.Date { return calendar.Of(s.Clock.Now()) }

// machine is the time of the machine, which a demonstration court cannot move: limits of rate go by it.
func (s *server) machine() time.Time { return s.Clock.Now().Add(-s.Clock.Ahead()) }

func (s *server) mine() string { return string(s.Court.Code) }

// schema registers a type among the components and returns a reference to it.
func (s *server) schema(of any) *huma.Schema {
	return s.api.OpenAPI().Components.Schemas.Schema(reflect.TypeOf(of), true, "")
}

// public registers an operation that needs no key.
func public[I, O any](s *server, op huma.Operation, do func(context.Context, *I) (*O, error)) {
	op.Errors = append(op.Errors, http.StatusUnprocessableEntity)
	register(s, op, do)
}

// keyed registers an operation that needs a key. Its handler finds the owner with whoOf.
func keyed[I, O any](s *server, op huma.Operation, do func(context.Context, *I) (*O, error)) {
	op.Security = []map[string][]string{{"key": {}}}
	op.Middlewares = append(huma.Middlewares{s.admit}, op.Middlewares...)
	op.Errors = append(op.Errors, http.StatusUnauthorized, http.StatusForbidden, http.StatusUnprocessableEntity, http.StatusTooManyRequests)
	register(s, op, do)
}

func register[I, O any](s *server, op huma.Operation, do func(context.Context, *I) (*O, error)) {
	op.Path = Prefix + op.Path
	huma.Register(s.api, op, func(ctx context.Context, in *I) (*O, error) {
		out, err := do(ctx, in)
		if err != nil {
			return nil, s.problem(op.OperationID, err)
		}
		return out, nil
	})
}

// answer is a response with one JSON body.
type answer[T any] struct{ Body T }

func reply[T any](body T) *answer[T] { return &answer[T]{body} }
