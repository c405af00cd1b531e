package vault

import (
	"archive/zip"
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"io"
	"strings"
	"testing"

	"yunting/law"
)

// pdf writes a one-page PDF. extra goes into the trailer; stream puts the trailer into a cross-reference stream;
// junk comes before the header.
func pdf(junk, extra string, stream bool) string {
	var b strings.Builder
	b.WriteString("%PDF-1.5\n%\xe4\xb8\xad\n")
	var at []int
	for i, o := range []string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Note (/Encrypt) >>",
		"<< /Filter /Standard /V 1 /R 2 /P -4 /O <" + strings.Repeat("00", 32) + "> /U <" + strings.Repeat("00", 32) + "> >>",
	} {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	root := "/Root 1 0 R /Info << /Title (a \\) (b) /Encrypt >> \xff) /Encrypt 0 >> /ID [<00> (\x01]>>)]"
	if stream {
		var rows bytes.Buffer
		rows.Write([]byte{0, 0, 0, 255})
		for _, n := range append(at, start) {
			rows.Write([]byte{1, byte(n >> 8), byte(n), 0})
		}
		fmt.Fprintf(&b, "5 0 obj\n<< /Type /XRef /Size 6 /W [1 2 1] %s %s /Length %d >>\nstream\n%s\nendstream\nendobj\n", root, extra, rows.Len(), rows.String())
	} else {
		b.WriteString("xref\n0 5\n0000000000 65535 f \n")
		for _, n := range at {
			fmt.Fprintf(&b, "%010d 00000 n \n", n)
		}
		fmt.Fprintf(&b, "trailer\n<< /Size 5 %s %s >>\n", root, extra)
	}
	fmt.Fprintf(&b, "startxref\n%d\n%%%%EOF\n", start)
	return junk + b.String()
}

func archive(t *testing.T, names ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, n := range names {
		w, err := z.Create(n)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, strings.Repeat("<x/>", 2000)) // longer than the detector looks
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func picture(t *testing.T, encode func(io.Writer, image.Image) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := encode(&b, image.NewGray(image.Rect(0, 0, 3, 2))); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func unhex(t *testing.T, s string) string {
	t.Helper()
	b, err := hex.DecodeString(s)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// box is the first box of an ISO media file of one brand.
func box(brand string) string {
	return "\x00\x00\x00\x18ftyp" + brand + "\x00\x00\x00\x00" + brand + "mp42"
}

func samples(t *testing.T) map[Kind][]string {
	return map[Kind][]string{
		PDF: {
			pdf("", "", false), pdf("", "", true), pdf("junk\n", "", false),
			strings.ReplaceAll(pdf("", "", false), "%%EOF\n", "%%EOF\r\n\r\n<!-- rubbish after the end -->"),
		},
		JPEG: {picture(t, func(w io.Writer, m image.Image) error { return jpeg.Encode(w, m, nil) })},
		PNG:  {picture(t, png.Encode)},
		WebP: {unhex(t, "524946461a000000574542505650384c0d0000002f00000010071011118888fe0700")},
		HEIC: {box("heic"), box("mif1")},
		MP4:  {box("isom"), box("mp42")},
		MOV:  {box("qt  ")},
		M4A:  {box("M4A ")},
		MP3:  {"\xff\xfb\x90\x64" + strings.Repeat("\x00", 413)},
		WAV:  {"RIFF\x24\x00\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00\x44\xac\x00\x00\x88\x58\x01\x00\x02\x00\x10\x00data\x00\x00\x00\x00"},
		Text: {"借款经过：二〇二四年三月五日，转账三万元。", "\xef\xbb\xbf带字节序标记", "日期,金额\n2024-03-05,30000\n", `{"金额": 30000}`},
		DOCX: {archive(t, "[Content_Types].xml", "_rels/.rels", "word/document.xml")},
		XLSX: {archive(t, "docProps/app.xml", "[Content_Types].xml", "xl/workbook.xml")},
	}
}

func TestInspectTakes(t *testing.T) {
	all := samples(t)
	for k := range traits {
		if len(all[k]) == 0 {
			t.Errorf("no sample of %s", k)
		}
		for i, s := range all[k] {
			r := strings.NewReader(s)
			got, err := Inspect("材料", r, int64(len(s)))
			if got != k || err != nil {
				t.Errorf("sample %d of %s: %s, %v", i, k.Name(), got, err)
			}
			if r.Len() != len(s) {
				t.Errorf("%s: the reader does not stand at its beginning", k)
			}
		}
	}
}

func TestInspectRefuses(t *testing.T) {
	good := samples(t)
	whole := good[PDF][0]
	for name, c := range map[string]struct {
		content string
		want    []string // reason and way out
	}{
		"empty":             {"", []string{"空的", "重新上传"}},
		"encrypted":         {pdf("", "/Encrypt 4 0 R", false), []string{"加密", "取消密码"}},
		"encrypted, stream": {pdf("", "/Encrypt 4 0 R", true), []string{"加密", "取消密码"}},
		"encrypted, junk":   {pdf("junk\n", "/Encrypt 4 0 R", true), []string{"加密", "取消密码"}},
		"cut PDF":           {whole[:len(whole)-12], []string{"PDF", "损坏", "另存"}},
		"pointer outside":   {strings.Replace(whole, "startxref\n", "startxref\n99", 1), []string{"PDF", "损坏"}},
		"pointer to wrong":  {strings.Replace(whole, "startxref\n", "startxref\n1%", 1), []string{"PDF", "损坏"}},
		"no trailer":        {strings.Replace(whole, "trailer", "tracker", 1), []string{"PDF", "损坏"}},
		"broken PNG":        {good[PNG][0][:20], []string{"PNG 图片", "损坏", "重新拍摄"}},
		"broken JPEG":       {good[JPEG][0][:30], []string{"JPEG 图片", "损坏"}},
		"broken WebP":       {good[WebP][0][:21], []string{"WebP 图片", "损坏"}},
		"broken DOCX":       {good[DOCX][0][:400], []string{"损坏", "重新保存"}},
		"macros":            {archive(t, "[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), []string{"宏", "另存"}},
		"ZIP":               {archive(t, "a.pdf", "b.pdf"), []string{"压缩包", "解开"}},
		"old Word":          {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600), []string{"旧版", "密码", "DOCX"}},
		"GBK":               {"\xd4\xad\xb8\xe6\xd5\xc5\xc4\xb3", []string{"UTF-8", "另存"}},
		"NUL in text":       {strings.Repeat("正文", 2000) + "\x00", []string{"UTF-8"}},
		"web page":          {"<!DOCTYPE html><html><script>alert(1)</script></html>", []string{"网页", "可以接收", "PDF"}},
		"SVG":               {`<svg xmlns="http://www.w3.org/2000/svg"/>`, []string{"SVG", "可以接收"}},
		"program":           {"\x7fELF\x02\x01\x01" + strings.Repeat("\x00", 60), []string{"程序", "可以接收"}},
		"GIF":               {"GIF89a\x01\x00\x01\x00\x00\x00\x00;", []string{"GIF", "可以接收"}},
		"unknown":           {"\x00\x01\x02\x03\x04\x05", []string{"无法识别", "可以接收"}},
	} {
		t.Run(name, func(t *testing.T) {
			k, err := Inspect("借条.pdf", strings.NewReader(c.content), int64(len(c.content)))
			var no law.Refusal
			if !errors.As(err, &no) || k != "" {
				t.Fatalf("%q %v", k, err)
			}
			for _, w := range append(c.want, "文件“借条.pdf”") {
				if !strings.Contains(no.Sentence, w) {
					t.Errorf("%q is missing in: %s", w, no.Sentence)
				}
			}
			if strings.Contains(no.Sentence, "%!") || strings.HasSuffix(no.Sentence, "。") {
				t.Error(no.Sentence)
			}
		})
	}
}

// long is a file of any size that takes no room: its beginning and then zeros.
type long struct {
	io.ReadSeeker
	size int64
}

func inflate(head string, size int64) long {
	return long{io.NewSectionReader(sparse(head), 0, size), size}
}

type sparse string

func (s sparse) ReadAt(p []byte, off int64) (int, error) {
	clear(p)
	if off < int64(len(s)) {
		copy(p, s[off:])
	}
	return len(p), nil
}

func TestInspectLimits(t *testing.T) {
	for _, c := range []struct {
		head string
		size int64
		want string // part of the refusal; empty: taken
	}{
		{samples(t)[PNG][0], DocumentLimit, ""},
		{samples(t)[PNG][0], DocumentLimit + 1, "50 MB"},
		{samples(t)[PDF][0], DocumentLimit + 1, "拆分"},
		{box("isom"), DocumentLimit + 1, ""},
		{box("isom"), MediaLimit, ""},
		{box("isom"), MediaLimit + 1, "片段"},
		{"\x00\x01\x02", MediaLimit + 1, "500 MB"},
	} {
		f := inflate(c.head, c.size)
		_, err := Inspect("大文件", f, f.size)
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%.8q of %d bytes: %v, want %q", c.head, c.size, err, c.want)
		}
	}
	if _, err := Inspect("半截", strings.NewReader("半"), 300); err == nil || !strings.Contains(err.Error(), "收到 3 字节，应为 300 字节") {
		t.Error(err)
	}
}

func TestNamed(t *testing.T) {
	for _, c := range []struct {
		kind       Kind
		name, want string
	}{
		{PDF, "合同.pdf", "合同.pdf"},
		{PDF, "合同.PDF", "合同.PDF"},
		{PDF, "合同.jpg", "合同.pdf"},
		{JPEG, "照片.jpeg", "照片.jpeg"},
		{JPEG, "照片", "照片.jpg"},
		{DOCX, "起诉状.2024", "起诉状.2024.docx"},
		{Text, "记录.csv", "记录.csv"},
	} {
		if got := c.kind.Named(c.name); got != c.want {
			t.Errorf("%s as %s: %s, want %s", c.name, c.kind, got, c.want)
		}
	}
}

// FuzzTrailer feeds the hand-written reader whatever may stand in a file; it must neither fail nor run forever.
func FuzzTrailer(f *testing.F) {
	f.Add([]byte("trailer << /Encrypt 4 0 R >>"))
	f.Add([]byte(pdf("", "", false)))
	f.Add([]byte("xref trailer <</A(\\"))
	f.Add([]byte("1 0 obj <</W[1]/Encrypt>>"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if found, ok := trailer(b); ok && found == nil {
			t.Error("a trailer without its keys")
		}
	})
}

// A document that lists a million parts would cost more memory than the file has bytes; a lie in its own count changes nothing.
func TestADirectoryWithoutEndIsNotRead(t *testing.T) {
	names := []string{"[Content_Types].xml", "word/document.xml"}
	for i := range 400 {
		names = append(names, fmt.Sprintf("word/media/image%d.png", i))
	}
	if k, err := inspectText("起诉状.docx", archive(t, names...)); k != DOCX {
		t.Errorf("a document with 400 pictures: %q %v", k, err)
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := range 70_000 {
		names = append(names, fmt.Sprintf("x/%d", i))
	}
	for _, n := range names {
		if _, err := z.CreateHeader(&zip.FileHeader{Name: n, Method: zip.Store}); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	many := b.String()
	lying := []byte(many) // 70,402 parts; the old field for their number has 16 bits
	end := bytes.LastIndex(lying, []byte("PK\x05\x06"))
	lying[end+8], lying[end+9], lying[end+10], lying[end+11] = byte(70_402%65536&255), byte(70_402%65536>>8), byte(70_402%65536&255), byte(70_402%65536>>8)
	for name, file := range map[string]string{"many": many, "lying": string(lying)} {
		if _, err := inspectText("起诉状.docx", file); err == nil || !strings.Contains(err.Error(), "内含的文件太多") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func inspectText(name, file string) (Kind, error) {
	return Inspect(name, strings.NewReader(file), int64(len(file)))
}
