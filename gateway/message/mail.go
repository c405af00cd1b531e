package message

import (
	"bytes"
	"context"
	"crypto/tls"
	"encoding/base64"
	"errors"
	"fmt"
	"mime"
	"net"
	"net/mail"
	"net/smtp"
	"net/textproto"
	"strings"
	"time"
)

// MailConfig says which mail server takes the court's mail.
type MailConfig struct {
	Addr     string // host:port
	From     string // 示例法院 <court@example.cn>
	User     string // empty: no sign-in
	Password string
	// Security is "tls" (from the first byte, port 465), "starttls" (port 587) or "none" (a server on this machine).
	Security string
	TLS      *tls.Config // nil: the machine's own roots
	Now      func() time.Time
	Timeout  time.Duration // of one mail; zero: half a minute
}

type mailer struct {
	MailConfig
	host string
	from *mail.Address
}

// NewMail checks the configuration.
func NewMail(c MailConfig) (Carrier, error) {
	host, _, err := net.SplitHostPort(c.Addr)
	if err != nil || host == "" {
		return nil, fmt.Errorf("message: %q is not the address of a mail server; write it like mail.example.cn:587", c.Addr)
	}
	from, err := mail.ParseAddress(c.From)
	if err != nil {
		return nil, fmt.Errorf("message: %q is not the address mail comes from; write it like 示例法院 <court@example.cn>", c.From)
	}
	local := host == "localhost" || strings.HasPrefix(host, "127.")
	switch c.Security {
	case "tls", "starttls":
	case "none":
		if !local {
			return nil, fmt.Errorf("message: mail to %s would travel in the open; use starttls or tls", c.Addr)
		}
	default:
		return nil, fmt.Errorf("message: security of mail is tls, starttls or none, not %q", c.Security)
	}
	if c.TLS == nil {
		c.TLS = &tls.Config{MinVersion: tls.VersionTLS12}
	}
	if c.TLS = c.TLS.Clone(); c.TLS.ServerName == "" {
		c.TLS.ServerName = host
	}
	if c.Timeout == 0 {
		c.Timeout = 30 * time.Second
	}
	return &mailer{c, host, from}, nil
}

// Carry hands one mail to the server. The server has taken it when it has answered the end of the data; a connection
// lost before that answer leaves the mail to be sent again under the same Message-ID.
func (m *mailer) Carry(ctx context.Context, x Message) error {
	to, err := mail.ParseAddress(x.To)
	if err != nil {
		return Refused{"邮箱地址“" + x.To + "”的格式不正确"}
	}
	ctx, cancel := context.WithTimeout(ctx, m.Timeout)
	defer cancel()
	c, stop, err := m.dial(ctx)
	if err != nil {
		return errors.Join(ErrUnavailable, err) // a server that greets with a refusal does not refuse this mail
	}
	defer stop()
	defer c.Close()
	if m.User != "" {
		if err := c.Auth(smtp.PlainAuth("", m.User, m.Password, m.host)); err != nil {
			return errors.Join(ErrUnavailable, err) // our own fault: every mail would be refused, none is
		}
	}
	if err := c.Mail(m.from.Address); err != nil {
		return errors.Join(ErrUnavailable, err) // the server does not want us, whoever the mail is for
	}
	if err := c.Rcpt(to.Address); err != nil {
		return judged(err)
	}
	w, err := c.Data()
	if err != nil {
		return judged(err)
	}
	if _, err := w.Write(m.compose(x, to)); err != nil {
		return errors.Join(ErrUnavailable, err)
	}
	if err := w.Close(); err != nil {
		return judged(err)
	}
	c.Quit() // taken already, whatever the server says to this
	return nil
}

// dial connects and, when asked to, turns to TLS. stop must be called when the mail is done.
func (m *mailer) dial(ctx context.Context) (*smtp.Client, func() bool, error) {
	var d net.Dialer
	conn, err := d.DialContext(ctx, "tcp", m.Addr)
	if err != nil {
		return nil, nil, err
	}
	if until, ok := ctx.Deadline(); ok {
		conn.SetDeadline(until)
	}
	stop := context.AfterFunc(ctx, func() { conn.SetDeadline(time.Unix(1, 0)) })
	if m.Security == "tls" {
		conn = tls.Client(conn, m.TLS)
	}
	c, err := smtp.NewClient(conn, m.host)
	if err == nil && m.Security == "starttls" {
		if err = c.StartTLS(m.TLS); err != nil {
			c.Close()
		}
	}
	if err != nil {
		stop()
		conn.Close()
	}
	return c, stop, err
}

// judged tells a server that will never take this mail (5xx) from one that may later.
func judged(err error) error {
	var said *textproto.Error
	if errors.As(err, &said) && said.Code/100 == 5 {
		return Refused{short(said.Error())}
	}
	return errors.Join(ErrUnavailable, err)
}

// compose writes a plain mail in UTF-8. No part of it can break out of its header.
func (m *mailer) compose(x Message, to *mail.Address) []byte {
	var b bytes.Buffer
	domain := m.from.Address[strings.LastIndex(m.from.Address, "@")+1:]
	for _, h := range [][2]string{
		{"From", m.from.String()}, {"To", to.String()}, {"Subject", mime.BEncoding.Encode("utf-8", x.Title)},
		{"Date", m.Now().Format(time.RFC1123Z)}, {"Message-ID", "<" + x.ID + "@" + domain + ">"},
		{"Auto-Submitted", "auto-generated"}, {"MIME-Version", "1.0"},
		{"Content-Type", "text/plain; charset=utf-8"}, {"Content-Transfer-Encoding", "base64"},
	} {
		b.WriteString(h[0] + ": " + strings.NewReplacer("\r", "", "\n", "").Replace(h[1]) + "\r\n")
	}
	b.WriteString("\r\n")
	code := base64.StdEncoding.EncodeToString([]byte(x.Text + "\r\n"))
	for len(code) > 76 {
		b.WriteString(code[:76] + "\r\n")
		code = code[76:]
	}
	b.WriteString(code + "\r\n")
	return b.Bytes()
}
