package ledger_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yunting/courttest/tlog"
	"yunting/ledger"
)

func original(name, text string) *ledger.Original {
	return &ledger.Original{Name: name, Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }}
}

func packed(t testing.TB, p ledger.Pack) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := ledger.WritePack(&b, p); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func read(t testing.TB, b []byte) *ledger.Pack {
	t.Helper()
	p, err := ledger.ReadPack(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// repack changes files of a pack: a nil content leaves a file out, a new name adds one.
func repack(t testing.TB, b []byte, change map[string][]byte) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	put := func(name string, content []byte) {
		f, err := w.Create(name)
		if err == nil {
			_, err = f.Write(content)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	had := map[string]bool{}
	for _, f := range z.File {
		had[f.Name] = true
		if content, changed := change[f.Name]; changed {
			if content != nil {
				put(f.Name, content)
			}
			continue
		}
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		put(f.Name, content)
	}
	for name, content := range change {
		if !had[name] {
			put(name, content)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestPackHolds(t *testing.T) {
	l, r := logged(t)
	b := packed(t, ledger.Pack{Receipt: r, Policy: l.Text, Original: original("录音.txt", "内容5")})
	if again := packed(t, ledger.Pack{Receipt: r, Policy: l.Text, Original: original("录音.txt", "内容5")}); !bytes.Equal(b, again) {
		t.Error("the same pack has other bytes")
	}
	v := ledger.CheckPack(read(t, b), l.Policy)
	if !v.Holds || !v.Compared || v.OwnPolicy || !strings.HasPrefix(v.Chinese, "一致：文件“录音.txt”") {
		t.Errorf("%+v", v)
	}
	for _, f := range v.Findings {
		if f.State != ledger.Passed || f.Chinese == "" || f.English == "" {
			t.Errorf("%+v", f)
		}
	}
	if len(v.Findings) != 8 {
		t.Errorf("%d checks", len(v.Findings))
	}
	own := ledger.CheckPack(read(t, b), nil)
	if !own.Holds || !own.OwnPolicy || !strings.Contains(own.Chinese, "信任名单来自包内") || !strings.Contains(own.English, "came with the pack") {
		t.Errorf("by its own policy: %+v", own)
	}
	if text := v.Text(); strings.Contains(text, "真实") || !strings.Contains(text, "第十八条") || !strings.Contains(text, "art. 17") {
		t.Error(text)
	}
	r.Particulars, r.Stamp = nil, nil
	bare := ledger.CheckPack(read(t, packed(t, ledger.Pack{Receipt: r, Policy: l.Text})), l.Policy)
	if !bare.Holds || bare.Compared || !strings.HasPrefix(bare.Chinese, "存证记录有效") {
		t.Errorf("without original, stamp and particulars: %+v", bare)
	}
	item := batched(t, l)
	v = ledger.CheckPack(read(t, packed(t, ledger.Pack{Receipt: item, Policy: l.Text})), l.Policy)
	if !v.Holds || v.Ref != item.Ref.String() {
		t.Errorf("an item: %+v", v)
	}
	other := tlog.New(t, 3, 2)
	if v := ledger.CheckPack(read(t, b), other.Policy); v.Holds || !strings.HasPrefix(v.Chinese, "核验未通过") {
		t.Errorf("by a stranger's policy: %+v", v)
	}
}

func TestPackTampered(t *testing.T) {
	l, r := logged(t)
	good := packed(t, ledger.Pack{Receipt: r, Policy: l.Text, Original: original("录音.txt", "内容5")})
	item := batched(t, l)
	batch := packed(t, ledger.Pack{Receipt: item, Policy: l.Text})
	itemJSON := func(change func(*ledger.ItemProof)) []byte {
		p := *item.Item
		change(&p)
		b, err := json.Marshal(p)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	for name, c := range map[string]struct {
		pack   []byte
		change map[string][]byte
		check  string
	}{
		"the original":     {good, map[string][]byte{"original/录音.txt": []byte("内容6")}, "content"},
		"the leaf":         {good, map[string][]byte{"leaf.json": bytes.Replace(r.Leaf, []byte(":04.0"), []byte(":05.0"), 1)}, "proof"},
		"the leaf's form":  {good, map[string][]byte{"leaf.json": append([]byte(" "), r.Leaf...)}, "record"},
		"the index":        {good, map[string][]byte{"proof.tlog-proof": []byte(strings.Replace(r.Proof, "index 5", "index 6", 1))}, "proof"},
		"the checkpoint":   {good, map[string][]byte{"proof.tlog-proof": []byte(strings.Replace(r.Proof, "\n11\n", "\n10\n", 1))}, "signature"},
		"the proof":        {good, map[string][]byte{"proof.tlog-proof": []byte("x")}, "proof"},
		"witnesses":        {good, map[string][]byte{"proof.tlog-proof": []byte(l.Proof(5, l.Sign(l.Body(), l.Signer, l.SM2)))}, "witnesses"},
		"SM2":              {good, map[string][]byte{"proof.tlog-proof": []byte(l.Proof(5, l.Sign(l.Body(), l.Signer)))}, "sm2"},
		"the stamp":        {good, map[string][]byte{"stamp.tst": l.TSA.Stamp([]byte("x"), taken)}, "stamp"},
		"the particulars":  {good, map[string][]byte{"particulars.json": []byte(`{"salt":"00000000000000000000000000000000"}`)}, "particulars"},
		"the item":         {batch, map[string][]byte{"item.json": itemJSON(func(p *ledger.ItemProof) { p.Item.SHA256[0] ^= 1 })}, "item"},
		"the position":     {batch, map[string][]byte{"item.json": itemJSON(func(p *ledger.ItemProof) { p.Position++ })}, "item"},
		"an item too many": {good, map[string][]byte{"item.json": itemJSON(func(*ledger.ItemProof) {})}, "item"},
		"which item":       {batch, map[string][]byte{"item.json": nil, "original/x": []byte("0")}, "content"},
	} {
		p := c.pack
		if name == "witnesses" || name == "SM2" || name == "the checkpoint" { // the log has grown by the batch; its stamp is of another checkpoint
			c.change["stamp.tst"] = nil
		}
		v := ledger.CheckPack(read(t, repack(t, p, c.change)), l.Policy)
		var failed []string
		for _, f := range v.Findings {
			if f.State == ledger.Failed {
				failed = append(failed, f.Check)
			}
		}
		if v.Holds || len(failed) == 0 || failed[0] != c.check {
			t.Errorf("%s: failed %v, want %s first; %s", name, failed, c.check, v.Chinese)
		}
	}
}

func TestUnusablePacks(t *testing.T) {
	l, r := logged(t)
	good := packed(t, ledger.Pack{Receipt: r, Policy: l.Text, Original: original("a.txt", "内容5")})
	bomb := bytes.Repeat([]byte{0}, 20<<20)
	many := map[string][]byte{}
	for i := range 20 {
		many[strings.Repeat("x", i+1)] = []byte("x")
	}
	long := bytes.Clone(good)
	long[len(long)-10]++ // the length of the directory
	broken := bytes.Clone(good)
	broken[bytes.Index(broken, []byte("yunting-leaf/1"))] ^= 1 // the check sum no longer fits
	lying := repack(t, good, map[string][]byte{"original/a.txt": bomb})
	binary.LittleEndian.PutUint32(lying[bytes.LastIndex(lying, []byte("PK\x01\x02"))+20:], 1<<31) // so that it would not seem to swell
	twice := func() []byte {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for _, name := range []string{"leaf.json", "Leaf.json"} {
			f, err := z.Create(name)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := f.Write([]byte("x")); err != nil {
				t.Fatal(err)
			}
		}
		z.Close()
		return b.Bytes()
	}()
	for name, c := range map[string]struct {
		pack []byte
		say  string
	}{
		"empty":           {nil, "不是 ZIP"},
		"text":            {[]byte(strings.Repeat("这不是压缩包", 20)), "不是完整的 ZIP"},
		"cut":             {good[:len(good)-5], "不是完整的 ZIP"},
		"something after": {append(bytes.Clone(good), "more"...), "不是完整的 ZIP"},
		"something first": {append([]byte("more"), good...), "目录与内容不符"},
		"lying length":    {long, "目录与内容不符"},
		"broken":          {broken, "无法读取"},
		"twice":           {twice, "出现两次"},
		"many":            {repack(t, good, many), "文件太多"},
		"no leaf":         {repack(t, good, map[string][]byte{"leaf.json": nil}), "缺少 leaf.json"},
		"no proof":        {repack(t, good, map[string][]byte{"proof.tlog-proof": nil}), "缺少 leaf.json 或者 proof"},
		"large leaf":      {repack(t, good, map[string][]byte{"leaf.json": bytes.Repeat([]byte("x"), 17<<10)}), "太大"},
		"unknown":         {repack(t, good, map[string][]byte{"run.exe": []byte("x")}), "不认识的文件"},
		"another folder":  {repack(t, good, map[string][]byte{"sub/leaf.json": []byte("x")}), "不认识的文件"},
		"upwards":         {repack(t, good, map[string][]byte{"original/a.txt": nil, "original/../a": []byte("x")}), "文件名不能带路径"},
		"backslash":       {repack(t, good, map[string][]byte{"original/a.txt": nil, `original/..\a`: []byte("x")}), "文件名不能带路径"},
		"two originals":   {repack(t, good, map[string][]byte{"original/b.txt": []byte("x")}), "只能有一个文件"},
		"bomb":            {repack(t, good, map[string][]byte{"original/a.txt": bomb}), "压缩得不合常理"},
		"lying bomb":      {lying, "长度不对"},
		"item":            {repack(t, good, map[string][]byte{"item.json": []byte("{")}), "item.json 无法读取"},
		"particulars":     {repack(t, good, map[string][]byte{"particulars.json": []byte("[]")}), "particulars.json 无法读取"},
	} {
		_, err := ledger.ReadPack(bytes.NewReader(c.pack), int64(len(c.pack)))
		if !errors.Is(err, ledger.ErrPack) || !strings.Contains(err.Error(), c.say) {
			t.Errorf("%s: %v, want %q", name, err, c.say)
		}
	}
}

func TestNamesInAPack(t *testing.T) {
	l, r := logged(t)
	for name, want := range map[string]string{"a.txt": "a.txt", "../../etc/passwd": "passwd", `C:\photo.jpg`: "photo.jpg", "": "original", "..": "original", "a\x00b\u202e.txt": "a_b_.txt",
		"合同：一?.pdf": "合同：一_.pdf", strings.Repeat("长", 200) + ".pdf": strings.Repeat("长", 65) + ".pdf"} {
		p := read(t, packed(t, ledger.Pack{Receipt: r, Policy: l.Text, Original: original(name, "内容5")}))
		if p.Original == nil || p.Original.Name != want {
			t.Errorf("%q is packed as %+v, want %q", name, p.Original, want)
		}
	}
}

func TestCheckFile(t *testing.T) {
	l, r := logged(t)
	dir := t.TempDir()
	file := func(name string, b []byte) string {
		name = filepath.Join(dir, name)
		if err := os.WriteFile(name, b, 0o600); err != nil {
			t.Fatal(err)
		}
		return name
	}
	pack, policy := file("pack.zip", packed(t, ledger.Pack{Receipt: r, Policy: l.Text})), file("policy.txt", l.Text)
	same, other := file("same.txt", []byte("内容5")), file("other.txt", []byte("内容6"))
	if v, err := ledger.CheckFile(pack, policy, same); err != nil || !v.Holds || !v.Compared {
		t.Errorf("%+v %v", v, err)
	}
	if v, err := ledger.CheckFile(pack, "", other); err != nil || v.Holds || !strings.HasPrefix(v.Chinese, "不一致：") {
		t.Errorf("%+v %v", v, err)
	}
	bare := file("bare.zip", packed(t, ledger.Pack{Receipt: r}))
	for name, try := range map[string][3]string{"no pack": {filepath.Join(dir, "none.zip")}, "a folder": {dir}, "no zip": {policy}, "no policy": {pack, filepath.Join(dir, "none")},
		"bad policy": {pack, same}, "no original": {pack, policy, filepath.Join(dir, "none")}, "original is a folder": {pack, policy, dir}, "no policy inside": {bare}} {
		if v, err := ledger.CheckFile(try[0], try[1], try[2]); err == nil {
			t.Errorf("%s: %+v", name, v)
		}
	}
}

func FuzzReadPack(f *testing.F) {
	l, r := logged(f)
	f.Add(packed(f, ledger.Pack{Receipt: r, Policy: l.Text, Original: original("a", "内容5")}))
	f.Fuzz(func(t *testing.T, b []byte) {
		p, err := ledger.ReadPack(bytes.NewReader(b), int64(len(b)))
		if err != nil {
			if !errors.Is(err, ledger.ErrPack) {
				t.Fatalf("an error without a sentence: %v", err)
			}
			return
		}
		ledger.CheckPack(p, l.Policy).Text()
		ledger.CheckPack(p, nil).Text()
	})
}

// files are the contents of a pack by name.
func files(t testing.TB, b []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(content)
	}
	return out
}
