package main

import (
	"context"
	"log/slog"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"yunting/court"
	"yunting/courttest"
	"yunting/docket"
	"yunting/jobs"
	"yunting/keys"
	"yunting/procedure"
	"yunting/seal"
)

// A demonstration founds its seal once, by the acts of two people, from an instant in the past; its own printing may use it then.
func TestADemonstrationFoundsItsSeal(t *testing.T) {
	k := courttest.New(t)
	ctx := context.Background()
	store, err := keys.Init(keys.Ceremony{Options: keys.Options{Dir: filepath.Join(t.TempDir(), "keys"), Passphrase: []byte("six words drawn by lot here"), Now: time.Now}, Court: k.Profile.Name})
	if err != nil {
		t.Fatal(err)
	}
	r := &running{seat: &seat{house: &house{log: slog.New(slog.DiscardHandler)}, store: k.Store, clerk: k.Clerk, clock: k.Clock}, works: &jobs.Works{Desk: &keys.Desk{Store: store, Now: time.Now}}}
	then := k.Clock.Now().AddDate(0, 0, -134)
	for range 2 { // the second start finds everything as it was
		if err := r.foundSeal(ctx, then); err != nil {
			t.Fatal(err)
		}
	}
	rd, err := k.Clerk.Read(ctx, procedure.SealMatter(demoSealCode))
	if err != nil {
		t.Fatal(err)
	}
	s := &rd.Matter.(*procedure.Seal).Seal
	var by []docket.Standing
	for _, e := range rd.Entries {
		by = append(by, e.By.Standing)
	}
	if !slices.Equal(by, []docket.Standing{docket.Admin, docket.President, docket.President}) {
		t.Errorf("entered by %v", by)
	}
	for _, at := range []time.Time{then.Add(time.Second), k.Clock.Now()} {
		if _, _, err := s.MayUse("judgment", docket.ByCourt, at); err != nil {
			t.Errorf("%s: %v", at, err)
		}
	}
	again, err := sealCertificate(store, k.Profile, demoSealCode)
	if err != nil || again != s.Certificate || again == (seal.Certificate{}) {
		t.Errorf("%+v %v", again, err)
	}
}

// Nobody may decide alone: a court without a president has no seal, and opens all the same.
func TestACourtWithoutAPresidentHasNoSeal(t *testing.T) {
	k := courttest.New(t)
	without := court.Demonstration()
	without.Officers = slices.DeleteFunc(without.Officers, func(o court.Officer) bool { return o.Role == court.President })
	k.Clerk.Court = without
	r := &running{seat: &seat{house: &house{log: slog.New(slog.DiscardHandler)}, store: k.Store, clerk: k.Clerk, clock: k.Clock, data: t.TempDir()}}
	if err := r.foundSeal(context.Background(), k.Clock.Now()); err != nil {
		t.Fatal(err)
	}
	if rows, err := k.Q.Seals(context.Background(), string(without.Code)); err != nil || len(rows) != 0 {
		t.Errorf("%d seals: %v", len(rows), err)
	}
}
