package main

import (
	"crypto/ed25519"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"yunting/gateway/signed"
	"yunting/ledger"
)

func sameMAC(key []byte, text, given string) bool {
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(text))
	return len(key) == 32 && hmac.Equal([]byte(hex.EncodeToString(mac.Sum(nil))), []byte(given))
}

func digestOf(text string) string { d := sha256.Sum256([]byte(text)); return hex.EncodeToString(d[:]) }

// exhibit is what the interface says of an exhibit with a deposit number.
type exhibit struct {
	ID, Deposit, SHA256 string
	File                string `json:"file_name"`
	Checking            bool
	Check               *struct {
		Outcome, Node, Content string
		Witnesses              []string
	}
}

func (g *guest) exhibits(at string) []exhibit {
	g.Helper()
	var c struct{ Exhibits []exhibit }
	if err := json.Unmarshal(g.ask("GET", at, nil, 200), &c); err != nil {
		g.Fatal(err)
	}
	return c.Exhibits
}

// receipt waits until a deposit is witnessed and returns its receipt as the interface gives it.
func (g *guest) receipt(number string) (*ledger.Receipt, []byte) {
	g.Helper()
	var b []byte
	g.until("the receipt of "+number, func() bool {
		res, err := http.Get(g.at + "/api/v1/deposits/" + number + "/receipt?wait=10")
		if err != nil {
			g.Fatal(err)
		}
		res.Body.Close()
		return res.StatusCode == 200
	})
	b = g.ask("GET", "/deposits/"+number+"/receipt", nil, 200)
	var r ledger.Receipt
	if err := json.Unmarshal(b, &r); err != nil {
		g.Fatal(err)
	}
	return &r, b
}

// The evidence network as it is used, nothing of it replaced: an organisation becomes a node, deposits with its own key, a
// party relies on the numbers, the court fetches the content and compares; then the program stops and starts again.
func TestTheWholeNetwork(t *testing.T) {
	if testing.Short() {
		t.Skip("starts programs")
	}
	const chat, second, forged = "店家：全新正品，假一赔三。\n", "店家：今天发货。\n", "店家：没有说过。\n"
	const contactName, partyName, contactMobile, partyMobile = "林阿豪", "陈小满", "13900000002", "13800000001"
	w := openWhole(t)
	clerk, admin := w.officer("clerk1"), w.officer("admin")
	admin.makeKey("label", "节点管理", "scope", "node")
	contact := w.person(clerk, contactName, "11010519491231002X", contactMobile)
	party := w.person(clerk, partyName, "440101199001010134", partyMobile)
	anybody := w.guest()

	// The node: admitted, its key enrolled, its address set, the shared key read from its page.
	admin.ask("POST", "/nodes", map[string]any{"node": "gz-shop", "name": "某某购物平台（示例）有限公司", "category": "platform", "role": "deposits",
		"document": "节点接入批复（示例〔2026〕2号）", "document_on": "2026-11-20", "mobile": contactMobile}, 201)
	register := anybody.page("/ledger/nodes")
	if !strings.Contains(register, "某某购物平台（示例）有限公司") || leaks(register, contactName, contactMobile) != "" {
		t.Errorf("the public register: %s", wordsOf([]byte(register)))
	}
	private := ed25519Key(t)
	act := func(kind string, body any) {
		t.Helper()
		contact.ask("POST", "/nodes/gz-shop/acts", map[string]any{"kind": kind, "act": body}, 201)
	}
	act("node.enrol-key", map[string]any{"public": publicPEM(t, private.Public())})
	p := &platform{has: map[string][]byte{}, seen: map[string]bool{}}
	act("node.set-endpoint", map[string]any{"endpoint": p.serve(t)})
	shared := contact.found(contact.page("/node/gz-shop"), `<code>([0-9a-f]{64})</code>`)
	if err := p.takeKey(shared); err != nil {
		t.Fatal(err)
	}
	if admin.found(admin.page("/node/gz-shop"), `<code>([0-9a-f]{64})</code>`) != shared {
		t.Error("the administrator sees another key")
	}

	// One content at the command line, three in a signed batch.
	dir := t.TempDir()
	file, pack, keys, policy := filepath.Join(dir, "陈小满的聊天记录.txt"), filepath.Join(dir, "pack.zip"), filepath.Join(dir, "node.key"), filepath.Join(dir, "policy.txt")
	for name, text := range map[string]string{file: chat, keys: privatePEM(t, private)} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if code, out, say := yunting(t, nil, "deposit", "--server", w.at, "--key", keys, "--node", "gz-shop", "--original", "--media", "text/plain", "-o", pack, file); code != 0 {
		t.Fatalf("%d %s %s", code, out, say)
	}
	text := []byte(anybody.page("/ledger/policy"))
	if err := os.WriteFile(policy, text, 0o600); err != nil {
		t.Fatal(err)
	}
	trusted, err := ledger.ParsePolicy(text)
	if err != nil {
		t.Fatal(err)
	}
	verifier := filepath.Join(dir, "yunting-verify")
	if out, err := exec.Command("go", "build", "-o", verifier, "yunting/cmd/yunting-verify").CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, out)
	}
	checkPack := func(of *testing.T) {
		of.Helper()
		if code, out, say := yunting(of, nil, "verify", "--policy", policy, "--file", file, pack); code != 0 {
			of.Errorf("yunting verify: %d %s %s", code, out, say)
		}
		if out, err := exec.Command(verifier, "--policy", policy, "--file", file, pack).CombinedOutput(); err != nil {
			of.Errorf("yunting-verify: %v %s", err, out)
		}
		if err := exec.Command(verifier, "--policy", policy, "--file", keys, pack).Run(); err == nil {
			of.Error("yunting-verify takes another file for the deposit")
		}
	}
	checkPack(t)
	v, err := ledger.CheckFile(pack, policy, "")
	if err != nil || !v.Holds || v.Standing.Leaf.Node != "gz-shop" {
		t.Fatalf("%+v %v", v, err)
	}
	one := string(v.Standing.Leaf.Number)
	s, err := signed.NewSigner("gz-shop", ed25519.PrivateKey(private))
	if err != nil {
		t.Fatal(err)
	}
	var batch struct{ Number string }
	if err := json.Unmarshal(anybody.ask("POST", "/deposits/batches", map[string]any{"items": []any{map[string]any{"sha256": digestOf("其他")},
		map[string]any{"sha256": digestOf(second)}, map[string]any{"sha256": digestOf("原来的内容")}}}, 201, s), &batch); err != nil {
		t.Fatal(err)
	}
	numbers := []string{one, batch.Number + "/2", batch.Number + "/3"}
	receipts := map[string][]byte{}
	for _, n := range numbers {
		r, b := anybody.receipt(n)
		st, err := r.Check(trusted)
		if err != nil || st.Leaf.Node != "gz-shop" || len(st.Seen.Witnesses) < 2 {
			t.Errorf("%s: %+v %v", n, st, err)
		}
		receipts[n] = b
	}

	// A party relies on three of them; the platform hands out something else for the last.
	p.keep(numbers[0], chat)
	p.keep(numbers[1], second)
	p.keep(numbers[2], forged)
	var suit []any
	for _, n := range numbers {
		suit = append(suit, map[string]any{"name": "聊天记录" + n[len(n)-1:], "proves": "证明店家的承诺", "deposit": n})
	}
	var filed struct{ Matter string }
	if err := json.Unmarshal(party.ask("POST", "/cases", map[string]any{
		"complaint": map[string]any{"cause": "sale-online", "plaintiff": map[string]any{"mobile": partyMobile, "address": "广州市某区某路1号"},
			"defendant": map[string]any{"kind": "organisation", "name": "某某电子商务有限公司", "mobile": "13900000003"},
			"claims":    []any{map[string]any{"kind": "refund", "text": "判令被告退还货款3,299.00元", "amount": 329900}},
			"facts":     []any{map[string]any{"on": "2026-01-28", "text": "原告向被告购买手机一部"}, map[string]any{"text": "收到的手机经检测为翻新机"}},
			"reasons":   "被告以翻新机冒充新机。", "signature": partyName},
		"exhibits": suit, "consents": []string{"filing", "service", "evidence", "async", "hearing"}, "address": map[string]any{"mobile": partyMobile, "inbox": true}}, 201), &filed); err != nil {
		t.Fatal(err)
	}
	at := "/cases/" + filed.Matter
	party.until("the checks", func() bool {
		for _, x := range party.exhibits(at) {
			if x.Checking || x.Check == nil {
				return false
			}
		}
		return true
	})
	xs := party.exhibits(at)
	if len(xs) != 3 {
		t.Fatalf("%d exhibits", len(xs))
	}
	for i, want := range []string{"same", "same", "different"} {
		x := xs[i]
		if x.Deposit != numbers[i] || x.Check.Outcome != want || x.Check.Node != "gz-shop" || len(x.Check.Witnesses) < 2 {
			t.Errorf("%s: %+v %+v", x.ID, x, *x.Check)
		}
		if kept := x.SHA256 != ""; kept != (want == "same") {
			t.Errorf("%s is %s and its content kept: %t", x.ID, want, kept)
		}
	}
	for i, content := range []string{chat, second} {
		if got := string(party.ask("GET", at+"/exhibits/"+xs[i].ID, nil, 200)); got != content {
			t.Errorf("%s: %q", xs[i].ID, got)
		}
	}
	if xs[2].Check.Content != digestOf(forged) || len(p.gave) < 3 {
		t.Errorf("%+v, asked for %v", *xs[2].Check, p.gave)
	}
	if metrics := anybody.page("/metrics"); leaks(metrics, contactName, partyName, contactMobile, partyMobile, "聊天记录", shared, filed.Matter, "gz-shop") != "" {
		t.Errorf("/metrics says %s", leaks(metrics, contactName, partyName, contactMobile, partyMobile, "聊天记录", shared, filed.Matter, "gz-shop"))
	}

	// Stopped, read again, started: everything is as it was.
	now := func() (all string) {
		for _, path := range []string{at, at + "/entries"} {
			all += string(party.ask("GET", path, nil, 200)) + "\n"
		}
		for _, n := range numbers {
			all += string(anybody.ask("GET", "/deposits/"+n, nil, 200)) + "\n"
		}
		return all + string(anybody.ask("GET", "/nodes", nil, 200)) + "\n" + string(contact.ask("GET", "/nodes/gz-shop", nil, 200))
	}
	w.until("the papers and effects of filing", func() bool { before := now(); return before == now() })
	before := now()
	w.stop()
	if code, out, say := yunting(t, nil, "ledger", "fsck", "--data", w.data, "--addr", "127.0.0.1:"+w.port); code != 0 {
		t.Errorf("fsck: %d %s %s", code, out, say)
	}
	w.start()
	if after := now(); after != before {
		t.Errorf("before\n%s\nafter\n%s", before, after)
	}
	for _, n := range numbers {
		r, _ := anybody.receipt(n)
		var old ledger.Receipt
		if err := json.Unmarshal(receipts[n], &old); err != nil {
			t.Fatal(err)
		}
		for _, x := range []*ledger.Receipt{r, &old} {
			if _, err := x.Check(trusted); err != nil || string(x.Leaf) != string(r.Leaf) {
				t.Errorf("%s after the restart: %v", n, err)
			}
		}
	}
	checkPack(t)
	if contact.found(contact.page("/node/gz-shop"), `<code>([0-9a-f]{64})</code>`) != shared {
		t.Error("the shared key is another one")
	}
	var again struct{ Number string }
	if err := json.Unmarshal(anybody.ask("POST", "/deposits/batches", map[string]any{"items": []any{map[string]any{"sha256": digestOf("明天")}}}, 201, s), &again); err != nil {
		t.Fatal(err)
	}
	if r, _ := anybody.receipt(again.Number + "/1"); string(r.Ref.Number) != again.Number {
		t.Errorf("%s", r.Ref)
	}
	w.stop()
	if said := leaks(w.said.String(), contactName, partyName, contactMobile, partyMobile, "聊天记录", "11010519491231002X", "440101199001010134", shared); said != "" {
		t.Errorf("the log says %s", said)
	}
	if strings.Contains(w.said.String(), "level=ERROR") {
		t.Error("the program reported an error")
	}
}

// leaks is the first of some words that a text says.
func leaks(text string, words ...string) string {
	for _, x := range words {
		if strings.Contains(text, x) {
			return x
		}
	}
	return ""
}
