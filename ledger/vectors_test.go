package ledger_test

import (
	"encoding/json"
	"flag"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/emmansun/gmsm/sm2"

	"yunting/ledger"
)

var update = flag.Bool("update", false, "write the vectors of docs/ledger/leaf.md anew")

// The vectors in the document are what the code computes.
func TestVectorsOfTheDocument(t *testing.T) {
	const file = "../docs/ledger/leaf.md"
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, ok := strings.Cut(string(b), "```json\n")
	old, tail, ok2 := strings.Cut(rest, "```")
	if !ok || !ok2 {
		t.Fatal("the document has no vectors")
	}
	now, err := json.MarshalIndent(vectors(t), "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(file, []byte(head+"```json\n"+string(now)+"\n```"+tail), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if old != string(now)+"\n" {
		t.Errorf("the document has other vectors (go test ./ledger -run Vectors -update):\n%s", now)
	}
	for _, field := range []string{"at", "batch", "begin", "collector", "content", "court", "end", "environment", "kind", "medium", "node", "number", "predecessor", "source", "tool", "v"} {
		if !strings.Contains(head, "`"+field+"`") {
			t.Errorf("the document does not describe %s", field)
		}
	}
}

func vectors(t *testing.T) map[string]any {
	digest := func(s string) ledger.Digest {
		d, err := ledger.DigestOf(strings.NewReader(s))
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	at := time.Date(2026, 11, 28, 10, 45, 12, 345e6, time.UTC)
	n := ledger.NewNumber(at, 0x2f3a91c7)
	p := ledger.Particulars{Collector: "某公司取证组", Environment: "专用手机，系统重新安装后首次联网", Source: "某购物平台订单页"}
	for i := range p.Salt {
		p.Salt[i] = byte(i)
	}
	abc := digest("abc")
	end := ledger.At(at.Add(-time.Minute))
	begin := ledger.At(at.Add(-2 * time.Minute))
	single := ledger.Leaf{At: ledger.At(at), Begin: &begin, End: &end, Court: "粤0192", Kind: ledger.Single, Medium: "phone", Number: n,
		Content:     &ledger.Content{Media: "text/plain", SHA256: abc.SHA256, SM3: &abc.SM3, Size: abc.Size},
		Predecessor: &ledger.Ref{Number: n, Item: 2}, Tool: &ledger.Tool{Name: "录屏 & <取证>", Version: "1.2"}}
	p.Commit(&single)
	a, b, c := digest("a"), digest("b"), digest("c")
	items := []ledger.Item{{SHA256: a.SHA256}, {SHA256: b.SHA256, SM3: &b.SM3}, {SHA256: c.SHA256}}
	var hs []ledger.Hash
	for _, i := range items {
		hs = append(hs, i.Hash())
	}
	tree := ledger.Tree{Count: 3, Root: ledger.Root(hs)}
	batch := ledger.Leaf{At: ledger.At(at), Court: "粤0192", Kind: ledger.Batch, Node: "node-1", Number: n, Batch: &tree}
	encode := func(l ledger.Leaf) string {
		b, err := l.Encode()
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	one := make([]byte, 32)
	one[31] = 1
	key, err := sm2.NewPrivateKey(one)
	if err != nil {
		t.Fatal(err)
	}
	proof := ledger.ItemProof{Item: items[1], Position: 2, Path: ledger.Path(hs, 1)}
	if err := proof.In(tree); err != nil {
		t.Fatal(err)
	}
	return map[string]any{
		"number":       n,
		"particulars":  p,
		"leaf":         encode(single),
		"leaf_hash":    ledger.LeafHash([]byte(encode(single))),
		"item_hashes":  hs,
		"item_proof":   proof,
		"batch_leaf":   encode(batch),
		"batch_hash":   ledger.LeafHash([]byte(encode(batch))),
		"sm2_key_line": ledger.NewSM2Signer("court.example/log", key).VerifierKey(),
	}
}
