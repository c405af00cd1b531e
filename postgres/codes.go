package postgres

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"yunting/id"
)

// Codes makes association codes 关联码: short, without look-alikes, the same for the same party of the same matter,
// and not to be guessed without the court's secret. A docket keeps only the digest.
type Codes struct{ Secret []byte }

// alphabet has no 0, O, 1, I: a code is read from a message and typed by hand.
const alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"

// For is the code of a party: ten characters, 50 bits.
func (c Codes) For(court id.Court, m id.Matter, p id.Party) string {
	mac := hmac.New(sha256.New, c.Secret)
	mac.Write([]byte(string(court) + "\x00" + string(m) + "\x00" + string(p)))
	sum := mac.Sum(nil)
	var b strings.Builder
	for i := range 10 {
		b.WriteByte(alphabet[sum[i]&31])
	}
	return b.String()
}

// HashCode is the digest of a code as somebody typed it: spaces, hyphens and case do not matter.
func HashCode(code string) string {
	code = strings.NewReplacer(" ", "", "-", "", "　", "").Replace(strings.ToUpper(strings.TrimSpace(code)))
	sum := sha256.Sum256([]byte(code))
	return hex.EncodeToString(sum[:])
}
