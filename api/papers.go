package api

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/jackc/pgx/v5"

	"yunting/depository"
	"yunting/document"
	"yunting/id"
	"yunting/law/calendar"
	rows "yunting/register"
	"yunting/register/query"
)

// PaperFacts is what everybody who has its code learns of a paper.
type PaperFacts struct {
	Code        string          `json:"code" doc:"核验码, as it is shown."`
	Court       string          `json:"court" doc:"制发法院."`
	Kind        string          `json:"kind" doc:"Kind of paper."`
	Name        string          `json:"name" doc:"Its name 文书名称."`
	IssuedOn    string          `json:"issued_on" format:"date" doc:"制发日期."`
	Pages       int             `json:"pages"`
	SHA256      string          `json:"sha256" doc:"Digest of the file; compare it with your own copy."`
	Seal        string          `json:"seal,omitempty" doc:"Seal that was put on it 印章; absent: unsealed."`
	Signed      []SignatureView `json:"signed" nullable:"false" doc:"Signatures 签名."`
	CorrectedOn string          `json:"corrected_on,omitempty" format:"date" doc:"Court date of the newest correction 补正; absent: not corrected."`
	CorrectedBy []string        `json:"corrected_by" nullable:"false" doc:"Codes of the rulings that correct it; none yet while the first is being made."`
	WithdrawnOn string          `json:"withdrawn_on,omitempty" format:"date" doc:"Court date of withdrawal 撤回; absent: it stands."`
	Deposit     string          `json:"deposit,omitempty" doc:"Number under which the log holds it; absent for some seconds after issue."`
	Index       *uint64         `json:"index,omitempty" doc:"Its place in the log, from 0."`
	State       string          `json:"state,omitempty" doc:"How far it has come in the log: waiting, logged, witnessed."`
	Receipt     string          `json:"receipt,omitempty" doc:"Where the inclusion receipt is, once it is witnessed."`
}

// SignatureView is one signature on a paper. Only officers of the court are named.
type SignatureView struct {
	Capacity string     `json:"capacity" doc:"What he signed as 身份."`
	Name     string     `json:"name,omitempty" doc:"Of an officer of the court; absent for others."`
	Serial   string     `json:"serial,omitempty" doc:"Serial number of the certificate, hexadecimal."`
	At       *time.Time `json:"at,omitempty" doc:"UTC instant."`
}

type codeIn struct {
	Code string `path:"code" maxLength:"100" doc:"核验码, as it is printed or typed: case, hyphens, O for 0 and I or L for 1 are forgiven."`
}

func (s *server) registerPapers() {
	register(s, huma.Operation{OperationID: "find-paper", Method: http.MethodGet, Path: "/papers/{code}", Tags: []string{"Files"},
		Security: []map[string][]string{{"key": {}}, {}}, Middlewares: huma.Middlewares{s.depositReader},
		Summary: "What became of a paper 核验文书", Description: "Tells whoever has the code of a paper whether this court issued it, and whether it was corrected or withdrawn; neither its content nor its case nor a party.",
		Errors: []int{http.StatusUnauthorized, http.StatusNotFound, http.StatusUnprocessableEntity, http.StatusTooManyRequests}}, s.paperFacts)
}

func (s *server) paperFacts(ctx context.Context, in *codeIn) (*answer[PaperFacts], error) {
	unknown := problem(http.StatusNotFound, "not-found", "没有查到这份文书", "本院没有以这个核验码制发过文书，请检查有没有抄错，以及文书是不是另一个法院制发的")
	code, ok := document.ReadCode(in.Code)
	if !ok {
		return nil, unknown
	}
	x, err := s.Q.PaperByCode(ctx, query.PaperByCodeParams{Court: s.mine(), Code: code})
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, unknown
	}
	if err != nil {
		return nil, err
	}
	v := PaperFacts{Code: x.Code, Court: s.Court.Name, Kind: x.Kind, Name: document.Kind(x.Kind).Chinese(), IssuedOn: calendar.Of(x.IssuedAt).String(), Pages: int(x.Pages), SHA256: x.File,
		Seal: x.Seal, Signed: []SignatureView{}, CorrectedBy: append([]string{}, x.CorrectedBy...), CorrectedOn: dateOf(x.CorrectedAt), WithdrawnOn: dateOf(x.WithdrawnAt)}
	var by []rows.Signer
	if err := json.Unmarshal(x.Signers, &by); err != nil {
		return nil, err
	}
	for _, w := range by {
		v.Signed = append(v.Signed, SignatureView{w.Capacity, w.Name, w.Serial, instant(w.At)})
	}
	if s.Depository == nil {
		return reply(v), nil
	}
	rec, err := s.Depository.PaperReceipt(ctx, id.File(x.File))
	if errors.Is(err, depository.ErrNotFound) {
		return reply(v), nil
	}
	if err != nil {
		return nil, err
	}
	v.Deposit, v.Index, v.State = rec.Ref.String(), rec.Index, string(rec.State)
	if rec.Receipt != nil {
		v.Receipt = Prefix + "/deposits/" + rec.Ref.String() + "/receipt"
	}
	return reply(v), nil
}

// dateOf is the court date of an instant; empty for none.
func dateOf(t *time.Time) string {
	if t == nil {
		return ""
	}
	return calendar.Of(*t).String()
}
