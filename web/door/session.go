package door

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"net/http"
	"time"

	"github.com/jackc/pgx/v5"

	"yunting/court"
	"yunting/id"
	"yunting/identity"
	"yunting/platform/i18n"
	"yunting/platform/origin"
	"yunting/register/query"
	"yunting/web/shell"
)

// How long a session lasts.
const (
	litigantSession = 12 * time.Hour
	officerSession  = 8 * time.Hour
	halfSession     = 10 * time.Minute // an officer between the password and the second factor
)

// cookie names a cookie: bound to the host when the court is reached over https.
func cookie(h *shell.House, name string) string {
	if h.Secure() {
		return "__Host-" + name
	}
	return name
}

// setCookie writes one of the court's cookies; a negative age deletes it.
func setCookie(h *shell.House, w http.ResponseWriter, name, value string, age time.Duration) {
	http.SetCookie(w, &http.Cookie{Name: cookie(h, name), Value: value, Path: "/", MaxAge: int(age.Seconds()),
		HttpOnly: true, Secure: h.Secure(), SameSite: http.SameSiteLaxMode})
}

// Digest is how the court keeps a secret it must only recognise: lower-case hex SHA-256.
func Digest(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}

// secret is a fresh value of 256 bits.
func secret() string {
	b := make([]byte, 32)
	rand.Read(b)
	return base64.RawURLEncoding.EncodeToString(b)
}

// open begins a session in place of the one the request came with, so that nobody can plant one.
func (d *door) open(w http.ResponseWriter, r *http.Request, person id.Person, second bool, long time.Duration) error {
	ctx := r.Context()
	if old := shell.ViewerOf(ctx); old.Token != "" {
		if err := d.Q.DropSession(ctx, query.DropSessionParams{Court: d.Mine(), TokenHash: old.Token}); err != nil {
			return err
		}
	}
	token, now := secret(), d.Machine()
	if err := d.Q.AddSession(ctx, query.AddSessionParams{Court: d.Mine(), TokenHash: Digest(token), Person: string(person), Second: second, ProvedAt: now,
		Device: device(r.UserAgent()), Network: origin.Short(r), CreatedAt: now, Until: now.Add(long)}); err != nil {
		return err
	}
	setCookie(d.House, w, "session", token, long)
	return nil
}

// close ends a session.
func (d *door) close(w http.ResponseWriter, r *http.Request, token string) error {
	setCookie(d.House, w, "session", "", -time.Second)
	return d.Q.DropSession(r.Context(), query.DropSessionParams{Court: d.Mine(), TokenHash: token})
}

// Recognise puts who looks, and his language, into the context of a request.
func Recognise(h *shell.House, r *http.Request) (context.Context, error) {
	ctx := r.Context()
	if c, err := r.Cookie(cookie(h, "language")); err == nil && i18n.Known(c.Value) {
		ctx = i18n.With(ctx, i18n.Language(c.Value))
	}
	c, err := r.Cookie(cookie(h, "session"))
	if err != nil || c.Value == "" {
		return ctx, nil
	}
	token := Digest(c.Value)
	s, err := h.Q.FindSession(ctx, query.FindSessionParams{Court: h.Mine(), TokenHash: token, Now: h.Machine()})
	if errors.Is(err, pgx.ErrNoRows) {
		return ctx, nil
	} else if err != nil {
		return ctx, err
	}
	v := shell.Viewer{Person: id.Person(s.Person), Name: s.Name, Role: court.Role(s.Role), Mobile: s.Mobile,
		Real: identity.State(s.RealState), Second: s.Second, Proved: s.ProvedAt, Token: token, Data: s.Data}
	if v.Role != "" {
		if _, named := h.Court.Officer(v.Person); !named { // he left the court: the profile names its people
			return ctx, nil
		}
		v.Fresh = s.Renew || !s.Enrolled
	}
	if v.Role == "" {
		v.Name = s.RealName
	}
	v.CodeHash = shell.MemoryOf(v).CodeHash
	if i18n.Known(s.Language) {
		ctx = i18n.With(ctx, i18n.Language(s.Language))
	}
	return shell.WithViewer(ctx, v), nil
}

// SetLanguage keeps the language somebody chose: in a cookie, and with the account when there is one.
func SetLanguage(h *shell.House, w http.ResponseWriter, r *http.Request, l i18n.Language) error {
	setCookie(h, w, "language", string(l), 365*24*time.Hour)
	if v := shell.ViewerOf(r.Context()); v.Person != "" {
		return h.Q.SetLanguage(r.Context(), query.SetLanguageParams{Language: string(l), Court: h.Mine(), ID: string(v.Person)})
	}
	return nil
}
