package typeset

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func opened(t interface{ Fatal(...any) }) *styles {
	set, err := sheet().open()
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// chinese draws text as courts write it: at most three marks, or a Latin word, between Han characters.
func chinese() *rapid.Generator[string] {
	piece := rapid.OneOf(
		rapid.StringOfN(rapid.RuneFrom([]rune("原告被合同云庭审判决书年月日元龘堃")), 1, 12, -1),
		rapid.StringOfN(rapid.RuneFrom([]rune(closing+opening+"%￥~")), 1, 3, -1),
		rapid.StringMatching(`[0-9]{1,3}(,[0-9]{3}){0,3}(\.[0-9]{2})?`),
		rapid.StringMatching(`[A-Za-z]{1,12} [a-z]{1,8}`),
		rapid.SampledFrom([]string{"——", "……", "￥38,600.00", "（2026）粤0192民初1号"}),
	)
	return rapid.Custom(func(t *rapid.T) string {
		return "本" + strings.Join(rapid.SliceOfN(rapid.Custom(func(t *rapid.T) string {
			return piece.Draw(t, "piece") + rapid.StringOfN(rapid.RuneFrom([]rune("本院认为")), 1, 6, -1).Draw(t, "han")
		}), 1, 60).Draw(t, "pieces"), "")
	})
}

func TestLineBreaks(t *testing.T) {
	set := opened(t)
	rapid.Check(t, func(t *rapid.T) {
		text := chinese().Draw(t, "text")
		st := *set.named[Body]
		st.Align = rapid.SampledFrom([]byte("jlcr")).Draw(t, "align")
		w := rapid.Float64Range(16, 28).Draw(t, "em") * st.Size
		d := newDoc(set)
		lines := breakLines(d.shape(text, &st), w, &st)

		var back strings.Builder
		for i := range lines {
			l := &lines[i]
			back.WriteString(d.source(l.gs))
			first, last := l.gs[0].r, l.gs[len(l.gs)-1].r
			if i > 0 && strings.ContainsRune(neverFirst, first) {
				t.Errorf("line %d begins with %c", i, first)
			}
			if i+1 < len(lines) && strings.ContainsRune(neverLast, last) {
				t.Errorf("line %d ends with %c", i, last)
			}
			if i+1 < len(lines) && isDigit(last) && isDigit(lines[i+1].gs[0].r) {
				t.Errorf("a number is cut after line %d", i)
			}
			if right := rightEdge(l); right > w+0.1 {
				t.Errorf("line %d ends %.2f points beyond the column", i, right-w)
			}
			if st.Align == 'j' && l.stretch > 0 && i+1 < len(lines) {
				if right := rightEdge(l); right < w-0.1 {
					t.Errorf("line %d is %.2f points short", i, w-right)
				}
			}
		}
		if back.String() != text {
			t.Errorf("got %q", back.String())
		}
	})
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// rightEdge is where the ink of a line may end, as the canvas places its glyphs.
func rightEdge(l *line) float64 {
	var c canvas
	c.moves(l)
	x, edge := l.x, 0.0
	for i, g := range l.gs {
		x += g.w - c.back[i]
		switch {
		case l.hangR && i == len(l.gs)-1:
			edge = x - g.trail
		case g.r != ' ':
			edge = x - g.post - g.trail*l.squeeze
		}
		x += l.stretch
	}
	return edge
}

// Where no break is legal the text is cut, never lost and never set beyond the edge.
func TestNoLegalBreak(t *testing.T) {
	set := opened(t)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.RuneFrom([]rune("，。、（《“a9—… ")), 1, 200, -1).Draw(t, "text")
		d := newDoc(set)
		lines := breakLines(d.shape(text, set.named["plain"]), 10*set.named["plain"].Size, set.named["plain"])
		var back strings.Builder
		for i := range lines {
			back.WriteString(d.source(lines[i].gs))
			if right := rightEdge(&lines[i]); right > 10*set.named["plain"].Size+0.1 {
				t.Errorf("line %d ends at %.2f", i, right)
			}
		}
		if back.String() != text {
			t.Errorf("got %q", back.String())
		}
	})
}
