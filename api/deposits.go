package api

import (
	"context"
	"encoding/json"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"yunting/depository"
	"yunting/id"
	"yunting/ledger"
)

// AcquisitionForm is how content was acquired. The tool and the times stand in the public log.
type AcquisitionForm struct {
	Begin       *time.Time       `json:"begin,omitempty" doc:"Start of acquisition 采集开始时间."`
	End         *time.Time       `json:"end,omitempty" doc:"End of acquisition 采集结束时间."`
	Medium      string           `json:"medium,omitempty" enum:"server,web,phone,computer,disk,camera,paper,other" doc:"Where the content lay 介质."`
	Tool        *ToolForm        `json:"tool,omitempty" doc:"With which it was acquired 采集工具."`
	Predecessor string           `json:"predecessor,omitempty" maxLength:"40" doc:"Number of the deposit before it in the chain of custody 前一次存证的编号."`
	Particulars *ParticularsForm `json:"particulars,omitempty" doc:"What only the depositor and the court know; the log holds commitments to it 采集信息."`
}

// ToolForm is a program that acquired content.
type ToolForm struct {
	Name    string `json:"name" maxLength:"64" doc:"名称."`
	Version string `json:"version,omitempty" maxLength:"64" doc:"版本."`
	SHA256  string `json:"sha256,omitempty" minLength:"64" maxLength:"64" doc:"Of the program, in hexadecimal."`
}

// ParticularsForm is what a leaf only commits to.
type ParticularsForm struct {
	Collector   string `json:"collector,omitempty" maxLength:"200" doc:"Who collected 收集主体."`
	Source      string `json:"source,omitempty" maxLength:"500" doc:"System the content comes from 来源系统."`
	Environment string `json:"environment,omitempty" maxLength:"4000" doc:"State of the acquiring system 采集环境."`
	Salt        string `json:"salt,omitempty" minLength:"32" maxLength:"32" doc:"32 hexadecimal digits of your own; absent: drawn by the court. Keep it: it opens the commitments."`
}

// DepositForm is one content: its digest, or a file that was uploaded.
type DepositForm struct {
	SHA256 string `json:"sha256,omitempty" minLength:"64" maxLength:"64" doc:"Digest in hexadecimal. The content itself stays with you."`
	SM3    string `json:"sm3,omitempty" minLength:"64" maxLength:"64" doc:"A second digest, if you have one."`
	Size   *int64 `json:"size,omitempty" minimum:"0" doc:"Bytes; needed with sha256, since the record says how long the content is."`
	Media  string `json:"media,omitempty" maxLength:"127" doc:"Type, as image/jpeg."`
	Upload string `json:"upload,omitempty" doc:"Instead of a digest: id of a file you uploaded. The court keeps it and computes both digests."`
	AcquisitionForm
}

// DepositReceipt is what came of a deposit.
type DepositReceipt struct {
	Number      string              `json:"number" doc:"存证编号."`
	State       string              `json:"state" enum:"waiting,logged,witnessed" doc:"waiting: it has a number and is durable; logged: it stands in the log; witnessed: it has a receipt."`
	Repeated    bool                `json:"repeated" doc:"It was deposited before, under the same Idempotency-Key."`
	Leaf        json.RawMessage     `json:"leaf" doc:"The record as it stands in the public log; docs/ledger/leaf.md."`
	Particulars *ledger.Particulars `json:"particulars,omitempty" doc:"With their salt. Keep them."`
	Receipt     json.RawMessage     `json:"receipt,omitempty" doc:"存证回执, when it was witnessed within wait."`
	Href        string              `json:"href" doc:"Where the deposit is."`
}

// DepositView is a deposit as it stands now.
type DepositView struct {
	Ref         string              `json:"ref" doc:"Number, and item of a batch."`
	State       string              `json:"state" enum:"waiting,logged,witnessed"`
	Index       *uint64             `json:"index,omitempty" doc:"In the log."`
	Leaf        json.RawMessage     `json:"leaf" doc:"The public record."`
	Item        *ledger.Item        `json:"item,omitempty" doc:"The digests of the item, of an item of a batch that is witnessed."`
	Own         bool                `json:"own" doc:"You deposited it."`
	Particulars *ledger.Particulars `json:"particulars,omitempty" doc:"Only for who deposited it."`
	Name        string              `json:"name,omitempty" doc:"File name; only for who deposited it."`
	File        string              `json:"file,omitempty" doc:"Digest of the file the court keeps; only for who deposited it."`
	Href        string              `json:"href"`
}

type depositIn struct {
	Key  string `header:"Idempotency-Key" maxLength:"200" doc:"Any string of your own. The same key answers the same number; another content under it is 409."`
	Wait int    `query:"wait" minimum:"0" maximum:"10" doc:"Seconds to wait for the receipt."`
	Body DepositForm
}

type depositOut struct {
	Status   int
	Location string `header:"Location" doc:"Address of the deposit."`
	Body     DepositReceipt
}

func (s *server) registerDeposits() {
	if s.Depository == nil {
		return
	}
	free := []map[string][]string{{"key": {}}, {}}
	deposit := func(op huma.Operation) huma.Operation {
		op.Method, op.Tags, op.Security, op.Middlewares = http.MethodPost, []string{"Evidence"}, free, huma.Middlewares{s.depositWriter}
		op.DefaultStatus = http.StatusCreated
		op.Errors = []int{http.StatusBadRequest, http.StatusUnauthorized, http.StatusForbidden, http.StatusConflict, http.StatusRequestEntityTooLarge,
			http.StatusUnprocessableEntity, http.StatusTooManyRequests, http.StatusServiceUnavailable}
		return op
	}
	read := func(op huma.Operation, errs ...int) huma.Operation {
		op.Method, op.Tags, op.Security, op.Middlewares = http.MethodGet, []string{"Evidence"}, free, huma.Middlewares{s.depositReader}
		op.Errors = append(errs, http.StatusUnauthorized, http.StatusUnprocessableEntity, http.StatusTooManyRequests)
		return op
	}
	register(s, deposit(huma.Operation{OperationID: "deposit", Path: "/deposits", MaxBodyBytes: bodyLimit,
		Summary: "Deposit one content 单件存证",
		Description: "Gives the digest of a content, or an uploaded file, a number and brings it into the public log. It is shown to be unchanged from then on; " +
			"not that it was true before. With a key, signed as a node, or signed in; in a demonstration court by anybody."}), s.deposit)
	register(s, deposit(huma.Operation{OperationID: "deposit-batch", Path: "/deposits/batches",
		Summary: "Deposit many contents 批量存证",
		Description: "Up to 100,000 digests under one number; item n is NUMBER/n. As JSON, or as text/plain with sha256 or sha256,sm3 in hexadecimal on each line. " +
			"All of them are taken or none, unless good_only is set."}), s.depositBatch)
	// Described after it was registered: the framework would read a body it knows of into memory.
	s.api.OpenAPI().Paths[Prefix+"/deposits/batches"].Post.RequestBody = &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{
		"application/json": {Schema: s.schema(BatchForm{})}, "text/plain": {Schema: &huma.Schema{Type: huma.TypeString, Description: "One item on each line: sha256, or sha256,sm3."}}}}
	register(s, read(huma.Operation{OperationID: "list-deposits", Path: "/deposits",
		Summary: "Deposits 存证", Description: "With sha256: what was deposited with that digest, by whomever, oldest first. Without: your own, newest first."}), s.deposits)
	register(s, read(huma.Operation{OperationID: "get-deposit", Path: "/deposits/{number}",
		Summary: "One deposit 存证", Description: "The public record, and how far it has come. Particulars and file name are for its depositor only."}, http.StatusNotFound),
		func(ctx context.Context, in *numberIn) (*answer[DepositView], error) {
			return s.depositView(ctx, in.Number)
		})
	register(s, read(huma.Operation{OperationID: "get-deposit-item", Path: "/deposits/{number}/{item}",
		Summary: "One item of a batch 批量存证的一项", Description: "As the deposit itself, with the digests of the item."}, http.StatusNotFound),
		func(ctx context.Context, in *itemIn) (*answer[DepositView], error) {
			return s.depositView(ctx, in.Number+"/"+in.Item)
		})
	register(s, read(huma.Operation{OperationID: "get-receipt", Path: "/deposits/{number}/receipt",
		Summary: "Receipt 存证回执", Description: "All that shows that the record stands in the log, to be checked without the court: docs/ledger/leaf.md. 409 until it is witnessed."},
		http.StatusNotFound, http.StatusConflict),
		func(ctx context.Context, in *receiptIn) (*answer[json.RawMessage], error) {
			return s.receiptOf(ctx, in.Number, in.Wait)
		})
	register(s, read(huma.Operation{OperationID: "get-item-receipt", Path: "/deposits/{number}/{item}/receipt",
		Summary: "Receipt of an item 存证回执", Description: "As the receipt of a deposit, with the proof that the item stands in its batch."},
		http.StatusNotFound, http.StatusConflict),
		func(ctx context.Context, in *itemReceiptIn) (*answer[json.RawMessage], error) {
			return s.receiptOf(ctx, in.Number+"/"+in.Item, in.Wait)
		})
	keyed(s, huma.Operation{OperationID: "get-entry-receipt", Method: http.MethodGet, Path: "/cases/{matter}/entries/{seq}/receipt", Tags: []string{"Cases"},
		Summary: "Receipt of an entry 记录的存证回执", Description: "Shows that the entry, by its hash, stands in the public log; for who may read the entry. 409 until it is witnessed, some seconds after the act.",
		Errors: []int{http.StatusNotFound, http.StatusConflict}}, s.entryReceipt)
}

func (s *server) deposit(ctx context.Context, in *depositIn) (*depositOut, error) {
	d := depositorOf(ctx)
	x := depository.Deposit{By: d.Depositor, Key: in.Key, Media: in.Body.Media, Spend: d.spend}
	var errs []FieldError
	x.Acquisition, errs = in.Body.read()
	digest(&errs, "body.sha256", in.Body.SHA256, &x.SHA256)
	if in.Body.SM3 != "" {
		x.SM3 = new(ledger.Hash)
		digest(&errs, "body.sm3", in.Body.SM3, x.SM3)
	}
	switch {
	case in.Body.Upload == "" && in.Body.SHA256 == "":
		errs = append(errs, FieldError{"body.sha256", "请填写内容的SHA-256摘要，或者先上传文件再填写upload"})
	case in.Body.Upload != "" && (in.Body.SHA256 != "" || in.Body.SM3 != "" || in.Body.Size != nil || in.Body.Media != ""):
		errs = append(errs, FieldError{"body.upload", "填写了upload就由法院计算摘要，请不要再填写sha256、sm3、size和media"})
	case in.Body.Upload == "" && in.Body.Size == nil:
		errs = append(errs, FieldError{"body.size", "请填写内容的大小（字节数），它与摘要一起写入存证记录"})
	case in.Body.Upload == "":
		x.Size = *in.Body.Size
	default:
		if err := s.kept(ctx, d, in.Body.Upload, &x, &errs); err != nil {
			return nil, err
		}
	}
	if len(errs) > 0 {
		return nil, invalid(errs)
	}
	t, err := s.Depository.Take(ctx, x)
	if err != nil {
		return nil, depositProblem(err)
	}
	return s.depositOut(ctx, t, in.Wait)
}

// kept fills a deposit with a file the depositor uploaded.
func (s *server) kept(ctx context.Context, d depositing, upload string, x *depository.Deposit, errs *[]FieldError) error {
	if d.Person == "" {
		*errs = append(*errs, FieldError{"body.upload", "只有本人上传的文件可以这样存证：请用密钥或者登录后上传，或者填写sha256"})
		return nil
	}
	u, err := s.upload(ctx, d.who, upload, "body.upload")
	if err != nil {
		return err
	}
	f, _, err := s.Vault.Get(ctx, id.File(u.File))
	if err != nil {
		return err
	}
	defer f.Close()
	got, err := ledger.DigestOf(f)
	x.SHA256, x.SM3, x.Size, x.Media, x.File, x.Name = got.SHA256, &got.SM3, got.Size, u.Media, id.File(u.File), u.Name
	return err
}

// depositOut answers with what came of a deposit, with the receipt when it comes in time.
func (s *server) depositOut(ctx context.Context, t depository.Taken, wait int) (*depositOut, error) {
	leaf, err := t.Leaf.Encode()
	if err != nil {
		return nil, err
	}
	out := &depositOut{Status: http.StatusCreated, Location: Prefix + "/deposits/" + string(t.Number)}
	if t.Old {
		out.Status = http.StatusOK
	}
	out.Body = DepositReceipt{Number: string(t.Number), State: string(depository.Waiting), Repeated: t.Old, Leaf: leaf, Particulars: t.Particulars, Href: out.Location}
	if wait == 0 {
		return out, nil
	}
	within, cancel := context.WithTimeout(ctx, time.Duration(wait)*time.Second)
	defer cancel()
	rec, err := s.Depository.WaitTaken(within, t, depositorOf(ctx).Depositor)
	if err != nil { // the number stands all the same, and the depositor must have it
		s.Log.Error("a receipt could not be made", "operation", "deposit", "cause", err)
		return out, nil
	}
	out.Body.State = string(rec.State)
	if rec.Receipt != nil {
		out.Body.Receipt, err = json.Marshal(rec.Receipt)
	}
	return out, err
}

// awaited waits some seconds for a deposit to be witnessed.
func (s *server) awaited(ctx context.Context, ref ledger.Ref, seconds int) (depository.Record, error) {
	if seconds == 0 {
		return s.Depository.Receipt(ctx, ref, depositorOf(ctx).Depositor)
	}
	ctx, cancel := context.WithTimeout(ctx, time.Duration(seconds)*time.Second)
	defer cancel()
	return s.Depository.Wait(ctx, ref, depositorOf(ctx).Depositor)
}

// read turns a form into what the depository takes.
func (f AcquisitionForm) read() (a depository.Acquisition, errs []FieldError) {
	a.Begin, a.End, a.Medium = f.Begin, f.End, ledger.Medium(f.Medium)
	if f.Tool != nil {
		a.Tool = &ledger.Tool{Name: f.Tool.Name, Version: f.Tool.Version}
		if f.Tool.SHA256 != "" {
			a.Tool.SHA256 = new(ledger.Hash)
			digest(&errs, "body.tool.sha256", f.Tool.SHA256, a.Tool.SHA256)
		}
	}
	if f.Predecessor != "" {
		p, err := ledger.ParseRef(f.Predecessor)
		if err != nil {
			errs = append(errs, FieldError{"body.predecessor", err.Error()})
		}
		a.Predecessor = &p
	}
	if p := f.Particulars; p != nil {
		a.Particulars = ledger.Particulars{Collector: p.Collector, Source: p.Source, Environment: p.Environment}
		if p.Salt != "" && a.Particulars.Salt.UnmarshalText([]byte(p.Salt)) != nil {
			errs = append(errs, FieldError{"body.particulars.salt", "应当是32位十六进制数字，或者不填"})
		}
	}
	return a, errs
}

// digest reads a digest of a form.
func digest(errs *[]FieldError, at, s string, h *ledger.Hash) {
	if s != "" && h.UnmarshalText([]byte(s)) != nil {
		*errs = append(*errs, FieldError{at, "应当是64位十六进制数字"})
	}
}
