package form

import "yunting/platform/typeset"

// Sheet is the layout of court papers: A4, 22 lines of 28 characters of size 3 三号, title 小标宋, body 仿宋.
// 《人民法院民事裁判文书制作规范》（法〔2016〕221号）; its numbers were taken from descriptions of it (docs/law/choices.md).
var Sheet = &typeset.Sheet{
	Left: 28 * typeset.Millimetre, Top: 37 * typeset.Millimetre, Width: 28 * size3, Height: 22 * lead,
	Styles: map[string]typeset.Style{
		Masthead:         {Tag: "P", Face: "title", Size: 22, Lead: 36, Align: 'c', Keep: true},
		Title:            {Tag: "H1", Face: "title", Size: 26, Lead: 44, Align: 'c', Spread: 0.3, After: 6, Keep: true},
		Reference:        {Tag: "P", Face: "fang", Size: size3, Lead: lead, Align: 'r', Inset: 2, After: 6, Keep: true},
		typeset.Body:     {Tag: "P", Face: "fang", Size: size3, Lead: lead, Indent: 2, Align: 'j'},
		Plain:            {Tag: "P", Face: "fang", Size: size3, Lead: lead, Align: 'j'},
		Centre:           {Tag: "P", Face: "fang", Size: size3, Lead: lead, Align: 'c'},
		Heading:          {Tag: "H2", Face: "hei", Size: size3, Lead: lead, Indent: 2, Align: 'l', Keep: true},
		typeset.Sign:     {Tag: "P", Face: "fang", Size: size3, Lead: lead, Align: 'l'},
		typeset.Cell:     {Tag: "P", Face: "song", Size: 12, Lead: 18, Align: 'l'},
		typeset.CellHead: {Tag: "P", Face: "hei", Size: 12, Lead: 18, Align: 'c'},
		typeset.Field:    {Tag: "P", Face: "fang", Size: 14, Lead: 24, Align: 'l'},
		typeset.Note:     {Tag: "P", Face: "song", Size: 10.5, Lead: 17, Align: 'j'},
		typeset.Footer:   {Tag: "P", Face: "song", Size: 10.5, Lead: 14, Align: 'c'},
	},
}

const (
	size3 = 16.0 // 三号, points
	lead  = 28.9
)

// The styles of a paper beyond those that the engine names.
const (
	Masthead  = "masthead"  // the court
	Title     = "title"     // the kind of paper
	Reference = "reference" // its number
	Plain     = "plain"     // without indent
	Centre    = "centre"
	Heading   = "heading"
)
