package main

import (
	"errors"
	"net/http"
	"path/filepath"
	"time"

	"yunting/gateway/message"
	"yunting/gateway/payment"
)

// outside is how the court reaches the world: messages, money, and who watches its evidence log. Keys are better given in the environment.
type outside struct {
	evidenceFlags
	SMSURL       string `name:"sms-url" help:"Where short messages are POSTed." env:"YUNTING_SMS_URL"`
	SMSKey       string `name:"sms-key" help:"Key shared with the provider of short messages." env:"YUNTING_SMS_KEY"`
	SMTPAddr     string `name:"smtp-addr" help:"Mail server, host:port; empty: no mail." env:"YUNTING_SMTP_ADDR"`
	SMTPSecurity string `name:"smtp-security" help:"tls, starttls, or none for a server on this machine." default:"starttls" env:"YUNTING_SMTP_SECURITY"`
	SMTPUser     string `name:"smtp-user" help:"Sign-in at the mail server; empty: none." env:"YUNTING_SMTP_USER"`
	SMTPPassword string `name:"smtp-password" help:"Password at the mail server." env:"YUNTING_SMTP_PASSWORD"`
	SMTPFrom     string `name:"smtp-from" help:"Address mail comes from." env:"YUNTING_SMTP_FROM"`
	PaymentURL   string `name:"payment-url" help:"Address of the payment provider's adapter; empty: fees are paid at the counter." env:"YUNTING_PAYMENT_URL"`
	PaymentKey   string `name:"payment-key" help:"Key shared with the payment provider, at least 32 characters." env:"YUNTING_PAYMENT_KEY"`
}

// office makes the carriers that are configured.
func (o outside) office(now func() time.Time) (message.Office, error) {
	out := message.Office{}
	if o.SMSURL != "" {
		c, err := message.NewSMS(message.SMSConfig{URL: o.SMSURL, Key: []byte(o.SMSKey), Now: now})
		if err != nil {
			return nil, err
		}
		out[message.SMS] = c
	}
	if o.SMTPAddr != "" {
		if o.SMTPFrom == "" {
			return nil, errors.New("mail needs an address it comes from (--smtp-from)")
		}
		c, err := message.NewMail(message.MailConfig{Addr: o.SMTPAddr, From: o.SMTPFrom, User: o.SMTPUser, Password: o.SMTPPassword, Security: o.SMTPSecurity, Now: now})
		if err != nil {
			return nil, err
		}
		out[message.Mail] = c
	}
	return out, nil
}

// channel is the court's side of paying online: the sandbox of a demonstration, the configured provider, or none.
func (r *running) channel(o outside, self string) (*payment.Channel, error) {
	if r.clerk.Court.Demo {
		client := &http.Client{Timeout: 10 * time.Second}
		if hosts := r.clerk.Court.Hosts; len(hosts) > 0 {
			client.Transport = under(hosts[0])
		}
		var err error
		if r.sandbox, err = payment.NewSandbox(payment.SandboxConfig{Prefix: sandboxPath, Key: r.secret, Store: payment.File(filepath.Join(r.data, "payments.json")),
			Now: r.clock.Now, Client: client}); err != nil {
			return nil, err
		}
		return payment.New(payment.Config{Base: self + sandboxPath, Key: r.secret, Notify: self + "/callback/payment", Now: r.clock.Now, Client: client})
	}
	if o.PaymentURL == "" {
		return nil, nil
	}
	return payment.New(payment.Config{Base: o.PaymentURL, Key: []byte(o.PaymentKey), Notify: r.base + "/callback/payment", Now: r.clock.Now})
}

// under asks this very program for the court of a host name, which need not be known to any name server.
type under string

func (u under) RoundTrip(q *http.Request) (*http.Response, error) {
	q = q.Clone(q.Context())
	q.Host = string(u)
	return http.DefaultTransport.RoundTrip(q)
}
