package main

import (
	"crypto/sha256"
	"encoding/pem"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"
	"time"

	"yunting/court"
	"yunting/keys"
)

// keysCmd keeps the keys with which a court signs its papers. docs/keys.md is the ceremony step by step.
type keysCmd struct {
	Init     keysInit     `cmd:"" help:"Make the root and the issuing key of a court; never writes over keys that are there."`
	List     keysList     `cmd:"" help:"List the keys, whose they are, and how long their certificates are good."`
	Issue    keysIssue    `cmd:"" help:"Make a key for an officer or a seal and certify it."`
	Rotate   keysRotate   `cmd:"" help:"Give an officer, a seal or the authority another key; what the old one signed stays good."`
	Revoke   keysRevoke   `cmd:"" help:"End a key for good, or a party's certificate by its number."`
	ExportCA keysExportCA `cmd:"" name:"export-ca" help:"Print the certificates that readers of the court's papers trust (PEM)."`
	Check    keysCheck    `cmd:"" help:"Sign and verify with every key, warn of certificates that end, renew the lists of revoked ones."`
}

// rootFlags say where the root's key lies, for the commands that need it.
type rootFlags struct {
	Root               string `help:"Folder of the root's keys, if they do not lie under the data folder." env:"YUNTING_KEYS_ROOT" type:"path"`
	RootPassphraseFile string `help:"File (mode 0600) with the passphrase of the root's keys, if it is another." env:"YUNTING_KEYS_ROOT_PASSPHRASE_FILE" type:"path"`
}

// keysAt gives the one court that was named and where its keys lie. A demonstration court has its passphrase beside them.
func keysAt(s *settings, f rootFlags) (*court.Profile, keys.Options, error) {
	ps, err := s.profiles()
	if err != nil {
		return nil, keys.Options{}, err
	}
	if len(ps) != 1 {
		return nil, keys.Options{}, errors.New("name the one court whose keys are meant (--court FILE)")
	}
	p := ps[0]
	o := keys.Options{Dir: filepath.Join(s.folderOf(p), "keys"), Root: f.Root, Now: time.Now}
	o.Passphrase, err = keys.Passphrase()
	if errors.Is(err, keys.ErrNoPassphrase) && (p.Demo || len(s.Court) == 0) {
		o.Passphrase, err = keys.DemoPassphrase(o.Dir)
	}
	return p, o, err
}

// root gives the passphrase of the root.
func (f rootFlags) root(o keys.Options) ([]byte, error) {
	if f.RootPassphraseFile == "" {
		return o.Passphrase, nil
	}
	return keys.ReadSecret(f.RootPassphraseFile)
}

// withKeys opens the keys of the one court.
func withKeys(s *settings, f rootFlags, do func(*keys.Store, *court.Profile, keys.Options) error) error {
	p, o, err := keysAt(s, f)
	if err != nil {
		return err
	}
	k, err := keys.Open(o)
	if err != nil {
		return err
	}
	return do(k, p, o)
}

type keysInit struct {
	rootFlags
	CRLURL string `name:"crl-url" help:"Address under which the court will hand out its lists of revoked certificates, like https://court.example.cn/keys; it stands in every certificate."`
}

func (c keysInit) Run(s *settings) error {
	p, o, err := keysAt(s, c.rootFlags)
	if err != nil {
		return err
	}
	root, err := c.root(o)
	if err != nil {
		return err
	}
	k, err := keys.Init(keys.Ceremony{Options: o, Court: p.Name, RootPassphrase: root, CRL: c.CRLURL})
	if err != nil {
		return err
	}
	all, err := k.List()
	if err != nil {
		return err
	}
	fmt.Printf("The keys of %s lie in %s.\nWrite down and keep with the minutes of the ceremony:\n", p.Name, o.Dir)
	for _, e := range all {
		if e.Use == keys.Root {
			fmt.Printf("  %-12s SHA-256 %s\n", e.ID, fingerprint(e.Cert))
		}
	}
	where := c.Root
	if where == "" {
		where = filepath.Join(o.Dir, "root")
	}
	fmt.Printf("Then:\n  1. Copy %s onto two media, put them into two safes, and delete it here: it is needed once a year (keys check --root) and for a new issuing key.\n"+
		"  2. Keep the passphrase apart from both. Without it every key is lost.\n  3. Back up %s after every change of keys.\n", where, o.Dir)
	if p.Demo || len(s.Court) == 0 {
		fmt.Println("This is a demonstration court: unless you gave another, its passphrase lies in the same folder, and the keys protect nothing.")
	}
	return nil
}

func fingerprint(der []byte) string {
	sum := sha256.Sum256(der)
	return strings.ReplaceAll(fmt.Sprintf("% X", sum), " ", ":")
}

type keysList struct{}

func (keysList) Run(s *settings) error {
	return withKeys(s, rootFlags{}, func(k *keys.Store, _ *court.Profile, _ keys.Options) error {
		all, err := k.List()
		if err != nil {
			return err
		}
		w := tabwriter.NewWriter(os.Stdout, 0, 4, 2, ' ', 0)
		fmt.Fprintln(w, "KEY\tNAME\tPOST\tMADE\tWHERE\tSTATE\tNUMBER")
		for _, e := range all {
			where := "file"
			if e.Device != nil {
				where = e.Device.String()
			} else if e.Use == keys.Root {
				where = "root folder"
			}
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", e.ID, e.Name, e.Post, e.Made.Format(time.DateOnly), where, stateOf(e), e.Serial())
		}
		return w.Flush()
	})
}

func stateOf(e keys.Entry) string {
	switch {
	case !e.Revoked.IsZero():
		return "revoked " + e.Revoked.Format(time.DateOnly) + ": " + e.Reason
	case !e.Current():
		return "replaced " + e.Ended.Format(time.DateOnly)
	}
	return "in use"
}

// holderFlags name an officer or a seal, and the device its key lies in.
type holderFlags struct {
	Officer string `help:"Sign-in name of the officer in the profile." xor:"holder"`
	Seal    string `help:"Number of the seal." xor:"holder"`

	DeviceModule string `help:"PKCS#11 module of a device (a file); the key is then in the device." type:"path"`
	DeviceToken  string `help:"Label of the token."`
	DeviceKey    string `help:"Label of the key in the device."`
	DeviceMake   bool   `help:"Make the key in the device first."`
}

// holder gives who is meant.
func (f holderFlags) holder(p *court.Profile) (use keys.Use, id, name, post string, err error) {
	if f.Seal != "" {
		return keys.Seal, f.Seal, p.Name, "", nil
	}
	o, ok := p.WithLogin(f.Officer)
	if !ok {
		return "", "", "", "", fmt.Errorf("the profile of %s names no officer with the login %s; add him under officers first", p.Name, f.Officer)
	}
	return keys.Officer, string(o.ID), o.Name, o.Role.Chinese(), nil
}

// device gives the device that was named, nil when none was, and makes the key in it if that was asked.
func (f holderFlags) device() (*keys.Device, error) {
	if f.DeviceModule == "" && f.DeviceToken == "" && f.DeviceKey == "" {
		return nil, nil
	}
	if f.DeviceModule == "" || f.DeviceToken == "" || f.DeviceKey == "" {
		return nil, errors.New("a key in a device is named by three flags: --device-module, --device-token and --device-key")
	}
	d := &keys.Device{Module: f.DeviceModule, Token: f.DeviceToken, Key: f.DeviceKey}
	if !f.DeviceMake {
		return d, nil
	}
	pin, err := keys.PIN()
	if err == nil {
		err = keys.MakeDeviceKey(*d, pin)
	}
	return d, err
}

type keysIssue struct {
	holderFlags
	Name string `help:"What the seal is called in its certificate; empty: the court's name."`
}

func (c keysIssue) Run(s *settings) error {
	return withKeys(s, rootFlags{}, func(k *keys.Store, p *court.Profile, _ keys.Options) error {
		if c.Officer == "" && c.Seal == "" {
			return errors.New("say for whom: --officer LOGIN or --seal NUMBER")
		}
		use, id, name, post, err := c.holder(p)
		if err != nil {
			return err
		}
		if c.Name != "" && use == keys.Seal {
			name = c.Name
		}
		d, err := c.device()
		if err != nil {
			return err
		}
		if err := k.Issue(keys.Holder{Use: use, ID: id, Name: name, Post: post, Device: d}); err != nil {
			return err
		}
		return tellKeys(k, use, id)
	})
}

// tellKeys prints the keys that somebody has in use.
func tellKeys(k *keys.Store, use keys.Use, id string) error {
	all, err := k.List()
	for _, e := range all {
		if e.Use == use && e.Holder == id && e.Current() {
			fmt.Printf("%s is in use for %s, certificate %s.\n", e.ID, strings.TrimSpace(e.Name+" "+e.Post), e.Serial())
		}
	}
	return err
}

type keysRotate struct {
	holderFlags
	rootFlags
	Issuing bool `help:"Make another issuing key; needs the root's keys." xor:"holder"`
}

func (c keysRotate) Run(s *settings) error {
	return withKeys(s, c.rootFlags, func(k *keys.Store, p *court.Profile, o keys.Options) error {
		switch {
		case c.Issuing:
			root, err := c.root(o)
			if err == nil {
				err = k.RotateIssuing(root)
			}
			if err != nil {
				return err
			}
			return tellKeys(k, keys.Issuing, "")
		case c.Officer == "" && c.Seal == "":
			return errors.New("say whose key: --officer LOGIN, --seal NUMBER or --issuing")
		}
		use, id, name, post, err := c.holder(p)
		if err != nil {
			return err
		}
		if use == keys.Seal {
			name = "" // as it is
		}
		d, err := c.device()
		if err != nil {
			return err
		}
		if err := k.Rotate(keys.Holder{Use: use, ID: id, Name: name, Post: post, Device: d}); err != nil {
			return err
		}
		return tellKeys(k, use, id)
	})
}

type keysRevoke struct {
	rootFlags
	Key    string `arg:"" help:"The key as yunting keys list names it, or the number of a party's certificate."`
	Reason string `help:"Why; it is kept." required:""`
}

func (c keysRevoke) Run(s *settings) error {
	return withKeys(s, c.rootFlags, func(k *keys.Store, _ *court.Profile, o keys.Options) error {
		root, err := c.root(o)
		if err != nil {
			return err
		}
		if err := k.Revoke(c.Key, c.Reason, root); err != nil {
			return err
		}
		fmt.Printf("%s is revoked. Papers signed with it and stamped before stay good; the lists of revoked certificates are made anew.\n", c.Key)
		return nil
	})
}

type keysExportCA struct {
	SM2       bool   `name:"sm2" help:"Those of the SM2 family."`
	StampRoot string `help:"File with the root of the time-stamp authority, to be printed too (its certificates only)." type:"path"`
}

func (c keysExportCA) Run(s *settings) error {
	return withKeys(s, rootFlags{}, func(k *keys.Store, _ *court.Profile, _ keys.Options) error {
		b, err := k.Authorities(c.SM2)
		if err != nil {
			return err
		}
		if c.StampRoot != "" {
			cs, err := certificates(c.StampRoot)
			if err != nil {
				return err
			}
			for _, x := range cs {
				b = append(b, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: x.Raw})...)
			}
		}
		_, err = os.Stdout.Write(b)
		return err
	})
}

type keysCheck struct {
	rootFlags
}

func (c keysCheck) Run(s *settings) error {
	return withKeys(s, c.rootFlags, func(k *keys.Store, _ *court.Profile, o keys.Options) error {
		var root []byte
		if c.Root != "" || c.RootPassphraseFile != "" {
			var err error
			if root, err = c.root(o); err != nil {
				return err
			}
		}
		rs, err := k.Check(root)
		if err != nil {
			return err
		}
		bad := 0
		for _, r := range rs {
			switch {
			case len(r.Faults) > 0:
				bad++
				fmt.Printf("FAULT    %s: %s\n", r.ID, strings.Join(r.Faults, "; "))
			case r.Warning != "":
				fmt.Printf("warning  %s: %s\n", r.ID, r.Warning)
			case r.Use == keys.Root && root == nil:
				fmt.Printf("apart    %s: certificate good until %s; its key was not tried (--root FOLDER tries it)\n", r.ID, r.Until.Format(time.DateOnly))
			case !r.Current():
				fmt.Printf("ended    %s: %s\n", r.ID, stateOf(r.Entry))
			default:
				fmt.Printf("good     %s: until %s\n", r.ID, r.Until.Format(time.DateOnly))
			}
		}
		if bad > 0 {
			return fmt.Errorf("%d of %d keys cannot be used", bad, len(rs))
		}
		return nil
	})
}
