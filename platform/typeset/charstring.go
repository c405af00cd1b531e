package typeset

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"slices"
)

// Bounds of one charstring: the standard allows ten subroutines in one another, 48 arguments and 96 hints.
const (
	maxSubrDepth = 10
	maxArgs      = 513
	maxSteps     = 1 << 16
	maxFlat      = 1 << 16 // bytes of a flat charstring
)

// Type 2 operators. Two-byte ones are 1200 + the second byte.
const (
	hstem, vstem, hstemhm, vstemhm, hintmask, cntrmask = 1, 3, 18, 23, 19, 20
	callsubr, callgsubr, subrReturn                    = 10, 29, 11
	vmoveto, rlineto, hlineto, vlineto, rrcurveto      = 4, 5, 6, 7, 8
	endchar, rmoveto, hmoveto                          = 14, 21, 22
	rcurveline, rlinecurve, vvcurveto, hhcurveto       = 24, 25, 26, 27
	vhcurveto, hvcurveto                               = 30, 31
	hflex, flex, hflex1, flex1                         = 1234, 1235, 1236, 1237
	dotsection                                         = 1200
)

var errCharstring = errors.New("a charstring is cut short or out of order")

// flattener runs a Type 2 charstring and writes it down again without subroutines and hints. Arguments keep the bytes
// they were written in, so that a charstring that is flat already stays as it is.
type flattener struct {
	cff   *cff
	local index
	out   []byte // the drawing, without the width and the end
	args  []arg
	width []byte // as written; nil: the default one
	begun bool   // the place of the width has been passed
	moved bool
	ended bool
	inner bool        // a part of an accented letter: no parts of its own
	shift *[2]float64 // of its first move
	stems int
	steps int
	store [32]float64
}

type arg struct {
	v   float64
	raw []byte
}

func (f *flattener) flatten(gid int) ([]byte, error) {
	cs, err := f.walk(gid)
	if err != nil {
		return nil, err
	}
	if n := len(f.width) + len(f.out); len(cs) == n+1 && cs[n] == endchar &&
		bytes.HasPrefix(cs, f.width) && bytes.Equal(cs[len(f.width):n], f.out) {
		return cs, nil
	}
	return slices.Concat(f.width, f.out, []byte{endchar}), nil
}

// walk runs the charstring of a glyph and gives it as the font has it.
func (f *flattener) walk(gid int) ([]byte, error) {
	cs, err := f.cff.charstrings.at(gid)
	if err != nil {
		return nil, err
	}
	if err := f.run(cs, 0); err != nil {
		return nil, err
	}
	if !f.ended {
		return nil, errCharstring
	}
	return cs, nil
}

func (f *flattener) run(cs []byte, depth int) error {
	if depth > maxSubrDepth {
		return fmt.Errorf("subroutines more than %d deep", maxSubrDepth)
	}
	for len(cs) > 0 && !f.ended {
		if f.steps++; f.steps > maxSteps || len(f.out) > maxFlat {
			return errors.New("a charstring is endlessly long")
		}
		if c := cs[0]; c >= 32 || c == 28 {
			a, err := readArg(cs)
			if err != nil {
				return err
			}
			if len(f.args) == maxArgs {
				return errCharstring
			}
			f.args = append(f.args, a)
			cs = cs[len(a.raw):]
			continue
		}
		op := int(cs[0])
		cs = cs[1:]
		if op == 12 {
			if len(cs) == 0 {
				return errCharstring
			}
			op, cs = 1200+int(cs[0]), cs[1:]
		}
		var err error
		switch op {
		case subrReturn:
			return nil
		case callsubr:
			err = f.call(f.local, depth)
		case callgsubr:
			err = f.call(f.cff.global, depth)
		case hintmask, cntrmask:
			f.hints()
			n := (f.stems + 7) / 8
			if n > len(cs) {
				return errCharstring
			}
			cs = cs[n:]
		default:
			err = f.do(op)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func readArg(cs []byte) (arg, error) {
	if cs[0] == 255 { // 16 bits, and 16 after the point
		if len(cs) < 5 {
			return arg{}, errCharstring
		}
		return arg{float64(int32(be.Uint32(cs[1:]))) / 65536, cs[:5]}, nil
	}
	v, n := readNumber(cs)
	if n == 0 {
		return arg{}, errCharstring
	}
	return arg{float64(v), cs[:n]}, nil
}

func (f *flattener) call(subrs index, depth int) error {
	if len(f.args) == 0 {
		return errCharstring
	}
	bias := 107
	switch {
	case subrs.n >= 33900:
		bias = 32768
	case subrs.n >= 1240:
		bias = 1131
	}
	last := len(f.args) - 1
	s, err := subrs.at(int(f.args[last].v) + bias)
	if err != nil {
		return errors.New("a charstring calls a subroutine that is not there")
	}
	f.args = f.args[:last]
	return f.run(s, depth+1)
}

// takeWidth sets the width aside that may stand before the arguments of the first operator.
func (f *flattener) takeWidth(there bool) {
	if !f.begun && there {
		f.width = f.args[0].raw
		f.args = append(f.args[:0], f.args[1:]...)
	}
	f.begun = true
}

func (f *flattener) hints() {
	f.takeWidth(len(f.args)%2 == 1)
	f.stems += len(f.args) / 2
	f.args = f.args[:0]
}

func (f *flattener) do(op int) error {
	switch op {
	case hstem, vstem, hstemhm, vstemhm:
		f.hints()
		return nil
	case dotsection: // an old hint
		f.args = f.args[:0]
		return nil
	case rmoveto, hmoveto, vmoveto:
		want := 1
		if op == rmoveto {
			want = 2
		}
		f.takeWidth(len(f.args) > want)
		if f.moved = true; len(f.args) != want {
			return errCharstring
		}
		if f.shift != nil {
			op = f.shifted(op)
		}
		return f.emit(op, true)
	case endchar:
		return f.end()
	}
	if ok, known := rightCount(op, len(f.args)); known {
		return f.emit(op, ok && f.moved)
	}
	return f.compute(op)
}

// rightCount tells whether a drawing operator takes so many arguments.
func rightCount(op, n int) (ok, known bool) {
	switch op {
	case rlineto:
		return n >= 2 && n%2 == 0, true
	case hlineto, vlineto:
		return n >= 1, true
	case rrcurveto:
		return n >= 6 && n%6 == 0, true
	case rcurveline:
		return n >= 8 && n%6 == 2, true
	case rlinecurve:
		return n >= 8 && n%2 == 0, true
	case vvcurveto, hhcurveto, vhcurveto, hvcurveto:
		return n >= 4 && n%4 <= 1, true
	case hflex:
		return n == 7, true
	case flex:
		return n == 13, true
	case hflex1:
		return n == 9, true
	case flex1:
		return n == 11, true
	}
	return false, false
}

func (f *flattener) emit(op int, ok bool) error {
	if !ok {
		return errCharstring
	}
	for _, a := range f.args {
		f.out = append(f.out, a.raw...)
	}
	f.args = f.args[:0]
	if op >= 1200 {
		f.out = append(f.out, 12, byte(op-1200))
	} else {
		f.out = append(f.out, byte(op))
	}
	return nil
}

func (f *flattener) end() error {
	n := len(f.args)
	f.takeWidth(n == 1 || n == 5)
	f.ended = true
	switch len(f.args) {
	case 0:
		return nil
	case 4:
		return f.accented()
	}
	return errCharstring
}

// accented sets a letter made of two: the second at an offset, both named by their codes in Adobe's standard encoding.
func (f *flattener) accented() error {
	base, err := f.part(f.args[2].v, nil)
	if err != nil {
		return err
	}
	p := pen{k: 1}
	p.run(base)
	accent, err := f.part(f.args[3].v, &[2]float64{f.args[0].v - p.x, f.args[1].v - p.y})
	f.out = append(append(f.out, base...), accent...)
	return err
}

func (f *flattener) part(code float64, shift *[2]float64) ([]byte, error) {
	gid := f.cff.named(standardSID(int(code)))
	if gid < 0 || f.inner {
		return nil, errors.New("an accented letter is made of parts that are not there")
	}
	cs, err := f.cff.charstrings.at(gid)
	if err != nil {
		return nil, err
	}
	g := flattener{cff: f.cff, local: f.local, inner: true, shift: shift, steps: f.steps}
	err = g.run(cs, 0)
	f.steps = g.steps
	return g.out, err
}

// shifted turns the first move of an accent into one from where the letter under it ends.
func (f *flattener) shifted(op int) int {
	x, y := f.shift[0], f.shift[1]
	switch op {
	case rmoveto:
		x, y = x+f.args[0].v, y+f.args[1].v
	case hmoveto:
		x += f.args[0].v
	case vmoveto:
		y += f.args[0].v
	}
	f.args = append(f.args[:0], arg{x, putNumber(nil, x)}, arg{y, putNumber(nil, y)})
	f.shift = nil
	return rmoveto
}

// putNumber writes an argument the shortest way.
func putNumber(out []byte, v float64) []byte {
	switch i := int(v); {
	case v != float64(i) || i < -32768 || i > 32767:
		v = max(-32768, min(32767, v))
		return be.AppendUint32(append(out, 255), uint32(int32(math.Round(v*65536))))
	case -107 <= i && i <= 107:
		return append(out, byte(i+139))
	default:
		return be.AppendUint16(append(out, 28), uint16(int16(i)))
	}
}
