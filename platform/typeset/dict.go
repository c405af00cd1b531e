package typeset

import (
	"errors"
	"strconv"
)

// index is a CFF INDEX: counted byte strings. The zero value holds none.
type index struct {
	n, size     int
	offs, bytes []byte // bytes begins one before the first string, as the offsets count from 1
}

var errIndex = errors.New("an index is cut short or out of order")

// readIndex reads the INDEX at p and tells where it ends.
func readIndex(b []byte, p int) (index, int, error) {
	r := reader{b: b}
	n, size := r.u16(p), r.u8(p+2)
	switch {
	case n == 0 && !r.short || n == 0 && p+2 == len(b):
		return index{}, p + 2, nil
	case r.short || size < 1 || size > 4:
		return index{}, 0, errIndex
	}
	x := index{n: n, size: size, offs: r.part(p+3, (n+1)*size)}
	from := p + 3 + (n+1)*size - 1
	if r.short {
		return index{}, 0, errIndex
	}
	x.bytes = b[from:]
	end := x.off(n)
	if end < 1 || end > len(x.bytes) {
		return index{}, 0, errIndex
	}
	return x, from + end, nil
}

func (x index) off(i int) (v int) {
	for _, c := range x.offs[i*x.size : (i+1)*x.size] {
		v = v<<8 | int(c)
	}
	return v
}

func (x index) at(i int) ([]byte, error) {
	if i < 0 || i >= x.n {
		return nil, errIndex
	}
	from, to := x.off(i), x.off(i+1)
	if from < 1 || to < from || to > len(x.bytes) {
		return nil, errIndex
	}
	return x.bytes[from:to:to], nil
}

// dict is a CFF DICT: numbers by operator; two-byte operators are 1200 + the second byte.
type dict map[int][]float64

const (
	opCharset     = 15
	opCharStrings = 17
	opPrivate     = 18
	opSubrs       = 19
	opDefaultW    = 20
	opNominalW    = 21
	opCharType    = 1206
	opFontMatrix  = 1207
	opROS         = 1230
	opCIDCount    = 1234
	opFDArray     = 1236
	opFDSelect    = 1237
)

var errDict = errors.New("a dictionary is cut short or out of order")

func readDict(b []byte) (dict, error) {
	m, st := dict{}, []float64(nil)
	for len(b) > 0 {
		c := int(b[0])
		if c <= 21 {
			b = b[1:]
			if c == 12 {
				if len(b) == 0 {
					return nil, errDict
				}
				c, b = 1200+int(b[0]), b[1:]
			}
			m[c], st = st, nil
			continue
		}
		v, n := readOperand(b)
		if n == 0 || len(st) == 513 {
			return nil, errDict
		}
		st, b = append(st, v), b[n:]
	}
	return m, nil
}

// num is the operand of an operator that takes one whole number.
func (d dict) num(op, otherwise int) int {
	if v := d[op]; len(v) > 0 {
		return int(v[0])
	}
	return otherwise
}

// readOperand decodes an operand of a DICT and its length; 0: there is none.
func readOperand(b []byte) (float64, int) {
	switch {
	case b[0] == 29 && len(b) >= 5:
		return float64(int32(be.Uint32(b[1:]))), 5
	case b[0] == 30:
		return readReal(b)
	case b[0] == 28 || b[0] >= 32 && b[0] < 255:
		v, n := readNumber(b)
		return float64(v), n
	}
	return 0, 0
}

// readReal decodes a number in decimal digits, two to a byte.
func readReal(b []byte) (float64, int) {
	var s []byte
	for i := 1; i < len(b) && i < 32; i++ {
		for _, d := range []byte{b[i] >> 4, b[i] & 15} {
			switch {
			case d < 10:
				s = append(s, '0'+d)
			case d == 10:
				s = append(s, '.')
			case d == 11:
				s = append(s, 'E')
			case d == 12:
				s = append(s, 'E', '-')
			case d == 14:
				s = append(s, '-')
			case d == 15:
				v, err := strconv.ParseFloat(string(s), 64)
				if err != nil {
					return 0, 0
				}
				return v, i + 1
			}
		}
	}
	return 0, 0
}

// readNumber decodes the whole numbers that DICTs and charstrings share, and their length; 0: cut short.
func readNumber(b []byte) (v, n int) {
	switch c := int(b[0]); {
	case c == 28 && len(b) >= 3:
		return int(int16(be.Uint16(b[1:]))), 3
	case c >= 32 && c < 247:
		return c - 139, 1
	case c >= 247 && c < 251 && len(b) >= 2:
		return (c-247)*256 + int(b[1]) + 108, 2
	case c >= 251 && c < 255 && len(b) >= 2:
		return -(c-251)*256 - int(b[1]) - 108, 2
	}
	return 0, 0
}

// entry appends a DICT entry whose operand always takes five bytes, so that offsets can be filled in later.
func entry(op, v int, out []byte) []byte {
	out = fixed(out, v)
	if op >= 1200 {
		return append(out, 12, byte(op-1200))
	}
	return append(out, byte(op))
}

func fixed(out []byte, v int) []byte { return be.AppendUint32(append(out, 29), uint32(v)) }

// putReal appends a number in decimal digits.
func putReal(out []byte, v float64) []byte {
	out = append(out, 30)
	var nibbles []byte
	for _, c := range strconv.FormatFloat(v, 'f', -1, 64) {
		switch c {
		case '.':
			nibbles = append(nibbles, 10)
		case '-':
			nibbles = append(nibbles, 14)
		default:
			nibbles = append(nibbles, byte(c-'0'))
		}
	}
	nibbles = append(nibbles, 15, 15)
	for i := 0; i+1 < len(nibbles); i += 2 {
		out = append(out, nibbles[i]<<4|nibbles[i+1])
	}
	return out
}

func putIndex(out []byte, items [][]byte) []byte {
	out = be.AppendUint16(out, uint16(len(items)))
	if len(items) == 0 {
		return out
	}
	out = append(out, 4)
	at := uint32(1)
	out = be.AppendUint32(out, at)
	for _, it := range items {
		at += uint32(len(it))
		out = be.AppendUint32(out, at)
	}
	for _, it := range items {
		out = append(out, it...)
	}
	return out
}
