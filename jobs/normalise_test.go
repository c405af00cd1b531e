package jobs_test

import (
	"bytes"
	"context"
	"io"
	"strings"
	"testing"
	"time"

	"yunting/courttest"
	"yunting/document/form"
	"yunting/id"
	"yunting/jobs"
	"yunting/platform/typeset"
	"yunting/register/query"
	"yunting/vault"
)

var noon = time.Date(2026, 11, 24, 4, 0, 0, 0, time.UTC)

func kept(t *testing.T, k *courttest.Court, b []byte) id.File {
	t.Helper()
	f, _, err := k.Vault.Put(context.Background(), bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func reading(t *testing.T, k *courttest.Court, n jobs.Normalise, last bool) query.Reading {
	t.Helper()
	ctx := context.Background()
	if err := k.Works.Normalise(ctx, n, last); err != nil {
		t.Fatal(err)
	}
	r, err := k.Q.Reading(ctx, query.ReadingParams{Court: string(n.Court), File: string(n.File)})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func paper(t *testing.T) []byte {
	t.Helper()
	r, err := form.Paper{Court: "云庭互联网法院", Kind: "通知书", Made: noon, Blocks: typeset.Blocks{typeset.Words(form.Plain, "请于十五日内提交证据。")}}.Set()
	if err != nil {
		t.Fatal(err)
	}
	return r.PDF
}

// The normal form stands beside the original under its own digest, its text is found, and a second try changes nothing.
func TestNormaliseKeepsTheOriginal(t *testing.T) {
	k := courttest.New(t)
	ctx, b := context.Background(), paper(t)
	n := jobs.Normalise{Court: k.Profile.Code, File: kept(t, k, b), Media: vault.PDF}
	r := reading(t, k, n, false)
	if r.State != "ready" || r.Normal == "" || r.Normal == string(n.File) || r.Pages != 1 || r.MadeAt == nil {
		t.Fatalf("%+v", r)
	}
	for _, name := range []id.File{n.File, id.File(r.Normal)} {
		if err := k.Vault.Verify(ctx, name); err != nil {
			t.Error(err)
		}
	}
	f, _, err := k.Vault.Get(ctx, n.File)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if was, err := io.ReadAll(f); err != nil || !bytes.Equal(was, b) {
		t.Errorf("the original is no longer what was uploaded: %v", err)
	}
	find := func(court, words string, files ...string) int {
		hits, err := k.Q.SearchReadings(ctx, query.SearchReadingsParams{Court: court, Files: files, Words: words, Most: 10})
		if err != nil {
			t.Fatal(err)
		}
		return len(hits)
	}
	if find(r.Court, "十五日内提交", r.File) != 1 || find(r.Court, "二十日", r.File) != 0 {
		t.Error("the words of the page are not found")
	}
	if find(r.Court, "十五日内提交", "another file") != 0 || find("another court", "十五日内提交", r.File) != 0 || find(r.Court, "十五日内提交") != 0 {
		t.Error("words are found in files nobody named")
	}
	if again := reading(t, k, n, false); again.MadeAt.UnixNano() != r.MadeAt.UnixNano() || again.Normal != r.Normal {
		t.Error("a second try did it again")
	}
}

// A job that was interrupted between the pages and the row is simply done again.
func TestNormaliseAfterAnInterruption(t *testing.T) {
	k := courttest.New(t)
	ctx := context.Background()
	n := jobs.Normalise{Court: k.Profile.Code, File: kept(t, k, paper(t)), Media: vault.PDF}
	if err := k.Q.AwaitReading(ctx, query.AwaitReadingParams{Court: string(n.Court), File: string(n.File), Media: string(n.Media), At: noon}); err != nil {
		t.Fatal(err)
	}
	if err := k.Q.PutReadingPages(ctx, query.PutReadingPagesParams{Court: string(n.Court), File: string(n.File), Pages: []int32{1}, Texts: []string{"half"}, Folded: []string{"half"}}); err != nil {
		t.Fatal(err)
	}
	if r := reading(t, k, n, false); r.State != "ready" {
		t.Fatalf("%+v", r)
	}
	hits, err := k.Q.SearchReadings(ctx, query.SearchReadingsParams{Court: string(n.Court), Files: []string{string(n.File)}, Words: "half", Most: 1})
	if err != nil || len(hits) != 0 {
		t.Errorf("%v, %v", hits, err)
	}
}

// A paper of the court is its own normal form; what has none says why; what failed for the last time is written down.
func TestNormaliseSaysWhy(t *testing.T) {
	k := courttest.New(t)
	own := reading(t, k, jobs.Normalise{Court: k.Profile.Code, File: kept(t, k, paper(t)), Media: vault.PDF, Own: true}, false)
	if own.State != "ready" || own.Normal != "" || own.Pages != 1 {
		t.Errorf("%+v", own)
	}
	for want, n := range map[string]jobs.Normalise{
		"损坏":     {File: kept(t, k, []byte("%PDF-1.4 broken")), Media: vault.PDF},
		"纯文本":    {File: kept(t, k, []byte("甲方：乙方")), Media: "text/plain; charset=utf-8"},
		"没有页面":   {File: kept(t, k, []byte("ID3 sound")), Media: vault.MP3},
		"没有这份文件": {File: id.File(strings.Repeat("0", 64)), Media: vault.PDF},
	} {
		n.Court = k.Profile.Code
		if r := reading(t, k, n, false); r.State != "kept" || !strings.Contains(r.Why, want) || (r.Untold == "") != strings.HasPrefix(r.Media, "text") {
			t.Errorf("want %q: %+v", want, r)
		}
	}
	over, cancel := context.WithCancel(context.Background())
	n := jobs.Normalise{Court: k.Profile.Code, File: kept(t, k, append(paper(t), '\n')), Media: vault.PDF}
	cancel()
	if err := k.Works.Normalise(over, n, true); err == nil {
		t.Error("a program that stops counts as a file that failed")
	}
}

// An upload whose job got lost is found again, one that is done is not.
func TestLostUploadsAreFound(t *testing.T) {
	k := courttest.New(t)
	ctx := context.Background()
	n := jobs.Normalise{Court: k.Profile.Code, File: kept(t, k, paper(t)), Media: vault.PDF}
	if err := k.Q.AddUpload(ctx, query.AddUploadParams{Court: string(n.Court), ID: id.New(), Person: "p", File: string(n.File), Name: "a.pdf", Media: string(n.Media), Size: 1, At: noon}); err != nil {
		t.Fatal(err)
	}
	lost := func() int {
		us, err := k.Q.Unread(ctx, query.UnreadParams{Court: string(n.Court), Since: noon.Add(-1), Most: 10})
		if err != nil {
			t.Fatal(err)
		}
		return len(us)
	}
	if lost() != 1 {
		t.Error("a lost upload is not found")
	}
	reading(t, k, n, false)
	if lost() != 0 {
		t.Error("a finished upload is found again")
	}
}
