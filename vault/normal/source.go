package normal

import (
	"bytes"
	"compress/zlib"
	"context"
	"encoding/hex"
	"errors"
	"io"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/filter"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

func init() { model.ConfigPath = "disable" } // the reader would otherwise write a folder of settings into the operator's home

// source is a PDF as it was uploaded, taken apart. Only what is asked for is looked at.
type source struct {
	ctx  context.Context
	file *model.Context
	most Limits
	left int64 // bytes that compressed parts may still swell to
}

var (
	errLocked  = unfit("PDF 设有打开密码，没有制作规范版；请取消密码（例如打开后打印为新的 PDF）后另传一份")
	errDamaged = unfit("PDF 已损坏，修复没有成功，没有制作规范版；请从原处重新取得，或打开后打印为新的 PDF 再上传")
	errSwells  = unfit("PDF 中有压缩后异常膨胀的内容，没有制作规范版；请打开后打印为新的 PDF 再上传")
)

// read takes a PDF apart. A table that is wrong is mended by looking for the objects themselves.
func read(ctx context.Context, b []byte, most Limits) (*source, error) {
	c := model.NewDefaultConfiguration()
	c.Offline = true
	c.Limits.MaxStreamBytes, c.Limits.MaxDecodeBytes = int64(most.Bytes), most.Stream
	c.Limits.MaxObjectCount, c.Limits.MaxXRefEntries, c.Limits.MaxObjectStreamCount, c.Limits.MaxRecursionDepth = 1_000_000, 1_000_000, 100_000, 200
	f, err := pdfcpu.ReadWithContext(ctx, bytes.NewReader(b), c)
	if err != nil && ctx.Err() == nil && !errors.Is(err, pdfcpu.ErrWrongPassword) && !errors.Is(err, filter.ErrDecodeLimitExceeded) {
		// Once more without the table, which may be what misleads.
		f, err = pdfcpu.ReadWithContext(ctx, bytes.NewReader(bytes.ReplaceAll(b, []byte("startxref"), []byte("startnone"))), c)
	}
	switch {
	case err == nil:
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.Is(err, pdfcpu.ErrWrongPassword):
		return nil, errLocked
	case errors.Is(err, filter.ErrDecodeLimitExceeded):
		return nil, errSwells
	default:
		return nil, errDamaged
	}
	return &source{ctx: ctx, file: f, most: most, left: most.Total}, nil
}

// get follows references to the thing itself; nil when there is none.
func (s *source) get(o types.Object) types.Object {
	for range 32 { // a reference to a reference is not allowed, and one to itself would never end
		ref, ok := o.(types.IndirectRef)
		if !ok {
			return o
		}
		next, err := s.file.Dereference(ref)
		if err != nil {
			return nil
		}
		o = next
	}
	return nil
}

func (s *source) dict(o types.Object) types.Dict {
	switch o := s.get(o).(type) {
	case types.Dict:
		return o
	case types.StreamDict:
		return o.Dict
	}
	return nil
}

func (s *source) array(o types.Object) types.Array {
	a, _ := s.get(o).(types.Array)
	return a
}

func (s *source) name(o types.Object) string {
	n, _ := s.get(o).(types.Name)
	return string(n)
}

func (s *source) number(o types.Object) (float64, bool) {
	switch o := s.get(o).(type) {
	case types.Integer:
		return float64(o), true
	case types.Float:
		return float64(o), true
	}
	return 0, false
}

func (s *source) integer(o types.Object) int {
	f, _ := s.number(o)
	return int(max(-1<<31, min(1<<31, f)))
}

// numbers are n numbers of an array; not ok when there are others.
func (s *source) numbers(o types.Object, n int) ([]float64, bool) {
	a := s.array(o)
	if len(a) != n {
		return nil, false
	}
	out := make([]float64, n)
	for i := range a {
		f, ok := s.number(a[i])
		if !ok || f < -1e7 || f > 1e7 {
			return nil, false
		}
		out[i] = f
	}
	return out, true
}

func (s *source) stream(o types.Object) (types.StreamDict, bool) {
	st, ok := s.get(o).(types.StreamDict)
	return st, ok
}

// bytesOf are the bytes of a string.
func bytesOf(o types.Object) []byte {
	switch o := o.(type) {
	case types.StringLiteral:
		b, err := types.Unescape(string(o))
		if err == nil {
			return b
		}
	case types.HexLiteral:
		h := strings.Map(func(r rune) rune {
			if strings.ContainsRune(" \t\r\n\f\x00", r) {
				return -1
			}
			return r
		}, string(o))
		if len(h)%2 == 1 {
			h += "0"
		}
		b, err := hex.DecodeString(h)
		if err == nil {
			return b
		}
	}
	return nil
}

// content is a stream unpacked, within what is left of the limits.
func (s *source) content(st types.StreamDict) ([]byte, error) {
	if err := s.ctx.Err(); err != nil {
		return nil, err
	}
	b, err := st.DecodeLengthWithLimit(-1, min(s.most.Stream, s.left))
	if errors.Is(err, filter.ErrDecodeLimitExceeded) {
		return nil, errSwells
	}
	if err != nil {
		return nil, errDamaged
	}
	if s.left -= int64(len(b)); s.left < 0 {
		return nil, errSwells
	}
	return b, nil
}

// weigh finds out whether a stream that is carried over packed would swell beyond the limits in the reader's program.
func (s *source) weigh(st types.StreamDict) error {
	if err := s.ctx.Err(); err != nil {
		return err
	}
	if len(st.FilterPipeline) == 0 || st.FilterPipeline[0].Name != filter.Flate {
		return nil
	}
	z, err := zlib.NewReader(bytes.NewReader(st.Raw))
	if err != nil {
		return nil // a broken picture is a broken picture
	}
	n, _ := io.Copy(io.Discard, io.LimitReader(z, min(s.most.Stream, s.left)+1))
	if s.left -= n; n > s.most.Stream || s.left < 0 {
		return errSwells
	}
	return nil
}
