package jobs_test

import (
	"bytes"
	"context"
	"crypto/x509"
	"encoding/pem"
	"image"
	"image/color"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"yunting/consent"
	"yunting/courttest"
	"yunting/defence"
	"yunting/docket"
	"yunting/document"
	"yunting/filing"
	"yunting/id"
	"yunting/identity"
	"yunting/judgment"
	"yunting/keys"
	"yunting/law/idcard"
	"yunting/platform/autograph"
	"yunting/platform/pdfsign"
	"yunting/procedure"
	"yunting/service"
)

const pen = `{"w":1200,"h":400,"s":[[[100,80],[400,90]],[[250,40],[240,360]],[[600,60],[900,300]],[[900,60],[620,310]]]}`

// signing gives a court keys, and its two parties a verified name.
func signing(t *testing.T) *courttest.Court {
	t.Helper()
	k := courttest.New(t)
	store, err := keys.Init(keys.Ceremony{Options: keys.Options{Dir: filepath.Join(t.TempDir(), "keys"), Passphrase: []byte("six words drawn by lot here"), Now: k.Clock.Now}, Court: k.Profile.Name})
	if err != nil {
		t.Fatal(err)
	}
	k.Works.Desk = &keys.Desk{Store: store, Now: k.Clock.Now}
	return k
}

func known(k *courttest.Court, w procedure.Who, number string) {
	m := procedure.PersonMatter(w.Person)
	k.Enter(m, w, identity.Declare{Name: w.Name, IDKind: idcard.ResidentID, IDNumber: number})
	k.Enter(m, courttest.Clerk1, identity.Verify{How: "当面核对身份证" + number + "原件"})
}

func inVault(k *courttest.Court, b []byte) id.File {
	k.T.Helper()
	f, _, err := k.Vault.Put(context.Background(), bytes.NewReader(b))
	if err != nil {
		k.T.Fatal(err)
	}
	return f
}

func suit(k *courttest.Court, s docket.Signature) id.Matter {
	m, c := id.Matter(id.New()), courttest.Complaint()
	c.Signed = s
	k.Enter(m, courttest.Buyer, filing.File{Complaint: c}, consent.Give{Steps: consent.Steps}, service.Confirm{Address: service.Address{Mobile: "13800000001", Inbox: true}})
	k.Settle()
	return m
}

// checked is the one paper of a kind and its file, whose signatures the court's own roots vouch for.
func checked(k *courttest.Court, m id.Matter, kind document.Kind) (document.Paper, []byte, []pdfsign.Signed) {
	k.T.Helper()
	ps := papersOf(k.Civil(m), kind)
	if len(ps) != 1 {
		k.T.Fatalf("%d papers of %s", len(ps), kind)
	}
	f, _, err := k.Vault.Get(context.Background(), ps[0].File)
	if err != nil {
		k.T.Fatal(err)
	}
	defer f.Close()
	b, err := io.ReadAll(f)
	if err != nil {
		k.T.Fatal(err)
	}
	trust, err := k.Works.Desk.Store.Trust()
	if err != nil {
		k.T.Fatal(err)
	}
	signed, err := pdfsign.Check(b, trust)
	if err != nil {
		k.T.Fatal(err)
	}
	return ps[0], b, signed
}

// A complaint that was signed by hand is signed once, with a certificate for this act; the court's roots vouch for it, and
// neither the number of the document nor the register of papers tells more than it should.
func TestAComplaintIsSignedByItsParty(t *testing.T) {
	k := signing(t)
	known(k, courttest.Buyer, "11010519491231002X")
	m := suit(k, docket.Signature{Way: docket.Drawn, File: inVault(k, []byte(pen))})
	p, b, signed := checked(k, m, document.Complaint)
	if len(signed) != 1 || len(p.Signed) != 1 || !signed[0].Good() {
		t.Fatalf("%+v %+v", signed, p.Signed)
	}
	s := p.Signed[0]
	if s.Name != courttest.Buyer.Name || s.Capacity != "原告" || s.Serial == "" || s.At.IsZero() || s.Way != docket.Drawn {
		t.Errorf("the docket keeps %+v", s)
	}
	said := signed[0].Reason
	for _, want := range []string{"原告以手写签名签署民事起诉状", "第1号记录", string(courttest.Buyer.Person), "核验"} {
		if !strings.Contains(said, want) {
			t.Errorf("the reason %q lacks %q", said, want)
		}
	}
	if strings.Contains(said, "1949") || strings.Contains(said, "002X") {
		t.Errorf("the reason tells the number of a document: %s", said)
	}
	if x := row(t, k, p.Code); strings.Contains(string(x.Signers), courttest.Buyer.Name) || !strings.Contains(string(x.Signers), s.Serial) {
		t.Errorf("everybody learns %s", x.Signers)
	}
	before := k.Civil(m).Seq()
	if err := k.Works.Do(context.Background(), procedure.Effect{Do: procedure.Print, Court: k.Profile.Code, Matter: m, Seq: 1, To: procedure.P1, Papers: []document.Kind{document.Complaint}}); err != nil || k.Civil(m).Seq() != before {
		t.Errorf("a repeated job: %v", err)
	}
	rebuilt(t, k)
	pdfsig(t, k, b, courttest.Buyer.Name)
	if dir := os.Getenv("SIGNED_PAPERS"); dir != "" {
		os.WriteFile(filepath.Join(dir, "complaint.pdf"), b, 0o600)
	}
}

// pdfsig is another program's judgment, which trusts the court's root and nobody else.
func pdfsig(t *testing.T, k *courttest.Court, b []byte, name string) {
	t.Helper()
	dir := t.TempDir()
	run := func(name string, args ...string) string {
		if _, err := exec.LookPath(name); err != nil {
			t.Skipf("%s is missing: sh tools/testing.sh installs it", name)
		}
		c := exec.Command(name, args...)
		c.Dir = dir
		out, err := c.CombinedOutput()
		if err != nil {
			t.Fatalf("%s %v: %v\n%s", name, args, err, out)
		}
		return string(out)
	}
	all, err := k.Works.Desk.Store.List()
	if err != nil {
		t.Fatal(err)
	}
	run("certutil", "-N", "-d", "sql:"+dir, "--empty-password")
	for _, e := range all {
		if e.Use == keys.Root && !e.SM2 {
			if _, err := x509.ParseCertificate(e.Cert); err != nil {
				t.Fatal(err)
			}
			os.WriteFile(filepath.Join(dir, "root.pem"), pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: e.Cert}), 0o600)
			run("certutil", "-A", "-d", "sql:"+dir, "-n", "root", "-t", "CT,C,C", "-i", "root.pem")
		}
	}
	os.WriteFile(filepath.Join(dir, "signed.pdf"), b, 0o600)
	say := run("pdfsig", "-nssdir", dir, "signed.pdf")
	for _, want := range []string{"Signature is Valid.", "Certificate is Trusted.", name, "ETSI.CAdES.detached"} {
		if !strings.Contains(say, want) {
			t.Errorf("pdfsig says:\n%s\nwithout %q", say, want)
		}
	}
}

// Every paper of a party, in every way: typed, drawn, shown.
func TestEveryPaperOfAParty(t *testing.T) {
	k := signing(t)
	known(k, courttest.Buyer, "11010519491231002X")
	known(k, courttest.Seller, "440524188001010014")
	m := k.Judged()
	a := judgment.Appeal{Requests: "改判", Reasons: "事实不清", Signed: docket.Signature{Way: docket.Pictured, File: inVault(k, shown(t))}}
	k.Enter(m, courttest.Seller, a)
	k.Settle()
	k.Enter(m, courttest.Buyer, judgment.AnswerAppeal{To: procedure.D1, Text: "一审判决正确。", Signed: docket.Signature{Way: docket.Typed}})
	k.Settle()
	for kind, capacity := range map[document.Kind]string{document.Appeal: "上诉人的委托诉讼代理人", document.AppealAnswer: "被上诉人"} {
		p, b, signed := checked(k, m, kind)
		if len(signed) != 1 || len(p.Signed) != 1 || p.Signed[0].Capacity != capacity || !signed[0].Good() {
			t.Errorf("%s: %+v %+v", kind, p.Signed, signed)
		}
		if dir := os.Getenv("SIGNED_PAPERS"); dir != "" {
			os.WriteFile(filepath.Join(dir, string(kind)+".pdf"), b, 0o600)
		}
	}
	m = k.Case(courttest.Joined)
	x := courttest.Answer(k.Civil(m)).(defence.Answer)
	x.Signed = docket.Signature{Way: docket.Drawn, File: inVault(k, []byte(pen))}
	k.Enter(m, courttest.Seller, x)
	k.Settle()
	p, b, signed := checked(k, m, document.Answer)
	if len(signed) != 1 || p.Signed[0].Capacity != "被告的委托诉讼代理人" || p.Signed[0].Name != courttest.Seller.Name {
		t.Errorf("%+v", p.Signed)
	}
	if dir := os.Getenv("SIGNED_PAPERS"); dir != "" {
		os.WriteFile(filepath.Join(dir, "answer.pdf"), b, 0o600)
	}
	if p, _, signed := checked(k, m, document.Complaint); len(signed) != 0 || len(p.Signed) != 0 {
		t.Errorf("an act without a signature gives a paper with %+v", p.Signed)
	}
}

// shown is what is kept of a picture of a signature.
func shown(t *testing.T) []byte {
	t.Helper()
	m := image.NewGray(image.Rect(0, 0, 300, 100))
	for y := range 100 {
		for x := range 300 {
			m.SetGray(x, y, color.Gray{255})
			if (x+y)%37 < 4 && x > 20 && x < 280 && y > 10 && y < 90 {
				m.SetGray(x, y, color.Gray{20})
			}
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	out, err := autograph.Picture(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// The court vouches for no name it has not checked: neither of who never proved it nor of who does so only afterwards.
func TestNoCertificateWithoutAVerifiedName(t *testing.T) {
	k := signing(t)
	m := suit(k, docket.Signature{Way: docket.Typed})
	if p, _, signed := checked(k, m, document.Complaint); len(signed) != 0 || len(p.Signed) != 0 {
		t.Errorf("signed by %+v", p.Signed)
	}
	k.Works.Desk = nil
	known(k, courttest.Buyer, "11010519491231002X")
	if p := papersOf(k.Civil(suit(k, docket.Signature{Way: docket.Typed})), document.Complaint); len(p) != 1 || len(p[0].Signed) != 0 {
		t.Errorf("a court without keys: %+v", p)
	}
}

// Who presses twice at once hands in one answer, and one paper is signed.
func TestSignedTwiceAtOnce(t *testing.T) {
	k := signing(t)
	known(k, courttest.Seller, "440524188001010014")
	m := k.Case(courttest.Joined)
	x := courttest.Answer(k.Civil(m)).(defence.Answer)
	x.Signed = docket.Signature{Way: docket.Drawn, File: inVault(k, []byte(pen))}
	var all sync.WaitGroup
	errs := make([]error, 2)
	for i := range errs {
		all.Go(func() { _, errs[i] = k.Try(m, courttest.Seller, x) })
	}
	all.Wait()
	if (errs[0] == nil) == (errs[1] == nil) {
		t.Fatal(errs)
	}
	k.Settle()
	seq := 0
	if rd, err := k.Clerk.Read(context.Background(), m); err == nil {
		for _, e := range rd.Entries {
			if _, ok := e.Act.(defence.Answer); ok {
				seq = e.Seq
			}
		}
	}
	for range 2 {
		all.Go(func() {
			if err := k.Works.Do(context.Background(), procedure.Effect{Do: procedure.Serve, Court: k.Profile.Code, Matter: m, Seq: seq, To: procedure.P1, Papers: []document.Kind{document.Answer}}); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if p, _, signed := checked(k, m, document.Answer); len(signed) != 1 || p.Cause != seq || time.Since(p.Signed[0].At) > time.Hour {
		t.Errorf("%+v", p)
	}
}
