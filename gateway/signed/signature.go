// Package signed is the door for the nodes of the evidence network 签名请求: requests with an HTTP message signature
// (RFC 9421) over a fixed set of components, under a key in the register of nodes; fresh, never twice, within the quota.
// docs/ledger/nodes.md describes it for those who sign, with example bytes.
package signed

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/dunglas/httpsfv"

	"yunting/id"
	"yunting/node"
)

// Signature is one signature of a request, as its two headers give it.
type Signature struct {
	Covered []string // component names in their order
	Params  string   // value of @signature-params: what stands in Signature-Input, in its strict form
	Node    id.Node  // of the keyid
	Key     string
	Alg     node.Algorithm
	Nonce   string
	Created time.Time // UTC, whole seconds
	Expires time.Time
	Bytes   []byte
}

// KeyID is the keyid as the signature gives it: node/key.
func (s Signature) KeyID() string { return node.Key{ID: s.Key}.KeyID(s.Node) }

// Longest headers that are read.
const mostHeader = 4096

// may are the components a signature may cover. None of them may carry parameters.
var may = []string{"@method", "@target-uri", "@authority", "@path", "@query", "content-digest", "content-type"}

// Read reads the signature of a request. A request carries exactly one.
func Read(h http.Header) (Signature, error) {
	var s Signature
	input, sigs := h.Values("Signature-Input"), h.Values("Signature")
	if len(input) == 0 || len(sigs) == 0 {
		return s, refuse(Unsigned, "请求没有签名：需要Signature-Input和Signature两个头（RFC 9421）")
	}
	if length(input) > mostHeader || length(sigs) > mostHeader {
		return s, refuse(Malformed, "签名的头太长，最多%d字节", mostHeader)
	}
	inputs, err := httpsfv.UnmarshalDictionary(input)
	if err != nil {
		return s, refuse(Malformed, "Signature-Input头无法读取，它应当是RFC 8941的字典")
	}
	values, err := httpsfv.UnmarshalDictionary(sigs)
	if err != nil {
		return s, refuse(Malformed, "Signature头无法读取，它应当是RFC 8941的字典")
	}
	if len(inputs.Names()) != 1 || !slices.Equal(inputs.Names(), values.Names()) {
		return s, refuse(Malformed, "请求应当有且只有一个签名，在Signature-Input和Signature中用同一个标签")
	}
	label := inputs.Names()[0]
	member, _ := inputs.Get(label)
	list, ok := member.(httpsfv.InnerList)
	if !ok {
		return s, refuse(Malformed, "Signature-Input的%s应当是一个列表，例如(\"@method\" \"@target-uri\")", label)
	}
	member, _ = values.Get(label)
	item, ok := member.(httpsfv.Item)
	if ok {
		s.Bytes, ok = item.Value.([]byte)
	}
	if !ok {
		return s, refuse(Malformed, "Signature的%s应当是字节序列：两个冒号之间的Base64", label)
	}
	if err := s.components(list.Items); err != nil {
		return s, err
	}
	if err := s.parameters(list.Params); err != nil {
		return s, err
	}
	// The list is written anew in its strict form: that, and not what came, is what was signed (RFC 9421, 2.5).
	if s.Params, err = httpsfv.Marshal(httpsfv.List{list}); err != nil {
		return s, refuse(Malformed, "Signature-Input头无法读取，它应当是RFC 8941的字典")
	}
	return s, nil
}

func length(values []string) (n int) {
	for _, v := range values {
		n += len(v)
	}
	return n
}

// components reads what is covered and refuses what this door does not know.
func (s *Signature) components(items []httpsfv.Item) error {
	for _, it := range items {
		name, ok := it.Value.(string)
		switch {
		case !ok || !slices.Contains(may, name):
			return refuse(Component, "签名不能覆盖%s；可以覆盖的是%s", writing(it.Value), strings.Join(may, "、"))
		case it.Params != nil && len(it.Params.Names()) > 0:
			return refuse(Component, "签名的组成部分“%s”不能带参数", name)
		case slices.Contains(s.Covered, name):
			return refuse(Component, "签名把“%s”覆盖了两次", name)
		}
		s.Covered = append(s.Covered, name)
	}
	return nil
}

// writing is a value for a sentence.
func writing(v any) string {
	if name, ok := v.(string); ok && len(name) <= 40 {
		return "“" + name + "”"
	}
	return "列表中的一项"
}

// Lengths of a nonce: 16 letters hold 80 bits when they are drawn from 32.
const leastNonce, mostNonce = 16, 128

// parameters reads created, expires, keyid, nonce and alg. All of them are needed and there are no others.
func (s *Signature) parameters(ps *httpsfv.Params) error {
	known := []string{"created", "expires", "keyid", "nonce", "alg"}
	if ps == nil {
		return refuse(Malformed, "签名缺少参数：%s", strings.Join(known, "、"))
	}
	for _, n := range ps.Names() {
		if !slices.Contains(known, n) {
			return refuse(Malformed, "签名不能有参数%s；只有%s", n, strings.Join(known, "、"))
		}
	}
	for _, x := range []struct {
		name string
		to   *time.Time
	}{{"created", &s.Created}, {"expires", &s.Expires}} {
		v, _ := ps.Get(x.name)
		n, ok := v.(int64)
		if !ok || n < 0 || n > 1<<40 {
			return refuse(Malformed, "签名的参数%s应当是1970年以来的秒数", x.name)
		}
		*x.to = time.Unix(n, 0).UTC()
	}
	if !s.Expires.After(s.Created) {
		return refuse(Malformed, "签名的expires应当晚于created")
	}
	text := func(name string) string {
		v, _ := ps.Get(name)
		t, _ := v.(string)
		return t
	}
	if s.Nonce = text("nonce"); len(s.Nonce) < leastNonce || len(s.Nonce) > mostNonce {
		return refuse(Malformed, "签名的nonce应当是%d到%d个字符的字符串，每次请求都不同", leastNonce, mostNonce)
	}
	s.Alg = node.Algorithm(text("alg"))
	if s.Alg != node.Ed25519 && s.Alg != node.SM2 {
		return refuse(Malformed, "签名的alg应当是%s或者%s", node.Ed25519, node.SM2)
	}
	of, key, ok := strings.Cut(text("keyid"), "/")
	if s.Node, s.Key = id.Node(of), key; !ok || !node.Named(s.Node) || len(key) != 16 {
		return refuse(Malformed, "签名的keyid应当是“节点代号/密钥编号”，例如gz-telecom/0123456789abcdef")
	}
	return nil
}

// enough tells whether the signature covers all it must: the method, the whole address, and the digest of the body.
func (s *Signature) enough(body bool) error {
	has := func(name string) bool { return slices.Contains(s.Covered, name) }
	switch {
	case !has("@method"):
		return refuse(Component, "签名没有覆盖“@method”")
	case !has("@target-uri") && !(has("@authority") && has("@path") && has("@query")):
		return refuse(Component, "签名没有覆盖完整的地址：需要“@target-uri”，或者“@authority”“@path”“@query”三项")
	case body && !has("content-digest"):
		return refuse(Component, "请求带有正文，签名必须覆盖“content-digest”")
	}
	return nil
}

// base is the signature base (RFC 9421, 2.5): what is signed. origin is the court's address, https://host.
func base(r *http.Request, origin string, covered []string, params string) (string, error) {
	var b strings.Builder
	for _, name := range covered {
		v, err := component(r, origin, name)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&b, "%q: %s\n", name, v)
	}
	fmt.Fprintf(&b, "%q: %s", "@signature-params", params)
	return b.String(), nil
}

func component(r *http.Request, origin, name string) (string, error) {
	path := r.URL.EscapedPath()
	if path == "" {
		path = "/"
	}
	query := ""
	if r.URL.RawQuery != "" || r.URL.ForceQuery {
		query = "?" + r.URL.RawQuery
	}
	switch name {
	case "@method":
		return r.Method, nil
	case "@authority":
		_, host, _ := strings.Cut(origin, "://")
		return host, nil
	case "@target-uri":
		return origin + path + query, nil
	case "@path":
		return path, nil
	case "@query":
		return "?" + strings.TrimPrefix(query, "?"), nil
	}
	vs := slices.Clone(r.Header.Values(name))
	if len(vs) == 0 {
		return "", refuse(Component, "签名覆盖了“%s”，而请求没有这个头", name)
	}
	for i, v := range vs {
		vs[i] = strings.Trim(v, " \t\r\n")
	}
	return strings.Join(vs, ", "), nil
}
