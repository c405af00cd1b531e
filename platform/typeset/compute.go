package typeset

import (
	"fmt"
	"math"
)

// compute runs the operators of a charstring that reckon with arguments instead of drawing: no face of today uses
// them, but the standard has them.
func (f *flattener) compute(op int) error {
	n := len(f.args)
	need := map[int]int{3: 2, 4: 2, 5: 1, 9: 1, 10: 2, 11: 2, 12: 2, 14: 1, 15: 2, 18: 1, 20: 2, 21: 1, 22: 4, 24: 2, 26: 1,
		27: 1, 28: 2, 29: 1, 30: 2}[op-1200]
	if need == 0 {
		return fmt.Errorf("a charstring has the unknown operator %d", op)
	}
	if n < need || n+1 > maxArgs {
		return errCharstring
	}
	a := f.args[n-need:]
	x, y := a[0].v, a[need-1].v
	rest := f.args[: n-need : cap(f.args)]
	push := func(v ...float64) {
		f.args = rest
		for _, v := range v {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				v = 0
			}
			f.args = append(f.args, arg{v, putNumber(nil, v)})
		}
	}
	switch op - 1200 {
	case 3:
		push(truth(x != 0 && y != 0))
	case 4:
		push(truth(x != 0 || y != 0))
	case 5:
		push(truth(x == 0))
	case 9:
		push(math.Abs(x))
	case 10:
		push(x + y)
	case 11:
		push(x - y)
	case 12:
		push(x / y)
	case 14:
		push(-x)
	case 15:
		push(truth(x == y))
	case 18:
		push()
	case 20:
		if y < 0 || y > 31 {
			return errCharstring
		}
		f.store[int(y)] = x
		push()
	case 21:
		if x < 0 || x > 31 {
			return errCharstring
		}
		push(f.store[int(x)])
	case 22:
		if a[2].v > a[3].v {
			x = a[1].v
		}
		push(x)
	case 24:
		push(x * y)
	case 26:
		push(math.Sqrt(x))
	case 27:
		push(x, x)
	case 28:
		push(y, x)
	case 29:
		i := n - 2 - max(int(x), 0)
		if i < 0 {
			return errCharstring
		}
		push(f.args[i].v)
	case 30:
		return f.roll(int(x), int(y))
	}
	return nil
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// roll turns the top n arguments by so many places.
func (f *flattener) roll(n, by int) error {
	f.args = f.args[:len(f.args)-2]
	if n < 0 || n > len(f.args) {
		return errCharstring
	}
	if n == 0 {
		return nil
	}
	top := f.args[len(f.args)-n:]
	by = (by%n + n) % n
	turned := append(append([]arg(nil), top[n-by:]...), top[:n-by]...)
	copy(top, turned)
	return nil
}
