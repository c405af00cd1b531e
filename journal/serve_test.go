package journal_test

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/transparency-dev/merkle/rfc6962"
	"github.com/transparency-dev/tessera/api"
	"github.com/transparency-dev/tessera/client"
	"github.com/transparency-dev/tessera/fsck"

	"yunting/journal"
	"yunting/ledger"
)

// served is a log over HTTP, for any follower of such logs.
func served(t *testing.T, j *journal.Journal) (*client.HTTPFetcher, string) {
	t.Helper()
	srv := httptest.NewServer(j.Handler())
	t.Cleanup(srv.Close)
	u, err := url.Parse(srv.URL + "/ledger/")
	if err != nil {
		t.Fatal(err)
	}
	f, err := client.NewHTTPFetcher(u, nil)
	if err != nil {
		t.Fatal(err)
	}
	return f, srv.URL
}

// stranger checks a log with the library of others, knowing nothing of ours.
func stranger(t *testing.T, j *journal.Journal, f fsck.Fetcher) error {
	t.Helper()
	return fsck.New(j.Policy().Origin, j.Policy().Log, f, func(b []byte) ([][]byte, error) {
		var e api.EntryBundle
		if err := e.UnmarshalText(b); err != nil {
			return nil, err
		}
		var hs [][]byte
		for _, l := range e.Entries {
			hs = append(hs, rfc6962.DefaultHasher.HashLeaf(l))
		}
		return hs, nil
	}, fsck.Opts{N: 2}).Check(context.Background())
}

func TestAnyFollowerCanFollow(t *testing.T) {
	b := newBench(t)
	j := b.open()
	f, _ := served(t, j)
	b.await(j, b.add(j, 0, 100)[99])
	raw, err := f.ReadCheckpoint(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	track, err := client.NewLogStateTracker(t.Context(), f.ReadTile, raw, j.Policy().Log, origin, client.UnilateralConsensus(f.ReadCheckpoint))
	if err != nil {
		t.Fatal(err)
	}
	for i := range 4 {
		b.add(j, 100+i*333, 333)
	}
	b.await(j, 1431)
	if _, _, _, err := track.Update(t.Context()); err != nil { // checks consistency
		t.Fatal(err)
	}
	if n := track.Latest().Size; n != 1432 {
		t.Errorf("followed to %d", n)
	}
	if err := stranger(t, j, f); err != nil {
		t.Error(err)
	}
}

func TestWhatIsServed(t *testing.T) {
	b := newBench(t)
	j := b.open()
	_, base := served(t, j)
	b.await(j, b.add(j, 0, 600)[599])
	get := func(path string) (*http.Response, string) {
		q, err := http.NewRequest(http.MethodGet, base, nil)
		if err != nil {
			t.Fatal(err)
		}
		q.URL.Opaque = path // as it is, with dots
		res, err := http.DefaultTransport.RoundTrip(q)
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		body, err := io.ReadAll(res.Body)
		if err != nil {
			t.Fatal(err)
		}
		return res, string(body)
	}
	for path, want := range map[string][2]string{
		"/ledger/checkpoint":                         {"text/plain; charset=utf-8", "no-store"},
		"/ledger/policy":                             {"text/plain; charset=utf-8", "no-cache"},
		"/ledger/tile/0/000":                         {"application/octet-stream", "public, max-age=31536000, immutable"},
		"/ledger/tile/0/002.p/88":                    {"application/octet-stream", "public, max-age=60"},
		"/ledger/tile/1/000.p/2":                     {"application/octet-stream", "public, max-age=60"},
		"/ledger/tile/entries/001":                   {"application/octet-stream", "public, max-age=31536000, immutable"},
		"/ledger/tile/entries/002.p/088":             {"", ""},
		"/ledger/tile/entries/002.p/88":              {"application/octet-stream", "public, max-age=60"},
		"/ledger/tile/0/003":                         {"", ""},
		"/ledger/tile/0/0":                           {"", ""},
		"/ledger/tile/00/000":                        {"", ""},
		"/ledger/tile/64/000":                        {"", ""},
		"/ledger/tile/0/x000/000":                    {"", ""},
		"/ledger/tile/0/000.p/256":                   {"", ""},
		"/ledger/tile/0/000.p/":                      {"", ""},
		"/ledger/tile/.state/treeState":              {"", ""},
		"/ledger/.state/treeState":                   {"", ""},
		"/ledger/tile/0":                             {"", ""},
		"/ledger/tile/entries":                       {"", ""},
		"/ledger/tile/":                              {"", ""},
		"/ledger/":                                   {"", ""},
		"/ledger/tile/0/..%2f..%2f..%2fkeys/ed25519": {"", ""},
		"/ledger/tile/entries/..%2F000":              {"", ""},
	} {
		res, body := get(path)
		if want[0] == "" {
			if res.StatusCode == http.StatusOK || strings.Contains(body, "PRIVATE") {
				t.Errorf("%s: %d", path, res.StatusCode)
			}
			continue
		}
		if res.StatusCode != http.StatusOK || res.Header.Get("Content-Type") != want[0] || res.Header.Get("Cache-Control") != want[1] || res.Header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: %d %v", path, res.StatusCode, res.Header)
		}
	}
	_, text := get("/ledger/policy")
	p, err := ledger.ParsePolicy([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	_, cp := get("/ledger/checkpoint")
	if seen, err := p.Open([]byte(cp)); err != nil || seen.Size != 600 || len(seen.Witnesses) < 2 {
		t.Errorf("the checkpoint against the policy, as anyone has both: %+v %v", seen, err)
	}
	if _, err := os.Stat(filepath.Join(b.dir, "log", ".state", "treeState")); err != nil {
		t.Error(err) // otherwise the paths above prove nothing
	}
}

func TestNoCheckpointYet(t *testing.T) {
	b := newBench(t)
	for _, w := range b.witnesses {
		w.stop()
	}
	j := b.open()
	_, base := served(t, j)
	res, err := http.Get(base + "/ledger/checkpoint")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if body, _ := io.ReadAll(res.Body); res.StatusCode != http.StatusNotFound || !strings.Contains(string(body), "witnesses") {
		t.Errorf("%d %s", res.StatusCode, body)
	}
}
