package api

import (
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"yunting/authority"
	"yunting/clerk"
	"yunting/gateway/signed"
	"yunting/id"
	"yunting/law"
	"yunting/vault"
)

// Problem is an error as RFC 9457 writes it.
type Problem struct {
	Type      string       `json:"type" doc:"Kind of problem: urn:yunting:problem: and unauthorized, forbidden, not-found, refused, invalid, moved-on, too-many, too-large, malformed, signature or fault."`
	Title     string       `json:"title" doc:"The kind in words (zh-Hans)."`
	Status    int          `json:"status" doc:"HTTP status."`
	Detail    string       `json:"detail" doc:"What is wrong with which thing, and what to do (zh-Hans), for the person."`
	Field     string       `json:"field,omitempty" doc:"For a refusal: the field it belongs to."`
	Article   string       `json:"article,omitempty" doc:"For a refusal: the provision it rests on 法律依据."`
	Rule      string       `json:"rule,omitempty" doc:"For a refusal: key of the rule in /api/v1/rules."`
	Seen      int          `json:"seen,omitempty" doc:"For moved-on: the newest entry you had seen."`
	Now       int          `json:"now,omitempty" doc:"For moved-on: the newest entry there is; read the case again."`
	Reference string       `json:"reference,omitempty" doc:"For a fault: number to quote to the court."`
	Reason    string       `json:"reason,omitempty" doc:"For a signed request of a node: why it was not let in, stale, replayed, void, over-quota …"`
	Errors    []FieldError `json:"errors,omitempty" doc:"For invalid input: everything that is wrong, at once."`

	wait time.Duration // for too-many: when to try again
}

// FieldError is one thing that is wrong with the input.
type FieldError struct {
	Location string `json:"location" doc:"Where: body.complaint.claims[0].amount, query.limit."`
	Message  string `json:"message" doc:"What (zh-Hans)."`
}

const problemType = "urn:yunting:problem:"

func (p *Problem) Error() string  { return p.Detail }
func (p *Problem) GetStatus() int { return p.Status }

// ContentType is application/problem+json.
func (p *Problem) ContentType(string) string { return "application/problem+json" }

// GetHeaders are the headers that belong to the problem.
func (p *Problem) GetHeaders() http.Header {
	h := http.Header{}
	if p.Status == http.StatusUnauthorized {
		h.Set("WWW-Authenticate", `Bearer realm="yunting"`)
	}
	if p.wait > 0 {
		h.Set("Retry-After", strconv.Itoa(int((p.wait+time.Second-1)/time.Second)))
	}
	return h
}

// write answers with the problem, outside an operation.
func (p *Problem) write(w http.ResponseWriter) {
	h := w.Header()
	for k, vs := range p.GetHeaders() {
		h[k] = vs
	}
	h.Set("Content-Type", p.ContentType(""))
	w.WriteHeader(p.Status)
	json.NewEncoder(w).Encode(p) // a client that has gone cannot be told
}

func problem(status int, kind, title, detail string) *Problem {
	return &Problem{Type: problemType + kind, Title: title, Status: status, Detail: detail}
}

func notFound() *Problem {
	return problem(http.StatusNotFound, "not-found", "没有找到", "没有找到您要的内容。地址可能有误，或者您的密钥无权查看")
}

func invalid(errs []FieldError) *Problem {
	p := problem(http.StatusUnprocessableEntity, "invalid", "提交的内容有误", "提交的内容有"+strconv.Itoa(len(errs))+"处需要更正，都列在errors里；没有办理任何事项")
	p.Errors = errs
	return p
}

// problem turns any error into an answer. Whatever is not for the person becomes a fault with a number; the log
// keeps the cause under that number, and neither who asked nor about which case.
func (s *server) problem(operation string, err error) *Problem {
	var p *Problem
	var moved clerk.MovedOn
	var no law.Refusal
	var large *http.MaxBytesError
	var closed signed.Refusal
	switch {
	case errors.As(err, &p):
		return p
	case errors.As(err, &closed):
		return s.unsigned(closed)
	case errors.Is(err, authority.ErrNotFound), errors.Is(err, vault.ErrMissing):
		return notFound()
	case errors.As(err, &moved):
		p = problem(http.StatusConflict, "moved-on", "案件已有新进展", moved.Error())
		p.Seen, p.Now = moved.Seen, moved.Now
		if errors.As(moved.Cause, &no) {
			p.Field, p.Article, p.Rule = no.Field, no.Rule.Article, no.Rule.Key
		}
		return p
	case errors.As(err, &no):
		p = problem(http.StatusUnprocessableEntity, "refused", "现在不能办理", no.Sentence)
		p.Field, p.Article, p.Rule = no.Field, no.Rule.Article, no.Rule.Key
		return p
	case errors.As(err, &large):
		return tooLarge(large.Limit)
	}
	p = problem(http.StatusInternalServerError, "fault", "系统出了问题", "")
	p.Reference = strings.ToUpper(id.New()[24:])
	p.Detail = "系统出了问题，没有办理任何事项。请稍后再试；仍不行时，请把编号" + p.Reference + "告诉法院"
	s.Log.Error("api request failed", "ref", p.Reference, "operation", operation, "cause", err)
	return p
}

// unsigned is the answer to a node whose signed request was not let in, or whose quota holds no more.
func (s *server) unsigned(no signed.Refusal) *Problem {
	kind, title := "signature", "签名的请求没有受理"
	switch no.Reason {
	case signed.OverQuota:
		kind, title = "too-many", "超过每日额度"
	case signed.TooLarge:
		kind, title = "too-large", "提交的内容太大"
	}
	p := problem(no.Reason.Status(), kind, title, no.Say)
	p.Reason = string(no.Reason)
	if !no.Again.IsZero() {
		p.wait = no.Again.Sub(s.machine())
	}
	return p
}

func tooMany(detail string, wait time.Duration) *Problem {
	p := problem(http.StatusTooManyRequests, "too-many", "请求过于频繁", detail)
	p.wait = wait
	return p
}

func tooLarge(limit int64) *Problem {
	return problem(http.StatusRequestEntityTooLarge, "too-large", "提交的内容太大", "一次最多提交"+strconv.FormatInt(limit, 10)+"字节；文件请先上传，再在正文里引用")
}

// The checks of the framework answer in the same form.
func init() {
	huma.NewError = func(status int, msg string, errs ...error) huma.StatusError {
		switch status {
		case http.StatusUnprocessableEntity:
			return invalid(fieldErrors(errs))
		case http.StatusRequestEntityTooLarge:
			return tooLarge(bodyLimit)
		case http.StatusInternalServerError:
			return problem(status, "fault", "系统出了问题", "系统出了问题，请稍后再试")
		}
		p := problem(status, "malformed", "请求不完整", "请求无法读取：正文应当是完整的JSON，Content-Type应当是application/json")
		p.Errors = fieldErrors(errs)
		return p
	}
}

// fieldErrors translates what the framework found, in the order of the body.
func fieldErrors(errs []error) (out []FieldError) {
	for _, err := range errs {
		e := FieldError{Location: "body", Message: err.Error()}
		var d *huma.ErrorDetail
		if errors.As(err, &d) {
			e.Location, e.Message = d.Location, d.Message
		}
		out = append(out, inChinese(e))
	}
	slices.SortStableFunc(out, func(a, b FieldError) int { return strings.Compare(a.Location, b.Location) })
	return out
}
