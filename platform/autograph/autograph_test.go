package autograph

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
)

const name = `{"w":600,"h":200,"s":[[[20,40],[120,42]],[[70,20],[70,180]],[[200,60]]]}`

func TestDrawings(t *testing.T) {
	d, err := Parse(name)
	if err != nil || d.Width != 600 || len(d.Strokes) != 3 || string(d.Bytes()) != name {
		t.Fatalf("%+v %v", d, err)
	}
	strokes := func(n, points int) string {
		one := "[" + strings.TrimSuffix(strings.Repeat("[0,0],[99,99],", points/2), ",") + "]"
		return `{"w":600,"h":200,"s":[` + strings.TrimSuffix(strings.Repeat(one+",", n), ",") + `]}`
	}
	for _, x := range []struct {
		text string
		want error
	}{
		{strokes(MostStrokes, 24), nil}, {strokes(MostStrokes+1, 2), ErrMany}, {strokes(1, MostPoints), nil}, {strokes(1, MostPoints+2), ErrMany},
		{"", ErrEmpty}, {" \n", ErrEmpty}, {`{"w":600,"h":200,"s":[]}`, ErrEmpty}, {`{"w":600,"h":200,"s":[[],[]]}`, ErrEmpty}, {`{"w":600,"h":200}`, ErrEmpty},
		{`{"w":600,"h":200,"s":[[[5,5]]]}`, ErrTiny}, {`{"w":600,"h":200,"s":[[[5,5],[9,9]]]}`, ErrTiny},
		{`{"w":600,"h":200,"s":[[[5,5],[601,9]]]}`, ErrUnread}, {`{"w":600,"h":200,"s":[[[5,-1],[99,99]]]}`, ErrUnread},
		{`{"w":0,"h":0,"s":[[[0,0],[0,0]]]}`, ErrUnread}, {`{"w":99999,"h":200,"s":[[[5,5],[900,9]]]}`, ErrUnread},
		{`{"w":600,"h":200,"s":[[[1e9,5],[9,9]]]}`, ErrUnread}, {`{"w":600,"h":200,"s":[[[1.5,5],[9,9]]]}`, ErrUnread}, {`{"w":600,"h":200,"s":"x"}`, ErrUnread},
		{name + name, ErrUnread}, {name + "x", ErrUnread}, {`{"w":600,"h":200,"s":[],"x":1}`, ErrUnread}, {"null", ErrUnread}, {"[", ErrUnread}, {"<svg/>", ErrUnread},
		{strings.Repeat(" ", MostText) + name, ErrMany},
	} {
		if _, err := Parse(x.text); !errors.Is(err, x.want) {
			t.Errorf("%.60s: %v, want %v", x.text, err, x.want)
		}
	}
}

func TestFit(t *testing.T) {
	d, _ := Parse(name)
	ss, w, h := d.Fit(100, 36)
	if len(ss) != 3 || w > 100 || h > 36.000001 || h < 35.9 {
		t.Fatalf("%v by %v", w, h)
	}
	for _, s := range ss {
		for _, p := range s {
			if p[0] < 1 || p[0] > w-1 || p[1] < 1 || p[1] > h-1 {
				t.Errorf("%v lies outside", p)
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(name)
	f.Add(`{"w":600,"h":200,"s":[[]]}`)
	f.Fuzz(func(t *testing.T, text string) {
		d, err := Parse(text)
		if err != nil {
			return
		}
		again, err := Parse(string(d.Bytes()))
		if err != nil || !bytes.Equal(again.Bytes(), d.Bytes()) {
			t.Fatalf("%s is read again as %s: %v", d.Bytes(), again.Bytes(), err)
		}
		points := 0
		for _, s := range d.Strokes {
			points += len(s)
		}
		if ss, w, h := d.Fit(100, 36); len(d.Strokes) > MostStrokes || points > MostPoints || len(ss) == 0 || !(w <= 100.001 && h <= 36.001) {
			t.Fatalf("%d strokes, %d points, %v by %v", len(d.Strokes), points, w, h)
		}
	})
}

// signed is white paper with a black bar at its upper edge, wide as half of it.
func signed(w, h int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.Set(x, y, color.White)
			if x < w/2 && y < h/4 {
				m.Set(x, y, color.Black)
			}
		}
	}
	return m
}

func encoded(t *testing.T, m image.Image, jpg bool) []byte {
	t.Helper()
	var b bytes.Buffer
	err := png.Encode(&b, m)
	if jpg {
		b.Reset()
		err = jpeg.Encode(&b, m, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestPictures(t *testing.T) {
	size := func(file []byte) (int, int) {
		t.Helper()
		out, err := Picture(file)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(out, []byte("Exif")) || bytes.Contains(out, []byte("GPS")) {
			t.Error("the camera's note gets out")
		}
		m, err := png.Decode(bytes.NewReader(out))
		if err != nil {
			t.Fatal(err)
		}
		if _, _, _, a := m.At(m.Bounds().Min.X+3, m.Bounds().Min.Y+3).RGBA(); a != 0xffff {
			t.Error("the ink is not opaque")
		}
		return m.Bounds().Dx(), m.Bounds().Dy()
	}
	if w, h := size(encoded(t, signed(400, 200), false)); w != 200 || h != 50 {
		t.Errorf("the ink is %d by %d", w, h)
	}
	if w, h := size(encoded(t, signed(2000, 1000), true)); w < 355 || w > 365 || h < 85 || h > 95 {
		t.Errorf("made smaller, the ink is %d by %d", w, h)
	}
	note := "Exif\x00\x00II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00\x06\x00\x00\x00\x00\x00\x00\x00GPS 23.1N"
	j := encoded(t, signed(400, 200), true)
	j = append([]byte{0xff, 0xd8, 0xff, 0xe1, 0, byte(len(note) + 2)}, append([]byte(note), j[2:]...)...)
	if w, h := size(j); w > 60 || h < 190 {
		t.Errorf("put upright, the ink is %d by %d", w, h)
	}
	var g bytes.Buffer
	if err := gif.Encode(&g, signed(40, 20), nil); err != nil {
		t.Fatal(err)
	}
	white := image.NewGray(image.Rect(0, 0, 50, 50))
	for i := range white.Pix {
		white.Pix[i] = 255
	}
	for what, x := range map[string]struct {
		file []byte
		want error
	}{"nothing": {nil, ErrPicture}, "a GIF": {g.Bytes(), ErrPicture}, "text": {[]byte("陈小满"), ErrPicture}, "a torn file": {encoded(t, signed(400, 200), false)[:90], ErrPicture},
		"white paper": {encoded(t, white, false), ErrBlank}, "a large file": {make([]byte, MostPicture+1), ErrLarge},
		"no ink at all": {encoded(t, image.NewNRGBA(image.Rect(0, 0, 50, 50)), false), ErrBlank}} {
		if _, err := Picture(x.file); !errors.Is(err, x.want) {
			t.Errorf("%s: %v, want %v", what, err, x.want)
		}
	}
}

func FuzzPicture(f *testing.F) {
	f.Add([]byte("\xff\xd8\xff\xe1\x00\x10Exif\x00\x00II*\x00\x08\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, file []byte) {
		if len(file) > 2 {
			if how := orientation(file); how < 1 || how > 8 {
				t.Fatal(how)
			}
		}
		if out, err := Picture(file); err == nil && len(out) == 0 {
			t.Fatal("no error and no picture")
		}
	})
}
