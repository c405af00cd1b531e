package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"yunting/ledger"
)

// verifyCmd checks an offline pack. It needs no network, no database and no court.
type verifyCmd struct {
	Pack   string `arg:"" help:"The pack, a zip."`
	Policy string `help:"Whom to believe: a policy got from the court or a witness. Without it the one in the pack is used, and the verdict says so."`
	File   string `help:"Compare this file with the deposit, instead of the original in the pack."`
	asJSON
}

// unusable is something that was given and cannot be worked with: exit code 2.
type unusable struct{ error }

func (u unusable) Unwrap() error { return u.error }

func (c verifyCmd) Run() error {
	v, err := ledger.CheckFile(c.Pack, c.Policy, c.File)
	if err != nil {
		return unusable{err}
	}
	if c.JSON {
		e := json.NewEncoder(os.Stdout)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		err = e.Encode(v)
	} else {
		_, err = fmt.Print(v.Text())
	}
	if err == nil && !v.Holds {
		err = errors.New(v.Chinese)
	}
	return err
}
