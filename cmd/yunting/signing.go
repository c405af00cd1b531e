package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"yunting/court"
	"yunting/id"
	"yunting/keys"
	"yunting/register/query"
	"yunting/seal"
	sealpages "yunting/web/seal"
)

// openKeys opens the keys with which a court signs its papers; nil: it has none, and its papers are issued unsigned. A
// demonstration makes keys for everybody who works there.
func (t *seat) openKeys() (*keys.Desk, error) {
	of := t.clerk.Court
	o := keys.Options{Dir: filepath.Join(t.data, "keys"), Now: time.Now}
	var err error
	if of.Demo {
		o.Passphrase, err = keys.DemoPassphrase(o.Dir)
	} else {
		o.Passphrase, err = keys.Passphrase()
	}
	if err != nil && !errors.Is(err, keys.ErrNoPassphrase) {
		return nil, err
	}
	store, openErr := keys.Open(o)
	switch {
	case errors.Is(openErr, keys.ErrNone) && of.Demo:
		store, err = keys.Init(keys.Ceremony{Options: o, Court: of.Name, CRL: t.base + "/keys"})
	case errors.Is(openErr, keys.ErrNone):
		t.log.Warn("the court has no keys: its papers are issued unsigned and unsealed; yunting keys init makes the first ones, docs/keys.md says how", "court", of.Name)
		return nil, nil
	case err != nil: // there are keys and nothing that opens them
		return nil, err
	default:
		err = openErr
	}
	if err != nil {
		return nil, fmt.Errorf("the keys of %s: %w", of.Name, err)
	}
	if of.Demo {
		var holders []keys.Holder
		for _, x := range of.Officers {
			holders = append(holders, keys.Holder{Use: keys.Officer, ID: string(x.ID), Name: x.Name, Post: x.Role.Chinese()})
		}
		if err := store.Ensure(holders...); err != nil {
			return nil, err
		}
	}
	if err := t.tellKeys(store); err != nil {
		return nil, err
	}
	return &keys.Desk{Store: store, Stamper: t.ledger.depository.Stamper, Now: time.Now}, store.RenewLists()
}

// tellKeys tells the operator at the start which keys cannot sign, or soon will not: else the first paper would, which then waits.
func (t *seat) tellKeys(store *keys.Store) error {
	rs, err := store.Examine()
	for _, r := range rs {
		if len(r.Faults) > 0 {
			t.log.Error("a key cannot be used: papers that need it wait until it can; yunting keys check tells more", "key", r.ID, "faults", strings.Join(r.Faults, "; "))
		} else if r.Warning != "" {
			t.log.Warn("a key cannot be used much longer", "key", r.ID, "warning", r.Warning)
		}
	}
	return err
}

// renewLists keeps the lists of revoked certificates fresh while the court is open.
func (t *seat) renewLists(ctx context.Context, store *keys.Store) {
	tick := time.NewTicker(24 * time.Hour)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			if err := store.RenewLists(); err != nil {
				t.log.Error("the lists of revoked certificates could not be renewed", "cause", err)
			}
		}
	}
}

// sealCertificate gives a demonstration's seal a key, and the certificate of it.
func sealCertificate(store *keys.Store, of *court.Profile, s id.Seal) (seal.Certificate, error) {
	if err := store.Ensure(keys.Holder{Use: keys.Seal, ID: string(s), Name: of.Name}); err != nil {
		return seal.Certificate{}, err
	}
	all, err := store.List()
	if err != nil {
		return seal.Certificate{}, err
	}
	for _, e := range all {
		if e.Use == keys.Seal && !e.SM2 && e.Holder == string(s) && e.Current() {
			sum := sha256.Sum256(e.Cert)
			return seal.Certificate{Serial: strings.TrimLeft(e.Serial(), "0"), SHA256: hex.EncodeToString(sum[:])}, nil
		}
	}
	return seal.Certificate{}, keys.ErrNone
}

// sealUses finds the papers that bear a seal.
type sealUses struct{ t *seat }

func (u sealUses) Of(ctx context.Context, s id.Seal, skip, most int) ([]sealpages.Use, int, error) {
	q, code := u.t.store.Q, u.t.code()
	n, err := q.CountPapersBySeal(ctx, query.CountPapersBySealParams{Court: code, Seal: string(s)})
	if err != nil {
		return nil, 0, err
	}
	rows, err := q.PapersBySeal(ctx, query.PapersBySealParams{Court: code, Seal: string(s), Skip: int32(skip), Most: int32(most)})
	if err != nil {
		return nil, 0, err
	}
	var out []sealpages.Use
	for _, r := range rows {
		out = append(out, sealpages.Use{At: r.IssuedAt, Paper: r.Kind, Code: r.Code, File: id.File(r.File), Corrected: len(r.CorrectedBy) > 0, Withdrawn: r.WithdrawnAt != nil})
	}
	return out, int(n), nil
}
