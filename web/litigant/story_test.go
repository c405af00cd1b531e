package litigant

import (
	"context"
	"strings"
	"testing"

	"yunting/court"
	"yunting/docket"
	"yunting/id"
	"yunting/procedure"
)

// Every act of a civil case has its sentence, for each reader, even when all its fields are empty.
func TestEveryActIsTold(t *testing.T) {
	c := procedure.NewCivil(court.Demonstration())
	for _, reader := range []id.Party{"", procedure.P1, procedure.D1} {
		v := &view{Civil: c, Party: reader}
		for _, kind := range c.Kinds() {
			act, err := c.Read(kind, []byte("{}"))
			if err != nil {
				t.Fatalf("%s: %v", kind, err)
			}
			e := docket.Entry{Kind: kind, Act: act, By: docket.Actor{Party: procedure.D1}}
			got := v.story(context.Background(), e)
			if strings.TrimSpace(got.Title) == "" {
				t.Errorf("%s has no sentence for %q", kind, reader)
			}
			if strings.Contains(got.Title+got.Detail, "%!") {
				t.Errorf("%s is told with a broken sentence: %s %s", kind, got.Title, got.Detail)
			}
		}
	}
}

// A reader's own acts are told to him as his.
func TestStoryAddressesTheReader(t *testing.T) {
	c := procedure.NewCivil(court.Demonstration())
	act, err := c.Read("evidence.rest", []byte("{}"))
	if err != nil {
		t.Fatal(err)
	}
	e := docket.Entry{Kind: "evidence.rest", Act: act, By: docket.Actor{Party: procedure.P1}}
	for reader, want := range map[id.Party]string{procedure.P1: "您表示举证完毕", procedure.D1: "原告表示举证完毕", "": "原告表示举证完毕"} {
		if got := (&view{Civil: c, Party: reader}).story(context.Background(), e).Title; got != want {
			t.Errorf("reader %q is told %q, want %q", reader, got, want)
		}
	}
}
