package typeset

import "math"

// line is one set line. A space at its end is kept, for whoever copies the text, but takes no room.
type line struct {
	gs           []glyph
	x            float64 // from the left edge of the column, points
	stretch      float64 // added between neighbours that stretch
	squeeze      float64 // share, 0 to 1, of the blanks lead and trail that is taken away
	hangL, hangR bool    // the blank half of the first or last mark hangs over the edge
	spread       bool    // letters are set apart on purpose
}

// Costs of a line, the square of its looseness or tightness weighed so that both look equally bad.
const (
	costTight  = 10.0   // all blanks taken away
	costLoose  = 2500.0 // one em added in every gap
	costWidow  = 3.0    // one or two characters alone on the last line
	costForced = 1e4    // no legal break: a line is cut wherever it is full
	costInRun  = 1.0    // a break inside a long run of Latin letters
)

// mayBreak tells whether a line may end between two neighbours, and at which cost.
func mayBreak(a, b *glyph) (bool, float64) {
	switch {
	case b.r == ' ' || b.class&isNeverFirst != 0 || a.class&isNeverLast != 0:
		return false, 0
	case a.class&b.class&isLongRun != 0:
		return true, costInRun
	case a.class&b.class&isLatin != 0:
		return false, 0
	}
	return true, 0
}

// breakLines finds the cheapest set of lines for a paragraph (total fit) under 避头尾 and 标点挤压.
func breakLines(gs []glyph, width float64, st *style) []line {
	if len(gs) == 0 {
		return nil
	}
	from := cheapest(gs, width, st)
	var cuts []int
	for j := len(gs); j > 0; j = from[j] {
		cuts = append(cuts, j)
	}
	out := make([]line, 0, len(cuts))
	for i, k := 0, len(cuts)-1; k >= 0; k-- {
		out = append(out, fit(gs[i:cuts[k]], i == 0, cuts[k] == len(gs), width, st))
		i = cuts[k]
	}
	return out
}

// cheapest gives, for each position where a line may end, where that line begins on the cheapest way there.
func cheapest(gs []glyph, width float64, st *style) []int {
	n := len(gs)
	cost, from := make([]float64, n+1), make([]int, n+1)
	for i := 1; i <= n; i++ {
		cost[i] = math.Inf(1)
	}
	for i := range n {
		if math.IsInf(cost[i], 1) {
			continue
		}
		m := measureFrom(gs, i, width, st)
		full, found := i+1, false // full: the longest line from here that fits, legal or not
		for j := i; j < n; j++ {
			m.add(j)
			if m.overfull() || j-i >= mostLine { // marks without a width fill no line
				break
			}
			full = j + 1
			penalty := 0.0
			if full < n {
				ok, p := mayBreak(&gs[j], &gs[full])
				if !ok {
					continue
				}
				penalty = p
			}
			found = true
			if c := cost[i] + m.cost(full == n) + penalty; c < cost[full] {
				cost[full], from[full] = c, i
			}
		}
		if found {
			continue
		}
		for k := full; k > i+1; k-- { // forced, but the edges of the lines stay clean where they can
			if k == n || gs[k].class&isNeverFirst == 0 && gs[k-1].class&isNeverLast == 0 {
				full = k
				break
			}
		}
		if c := cost[i] + costForced; c < cost[full] {
			cost[full], from[full] = c, i
		}
	}
	return from
}

// measure adds up a line glyph by glyph.
type measure struct {
	gs       []glyph
	st       *style
	first    int
	last     int
	room     float64 // what the line may fill
	w        float64 // natural width, blanks at the end included
	tail     float64 // width of the spaces at the end
	blank    float64 // what squeezing can gain
	gaps     int     // that stretch
	tailGaps int     // the same, before the spaces at the end
}

func measureFrom(gs []glyph, i int, width float64, st *style) measure {
	m := measure{gs: gs, st: st, first: i, last: i, room: width}
	if i == 0 {
		m.room -= st.Indent * st.Size
	} else if gs[i].lead > 0 { // an opening mark's blank half hangs over the left edge
		m.w, m.blank = -gs[i].lead, -gs[i].lead
	}
	return m
}

func (m *measure) add(j int) {
	g := &m.gs[j]
	m.w += g.w - g.pre - g.post
	m.blank += g.lead + g.trail
	if g.r == ' ' {
		m.tail += g.w
	} else {
		m.tail = 0
	}
	if j > m.first && stretches(&m.gs[j-1], g) {
		m.tailGaps++
	}
	if g.r != ' ' {
		m.gaps, m.tailGaps = m.gaps+m.tailGaps, 0
	}
	m.last = j
}

func (m *measure) slack() float64 { return m.room - (m.w - m.tail) }

func (m *measure) overfull() bool { return m.slack()+m.blank < -0.01 }

func (m *measure) cost(end bool) float64 {
	slack := m.slack()
	switch {
	case slack < -0.01:
		r := -slack / m.blank
		if trail := m.gs[m.last].trail; -slack <= trail+0.01 { // the mark at the end alone gives way: nobody sees it
			r *= 0.3
		}
		return 1 + r*r*costTight
	case end:
		if m.first > 0 && m.last-m.first < 2 {
			return costWidow
		}
		return 0
	case m.st.Align == 'j':
		e := slack / math.Max(float64(m.gaps), 0.1) / m.st.Size
		return 1 + e*e*costLoose
	}
	return 1 + slack/m.room
}

// fit places the glyphs of one line.
func fit(gs []glyph, first, last bool, width float64, st *style) line {
	l := line{gs: gs}
	if first {
		l.x = st.Indent * st.Size
	}
	m := measure{gs: gs, st: st, room: width - l.x}
	if !first && gs[0].lead > 0 {
		l.hangL = true
		m.w, m.blank = -gs[0].lead, -gs[0].lead
	}
	for j := range gs {
		m.add(j)
	}
	slack := m.slack()
	switch end := &gs[len(gs)-1]; {
	case slack < -0.01 && end.trail >= -slack-0.01:
		l.hangR = true
	case slack < -0.01 && m.blank > 0:
		l.squeeze = math.Min(1, -slack/m.blank)
	case slack > 0 && !last && st.Align == 'j' && m.gaps > 0:
		l.stretch = slack / float64(m.gaps)
	}
	switch st.Align {
	case 'c':
		l.x += max(0, slack) / 2
	case 'r':
		l.x += max(0, slack)
	}
	return l
}

// width is what a text takes on one line at its natural size.
func width(gs []glyph) (w float64) {
	for i := range gs {
		w += gs[i].w - gs[i].pre - gs[i].post
	}
	return w
}
