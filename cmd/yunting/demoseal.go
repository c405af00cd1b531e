package main

import (
	"context"
	"fmt"
	"time"

	"yunting/clerk"
	"yunting/court"
	"yunting/docket"
	"yunting/id"
	"yunting/platform/clock"
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
	cert, err := sealCertificate(r.works.Desk.Store, of, demoSealCode)
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
