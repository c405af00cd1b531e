package payment

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"yunting/law/money"
)

// Book is everything a sandbox remembers.
type Book struct {
	Receipts int               `json:"receipts"` // how many receipts were given
	Orders   map[string]Record `json:"orders"`
}

// Record is an order with the notices that its payment set off.
type Record struct {
	Order
	Notify  string   `json:"notify"` // where notices go
	Letters []Letter `json:"letters,omitempty"`
}

// Letter is one notice on its way.
type Letter struct {
	Due    time.Time `json:"due"`              // not sent before
	Signed time.Time `json:"signed,omitzero"`  // zero: signed when sent
	Amount money.Fen `json:"amount"`           // fen, what it claims was paid
	Forged bool      `json:"forged,omitempty"` // signed with a wrong key
	Done   bool      `json:"done"`             // answered for good
}

// Store keeps the book of a sandbox. The sandbox calls it from one goroutine at a time.
type Store interface {
	Load() (Book, error) // an empty book the first time
	Save(Book) error
}

// File keeps the book in a JSON file, replaced as a whole, so that a restart finds it complete.
type File string

func (f File) Load() (Book, error) {
	var b Book
	text, err := os.ReadFile(string(f))
	if errors.Is(err, fs.ErrNotExist) {
		return b, nil
	}
	if err != nil {
		return b, err
	}
	return b, json.Unmarshal(text, &b)
}

func (f File) Save(b Book) error {
	text, err := json.MarshalIndent(b, "", "\t")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(string(f)), 0o700); err != nil {
		return err
	}
	draft := string(f) + ".new"
	if err := os.WriteFile(draft, text, 0o600); err != nil {
		return err
	}
	return os.Rename(draft, string(f))
}

// Memory keeps the book as long as the program lives.
type Memory struct{ text []byte }

func (m *Memory) Load() (b Book, err error) {
	if m.text != nil {
		err = json.Unmarshal(m.text, &b)
	}
	return b, err
}

func (m *Memory) Save(b Book) (err error) {
	m.text, err = json.Marshal(b)
	return err
}
