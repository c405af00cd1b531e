package typeset

// standardSID gives the number of the name that a code has in Adobe's standard encoding; 0: none.
// The encoding names its characters in order, with gaps (CFF specification, appendices A and B).
func standardSID(code int) int {
	for _, run := range [][3]int{ // first code, last code, name of the first
		{32, 126, 1}, {161, 175, 96}, {177, 180, 111}, {182, 189, 115}, {191, 191, 123}, {193, 200, 124}, {202, 203, 132},
		{205, 208, 134}, {225, 225, 138}, {227, 227, 139}, {232, 235, 140}, {241, 241, 144}, {245, 245, 145}, {248, 251, 146},
	} {
		if run[0] <= code && code <= run[1] {
			return run[2] + code - run[0]
		}
	}
	return 0
}

// readCharset gives the glyphs of a name-keyed font by name. What it cannot read has no name: then only accented letters
// made of two are lost.
func readCharset(b []byte, p, n int) map[int]int {
	names, gid := map[int]int{}, 1
	add := func(sid int) {
		names[sid] = gid
		gid++
	}
	r := reader{b: b}
	switch format := r.u8(p); {
	case p < 3: // 0 is the order of the standard names; 1 and 2 are of expert faces, which have no such letters
		for gid < n {
			add(gid)
		}
	case format == 0:
		for at := p + 1; gid < n && !r.short; at += 2 {
			add(r.u16(at))
		}
	case format <= 2: // ranges; in format 2 of two-byte length
		for p++; gid < n && !r.short; p += 2 + format {
			first, left := r.u16(p), r.u8(p+2)
			if format == 2 {
				left = r.u16(p + 2)
			}
			for i := 0; i <= left && gid < n; i++ {
				add(first + i)
			}
		}
	}
	return names
}

// named gives the glyph of a name; -1: there is none.
func (c *cff) named(sid int) int {
	if c.names == nil || sid == 0 {
		return -1
	}
	if gid, ok := c.names()[sid]; ok {
		return gid
	}
	return -1
}
