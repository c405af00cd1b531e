package pdfsign

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"strings"
)

// Sign appends signatures in the order given and gives the new file; the old one is not changed. All fields are made
// with the first signature, each later increment holds one signature and nothing else. On an error no signature is made.
func Sign(ctx context.Context, pdf []byte, sigs ...Signature) ([]byte, error) {
	for i := range sigs {
		if err := sigs[i].check(sigs[:i]); err != nil {
			return nil, err
		}
	}
	if len(sigs) == 0 {
		return pdf, nil
	}
	f, err := open(pdf)
	if err != nil {
		return nil, err
	}
	w := &writer{file: f, next: f.size, prev: f.start, hash: sha256.New(), stamp: stampRoom}
	w.out = make([]byte, 0, len(pdf)+len(sigs)*16<<10)
	w.out = append(w.out, pdf...)
	if pdf[len(pdf)-1] != '\n' {
		w.out = append(w.out, '\n')
	}
	fields, err := w.addFields(sigs)
	if err != nil {
		return nil, err
	}
	for i := range sigs {
		if err := w.sign(ctx, &sigs[i], fields[i]); err != nil {
			return nil, err
		}
	}
	return w.out, nil
}

func (s *Signature) check(before []Signature) error {
	if strings.ContainsRune(s.Field, '.') {
		return fmt.Errorf("%q cannot be the name of a signature's field", s.Field)
	}
	for i := range before {
		if s.Field != "" && before[i].Field == s.Field {
			return fmt.Errorf("two signatures have the field %s", s.Field)
		}
	}
	if s.At.IsZero() {
		return fmt.Errorf("the signature %s has no time", s.who())
	}
	if p := s.Place; p != nil {
		if p.Picture == nil {
			return fmt.Errorf("the signature %s has a place but no picture", s.who())
		}
		if p.Page < 0 || p.Page >= mostPages || !(p.Rect[0] < p.Rect[2] && p.Rect[1] < p.Rect[3]) || !finite(p.Rect[:]) {
			return fmt.Errorf("the signature %s has no place on a page: its corners are %v on page %d", s.who(), p.Rect, p.Page+1)
		}
	}
	return s.checkKey()
}

// sign writes an increment with one signature.
func (w *writer) sign(ctx context.Context, s *Signature, field *field) error {
	value := w.alloc()
	field.dict = field.dict.set("V", fmt.Sprintf("%d 0 R", value))
	if s.Place != nil {
		field.dict = field.dict.set("AP", fmt.Sprintf("<</N %d 0 R>>", w.picture(s.Place.Picture)))
	}
	w.object(field.num, field.dict.String())

	before := *w // a signature that needs more room is tried again
	marks := len(w.marks)
	for token := w.stamp; ; token *= 4 {
		err := w.fill(ctx, s, value, s.room(token))
		if !errors.Is(err, errNoRoom) || token*4 > stampMost {
			return err
		}
		before.hash = w.hash
		*w = before
		w.marks = w.marks[:marks]
	}
}

// fill writes the signature itself with so much room for its CMS, and ends the increment.
func (w *writer) fill(ctx context.Context, s *Signature, value, room int) error {
	var head strings.Builder
	fmt.Fprintf(&head, "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/%s/M(%s)", SubFilter, s.At.UTC().Format("D:20060102150405Z"))
	for _, e := range [][2]string{{"Name", s.Name}, {"Reason", s.Reason}, {"Location", s.Location}, {"ContactInfo", s.Contact}} {
		if e[1] != "" {
			fmt.Fprintf(&head, "/%s%s", e[0], writeText(e[1]))
		}
	}
	head.WriteString("/ByteRange[")
	w.begin(value)
	w.out = append(w.out, head.String()...)
	ranges := len(w.out)
	w.out = append(w.out, strings.Repeat(" ", 36)+"]/Contents"...)
	a := len(w.out)
	w.out = append(w.out, '<')
	w.out = append(w.out, bytes.Repeat([]byte{'0'}, 2*room)...)
	w.out = append(w.out, '>')
	b := len(w.out)
	w.out = append(w.out, ">>\nendobj\n"...)
	w.table()
	copy(w.out[ranges:], fmt.Sprintf("0 %d %d %d", a, b, len(w.out)-b))

	// What was written once is hashed once, however many signatures follow.
	running := clone(w.hash)
	running.Write(w.out[w.hashed:a])
	all := clone(running)
	all.Write(w.out[b:])
	attrs, err := signed(all.Sum(nil), s.Chain[0])
	if err != nil {
		return err
	}
	sig, err := s.sign(attrs)
	if err != nil {
		return err
	}
	var token []byte
	if s.Stamper != nil {
		if token, err = s.Stamper.Stamp(ctx, sig); err != nil {
			return fmt.Errorf("the signature %s was not stamped: %w", s.who(), err)
		}
		if _, err := readStamp(token, sig); err != nil {
			return fmt.Errorf("the time-stamp of the signature %s is not usable: %w", s.who(), err)
		}
	}
	cms, err := s.container(attrs, sig, token)
	if err != nil {
		return err
	}
	if len(cms) > room {
		return errNoRoom
	}
	if token != nil {
		w.stamp = len(token) + stampSpare // the next one will be much like it
	}
	copy(w.out[a+1:], bytes.ToUpper(hex.AppendEncode(nil, cms)))
	running.Write(w.out[a:])
	w.hash, w.hashed = running, len(w.out)
	return nil
}

func clone(h hash.Hash) hash.Hash {
	c, err := h.(hash.Cloner).Clone()
	if err != nil {
		panic(err) // SHA-256 of the standard library can be cloned
	}
	return c
}

// who names a signature in a sentence.
func (s *Signature) who() string {
	if s.Field == "" {
		return "of " + s.Name
	}
	return s.Field
}
