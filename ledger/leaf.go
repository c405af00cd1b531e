package ledger

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/transparency-dev/merkle/rfc6962"
)

// LeafVersion names the encoding of a leaf. A later one gets another name; old leaves stay as they are.
const LeafVersion = "yunting-leaf/1"

// Kind says what a leaf is about.
type Kind string

const (
	Single   Kind = "deposit"  // 单件存证: one content
	Batch    Kind = "batch"    // 批量存证: the root of a tree over the digests of many contents
	Docket   Kind = "docket"   // 案卷存证: the root of a tree over the hashes of docket entries
	Document Kind = "document" // 文书存证: the root of a tree over the digests of papers the court issued
)

// Medium is where the content lay when it was acquired.
type Medium string

// Media are the mediums known, in the order a form shows them.
var Media = []Medium{"server", "web", "phone", "computer", "disk", "camera", "paper", "other"}

// Leaf is what the public log holds of a deposit. It can never be deleted and anyone may read it, so it names nobody:
// who, from where and under which conditions are commitments, opened by Particulars.
// Fields stand in the order of their names: the encoding is canonical JSON (RFC 8785) and leaf.md describes it.
type Leaf struct {
	At          Instant  `json:"at"`                    // when the court took it, UTC
	Batch       *Tree    `json:"batch,omitempty"`       // of a batch, docket or document leaf
	Begin       *Instant `json:"begin,omitempty"`       // start of acquisition, UTC
	Collector   *Hash    `json:"collector,omitempty"`   // commitment: who collected
	Content     *Content `json:"content,omitempty"`     // of a single deposit
	Court       string   `json:"court"`                 // code of the court: 粤0192
	End         *Instant `json:"end,omitempty"`         // end of acquisition, UTC
	Environment *Hash    `json:"environment,omitempty"` // commitment: record of the acquiring system's cleanliness and state
	Kind        Kind     `json:"kind"`
	Medium      Medium   `json:"medium,omitempty"`
	Node        string   `json:"node,omitempty"` // identifier of the node in the public admission register
	Number      Number   `json:"number"`
	Predecessor *Ref     `json:"predecessor,omitempty"` // the deposit before it in the chain of custody
	Source      *Hash    `json:"source,omitempty"`      // commitment: the system the content comes from
	Tool        *Tool    `json:"tool,omitempty"`        // with which it was acquired
	Version     string   `json:"v"`
}

// Content is one deposited thing.
type Content struct {
	Media  string `json:"media,omitempty"` // type, as image/jpeg
	SHA256 Hash   `json:"sha256"`
	Size   int64  `json:"size"` // bytes
	SM3    *Hash  `json:"sm3,omitempty"`
}

// Tree is the tree of a batch: RFC 6962 hashing over its items in their order.
type Tree struct {
	Count int  `json:"count"`
	Root  Hash `json:"root"`
}

// Tool is a program that acquired content. Its name and version are public.
type Tool struct {
	Name    string `json:"name"`
	SHA256  *Hash  `json:"sha256,omitempty"` // of the program
	Version string `json:"version,omitempty"`
}

// Instant is written in UTC to the microsecond, always with six decimals.
type Instant struct{ time.Time }

const instantForm = "2006-01-02T15:04:05.000000Z"

// At makes an instant.
func At(t time.Time) Instant { return Instant{t.UTC().Truncate(time.Microsecond)} }

func (i Instant) MarshalText() ([]byte, error) { return []byte(i.UTC().Format(instantForm)), nil }

func (i *Instant) UnmarshalText(b []byte) (err error) {
	i.Time, err = time.Parse(instantForm, string(b))
	return err
}

// MarshalJSON and UnmarshalJSON keep those of time.Time, which write as many decimals as are not zero, out of a leaf.
func (i Instant) MarshalJSON() ([]byte, error) {
	return []byte(i.UTC().Format(`"` + instantForm + `"`)), nil
}

func (i *Instant) UnmarshalJSON(b []byte) (err error) {
	i.Time, err = time.Parse(`"`+instantForm+`"`, string(b))
	return err
}

// writable tells whether the year has four digits.
func (i *Instant) writable() bool { return i == nil || i.UTC().Year() >= 1 && i.UTC().Year() <= 9999 }

func (r Ref) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

func (r *Ref) UnmarshalText(b []byte) (err error) {
	*r, err = ParseRef(string(b))
	return err
}

// mostSize is the largest length that every reader of JSON takes exactly.
const mostSize = 1<<53 - 1

// longest is the most characters of a name in a leaf.
const longest = 64

// Encode writes a leaf as the log keeps it. It refuses a leaf that could be read in two ways or says too little.
func (l Leaf) Encode() ([]byte, error) {
	l.Version = LeafVersion
	if err := l.sound(); err != nil {
		return nil, err
	}
	return canonical(l)
}

// canonical writes JSON by RFC 8785 of values whose fields stand in order and whose strings hold no control characters.
func canonical(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// ParseLeaf reads a leaf. Only the canonical encoding is one: what reads alike but is written otherwise is refused.
func ParseLeaf(b []byte) (Leaf, error) {
	var l Leaf
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&l); err != nil {
		return l, fmt.Errorf("ledger: this is not a leaf: %w", err)
	}
	if l.Version != LeafVersion {
		return l, fmt.Errorf("ledger: a leaf of version %q; this program reads %s", l.Version, LeafVersion)
	}
	again, err := l.Encode()
	if err == nil && !bytes.Equal(b, again) {
		err = errors.New("ledger: the leaf is not in its canonical encoding")
	}
	return l, err
}

// LeafHash is the hash of an encoded leaf in the log (RFC 6962).
func LeafHash(encoded []byte) Hash { return Hash(rfc6962.DefaultHasher.HashLeaf(encoded)) }

func (l Leaf) sound() error {
	if n, err := ParseNumber(string(l.Number)); err != nil || n != l.Number {
		return errors.Join(errors.New("ledger: the leaf has no proper number"), err)
	}
	switch {
	case l.Court == "" || !plain(l.Court, longest):
		return errors.New("ledger: a leaf names its court")
	case l.At.IsZero() || !l.At.writable() || !l.Begin.writable() || !l.End.writable():
		return errors.New("ledger: a leaf has an instant, and its years have four digits")
	case l.Kind == Single && (l.Content == nil || l.Batch != nil):
		return errors.New("ledger: a deposit holds one content and no batch")
	case l.Kind != Single && (l.Batch == nil || l.Content != nil):
		return errors.New("ledger: this kind of leaf holds a batch and no content")
	case l.Kind != Single && l.Kind != Batch && l.Kind != Docket && l.Kind != Document:
		return fmt.Errorf("ledger: no kind of leaf is called %q", l.Kind)
	case l.Batch != nil && (l.Batch.Count < 1 || l.Batch.Count > MostItems):
		return fmt.Errorf("ledger: a batch holds 1 to %d items", MostItems)
	case l.Content != nil && (l.Content.Size < 0 || l.Content.Size > mostSize || l.Content.SHA256.IsZero()):
		return errors.New("ledger: a content has a digest and a length")
	case l.Content != nil && !plain(l.Content.Media, 127):
		return errors.New("ledger: the type of the content cannot be written")
	case !plain(l.Node, longest) || !plain(string(l.Medium), longest):
		return errors.New("ledger: node and medium are short words without control characters")
	case l.Tool != nil && (l.Tool.Name == "" || !plain(l.Tool.Name, longest) || !plain(l.Tool.Version, longest)):
		return fmt.Errorf("ledger: a tool has a name and a version of at most %d characters", longest)
	case l.Begin != nil && l.End != nil && l.End.Before(l.Begin.Time):
		return errors.New("ledger: the acquisition ended before it began")
	}
	return nil
}

// plain tells whether a word can stand in a leaf: valid, short, nothing that JSON writes in two ways, nothing unseen that
// makes a reader see other words than a program (marks of direction, of no width).
func plain(s string, most int) bool {
	return utf8.ValidString(s) && utf8.RuneCountInString(s) <= most && !strings.ContainsFunc(s, func(r rune) bool {
		return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == '\u2028' || r == '\u2029'
	})
}

// Particulars are what a leaf only commits to. They stay with the depositor and the court; whoever has them and their
// salt can show that they are what was deposited.
type Particulars struct {
	Collector   string `json:"collector,omitempty"`   // who collected 收集主体
	Environment string `json:"environment,omitempty"` // record of the system's state when it acquired 采集环境
	Salt        Salt   `json:"salt"`
	Source      string `json:"source,omitempty"` // system the content comes from 来源系统
}

// Salt is random; it keeps a commitment to a short word from being found by trying words.
type Salt [16]byte

func (s Salt) MarshalText() ([]byte, error) { return []byte(hex.EncodeToString(s[:])), nil }

func (s *Salt) UnmarshalText(b []byte) error {
	if len(b) != 2*len(s) {
		return errors.New("ledger: a salt has 32 hexadecimal digits")
	}
	if _, err := hex.Decode(s[:], b); err != nil {
		return errors.New("ledger: a salt has 32 hexadecimal digits")
	}
	return nil
}

// Commit writes the commitments into a leaf. An empty particular commits to nothing.
func (p Particulars) Commit(l *Leaf) {
	l.Collector = p.commit("collector", p.Collector)
	l.Environment = p.commit("environment", p.Environment)
	l.Source = p.commit("source", p.Source)
}

// commit is SHA-256 over the salt, the name of the particular, a zero byte and its words.
func (p Particulars) commit(name, words string) *Hash {
	if words == "" {
		return nil
	}
	h := sha256.New()
	h.Write(p.Salt[:])
	h.Write([]byte(name))
	h.Write([]byte{0})
	h.Write([]byte(words))
	var out Hash
	h.Sum(out[:0])
	return &out
}

// Opens tells whether these are the particulars a leaf commits to, all of them.
func (p Particulars) Opens(l Leaf) bool {
	var c Leaf
	p.Commit(&c)
	return same(c.Collector, l.Collector) && same(c.Environment, l.Environment) && same(c.Source, l.Source)
}

func same(a, b *Hash) bool { return a == nil && b == nil || a != nil && b != nil && *a == *b }
