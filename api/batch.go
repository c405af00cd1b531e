package api

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"os"
	"strconv"

	"golang.org/x/text/encoding"
	"golang.org/x/text/transform"

	"yunting/depository"
	"yunting/ledger"
	"yunting/platform/writing"
)

// batchLimit is the most bytes of a batch: 100,000 items with both digests, as JSON.
const batchLimit = 24 << 20

// BatchForm is many contents.
type BatchForm struct {
	Items []BatchItem `json:"items" minItems:"1" maxItems:"100000" nullable:"false" doc:"Digests, in the order of their items."`
	AcquisitionForm
}

// BatchItem is one of them.
type BatchItem struct {
	SHA256 string `json:"sha256" doc:"In hexadecimal."`
	SM3    string `json:"sm3,omitempty" doc:"A second digest, if you have one."`
}

// BatchReceipt is what came of a batch.
type BatchReceipt struct {
	DepositReceipt
	Count   int            `json:"count" doc:"Items taken; they are NUMBER/1 to NUMBER/count, in your order without those left out."`
	LeftOut []LeftOutEntry `json:"left_out" nullable:"false" doc:"With good_only: which of yours were left out, and why."`
}

// LeftOutEntry is one that was not taken.
type LeftOutEntry struct {
	Position int    `json:"position" doc:"In what you sent, from 1."`
	Message  string `json:"message" doc:"Why (zh-Hans)."`
}

type batchIn struct {
	Key      string `header:"Idempotency-Key" maxLength:"200" doc:"Any string of your own. The same key answers the same number; another batch under it is 409."`
	Wait     int    `query:"wait" minimum:"0" maximum:"10" doc:"Seconds to wait for the receipt."`
	GoodOnly bool   `query:"good_only" doc:"Take the sound items and leave out the others, instead of taking none."`
}

type batchOut struct {
	Status   int
	Location string `header:"Location" doc:"Address of the deposit."`
	Body     BatchReceipt
}

func (s *server) depositBatch(ctx context.Context, in *batchIn) (*batchOut, error) {
	d := depositorOf(ctx)
	x := depository.Batch{By: d.Depositor, Key: in.Key, GoodOnly: in.GoodOnly, Spend: d.spend}
	if err := readBatch(d.request, &x); err != nil {
		return nil, err
	}
	t, err := s.Depository.TakeBatch(ctx, x)
	if err != nil {
		return nil, depositProblem(err)
	}
	one, err := s.depositOut(ctx, t.Taken, in.Wait)
	if err != nil {
		return nil, err
	}
	out := &batchOut{Status: one.Status, Location: one.Location, Body: BatchReceipt{DepositReceipt: one.Body, Count: t.Leaf.Batch.Count, LeftOut: []LeftOutEntry{}}}
	for i, at := range t.Positions {
		if at == 0 {
			out.Body.LeftOut = append(out.Body.LeftOut, LeftOutEntry{i + 1, x.Lines[i].Fault})
		}
	}
	return out, nil
}

// readBatch reads either form, item by item.
func readBatch(r *http.Request, x *depository.Batch) error {
	body := http.MaxBytesReader(nil, r.Body, batchLimit)
	media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	switch {
	case err == nil && media == "text/plain":
		err = readLines(body, x)
	case err == nil && media == "application/json":
		err = readForm(body, x)
	default:
		return problem(http.StatusBadRequest, "malformed", "请求不完整", "批量存证的Content-Type应当是application/json，或者text/plain（每行一个摘要）")
	}
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return problem(http.StatusRequestEntityTooLarge, "too-large", "提交的内容太大", "一次批量存证最多"+strconv.Itoa(ledger.MostItems)+"项、"+strconv.Itoa(batchLimit)+"字节，没有存入任何一项；请分几次提交")
	case errors.Is(err, os.ErrDeadlineExceeded):
		return problem(http.StatusRequestTimeout, "malformed", "请求不完整", "网络太慢，正文没有传完，没有存入任何一项；请重新提交")
	case errors.Is(err, io.ErrUnexpectedEOF):
		return problem(http.StatusBadRequest, "malformed", "请求不完整", "正文没有传完，或者不是完整的JSON，没有存入任何一项；请重新提交")
	}
	return err
}

// errMany says that a batch has more items than it may.
func errMany() error {
	return problem(http.StatusRequestEntityTooLarge, "too-large", "提交的内容太大", "一次批量存证最多"+strconv.Itoa(ledger.MostItems)+"项，没有存入任何一项；请分几次提交")
}

// readLines reads one item from each line. The end of the last line may be missing.
func readLines(body io.Reader, x *depository.Batch) error {
	lines := bufio.NewScanner(body)
	lines.Buffer(make([]byte, 4096), 4096)
	for lines.Scan() {
		if len(x.Lines) == ledger.MostItems {
			return errMany()
		}
		x.Lines = append(x.Lines, depository.ReadLine(lines.Text()))
	}
	if errors.Is(lines.Err(), bufio.ErrTooLong) {
		return invalid([]FieldError{{item(len(x.Lines) + 1), "这一行太长：每行只写一个摘要，sha256或者sha256,sm3"}})
	}
	return lines.Err()
}

// readForm reads the form. Its items are not held as text: there may be a hundred thousand.
func readForm(body io.Reader, x *depository.Batch) error {
	var rest AcquisitionForm
	d := json.NewDecoder(transform.NewReader(body, encoding.UTF8Validator)) // the decoder would put other letters for broken ones
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return unreadable(err, "body", "应当是一个JSON对象，里面有items")
	}
	fields := map[string]any{"begin": &rest.Begin, "end": &rest.End, "medium": &rest.Medium, "tool": &rest.Tool, "predecessor": &rest.Predecessor, "particulars": &rest.Particulars}
	seen := map[string]bool{}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return unreadable(err, "body", "不是完整的JSON")
		}
		key, _ := name.(string)
		to, known := fields[key]
		twice := seen[key]
		seen[key] = true
		switch {
		case twice:
			return invalid([]FieldError{{"body." + writing.Name(key), "写了两次，请只留一次"}})
		case key == "items":
			if err := readItems(d, x); err != nil {
				return err
			}
		case !known:
			return invalid([]FieldError{{"body." + writing.Name(key), "没有这一项，请删去"}})
		default:
			if err := d.Decode(to); err != nil {
				return unreadable(err, "body."+key, "不能读取，请对照文档改正")
			}
		}
	}
	if _, err := d.Token(); err != nil {
		return unreadable(err, "body", "不是完整的JSON")
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return unreadable(err, "body", "JSON对象之后还有别的内容")
	}
	var errs []FieldError
	if x.Acquisition, errs = rest.read(); len(errs) > 0 {
		return invalid(errs)
	}
	return nil
}

func readItems(d *json.Decoder, x *depository.Batch) error {
	if t, err := d.Token(); err != nil || t != json.Delim('[') {
		return unreadable(err, "body.items", "应当是列表，每一项是{\"sha256\": …}")
	}
	for d.More() {
		if len(x.Lines) == ledger.MostItems {
			return errMany()
		}
		var it BatchItem
		var wrong *json.UnmarshalTypeError
		line := depository.Line{Fault: "应当是{\"sha256\": …}，sm3可以不填"}
		switch err := d.Decode(&it); {
		case errors.As(err, &wrong):
		case err != nil:
			return unreadable(err, item(len(x.Lines)+1), "不是完整的JSON")
		case it.SM3 != "":
			line = depository.ReadLine(it.SHA256 + "," + it.SM3)
		default:
			line = depository.ReadLine(it.SHA256)
		}
		x.Lines = append(x.Lines, line)
	}
	if _, err := d.Token(); err != nil {
		return unreadable(err, "body.items", "列表没有结束")
	}
	return nil
}

// unreadable names the place that cannot be read, unless the body ended or was too large.
func unreadable(err error, at, what string) error {
	var large *http.MaxBytesError
	if errors.As(err, &large) || errors.Is(err, os.ErrDeadlineExceeded) || errors.Is(err, io.ErrUnexpectedEOF) {
		return err
	}
	if errors.Is(err, encoding.ErrInvalidUTF8) {
		at, what = "body", "不是UTF-8编码的文字，请改用UTF-8"
	}
	return invalid([]FieldError{{at, what}})
}

// item is the place of an item, from 1.
func item(n int) string { return "body.items[" + strconv.Itoa(n-1) + "]" }
