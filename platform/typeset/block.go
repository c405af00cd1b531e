package typeset

// Block is one part of a paper's body. A line feed in a text begins a new paragraph.
type Block interface{ set(f *flow) }

type blockFunc func(f *flow)

func (b blockFunc) set(f *flow) { b(f) }

// Para is a paragraph of the body: indented by two characters, justified.
func Para(text string) Block {
	return blockFunc(func(f *flow) { f.text("P", text, &f.set.body, false) })
}

// Plain is a paragraph without indent.
func Plain(text string) Block {
	return blockFunc(func(f *flow) { f.text("P", text, &f.set.plain, false) })
}

// Heading is a heavy line that stays with what follows.
func Heading(text string) Block {
	return blockFunc(func(f *flow) { f.text("H2", text, &f.set.heading, true) })
}

// Note is small print.
func Note(text string) Block {
	return blockFunc(func(f *flow) { f.text("P", text, &f.set.note, false) })
}

// Space is white of so many body lines; it vanishes at the top of a page.
func Space(lines float64) Block {
	return blockFunc(func(f *flow) { f.gap += lines * bodyLead })
}

// Table has a header row, repeated on each page it runs over. Columns are given as shares of the line, aligned by one
// letter each: l, c, r or j. rows[0] is the header; every row has as many cells as there are columns.
func Table(columns []float64, align string, rows [][]string) Block {
	return blockFunc(func(f *flow) { f.table(columns, align, rows) })
}

// KeyValues is a form of two columns: what is asked, what is said.
func KeyValues(pairs [][2]string) Block {
	return blockFunc(func(f *flow) { f.keyValues(pairs) })
}

// QR is a QR code of 28 mm that holds code, with a caption beside it.
func QR(code, caption string) Block {
	return blockFunc(func(f *flow) { f.qr(code, caption) })
}
