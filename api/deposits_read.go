package api

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"time"

	"yunting/authority"
	"yunting/depository"
	"yunting/docket"
	"yunting/ledger"
)

type numberIn struct {
	Number string `path:"number" maxLength:"40" doc:"存证编号."`
}

type itemIn struct {
	Number string `path:"number" maxLength:"40" doc:"存证编号."`
	Item   string `path:"item" maxLength:"10" doc:"Item, from 1 序号."`
}

type receiptIn struct {
	Number string `path:"number" maxLength:"40" doc:"存证编号."`
	Wait   int    `query:"wait" minimum:"0" maximum:"10" doc:"Seconds to wait for the receipt."`
}

type itemReceiptIn struct {
	Number string `path:"number" maxLength:"40" doc:"存证编号."`
	Item   string `path:"item" maxLength:"10" doc:"Item, from 1 序号."`
	Wait   int    `query:"wait" minimum:"0" maximum:"10" doc:"Seconds to wait for the receipt."`
}

type depositsIn struct {
	SHA256 string `query:"sha256" doc:"Look for this digest, in hexadecimal."`
	Limit  int    `query:"limit" default:"50" minimum:"1" maximum:"200" doc:"Most deposits on one page."`
	After  string `query:"after" doc:"next of the page before."`
}

type entryReceiptIn struct {
	Matter string `path:"matter" doc:"The case, as the list of cases names it."`
	Seq    int    `path:"seq" doc:"Number of the entry."`
	Wait   int    `query:"wait" minimum:"0" maximum:"10" doc:"Seconds to wait for the receipt."`
}

// ref reads a number as it was typed.
func ref(typed string) (ledger.Ref, error) {
	r, err := ledger.ParseRef(typed)
	if err != nil {
		return r, invalid([]FieldError{{"path.number", err.Error()}})
	}
	return r, nil
}

func (s *server) depositView(ctx context.Context, typed string) (*answer[DepositView], error) {
	r, err := ref(typed)
	if err != nil {
		return nil, err
	}
	rec, err := s.Depository.Receipt(ctx, r, depositorOf(ctx).Depositor)
	if err != nil {
		return nil, depositProblem(err)
	}
	v, err := depositRow(rec)
	return reply(v), err
}

// depositRow is a record without its receipt.
func depositRow(rec depository.Record) (v DepositView, err error) {
	v = DepositView{Ref: rec.Ref.String(), State: string(rec.State), Index: rec.Index, Own: rec.Own, Particulars: rec.Particulars, Name: rec.Name, File: string(rec.File),
		Href: Prefix + "/deposits/" + rec.Ref.String()}
	if rec.Receipt != nil && rec.Receipt.Item != nil {
		v.Item = &rec.Receipt.Item.Item
	}
	v.Leaf, err = rec.Leaf.Encode()
	return v, err
}

func (s *server) deposits(ctx context.Context, in *depositsIn) (*answer[List[DepositView]], error) {
	out := List[DepositView]{Items: []DepositView{}}
	if in.SHA256 != "" {
		return s.withDigest(ctx, in, out)
	}
	d := depositorOf(ctx)
	if !d.Known() {
		return nil, problem(http.StatusUnauthorized, "unauthorized", "需要身份", "查看自己的存证请在Authorization头中提供密钥，或者登录后查看；按内容查找请填写sha256参数")
	}
	var before ledger.Number
	if in.After != "" {
		n, err := ledger.ParseNumber(in.After)
		if err != nil {
			return nil, invalid([]FieldError{{"query.after", "after应当是上一页给出的next"}})
		}
		before = n
	}
	recs, err := s.Depository.Of(ctx, d.Depositor, before, in.Limit+1)
	if err != nil {
		return nil, err
	}
	for i, rec := range recs {
		if i == in.Limit {
			out.Next = string(recs[i-1].Ref.Number)
			break
		}
		v, err := depositRow(rec)
		if err != nil {
			return nil, err
		}
		out.Items = append(out.Items, v)
	}
	return reply(out), nil
}

// withDigest lists what was deposited with a digest. It is public: who has the digest has the content.
func (s *server) withDigest(ctx context.Context, in *depositsIn, out List[DepositView]) (*answer[List[DepositView]], error) {
	var h ledger.Hash
	if h.UnmarshalText([]byte(in.SHA256)) != nil {
		return nil, invalid([]FieldError{{"query.sha256", "应当是64位十六进制数字"}})
	}
	if in.After != "" {
		return nil, invalid([]FieldError{{"query.after", "按摘要查找只有一页，请删去after"}})
	}
	refs, err := s.Depository.Find(ctx, h, in.Limit)
	if err != nil {
		return nil, err
	}
	for _, r := range refs {
		rec, err := s.Depository.Receipt(ctx, r, depositorOf(ctx).Depositor)
		if err != nil {
			return nil, err
		}
		v, err := depositRow(rec)
		if err != nil {
			return nil, err
		}
		out.Items = append(out.Items, v)
	}
	return reply(out), nil
}

func (s *server) receiptOf(ctx context.Context, typed string, wait int) (*answer[json.RawMessage], error) {
	r, err := ref(typed)
	if err != nil {
		return nil, err
	}
	rec, err := s.awaited(ctx, r, wait)
	if err != nil {
		return nil, depositProblem(err)
	}
	return receiptBody(rec)
}

func receiptBody(rec depository.Record) (*answer[json.RawMessage], error) {
	if rec.Receipt == nil {
		return nil, notWitnessed("这项存证已经有编号，还在等待写入日志和见证，暂时没有回执。请稍后再取")
	}
	b, err := json.Marshal(rec.Receipt)
	return reply(json.RawMessage(b)), err
}

func notWitnessed(detail string) *Problem {
	p := problem(http.StatusConflict, "not-witnessed", "还没有回执", detail)
	p.wait = 2 * time.Second
	return p
}

// entryReceipt is for who may read the entry.
func (s *server) entryReceipt(ctx context.Context, in *entryReceiptIn) (*answer[json.RawMessage], error) {
	c, _, es, err := s.reading(ctx, in.Matter)
	if err != nil {
		return nil, err
	}
	if !has(es, in.Seq) {
		return nil, authority.ErrNotFound
	}
	ctx, cancel := context.WithTimeout(ctx, time.Duration(in.Wait)*time.Second+time.Minute)
	defer cancel()
	for waited := 0; ; waited++ {
		rec, err := s.Depository.EntryReceipt(ctx, c.Matter(), in.Seq)
		if err == nil && rec.Receipt == nil && waited < in.Wait {
			rec, err = s.awaited(ctx, rec.Ref, in.Wait-waited)
			waited = in.Wait
		}
		if err == nil {
			return receiptBody(rec)
		}
		if !errors.Is(err, depository.ErrNotFound) {
			return nil, err
		}
		if waited >= in.Wait {
			return nil, notWitnessed("第" + strconv.Itoa(in.Seq) + "条记录还在等待写入日志，通常只要几秒。请稍后再取")
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(time.Second):
		}
	}
}

func has(es []docket.Entry, seq int) bool {
	for _, e := range es {
		if e.Seq == seq {
			return true
		}
	}
	return false
}
