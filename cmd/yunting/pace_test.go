package main

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

var hurried = pace{Grace: 300 * time.Millisecond, Rate: 1 << 20, Idle: 200 * time.Millisecond, Most: 1 << 20}

// dial opens a connection to a court that holds clients to a pace and reads every body.
func dial(t *testing.T) (net.Conn, chan error) {
	t.Helper()
	read := make(chan error, 1)
	srv := httptest.NewServer(hurried.keep(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, err := io.Copy(io.Discard, r.Body)
		if err == nil {
			select {
			case <-time.After(500 * time.Millisecond): // work that takes longer than any deadline of the body
			case <-r.Context().Done():
				err = r.Context().Err()
			}
		}
		fmt.Fprintln(w, "read")
		read <- err
	})))
	t.Cleanup(srv.Close)
	c, err := net.Dial("tcp", srv.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	return c, read
}

// A client that sends a byte now and then, never pausing long enough to be idle, is cut off all the same.
func TestATricklingBodyIsCutOff(t *testing.T) {
	c, read := dial(t)
	fmt.Fprint(c, "POST / HTTP/1.1\r\nHost: court.test\r\nContent-Length: 1000\r\n\r\n")
	begun := time.Now()
	for {
		select {
		case err := <-read:
			if err == nil || time.Since(begun) > 2*time.Second {
				t.Errorf("after %v: %v", time.Since(begun), err)
			}
			return
		case <-time.After(50 * time.Millisecond):
			c.Write([]byte("x"))
		}
		if time.Since(begun) > 5*time.Second {
			t.Fatal("a trickling client still holds its place after five seconds")
		}
	}
}

func TestASilentBodyIsCutOff(t *testing.T) {
	c, read := dial(t)
	fmt.Fprint(c, "POST / HTTP/1.1\r\nHost: court.test\r\nTransfer-Encoding: chunked\r\n\r\n")
	select {
	case err := <-read:
		if err == nil {
			t.Error("a body that never came was read")
		}
	case <-time.After(5 * time.Second):
		t.Fatal("a silent client still holds its place after five seconds")
	}
}

// Who keeps the pace is served, however long the work takes, and may ask again on the same connection.
func TestASteadyBodyIsTaken(t *testing.T) {
	c, read := dial(t)
	in := bufio.NewReader(c)
	for range 2 {
		fmt.Fprintf(c, "POST / HTTP/1.1\r\nHost: court.test\r\nContent-Length: 500000\r\n\r\n%s", strings.Repeat("x", 500_000))
		if err := <-read; err != nil {
			t.Fatalf("a steady client: %v", err)
		}
		res, err := http.ReadResponse(in, nil)
		if err != nil {
			t.Fatal(err)
		}
		if b, err := io.ReadAll(res.Body); err != nil || string(b) != "read\n" {
			t.Fatalf("%q %v", b, err)
		}
		time.Sleep(400 * time.Millisecond) // longer than any deadline that was set
	}
}

func TestABodyHasALimit(t *testing.T) {
	c, read := dial(t)
	go fmt.Fprintf(c, "POST / HTTP/1.1\r\nHost: court.test\r\nContent-Length: 1500000\r\n\r\n%s", strings.Repeat("x", 1_500_000))
	if err := <-read; err == nil || !strings.Contains(err.Error(), "too large") {
		t.Errorf("more than the most: %v", err)
	}
}

// A client that asks for much and takes nothing is cut off.
func TestAnAnswerNobodyTakes(t *testing.T) {
	wrote := make(chan error, 1)
	srv := httptest.NewServer(hurried.keep(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, err := io.CopyN(w, strings.NewReader(strings.Repeat("x", 64<<20)), 64<<20)
		wrote <- err
	})))
	t.Cleanup(srv.Close)
	c, err := net.Dial("tcp", srv.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	fmt.Fprint(c, "GET / HTTP/1.1\r\nHost: court.test\r\n\r\n")
	select {
	case err := <-wrote:
		if err == nil {
			t.Error("64 MB went to somebody who took nothing")
		}
	case <-time.After(10 * time.Second):
		t.Fatal("a client that takes nothing still holds its place")
	}
}
