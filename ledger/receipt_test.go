package ledger_test

import (
	"bytes"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	formats "github.com/transparency-dev/formats/proof"
	"golang.org/x/mod/sumdb/note"

	"yunting/courttest/tlog"
	"yunting/ledger"
)

var taken = time.Date(2026, 11, 28, 2, 3, 4, 0, time.UTC)

// logged is a log of some deposits with a receipt of one, whose particulars are known.
func logged(t testing.TB) (*tlog.Log, ledger.Receipt) {
	t.Helper()
	l := tlog.New(t, 3, 2)
	p := &ledger.Particulars{Collector: "某甲", Source: "某平台", Environment: "新装系统", Salt: ledger.Salt{1, 2, 3}}
	var index uint64
	for i := range 11 {
		leaf := tlog.Deposit(fmt.Sprint("内容", i), taken, uint32(i))
		if i == 5 {
			p.Commit(&leaf)
			index = uint64(i)
		}
		l.Add(leaf)
	}
	r := l.Receipt(index)
	r.Particulars = p
	return l, r
}

// batched is a receipt of an item of a batch.
func batched(t testing.TB, l *tlog.Log) ledger.Receipt {
	t.Helper()
	is, hs := items(300)
	index := l.Add(ledger.Leaf{At: ledger.At(taken), Court: "粤0192", Kind: ledger.Batch, Number: ledger.NewNumber(taken, 99), Batch: &ledger.Tree{Count: 300, Root: ledger.Root(hs)}})
	r := l.Receipt(index)
	r.Ref.Item = 100
	r.Item = &ledger.ItemProof{Item: is[99], Position: 100, Path: ledger.Path(hs, 99)}
	return r
}

func TestReceiptHolds(t *testing.T) {
	l, r := logged(t)
	s, err := r.Check(l.Policy)
	if err != nil {
		t.Fatal(err)
	}
	if s.Index != 5 || s.Seen.Size != 11 || len(s.Seen.Witnesses) != 3 || len(s.Seen.Times) != 3 || s.Stamped == nil || s.Leaf.Number != r.Ref.Number {
		t.Errorf("standing %+v", s)
	}
	if time.Since(s.Seen.Times[0]).Abs() > time.Hour {
		t.Errorf("a witness signed at %s", s.Seen.Times[0])
	}
	r.Stamp = l.TSA.Stamp([]byte(l.Body()), time.Now(), tlog.NewAuthority(t, "旁人").Cert)
	if _, err := r.Check(l.Policy); err != nil {
		t.Errorf("what else lies beside a stamp does not matter: %v", err)
	}
	b := batched(t, l)
	if _, err := b.Check(l.Policy); err != nil {
		t.Errorf("an item: %v", err)
	}
	text, err := b.JSON()
	if err != nil {
		t.Fatal(err)
	}
	back, err := ledger.ParseReceipt(text)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := back.Check(l.Policy); err != nil {
		t.Errorf("written and read: %v", err)
	}
}

func TestMatches(t *testing.T) {
	l, r := logged(t)
	s, err := r.Check(l.Policy)
	if err != nil {
		t.Fatal(err)
	}
	d, _ := ledger.DigestOf(strings.NewReader("内容5"))
	if !r.Matches(s.Leaf, d) {
		t.Error("the content is what was deposited")
	}
	for name, spoil := range map[string]func(*ledger.Digest){"sha256": func(d *ledger.Digest) { d.SHA256[0] ^= 1 }, "sm3": func(d *ledger.Digest) { d.SM3[0] ^= 1 },
		"size": func(d *ledger.Digest) { d.Size++ }} {
		other := d
		spoil(&other)
		if r.Matches(s.Leaf, other) {
			t.Errorf("another %s matches", name)
		}
	}
	if (ledger.Receipt{}).Matches(ledger.Leaf{Kind: ledger.Batch, Batch: &ledger.Tree{}}, d) {
		t.Error("a batch as a whole matches no content")
	}
}

type tampering struct {
	name  string
	want  error
	spoil func(*ledger.Receipt)
}

// Every single tampering is refused, each for its own reason.
func TestTamperingIsRefused(t *testing.T) {
	l, r := logged(t)
	stranger := tlog.New(t, 3, 2)
	for i := range 11 {
		stranger.Add(tlog.Deposit(fmt.Sprint("内容", i), taken, uint32(i)))
	}
	body := l.Body()
	reproof := func(r *ledger.Receipt, by ...note.Signer) { r.Proof = l.Proof(5, l.Sign(body, by...)) }
	cases := []tampering{
		{"leaf: another digest", ledger.ErrProof, func(r *ledger.Receipt) {
			leaf, _ := ledger.ParseLeaf(r.Leaf)
			leaf.Content.SHA256[0] ^= 1
			r.Leaf, _ = leaf.Encode()
		}},
		{"leaf: another time", ledger.ErrProof, func(r *ledger.Receipt) {
			r.Leaf = bytes.Replace(r.Leaf, []byte("02:03:04.000000"), []byte("02:03:04.000001"), 1)
		}},
		{"leaf: unreadable", ledger.ErrLeaf, func(r *ledger.Receipt) { r.Leaf = r.Leaf[1:] }},
		{"another number", ledger.ErrLeaf, func(r *ledger.Receipt) { r.Ref.Number = ledger.NewNumber(taken, 77) }},
		{"an item without its proof", ledger.ErrLeaf, func(r *ledger.Receipt) { r.Ref.Item = 1 }},
		{"the index", ledger.ErrProof, func(r *ledger.Receipt) { r.Proof = strings.Replace(r.Proof, "index 5\n", "index 4\n", 1) }},
		{"the index, written otherwise", ledger.ErrProof, func(r *ledger.Receipt) { r.Proof = strings.Replace(r.Proof, "index 5\n", "index 05\n", 1) }},
		{"the index beyond the log", ledger.ErrProof, func(r *ledger.Receipt) { r.Proof = strings.Replace(r.Proof, "index 5\n", "index 11\n", 1) }},
		{"something extra", ledger.ErrProof, func(r *ledger.Receipt) { r.Proof = strings.Replace(r.Proof, "index", "extra !\nindex", 1) }},
		{"line ends", ledger.ErrProof, func(r *ledger.Receipt) { r.Proof = strings.ReplaceAll(r.Proof, "\n", "\r\n") }},
		{"the path", ledger.ErrProof, func(r *ledger.Receipt) {
			var p formats.TLogProof
			_ = p.Unmarshal([]byte(r.Proof))
			p.Hashes[1][7] ^= 1
			r.Proof = string(p.Marshal())
		}},
		{"a shorter path", ledger.ErrProof, func(r *ledger.Receipt) {
			var p formats.TLogProof
			_ = p.Unmarshal([]byte(r.Proof))
			p.Hashes = p.Hashes[1:]
			r.Proof = string(p.Marshal())
		}},
		{"a longer path", ledger.ErrProof, func(r *ledger.Receipt) {
			var p formats.TLogProof
			_ = p.Unmarshal([]byte(r.Proof))
			p.Hashes = append(p.Hashes, p.Hashes[0])
			r.Proof = string(p.Marshal())
		}},
		{"no proof", ledger.ErrProof, func(r *ledger.Receipt) { r.Proof = "" }},
		{"a very long proof", ledger.ErrProof, func(r *ledger.Receipt) { r.Proof += strings.Repeat("x", 1<<20) }},
		{"the checkpoint's size", ledger.ErrCheckpoint, func(r *ledger.Receipt) { r.Proof = strings.Replace(r.Proof, "\n11\n", "\n12\n", 1) }},
		{"another log's checkpoint", ledger.ErrCheckpoint, func(r *ledger.Receipt) {
			r.Proof = stranger.Proof(5, stranger.Sign(stranger.Body(), stranger.All()...))
		}},
		{"another origin", ledger.ErrCheckpoint, func(r *ledger.Receipt) {
			r.Proof = l.Proof(5, l.Sign(strings.Replace(body, tlog.Origin, "other.test/log", 1), l.All()...))
		}},
		{"an extension line", ledger.ErrCheckpoint, func(r *ledger.Receipt) { r.Proof = l.Proof(5, l.Sign(body+"more\n", l.All()...)) }},
		{"a size written otherwise", ledger.ErrCheckpoint, func(r *ledger.Receipt) {
			r.Proof = l.Proof(5, l.Sign(strings.Replace(body, "\n11\n", "\n011\n", 1), l.All()...))
		}},
		{"no signature of the log", ledger.ErrUnsigned, func(r *ledger.Receipt) { reproof(r, append([]note.Signer{l.SM2}, l.Witnesses...)...) }},
		{"no SM2 signature", ledger.ErrNoSM2, func(r *ledger.Receipt) { reproof(r, append([]note.Signer{l.Signer}, l.Witnesses...)...) }},
		{"another SM2 key", ledger.ErrNoSM2, func(r *ledger.Receipt) {
			reproof(r, append([]note.Signer{l.Signer, stranger.SM2}, l.Witnesses...)...)
		}},
		{"one witness", ledger.ErrQuorum, func(r *ledger.Receipt) { reproof(r, l.Signer, l.SM2, l.Witnesses[0]) }},
		{"other witnesses of the same names", ledger.ErrQuorum, func(r *ledger.Receipt) {
			reproof(r, append([]note.Signer{l.Signer, l.SM2, l.Witnesses[0]}, stranger.Witnesses...)...)
		}},
		{"a stamp of something else", ledger.ErrStamp, func(r *ledger.Receipt) { r.Stamp = l.TSA.Stamp([]byte("something else"), taken) }},
		{"a stamp by a stranger", ledger.ErrStamp, func(r *ledger.Receipt) { r.Stamp = stranger.TSA.Stamp([]byte(body), taken.Add(time.Hour)) }},
		{"a stamp by a stranger who carries our authority's certificate", ledger.ErrStamp, func(r *ledger.Receipt) {
			r.Stamp = stranger.TSA.Stamp([]byte(body), time.Now(), l.TSA.Cert, l.TSA.Root)
		}},
		{"a stamp from before the certificate", ledger.ErrStamp, func(r *ledger.Receipt) { r.Stamp = l.TSA.Stamp([]byte(body), time.Now().AddDate(-1, 0, 0)) }},
		{"no stamp at all", ledger.ErrStamp, func(r *ledger.Receipt) { r.Stamp = []byte("no stamp") }},
		{"a collector", ledger.ErrParticulars, func(r *ledger.Receipt) { r.Particulars.Collector = "某乙" }},
		{"a salt", ledger.ErrParticulars, func(r *ledger.Receipt) { r.Particulars.Salt[0]++ }},
		{"an item of a single deposit", ledger.ErrItemProof, func(r *ledger.Receipt) {
			r.Ref.Item, r.Item = 1, &ledger.ItemProof{Position: 1}
		}},
	}
	lines := strings.Split(strings.TrimSuffix(r.Proof[strings.Index(r.Proof, "\n— ")+1:], "\n"), "\n")
	if len(lines) != 5 {
		t.Fatalf("the log, SM2 and three witnesses sign: %q", lines)
	}
	for i, line := range lines {
		f := strings.Fields(line)
		sig, err := base64.StdEncoding.DecodeString(f[2])
		if err != nil {
			t.Fatal(err)
		}
		sig[len(sig)-9] ^= 4
		bad := f[0] + " " + f[1] + " " + base64.StdEncoding.EncodeToString(sig)
		cases = append(cases, tampering{fmt.Sprintf("signature %d of %s", i+1, f[1]), ledger.ErrCheckpoint, func(r *ledger.Receipt) { r.Proof = strings.Replace(r.Proof, line, bad, 1) }})
	}
	checker := ledger.NewChecker(l.Policy) // has seen the genuine receipt, and knows its checkpoint and its stamp
	for range 2 {
		if a, err := checker.Check(r); err != nil || a.Index != 5 || a.Stamped == nil || a.Seen.Size != 11 {
			t.Fatalf("a checker finds what a check finds: %+v %v", a, err)
		}
	}
	for _, c := range cases {
		spoiled := r
		spoiled.Particulars = &ledger.Particulars{Collector: "某甲", Source: "某平台", Environment: "新装系统", Salt: ledger.Salt{1, 2, 3}}
		before, _ := spoiled.JSON()
		if _, err := spoiled.Check(l.Policy); err != nil {
			t.Fatal(err)
		}
		c.spoil(&spoiled)
		if after, _ := spoiled.JSON(); bytes.Equal(before, after) {
			t.Fatalf("%s: nothing was changed", c.name)
		}
		if _, err := spoiled.Check(l.Policy); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
		if _, err := checker.Check(spoiled); !errors.Is(err, c.want) {
			t.Errorf("%s, to a checker that remembers: %v, want %v", c.name, err, c.want)
		}
	}
}

func TestStampWithoutAuthoritiesIsNotChecked(t *testing.T) {
	l, r := logged(t)
	var lines []string
	for line := range strings.Lines(string(l.Text)) {
		if !strings.HasPrefix(line, "#:authority") {
			lines = append(lines, line)
		}
	}
	p, err := ledger.ParsePolicy([]byte(strings.Join(lines, "")))
	if err != nil {
		t.Fatal(err)
	}
	s, err := r.Check(p)
	if err != nil || s.Stamped != nil {
		t.Errorf("%+v %v", s.Stamped, err)
	}
}

// No bit of a stamp can be changed so that it says another time or another authority.
func TestStampBits(t *testing.T) {
	l, r := logged(t)
	s, err := r.Check(l.Policy)
	if err != nil {
		t.Fatal(err)
	}
	refused := 0
	for i := range r.Stamp {
		b := bytes.Clone(r.Stamp)
		b[i] ^= 1 << (i % 8)
		got, err := l.Policy.Stamped(b, s.Seen.Body)
		switch {
		case err != nil:
			refused++
		case !got.At.Equal(s.Stamped.At) || got.Authority != s.Stamped.Authority:
			t.Fatalf("byte %d: now %+v", i, got)
		}
	}
	if refused < len(r.Stamp)*9/10 {
		t.Errorf("only %d of %d changed bytes were noticed", refused, len(r.Stamp))
	}
}

func TestReceiptIsReadStrictly(t *testing.T) {
	_, r := logged(t)
	b, err := r.JSON()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := ledger.ParseReceipt(append(b, '\n')); err != nil {
		t.Error(err)
	}
	for name, bad := range map[string]string{"after its end": string(b) + "{}", "unknown": strings.Replace(string(b), `"leaf"`, `"color":1,"leaf"`, 1),
		"cut": string(b[:len(b)-1]), "ref": strings.Replace(string(b), string(r.Ref.Number), "x", 1), "large": string(b) + strings.Repeat(" ", 2<<20)} {
		if _, err := ledger.ParseReceipt([]byte(bad)); err == nil {
			t.Errorf("%s is read", name)
		}
	}
}

func TestPolicyIsReadStrictly(t *testing.T) {
	l := tlog.New(t, 2, 1)
	text := string(l.Text)
	lines := strings.SplitAfter(strings.TrimSuffix(text, "\n"), "\n")
	find := func(word string) string {
		for _, l := range lines {
			if strings.HasPrefix(l, word) {
				return l
			}
		}
		t.Fatalf("no line %s", word)
		return ""
	}
	log, sm2, authority, w1 := find("log"), find("#:sm2"), find("#:authority"), find("witness witness-1")
	comment := strings.Replace(text, w1, "  "+strings.TrimSuffix(w1, "\n")+" # 第一见证方\n\n# 说明\n", 1)
	p, err := ledger.ParsePolicy([]byte(comment))
	if err != nil || len(p.Names) != 2 || p.Origin != tlog.Origin || p.SM2 == nil || len(p.Authorities) != 1 || p.Names[0].Address != "https://witness-1.test/" {
		t.Errorf("with comments: %+v %v", p, err)
	}
	other := tlog.New(t, 1, 1)
	otherLog := strings.SplitAfter(string(other.Text), "\n")[0]
	for name, bad := range map[string]string{
		"nothing":                 "",
		"no log":                  strings.Replace(text, log, "", 1),
		"two logs":                log + otherLog + text[len(log):],
		"log without key":         strings.Replace(text, log, "log\n", 1),
		"log key":                 strings.Replace(text, log, strings.Replace(log, "log court", "log kourt", 1), 1),
		"SM2 without key":         strings.Replace(text, sm2, "#:sm2\n", 1),
		"SM2 of another log":      strings.Replace(text, log, elsewhere(t), 1),
		"SM2 twice":               strings.Replace(text, sm2, sm2+sm2, 1),
		"SM2 broken":              strings.Replace(text, sm2, strings.TrimSuffix(sm2, "\n")[:len(sm2)-9]+"\n", 1),
		"authority twice on line": strings.Replace(text, authority, strings.TrimSuffix(authority, "\n")+" x\n", 1),
		"authority no base64":     strings.Replace(text, authority, "#:authority §\n", 1),
		"authority no cert":       strings.Replace(text, authority, "#:authority AAAA\n", 1),
		"unknown extension":       text + "\n#:ocsp yes\n",
		"unknown word":            text + "\nnotary x\n",
		"same witness twice":      strings.Replace(text, w1, w1+strings.Replace(w1, "witness-1", "witness-9", 1), 1),
		"counted twice":           strings.Replace(text, "1 witness-1 witness-2", "2 witness-1 witness-1", 1),
		"unknown in quorum":       text + "\nquorum nobody\n",
		"no quorum":               text[:strings.LastIndex(strings.TrimSuffix(text, "\n"), "\n")+1],
		"large":                   text + strings.Repeat("# \n", 100_000),
		"long line":               text + "#" + strings.Repeat("x", 300_000),
	} {
		if bad == text {
			t.Fatalf("%s: nothing was changed", name)
		}
		if p, err := ledger.ParsePolicy([]byte(bad)); err == nil {
			t.Errorf("%s: read as %+v", name, p)
		}
	}
	none := tlog.New(t, 0, 0)
	index := none.Add(tlog.Deposit("x", taken, 1))
	if _, err := none.Receipt(index).Check(none.Policy); err != nil {
		t.Errorf("a log without witnesses, under a policy that asks for none: %v", err)
	}
}

func FuzzParsePolicy(f *testing.F) {
	f.Add("log a+00000000+AQ==\nquorum none\n")
	f.Add("#:sm2 x\n#:authority AAAA\nwitness a b c\ngroup g 2 a a\nquorum g")
	f.Fuzz(func(t *testing.T, text string) {
		if p, err := ledger.ParsePolicy([]byte(text)); err == nil && (p.Log == nil || p.Origin == "") {
			t.Fatalf("%q is a policy without a log", text)
		}
	})
}

func FuzzParseReceipt(f *testing.F) {
	l, r := logged(f)
	b, err := r.JSON()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := ledger.ParseReceipt(b)
		if err != nil {
			return
		}
		if _, err := r.Check(l.Policy); err == nil {
			leaf, _ := ledger.ParseLeaf(r.Leaf)
			if leaf.Number == "" {
				t.Fatal("a receipt holds without a number")
			}
		}
	})
}

func TestHashText(t *testing.T) {
	var h ledger.Hash
	for _, bad := range []string{`""`, `"00"`, `"` + strings.Repeat("g", 64) + `"`, `"` + strings.Repeat("0", 65) + `"`, "5"} {
		if err := json.Unmarshal([]byte(bad), &h); err == nil {
			t.Errorf("%s is a digest", bad)
		}
	}
	var s ledger.Salt
	for _, bad := range []string{`""`, `"` + strings.Repeat("g", 32) + `"`} {
		if err := json.Unmarshal([]byte(bad), &s); err == nil {
			t.Errorf("%s is a salt", bad)
		}
	}
}

// elsewhere is the line of a log with another name.
func elsewhere(t *testing.T) string {
	_, key, err := note.GenerateKey(rand.Reader, "elsewhere.test/log")
	if err != nil {
		t.Fatal(err)
	}
	return "log " + key + "\n"
}
