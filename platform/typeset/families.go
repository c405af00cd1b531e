package typeset

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"yunting/platform/typeset/fonts"
)

// Roles a face can play in a paper. Each has faces that are tried in order for a character; the Song face of
// 30,225 Han characters is among them, so that a rare name is printed whatever the role. The program carries no FangSong
// face (fonts/README.md says why): until an operator brings one, the text is set in Song.
const (
	Fang   = "fang"  // 仿宋: the text
	Song   = "song"  // 宋: small print
	Titles = "title" // 小标宋: the court, the kind of paper, the seal
	Hei    = "hei"   // 黑: headings
	Kai    = "kai"   // 楷: quotations
)

var roles = []string{Fang, Song, Titles, Hei, Kai}

// Fonts are the faces papers are set in, by role. They are never written to: every goroutine may share them.
type Fonts struct{ own map[string][]*Face }

// chain gives the faces of a role in the order they are tried. What a FangSong face lacks is taken from 楷, whose strokes
// are as light, before it is taken from 宋; for the rest 楷 comes last, as it alone has Š, ł, ấ and Ж.
func (f *Fonts) chain(role string) []*Face {
	if role == Fang && len(f.own[Fang]) > 0 {
		return slices.Concat(f.own[Fang], f.own[Kai], f.own[Song])
	}
	chain := slices.Clone(f.own[role])
	for _, r := range []string{Song, Kai} {
		if r != role {
			chain = append(chain, f.own[r]...)
		}
	}
	return chain
}

// Embedded gives the faces that the program carries; they are read once.
func Embedded() (*Fonts, error) { return embedded() }

var embedded = sync.OnceValues(readEmbedded)

func readEmbedded() (*Fonts, error) {
	song, err1 := readFace("NotoSerifCJKsc-Regular.otf", fonts.Song, 0)
	title, err2 := readFace("NotoSerifCJKsc-Bold.otf", fonts.Title, 0)
	hei, err3 := readFace("NotoSansCJKsc-Medium.otf", fonts.Hei, 0)
	kai, err4 := readFace("YuntingKai-Light.ttf", fonts.Kai, 0)
	if err := errors.Join(err1, err2, err3, err4); err != nil {
		return nil, err
	}
	return &Fonts{map[string][]*Face{Song: {song}, Titles: {title}, Hei: {hei}, Kai: {kai}}}, nil
}

// With gives the same fonts but for one role, in which the face comes first and those before it fill its gaps.
// It panics on a role that is none of the five.
func (f *Fonts) With(role string, face *Face) *Fonts {
	if !slices.Contains(roles, role) {
		panic("typeset: no role " + strconv.Quote(role))
	}
	own := maps.Clone(f.own)
	own[role] = append([]*Face{face}, own[role]...)
	return &Fonts{own}
}

// dropIn is the name of a font an operator puts into the folder: the role, the number of the face if it is not the
// first of a collection, the kind of file.
var dropIn = regexp.MustCompile(`^(fang|song|title|hei|kai)(?:\.(\d{1,3}))?\.(?:ttf|otf|ttc)$`)

const accepted = "the folder takes fang (仿宋), song (宋), title (小标宋), hei (黑) and kai (楷) as .ttf, .otf or .ttc; " +
	"song.2.ttc is face 2 of a collection, counted from 0; texts (.txt, .md, COPYING, LICENSE) and hidden files are passed over"

// FontsFrom gives the embedded fonts with those of a folder before them, each named by its role: fang.otf, song.2.ttc.
// A file of another name, two for one role and a font that cannot be read are errors that name the file.
func FontsFrom(dir fs.FS) (*Fonts, error) {
	f, err := Embedded()
	if err != nil {
		return nil, err
	}
	entries, err := fs.ReadDir(dir, ".")
	if err != nil {
		return nil, fmt.Errorf("the folder of fonts cannot be read: %w", err)
	}
	taken := map[string]string{}
	for _, e := range entries {
		name := e.Name()
		m := dropIn.FindStringSubmatch(name)
		switch {
		case !e.IsDir() && passedOver(name):
			continue
		case m == nil || e.IsDir():
			return nil, fmt.Errorf("%s is not the name of a font: %s", name, accepted)
		case taken[m[1]] != "":
			return nil, fmt.Errorf("%s and %s are both for %s; keep one", taken[m[1]], name, m[1])
		}
		taken[m[1]] = name
		face, err := openFace(dir, name, m[2])
		if err != nil {
			return nil, err
		}
		f = f.With(m[1], face)
	}
	return f, nil
}

func openFace(dir fs.FS, name, index string) (*Face, error) {
	info, err := fs.Stat(dir, name)
	if err != nil {
		return nil, fmt.Errorf("font %s: %w", name, err)
	}
	if info.Size() > maxFontFile {
		return nil, fmt.Errorf("font %s: the file is larger than %d MB", name, maxFontFile>>20)
	}
	data, err := fs.ReadFile(dir, name)
	if err != nil {
		return nil, fmt.Errorf("font %s: %w", name, err)
	}
	n := 0
	if index != "" {
		if n, err = strconv.Atoi(index); err != nil {
			return nil, fmt.Errorf("font %s: %w", name, err)
		}
	}
	return LoadFace(name, data, n)
}

// passedOver tells whether a file lies in the folder for people, such as the licence of a font.
func passedOver(name string) bool {
	ext := path.Ext(name)
	return strings.HasPrefix(name, ".") || ext == ".txt" || ext == ".md" || name == "COPYING" || name == "LICENSE"
}
