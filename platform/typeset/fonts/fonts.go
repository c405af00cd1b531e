// Package fonts carries the faces 字体 the court's papers are set in, so that a paper looks the same everywhere
// and the program needs no font installed. See README.md for where they come from.
package fonts

import _ "embed"

// Regular is the Song-style face 宋体 of the text: every Han character the face has, including the rare ones in names.
//
//go:embed NotoSerifCJKsc-Regular.otf
var Regular []byte

// Bold is the heavy Song-style face of titles and seals, cut down to GB 2312.
//
//go:embed NotoSerifCJKsc-Bold.otf
var Bold []byte
