package normal

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
)

// plain is the text of a text file, without its byte order mark.
func plain(b []byte) string {
	return strings.ToValidUTF8(strings.TrimPrefix(string(b), "\ufeff"), "\ufffd")
}

const brokenOffice = "文件已损坏，没有提取文字；请用原来的程序打开并重新保存后另传一份"

// part opens one part of an office file, never reading more than the limit: an archive may lie about its size.
func part(z *zip.Reader, called string, most int64) (io.ReadCloser, bool) {
	i := slices.IndexFunc(z.File, func(f *zip.File) bool { return f.Name == called })
	if i < 0 {
		return nil, false
	}
	r, err := z.File[i].Open()
	if err != nil {
		return nil, false
	}
	return struct {
		io.Reader
		io.Closer
	}{io.LimitReader(r, most), r}, true
}

// word is the text of a Word file: its body, notes and the text of its boxes, a line for each paragraph.
func word(b []byte, most Limits) (Normal, error) {
	n := Normal{Why: "Word 文档不另作规范版，请下载原件查看；希望在网页上直接查看的，请导出为 PDF 后另传一份"}
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		n.Untold = brokenOffice
		return n, nil
	}
	var out strings.Builder
	for _, p := range []string{"word/document.xml", "word/footnotes.xml", "word/endnotes.xml", "word/comments.xml"} {
		r, ok := part(z, p, most.Stream)
		if !ok {
			continue
		}
		err := marked(r, func(t xml.Token, in string) {
			switch t := t.(type) {
			case xml.CharData:
				if in == "t" {
					out.Write(t)
				}
			case xml.StartElement:
				switch t.Name.Local {
				case "tab":
					out.WriteByte('\t')
				case "br", "cr":
					out.WriteByte('\n')
				}
			case xml.EndElement:
				if t.Name.Local == "p" {
					out.WriteByte('\n')
				}
			}
		}, func() bool { return out.Len() > most.Text })
		r.Close()
		if err != nil {
			n.Untold = brokenOffice
		}
	}
	return told(n, out.String()), nil
}

// sheets is the text of an Excel file, a line for each row. Formulas are not computed: what was saved is what is read.
func sheets(b []byte, most Limits) (Normal, error) {
	n := Normal{Why: "Excel 表格不另作规范版，请下载原件查看；希望在网页上直接查看的，请导出为 PDF 后另传一份"}
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		n.Untold = brokenOffice
		return n, nil
	}
	var shared []string
	full := func(size int) func() bool { return func() bool { return size > most.Text } }
	if r, ok := part(z, "xl/sharedStrings.xml", most.Stream); ok {
		var one strings.Builder
		size := 0
		err := marked(r, func(t xml.Token, in string) {
			switch t := t.(type) {
			case xml.CharData:
				if in == "t" {
					one.Write(t)
				}
			case xml.EndElement:
				if t.Name.Local == "si" {
					shared, size = append(shared, one.String()), size+one.Len()+16
					one.Reset()
				}
			}
		}, func() bool { return full(size)() })
		r.Close()
		if err != nil {
			n.Untold = brokenOffice
		}
	}
	var out strings.Builder
	for i := 1; i <= 200; i++ {
		r, ok := part(z, "xl/worksheets/sheet"+strconv.Itoa(i)+".xml", most.Stream)
		if !ok {
			break
		}
		kind := ""
		err := marked(r, func(t xml.Token, in string) {
			switch t := t.(type) {
			case xml.StartElement:
				if t.Name.Local == "c" {
					kind = ""
					for _, a := range t.Attr {
						if a.Name.Local == "t" {
							kind = a.Value
						}
					}
				}
			case xml.CharData:
				switch {
				case in == "v" && kind == "s":
					if k, err := strconv.Atoi(string(t)); err == nil && k >= 0 && k < len(shared) {
						out.WriteString(shared[k])
					}
				case in == "v" || in == "t":
					out.Write(t)
				}
			case xml.EndElement:
				switch t.Name.Local {
				case "c":
					out.WriteByte('\t')
				case "row":
					out.WriteByte('\n')
				}
			}
		}, func() bool { return out.Len() > most.Text })
		r.Close()
		if err != nil {
			n.Untold = brokenOffice
		}
	}
	return told(n, out.String()), nil
}

func told(n Normal, text string) Normal {
	if strings.TrimSpace(text) != "" {
		n.Text = []string{text}
	} else if n.Untold == "" {
		n.Untold = "文件里没有文字"
	}
	return n
}

// marked walks XML and says in which element each piece stands. enough stops it.
func marked(r io.Reader, do func(t xml.Token, in string), enough func() bool) error {
	d := xml.NewDecoder(r)
	d.Strict = false
	var in []string
	for !enough() {
		t, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			in = append(in, t.Name.Local)
			if len(in) > 1000 {
				return errors.New("normal: XML nested too deep")
			}
			do(t, t.Name.Local)
		case xml.EndElement:
			if len(in) > 0 {
				in = in[:len(in)-1]
			}
			do(t, "")
		case xml.CharData:
			if len(in) > 0 {
				do(t, in[len(in)-1])
			}
		}
	}
	return nil
}
