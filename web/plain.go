package web

import (
	"context"
	"errors"
	"maps"
	"net/http"
	"os"
	"slices"
	"strings"

	"yunting/law"
	"yunting/platform/writing"
	"yunting/web/shell"
)

// formMemory is how much of a form with files is kept in memory; the rest waits on disk.
const formMemory = 8 << 20

// plainAddress refuses an address that no page of ours writes, before anything is looked up by it.
func plainAddress(r *http.Request) error {
	ctx := r.Context()
	if f := writing.Fault(r.URL.Path); f != "" {
		return shell.Unreadable{Say: shell.T(ctx, "网址%s。请从首页重新进入，不要修改网址", f)}
	}
	if name, f := spoilt(r.URL.Query()); f != "" {
		return shell.Unreadable{Say: shell.T(ctx, "网址中的“%s”%s。请从首页重新进入，不要修改网址", name, f)}
	}
	return nil
}

// plainForm reads a form, with its files when there are some, and refuses what no person can have typed. Handlers find it read.
func plainForm(r *http.Request, large bool) error {
	ctx := r.Context()
	var err error
	if strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/") && large {
		err = r.ParseMultipartForm(formMemory)
	} else {
		err = r.ParseForm()
	}
	if err != nil {
		return unreadable(ctx, err)
	}
	if name, f := spoilt(r.PostForm); f != "" {
		return shell.Unreadable{Say: shell.T(ctx, "“%s”一栏%s，没有办理。请返回，删去这一栏中看不见的字符后重新提交", name, f)}
	}
	if r.MultipartForm == nil {
		return nil
	}
	for _, fs := range r.MultipartForm.File {
		for _, f := range fs {
			if fault := writing.Fault(f.Filename); fault != "" {
				return shell.Unreadable{Say: shell.T(ctx, "文件名“%s”%s，没有办理。请给文件改一个名称后重新上传", writing.Name(f.Filename), shell.T(ctx, fault))}
			}
		}
	}
	return nil
}

// spoilt finds the first field, by name, that holds something else than text, and says what is wrong with it.
func spoilt(fields map[string][]string) (name, fault string) {
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		for _, v := range append([]string{name}, fields[name]...) {
			if f := writing.Fault(v); f != "" {
				return writing.Name(name), f
			}
		}
	}
	return "", ""
}

// unreadable tells a body that is too large, or too slow, from one that is no form.
func unreadable(ctx context.Context, err error) error {
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return err
	case errors.Is(err, os.ErrDeadlineExceeded):
		return shell.Unreadable{Status: http.StatusRequestTimeout, Say: shell.T(ctx, "网络太慢，提交的内容没有传完，没有办理。请返回，在网络好的地方重新提交；文件可以压缩或者拆分")}
	}
	return law.Refuse(law.Rule{}, "提交的内容不完整，没有办理。请返回后重新提交")
}
