package main

import (
	"context"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"time"

	"yunting/depository"
	"yunting/journal"
	"yunting/postgres"
	"yunting/vault"
)

// evidenceFlags say who watches the evidence log and who stamps it.
type evidenceFlags struct {
	LedgerPolicy      string `help:"File that names the witnesses of the evidence log and how many must sign (lines witness, group, quorum)." env:"YUNTING_LEDGER_POLICY" type:"path"`
	LedgerUnwitnessed bool   `help:"Keep the evidence log without witnesses: receipts rest on the court's word alone, and say so." env:"YUNTING_LEDGER_UNWITNESSED"`
	StampURL          string `help:"Time-stamp authority (RFC 3161) for checkpoints; empty: the court's own." env:"YUNTING_STAMP_URL"`
	StampRoots        string `help:"File with the root certificates of that authority (PEM)." env:"YUNTING_STAMP_ROOTS" type:"path"`
}

// decided tells what is missing for a real court.
func (f evidenceFlags) decided() error {
	if f.LedgerPolicy == "" && !f.LedgerUnwitnessed {
		return errors.New("nobody would watch the evidence log: name witnesses (--ledger-policy FILE), or keep it without (--ledger-unwitnessed): " +
			"receipts then rest on the court's word alone; docs/operate.md says how")
	}
	if (f.StampURL == "") != (f.StampRoots == "") {
		return errors.New("an outside time-stamp authority needs its address and its root certificates: --stamp-url and --stamp-roots")
	}
	return nil
}

// evidence is the evidence log of one court, open.
type evidence struct {
	journal    *journal.Journal
	depository *depository.Depository
	authority  *journal.Authority // the court's own; nil: another one stamps
	files      http.Handler       // the log, for followers
}

// ledgerFolder is where a court keeps its evidence log.
func (t *seat) ledgerFolder() string { return filepath.Join(t.data, "ledger") }

// origin names a court's log on its first start: its address without the scheme, and its code.
func (t *seat) origin() string {
	host := t.base
	if u, err := url.Parse(t.base); err == nil && u.Host != "" {
		host = u.Host
	}
	return host + "/ledger/" + t.code()
}

// openEvidence opens a court's log. witnesses are the lines of a policy; nil: as the flags say.
func (t *seat) openEvidence(ctx context.Context, f evidenceFlags, witnesses []byte, v *vault.Vault) (_ *evidence, err error) {
	e := &evidence{}
	var stamper depository.Stamper
	var roots []*x509.Certificate
	if f.StampURL != "" {
		if roots, err = certificates(f.StampRoots); err != nil {
			return nil, err
		}
		stamper = journal.Remote{URL: f.StampURL, Roots: roots}
	} else {
		if e.authority, err = journal.OpenAuthority(filepath.Join(t.ledgerFolder(), "authority"), t.clerk.Court.Name, time.Now); err != nil {
			return nil, err
		}
		stamper, roots = e.authority, []*x509.Certificate{e.authority.Root()}
	}
	if witnesses == nil && f.LedgerPolicy != "" {
		if witnesses, err = os.ReadFile(f.LedgerPolicy); err != nil {
			return nil, fmt.Errorf("the policy of the evidence log: %w", err)
		}
	}
	deposits := postgres.Deposits{Store: t.store}
	atLeast := uint64(0)
	if highest, ok, err := deposits.Highest(ctx, t.clerk.Court.Code); err != nil {
		return nil, err
	} else if ok {
		atLeast = *highest.Index + 1
	}
	e.journal, err = journal.Open(ctx, journal.Options{Dir: t.ledgerFolder(), Origin: t.origin(), Witnesses: witnesses, Unwitnessed: f.LedgerUnwitnessed && witnesses == nil,
		Authorities: roots, AtLeast: atLeast, Log: t.log, Now: time.Now})
	if err != nil {
		return nil, err
	}
	if e.journal.State(ctx).Unwitnessed {
		t.log.Warn("the evidence log has no witnesses: receipts rest on the court's word alone", "court", t.clerk.Court.Name)
	}
	e.files = e.journal.Handler()
	e.depository = &depository.Depository{Court: t.clerk.Court, Store: deposits, Log: e.journal, Batches: e.journal.Batches, Stamper: stamper, Vault: v,
		Policy: e.journal.Policy(), Now: time.Now, Diary: t.log}
	return e, nil
}

// run keeps the depository at work until the returned function is called, which also closes the log.
func (e *evidence) run(log *slog.Logger) (stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	var done sync.WaitGroup
	done.Go(func() { e.depository.Run(ctx) })
	return func() {
		cancel()
		done.Wait()
		end, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if err := e.journal.Close(end); err != nil {
			log.Error("the evidence log did not close cleanly", "cause", err)
		}
	}
}

// certificates reads a file of PEM certificates.
func certificates(file string) ([]*x509.Certificate, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("the root certificates of the time-stamp authority: %w", err)
	}
	var cs []*x509.Certificate
	for block, rest := pem.Decode(b); block != nil; block, rest = pem.Decode(rest) {
		c, err := x509.ParseCertificate(block.Bytes)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		cs = append(cs, c)
	}
	if len(cs) == 0 {
		return nil, fmt.Errorf("%s holds no certificate (PEM)", file)
	}
	return cs, nil
}
