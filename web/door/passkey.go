package door

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"net"
	"net/http"
	"net/url"
	"strings"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"

	"yunting/law"
	"yunting/register/query"
	"yunting/web/shell"
)

// relying is the court as a party to passkeys; nil when the court is reached by a bare address, for which browsers
// offer none.
func (d *door) relying() *webauthn.WebAuthn {
	u, err := url.Parse(d.Base)
	if err != nil || u.Hostname() == "" || net.ParseIP(u.Hostname()) != nil {
		return nil
	}
	wa, err := webauthn.New(&webauthn.Config{RPID: u.Hostname(), RPDisplayName: d.Court.Name, RPOrigins: []string{u.Scheme + "://" + u.Host}})
	if err != nil {
		return nil
	}
	return wa
}

// keeper is an officer with his passkeys, as the library asks for him.
type keeper struct {
	viewer shell.Viewer
	keys   []webauthn.Credential
}

func (k keeper) WebAuthnID() []byte                         { return []byte(k.viewer.Person) }
func (k keeper) WebAuthnName() string                       { return k.viewer.Name }
func (k keeper) WebAuthnDisplayName() string                { return k.viewer.Name }
func (k keeper) WebAuthnCredentials() []webauthn.Credential { return k.keys }

var errPasskey = law.Refuse(law.Rule{}, "通行密钥没有通过，请重试，或者使用动态口令")

// errStale keeps a stolen session from adding or removing the keys by which an officer is known.
var errStale = law.Refuse(law.Rule{}, "您登录已超过10分钟。为了安全，请退出并重新登录，然后更改通行密钥")

func (d *door) keeper(r *http.Request, v shell.Viewer) (keeper, error) {
	k := keeper{viewer: v}
	rows, err := d.Q.PasskeysOf(r.Context(), query.PasskeysOfParams{Court: d.Mine(), Person: string(v.Person)})
	for _, row := range rows {
		var c webauthn.Credential
		if err := json.Unmarshal(row.Credential, &c); err != nil {
			return k, err
		}
		k.keys = append(k.keys, c)
	}
	return k, err
}

// begin remembers a ceremony in the session and sends its options to the browser.
func (d *door) begin(w http.ResponseWriter, r *http.Request, v shell.Viewer, options any, s *webauthn.SessionData) error {
	b, err := json.Marshal(s)
	if err == nil {
		err = d.Remember(r.Context(), v, func(m *shell.Memory) { m.Passkey = b })
	}
	if err != nil {
		return err
	}
	return answer(w, options)
}

// begun takes the ceremony out of the session: it can be finished once.
func (d *door) begun(r *http.Request, v shell.Viewer) (s webauthn.SessionData, err error) {
	raw := shell.MemoryOf(v).Passkey
	if len(raw) == 0 {
		return s, errPasskey
	}
	if err := json.Unmarshal(raw, &s); err != nil {
		return s, err
	}
	return s, d.Remember(r.Context(), v, func(m *shell.Memory) { m.Passkey = nil })
}

func answer(w http.ResponseWriter, v any) error {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	return json.NewEncoder(w).Encode(v)
}

func (d *door) beginPasskey(w http.ResponseWriter, r *http.Request) error {
	wa, v := d.relying(), shell.ViewerOf(r.Context())
	if wa == nil {
		return errPasskey
	}
	if !d.proved(v) {
		return errStale
	}
	k, err := d.keeper(r, v)
	if err != nil {
		return err
	}
	options, s, err := wa.BeginRegistration(k, webauthn.WithExclusions(webauthn.Credentials(k.keys).CredentialDescriptors()),
		webauthn.WithAuthenticatorSelection(protocol.AuthenticatorSelection{UserVerification: protocol.VerificationRequired}))
	if err != nil {
		return err
	}
	return d.begin(w, r, v, options, s)
}

func (d *door) finishPasskey(w http.ResponseWriter, r *http.Request) error {
	wa, v := d.relying(), shell.ViewerOf(r.Context())
	if wa == nil {
		return errPasskey
	}
	s, err := d.begun(r, v)
	if err != nil {
		return err
	}
	k, err := d.keeper(r, v)
	if err != nil {
		return err
	}
	c, err := wa.FinishRegistration(k, s, r)
	if err != nil {
		return d.refused(err)
	}
	b, err := json.Marshal(c)
	if err != nil {
		return err
	}
	now := d.Machine()
	label := strings.TrimSpace(r.URL.Query().Get("label"))
	if label == "" {
		label = shell.At(now)
	}
	if err := d.Q.AddPasskey(r.Context(), query.AddPasskeyParams{Court: d.Mine(), ID: keyID(c), Person: string(v.Person), Label: label,
		Credential: b, CreatedAt: now}); err != nil {
		return err
	}
	return answer(w, map[string]string{"to": "/account#my-passkeys"})
}

func (d *door) beginPasskeyLogin(w http.ResponseWriter, r *http.Request) error {
	v, ok := half(r)
	wa := d.relying()
	if !ok || wa == nil {
		return errPasskey
	}
	k, err := d.keeper(r, v)
	if err != nil {
		return err
	}
	options, s, err := wa.BeginLogin(k, webauthn.WithUserVerification(protocol.VerificationRequired))
	if err != nil {
		return d.refused(err)
	}
	return d.begin(w, r, v, options, s)
}

func (d *door) finishPasskeyLogin(w http.ResponseWriter, r *http.Request) error {
	v, ok := half(r)
	wa := d.relying()
	if !ok || wa == nil {
		return errPasskey
	}
	s, err := d.begun(r, v)
	if err != nil {
		return err
	}
	k, err := d.keeper(r, v)
	if err != nil {
		return err
	}
	c, err := wa.FinishLogin(k, s, r)
	if err != nil {
		return d.refused(err)
	}
	if c.Authenticator.CloneWarning {
		d.Log.Warn("a passkey counted backwards", "officer", v.Person)
		return errPasskey
	}
	b, err := json.Marshal(c)
	if err != nil {
		return err
	}
	if err := d.Q.UpdatePasskey(r.Context(), query.UpdatePasskeyParams{Credential: b, Court: d.Mine(), ID: keyID(c)}); err != nil {
		return err
	}
	if err := d.open(w, r, v.Person, true, officerSession); err != nil {
		return err
	}
	return answer(w, map[string]string{"to": Safe(r.URL.Query().Get("next"), home(v))})
}

// refused tells a ceremony that failed from a fault of ours.
func (d *door) refused(err error) error {
	var p *protocol.Error
	if errors.As(err, &p) {
		d.Log.Info("passkey refused", "why", p.Details)
		return errPasskey
	}
	return err
}

func keyID(c *webauthn.Credential) string { return base64.RawURLEncoding.EncodeToString(c.ID) }

func (d *door) dropPasskey(w http.ResponseWriter, r *http.Request) error {
	v := shell.ViewerOf(r.Context())
	if !d.proved(v) {
		return errStale
	}
	if _, err := d.Q.DropPasskey(r.Context(), query.DropPasskeyParams{Court: d.Mine(), ID: r.FormValue("key"), Person: string(v.Person)}); err != nil {
		return err
	}
	return shell.To(w, r, "/account#my-passkeys")
}
