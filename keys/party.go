package keys

import (
	"bufio"
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"math/big"

	"yunting/platform/durable"
)

// Bounds of a party's certificate: it is for one act, and its key is thrown away with the signature.
const (
	partyShortest = time.Minute
	partyLongest  = 24 * time.Hour
	mostName      = 64 // letters of a common name (X.520)
)

// partyLine is what is kept of a certificate for one act: no name. The docket knows whose it is.
type partyLine struct {
	Serial  string    `json:"serial"`
	Above   string    `json:"above"`
	Until   time.Time `json:"until"`
	Revoked time.Time `json:"revoked,omitzero"` // this line only revokes the serial
	Reason  string    `json:"reason,omitempty"`
}

// party issues a certificate for one act of one party and gives it with its key, which is written nowhere.
func (s *Store) party(name, act string, good time.Duration) (*ecdsa.PrivateKey, []*x509.Certificate, error) {
	name, act = strings.TrimSpace(name), strings.TrimSpace(act)
	switch {
	case name == "":
		return nil, nil, errors.New("a party's certificate needs the party's name")
	case act == "":
		return nil, nil, errors.New("a party's certificate needs the act it is for")
	case good < partyShortest || good > partyLongest:
		return nil, nil, fmt.Errorf("a party's certificate is good for a minute at least and a day at most, not for %s", good)
	}
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.load(); err != nil {
		return nil, nil, err
	}
	above, err := s.current(Issuing, "", false)
	if err != nil {
		return nil, nil, err
	}
	by, err := s.signer(above)
	if err != nil {
		return nil, nil, err
	}
	now := s.now()
	// The party does not belong to the court: its name stands without an organisation.
	who := pkix.Name{Country: []string{"CN"}, CommonName: cut(name, mostName), OrganizationalUnit: []string{"当事人一次性证书", cut(act, mostName)}}
	der, err := certify(holderProfile(who, now, now.Add(good), s.listAddress(above)), above.Cert, key.Public(), by)
	if err != nil {
		return nil, nil, err
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		return nil, nil, err
	}
	if err := s.note(partyLine{Serial: hexSerial(cert.SerialNumber), Above: above.ID, Until: cert.NotAfter.UTC()}); err != nil {
		return nil, nil, err
	}
	chain, err := s.chain(above)
	return key, append([]*x509.Certificate{cert}, chain...), err
}

func cut(s string, most int) string {
	if rs := []rune(s); len(rs) > most {
		return string(rs[:most-1]) + "…"
	}
	return s
}

func (s *Store) parties() string { return filepath.Join(s.dir, "parties.jsonl") }

// note keeps a line before the certificate goes out.
func (s *Store) note(l partyLine) error {
	if s.dir == "" {
		return nil
	}
	b, err := json.Marshal(l)
	if err != nil {
		return err
	}
	_, err = os.Stat(s.parties())
	fresh := errors.Is(err, fs.ErrNotExist)
	f, err := os.OpenFile(s.parties(), os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(slices.Concat([]byte("\n"), b, []byte("\n"))) // a line that a loss of power cut off does not swallow this one
	if err == nil {
		err = f.Sync()
	}
	if err := errors.Join(err, f.Close()); err != nil || !fresh {
		return err
	}
	return durable.SyncFolder(s.dir)
}

func (s *Store) partyLines() ([]partyLine, error) {
	b, err := os.ReadFile(s.parties())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var out []partyLine
	for in := bufio.NewScanner(bytes.NewReader(b)); in.Scan(); {
		var l partyLine
		if json.Unmarshal(in.Bytes(), &l) == nil { // a line cut off by a loss of power was of a certificate that never went out
			out = append(out, l)
		}
	}
	return out, nil
}

func (s *Store) revokeParty(serial, reason string) error {
	lines, err := s.partyLines()
	if err != nil {
		return err
	}
	serial = strings.ToLower(strings.TrimSpace(serial))
	var found *partyLine
	for i, l := range lines {
		if l.Serial != serial {
			continue
		}
		if !l.Revoked.IsZero() {
			return fmt.Errorf("the certificate %s was revoked on %s", serial, l.Revoked.Format(time.DateOnly))
		}
		found = &lines[i]
	}
	if found == nil {
		return fmt.Errorf("%w: %s is neither a key of the index nor the number of a party's certificate", ErrNone, serial)
	}
	found.Revoked, found.Reason = s.now().UTC(), reason
	if err := s.note(*found); err != nil {
		return err
	}
	return s.revocationLists()
}

func (s *Store) revokedParties() (map[string][]x509.RevocationListEntry, error) {
	lines, err := s.partyLines()
	out := map[string][]x509.RevocationListEntry{}
	for _, l := range lines {
		n, ok := new(big.Int).SetString(l.Serial, 16)
		if ok && !l.Revoked.IsZero() {
			out[l.Above] = append(out[l.Above], x509.RevocationListEntry{SerialNumber: n, RevocationTime: l.Revoked.Truncate(time.Second)})
		}
	}
	return out, err
}
