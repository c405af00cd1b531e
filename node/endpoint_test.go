package node_test

import (
	"strings"
	"testing"

	"yunting/court"
	"yunting/docket"
	"yunting/node"
)

// A node says where it hands out content, moves the address and takes it away.
func TestTheEndpoint(t *testing.T) {
	s := admitted(t)
	set := func(at string) error { _, err := do(s, now, node.SetEndpoint{Endpoint: at}); return err }
	if err := set(""); field(err) != "endpoint" {
		t.Errorf("there is nothing to take away: %v", err)
	}
	if err := set("  https://node.example.com/content "); err != nil || s.Endpoint != "https://node.example.com/content" {
		t.Fatalf("%q %v", s.Endpoint, err)
	}
	if err := set("https://node.example.com/content"); field(err) != "endpoint" {
		t.Errorf("it is set already: %v", err)
	}
	if err := set("http://node.example.com/content"); field(err) != "endpoint" || !strings.Contains(err.Error(), "https://") {
		t.Errorf("%v", err)
	}
	if s.Endpoint != "https://node.example.com/content" {
		t.Error("a refusal changed the address")
	}
	if err := set("https://other.example.com"); err != nil || s.Endpoint != "https://other.example.com" {
		t.Errorf("%q %v", s.Endpoint, err)
	}
	if err := set(" "); err != nil || s.Endpoint != "" {
		t.Errorf("%q %v", s.Endpoint, err)
	}
	if _, err := do(s, now, node.Suspend{Reason: "检测未通过"}); err != nil {
		t.Fatal(err)
	}
	if err := set("https://node.example.com/content"); err != nil {
		t.Errorf("what a suspended node keeps can still be asked for: %v", err)
	}
	if _, err := do(s, now, node.Discharge{Reason: "机构注销"}); err != nil {
		t.Fatal(err)
	}
	if err := set(""); err == nil {
		t.Error("nothing is done with a discharged node")
	}
	if _, err := do(&node.Sheet{}, now, node.SetEndpoint{Endpoint: "https://node.example.com"}); err == nil {
		t.Error("a node that is not there has no address")
	}
	witness := admission()
	witness.Category, witness.Role = node.Notary, node.Witnesses
	w := &node.Sheet{}
	if _, err := do(w, now, witness); err != nil {
		t.Fatal(err)
	}
	if _, err := do(w, now, node.SetEndpoint{Endpoint: "https://node.example.com"}); field(err) != "endpoint" {
		t.Errorf("who only witnesses keeps no content: %v", err)
	}
	// A node of a demonstration may be on this machine.
	real := court.Demonstration()
	real.Demo = false
	for want, of := range map[string]*court.Profile{"-": court.Demonstration(), "endpoint": real} {
		_, _, err := node.SetEndpoint{Endpoint: "http://127.0.0.1:9000/c"}.Decide(admitted(t), docket.Scene{Now: now, Court: of})
		if field(err) != want {
			t.Errorf("demonstration %t: %v", of.Demo, err)
		}
	}
}

// Only https to another machine; in a demonstration this one too.
func TestAddressesOfEndpoints(t *testing.T) {
	for at, want := range map[string][2]bool{ // in a court, in a demonstration
		"https://node.example.com/content": {true, true}, "https://node.example.com:8443": {true, true}, "https://203.0.113.7/c/": {true, true},
		"http://node.example.com/content": {false, false}, "http://127.0.0.1:8151/c": {false, true}, "https://localhost/c": {false, true}, "http://[::1]/c": {false, true},
		"https://LOCALHOST./c": {false, true}, "https://[::ffff:127.0.0.1]/c": {false, true}, "https://user@node.example.com/": {false, false}, "https://:443/": {false, false},
		"https://node.example.com/?a=b": {false, false}, "https://node.example.com/?": {false, false}, "https://node.example.com/#c": {false, false},
		"ftp://node.example.com/": {false, false}, "node.example.com/content": {false, false}, "": {false, false}, "https://a b/": {false, false}, "file:///etc": {false, false},
		"https://node.example.com/" + strings.Repeat("a", 300): {false, false},
	} {
		for i, loopback := range []bool{false, true} {
			err := node.Endpoint(at, loopback)
			if (err == nil) != want[i] || err != nil && field(err) != "endpoint" {
				t.Errorf("%q, demonstration %t: %v", at, loopback, err)
			}
		}
	}
}
