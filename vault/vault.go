// Package vault keeps the bytes of files 卷宗库: each under the SHA-256 of its content, so that what was put in is
// what comes out, and the same file is kept once. Inspect decides which files the court takes at all.
package vault

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"

	"yunting/id"
)

var (
	// ErrMissing says that the vault has no file of that name.
	ErrMissing = errors.New("卷宗库中没有这份文件")
	// ErrDamaged says that the stored bytes are no longer those that were put in.
	ErrDamaged = errors.New("卷宗库中的文件已损坏，内容与其编号不符，请从备份恢复")
)

// incoming holds files while they are being written. A program that dies leaves its unfinished ones here; they may
// be deleted while no program runs.
const incoming = "incoming"

// Vault is a folder of files named by their content. It is safe for use by several goroutines and programs.
type Vault struct{ root *os.Root }

// Open opens the vault in a folder, making the folder (private to its owner) if it is not there.
func Open(dir string) (*Vault, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("打开卷宗库：%w", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("打开卷宗库：%w", err)
	}
	if err := root.MkdirAll(incoming, 0o700); err != nil {
		root.Close()
		return nil, fmt.Errorf("打开卷宗库：%w", err)
	}
	return &Vault{root}, nil
}

// Close gives the folder back; files already handed out stay readable.
func (v *Vault) Close() error { return v.root.Close() }

// Put stores everything r yields and returns its name and its size in bytes. When it returns without an error the
// file is on disk. Putting the same bytes again is no error, and heals a stored copy that was damaged.
func (v *Vault) Put(ctx context.Context, r io.Reader) (id.File, int64, error) {
	draft := path.Join(incoming, id.New())
	sum, size, err := v.write(ctx, draft, r)
	if err != nil {
		return "", 0, fmt.Errorf("存入卷宗库：%w", errors.Join(err, gone(v.root.Remove(draft))))
	}
	if err := v.settle(draft, place(sum)); err != nil {
		return "", 0, fmt.Errorf("存入卷宗库：%w", errors.Join(err, gone(v.root.Remove(draft))))
	}
	return sum, size, nil
}

func (v *Vault) write(ctx context.Context, name string, r io.Reader) (id.File, int64, error) {
	f, err := v.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o400)
	if err != nil {
		return "", 0, err
	}
	h := sha256.New()
	size, err := io.Copy(io.MultiWriter(f, h), bound{ctx, r})
	if err == nil {
		err = f.Sync()
	}
	if err := errors.Join(err, f.Close()); err != nil {
		return "", 0, err
	}
	return id.File(hex.EncodeToString(h.Sum(nil))), size, nil
}

// settle moves a written file to its place and makes the move last through a power cut.
func (v *Vault) settle(draft, name string) error {
	shelf := path.Dir(name)
	if err := v.root.MkdirAll(shelf, 0o700); err != nil {
		return err
	}
	if err := v.root.Rename(draft, name); err != nil {
		return err
	}
	return errors.Join(v.sync(shelf), v.sync("."))
}

func (v *Vault) sync(dir string) error {
	d, err := v.root.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// Get opens a file for reading and tells its size in bytes; ErrMissing if it is not there. The bytes are not
// checked on the way out: see Verify.
func (v *Vault) Get(ctx context.Context, name id.File) (io.ReadSeekCloser, int64, error) {
	if err := ctx.Err(); err != nil {
		return nil, 0, err
	}
	if !valid(name) {
		return nil, 0, fmt.Errorf("%w（编号 %q 不是 SHA-256）", ErrMissing, name)
	}
	f, err := v.root.Open(place(name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, 0, fmt.Errorf("%w（编号 %s）", ErrMissing, name)
	}
	if err != nil {
		return nil, 0, err
	}
	info, err := f.Stat()
	if err != nil {
		return nil, 0, errors.Join(err, f.Close())
	}
	return f, info.Size(), nil
}

// Verify reads a file and compares it with its name: nil, ErrMissing or ErrDamaged.
func (v *Vault) Verify(ctx context.Context, name id.File) error {
	f, _, err := v.Get(ctx, name)
	if err != nil {
		return err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, bound{ctx, f}); err != nil {
		return err
	}
	if hex.EncodeToString(h.Sum(nil)) != string(name) {
		return fmt.Errorf("%w（编号 %s）", ErrDamaged, name)
	}
	return nil
}

// place spreads files over 256 shelves, so that no folder grows beyond what file systems and people can list.
func place(name id.File) string { return path.Join(string(name[:2]), string(name[2:])) }

// valid keeps anything but a lower-case hexadecimal SHA-256 from being used as a path.
func valid(name id.File) bool {
	b, err := hex.DecodeString(string(name))
	return err == nil && len(b) == sha256.Size && hex.EncodeToString(b) == string(name)
}

func gone(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// bound ends reading when its context does.
type bound struct {
	ctx context.Context
	r   io.Reader
}

func (b bound) Read(p []byte) (int, error) {
	if err := b.ctx.Err(); err != nil {
		return 0, err
	}
	return b.r.Read(p)
}
