package journal

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"slices"

	"yunting/ledger"
)

// The file of a batch, all numbers big-endian:
//
//	96 bytes  header: "yunbatch", version (2), flags (2), count (4), number (20), zeros (28), root (32)
//	32 or 64  for each item: SHA-256, and SM3 if any item has one (zeros: this one has none)
//	32        for each block of 256 items: the root of its tree
//	12        for each item, if there are Searched or more: first 8 bytes of its SHA-256 and its position, sorted
//	32        SHA-256 of all before
const (
	magic      = "yunbatch"
	version    = 1
	headerSize = 96
	blockItems = 256
	orderSize  = 12

	flagSM3   = 1
	flagOrder = 2
)

// header is the head of such a file.
type header struct {
	flags uint16
	count int
	root  ledger.Hash
}

func (h header) width() int {
	if h.flags&flagSM3 != 0 {
		return 64
	}
	return 32
}

func (h header) blocks() int { return (h.count + blockItems - 1) / blockItems }

func (h header) rootsAt() int64 { return headerSize + int64(h.count)*int64(h.width()) }
func (h header) orderAt() int64 { return h.rootsAt() + int64(h.blocks())*32 }

func (h header) size() int64 {
	n := h.orderAt() + 32
	if h.flags&flagOrder != 0 {
		n += int64(h.count) * orderSize
	}
	return n
}

func hashes(items []ledger.Item) []ledger.Hash {
	hs := make([]ledger.Hash, len(items))
	for i, it := range items {
		hs[i] = it.Hash()
	}
	return hs
}

// encode writes a batch as its file.
func encode(n ledger.Number, items []ledger.Item) ([]byte, ledger.Tree, error) {
	h := header{count: len(items)}
	if len(items) < 1 || len(items) > ledger.MostItems {
		return nil, ledger.Tree{}, fmt.Errorf("journal: a batch holds 1 to %d items, this one %d", ledger.MostItems, len(items))
	}
	for i, it := range items {
		if it.SM3 == nil {
			continue
		}
		h.flags |= flagSM3
		if it.SM3.IsZero() {
			return nil, ledger.Tree{}, fmt.Errorf("journal: the SM3 digest of item %d is nothing but zeros", i+1)
		}
	}
	if len(items) >= Searched {
		h.flags |= flagOrder
	}
	var roots []ledger.Hash
	for block := range slices.Chunk(items, blockItems) {
		roots = append(roots, ledger.Root(hashes(block)))
	}
	h.root = ledger.Root(roots)

	b := make([]byte, 0, h.size())
	b = append(b, magic...)
	b = binary.BigEndian.AppendUint16(b, version)
	b = binary.BigEndian.AppendUint16(b, h.flags)
	b = binary.BigEndian.AppendUint32(b, uint32(h.count))
	b = append(b, n...)
	b = append(b, make([]byte, headerSize-32-len(b))...)
	b = append(b, h.root[:]...)
	for _, it := range items {
		b = append(b, it.SHA256[:]...)
		if h.flags&flagSM3 != 0 {
			var s ledger.Hash
			if it.SM3 != nil {
				s = *it.SM3
			}
			b = append(b, s[:]...)
		}
	}
	for _, r := range roots {
		b = append(b, r[:]...)
	}
	if h.flags&flagOrder != 0 {
		b = appendOrder(b, items)
	}
	sum := sha256.Sum256(b)
	return append(b, sum[:]...), ledger.Tree{Count: h.count, Root: h.root}, nil
}

func appendOrder(b []byte, items []ledger.Item) []byte {
	type record struct {
		prefix   uint64
		position uint32
	}
	rs := make([]record, len(items))
	for i, it := range items {
		rs[i] = record{binary.BigEndian.Uint64(it.SHA256[:8]), uint32(i)}
	}
	slices.SortFunc(rs, func(x, y record) int {
		return cmp.Or(cmp.Compare(x.prefix, y.prefix), cmp.Compare(x.position, y.position))
	})
	for _, r := range rs {
		b = binary.BigEndian.AppendUint64(b, r.prefix)
		b = binary.BigEndian.AppendUint32(b, r.position)
	}
	return b
}

var errNotBatch = errors.New("this is not a batch of digests, or one of a later version")

// readHeader reads the head of a file.
func readHeader(b []byte) (header, error) {
	if len(b) < headerSize || string(b[:8]) != magic || binary.BigEndian.Uint16(b[8:]) != version {
		return header{}, errNotBatch
	}
	h := header{flags: binary.BigEndian.Uint16(b[10:]), count: int(binary.BigEndian.Uint32(b[12:])), root: ledger.Hash(b[64:96])}
	if h.count < 1 || h.count > ledger.MostItems {
		return header{}, errNotBatch
	}
	return h, nil
}

// numberOf is the number in the head of a file.
func numberOf(b []byte) ledger.Number { return ledger.Number(bytes.TrimRight(b[16:36], "\x00")) }

// intact tells whether the checksum at the end is that of what stands before it.
func intact(whole []byte) bool {
	if len(whole) < headerSize+32 {
		return false
	}
	body := whole[:len(whole)-32]
	return sha256.Sum256(body) == [32]byte(whole[len(body):])
}

// decode reads the items of a whole file.
func decode(n ledger.Number, whole []byte) ([]ledger.Item, error) {
	h, err := readHeader(whole)
	switch {
	case err != nil:
		return nil, err
	case int64(len(whole)) != h.size():
		return nil, fmt.Errorf("the file has %d bytes, it should have %d", len(whole), h.size())
	case numberOf(whole) != n:
		return nil, fmt.Errorf("the file is of batch %s", numberOf(whole))
	case !intact(whole):
		return nil, errors.New("the file does not match its checksum")
	}
	return items(h, whole[headerSize:h.rootsAt()]), nil
}

func items(h header, b []byte) []ledger.Item {
	w := h.width()
	out := make([]ledger.Item, len(b)/w)
	for i := range out {
		out[i].SHA256 = ledger.Hash(b[i*w:])
		if w == 64 {
			if s := ledger.Hash(b[i*w+32:]); !s.IsZero() {
				out[i].SM3 = &s
			}
		}
	}
	return out
}

// batchFile is such a file, open for reading parts of it.
type batchFile struct {
	*os.File
	header
}

// open opens a batch and refuses a file that is not whole.
func (b *Batches) open(n ledger.Number, count int) (*batchFile, error) {
	name := b.place(n, count)
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	f := &batchFile{File: file}
	head := make([]byte, headerSize)
	if _, err := file.ReadAt(head, 0); err != nil {
		return nil, errors.Join(fmt.Errorf("%s is cut off: put it back from the backup", name), file.Close())
	}
	if f.header, err = readHeader(head); err != nil || numberOf(head) != n || f.count != count {
		return nil, errors.Join(fmt.Errorf("%s does not hold batch %s of %d items: put it back from the backup", name, n, count), file.Close())
	}
	info, err := file.Stat()
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	if info.Size() != f.size() {
		return nil, errors.Join(fmt.Errorf("%s has %d bytes, it should have %d: put it back from the backup", name, info.Size(), f.size()), file.Close())
	}
	return f, nil
}

// block reads the items of a block.
func (f *batchFile) block(i int) ([]ledger.Item, error) {
	n := min(blockItems, f.count-i*blockItems)
	b := make([]byte, n*f.width())
	if _, err := f.ReadAt(b, headerSize+int64(i)*blockItems*int64(f.width())); err != nil {
		return nil, err
	}
	return items(f.header, b), nil
}

// roots reads the roots of all blocks.
func (f *batchFile) roots() ([]ledger.Hash, error) {
	b := make([]byte, f.blocks()*32)
	if _, err := f.ReadAt(b, f.rootsAt()); err != nil {
		return nil, err
	}
	rs := make([]ledger.Hash, f.blocks())
	for i := range rs {
		rs[i] = ledger.Hash(b[i*32:])
	}
	return rs, nil
}
