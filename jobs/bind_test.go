package jobs_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"yunting/courttest"
	"yunting/efile"
	"yunting/id"
	"yunting/jobs"
	"yunting/register/query"
	"yunting/vault"
)

// told runs a PDF tool on a bundle.
func told(t *testing.T, pdf []byte, tool string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(tool); err != nil {
		t.Fatalf("%s is missing: sh tools/testing.sh", tool)
	}
	path := filepath.Join(t.TempDir(), "bundle.pdf")
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	for i, a := range args {
		args[i] = strings.ReplaceAll(a, "FILE", path)
	}
	out, err := exec.Command(tool, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", tool, err, out)
	}
	return string(out)
}

// normalised brings every upload of a case into its normal form, as the queue would.
func normalised(t *testing.T, k *courttest.Court, m id.Matter) {
	t.Helper()
	ctx := context.Background()
	for _, x := range k.Civil(m).Evidence.Exhibits {
		if x.File == "" {
			continue
		}
		if err := k.Q.AwaitReading(ctx, query.AwaitReadingParams{Court: string(k.Profile.Code), File: string(x.File), Media: x.Media, At: time.Now()}); err != nil {
			t.Fatal(err)
		}
		if err := k.Works.Normalise(ctx, jobs.Normalise{Court: k.Profile.Code, File: x.File, Media: vault.Kind(x.Media)}, true); err != nil {
			t.Fatal(err)
		}
	}
}

// bundle binds the file of a case for somebody and gives it with its row.
func bundle(t *testing.T, k *courttest.Court, m id.Matter, scope string, v efile.Volume, seq int) ([]byte, query.Bundle) {
	t.Helper()
	ctx := context.Background()
	if err := k.Works.AskBundle(ctx, m, scope, v, seq); err != nil {
		t.Fatal(err)
	}
	if err := k.Works.Bind(ctx, jobs.Bind{Court: k.Profile.Code, Matter: m, Scope: scope, Volume: v, Seq: seq}, true); err != nil {
		t.Fatal(err)
	}
	b, err := k.Q.Bundle(ctx, query.BundleParams{Court: string(k.Profile.Code), Matter: string(m), Scope: scope, Volume: string(v), Seq: int32(seq)})
	if err != nil {
		t.Fatal(err)
	}
	if b.State != "ready" {
		return nil, b
	}
	return stored(t, k, id.File(b.File)), b
}

func stored(t *testing.T, k *courttest.Court, name id.File) []byte {
	t.Helper()
	f, _, err := k.Vault.Get(context.Background(), name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	b, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// A whole case is bound for each reader: sound, with what he may read and nothing else, every paper word for word.
func TestTheFileOfACase(t *testing.T) {
	k := courttest.New(t)
	m := k.Judged()
	normalised(t, k, m)
	c := k.Civil(m)
	rd, err := k.Clerk.Read(context.Background(), m)
	if err != nil {
		t.Fatal(err)
	}
	for _, scope := range []string{"p1", "d1", efile.CourtScope} {
		pdf, row := bundle(t, k, m, scope, efile.Main, c.Seq())
		if row.State != "ready" {
			t.Fatalf("%s: %+v", scope, row)
		}
		if s := told(t, pdf, "qpdf", "--check", "FILE"); !strings.Contains(s, "No syntax or stream encoding errors") {
			t.Errorf("%s: %s", scope, s)
		}
		by, _ := efile.Reader(scope, efile.Main)
		cat := efile.Of(c, rd.Entries, by).In(efile.Main)
		var spots map[string]efile.Spot
		if err := json.Unmarshal(row.Spots, &spots); err != nil || len(spots) != len(cat.Items) || !cat.Covers(spots) {
			t.Fatalf("%s: %d items are bound, %d are in the catalogue: %v", scope, len(spots), len(cat.Items), err)
		}
		pages := strings.Split(told(t, pdf, "pdftotext", "-raw", "-enc", "UTF-8", "FILE", "-"), "\f")
		if len(pages)-1 != int(row.Pages) {
			t.Fatalf("%s: %d pages, %d were noted", scope, len(pages)-1, row.Pages)
		}
		for _, x := range cat.Items {
			if x.Sort != efile.Paper {
				continue
			}
			want := strings.Split(told(t, stored(t, k, x.File), "pdftotext", "-raw", "-enc", "UTF-8", "FILE", "-"), "\f")
			for i := range spots[x.ID].Pages {
				got := pages[spots[x.ID].First-1+i]
				if x.Unread {
					if !strings.Contains(got, "还没有打开") {
						t.Errorf("%s: %s was served and not opened, and is bound", scope, x.Title)
					}
				} else if !strings.Contains(got, strings.TrimSpace(want[i])) {
					t.Errorf("%s: page %d of %s reads\n%s\nwant\n%s", scope, i+1, x.Title, got, want[i])
				}
			}
		}
		if again, _ := bundle(t, k, m, scope, efile.Main, c.Seq()); !bytes.Equal(pdf, again) {
			t.Errorf("%s: other bytes", scope)
		}
		t.Logf("%s: %d items, %d pages, %d bytes", scope, len(cat.Items), row.Pages, row.Size)
	}
}

// A bundle waits for the normal forms of uploads, is made once, and is thrown away after some days without touching what
// a docket names.
func TestBundlesWaitAndGo(t *testing.T) {
	k, ctx := courttest.New(t), context.Background()
	m := k.Case(courttest.Accepted)
	seq := k.Civil(m).Seq()
	b := jobs.Bind{Court: k.Profile.Code, Matter: m, Scope: "p1", Volume: efile.Main, Seq: seq}
	if err := k.Works.AskBundle(ctx, m, b.Scope, b.Volume, seq); err != nil {
		t.Fatal(err)
	}
	if err := k.Works.Bind(ctx, b, true); !errors.Is(err, jobs.ErrUnread) {
		t.Fatalf("uploads without a normal form: %v", err)
	}
	normalised(t, k, m)
	_, row := bundle(t, k, m, "p1", efile.Main, seq)
	if row.State != "ready" || row.Pages == 0 {
		t.Fatalf("%+v", row)
	}
	for _, bad := range []jobs.Bind{{Court: b.Court, Matter: m, Scope: "p1", Volume: efile.Secret, Seq: seq}, {Court: b.Court, Matter: m, Scope: "nobody", Volume: efile.Main, Seq: seq}, {Court: b.Court, Matter: m, Scope: "p1", Volume: efile.Main, Seq: seq + 9}} {
		if _, row := bundle(t, k, m, bad.Scope, bad.Volume, bad.Seq); row.State != "failed" || row.Why == "" || row.File != "" {
			t.Errorf("%+v is bound: %+v", bad, row)
		}
	}
	gone, err := k.Q.DropOldBundles(ctx, query.DropOldBundlesParams{Court: string(b.Court), Before: time.Now().Add(time.Hour)})
	if err != nil || len(gone) != 1 || gone[0] != row.File {
		t.Fatalf("%v %v", gone, err)
	}
	for range 2 {
		if err := k.Vault.Discard(ctx, id.File(row.File)); err != nil {
			t.Fatal(err)
		}
	}
	if _, _, err := k.Vault.Get(ctx, id.File(row.File)); !errors.Is(err, vault.ErrMissing) {
		t.Errorf("the bundle is still there: %v", err)
	}
	if _, again := bundle(t, k, m, "p1", efile.Main, seq); again.File != row.File {
		t.Error("made again it has other bytes")
	}
}
