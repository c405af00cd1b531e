package vault

import (
	"bufio"
	"errors"
	"fmt"
	"image"
	_ "image/jpeg" // decoders for image.DecodeConfig
	_ "image/png"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gabriel-vasile/mimetype"
	_ "golang.org/x/image/webp"

	"yunting/law"
)

// Form is why a file may be turned away: what cannot be opened and read cannot be examined or kept in the file.
// The list of kinds and the limits are this court's.
var Form = law.Declare(law.Rule{
	Key: "olr/12/form", Article: "《人民法院在线诉讼规则》第十二条", From: "2021-08-01",
	Summary: "electronic material must be complete, legible and in regular form; kinds and sizes of files are set by the court",
	Mark:    law.Choice,
})

// Inspect finds out what a file is, by its content, and whether the court takes it. name is what the person called
// it and size how many bytes were announced. A file that is not taken gives a law.Refusal with the reason and a way
// out; other errors come from reading r. Afterwards r stands at its beginning again.
func Inspect(name string, r io.ReadSeeker, size int64) (Kind, error) {
	k, err := inspect(name, r, size)
	if _, seekErr := r.Seek(0, io.SeekStart); seekErr != nil {
		return "", errors.Join(err, seekErr)
	}
	if err != nil {
		return "", err
	}
	return k, nil
}

func inspect(name string, r io.ReadSeeker, size int64) (Kind, error) {
	got, err := r.Seek(0, io.SeekEnd)
	if err != nil {
		return "", err
	}
	switch {
	case got != size:
		return "", refuse(name, "没有传完整：收到 %s，应为 %s；请重新上传", volume(got), volume(size))
	case size == 0:
		return "", refuse(name, "是空的（0 字节）；请确认选对了文件，打开看看有无内容后重新上传")
	case size > MediaLimit:
		return "", tooLarge(name, size, MediaLimit)
	}
	if _, err := r.Seek(0, io.SeekStart); err != nil {
		return "", err
	}
	m, err := mimetype.DetectReader(r)
	if err != nil {
		return "", err
	}
	k, err := kindOf(name, m, r, size)
	if err != nil {
		return "", err
	}
	if size > k.Limit() {
		return "", tooLarge(name, size, k.Limit())
	}
	if _, err := r.Seek(0, io.SeekStart); err != nil {
		return "", err
	}
	switch k {
	case PDF:
		err = readablePDF(name, r, size)
	case JPEG, PNG, WebP:
		if _, _, bad := image.DecodeConfig(r); bad != nil {
			err = refuse(name, "是%s，但已损坏，无法打开；请重新拍摄或扫描，或从原处重新取得后上传", k.Name())
		}
	case Text:
		err = readableText(name, r)
	}
	return k, err
}

// detected lists the types the detector gives to the kinds, except for those inside a ZIP archive (see office).
var detected = map[Kind][]string{
	PDF:  {"application/pdf"},
	JPEG: {"image/jpeg"},
	PNG:  {"image/png"},
	WebP: {"image/webp"},
	HEIC: {"image/heic", "image/heic-sequence", "image/heif", "image/heif-sequence"},
	MP4:  {"video/mp4", "video/x-m4v"},
	MOV:  {"video/quicktime"},
	MP3:  {"audio/mpeg"},
	M4A:  {"audio/mp4", "audio/x-m4a"},
	WAV:  {"audio/wav"},
	Text: {"text/plain", "text/csv", "text/tab-separated-values", "application/json", "application/x-ndjson"},
}

// kindOf translates the detected type, or refuses it.
func kindOf(name string, m *mimetype.MIME, r io.ReadSeeker, size int64) (Kind, error) {
	switch {
	case within(m, "application/zip"):
		return office(name, r, size)
	case within(m, "application/x-ole-storage"):
		return "", refuse(name, "是旧版的 Word、Excel 文件（DOC、XLS），或者设有打开密码；请取消密码，另存为 DOCX、XLSX 或 PDF 后上传")
	}
	for kind, names := range detected {
		if slices.ContainsFunc(names, m.Is) {
			return kind, nil
		}
	}
	return "", refuse(name, "是%s，本院不接收这种文件；可以接收的有：%s。请转换成其中一种后上传", called(m), Allowed)
}

// within tells whether a type is, or is built on, another one.
func within(m *mimetype.MIME, ancestor string) bool {
	for ; m != nil; m = m.Parent() {
		if m.Is(ancestor) {
			return true
		}
	}
	return false
}

// called says in words what a file is that is not taken.
func called(m *mimetype.MIME) string {
	for _, w := range []struct{ mime, name string }{
		{"text/html", "网页"}, {"image/svg+xml", "SVG 图形"}, {"image/gif", "GIF 图片"}, {"image/bmp", "BMP 图片"},
		{"image/tiff", "TIFF 图片"}, {"image/avif", "AVIF 图片"}, {"application/x-rar-compressed", "RAR 压缩包"},
		{"application/x-7z-compressed", "7z 压缩包"}, {"application/gzip", "压缩包"}, {"text/rtf", "RTF 文档"},
		{"video/3gpp", "3GP 视频"}, {"video/x-msvideo", "AVI 视频"}, {"video/x-matroska", "MKV 视频"}, {"video/x-flv", "FLV 视频"},
		{"audio/amr", "AMR 录音"}, {"audio/flac", "FLAC 录音"}, {"audio/ogg", "OGG 录音"}, {"audio/aac", "AAC 录音"},
		{"application/vnd.microsoft.portable-executable", "Windows 程序"}, {"application/x-elf", "程序"},
	} {
		if within(m, w.mime) {
			return w.name
		}
	}
	if m.Is("application/octet-stream") {
		return "无法识别的文件"
	}
	t, _, _ := strings.Cut(m.String(), ";")
	return fmt.Sprintf(" %s 类型的文件", t)
}

// readableText refuses text in another encoding than UTF-8: it would be shown as nonsense.
func readableText(name string, r io.Reader) error {
	in := bufio.NewReaderSize(r, 64<<10) // many may upload at once: never the whole file in memory
	for {
		c, size, err := in.ReadRune()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if c != 0 && (c != utf8.RuneError || size > 1) {
			continue
		}
		return refuse(name, "是文本文件，但不是 UTF-8 编码（可能是 GBK 等编码）；请用记事本打开，另存为 UTF-8 编码，或导出为 PDF 后上传")
	}
}

func refuse(name, sentence string, args ...any) law.Refusal {
	return law.Refuse(Form, "文件“%s”%s", name, fmt.Sprintf(sentence, args...))
}

func tooLarge(name string, size, limit int64) law.Refusal {
	out := "请压缩图片或降低扫描分辨率，或拆分成几个文件后上传"
	if limit == MediaLimit {
		out = "请截取与待证事实有关的片段，或降低清晰度，或分成几段后上传"
	}
	return refuse(name, "太大：%s，上限为 %s（文档和图片 %s，录音和视频 %s）；%s",
		volume(size), volume(limit), volume(DocumentLimit), volume(MediaLimit), out)
}

// volume writes a size for a person. One byte too many must not look like the limit itself.
func volume(n int64) string {
	switch {
	case n >= 1<<20 && n%(1<<20) == 0:
		return fmt.Sprintf("%d MB", n>>20)
	case n >= 10<<20:
		return fmt.Sprintf("%.1f MB（%d 字节）", float64(n)/(1<<20), n)
	case n >= 1<<10:
		return fmt.Sprintf("%.1f KB", float64(n)/(1<<10))
	}
	return fmt.Sprintf("%d 字节", n)
}
