package ledger_test

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// A second verifier, written from the texts of C2SP (tlog-proof, tlog-checkpoint, signed-note, tlog-cosignature) and RFC
// 6962 with nothing but the standard library. It shares no line with the first: what both accept does not rest on one reading.

// secondPolicy is what it believes: one key of the log, and witnesses, of whom enough must have signed.
type secondPolicy struct {
	origin    string
	log       string // verifier key
	witnesses []string
	enough    int
}

func (p secondPolicy) verify(leaf []byte, tlogProof string) error {
	index, path, checkpoint, err := secondProof(tlogProof)
	if err != nil {
		return err
	}
	text, sigs, err := secondNote(checkpoint)
	if err != nil {
		return err
	}
	lines := strings.Split(text, "\n")
	if len(lines) != 4 || lines[3] != "" || lines[0] != p.origin {
		return errors.New("checkpoint: not three lines of this log")
	}
	size, err := secondDecimal(lines[1])
	if err != nil {
		return err
	}
	root, err := base64.StdEncoding.Strict().DecodeString(lines[2])
	if err != nil || len(root) != 32 {
		return errors.New("checkpoint: root")
	}
	if ok, err := secondSigned(p.log, 1, text, sigs); err != nil || !ok {
		return errors.Join(errors.New("not signed by the log"), err)
	}
	count := 0
	for _, w := range p.witnesses {
		ok, err := secondSigned(w, 4, text, sigs)
		if err != nil {
			return err
		}
		if ok {
			count++
		}
	}
	if count < p.enough {
		return errors.New("too few witnesses")
	}
	got, err := secondRoot(leaf, index, size, path)
	if err != nil || !bytes.Equal(got, root) {
		return errors.Join(errors.New("the leaf is not in the tree"), err)
	}
	return nil
}

// secondProof: header, optional extra, index, hashes, an empty line, the checkpoint.
func secondProof(s string) (index uint64, path [][]byte, checkpoint string, err error) {
	head, checkpoint, ok := strings.Cut(s, "\n\n")
	lines := strings.Split(head, "\n")
	if !ok || len(lines) < 2 || lines[0] != "c2sp.org/tlog-proof@v1" {
		return 0, nil, "", errors.New("proof: header")
	}
	lines = lines[1:]
	if strings.HasPrefix(lines[0], "extra ") {
		if lines = lines[1:]; len(lines) == 0 {
			return 0, nil, "", errors.New("proof: no index")
		}
	}
	digits, ok := strings.CutPrefix(lines[0], "index ")
	if !ok {
		return 0, nil, "", errors.New("proof: no index")
	}
	if index, err = secondDecimal(digits); err != nil {
		return 0, nil, "", err
	}
	for _, l := range lines[1:] {
		h, err := base64.StdEncoding.Strict().DecodeString(l)
		if err != nil || len(h) != 32 {
			return 0, nil, "", errors.New("proof: hash")
		}
		path = append(path, h)
	}
	return index, path, checkpoint, nil
}

// secondDecimal reads ASCII digits without a leading zero.
func secondDecimal(s string) (uint64, error) {
	n, err := strconv.ParseUint(s, 10, 63)
	if err == nil && strconv.FormatUint(n, 10) != s {
		err = errors.New("a number with leading zeros")
	}
	return n, err
}

type secondSignature struct {
	name string
	id   uint32
	sig  []byte
}

// secondNote: text that ends in a newline, an empty line, signature lines.
func secondNote(s string) (text string, sigs []secondSignature, err error) {
	if !utf8.ValidString(s) || strings.ContainsFunc(s, func(r rune) bool { return r < 0x20 && r != '\n' }) {
		return "", nil, errors.New("note: control characters")
	}
	i := strings.LastIndex(s, "\n\n")
	if i < 0 || !strings.HasSuffix(s, "\n") {
		return "", nil, errors.New("note: no signatures")
	}
	text = s[:i+1]
	for line := range strings.Lines(s[i+2:]) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), " ")
		if len(f) != 3 || f[0] != "—" || f[1] == "" || strings.Contains(f[1], "+") {
			return "", nil, errors.New("note: signature line")
		}
		b, err := base64.StdEncoding.DecodeString(f[2])
		if err != nil || len(b) < 5 {
			return "", nil, errors.New("note: signature")
		}
		sigs = append(sigs, secondSignature{f[1], binary.BigEndian.Uint32(b), b[4:]})
	}
	return text, sigs, nil
}

// secondSigned looks for the signature of a key: type 1 signs the text, type 4 a header, a time and the text. A known key
// whose signature is wrong is an error.
func secondSigned(vkey string, kind byte, text string, sigs []secondSignature) (bool, error) {
	f := strings.SplitN(vkey, "+", 3)
	if len(f) != 3 {
		return false, errors.New("key")
	}
	key, err := base64.StdEncoding.DecodeString(f[2])
	if err != nil || len(key) != 33 || key[0] != kind {
		return false, errors.New("key: type")
	}
	sum := sha256.Sum256(append([]byte(f[0]+"\n"), key...))
	id := binary.BigEndian.Uint32(sum[:])
	if want, err := strconv.ParseUint(f[1], 16, 32); err != nil || uint32(want) != id {
		return false, errors.New("key: identifier")
	}
	for _, s := range sigs {
		if s.name != f[0] || s.id != id {
			continue
		}
		message, sig := text, s.sig
		if kind == 4 {
			if len(sig) != 72 {
				return false, errors.New("cosignature: length")
			}
			message = "cosignature/v1\ntime " + strconv.FormatUint(binary.BigEndian.Uint64(sig), 10) + "\n" + text
			sig = sig[8:]
		}
		if !ed25519.Verify(key[1:], []byte(message), sig) {
			return false, errors.New("a known key's signature is wrong")
		}
		return true, nil
	}
	return false, nil
}

// secondRoot computes the root from a leaf and its path, by halves, as RFC 6962 2.1.1 defines the path.
func secondRoot(leaf []byte, index, size uint64, path [][]byte) ([]byte, error) {
	if index >= size {
		return nil, errors.New("index beyond the tree")
	}
	if size == 1 {
		if len(path) != 0 {
			return nil, errors.New("path too long")
		}
		h := sha256.Sum256(append([]byte{0}, leaf...))
		return h[:], nil
	}
	if len(path) == 0 {
		return nil, errors.New("path too short")
	}
	k := uint64(1)
	for k*2 < size {
		k *= 2
	}
	rest, last := path[:len(path)-1], path[len(path)-1]
	var left, right []byte
	var err error
	if index < k {
		left, err = secondRoot(leaf, index, k, rest)
		right = last
	} else {
		right, err = secondRoot(leaf, index-k, size-k, rest)
		left = last
	}
	if err != nil {
		return nil, err
	}
	h := sha256.Sum256(bytes.Join([][]byte{{1}, left, right}, nil))
	return h[:], nil
}

func TestASecondVerifierAgrees(t *testing.T) {
	l, _ := logged(t)
	p := secondPolicy{origin: l.Policy.Origin, enough: 2}
	for line := range strings.Lines(string(l.Text)) {
		switch f := strings.Fields(line); f[0] {
		case "log":
			p.log = f[1]
		case "witness":
			p.witnesses = append(p.witnesses, f[2])
		}
	}
	for i := range l.Leaves {
		r := l.Receipt(uint64(i))
		if err := p.verify(r.Leaf, r.Proof); err != nil {
			t.Fatalf("leaf %d: %v", i, err)
		}
	}
	r := l.Receipt(5)
	if err := p.verify(bytes.Replace(r.Leaf, []byte("02:03:04"), []byte("02:03:05"), 1), r.Proof); err == nil {
		t.Error("another leaf is accepted")
	}
	lines := strings.SplitAfter(r.Proof[strings.Index(r.Proof, "\n— ")+1:], "\n")
	sm2 := strings.Index(r.Proof, lines[1])
	for i := range r.Proof {
		b := []byte(r.Proof)
		b[i] ^= 1
		other := r
		other.Proof = string(b)
		_, first := other.Check(l.Policy)
		second := p.verify(other.Leaf, other.Proof)
		if sigs := strings.Index(r.Proof, "\n— "); i < sigs && (first == nil || second == nil) {
			t.Fatalf("byte %d (%q) can be changed: %v, %v", i, r.Proof[i], first, second)
		}
		if i >= sm2 && i < sm2+len(lines[1]) {
			continue // the second knows no SM2, and passes over the line as the text asks
		}
		if (first == nil) != (second == nil) {
			t.Fatalf("byte %d (%q): the first says %v, the second %v", i, r.Proof[i], first, second)
		}
	}
	for name, enough := range map[string]int{"all": 3, "more than there are": 4} {
		q := p
		q.enough = enough
		if err := q.verify(r.Leaf, r.Proof); (err == nil) != (enough == 3) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
