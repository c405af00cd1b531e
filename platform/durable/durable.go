// Package durable writes files that outlast a loss of power 持久写入.
package durable

import (
	"errors"
	"os"
	"path/filepath"
)

// Write writes a new file, private to its owner, and makes it last through a power cut.
func Write(name string, b []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	if err == nil {
		err = f.Sync()
	}
	if err := errors.Join(err, f.Close()); err != nil {
		return errors.Join(err, os.Remove(name))
	}
	return SyncFolder(filepath.Dir(name))
}

// Replace puts a file in the place of another in one step.
func Replace(name string, b []byte) error {
	draft := name + ".new"
	if err := os.RemoveAll(draft); err != nil {
		return err
	}
	if err := Write(draft, b); err != nil {
		return err
	}
	if err := os.Rename(draft, name); err != nil {
		return err
	}
	return SyncFolder(filepath.Dir(name))
}

// SyncFolder makes the names in a folder last.
func SyncFolder(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
