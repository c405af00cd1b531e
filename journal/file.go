package journal

import (
	"errors"
	"os"
	"path/filepath"
)

// mkdir makes a folder private to its owner.
func mkdir(dir string) error { return os.MkdirAll(dir, 0o700) }

// write writes a new file, private to its owner, and makes it last through a power cut.
func write(name string, b []byte) error {
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
	return syncFolder(filepath.Dir(name))
}

// replace puts a file in the place of another in one step.
func replace(name string, b []byte) error {
	draft := name + ".new"
	if err := os.RemoveAll(draft); err != nil {
		return err
	}
	if err := write(draft, b); err != nil {
		return err
	}
	if err := os.Rename(draft, name); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(name))
}

func syncFolder(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
