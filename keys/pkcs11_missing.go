//go:build !pkcs11 || !cgo

package keys

import "crypto"

func openDevice(Device, string) (crypto.Signer, error) { return nil, ErrNoDevices }

// MakeDeviceKey makes a P-256 key in a device.
func MakeDeviceKey(Device, string) error { return ErrNoDevices }
