package ledger

import (
	"bufio"
	"bytes"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/transparency-dev/formats/log"
	cosigned "github.com/transparency-dev/formats/note"
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

// mostPolicy is the most bytes of a policy; a certificate has some two thousand.
const mostPolicy = 256 << 10

// ParsePolicy reads a policy. A line it does not know is refused: it might ask for more than this program checks.
func ParsePolicy(text []byte) (*Policy, error) {
	if len(text) > mostPolicy {
		return nil, fmt.Errorf("ledger: a policy has at most %d bytes", mostPolicy)
	}
	p := &Policy{Text: text}
	lines := bufio.NewScanner(bytes.NewReader(text))
	lines.Buffer(nil, mostPolicy+1)
	for lines.Scan() {
		if err := p.line(lines.Text()); err != nil {
			return nil, fmt.Errorf("ledger: policy, line %.80q: %w", lines.Text(), err)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("ledger: policy: %w", err)
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

func (p *Policy) line(line string) (err error) {
	line = strings.TrimSpace(line)
	if !strings.HasPrefix(line, "#:") {
		line, _, _ = strings.Cut(line, "#")
	}
	f := strings.Fields(line)
	if len(f) == 0 {
		return nil
	}
	switch word := f[0]; {
	case word == "log":
		if len(f) != 2 || p.Log != nil {
			return errors.New("a policy is about one log, with one key")
		}
		if p.Log, err = note.NewVerifier(f[1]); err == nil {
			p.Origin = p.Log.Name()
		}
	case word == "#:sm2":
		if len(f) != 2 || p.SM2 != nil {
			return errors.New("a log has one SM2 key")
		}
		v, err := NewSM2Verifier(f[1])
		if err != nil {
			return err
		}
		p.SM2 = v
	case word == "#:authority":
		if len(f) != 2 {
			return errors.New("an authority is one certificate in base64")
		}
		der, err := base64.StdEncoding.DecodeString(f[1])
		if err != nil {
			return err
		}
		c, err := x509.ParseCertificate(der)
		if err != nil {
			return err
		}
		p.Authorities = append(p.Authorities, c)
	case word == "witness" && len(f) == 4:
		w, err := witness.ParsePolicy([]byte(line + "\nquorum " + f[1]))
		if err != nil {
			return err
		}
		for _, v := range w.Endpoints() {
			if slices.ContainsFunc(p.Names, func(n Named) bool { return n.Verify.Name() == v.Name() && n.Verify.KeyHash() == v.KeyHash() }) {
				return errors.New("the same key would count as two witnesses")
			}
			p.Names = append(p.Names, Named{f[1], f[2], f[3], v})
		}
	case word == "group" && len(f) > 3:
		for i, name := range f[3:] {
			if slices.Contains(f[3:3+i], name) {
				return fmt.Errorf("%s would count twice", name)
			}
		}
	case strings.HasPrefix(word, "#:"):
		return errors.New("this program does not know what the line asks for")
	}
	return err
}

// Seen is a checkpoint that satisfies a policy.
type Seen struct {
	log.Checkpoint
	Body      []byte      // what was signed: the text of the note
	Witnesses []string    // names of those who signed
	Times     []time.Time // when each of them signed, by its own clock, UTC
}

// What a checkpoint can lack. Errors of Open wrap one of them.
var (
	ErrUnsigned = errors.New("the checkpoint is not signed by this log")
	ErrNoSM2    = errors.New("the checkpoint has no SM2 signature of this log")
	ErrQuorum   = errors.New("too few witnesses have signed the checkpoint")
)

// Open checks a signed checkpoint: the log's own signature, the SM2 signature where the policy has a key for it, and a
// quorum of witnesses. A known key whose signature is wrong spoils the whole checkpoint.
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
		return s, fmt.Errorf("ledger: %w: %w", ErrUnsigned, err)
	}
	if len(rest) != 0 || len(cp.Hash) != len(Hash{}) || !bytes.Equal(cp.Marshal(), []byte(n.Text)) {
		return s, fmt.Errorf("ledger: %w: it holds something it should not", ErrUnsigned)
	}
	s.Checkpoint, s.Body = *cp, []byte(n.Text)
	second := p.SM2 == nil
	for _, sig := range n.Sigs {
		if p.SM2 != nil && sig.Name == p.SM2.Name() && sig.Hash == p.SM2.KeyHash() {
			second = true
		}
		for _, w := range p.Names {
			if sig.Name == w.Verify.Name() && sig.Hash == w.Verify.KeyHash() {
				at, err := cosigned.CoSigV1Timestamp(sig)
				if err != nil {
					return s, fmt.Errorf("ledger: %w: %w", ErrQuorum, err)
				}
				s.Witnesses, s.Times = append(s.Witnesses, w.Name), append(s.Times, at.UTC())
			}
		}
	}
	if !second {
		return s, fmt.Errorf("ledger: %w", ErrNoSM2)
	}
	if !p.Witnesses.Satisfied(checkpoint) {
		return s, fmt.Errorf("ledger: %w: %d", ErrQuorum, len(s.Witnesses))
	}
	return s, nil
}

// Quorum is how many witnesses must sign at least.
func (p *Policy) Quorum() int { return p.Witnesses.N }
