package normal

import (
	"errors"
	"math"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// mostDrawn is how many forms one page draws at most, those within forms counted each time. A plan drawn from symbols has
// some ten thousand; a few lines in which each form draws the next twice have more than any viewer could end.
const mostDrawn = 2_000_000

var errLadder = unfit("PDF 中的图形层层重复引用，任何阅读软件都画不完，没有制作规范版；请打开后打印为新的 PDF 再上传")

// drawn counts what pages draw through forms.
type drawn struct {
	*source
	known  map[int]float64 // by the form's number
	within map[int]bool
}

// page refuses a page that no viewer could finish drawing.
func (d *drawn) page(body []byte, res types.Dict) error {
	n, err := d.count(body, res, 0)
	if err == nil && n > mostDrawn {
		err = errLadder
	}
	return err
}

// count is how many forms a content draws. What cannot be read draws nothing.
func (d *drawn) count(body []byte, res types.Dict, depth int) (total float64, err error) {
	xs := d.dict(res["XObject"])
	if len(xs) == 0 {
		return 0, nil
	}
	if depth > deepest {
		return math.Inf(1), nil
	}
	l := &lexer{b: body}
	var last any
	for {
		x := l.next(0)
		if x == nil {
			return total, nil
		}
		if do, ok := x.(op); ok {
			if n, named := last.(label); named && do == "Do" {
				more, err := d.form(xs[string(n)], res, depth+1)
				if err != nil {
					return 0, err
				}
				total += more
			}
			if do == "ID" {
				l.picture()
			}
		}
		last = x
	}
}

// form is one form with all it draws. A form within itself is drawn once by viewers.
func (d *drawn) form(o types.Object, res types.Dict, depth int) (float64, error) {
	ref, ok := o.(types.IndirectRef)
	if !ok {
		return 0, nil
	}
	n := int(ref.ObjectNumber)
	if k, ok := d.known[n]; ok {
		return k, nil
	}
	st, ok := d.stream(o)
	if !ok || d.within[n] || d.name(st.Dict["Subtype"]) != "Form" || st.Dict["F"] != nil {
		return 0, nil
	}
	body, err := d.content(st)
	if errors.Is(err, errDamaged) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	if own := d.dict(st.Dict["Resources"]); own != nil { // else it draws with what its page has
		res = own
	}
	d.within[n] = true
	more, err := d.count(body, res, depth)
	delete(d.within, n)
	d.known[n] = 1 + more
	return 1 + more, err
}
