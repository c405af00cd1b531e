package shell

import (
	"context"
	"errors"
	"net/http/httptest"
	"testing"
	"time"

	"yunting/clerk"
	"yunting/court"
	"yunting/law"
	"yunting/law/calendar"
)

func TestAudience(t *testing.T) {
	nobody, party := Viewer{}, Viewer{Person: "p"}
	judge, half := Viewer{Person: "j", Role: court.Judge, Second: true}, Viewer{Person: "j", Role: court.Judge}
	admin := Viewer{Person: "a", Role: court.Admin, Second: true}
	for _, c := range []struct {
		for_ Audience
		in   []bool // nobody, party, judge, half a judge, admin
	}{
		{Anyone, []bool{true, true, true, true, true}},
		{SignedIn, []bool{false, true, true, false, true}},
		{Litigant, []bool{false, true, false, false, false}},
		{Officers, []bool{false, false, true, false, true}},
		{Judges, []bool{false, false, true, false, false}},
		{Clerks, []bool{false, false, false, false, false}},
		{Admins, []bool{false, false, false, false, true}},
		{"", []bool{false, false, false, false, false}},
	} {
		for i, v := range []Viewer{nobody, party, judge, half, admin} {
			if got := c.for_.Admits(v); got != c.in[i] {
				t.Errorf("%q admits %+v: %v", c.for_, v, got)
			}
		}
	}
	if half.Who().Role != "" || judge.Who().Role != court.Judge {
		t.Error("without the second factor nobody acts as an officer")
	}
}

func TestNearness(t *testing.T) {
	ctx := context.Background()
	until := calendar.MustParse("2026-11-25").End()
	for now, want := range map[string]Nearness{
		"2026-11-10T04:00:00Z": {"ok", "剩15天", "2026-11-25"},
		"2026-11-23T04:00:00Z": {"soon", "剩2天", "2026-11-25"},
		"2026-11-25T15:59:59Z": {"today", "今天", "2026-11-25"},
		"2026-11-25T16:00:00Z": {"over", "逾期1天", "2026-11-25"},
		"2026-11-28T01:00:00Z": {"over", "逾期3天", "2026-11-25"},
	} {
		at, err := time.Parse(time.RFC3339, now)
		if err != nil {
			t.Fatal(err)
		}
		if got := NearnessOf(ctx, until, at); got != want {
			t.Errorf("at %s: %v, want %v", now, got, want)
		}
	}
	hour := time.Date(2026, 11, 25, 6, 30, 0, 0, time.UTC)
	if got := NearnessOf(ctx, hour, hour); got.Word != "已到期" {
		t.Errorf("an hour that has come: %v", got)
	}
	if got := UntilText(until); got != "2026年11月25日（周三）24:00" {
		t.Error(got)
	}
	if got := UntilText(hour); got != "2026年11月25日（周三）14:30" {
		t.Error(got)
	}
}

func TestBackStaysAtHome(t *testing.T) {
	for referer, want := range map[string]string{"": "/", "http://court.test/file/1?a=b": "/file/1?a=b", "http://evil.example/x": "/", "court.test/x": "/", "http://court.test": "/"} {
		r := httptest.NewRequest("POST", "http://court.test/p", nil)
		r.Header.Set("Referer", referer)
		if got := Back(r); got != want {
			t.Errorf("Back(%q) = %q, want %q", referer, got, want)
		}
	}
}

func TestProblems(t *testing.T) {
	named := law.Refuse(law.Rule{}, "请填写姓名")
	named.Field = "name"
	fault := errors.New("the disk is full")
	if ps, err := Problems(nil, "f"); ps != nil || err != nil {
		t.Error("nothing is wrong")
	}
	if ps, err := Problems(named, "f"); err != nil || len(ps) != 1 || ps[0] != (Problem{"name", "请填写姓名"}) {
		t.Errorf("%v %v", ps, err)
	}
	if ps, err := Problems(law.Refuse(law.Rule{}, "不行"), "f"); err != nil || ps[0].Field != "f" {
		t.Errorf("%v %v", ps, err)
	}
	if _, err := Problems(fault, "f"); !errors.Is(err, fault) {
		t.Error("a fault is not for the person")
	}
	if _, err := Problems(clerk.MovedOn{Cause: named}, "f"); err == nil {
		t.Error("a case that moved on is a page of its own, not a mistake in a field")
	}
}

func TestMemory(t *testing.T) {
	if m := MemoryOf(Viewer{Data: []byte(`{"code_hash":"ab"}`)}); m.CodeHash != "ab" {
		t.Errorf("%+v", m)
	}
	if m := MemoryOf(Viewer{Data: []byte(`not json`)}); m.CodeHash != "" || m.Passkey != nil {
		t.Errorf("%+v", m)
	}
}
