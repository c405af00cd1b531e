package ledger

import (
	"archive/zip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Pack is the offline pack 离线验证包: a receipt in single files that other tools read too, and, if wanted, the original.
// docs/ledger/leaf.md lists the files.
type Pack struct {
	Receipt  Receipt
	Policy   []byte    // whose keys the court says are its own. It comes with what it should vouch for, so it is no authority
	Original *Original // nil: not in the pack
}

// Original is the content that was deposited.
type Original struct {
	Name string
	Open func() (io.ReadCloser, error)
}

// The files of a pack, in their order; the original lies in a folder of its own.
const (
	readmeFile      = "README.txt"
	leafFile        = "leaf.json"
	itemFile        = "item.json"
	proofFile       = "proof.tlog-proof"
	stampFile       = "stamp.tst"
	particularsFile = "particulars.json"
	policyFile      = "policy.txt"
	originalFolder  = "original/"
)

// WritePack writes a pack. The same receipt, policy and original give the same bytes.
func WritePack(w io.Writer, p Pack) error {
	l, err := ParseLeaf(p.Receipt.Leaf)
	if err != nil {
		return err
	}
	z := zip.NewWriter(w)
	put := func(name string, from io.Reader) error {
		// Stored, not compressed: another version of a compressor would give other bytes, and photos do not shrink.
		f, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store, Modified: l.At.UTC()})
		if err == nil {
			_, err = io.Copy(f, from)
		}
		return err
	}
	item, particulars := "", ""
	if p.Receipt.Item != nil {
		item, err = indented(p.Receipt.Item)
	}
	if p.Receipt.Particulars != nil && err == nil {
		particulars, err = indented(p.Receipt.Particulars)
	}
	if err != nil {
		return err
	}
	for _, f := range []struct{ name, text string }{
		{readmeFile, readme(p, l)}, {leafFile, string(p.Receipt.Leaf)}, {itemFile, item}, {proofFile, p.Receipt.Proof},
		{stampFile, string(p.Receipt.Stamp)}, {particularsFile, particulars}, {policyFile, string(p.Policy)},
	} {
		if f.text == "" {
			continue
		}
		if err := put(f.name, strings.NewReader(f.text)); err != nil {
			return err
		}
	}
	if p.Original != nil {
		from, err := p.Original.Open()
		if err != nil {
			return err
		}
		defer from.Close()
		if err := put(originalFolder+fileName(p.Original.Name), from); err != nil {
			return err
		}
	}
	return z.Close()
}

func indented(v any) (string, error) {
	b, err := json.MarshalIndent(v, "", "  ")
	return string(b) + "\n", err
}

// fileName is a name every system can unpack: what came before a slash is left out, what cannot be written becomes "_".
func fileName(name string) string {
	name = path.Base(strings.ReplaceAll(strings.ToValidUTF8(name, "_"), `\`, "/"))
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || strings.ContainsRune(`<>:"/\|?*`, r) {
			return '_'
		}
		return r
	}, name)
	for len(name) > 200 {
		_, size := utf8.DecodeRuneInString(name)
		name = name[size:]
	}
	if name = strings.Trim(name, ". "); name == "" {
		return "original"
	}
	return name
}

// ErrPack is why a file is no usable pack. It is wrapped with the reason, in Chinese and English.
var ErrPack = errors.New("这不是可以核验的离线验证包 / this is not a usable pack")

func noPack(chinese, english string, args ...any) error {
	return fmt.Errorf("%w: "+chinese+" / "+english, append([]any{ErrPack}, args...)...)
}

// Limits of a pack that is read: more is no pack of ours, and unpacking it would only cost the reader.
const (
	mostFiles     = 16
	mostDirectory = 64 << 10
	mostOriginal  = 3 << 30 // so that the pack needs no 64-bit lengths, which some tools do not read
	mostSwelling  = 100     // times its packed length
	freeSwelling  = 16 << 20
)

var mostOf = map[string]uint64{readmeFile: 64 << 10, leafFile: 16 << 10, itemFile: 64 << 10, proofFile: mostProof,
	stampFile: 256 << 10, particularsFile: 256 << 10, policyFile: mostPolicy}

// ReadPack reads a pack of so many bytes. It does not check it. Errors wrap ErrPack, unless reading itself failed.
func ReadPack(r io.ReaderAt, size int64) (*Pack, error) {
	if err := listed(r, size); err != nil {
		return nil, err
	}
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, noPack("压缩包已损坏（%w）", "the zip is damaged", err)
	}
	p, seen := &Pack{}, map[string]bool{}
	parts := map[string][]byte{}
	for _, f := range z.File {
		if seen[strings.ToLower(f.Name)] {
			return nil, noPack("文件“%s”出现两次", "a file stands in it twice", f.Name)
		}
		seen[strings.ToLower(f.Name)] = true
		switch name, inside := strings.CutPrefix(f.Name, originalFolder); {
		case inside && name == "":
			continue // the folder itself, which some tools write
		case inside && (p.Original != nil || name != fileName(name)):
			return nil, noPack("original 文件夹里只能有一个文件，并且文件名不能带路径", "the folder original holds one file, whose name is no path")
		case f.CompressedSize64 > uint64(size):
			return nil, noPack("文件“%s”的长度不对", "a file in it lies about its length", f.Name)
		case inside && (f.UncompressedSize64 > mostOriginal || swells(f)):
			return nil, noPack("原件太大，或者压缩得不合常理", "the original is too large or oddly compressed")
		case inside:
			p.Original = &Original{Name: name, Open: f.Open}
		case mostOf[f.Name] == 0:
			return nil, noPack("其中有不认识的文件“%.100s”", "it holds a file that does not belong to a pack", f.Name)
		case f.UncompressedSize64 > mostOf[f.Name]:
			return nil, noPack("文件“%s”太大", "a file in it is too large", f.Name)
		default:
			if parts[f.Name], err = part(f); err != nil {
				return nil, err
			}
		}
	}
	if parts[leafFile] == nil || parts[proofFile] == nil {
		return nil, noPack("缺少 %s 或者 %s", "leaf or proof is missing", leafFile, proofFile)
	}
	p.Policy = parts[policyFile]
	p.Receipt, err = receiptOf(parts)
	return p, err
}

func swells(f *zip.File) bool {
	return f.UncompressedSize64 > freeSwelling && f.UncompressedSize64/mostSwelling > f.CompressedSize64
}

// listed checks the list of files at the end of a zip before anything is made of it: a few megabytes can hold a list of
// millions. A zip with something after its end, or with 64-bit lengths, is refused.
func listed(r io.ReaderAt, size int64) error {
	const length = 22
	var end [length]byte
	if size < length {
		return noPack("它不是 ZIP 压缩包", "it is no zip")
	}
	if _, err := r.ReadAt(end[:], size-length); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	if string(end[:4]) != "PK\x05\x06" {
		return noPack("它不是完整的 ZIP 压缩包，或者末尾附有别的内容", "it is no complete zip, or something stands after its end")
	}
	number := func(at, bytes int) (n int64) {
		for i := bytes - 1; i >= 0; i-- {
			n = n<<8 | int64(end[at+i])
		}
		return n
	}
	files, directory, start := number(10, 2), number(12, 4), number(16, 4)
	if files > mostFiles || directory > mostDirectory || start+directory+length != size {
		return noPack("文件太多，或者目录与内容不符", "it lists too many files, or its list does not fit")
	}
	return nil
}

// part reads one small file of a pack.
func part(f *zip.File) ([]byte, error) {
	from, err := f.Open()
	if err != nil {
		return nil, noPack("文件“%s”无法读取（%w）", "a file cannot be read", f.Name, err)
	}
	defer from.Close()
	b, err := io.ReadAll(io.LimitReader(from, int64(mostOf[f.Name])+1))
	if err == nil && uint64(len(b)) > mostOf[f.Name] {
		err = errors.New("larger than announced")
	}
	if err != nil {
		return nil, noPack("文件“%s”无法读取（%w）", "a file cannot be read", f.Name, err)
	}
	return b, nil
}

// receiptOf puts the receipt together again. Which deposit it is for, the leaf and the item say.
func receiptOf(parts map[string][]byte) (Receipt, error) {
	r := Receipt{Leaf: parts[leafFile], Proof: string(parts[proofFile]), Stamp: parts[stampFile]}
	if b := parts[itemFile]; b != nil {
		r.Item = &ItemProof{}
		if err := json.Unmarshal(b, r.Item); err != nil {
			return r, noPack("%s 无法读取（%w）", "the item cannot be read", itemFile, err)
		}
		r.Ref.Item = r.Item.Position
	}
	if b := parts[particularsFile]; b != nil {
		r.Particulars = &Particulars{}
		if err := json.Unmarshal(b, r.Particulars); err != nil {
			return r, noPack("%s 无法读取（%w）", "the particulars cannot be read", particularsFile, err)
		}
	}
	if l, err := ParseLeaf(r.Leaf); err == nil {
		r.Ref.Number = l.Number
	}
	return r, nil
}
