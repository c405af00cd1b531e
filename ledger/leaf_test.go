package ledger_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"yunting/courttest/tlog"
	"yunting/ledger"
)

// aHash, aWord and aLeaf draw what may stand in a leaf.
func aHash(t *rapid.T) *ledger.Hash {
	if !rapid.Bool().Draw(t, "given") {
		return nil
	}
	h := ledger.Hash(rapid.SliceOfN(rapid.Byte(), 32, 32).Draw(t, "hash"))
	h[0] |= 1
	return &h
}

func aWord(t *rapid.T) string {
	return rapid.StringMatching(`[a-zA-Z0-9 <>&"'\\/+.,:;é中文𠀀\x{2027}-]{0,40}`).Draw(t, "word")
}

func anInstant(t *rapid.T) ledger.Instant {
	return ledger.At(time.UnixMicro(rapid.Int64Range(-1<<50, 1<<55).Draw(t, "instant")))
}

func aLeaf(t *rapid.T) ledger.Leaf {
	l := ledger.Leaf{At: anInstant(t), Court: "粤0192", Number: aNumber(t), Medium: ledger.Medium(aWord(t)), Node: aWord(t),
		Collector: aHash(t), Source: aHash(t), Environment: aHash(t)}
	if rapid.Bool().Draw(t, "tool") {
		l.Tool = &ledger.Tool{Name: "t" + aWord(t), Version: aWord(t), SHA256: aHash(t)}
	}
	if rapid.Bool().Draw(t, "times") {
		b, e := anInstant(t), anInstant(t)
		if e.Before(b.Time) {
			b, e = e, b
		}
		l.Begin, l.End = &b, &e
	}
	if rapid.Bool().Draw(t, "chain") {
		l.Predecessor = &ledger.Ref{Number: aNumber(t), Item: rapid.IntRange(0, ledger.MostItems).Draw(t, "item")}
	}
	if rapid.Bool().Draw(t, "single") {
		l.Kind = ledger.Single
		l.Content = &ledger.Content{SHA256: ledger.Hash(rapid.SliceOfN(rapid.Byte(), 32, 32).Draw(t, "sha256")), SM3: aHash(t), Media: aWord(t),
			Size: rapid.Int64Range(0, 1<<53-1).Draw(t, "size")}
		l.Content.SHA256[5] |= 1
	} else {
		l.Kind = rapid.SampledFrom([]ledger.Kind{ledger.Batch, ledger.Docket, ledger.Document}).Draw(t, "kind")
		l.Batch = &ledger.Tree{Count: rapid.IntRange(1, ledger.MostItems).Draw(t, "count")}
	}
	return l
}

func TestLeafIsCanonicalJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := aLeaf(t)
		b, err := l.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if want := jcs(t, b); string(b) != want {
			t.Fatalf("the leaf is not written by RFC 8785:\n%s\n%s", b, want)
		}
		back, err := ledger.ParseLeaf(b)
		if err != nil {
			t.Fatalf("%s: %v", b, err)
		}
		if again, err := back.Encode(); err != nil || !bytes.Equal(again, b) {
			t.Fatalf("%s reads as %s: %v", b, again, err)
		}
	})
}

func TestLeafRefusesTwoReadings(t *testing.T) {
	good, err := tlog.Deposit("一段录音", time.Date(2026, 11, 28, 2, 3, 4, 0, time.UTC), 7).Encode()
	if err != nil {
		t.Fatal(err)
	}
	s := string(good)
	if !strings.Contains(s, `"at":"2026-11-28T02:03:04.000000Z"`) {
		t.Errorf("an instant has six decimals: %s", s)
	}
	for name, other := range map[string]string{
		"space":          strings.Replace(s, ":", ": ", 1),
		"order":          `{"v":"yunting-leaf/1",` + strings.Replace(s[1:], `,"v":"yunting-leaf/1"`, "", 1),
		"escaped":        strings.Replace(s, "粤", `\u7ca4`, 1),
		"twice":          strings.Replace(s, `"court":`, `"court":"京0105","court":`, 1),
		"other case":     strings.Replace(s, `"court"`, `"Court"`, 1),
		"unknown":        strings.Replace(s, `"court"`, `"color":1,"court"`, 1),
		"null":           strings.Replace(s, `"court"`, `"collector":null,"court"`, 1),
		"fewer decimals": strings.Replace(s, ".000000Z", "Z", 1),
		"other zone":     strings.Replace(s, "02:03:04.000000Z", "10:03:04.000000+08:00", 1),
		"capital digits": strings.Replace(s, `"sha256":"`, `"sha256":"AB`, 1),
		"real number":    strings.Replace(s, `"size":12`, `"size":12.0`, 1),
		"after its end":  s + "{}",
		"line":           s + "\n",
		"version":        strings.Replace(s, "leaf/1", "leaf/2", 1),
		"number":         strings.Replace(s, `"number":"1`, `"number":"2`, 1),
		"nothing":        "",
		"cut":            s[:len(s)-1],
	} {
		if other == s {
			t.Fatalf("%s changed nothing", name)
		}
		if l, err := ledger.ParseLeaf([]byte(other)); err == nil {
			t.Errorf("%s is read: %+v", name, l)
		}
	}
}

func TestLeafSaysEnough(t *testing.T) {
	at := time.Date(2026, 11, 28, 2, 3, 4, 0, time.UTC)
	later, earlier := ledger.At(at.Add(time.Hour)), ledger.At(at)
	for name, spoil := range map[string]func(*ledger.Leaf){
		"no court":       func(l *ledger.Leaf) { l.Court = "" },
		"no number":      func(l *ledger.Leaf) { l.Number = "" },
		"no instant":     func(l *ledger.Leaf) { l.At = ledger.Instant{} },
		"year 10000":     func(l *ledger.Leaf) { l.At = ledger.At(at.AddDate(9000, 0, 0)) },
		"begin year 0":   func(l *ledger.Leaf) { b := ledger.At(at.AddDate(-3000, 0, 0)); l.Begin = &b },
		"no content":     func(l *ledger.Leaf) { l.Content = nil },
		"both":           func(l *ledger.Leaf) { l.Batch = &ledger.Tree{Count: 1} },
		"no kind":        func(l *ledger.Leaf) { l.Kind = "" },
		"kind and batch": func(l *ledger.Leaf) { l.Kind = ledger.Batch },
		"unknown kind":   func(l *ledger.Leaf) { l.Kind, l.Content, l.Batch = "other", nil, &ledger.Tree{Count: 1} },
		"empty batch":    func(l *ledger.Leaf) { l.Kind, l.Content, l.Batch = ledger.Batch, nil, &ledger.Tree{} },
		"large batch": func(l *ledger.Leaf) {
			l.Kind, l.Content, l.Batch = ledger.Batch, nil, &ledger.Tree{Count: ledger.MostItems + 1}
		},
		"no digest":       func(l *ledger.Leaf) { l.Content.SHA256 = ledger.Hash{} },
		"size":            func(l *ledger.Leaf) { l.Content.Size = -1 },
		"large size":      func(l *ledger.Leaf) { l.Content.Size = 1 << 53 },
		"media":           func(l *ledger.Leaf) { l.Content.Media = "image/\x00" },
		"node line":       func(l *ledger.Leaf) { l.Node = "a\nb" },
		"node bytes":      func(l *ledger.Leaf) { l.Node = "\xff" },
		"long medium":     func(l *ledger.Leaf) { l.Medium = ledger.Medium(strings.Repeat("机", 65)) },
		"nameless tool":   func(l *ledger.Leaf) { l.Tool = &ledger.Tool{Version: "1"} },
		"turned about":    func(l *ledger.Leaf) { l.Tool = &ledger.Tool{Name: "a\u202egpj"} },
		"line separator":  func(l *ledger.Leaf) { l.Tool = &ledger.Tool{Name: "a\u2028b"} },
		"ends before":     func(l *ledger.Leaf) { l.Begin, l.End = &later, &earlier },
		"typed carefully": func(l *ledger.Leaf) { l.Number = ledger.Number(strings.ToLower(string(l.Number))) },
	} {
		l := tlog.Deposit("x", at, 1)
		if _, err := l.Encode(); err != nil {
			t.Fatal(err)
		}
		spoil(&l)
		if b, err := l.Encode(); err == nil {
			t.Errorf("%s: written as %s", name, b)
		}
	}
}

func TestParticularsOpenTheirLeaf(t *testing.T) {
	p := ledger.Particulars{Collector: "某甲", Source: "某平台", Salt: ledger.Salt{1}}
	l := tlog.Deposit("x", time.Unix(1, 0), 1)
	p.Commit(&l)
	if l.Environment != nil || !p.Opens(l) {
		t.Fatal("particulars open their own leaf, and an empty one commits to nothing")
	}
	for name, other := range map[string]ledger.Particulars{
		"salt": {Collector: "某甲", Source: "某平台"}, "collector": {Collector: "某乙", Source: "某平台", Salt: p.Salt},
		"missing": {Collector: "某甲", Salt: p.Salt}, "more": {Collector: "某甲", Source: "某平台", Environment: "x", Salt: p.Salt},
		"changed places": {Collector: "某平台", Source: "某甲", Salt: p.Salt},
	} {
		if other.Opens(l) {
			t.Errorf("%s: opens", name)
		}
	}
}

func FuzzParseLeaf(f *testing.F) {
	good, err := tlog.Deposit("一段录音", time.Date(2026, 11, 28, 2, 3, 4, 0, time.UTC), 7).Encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	f.Add([]byte(`{"at":"2026-11-28T02:03:04.000000Z","batch":{"count":1,"root":"` + strings.Repeat("0", 64) + `"},"court":"a","kind":"batch","number":"1M8G-W4M0-SQKN-4E7W","v":"yunting-leaf/1"}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		l, err := ledger.ParseLeaf(b)
		if err != nil {
			return
		}
		if again, err := l.Encode(); err != nil || !bytes.Equal(again, b) {
			t.Fatalf("%s is read and written as %s: %v", b, again, err)
		}
		if want := jcs(t, b); string(b) != want {
			t.Fatalf("%s is read, RFC 8785 has %s", b, want)
		}
	})
}

// jcs writes JSON by RFC 8785, from the text of the standard: keys by UTF-16 units, whole numbers, the shortest escapes.
func jcs(t interface{ Fatalf(string, ...any) }, b []byte) string {
	d := json.NewDecoder(bytes.NewReader(b))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		t.Fatalf("%s: %v", b, err)
	}
	var out strings.Builder
	writeJCS(&out, v)
	return out.String()
}
