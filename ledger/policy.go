package ledger

import (
	"bufio"
	"bytes"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"

	"github.com/transparency-dev/formats/log"
	"github.com/transparency-dev/formats/witness"
	"golang.org/x/mod/sumdb/note"
)

// Policy says whom to believe: the keys of a log, its witnesses and how many of them must have signed, and the
// authorities of its time-stamps. Its text is that of a witness policy (log, witness, group, quorum); what others do not
// know stands in comments that begin with "#:".
//
//	log <Ed25519 key>
//	#:sm2 <SM2 key>
//	#:authority <base64 of a certificate>
//	witness <name> <key> <address>
//	group <name> <how many> <names>
//	quorum <name>
type Policy struct {
	Text        []byte
	Origin      string
	Log         note.Verifier
	SM2         note.Verifier // nil: no second signature is asked for
	Witnesses   witness.Group
	Names       []Named             // witnesses by name, in order
	Authorities []*x509.Certificate // roots of time-stamps; none: time-stamps are not checked
}

// Named is a witness of the policy.
type Named struct {
	Name    string
	Key     string
	Address string
	Verify  note.Verifier
}

// ParsePolicy reads a policy.
func ParsePolicy(text []byte) (*Policy, error) {
	p := &Policy{Text: text}
	lines := bufio.NewScanner(bytes.NewReader(text))
	for lines.Scan() {
		f := strings.Fields(lines.Text())
		var err error
		switch {
		case len(f) == 2 && f[0] == "log" && p.Log == nil:
			if p.Log, err = note.NewVerifier(f[1]); err == nil {
				p.Origin = p.Log.Name()
			}
		case len(f) > 0 && f[0] == "log":
			err = errors.New("a policy is about one log, with one key")
		case len(f) == 2 && f[0] == "#:sm2":
			p.SM2, err = NewSM2Verifier(f[1])
		case len(f) == 2 && f[0] == "#:authority":
			var der []byte
			if der, err = base64.StdEncoding.DecodeString(f[1]); err == nil {
				var c *x509.Certificate
				if c, err = x509.ParseCertificate(der); err == nil {
					p.Authorities = append(p.Authorities, c)
				}
			}
		case len(f) == 4 && f[0] == "witness":
			var w witness.Group
			if w, err = witness.ParsePolicy([]byte(lines.Text() + "\nquorum " + f[1])); err == nil {
				for _, v := range w.Endpoints() {
					p.Names = append(p.Names, Named{f[1], f[2], f[3], v})
				}
			}
		}
		if err != nil {
			return nil, fmt.Errorf("ledger: policy, line %q: %w", lines.Text(), err)
		}
	}
	if p.Log == nil {
		return nil, errors.New("ledger: the policy names no log")
	}
	if p.SM2 != nil && p.SM2.Name() != p.Origin {
		return nil, errors.New("ledger: the SM2 key of the policy is for another log")
	}
	var err error
	if p.Witnesses, err = witness.ParsePolicy(text); err != nil {
		return nil, fmt.Errorf("ledger: policy: %w", err)
	}
	return p, nil
}

// Seen is a checkpoint that satisfies a policy.
type Seen struct {
	log.Checkpoint
	Body      []byte   // what was signed: the text of the note
	Witnesses []string // names of those who signed
}

// Open checks a signed checkpoint: the log's own signature, the SM2 signature where the policy has a key for it, and a
// quorum of witnesses.
func (p *Policy) Open(checkpoint []byte) (Seen, error) {
	var s Seen
	vs := []note.Verifier{}
	if p.SM2 != nil {
		vs = append(vs, p.SM2)
	}
	for _, w := range p.Names {
		vs = append(vs, w.Verify)
	}
	cp, rest, n, err := log.ParseCheckpoint(checkpoint, p.Origin, p.Log, vs...)
	if err != nil || cp == nil {
		return s, errors.New("ledger: the checkpoint is not signed by this log")
	}
	if len(rest) != 0 || len(cp.Hash) != len(Hash{}) {
		return s, errors.New("ledger: the checkpoint holds something it should not")
	}
	s.Checkpoint, s.Body = *cp, []byte(n.Text)
	second := p.SM2 == nil
	for _, sig := range n.Sigs {
		if p.SM2 != nil && sig.Name == p.SM2.Name() && sig.Hash == p.SM2.KeyHash() {
			second = true
		}
		for _, w := range p.Names {
			if sig.Name == w.Verify.Name() && sig.Hash == w.Verify.KeyHash() {
				s.Witnesses = append(s.Witnesses, w.Name)
			}
		}
	}
	if !second {
		return s, errors.New("ledger: the checkpoint has no SM2 signature of this log")
	}
	if !p.Witnesses.Satisfied(checkpoint) {
		return s, fmt.Errorf("ledger: too few witnesses have signed the checkpoint: %d", len(s.Witnesses))
	}
	return s, nil
}
