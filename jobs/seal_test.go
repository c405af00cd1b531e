package jobs_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"yunting/courttest"
	"yunting/document"
	"yunting/law"
	"yunting/procedure"
	"yunting/seal"
)

// The printing finds the seal of the moment, and is told in words when there is none.
func TestThePrintingFindsItsSeal(t *testing.T) {
	k := courttest.New(t)
	find := func(kind document.Kind) string {
		x, _, err := k.Works.SealFor(context.Background(), kind)
		var no law.Refusal
		if err != nil && !errors.As(err, &no) {
			t.Fatal(err)
		}
		if err != nil {
			return err.Error()
		}
		return string(x.ID)
	}
	want := func(kind document.Kind, words string) {
		t.Helper()
		if got := find(kind); !strings.Contains(got, words) {
			t.Errorf("%s: %q, want %q", kind, got, words)
		}
	}
	want(document.Judgment, "没有可用的印章")
	m := procedure.SealMatter("court-seal")
	k.Enter(m, courttest.Admin1, courttest.Making("court-seal"))
	want(document.Judgment, "还没有启用")
	k.Enter(m, courttest.President, seal.Enforce{Reason: "启用批复"})
	want(document.Judgment, "没有获得使用")
	k.Enter(m, courttest.President, seal.Authorise{To: seal.Grantee{Court: true}, Reason: "自动制作文书"})
	want(document.Judgment, "court-seal")
	want(document.Complaint, "当事人的文书")
	k.Enter(m, courttest.Admin1, seal.Suspend{Reason: "密钥可能泄露"})
	want(document.Judgment, "密钥可能泄露")
	k.Enter(m, courttest.President, seal.Retire{Reason: "换发新章"})
	want(document.Judgment, "没有可用的印章")
}
