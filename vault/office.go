package vault

import (
	"archive/zip"
	"errors"
	"io"
	"strings"
)

// What a Word or Excel file may hold. Real ones have some dozens of parts, with many pictures some thousands.
const (
	mostParts     = 10_000
	mostDirectory = 1 << 20 // bytes read to list them
)

// office tells a Word or Excel file from any other archive by what it holds.
func office(name string, r io.ReadSeeker, size int64) (Kind, error) {
	if size > DocumentLimit { // before the directory is read into memory: it may hold millions of names
		return "", tooLarge(name, size, DocumentLimit)
	}
	// The count an archive gives of itself may be a lie: what counts is how much of it must be read.
	at := &bounded{ReaderAt: seekerAt{r}, left: mostDirectory}
	z, err := zip.NewReader(at, size)
	if at.left < 0 || err == nil && len(z.File) > mostParts {
		return "", refuse(name, "内含的文件太多（上限为 %d 个），可能不是正常的文档；请用原来的程序打开并重新保存，或导出为 PDF 后上传", mostParts)
	}
	if err != nil {
		return "", refuse(name, "已损坏，无法打开（Word、Excel 文件或压缩包的目录读不出来）；请用原来的程序打开并重新保存，或导出为 PDF 后上传")
	}
	has := map[string]bool{}
	macros := false
	for _, f := range z.File {
		has[f.Name] = true
		macros = macros || strings.HasSuffix(f.Name, "/vbaProject.bin")
	}
	switch {
	case macros:
		return "", refuse(name, "含有宏（可自动运行的程序）；请另存为不含宏的 DOCX、XLSX，或导出为 PDF 后上传")
	case has["[Content_Types].xml"] && has["word/document.xml"]:
		return DOCX, nil
	case has["[Content_Types].xml"] && has["xl/workbook.xml"]:
		return XLSX, nil
	}
	return "", refuse(name, "是压缩包或其他打包文件，本院不接收；请解开后逐个上传其中的文件。可以接收的有：%s", Allowed)
}

// bounded reads no more than is left.
type bounded struct {
	io.ReaderAt
	left int
}

var errMuch = errors.New("vault: an archive's directory is too large")

func (b *bounded) ReadAt(p []byte, off int64) (int, error) {
	if b.left -= len(p); b.left < 0 {
		return 0, errMuch
	}
	return b.ReaderAt.ReadAt(p, off)
}

// seekerAt reads at offsets by seeking; for one goroutine only.
type seekerAt struct{ r io.ReadSeeker }

func (s seekerAt) ReadAt(p []byte, off int64) (int, error) {
	if _, err := s.r.Seek(off, io.SeekStart); err != nil {
		return 0, err
	}
	n, err := io.ReadFull(s.r, p)
	if err == io.ErrUnexpectedEOF {
		err = io.EOF
	}
	return n, err
}
