package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"text/tabwriter"
	"time"

	"yunting/court"
	"yunting/id"
	"yunting/web/door"
)

// officerCmd gives the officers a profile names their doors. The profile says who they are; an account lets them in.
type officerCmd struct {
	Add      officerAdd      `cmd:"" help:"Make an officer's account and print a password that is good once."`
	List     officerList     `cmd:"" help:"List the officers of the profile and the state of their accounts."`
	Disable  officerDisable  `cmd:"" help:"Close an officer's account: sessions, keys and passkeys end, no new case is allotted to him."`
	Enable   officerEnable   `cmd:"" help:"Open a closed account again, with a new password that is good once."`
	Password officerPassword `cmd:"" help:"Print a new password that is good once; the old one and every session end."`
	Totp     officerTotp     `cmd:"" help:"Forget the second factor and the passkeys: the officer enrols anew at the next sign-in."`
}

// one opens the one court that was named.
func one(ctx context.Context, s *settings, log *slog.Logger, do func(*seat) error) error {
	if len(s.Court) != 1 {
		return errors.New("name the one court whose officers are meant (--court FILE)")
	}
	return withSeats(ctx, s, slog.New(slog.DiscardHandler), do)
}

// whom is an officer by his sign-in name.
type whom struct {
	Login string `arg:"" help:"The officer's sign-in name in the profile."`
}

func (w whom) of(t *seat) (court.Officer, error) {
	o, ok := t.clerk.Court.WithLogin(w.Login)
	if !ok {
		return o, fmt.Errorf("the profile of %s names no officer with the login %s; add him under officers first", t.clerk.Court.Name, w.Login)
	}
	return o, nil
}

// onceAlphabet has no look-alikes: the password is read from paper and typed once.
const onceAlphabet = "23456789abcdefghjkmnpqrstuvwxyz"

// once is a password that is good once: 79 bits.
func once() (password, hash string, err error) {
	b := make([]byte, 16)
	rand.Read(b)
	var p strings.Builder
	for i, x := range b {
		if i > 0 && i%4 == 0 {
			p.WriteByte('-')
		}
		p.WriteByte(onceAlphabet[int(x)%len(onceAlphabet)])
	}
	hash, err = door.HashPassword(p.String())
	return p.String(), hash, err
}

func tell(t *seat, o court.Officer, password string) {
	fmt.Printf("%s (%s, %s)\n  sign in at  %s/login/staff\n  login       %s\n  password    %s\n", o.Name, o.Role.Chinese(), o.Division, t.base, o.Login, password)
	fmt.Println("The password is good once: at the first sign-in the officer chooses another and enrols an authenticator app.")
}

type officerAdd struct{ whom }

func (c officerAdd) Run(ctx context.Context, s *settings, log *slog.Logger) error {
	return one(ctx, s, log, func(t *seat) error {
		o, err := c.of(t)
		if err != nil {
			return err
		}
		password, hash, err := once()
		if err == nil {
			err = t.store.Hire(ctx, t.clerk.Court.Code, o, hash, time.Now().UTC())
		}
		if err == nil {
			tell(t, o, password)
		}
		return err
	})
}

type officerPassword struct{ whom }

func (c officerPassword) Run(ctx context.Context, s *settings, log *slog.Logger) error {
	return one(ctx, s, log, func(t *seat) error {
		o, err := c.of(t)
		if err != nil {
			return err
		}
		password, hash, err := once()
		if err == nil {
			err = t.store.RenewPassword(ctx, t.clerk.Court.Code, o, hash)
		}
		if err == nil {
			tell(t, o, password)
		}
		return err
	})
}

type officerTotp struct{ whom }

func (c officerTotp) Run(ctx context.Context, s *settings, log *slog.Logger) error {
	return one(ctx, s, log, func(t *seat) error {
		o, err := c.of(t)
		if err == nil {
			err = t.store.ForgetSecond(ctx, t.clerk.Court.Code, o)
		}
		if err == nil {
			fmt.Printf("%s enrols an authenticator app at the next sign-in.\n", o.Name)
		}
		return err
	})
}

type officerDisable struct {
	Login string `arg:"" help:"The officer's sign-in name; he need not stand in the profile any more."`
}

func (c officerDisable) Run(ctx context.Context, s *settings, log *slog.Logger) error {
	return one(ctx, s, log, func(t *seat) error {
		open, err := t.store.Dismiss(ctx, t.clerk.Court.Code, c.Login, time.Now().UTC())
		if err != nil {
			return err
		}
		fmt.Printf("The account %s is closed; sessions, keys and passkeys have ended.\n", c.Login)
		if open > 0 {
			fmt.Printf("%d open cases stay allotted to this officer: the program cannot re-allot a case yet.\n", open)
		}
		return nil
	})
}

type officerEnable struct{ whom }

func (c officerEnable) Run(ctx context.Context, s *settings, log *slog.Logger) error {
	return one(ctx, s, log, func(t *seat) error {
		o, err := c.of(t)
		if err != nil {
			return err
		}
		password, hash, err := once()
		if err == nil {
			err = t.store.Readmit(ctx, t.clerk.Court.Code, o, hash)
		}
		if err == nil {
			tell(t, o, password)
		}
		return err
	})
}

type officerList struct{}

func (officerList) Run(ctx context.Context, s *settings, log *slog.Logger) error {
	return one(ctx, s, log, func(t *seat) error {
		as, err := t.store.Q.OfficerAccounts(ctx, t.code())
		if err != nil {
			return err
		}
		w := tabwriter.NewWriter(os.Stdout, 0, 4, 2, ' ', 0)
		fmt.Fprintln(w, "LOGIN\tNAME\tROLE\tDIVISION\tACCOUNT")
		state := map[string]string{}
		for _, a := range as {
			state[a.ID] = "open"
			switch {
			case a.DisabledAt != nil:
				state[a.ID] = "closed " + a.DisabledAt.Format(time.DateOnly)
			case a.Renew:
				state[a.ID] = "waits for the first sign-in"
			case !a.Enrolled:
				state[a.ID] = "waits for a second factor"
			}
			if _, named := t.clerk.Court.Officer(id.Person(a.ID)); !named {
				fmt.Fprintf(w, "%s\t%s\t%s\t\tnot in the profile: cannot sign in\n", a.Login, a.Name, a.Role)
			}
		}
		for _, o := range t.clerk.Court.Officers {
			s, ok := state[string(o.ID)]
			if !ok {
				s = "none"
			}
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", o.Login, o.Name, o.Role, o.Division, s)
		}
		return w.Flush()
	})
}
