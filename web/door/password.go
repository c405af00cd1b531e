package door

import (
	"context"
	"crypto/subtle"
	"net/url"
	"time"

	"github.com/alexedwards/argon2id"
	"github.com/pquerna/otp/totp"
)

// cost follows the OWASP minimum for argon2id: 19 MiB, two passes, one lane.
var cost = &argon2id.Params{Memory: 19 * 1024, Iterations: 2, Parallelism: 1, SaltLength: 16, KeyLength: 32}

// HashPassword is what the court keeps of an officer's password.
func HashPassword(password string) (string, error) { return argon2id.CreateHash(password, cost) }

// nobody is compared against when a login does not exist, so that the answer takes as long.
var nobody, _ = HashPassword("nobody has this account")

// hashing bounds how many passwords are checked at once: each costs memory.
var hashing = make(chan struct{}, 4)

// checkPassword compares; an empty hash never matches.
func checkPassword(ctx context.Context, password, hash string) (bool, error) {
	select {
	case hashing <- struct{}{}:
		defer func() { <-hashing }()
	case <-ctx.Done():
		return false, ctx.Err()
	}
	known := hash != ""
	if !known {
		hash = nobody
	}
	ok, err := argon2id.ComparePasswordAndHash(password, hash)
	return ok && known, err
}

const totpStep = 30 // seconds

// Code is the code of a second factor at an instant.
func Code(secret string, at time.Time) (string, error) { return totp.GenerateCode(secret, at) }

// stepOf finds the step whose code was typed: this one, the one before or the one after. Zero when there is none.
func stepOf(secret, typed string, now time.Time) int64 {
	this := now.Unix() / totpStep
	for _, step := range []int64{this, this - 1, this + 1} {
		code, err := Code(secret, time.Unix(step*totpStep, 0))
		if err == nil && subtle.ConstantTimeCompare([]byte(code), []byte(typed)) == 1 {
			return step
		}
	}
	return 0
}

// enrolment is what an authenticator app reads from the picture.
func enrolment(court, login, secret string) string {
	return "otpauth://totp/" + url.PathEscape(court+":"+login) + "?" + url.Values{"secret": {secret}, "issuer": {court}, "digits": {"6"}, "period": {"30"}}.Encode()
}
