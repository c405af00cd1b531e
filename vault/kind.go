package vault

import (
	"path"
	"strings"
)

// Kind is what a file is by its content, as a media type.
type Kind string

// The kinds the court takes.
const (
	PDF  Kind = "application/pdf"
	JPEG Kind = "image/jpeg"
	PNG  Kind = "image/png"
	WebP Kind = "image/webp"
	HEIC Kind = "image/heic"
	MP4  Kind = "video/mp4"
	MOV  Kind = "video/quicktime"
	MP3  Kind = "audio/mpeg"
	M4A  Kind = "audio/mp4"
	WAV  Kind = "audio/wav"
	Text Kind = "text/plain"
	DOCX Kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	XLSX Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
)

const (
	// DocumentLimit is the most bytes a document or picture may have (50 MB).
	DocumentLimit = 50 << 20
	// MediaLimit is the most bytes a sound or film recording may have (500 MB).
	MediaLimit = 500 << 20
)

// Allowed tells a person which files the court takes.
const Allowed = "PDF、图片（JPEG、PNG、WebP、HEIC）、视频（MP4、MOV）、录音（MP3、M4A、WAV）、纯文本（TXT）、Word（DOCX）、Excel（XLSX）"

type trait struct {
	name  string   // what people call it
	exts  []string // the first is the usual one
	media bool     // sound or film
}

var traits = map[Kind]trait{
	PDF:  {name: "PDF", exts: []string{".pdf"}},
	JPEG: {name: "JPEG 图片", exts: []string{".jpg", ".jpeg", ".jpe", ".jfif"}},
	PNG:  {name: "PNG 图片", exts: []string{".png"}},
	WebP: {name: "WebP 图片", exts: []string{".webp"}},
	HEIC: {name: "HEIC 图片", exts: []string{".heic", ".heif"}},
	MP4:  {name: "MP4 视频", exts: []string{".mp4", ".m4v"}, media: true},
	MOV:  {name: "MOV 视频", exts: []string{".mov", ".qt"}, media: true},
	MP3:  {name: "MP3 录音", exts: []string{".mp3"}, media: true},
	M4A:  {name: "M4A 录音", exts: []string{".m4a"}, media: true},
	WAV:  {name: "WAV 录音", exts: []string{".wav"}, media: true},
	Text: {name: "纯文本", exts: []string{".txt", ".text", ".csv", ".tsv", ".json", ".log", ".md"}},
	DOCX: {name: "Word 文档", exts: []string{".docx"}},
	XLSX: {name: "Excel 表格", exts: []string{".xlsx"}},
}

// Name is what people call the kind.
func (k Kind) Name() string { return traits[k].name }

// Ext is the usual extension, with the dot.
func (k Kind) Ext() string { return traits[k].exts[0] }

// Limit is the most bytes a file of this kind may have.
func (k Kind) Limit() int64 {
	if traits[k].media {
		return MediaLimit
	}
	return DocumentLimit
}

// Named gives a file the extension of what it is. A file whose name says otherwise is taken all the same (phones and
// chat programs often misname), under its true kind: 合同.jpg that is a PDF becomes 合同.pdf.
func (k Kind) Named(name string) string {
	ext := strings.ToLower(path.Ext(name))
	if owner, known := byExt(ext); owner == k {
		return name
	} else if known {
		name = name[:len(name)-len(ext)]
	}
	return name + k.Ext()
}

func byExt(ext string) (Kind, bool) {
	for k, t := range traits {
		for _, e := range t.exts {
			if e == ext {
				return k, true
			}
		}
	}
	return "", false
}
