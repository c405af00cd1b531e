package signed

import (
	"crypto/ed25519"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/dunglas/httpsfv"

	"yunting/node"
)

func pemBytes(t *testing.T, s string) []byte {
	t.Helper()
	b, _ := pem.Decode([]byte(s))
	if b == nil {
		t.Fatal("no PEM")
	}
	return b.Bytes
}

// RFC 9421, appendix B.2.6: the request, the base and the signature of the standard's own Ed25519 example.
func TestVectorOfTheStandard(t *testing.T) {
	pub, err := x509.ParsePKIXPublicKey(pemBytes(t, "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=\n-----END PUBLIC KEY-----\n"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := http.NewRequest("POST", "https://example.com/foo?param=Value&Pet=dog", nil)
	if err != nil {
		t.Fatal(err)
	}
	for k, v := range map[string]string{"Date": "Tue, 20 Apr 2021 02:07:55 GMT", "Content-Type": "application/json", "Content-Length": "18"} {
		r.Header.Set(k, v)
	}
	const params = `("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"`
	got, err := base(r, originOf(r), []string{"date", "@method", "@path", "@authority", "content-type", "content-length"}, params)
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Join([]string{
		`"date": Tue, 20 Apr 2021 02:07:55 GMT`, `"@method": POST`, `"@path": /foo`, `"@authority": example.com`,
		`"content-type": application/json`, `"content-length": 18`, `"@signature-params": ` + params}, "\n")
	if got != want {
		t.Errorf("base\n%s\nwant\n%s", got, want)
	}
	sig, err := base64.StdEncoding.DecodeString("wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==")
	if err != nil {
		t.Fatal(err)
	}
	if !ed25519.Verify(pub.(ed25519.PublicKey), []byte(got), sig) {
		t.Error("the signature of the standard does not verify")
	}
	// The strict form of what stands in the header is the value of @signature-params.
	d, err := httpsfv.UnmarshalDictionary([]string{"sig-b26=" + strings.ReplaceAll(params, `" "`, `"   "`)})
	if err != nil {
		t.Fatal(err)
	}
	member, _ := d.Get("sig-b26")
	if s, err := httpsfv.Marshal(httpsfv.List{member}); err != nil || s != params {
		t.Errorf("strict form %s: %v", s, err)
	}
}

// RFC 9421, 2.2: the components as the standard's examples give them.
func TestComponents(t *testing.T) {
	for _, c := range []struct{ url, name, want string }{
		{"https://www.example.com/path?param=value", "@target-uri", "https://www.example.com/path?param=value"},
		{"https://www.example.com/path?param=value", "@path", "/path"},
		{"https://www.example.com/path?param=value&foo=bar&baz=bat%2Dman", "@query", "?param=value&foo=bar&baz=bat%2Dman"},
		{"https://www.example.com/path?queryString", "@query", "?queryString"},
		{"https://www.example.com/path", "@query", "?"},
		{"https://www.example.com/path?", "@query", "?"},
		{"https://www.example.com", "@path", "/"},
		{"https://www.EXAMPLE.com:443/", "@authority", "www.example.com"},
		{"https://www.example.com:8443/", "@authority", "www.example.com:8443"},
		{"https://www.example.com/a%2Fb/%E4%BA%91", "@path", "/a%2Fb/%E4%BA%91"},
		{"https://www.example.com/", "@method", "GET"},
	} {
		r, err := http.NewRequest("GET", c.url, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := component(r, originOf(r), c.name); err != nil || got != c.want {
			t.Errorf("%s of %s is %q, want %q (%v)", c.name, c.url, got, c.want, err)
		}
	}
}

// The example of docs/ledger/nodes.md is what this program makes: the same bytes for the same key, time and nonce.
func TestTheDocumentsExample(t *testing.T) {
	doc, err := os.ReadFile("../../docs/ledger/nodes.md")
	if err != nil {
		t.Fatal(err)
	}
	seed := make([]byte, ed25519.SeedSize)
	for i := range seed {
		seed[i] = byte(i)
	}
	key := ed25519.NewKeyFromSeed(seed)
	s, err := NewSigner("gz-telecom", key)
	if err != nil {
		t.Fatal(err)
	}
	body := `{"key":"order-1","sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}`
	r, err := http.NewRequest("POST", "https://court.example/api/v1/deposits", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.with(r, []byte(body), time.Unix(1795831200, 0), "K3J5NQWERTYUIOPASDFGHJKLZX"); err != nil {
		t.Fatal(err)
	}
	sig, err := Read(r.Header)
	if err != nil {
		t.Fatal(err)
	}
	text, err := base(r, "https://court.example", sig.Covered, sig.Params)
	if err != nil {
		t.Fatal(err)
	}
	public := base64.StdEncoding.EncodeToString(key.Public().(ed25519.PublicKey))
	for _, want := range []string{public, s.KeyID, body, "Content-Digest: " + r.Header.Get("Content-Digest"), "Signature-Input: " + r.Header.Get("Signature-Input"), "Signature: " + r.Header.Get("Signature"), text} {
		if !strings.Contains(string(doc), want) {
			t.Errorf("the document does not show\n%s", want)
		}
	}
	k, err := node.Public(public)
	if err != nil || !k.Verify([]byte(text), sig.Bytes) {
		t.Errorf("the example does not verify: %v", err)
	}
}

// Whatever stands in the headers, reading it says what is wrong or gives a signature whose strict form reads the same again.
func FuzzRead(f *testing.F) {
	good := `yunting=("@method" "@target-uri" "content-digest");created=1795831200;expires=1795831500;keyid="gz-telecom/0123456789abcdef";nonce="K3J5NQWERTYUIOPA";alg="ed25519"`
	f.Add(good, "yunting=:AAAA:", "sha-256=:AAAA:")
	f.Add(strings.ReplaceAll(good, " ", "  "), "yunting=:AAAA:;x", "sha-512=:AAAA:, sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:")
	f.Add(`a=("@method";req "@path");created=1, b=()`, "a=1, b=:AA==:", "")
	f.Add("", "=::", "sha-256")
	f.Fuzz(func(t *testing.T, input, sig, digest string) {
		h := http.Header{"Signature-Input": {input}, "Signature": {sig}, "Content-Digest": {digest}}
		if d, err := digestOf(h); err == nil && len(d) != 32 {
			t.Errorf("a digest of %d bytes", len(d))
		}
		s, err := Read(h)
		if err != nil {
			if _, ok := err.(Refusal); !ok || err.Error() == "" {
				t.Errorf("%T %v", err, err)
			}
			return
		}
		h.Set("Signature-Input", "x="+s.Params)
		h.Set("Signature", "x=:"+base64.StdEncoding.EncodeToString(s.Bytes)+":")
		again, err := Read(h)
		if err != nil || again.Params != s.Params || again.Nonce != s.Nonce || again.KeyID() != s.KeyID() || !again.Created.Equal(s.Created) {
			t.Errorf("%q reads as %+v, and its strict form as %+v: %v", input, s, again, err)
		}
	})
}
