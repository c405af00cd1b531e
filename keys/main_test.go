package keys

import (
	"encoding/json"
	"os"
	"testing"
)

func TestMain(m *testing.M) {
	guess = cost{time: 1, memory: 1 << 10}
	os.Exit(m.Run())
}

// What a guess at a passphrase costs outside of tests.
func TestPassphrasesAreCostly(t *testing.T) {
	defer func(was cost) { guess = was }(guess)
	guess = full
	b, err := lock([]byte("x"), []byte(secret), "x")
	if err != nil {
		t.Fatal(err)
	}
	var got box
	if err := json.Unmarshal(b, &got); err != nil || got.KDF != "argon2id" || got.Time < 3 || got.Memory < 64<<10 || len(got.Salt) < 16 {
		t.Errorf("%s, %v", b, err)
	}
	if out, err := unlock(b, []byte(secret), "x"); err != nil || string(out) != "x" {
		t.Errorf("%q, %v", out, err)
	}
	if _, err := unlock(b, []byte(secret), "y"); err == nil {
		t.Error("a box opened as something else")
	}
	got.Memory = 1 << 30
	b, err = json.Marshal(got)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := unlock(b, []byte(secret), "x"); err == nil {
		t.Error("a changed box may cost a terabyte")
	}
}
