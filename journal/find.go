package journal

import (
	"encoding/binary"
	"fmt"
	"math/bits"
	"sort"

	"yunting/ledger"
)

// window is how many records of the order one read takes: digests are spread evenly, so that a guess in a batch of
// MostItems is hardly ever further off.
const window = 1024

// find lists the positions (from 0) of a digest, by the order. It guesses where the digest should stand and reads there;
// if the digests were made up so that the guess is wrong, halving finds it all the same.
func (f *batchFile) find(h ledger.Hash) ([]int, error) {
	if f.flags&flagOrder == 0 {
		return nil, nil
	}
	want := binary.BigEndian.Uint64(h[:8])
	guess, _ := bits.Mul64(want, uint64(f.count)) // want / 2^64 * count
	low, high := 0, f.count                       // the first record that is not below want lies in low..high
	for at := int(guess) - window/2; ; at = (low+high)/2 - window/2 {
		at = max(low, min(at, high-window, f.count-window), 0)
		rs, err := f.order(at, window)
		if err != nil {
			return nil, err
		}
		i := sort.Search(len(rs), func(i int) bool { return rs[i].prefix >= want })
		switch {
		case i == 0 && at > low:
			high = at
		case i == len(rs) && at+i < high:
			low = at + i
		default:
			return f.at(h, want, rs[i:], at+i)
		}
	}
}

// record is one entry of the order.
type record struct {
	prefix   uint64
	position int
}

func (f *batchFile) order(at, n int) ([]record, error) {
	n = min(n, f.count-at)
	b := make([]byte, n*orderSize)
	if _, err := f.ReadAt(b, f.orderAt()+int64(at)*orderSize); err != nil {
		return nil, err
	}
	rs := make([]record, n)
	for i := range rs {
		rs[i] = record{binary.BigEndian.Uint64(b[i*orderSize:]), int(binary.BigEndian.Uint32(b[i*orderSize+8:]))}
		if rs[i].position >= f.count {
			return nil, fmt.Errorf("%s is damaged: put it back from the backup", f.Name())
		}
	}
	return rs, nil
}

// at compares whole digests from the first record that is not below want on, reading further as long as they match.
func (f *batchFile) at(h ledger.Hash, want uint64, rs []record, next int) ([]int, error) {
	var found []int
	next += len(rs)
	for {
		for _, r := range rs {
			if r.prefix != want {
				return found, nil
			}
			var sum ledger.Hash
			if _, err := f.ReadAt(sum[:], headerSize+int64(r.position)*int64(f.width())); err != nil {
				return nil, err
			}
			if sum == h {
				found = append(found, r.position)
			}
		}
		if next >= f.count {
			return found, nil
		}
		var err error
		if rs, err = f.order(next, window); err != nil {
			return nil, err
		}
		next += len(rs)
	}
}
