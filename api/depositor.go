package api

import (
	"context"
	"errors"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"yunting/depository"
	"yunting/platform/origin"
	"yunting/procedure"
)

// Node is a node of the evidence network whose signed request was let in.
type Node struct {
	ID   string
	Take depository.Spend // from the node's quota of today; nil: it has none
}

// NewProblem makes an error that is answered as it is: status, kind (urn:yunting:problem:kind), and title and detail in zh-Hans.
func NewProblem(status int, kind, title, detail string) *Problem {
	return problem(status, kind, title, detail)
}

type depositorKey struct{}

// depositing is who stands before the depository.
type depositing struct {
	depository.Depositor
	who     procedure.Who // of a person
	spend   depository.Spend
	request *http.Request // for bodies that are streamed
}

func depositorOf(ctx context.Context) depositing {
	d, _ := ctx.Value(depositorKey{}).(depositing)
	return d
}

// depositReader lets everybody pass and tells who it is; depositWriter those only who may deposit.
func (s *server) depositReader(ctx huma.Context, next func(huma.Context)) {
	s.identify(ctx, next, false)
}
func (s *server) depositWriter(ctx huma.Context, next func(huma.Context)) {
	s.identify(ctx, next, true)
}

func (s *server) identify(ctx huma.Context, next func(huma.Context), writing bool) {
	r, w := humago.Unwrap(ctx)
	d, err := s.depositor(ctx, r, writing)
	if err != nil {
		s.problem(ctx.Operation().OperationID, err).write(w)
		return
	}
	d.request = r
	next(huma.WithValue(ctx, depositorKey{}, d))
}

// depositor finds out who asks: by key, by the signature of a node, by session. Nobody in particular may read what is
// public, and deposit in a demonstration.
func (s *server) depositor(ctx huma.Context, r *http.Request, writing bool) (d depositing, err error) {
	if ctx.Header("Authorization") != "" {
		who, key, err := s.owner(r.Context(), ctx.Header("Authorization"))
		if err == nil && writing && (len(key.Scopes) == 0 || who.Role != "") {
			err = forbidden()
		}
		if err != nil {
			return d, err
		}
		ctx.SetHeader("Yunting-Key-Until", key.Until.UTC().Format(time.RFC3339))
		d.who, d.Person = who, who.Person
		return d, nil
	}
	if s.Node != nil {
		// Each refusal is written down: who is refused again and again has to wait, or he would keep the store busy.
		refused := "refused/" + origin.Group(r)
		if wait := s.strangers.wait(refused, s.machine()); wait > 0 {
			return d, tooMany("本网络签名不被受理的请求过于频繁，请按Retry-After头的秒数等待后再试", wait)
		}
		n, err := s.Node(r)
		if err != nil {
			s.strangers.take(refused, s.machine())
			return d, err
		}
		if n != nil {
			d.Depositor.Node, d.spend = n.ID, n.Take
			return d, s.pace("node/"+n.ID, s.nodes)
		}
	}
	if s.Visitor != nil {
		if who, ok := s.Visitor(r); ok {
			if writing && who.Role != "" {
				return d, forbidden()
			}
			d.who, d.Person = who, who.Person
			return d, s.pace("visitor/"+string(who.Person), s.buckets)
		}
	}
	if writing && !s.Court.Demo {
		return d, problem(http.StatusUnauthorized, "unauthorized", "需要身份",
			"存证需要知道是谁存的：请在Authorization头中提供密钥（Bearer yt_…，在“我的账户”页面生成），或者登录网站后在“存证”页面办理；接入证据网络的节点请对请求签名")
	}
	return d, s.pace("network/"+origin.Group(r), s.strangers)
}

func (s *server) pace(key string, b *buckets) error {
	if wait := b.take(key, s.machine()); wait > 0 {
		return tooMany("请求过于频繁，请按Retry-After头的秒数等待后再试", wait)
	}
	return nil
}

// depositProblem turns what the depository answers into a problem.
func depositProblem(err error) error {
	var bad depository.BadLines
	switch {
	case err == nil:
		return nil
	case errors.Is(err, depository.ErrNotFound):
		return problem(http.StatusNotFound, "not-found", "没有找到", "没有这个存证编号或者序号的存证。请核对编号，它有16位字母和数字")
	case errors.Is(err, depository.ErrConflict):
		return problem(http.StatusConflict, "conflict", "存证内容不同", "这个Idempotency-Key已经用于另一项存证，那一项没有改动，这一项没有存入。请换一个Idempotency-Key再提交")
	case errors.Is(err, depository.ErrBusy), errors.Is(err, depository.ErrClosed):
		p := problem(http.StatusServiceUnavailable, "busy", "暂时不能存证", "等待存证的请求太多，或者系统正在重新启动，没有存入任何内容。请稍后用同一个Idempotency-Key再提交")
		p.wait = 2 * time.Second
		return p
	case errors.As(err, &bad):
		p := problem(http.StatusUnprocessableEntity, "invalid", "提交的内容有误", bad.Error())
		for _, l := range bad.First {
			p.Errors = append(p.Errors, FieldError{item(l.Line), l.Fault})
		}
		return p
	}
	return err
}
