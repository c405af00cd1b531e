// Package fonts carries the faces 字体 the court's papers are set in, so that a paper looks the same everywhere
// and the program needs no font installed. See README.md for where they come from.
package fonts

import _ "embed"

// Song is the face 宋体 that every other falls back on: all Han characters it has, including the rare ones in names.
//
//go:embed NotoSerifCJKsc-Regular.otf
var Song []byte

// Title is the heavy Song-style face of titles and seals, in place of 小标宋, cut down to GB 2312.
//
//go:embed NotoSerifCJKsc-Bold.otf
var Title []byte

// Hei is the face 黑体 of headings, cut down to GB 2312.
//
//go:embed NotoSansCJKsc-Medium.otf
var Hei []byte

// Kai is the face 楷体, cut down to GB 2312 and the 8,105 characters in general use 通用规范汉字表. Its light strokes stand well
// among those of a FangSong face, whose gaps it fills.
//
//go:embed YuntingKai-Light.ttf
var Kai []byte
