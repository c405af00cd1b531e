package main

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/hex"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"os"
	"path/filepath"
	"time"

	"yunting/clerk"
	"yunting/court"
	"yunting/docket"
	"yunting/id"
	"yunting/platform/clock"
	"yunting/platform/durable"
	"yunting/procedure"
	"yunting/seal"
)

// demoSealCode is what the seal of a demonstration court is called.
const demoSealCode id.Seal = "court-seal"

// foundSeal lets the people of a demonstration court make its seal, put it in force and authorise the court's own printing:
// by the acts a real court enters, at an instant, once. A court without an administrator or a president has no seal.
func (r *running) foundSeal(ctx context.Context, at time.Time) error {
	of := r.clerk.Court
	rows, err := r.store.Q.Seals(ctx, r.code())
	if err != nil || len(rows) > 0 {
		return err
	}
	admins, presidents := of.With(court.Admin), of.With(court.President)
	if len(admins) == 0 || len(presidents) == 0 {
		r.log.Info("no seal is made: the profile names no administrator or no president", "court", of.Name)
		return nil
	}
	cert, err := sealCertificate(filepath.Join(r.data, "seal"), of, at)
	if err != nil {
		return fmt.Errorf("the seal's key: %w", err)
	}
	store := *r.store
	store.Clock = clock.At(at)
	k := &clerk.Clerk{Store: &store, Court: of}
	for _, step := range []struct {
		by   court.Officer
		acts []docket.Act
	}{
		{admins[0], []docket.Act{seal.Make{Seal: demoSealCode, Name: of.Name + "（电子印章）", Use: seal.CourtSeal, Wording: of.Name, Certificate: cert, Reason: "演示法庭开办时刻制"}}},
		{presidents[0], []docket.Act{seal.Enforce{Reason: "演示法庭开办时启用"}, seal.Authorise{To: seal.Grantee{Court: true}, Reason: "按案卷记录自动制作的文书由系统用印"}}},
	} {
		who := procedure.Who{Person: step.by.ID, Name: step.by.Name, Role: step.by.Role}
		if _, err := k.Enter(ctx, clerk.Order{Matter: procedure.SealMatter(demoSealCode), Open: procedure.SealDocket, By: who, Acts: step.acts}); err != nil {
			return fmt.Errorf("the seal: %w", err)
		}
	}
	return nil
}

// sealYears is how long the certificate of a demonstration's seal lasts.
const sealYears = 5

// sealCertificate reads the certificate of a demonstration's seal; the first time it makes a key and signs the certificate
// with it. Nobody but the demonstration itself vouches for such a certificate.
func sealCertificate(folder string, of *court.Profile, at time.Time) (seal.Certificate, error) {
	file := filepath.Join(folder, "certificate.pem")
	b, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		if b, err = makeSealKey(folder, of, at); err == nil {
			err = durable.Write(file, b) // after the key: a certificate without its key would be of no use
		}
	}
	if err != nil {
		return seal.Certificate{}, err
	}
	block, _ := pem.Decode(b)
	if block == nil {
		return seal.Certificate{}, fmt.Errorf("%s holds no certificate", file)
	}
	c, err := x509.ParseCertificate(block.Bytes)
	if err != nil {
		return seal.Certificate{}, err
	}
	sum := sha256.Sum256(c.Raw)
	return seal.Certificate{Serial: c.SerialNumber.Text(16), SHA256: hex.EncodeToString(sum[:])}, nil
}

func makeSealKey(folder string, of *court.Profile, at time.Time) ([]byte, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, err
	}
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	secret, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return nil, err
	}
	if err := durable.Replace(filepath.Join(folder, "key.pem"), pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: secret})); err != nil {
		return nil, err
	}
	serial, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 127))
	if err != nil {
		return nil, err
	}
	form := &x509.Certificate{SerialNumber: serial.Add(serial, big.NewInt(1)), Subject: pkix.Name{Organization: []string{of.Name}, CommonName: of.Name + "（演示印章）"},
		NotBefore: at.Add(-time.Hour), NotAfter: at.AddDate(sealYears, 0, 0), KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageContentCommitment}
	der, err := x509.CreateCertificate(rand.Reader, form, form, key.Public(), key)
	if err != nil {
		return nil, err
	}
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), nil
}
