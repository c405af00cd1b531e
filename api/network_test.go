package api_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"yunting/api"
	"yunting/courttest"
	"yunting/ledger"
	"yunting/postgres"
	"yunting/procedure"
)

// networked is a desk with an evidence network.
type networked struct {
	*desk
	deposits *courttest.Deposits
}

func network(t *testing.T, change ...func(*api.Config)) *networked {
	t.Helper()
	e := &networked{}
	e.desk = open(t, append([]func(*api.Config){func(c *api.Config) {
		c.Strangers = api.Rate{Burst: 1000, Each: time.Millisecond}
	}, func(c *api.Config) {
		e.deposits = (&courttest.Court{T: t, Profile: c.Court, Vault: c.Vault, Store: c.Clerk.Store.(*postgres.Store)}).Depository()
		c.Depository = e.deposits.Depository
	}}, change...)...)
	courttest.Start(t, e.deposits.Depository)
	return e
}

func hexOf(s string) string { h := sha256.Sum256([]byte(s)); return hex.EncodeToString(h[:]) }

// receipt reads and checks a receipt.
func (e *networked) receipt(raw []byte) (ledger.Receipt, ledger.Standing) {
	e.T.Helper()
	var r ledger.Receipt
	if err := json.Unmarshal(raw, &r); err != nil {
		e.T.Fatalf("%v: %s", err, raw)
	}
	s, err := r.Check(e.deposits.Policy)
	if err != nil {
		e.T.Fatalf("the receipt does not hold: %v", err)
	}
	return r, s
}

const deposits = "/api/v1/deposits"

// A person deposits a digest and gets number and receipt; the record is public, what it commits to is not.
func TestADigestIsDepositedOverTheInterface(t *testing.T) {
	e := network(t)
	owner, other := e.key(courttest.Buyer), e.key(courttest.Seller)
	body := object{"sha256": hexOf("photo"), "size": 5, "media": "image/jpeg", "begin": time.Now().Add(-time.Minute).UTC(), "medium": "phone",
		"tool": object{"name": "相机", "version": "1.0"}, "particulars": object{"collector": "陈小满", "source": "某购物平台"}}
	g := e.ask(owner, "POST", deposits+"?wait=10", body, "Idempotency-Key", "k").want(201)
	number := g.text("number")
	at := deposits + "/" + number
	if g.text("state") != "witnessed" || g.header.Get("Location") != at || g.text("particulars.salt") == "" || g.at("repeated") != false {
		t.Fatalf("deposited: %s", g.raw)
	}
	raw, err := json.Marshal(g.at("receipt"))
	if err != nil {
		t.Fatal(err)
	}
	if _, s := e.receipt(raw); s.Leaf.Number != ledger.Number(number) || s.Stamped == nil {
		t.Fatalf("receipt: %+v", s)
	}
	if again := e.ask(owner, "POST", deposits, body, "Idempotency-Key", "k").want(200); again.text("number") != number || again.at("repeated") != true {
		t.Fatalf("again: %s", again.raw)
	}
	body["sha256"] = hexOf("another")
	if g := e.ask(owner, "POST", deposits, body, "Idempotency-Key", "k").want(409); !strings.HasSuffix(g.text("type"), ":conflict") {
		t.Fatalf("conflict: %s", g.raw)
	}
	if g := e.ask(other, "POST", deposits, body, "Idempotency-Key", "k").want(201); g.text("number") == number {
		t.Fatal("the keys of two people meet")
	}
	for _, key := range []string{"", other} {
		for _, path := range []string{at, at + "/receipt", deposits + "?sha256=" + hexOf("photo")} {
			g := e.ask(key, "GET", path, nil).want(200)
			if strings.Contains(string(g.raw), "陈小满") || strings.Contains(string(g.raw), "某购物平台") || strings.Contains(string(g.raw), string(courttest.Buyer.Person)) {
				t.Errorf("%s shows others who deposited: %s", path, g.raw)
			}
		}
	}
	if g := e.ask(owner, "GET", deposits+"/"+strings.ToLower(strings.ReplaceAll(number, "-", "")), nil).want(200); g.at("own") != true || g.text("particulars.collector") != "陈小满" || g.text("ref") != number {
		t.Errorf("own: %s", g.raw)
	}
	if r, _ := e.receipt(e.ask(owner, "GET", at+"/receipt", nil).want(200).raw); r.Particulars == nil || r.Particulars.Collector != "陈小满" {
		t.Errorf("own receipt: %+v", r)
	}
	if g := e.ask("", "GET", deposits+"?sha256="+hexOf("photo"), nil).want(200); g.text("items.0.ref") != number || len(g.at("items").([]any)) != 1 {
		t.Errorf("found: %s", g.raw)
	}
	if g := e.ask("", "GET", deposits+"?sha256="+hexOf("nothing"), nil).want(200); len(g.at("items").([]any)) != 0 {
		t.Errorf("found: %s", g.raw)
	}
}

// Everything wrong is named, nothing is taken, and nothing is a fault.
func TestWrongDepositsAreNamed(t *testing.T) {
	e := network(t)
	key := e.key(courttest.Buyer)
	good := hexOf("x")
	for place, body := range map[string]any{
		"body.sha256": object{}, "body.sha256 ": object{"sha256": strings.Repeat("z", 64)}, "body.sm3": object{"sha256": good, "sm3": strings.Repeat("z", 64)},
		"body.size": object{"sha256": good, "size": -1}, "body.size ": object{"sha256": good}, "body.medium": object{"sha256": good, "medium": "cloud"}, "body.begin": object{"sha256": good, "begin": "yesterday"},
		"body.predecessor": object{"sha256": good, "predecessor": "1234"}, "body.tool.name": object{"sha256": good, "tool": object{}},
		"body.particulars.salt": object{"sha256": good, "particulars": object{"salt": strings.Repeat("z", 32)}}, "body.upload": object{"upload": "no-such"},
		"body.upload ": object{"upload": "x", "sha256": good}, "body.colour": object{"sha256": good, "colour": "red"},
	} {
		if g := e.ask(key, "POST", deposits, body).want(422); !slices.Contains(g.places("errors"), strings.TrimSpace(place)) {
			t.Errorf("%s: %s", place, g.raw)
		}
	}
	for field, body := range map[string]object{
		"media": {"sha256": good, "size": 1, "media": "picture"}, "end": {"sha256": good, "size": 1, "end": time.Now().Add(time.Hour)}, "sha256": {"sha256": strings.Repeat("0", 64), "size": 1},
		"begin": {"sha256": good, "size": 1, "begin": "1970-01-01T00:00:00+10:00"}, "tool.name": {"sha256": good, "size": 1, "tool": object{"name": "  "}},
		"predecessor": {"sha256": good, "size": 1, "predecessor": string(ledger.NewNumber(time.Now(), 1))}, "particulars.collector": {"sha256": good, "size": 1, "particulars": object{"collector": strings.Repeat("字", 201)}},
	} {
		if g := e.ask(key, "POST", deposits, body); g.status != 422 || g.text("field") != field && !slices.Contains(g.places("errors"), "body."+field) {
			t.Errorf("%s: %d %s", field, g.status, g.raw)
		}
	}
	e.ask(key, "POST", deposits, "{").want(400)
	e.ask(key, "POST", deposits, `{"sha256": "`+good+`", "media": "a\u0000b"}`).want(400)
	e.ask(key, "GET", deposits+"/1234", nil).want(422)
	e.ask(key, "GET", deposits+"/"+string(ledger.NewNumber(time.Now(), 1)), nil).want(404)
	e.ask(key, "GET", deposits+"/"+string(ledger.NewNumber(time.Now(), 1))+"/receipt", nil).want(404)
	e.ask(key, "GET", deposits+"?sha256=1", nil).want(422)
	e.ask(key, "GET", deposits+"?after=1", nil).want(422)
	if g := e.ask(key, "GET", deposits, nil).want(200); len(g.at("items").([]any)) != 0 {
		t.Errorf("taken all the same: %s", g.raw)
	}
}

// Who may deposit: a person by key or session, a node by signature, anybody in a demonstration and there alone.
func TestWhoMayDeposit(t *testing.T) {
	quota := 3
	e := network(t, func(c *api.Config) {
		c.Node = func(r *http.Request) (*api.Node, error) {
			switch r.Header.Get("Test-Node") {
			case "":
				return nil, nil
			case "node-1":
				return &api.Node{ID: "node-1", Take: func(_ context.Context, n int) error {
					if quota -= n; quota < 0 {
						return api.NewProblem(http.StatusTooManyRequests, "too-many", "超过每日额度", "今天的额度用完了")
					}
					return nil
				}}, nil
			}
			return nil, api.NewProblem(http.StatusUnauthorized, "unauthorized", "签名不符", "签名与密钥不符")
		}
		c.Visitor = func(r *http.Request) (procedure.Who, bool) {
			return courttest.Seller, r.Header.Get("Test-Cookie") == "seller"
		}
	})
	x := func(s string) object { return object{"sha256": hexOf(s), "size": 1} }
	readOnly := e.key(courttest.Buyer)
	if _, err := e.deposits.Rows.Store.Pool.Exec(context.Background(), `update api_key set scopes = '{}'`); err != nil {
		t.Fatal(err)
	}
	clerk := e.key(courttest.Clerk1)
	e.ask(readOnly, "POST", deposits, x("1")).want(403)
	e.ask(clerk, "POST", deposits, x("1")).want(403)
	e.ask("yt_wrong", "POST", deposits, x("1")).want(401)
	e.ask("yt_wrong", "GET", deposits+"?sha256="+hexOf("1"), nil).want(401)
	e.ask("", "POST", deposits, x("1")).want(201)
	e.ask("", "POST", deposits, x("2"), "Test-Cookie", "seller").want(201)
	node := e.ask("", "POST", deposits, x("3"), "Test-Node", "node-1").want(201)
	if leaf := node.at("leaf").(object); leaf["node"] != "node-1" {
		t.Errorf("the node does not stand in the leaf: %v", leaf)
	}
	e.ask("", "POST", deposits, x("4"), "Test-Node", "forged").want(401)
	e.ask("", "POST", deposits+"/batches", hexOf("5")+"\n"+hexOf("6")+"\n", "Test-Node", "node-1", "Content-Type", "text/plain").want(201)
	e.ask("", "POST", deposits, x("7"), "Test-Node", "node-1").want(429)
	quota = 1 // neither what is wrong nor a repetition takes from the quota
	e.ask("", "POST", deposits, object{"sha256": hexOf("9"), "size": 1, "media": "picture"}, "Test-Node", "node-1").want(422)
	e.ask("", "POST", deposits, x("9"), "Test-Node", "node-1", "Idempotency-Key", "k").want(201)
	e.ask("", "POST", deposits, x("9"), "Test-Node", "node-1", "Idempotency-Key", "k").want(200)
	e.ask("", "POST", deposits, x("10"), "Test-Node", "node-1", "Idempotency-Key", "k").want(409)
	for head, n := range map[string]int{"Test-Cookie seller": 1, "Test-Node node-1": 3} {
		name, value, _ := strings.Cut(head, " ")
		if g := e.ask("", "GET", deposits, nil, name, value).want(200); len(g.at("items").([]any)) != n {
			t.Errorf("own of %s: %s", head, g.raw)
		}
	}
	e.ask("", "GET", deposits, nil).want(401)
	e.Profile.Demo = false
	if g := e.ask("", "POST", deposits, x("8")).want(401); !strings.Contains(g.text("detail"), "密钥") {
		t.Errorf("no way out: %s", g.raw)
	}
	e.ask("", "POST", deposits+"/batches", hexOf("8"), "Content-Type", "text/plain").want(401)
	e.ask("", "GET", deposits+"/"+node.text("number"), nil).want(200) // the record is public everywhere
}

// A batch in both forms, with bad items, and a hundred thousand of them.
func TestBatchesOverTheInterface(t *testing.T) {
	e := network(t)
	key := e.key(courttest.Buyer)
	text := func(body string, head ...string) got {
		return e.ask(key, "POST", deposits+"/batches"+head[0], body, append(head[1:], "Content-Type", "text/plain")...)
	}
	mixed := hexOf("a") + "\r\n" + "not a digest\n" + hexOf("b") + "," + hexOf("sm3 of b")
	if g := text(mixed, "").want(422); !slices.Equal(g.places("errors"), []string{"body.items[1]"}) {
		t.Fatalf("bad items: %s", g.raw)
	}
	g := text(mixed, "?good_only=true&wait=10", "Idempotency-Key", "k").want(201)
	if g.at("count") != 2.0 || g.at("left_out.0.position") != 2.0 || g.text("state") != "witnessed" {
		t.Fatalf("the good ones: %s", g.raw)
	}
	at := deposits + "/" + g.text("number")
	if again := text(mixed, "?good_only=true", "Idempotency-Key", "k").want(200); again.text("number") != g.text("number") || again.at("left_out.0.position") != 2.0 {
		t.Errorf("again: %s", again.raw)
	}
	text(hexOf("c"), "", "Idempotency-Key", "k").want(409)
	if r, s := e.receipt(e.ask("", "GET", at+"/2/receipt", nil).want(200).raw); r.Item.Item.SHA256.String() != hexOf("b") || r.Item.Item.SM3 == nil || s.Leaf.Batch.Count != 2 {
		t.Errorf("item 2: %+v", r)
	}
	if g := e.ask("", "GET", at+"/1", nil).want(200); g.text("item.sha256") != hexOf("a") {
		t.Errorf("item 1: %s", g.raw)
	}
	e.ask("", "GET", at+"/3", nil).want(404)
	e.ask("", "GET", at+"/0", nil).want(422)
	if g := e.ask("", "GET", deposits+"?sha256="+hexOf("b"), nil).want(200); g.text("items.0.ref") != at[len(deposits)+1:]+"/2" {
		t.Errorf("found: %s", g.raw)
	}

	j := func(body any) got { return e.ask(key, "POST", deposits+"/batches", body) }
	g = j(object{"items": []object{{"sha256": hexOf("x"), "sm3": hexOf("y")}, {"sha256": hexOf("z")}}, "medium": "server", "particulars": object{"source": "某平台"}}).want(201)
	if g.at("count") != 2.0 || g.text("particulars.source") != "某平台" || g.at("leaf").(object)["medium"] != "server" {
		t.Errorf("JSON: %s", g.raw)
	}
	for place, body := range map[string]any{
		"body": "[]", "body.items[1]": object{"items": []any{object{"sha256": hexOf("x")}, 7}}, "body.items": object{"items": 7}, "body.colour": object{"colour": 1},
		"body.items[0]": object{"items": []object{{"sha256": ""}}}, "body.begin": object{"begin": "x"}, "body.predecessor": object{"items": []object{}, "predecessor": "1"},
	} {
		if g := j(body).want(422); !slices.Contains(g.places("errors"), place) {
			t.Errorf("%s: %s", place, g.raw)
		}
	}
	j(`{"items": [{"sha256": "`).want(400)
	j(object{"items": []object{}}).want(422)
	text("", "").want(422)
	text(strings.Repeat("x", 5000), "").want(422)
	e.ask(key, "POST", deposits+"/batches", "x", "Content-Type", "text/csv").want(400)

	var many strings.Builder
	for i := range ledger.MostItems {
		fmt.Fprintln(&many, hexOf(fmt.Sprint(i)))
	}
	g = text(many.String(), "?wait=10").want(201)
	if g.at("count") != float64(ledger.MostItems) {
		t.Fatalf("many: %.300s", g.raw)
	}
	e.receipt(e.ask("", "GET", deposits+"/"+g.text("number")+"/100000/receipt?wait=10", nil).want(200).raw)
	text(many.String()+hexOf("one more"), "").want(413)
}

// A file that was uploaded is deposited: the court reckons both digests, keeps it, and only its owner may name it.
func TestAFileIsDepositedOverTheInterface(t *testing.T) {
	e := network(t)
	owner, other := e.key(courttest.Buyer), e.key(courttest.Seller)
	up := e.upload(owner, "chat.txt", "聊天记录")
	g := e.ask(owner, "POST", deposits+"?wait=10", object{"upload": up}).want(201)
	if leaf := g.at("leaf.content").(object); leaf["sha256"] != hexOf("聊天记录") || leaf["sm3"] == nil || leaf["size"] != 12.0 {
		t.Fatalf("leaf: %s", g.raw)
	}
	if v := e.ask(owner, "GET", deposits+"/"+g.text("number"), nil).want(200); v.text("name") != "chat.txt" || v.text("file") != hexOf("聊天记录") {
		t.Errorf("own: %s", v.raw)
	}
	if v := e.ask(other, "GET", deposits+"/"+g.text("number"), nil).want(200); v.at("name") != nil || v.at("file") != nil {
		t.Errorf("another's: %s", v.raw)
	}
	e.ask(other, "POST", deposits, object{"upload": up}).want(422)
	e.ask("", "POST", deposits, object{"upload": up}).want(422)
}

// Own deposits page by page, newest first.
func TestOwnDepositsPageByPage(t *testing.T) {
	e := network(t)
	key := e.key(courttest.Buyer)
	var want []string
	for i := range 5 {
		want = append([]string{e.ask(key, "POST", deposits, object{"sha256": hexOf(fmt.Sprint(i)), "size": 1}).want(201).text("number")}, want...)
		time.Sleep(2 * time.Millisecond) // numbers of one millisecond have no order
	}
	var got []string
	for after := "?limit=2"; after != ""; {
		g := e.ask(key, "GET", deposits+after, nil).want(200)
		for _, x := range g.at("items").([]any) {
			got = append(got, x.(object)["ref"].(string))
		}
		if after = g.text("next"); after != "" {
			after = "?limit=2&after=" + after
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("listed %v, want %v", got, want)
	}
}

// An entry's receipt is for who may read the entry; a stranger finds nothing.
func TestReceiptsOfEntries(t *testing.T) {
	e := network(t)
	m := e.Case(courttest.Joined)
	buyer, seller := e.key(courttest.Buyer), e.key(courttest.Seller)
	stranger := e.key(procedure.Who{Person: "person-passer-by", Name: "路过人", Verified: true})
	at := "/api/v1/cases/" + string(m) + "/entries"
	entries := e.ask(buyer, "GET", at, nil).want(200).at("items").([]any)
	for _, x := range entries {
		entry := x.(object)
		path := fmt.Sprintf("%s/%v/receipt?wait=10", at, entry["seq"])
		r, s := e.receipt(e.ask(buyer, "GET", path, nil).want(200).raw)
		if r.Item.Item.SHA256.String() != entry["hash"] || s.Leaf.Kind != ledger.Docket {
			t.Fatalf("entry %v: %+v", entry["seq"], r)
		}
		e.ask(seller, "GET", path, nil).want(200)
		e.ask(stranger, "GET", path, nil).want(404)
		e.ask("", "GET", path, nil).want(401)
	}
	e.ask(buyer, "GET", at+"/9999/receipt", nil).want(404)
	e.ask(buyer, "GET", "/api/v1/cases/no-such/entries/1/receipt", nil).want(404)
}

// Who asks too fast is told when to come again.
func TestStrangersArePaced(t *testing.T) {
	e := network(t, func(c *api.Config) { c.Strangers = api.Rate{Burst: 3, Each: time.Hour} })
	for i := range 3 {
		e.ask("", "POST", deposits, object{"sha256": hexOf(fmt.Sprint(i)), "size": 1}).want(201)
	}
	if g := e.ask("", "POST", deposits, object{"sha256": hexOf("x"), "size": 1}).want(429); g.header.Get("Retry-After") == "" {
		t.Error("not told when")
	}
	e.ask(e.key(courttest.Buyer), "POST", deposits, object{"sha256": hexOf("x"), "size": 1}).want(201)
}

// Who sends signatures that are refused again and again is told to wait before the next is looked at; others are not.
func TestRefusedSignaturesArePaced(t *testing.T) {
	looked := 0
	e := network(t, func(c *api.Config) {
		c.Strangers = api.Rate{Burst: 3, Each: time.Hour}
		c.Node = func(r *http.Request) (*api.Node, error) {
			if r.Header.Get("Authorization") == "" && r.Method == http.MethodPost {
				looked++
				return nil, api.NewProblem(http.StatusUnauthorized, "signature", "签名不被受理", "签名不符")
			}
			return nil, nil
		}
	})
	for range 3 {
		e.ask("", "POST", deposits, object{"sha256": hexOf("x"), "size": 1}).want(401)
	}
	if g := e.ask("", "POST", deposits, object{"sha256": hexOf("x"), "size": 1}).want(429); g.header.Get("Retry-After") == "" || looked != 3 {
		t.Errorf("%d signatures were looked at; %v", looked, g.header)
	}
	e.ask(e.key(courttest.Buyer), "POST", deposits, object{"sha256": hexOf("x"), "size": 1}).want(201)
}

// What is not UTF-8 is refused: kept as other letters it would be another deposit than the one asked for.
func TestABatchIsReadAsItWasWritten(t *testing.T) {
	e := network(t)
	item := `{"items":[{"sha256":"` + hexOf("x") + `"}]`
	for body, at := range map[string]string{
		item + `,"tool":{"name":"a` + "\xff\xfe" + `"}}`:     "body",
		`{"` + "\xff" + `":1}`:                               "body",
		item + `,"items":[{"sha256":"` + hexOf("y") + `"}]}`: "body.items",
		item + `,"tool":{"name":"a"},"tool":{"name":"b"}}`:   "body.tool",
	} {
		res, err := http.Post(e.url+deposits+"/batches", "application/json", strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		got, _ := io.ReadAll(res.Body)
		res.Body.Close()
		if res.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(string(got), `"location":"`+at+`"`) {
			t.Errorf("%q: %d %s", body, res.StatusCode, got)
		}
	}
}
