package local

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"
)

// lock says that a living program answers for the server. The kernel drops it when the program dies, however it
// dies; the note inside names the postmaster the program started.
type lock struct{ file *os.File }

// acquire takes the lock; nil without an error means that another program holds it.
func acquire(name string) (*lock, error) {
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("锁定数据库目录：%w", err)
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		f.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, nil
		}
		return nil, fmt.Errorf("锁定数据库目录：%w", err)
	}
	return &lock{f}, nil
}

func (l *lock) note() string {
	b, _ := os.ReadFile(l.file.Name()) // unreadable: nothing is known of who started the server
	return strings.TrimSpace(string(b))
}

func (l *lock) write(note string) error {
	if err := l.file.Truncate(0); err != nil {
		return err
	}
	_, err := l.file.WriteAt([]byte(note+"\n"), 0)
	return err
}

func (l *lock) release() {
	if l != nil {
		l.file.Close()
	}
}
