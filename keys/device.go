package keys

import (
	"errors"
	"fmt"
)

// Device is where a key lies that never leaves it: a card, a token, a hardware security module, spoken to through its
// maker's PKCS#11 module.
type Device struct {
	Module string `json:"module"` // file of the module
	Token  string `json:"token"`  // label of the token
	Key    string `json:"key"`    // label of the key
}

func (d Device) String() string { return fmt.Sprintf("the key %q on the token %q", d.Key, d.Token) }

var (
	ErrNoDevices = errors.New("this program was built without PKCS#11: build it with CGO_ENABLED=1 go build -tags pkcs11 ./cmd/yunting, with a C compiler at hand")
	ErrPIN       = errors.New("the device refuses the PIN: after a few wrong ones it locks itself, so do not try on without being sure")
	ErrNoToken   = errors.New("the device is not there")
	ErrGone      = errors.New("the device went away while it was to sign")
)
