//go:build pkcs11 && cgo

package keys

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rsa"
	"encoding/asn1"
	"errors"
	"fmt"
	"io"
	"math/big"
	"strings"
	"sync"

	"github.com/miekg/pkcs11"
)

// loaded is a PKCS#11 module. It is loaded once and stays: a program may call C_Initialize once. Who signs holds it for
// reading, who starts it anew for writing.
type loaded struct {
	sync.RWMutex
	*pkcs11.Ctx
}

var modules = struct {
	sync.Mutex
	open map[string]*loaded
}{open: map[string]*loaded{}}

func module(file string) (*loaded, error) {
	modules.Lock()
	defer modules.Unlock()
	if m := modules.open[file]; m != nil {
		return m, nil
	}
	c := pkcs11.New(file)
	if c == nil {
		return nil, fmt.Errorf("the PKCS#11 module %s cannot be loaded: install it or name the right file", file)
	}
	if err := c.Initialize(); err != nil && !errors.Is(err, pkcs11.Error(pkcs11.CKR_CRYPTOKI_ALREADY_INITIALIZED)) {
		return nil, fmt.Errorf("the PKCS#11 module %s does not start: %w", file, err)
	}
	m := &loaded{Ctx: c}
	modules.open[file] = m
	return m, nil
}

// restart lets a module look for its tokens again. Sessions of other keys end; they are opened anew when needed.
func (m *loaded) restart() error {
	m.Lock()
	defer m.Unlock()
	if err := m.Finalize(); err != nil && !errors.Is(err, pkcs11.Error(pkcs11.CKR_CRYPTOKI_NOT_INITIALIZED)) {
		return err
	}
	return m.Initialize()
}

// deviceKey signs in a device. One session serves all who sign: devices seldom sign in parallel.
type deviceKey struct {
	Device
	pin string
	pub crypto.PublicKey

	mu      sync.Mutex
	ctx     *loaded
	session pkcs11.SessionHandle
	private pkcs11.ObjectHandle
}

func openDevice(d Device, pin string) (crypto.Signer, error) {
	k := &deviceKey{Device: d, pin: pin}
	if err := k.open(); err != nil {
		return nil, err
	}
	return k, nil
}

func (k *deviceKey) Public() crypto.PublicKey { return k.pub }

// open signs in and finds the key.
func (k *deviceKey) open() error {
	ctx, err := module(k.Module)
	if err != nil {
		return err
	}
	k.ctx = ctx
	ctx.RLock()
	defer ctx.RUnlock()
	if k.session, err = signIn(ctx, k.Device, k.pin); err != nil {
		return err
	}
	if k.private, err = k.find(pkcs11.CKO_PRIVATE_KEY); err == nil {
		var pub pkcs11.ObjectHandle
		if pub, err = k.find(pkcs11.CKO_PUBLIC_KEY); err == nil {
			var p crypto.PublicKey
			if p, err = k.public(pub); err == nil {
				k.pub = p
			}
		}
	}
	if err != nil {
		k.close()
	}
	return err
}

func (k *deviceKey) close() {
	if k.session != 0 {
		_ = k.ctx.CloseSession(k.session) // the device may be gone
		k.session = 0
	}
}

// leave closes the session for somebody who does not hold the module.
func (k *deviceKey) leave() {
	k.ctx.RLock()
	defer k.ctx.RUnlock()
	k.close()
}

func signIn(ctx *loaded, d Device, pin string) (pkcs11.SessionHandle, error) {
	slots, err := ctx.GetSlotList(true)
	if err != nil {
		return 0, fmt.Errorf("%w: %s: %w", ErrNoToken, d, err)
	}
	for _, slot := range slots {
		info, err := ctx.GetTokenInfo(slot)
		if err != nil || strings.TrimRight(info.Label, " \x00") != d.Token {
			continue
		}
		session, err := ctx.OpenSession(slot, pkcs11.CKF_SERIAL_SESSION|pkcs11.CKF_RW_SESSION)
		if err != nil {
			return 0, fmt.Errorf("%w: %s: %w", ErrNoToken, d, err)
		}
		err = ctx.Login(session, pkcs11.CKU_USER, pin)
		if err == nil || errors.Is(err, pkcs11.Error(pkcs11.CKR_USER_ALREADY_LOGGED_IN)) {
			return session, nil
		}
		_ = ctx.CloseSession(session) // nothing was done in it
		for _, wrong := range []uint{pkcs11.CKR_PIN_INCORRECT, pkcs11.CKR_PIN_INVALID, pkcs11.CKR_PIN_LEN_RANGE, pkcs11.CKR_PIN_LOCKED} {
			if errors.Is(err, pkcs11.Error(wrong)) {
				return 0, fmt.Errorf("%w (%s): %w", ErrPIN, d, err)
			}
		}
		return 0, fmt.Errorf("%s: signing in failed: %w", d, err)
	}
	return 0, fmt.Errorf("%w: no token %q is in a slot: put it in and try again", ErrNoToken, d.Token)
}

func (k *deviceKey) find(class uint) (pkcs11.ObjectHandle, error) {
	want := []*pkcs11.Attribute{pkcs11.NewAttribute(pkcs11.CKA_CLASS, class), pkcs11.NewAttribute(pkcs11.CKA_LABEL, k.Key)}
	if err := k.ctx.FindObjectsInit(k.session, want); err != nil {
		return 0, fmt.Errorf("%s: %w", k.Device, err)
	}
	found, _, err := k.ctx.FindObjects(k.session, 2)
	if err := errors.Join(err, k.ctx.FindObjectsFinal(k.session)); err != nil {
		return 0, fmt.Errorf("%s: %w", k.Device, err)
	}
	switch len(found) {
	case 0:
		return 0, fmt.Errorf("%w: %s", ErrNone, k.Device)
	case 1:
		return found[0], nil
	}
	return 0, fmt.Errorf("%s: two keys have this label; give each its own", k.Device)
}

func (k *deviceKey) public(pub pkcs11.ObjectHandle) (crypto.PublicKey, error) {
	kind, err := k.ctx.GetAttributeValue(k.session, pub, []*pkcs11.Attribute{pkcs11.NewAttribute(pkcs11.CKA_KEY_TYPE, nil)})
	if err != nil || len(kind) != 1 || len(kind[0].Value) == 0 {
		return nil, fmt.Errorf("%s: its kind cannot be read: %w", k.Device, err)
	}
	switch uint(kind[0].Value[0]) {
	case pkcs11.CKK_RSA:
		a, err := k.ctx.GetAttributeValue(k.session, pub, []*pkcs11.Attribute{pkcs11.NewAttribute(pkcs11.CKA_MODULUS, nil), pkcs11.NewAttribute(pkcs11.CKA_PUBLIC_EXPONENT, nil)})
		if err != nil {
			return nil, fmt.Errorf("%s: %w", k.Device, err)
		}
		return &rsa.PublicKey{N: new(big.Int).SetBytes(a[0].Value), E: int(new(big.Int).SetBytes(a[1].Value).Int64())}, nil
	case pkcs11.CKK_EC:
		a, err := k.ctx.GetAttributeValue(k.session, pub, []*pkcs11.Attribute{pkcs11.NewAttribute(pkcs11.CKA_EC_POINT, nil)})
		if err != nil {
			return nil, fmt.Errorf("%s: %w", k.Device, err)
		}
		point := a[0].Value
		var inner []byte
		if rest, err := asn1.Unmarshal(point, &inner); err == nil && len(rest) == 0 {
			point = inner
		}
		p, err := ecdsa.ParseUncompressedPublicKey(elliptic.P256(), point)
		if err != nil {
			return nil, fmt.Errorf("%s: only P-256 and RSA keys sign papers: %w", k.Device, err)
		}
		return p, nil
	}
	return nil, fmt.Errorf("%s: only P-256 and RSA keys sign papers", k.Device)
}

// digestInfo precedes a SHA-256 digest under an RSA signature (RFC 8017, 9.2).
var digestInfo = []byte{0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20}

// Sign signs a SHA-256 digest. After a failure it signs in once more: tokens are pulled out and put back.
func (k *deviceKey) Sign(_ io.Reader, digest []byte, opts crypto.SignerOpts) ([]byte, error) {
	if opts.HashFunc() != crypto.SHA256 || len(digest) != 32 {
		return nil, fmt.Errorf("%s signs SHA-256 digests only", k.Device)
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	sig, err := k.sign(digest)
	if err == nil {
		return sig, nil
	}
	first := err
	k.leave()
	was := k.pub
	err = k.open()
	if errors.Is(err, ErrNoToken) && k.ctx.restart() == nil {
		err = k.open()
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %w (at first: %w)", ErrGone, k.Device, err, first)
	}
	if !was.(interface{ Equal(crypto.PublicKey) bool }).Equal(k.pub) { // both kinds have it
		k.leave()
		k.pub = was
		return nil, fmt.Errorf("%w: another token with the same labels is in its place: %s", ErrGone, k.Device)
	}
	if sig, err = k.sign(digest); err != nil {
		k.leave()
		return nil, fmt.Errorf("%w: %s: %w", ErrGone, k.Device, err)
	}
	return sig, nil
}

func (k *deviceKey) sign(digest []byte) ([]byte, error) {
	k.ctx.RLock()
	defer k.ctx.RUnlock()
	if k.session == 0 {
		return nil, errors.New("nobody is signed in")
	}
	mechanism, in := uint(pkcs11.CKM_ECDSA), digest
	_, isRSA := k.pub.(*rsa.PublicKey)
	if isRSA {
		mechanism, in = pkcs11.CKM_RSA_PKCS, append(append([]byte{}, digestInfo...), digest...)
	}
	if err := k.ctx.SignInit(k.session, []*pkcs11.Mechanism{pkcs11.NewMechanism(mechanism, nil)}, k.private); err != nil {
		return nil, err
	}
	sig, err := k.ctx.Sign(k.session, in)
	if err != nil || isRSA {
		return sig, err
	}
	if len(sig) != 64 {
		return nil, fmt.Errorf("the signature has %d bytes", len(sig))
	}
	return asn1.Marshal(struct{ R, S *big.Int }{new(big.Int).SetBytes(sig[:32]), new(big.Int).SetBytes(sig[32:])})
}

// MakeDeviceKey makes a P-256 key in a device, which will never give it out.
func MakeDeviceKey(d Device, pin string) error {
	ctx, err := module(d.Module)
	if err != nil {
		return err
	}
	k := &deviceKey{Device: d, ctx: ctx}
	ctx.RLock()
	defer ctx.RUnlock()
	if k.session, err = signIn(ctx, d, pin); err != nil {
		return err
	}
	defer k.close()
	if _, err := k.find(pkcs11.CKO_PRIVATE_KEY); err == nil {
		return fmt.Errorf("%w: %s", ErrThere, d)
	}
	curve, err := asn1.Marshal(asn1.ObjectIdentifier{1, 2, 840, 10045, 3, 1, 7})
	if err != nil {
		return err
	}
	pub := []*pkcs11.Attribute{pkcs11.NewAttribute(pkcs11.CKA_TOKEN, true), pkcs11.NewAttribute(pkcs11.CKA_LABEL, d.Key), pkcs11.NewAttribute(pkcs11.CKA_ID, []byte(d.Key)),
		pkcs11.NewAttribute(pkcs11.CKA_VERIFY, true), pkcs11.NewAttribute(pkcs11.CKA_EC_PARAMS, curve)}
	private := []*pkcs11.Attribute{pkcs11.NewAttribute(pkcs11.CKA_TOKEN, true), pkcs11.NewAttribute(pkcs11.CKA_LABEL, d.Key), pkcs11.NewAttribute(pkcs11.CKA_ID, []byte(d.Key)),
		pkcs11.NewAttribute(pkcs11.CKA_PRIVATE, true), pkcs11.NewAttribute(pkcs11.CKA_SENSITIVE, true), pkcs11.NewAttribute(pkcs11.CKA_EXTRACTABLE, false), pkcs11.NewAttribute(pkcs11.CKA_SIGN, true)}
	if _, _, err := ctx.GenerateKeyPair(k.session, []*pkcs11.Mechanism{pkcs11.NewMechanism(pkcs11.CKM_EC_KEY_PAIR_GEN, nil)}, pub, private); err != nil {
		return fmt.Errorf("%s was not made: %w", d, err)
	}
	return nil
}
