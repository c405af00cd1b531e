package shell

import (
	"cmp"
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"time"

	"yunting/authority"
	"yunting/clerk"
	"yunting/id"
	"yunting/law"
)

// Show writes a page.
func (h *House) Show(w http.ResponseWriter, r *http.Request, status int, p Page) error {
	p.House = h
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	return Frame(p).Render(r.Context(), w)
}

// To sends the browser on to another page after a form was taken.
func To(w http.ResponseWriter, r *http.Request, where string) error {
	http.Redirect(w, r, where, http.StatusSeeOther)
	return nil
}

// Problems turns a refusal into entries for the error summary; other errors are not for the person and pass through.
func Problems(err error, field string) ([]Problem, error) {
	var no law.Refusal
	var moved clerk.MovedOn
	switch {
	case err == nil:
		return nil, nil
	case errors.As(err, &moved):
		return nil, err
	case errors.As(err, &no):
		if no.Field != "" {
			field = no.Field
		}
		return []Problem{{Field: field, Say: no.Error()}}, nil
	}
	return nil, err
}

// Unreadable is a request that cannot be read as it came; the sentence names what is wrong with which part of it.
type Unreadable struct {
	Say    string
	Status int // 400 when zero
}

func (u Unreadable) Error() string { return u.Say }

// Fail turns an error into a page: not found, a refusal, a case that moved on, or a fault with a number to report. Who has
// gone away before the answer is no fault and gets none.
func (h *House) Fail(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(err, context.Canceled) && r.Context().Err() != nil {
		h.Log.Info("nobody waits for the answer", "route", r.Pattern)
		return
	}
	var no law.Refusal
	var moved clerk.MovedOn
	var large *http.MaxBytesError
	var unread Unreadable
	ctx := r.Context()
	p, status := Page{Error: true}, 0
	switch {
	case errors.As(err, &large):
		status, p.Title = http.StatusRequestEntityTooLarge, T(ctx, "提交的内容太大")
		p.Body = Trouble(p.Title, T(ctx, "一次最多提交%s。请把文件拆分或者压缩后再提交。", size(large.Limit)), Back(r), T(ctx, "返回"))
	case errors.As(err, &unread):
		status, p.Title = cmp.Or(unread.Status, http.StatusBadRequest), T(ctx, "提交的内容无法读取")
		p.Body = Trouble(p.Title, unread.Say, Back(r), T(ctx, "返回"))
	case errors.Is(err, authority.ErrNotFound):
		status, p.Title = http.StatusNotFound, T(ctx, "没有找到这个页面")
		p.Body = Trouble(p.Title, T(ctx, "地址可能有误，或者您无权查看。请从“我的事项”进入，或者登录后再试。"), "/my", T(ctx, "我的事项"))
	case errors.As(err, &moved):
		status, p.Title = http.StatusConflict, T(ctx, "案件已有新进展")
		p.Body = Trouble(p.Title, T(ctx, moved.Error()), Back(r), T(ctx, "查看最新情况"))
	case errors.As(err, &no):
		status, p.Title = http.StatusUnprocessableEntity, T(ctx, "现在不能办理")
		p.Body = Trouble(p.Title, T(ctx, no.Error()), Back(r), T(ctx, "返回"))
	default:
		ref := strings.ToUpper(id.New()[24:])
		status, p.Title = http.StatusInternalServerError, T(ctx, "系统出了问题")
		p.Body = Trouble(p.Title, T(ctx, "您填写的内容没有丢失。请稍后再试；仍不行时，请把编号%s告诉书记员。", ref), Back(r), T(ctx, "返回"))
		h.Log.Error("request failed", "ref", ref, "route", r.Pattern, "cause", err)
	}
	if err := h.Show(w, r, status, p); err != nil {
		h.Log.Warn("page could not be written", "route", r.Pattern, "cause", err)
	}
}

// size is a number of bytes in words.
func size(n int64) string { return fmt.Sprintf("%d MB", n>>20) }

// Back is the page the person came from, when it is one of ours.
func Back(r *http.Request) string {
	if u := r.Referer(); u != "" {
		if i := strings.Index(u, "://"); i > 0 {
			if host, rest, ok := strings.Cut(u[i+3:], "/"); ok && host == r.Host {
				return "/" + strings.TrimLeft(rest, `/\`) // two slashes would lead to another site
			}
		}
	}
	return "/"
}

//go:embed static
var static embed.FS

// assets maps a file to its address with its digest: it may be kept for ever.
var assets = func() map[string]string {
	m := map[string]string{}
	must(fs.WalkDir(static, "static", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := static.ReadFile(p)
		sum := sha256.Sum256(b)
		m[strings.TrimPrefix(p, "static/")] = hex.EncodeToString(sum[:6])
		return err
	}))
	return m
}()

// Asset is the address of a static file.
func Asset(name string) string { return "/static/" + name + "?v=" + assets[name] }

// Static serves the files of the frame.
func Static() Route {
	return Route{Pattern: "GET /static/{file...}", For: Anyone, Handle: func(w http.ResponseWriter, r *http.Request) error {
		name := path.Clean(r.PathValue("file"))
		b, err := static.ReadFile("static/" + name)
		if err != nil {
			return authority.ErrNotFound
		}
		if r.URL.Query().Get("v") != "" {
			w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
		}
		http.ServeContent(w, r, name, time.Time{}, strings.NewReader(string(b)))
		return nil
	}}
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
