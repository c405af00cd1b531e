package litigant

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"time"

	"yunting/docket"
	"yunting/document"
	"yunting/id"
	"yunting/law"
	"yunting/platform/autograph"
	"yunting/register/query"
	"yunting/vault"
	"yunting/web/shell"
)

// signing is the part of a form where somebody signs 签名栏: how, and what was typed, drawn or shown. It comes back as it was.
type signing struct {
	Way     docket.Way `json:"way,omitempty"`
	Name    string     `json:"-"` // as typed; a draft keeps it apart
	Strokes string     `json:"strokes,omitempty"`
	Picture Upload     `json:"picture,omitzero"`

	at      string // before the names of its fields, where a page has two
	refused string // why what was drawn or shown was not taken
}

// Names of the fields.
const (
	signWay     = "sign-way"
	signName    = "signature"
	signStrokes = "strokes"
	signPicture = "sign-file"
)

// way is the chosen way; the name typed when none was, as on a page without scripts.
func (s signing) way() docket.Way {
	if s.Way.Chinese() == "" {
		return docket.Typed
	}
	return s.Way
}

// signed reads how somebody signs a form. A picture is taken at once, so that it is not lost when something else on the
// page is wrong.
func (p *pages) signed(r *http.Request, at string) (signing, error) {
	s := signing{at: at, Way: docket.Way(field(r, at+signWay)), Name: field(r, at+signName), Strokes: field(r, at+signStrokes)}
	if len(s.Strokes) > autograph.MostText { // no page of ours writes that much
		s.Strokes, s.refused = "", notSigned(r.Context(), autograph.ErrMany)
	}
	var err error
	if s.Picture, err = p.takeSignature(r, at+signPicture); err != nil {
		ps, err := shell.Problems(err, at+signPicture)
		if err != nil {
			return s, err
		}
		if s.way() == docket.Pictured { // who signs otherwise needs no picture
			s.refused = ps[0].Say
		}
		if s.Picture, err = p.again(r, field(r, at+signPicture+"-again")); err != nil {
			return s, err
		}
	}
	return s, nil
}

// check says what a signature lacks when the form is handed in by somebody with a name.
func (s signing) check(ctx context.Context, name string) []shell.Problem {
	say := func(field, sentence string) []shell.Problem {
		return []shell.Problem{{Field: s.at + field, Say: sentence}}
	}
	switch s.way() {
	case docket.Drawn:
		if s.refused != "" {
			return say(signStrokes, s.refused)
		}
		if _, err := autograph.Parse(s.Strokes); err != nil {
			return say(signStrokes, notSigned(ctx, err))
		}
	case docket.Pictured:
		if s.refused != "" {
			return say(signPicture, s.refused)
		}
		if s.Picture.File == "" {
			return say(signPicture, shell.T(ctx, "请选择您的签名图片，或者改用打印体姓名签署"))
		}
	default:
		if s.Name == "" || s.Name != name {
			return say(signName, shell.T(ctx, "请在签名处填写您的全名“%s”", name))
		}
	}
	return nil
}

// keep puts what was drawn into the vault and gives what the act says of it.
func (p *pages) keep(ctx context.Context, s signing) (docket.Signature, error) {
	x := docket.Signature{Way: s.way()}
	switch x.Way {
	case docket.Drawn:
		d, err := autograph.Parse(s.Strokes)
		if err != nil {
			return x, err
		}
		if x.File, _, err = p.Vault.Put(ctx, bytes.NewReader(d.Bytes())); err != nil {
			return x, err
		}
	case docket.Pictured:
		x.File = s.Picture.File
	}
	return x, nil
}

// takeSignature takes a picture of a signature, or that of an earlier try. It is drawn anew: the file itself, with what
// a camera noted in it, is not kept.
func (p *pages) takeSignature(r *http.Request, name string) (Upload, error) {
	f, head, err := r.FormFile(name)
	if errors.Is(err, http.ErrMissingFile) || errors.Is(err, http.ErrNotMultipart) {
		return p.again(r, field(r, name+"-again"))
	}
	if err != nil {
		return Upload{}, err
	}
	defer f.Close()
	ctx, who := r.Context(), string(shell.ViewerOf(r.Context()).Person)
	day, err := p.Q.UploadsSince(ctx, query.UploadsSinceParams{Court: p.Mine(), Person: who, Since: p.Clock.Now().Add(-24 * time.Hour)})
	if err == nil {
		err = vault.Quota(day.Files, day.Bytes)
	}
	if err != nil {
		return Upload{}, err
	}
	if head.Size > autograph.MostPicture {
		return Upload{}, refused(ctx, autograph.ErrLarge)
	}
	b, err := io.ReadAll(io.LimitReader(f, autograph.MostPicture+1))
	if err != nil {
		return Upload{}, err
	}
	ink, err := autograph.Picture(b)
	if err != nil {
		return Upload{}, refused(ctx, err)
	}
	file, size, err := p.Vault.Put(ctx, bytes.NewReader(ink))
	if err != nil {
		return Upload{}, err
	}
	u := Upload{ID: id.New(), File: file, Name: "签名图片.png", Type: string(vault.PNG), Size: size}
	return u, p.Q.AddUpload(ctx, query.AddUploadParams{Court: p.Mine(), ID: u.ID, Person: who, File: string(u.File), Name: u.Name, Media: u.Type, Size: u.Size, At: p.Clock.Now()})
}

// refused turns what is wrong with a picture into a refusal; a fault of the machine stays one.
func refused(ctx context.Context, err error) error {
	if say := notSigned(ctx, err); say != "" {
		return law.Refuse(law.Rule{}, "%s", say)
	}
	return err
}

// notSigned says why what was drawn or shown is not taken, and the way out.
func notSigned(ctx context.Context, err error) string {
	switch {
	case errors.Is(err, autograph.ErrEmpty):
		return shell.T(ctx, "还没有手写签名，请在签名框里写下您的姓名，或者改用打印体姓名签署")
	case errors.Is(err, autograph.ErrTiny):
		return shell.T(ctx, "签名框里只有一个点或者很短的笔画，请写下完整的姓名")
	case errors.Is(err, autograph.ErrMany):
		return shell.T(ctx, "手写签名太复杂：最多%d笔、%d个点，请清除后重新签写，或者改用打印体姓名签署", autograph.MostStrokes, autograph.MostPoints)
	case errors.Is(err, autograph.ErrUnread):
		return shell.T(ctx, "手写签名没有传完整，请清除后重新签写，或者改用打印体姓名签署")
	case errors.Is(err, autograph.ErrLarge):
		return shell.T(ctx, "签名图片请不要超过%dKB，可以裁剪后再上传", autograph.MostPicture>>10)
	case errors.Is(err, autograph.ErrPicture):
		return shell.T(ctx, "签名图片请用PNG或者JPEG格式；这个文件打不开")
	case errors.Is(err, autograph.ErrBlank):
		return shell.T(ctx, "这张图片上看不到笔迹，请换一张白纸黑字的签名图片")
	}
	return ""
}

// signWays are the ways to sign; drawing needs a script, which brings it out.
func signWays(ctx context.Context) []shell.Choice {
	return []shell.Choice{
		{Value: string(docket.Typed), Label: shell.T(ctx, "用打印体姓名签署"), Hint: shell.T(ctx, "用键盘输入您的全名")},
		{Value: string(docket.Drawn), Label: shell.T(ctx, "手写签名"), Hint: shell.T(ctx, "用手指、触控笔或者鼠标写")},
		{Value: string(docket.Pictured), Label: shell.T(ctx, "上传签名图片"), Hint: shell.T(ctx, "白纸上签名后拍照")},
	}
}

// ownSignature is the viewer's signature under the complaint, once the paper is made.
func (v *view) ownSignature() (document.Signed, bool) {
	if x, ok := v.readable(document.Complaint); ok && len(x.Signed) > 0 && x.Signed[0].Serial != "" {
		return x.Signed[0], true
	}
	return document.Signed{}, false
}

// signing is how the draft is signed so far.
func (w wizard) signing() signing {
	s := w.Draft.Sign
	s.Name = w.Draft.Signature
	return s
}

func (f judgmentForm) replySign() signing {
	f.Reply.at = replying
	return f.Reply
}
