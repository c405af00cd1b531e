package shell_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"math/rand/v2"
	"os/exec"
	"strings"
	"testing"

	"github.com/emmansun/gmsm/sm3"
)

// The digests that browsers compute are those of the standards and of the court, whatever pieces a file comes in.
func TestDigestsInTheBrowser(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("no node on this machine to run the page's script with: the journeys try it in a browser")
	}
	rnd := rand.New(rand.NewPCG(1, 2))
	texts := [][]byte{nil, []byte("abc"), []byte(strings.Repeat("abcd", 16))}
	for _, n := range []int{1, 55, 56, 57, 63, 64, 65, 119, 120, 128, 1000, 70_000} {
		b := make([]byte, n)
		for i := range b {
			b[i] = byte(rnd.Uint32())
		}
		texts = append(texts, b)
	}
	var in []string
	for _, b := range texts {
		in = append(in, hex.EncodeToString(b))
	}
	list, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(node, "-e", `
		require("./static/digest.js");
		(async () => {
			const out = [];
			for (const hex of JSON.parse(require("fs").readFileSync(0))) {
				const b = Uint8Array.from(hex.match(/../g) ?? [], (x) => parseInt(x, 16));
				const s = Digests.sha256(), m = Digests.sm3();
				for (let i = 0, n = 1; i < b.length; i += n, n = (n * 7 + 3) % 190 + 1) { s.update(b.subarray(i, i + n)); m.update(b.subarray(i, i + n)); }
				const shares = [], d = await Digests.digests(new Blob([b]), (x) => shares.push(x));
				out.push({ sha256: s.hex(), sm3: m.hex(), whole: d, ended: shares.at(-1) ?? 1 });
			}
			const big = await Digests.digests(new Blob([new Uint8Array(17 << 20)])); // longer than what is hashed whole
			let stopped = "";
			await Digests.digests(new Blob(["abc"]), undefined, AbortSignal.abort()).catch((e) => { stopped = e.name; });
			console.log(JSON.stringify({ out, big, stopped }));
		})();`)
	c.Stdin = strings.NewReader(string(list))
	b, err := c.Output()
	if err != nil {
		t.Fatal(err)
	}
	type digests struct {
		SHA256 string
		SM3    string
		Size   int
	}
	var got struct {
		Out []struct {
			digests
			Whole digests
			Ended float64
		}
		Big     digests
		Stopped string
	}
	if err := json.Unmarshal(b, &got); err != nil {
		t.Fatal(err)
	}
	want := func(b []byte) digests {
		a, m := sha256.Sum256(b), sm3.Sum(b)
		return digests{hex.EncodeToString(a[:]), hex.EncodeToString(m[:]), len(b)}
	}
	for i, b := range texts {
		w, g := want(b), got.Out[i]
		if g.Whole != w || g.SHA256 != w.SHA256 || g.SM3 != w.SM3 || g.Ended != 1 {
			t.Errorf("%d bytes: %+v, want %+v", len(b), g, w)
		}
	}
	if got.Out[1].SM3 != "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0" || got.Out[2].SM3 != "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732" {
		t.Error("the vectors of GB/T 32905")
	}
	if got.Big != want(make([]byte, 17<<20)) || got.Stopped != "AbortError" {
		t.Errorf("%+v %s", got.Big, got.Stopped)
	}
}
