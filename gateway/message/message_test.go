package message

import (
	"bufio"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/mail"
	"strings"
	"sync"
	"testing"
	"time"
)

var (
	key  = []byte("a shared key of tests")
	note = Message{ID: "m-1", Channel: SMS, To: "13800000001", Text: "【示例法院】您有一份材料"}
)

func carry(c Carrier, m Message) error { return c.Carry(context.Background(), m) }

func sms(t *testing.T, h http.HandlerFunc) Carrier {
	t.Helper()
	srv := httptest.NewServer(h)
	t.Cleanup(srv.Close)
	c, err := NewSMS(SMSConfig{URL: srv.URL, Key: key, Now: func() time.Time { return time.Unix(1_800_000_000, 0) }, Client: &http.Client{Timeout: 300 * time.Millisecond}})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestAShortMessageIsSignedAndNamed(t *testing.T) {
	var got map[string]string
	c := sms(t, func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		if r.Header.Get(HeaderSignature) != Sign(key, r.Header.Get(HeaderTime), body) || r.Header.Get(HeaderTime) != "1800000000" {
			t.Error("the signature does not cover time and body")
		}
		if r.Header.Get("Idempotency-Key") != note.ID || json.Unmarshal(body, &got) != nil {
			t.Errorf("%v %s", r.Header, body)
		}
		w.WriteHeader(http.StatusAccepted)
	})
	if err := carry(c, note); err != nil {
		t.Fatal(err)
	}
	if got["id"] != note.ID || got["to"] != note.To || got["text"] != note.Text || len(got) != 3 {
		t.Errorf("sent %v", got)
	}
	if Sign(key, "1", []byte("x")) == Sign(key, "2", []byte("x")) || Sign(key, "1", []byte("x")) == Sign([]byte("another key"), "1", []byte("x")) {
		t.Error("the signature must depend on time and key")
	}
}

// What the provider answers decides: taken, refused for good, or to be tried again.
func TestAnswersOfTheProvider(t *testing.T) {
	for status, final := range map[int]bool{400: true, 403: true, 404: true, 422: true, 302: true, 408: false, 425: false, 429: false, 500: false, 503: false} {
		err := carry(sms(t, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Location", "http://127.0.0.1:1/")
			w.WriteHeader(status)
			io.WriteString(w, "空号")
		}), note)
		var no Refused
		if err == nil || errors.As(err, &no) != final || errors.Is(err, ErrUnavailable) == final {
			t.Errorf("HTTP %d: %v", status, err)
		}
	}
	slow := sms(t, func(_ http.ResponseWriter, r *http.Request) {
		io.Copy(io.Discard, r.Body) // only then does the server notice that the other side has gone
		<-r.Context().Done()
	})
	if err := carry(slow, note); !errors.Is(err, ErrUnavailable) {
		t.Errorf("slow: %v", err)
	}
	dropped := sms(t, func(w http.ResponseWriter, _ *http.Request) {
		c, _, err := w.(http.Hijacker).Hijack()
		if err != nil {
			t.Error(err)
			return
		}
		c.Close()
	})
	if err := carry(dropped, note); !errors.Is(err, ErrUnavailable) {
		t.Errorf("dropped: %v", err)
	}
}

func TestConfigurationsThatWouldLeak(t *testing.T) {
	for _, c := range []SMSConfig{{URL: "http://sms.example.cn/", Key: key}, {URL: "sms", Key: key}, {URL: "https://sms.example.cn/", Key: []byte("short")}} {
		if _, err := NewSMS(c); err == nil {
			t.Errorf("%s was taken", c.URL)
		}
	}
	for _, c := range []MailConfig{{Addr: "mail.example.cn", From: "a@b.cn", Security: "tls"}, {Addr: "mail.example.cn:25", From: "a@b.cn", Security: "none"},
		{Addr: "mail.example.cn:25", From: "nobody", Security: "tls"}, {Addr: "mail.example.cn:25", From: "a@b.cn", Security: "maybe"}} {
		if _, err := NewMail(c); err == nil {
			t.Errorf("%+v was taken", c)
		}
	}
}

// post is a mail server for tests; how it misbehaves is set before it is used.
type post struct {
	net.Listener
	mu    sync.Mutex
	mails []string // data it has taken
	refer string   // answer to RCPT
	end   string   // answer to the end of the data; "drop" closes the connection after taking it
	slow  bool
	open  bool // does not offer STARTTLS
}

func office(t *testing.T, p *post) Carrier {
	t.Helper()
	var err error
	if p.Listener, err = net.Listen("tcp", "127.0.0.1:0"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.Close() })
	go func() {
		for {
			c, err := p.Accept()
			if err != nil {
				return
			}
			go p.talk(c)
		}
	}()
	security := "none"
	if p.open {
		security = "starttls"
	}
	c, err := NewMail(MailConfig{Addr: p.Addr().String(), From: "示例法院 <court@example.cn>", Security: security,
		Now: func() time.Time { return time.Unix(1_800_000_000, 0) }, Timeout: 500 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func (p *post) talk(c net.Conn) {
	defer c.Close()
	r := bufio.NewReader(c)
	say := func(s string) { fmt.Fprintf(c, "%s\r\n", s) }
	say("220 ready")
	for {
		line, err := r.ReadString('\n')
		if err != nil {
			return
		}
		verb, _, _ := strings.Cut(strings.ToUpper(strings.TrimSpace(line)), " ")
		switch verb {
		case "EHLO", "MAIL":
			say("250 fine")
		case "RCPT":
			if p.refer != "" {
				say(p.refer)
				continue
			}
			say("250 fine")
		case "DATA":
			if p.slow {
				io.Copy(io.Discard, c)
				return
			}
			say("354 go on")
			var b strings.Builder
			for {
				l, err := r.ReadString('\n')
				if err != nil {
					return
				}
				if l == ".\r\n" {
					break
				}
				b.WriteString(l)
			}
			p.mu.Lock()
			p.mails = append(p.mails, b.String())
			p.mu.Unlock()
			if p.end == "drop" {
				return
			}
			if p.end != "" {
				say(p.end)
				continue
			}
			say("250 taken")
		case "QUIT":
			say("221 bye")
			return
		default:
			say("502 what")
		}
	}
}

var letter = Message{ID: "m-2", Channel: Mail, To: "buyer@example.cn", Title: "法院向您送达文书\r\nBcc: everybody@example.cn", Text: "请登录查阅。\n.\n完"}

func TestAMailArrivesWhole(t *testing.T) {
	p := &post{}
	if err := carry(office(t, p), letter); err != nil {
		t.Fatal(err)
	}
	m, err := mail.ReadMessage(strings.NewReader(p.mails[0]))
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(base64.NewDecoder(base64.StdEncoding, m.Body))
	if err != nil {
		t.Fatal(err)
	}
	if strings.TrimSpace(string(body)) != letter.Text {
		t.Errorf("the text became %q", body)
	}
	if m.Header.Get("Message-ID") != "<m-2@example.cn>" || m.Header.Get("Bcc") != "" || !strings.Contains(m.Header.Get("From"), "court@example.cn") {
		t.Errorf("%v", m.Header)
	}
}

// A server that drops the line after the data may have the mail: it is sent again under the same name.
func TestServersThatMisbehave(t *testing.T) {
	for name, c := range map[string]struct {
		p     *post
		final bool
	}{
		"no such mailbox":      {&post{refer: "550 unknown"}, true},
		"mailbox busy":         {&post{refer: "451 later"}, false},
		"refused as spam":      {&post{end: "554 spam"}, true},
		"full":                 {&post{end: "452 full"}, false},
		"drops after the data": {&post{end: "drop"}, false},
		"slow":                 {&post{slow: true}, false},
		"no encryption":        {&post{open: true}, false},
	} {
		begun := time.Now()
		err := carry(office(t, c.p), letter)
		var no Refused
		if err == nil || errors.As(err, &no) != c.final || errors.Is(err, ErrUnavailable) == c.final {
			t.Errorf("%s: %v", name, err)
		}
		if time.Since(begun) > 5*time.Second {
			t.Errorf("%s: waited %v", name, time.Since(begun))
		}
		if c.p.open && len(c.p.mails) > 0 {
			t.Error("without encryption nothing may be sent")
		}
	}
	p := &post{end: "drop"}
	c := office(t, p)
	carry(c, letter)
	p.end = ""
	if err := carry(c, letter); err != nil {
		t.Fatal(err)
	}
	name := func(i int) string {
		_, s, _ := strings.Cut(p.mails[i], "Message-ID: ")
		s, _, _ = strings.Cut(s, "\r")
		return s
	}
	if len(p.mails) != 2 || name(0) != name(1) || name(0) == "" {
		t.Errorf("the second try has another name: %d mails", len(p.mails))
	}
}

func TestAWrongAddressIsNotTried(t *testing.T) {
	p := &post{}
	m := letter
	m.To = "not an address"
	var no Refused
	if err := carry(office(t, p), m); !errors.As(err, &no) || len(p.mails) > 0 {
		t.Errorf("%v", err)
	}
	if err := (Office{}).Carry(context.Background(), m); !errors.As(err, &no) {
		t.Errorf("no carrier: %v", err)
	}
}
