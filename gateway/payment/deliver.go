package payment

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
)

// Deliver sends the notices that are due and not yet answered. Whoever answers 2xx or 4xx has had his notice;
// otherwise it stays for the next call, and the failure is returned.
func (s *Sandbox) Deliver(ctx context.Context) error {
	s.mu.Lock()
	b, err := s.store.Load()
	s.mu.Unlock() // the receiver may ask back while he is being told
	if err != nil {
		return err
	}
	var failures error
	for id, r := range b.Orders {
		for i, l := range r.Letters {
			if l.Done || l.Due.After(s.now()) {
				continue
			}
			if err := s.send(ctx, r, l); err != nil {
				failures = errors.Join(failures, fmt.Errorf("订单 %s 的缴费通知未送达：%w", id, err))
				continue
			}
			if err := s.done(id, i); err != nil {
				return err
			}
		}
	}
	return failures
}

func (s *Sandbox) send(ctx context.Context, r Record, l Letter) error {
	body, err := json.Marshal(Notice{OrderID: r.ID, Amount: l.Amount, PaidAt: r.PaidAt, Receipt: r.Receipt})
	if err != nil {
		return err
	}
	at, with := l.Signed, s.key
	if at.IsZero() {
		at = s.now()
	}
	if l.Forged {
		with = key("a key that neither side has agreed on")
	}
	req, err := with.request(http.MethodPost, r.Notify, at, body)
	if err != nil {
		return err
	}
	res, err := s.client.Do(req.WithContext(ctx))
	if err != nil {
		return err
	}
	defer res.Body.Close()
	io.Copy(io.Discard, io.LimitReader(res.Body, bodyLimit)) // so that the connection can be used again
	if res.StatusCode/100 != 2 && res.StatusCode/100 != 4 {
		return errors.New(res.Status)
	}
	return nil
}

func (s *Sandbox) done(id string, letter int) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	b, err := s.store.Load()
	if err != nil {
		return err
	}
	b.Orders[id].Letters[letter].Done = true
	return s.store.Save(b)
}
