package api

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"os"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
	"github.com/jackc/pgx/v5"

	"yunting/authority"
	"yunting/document"
	"yunting/evidence"
	"yunting/id"
	"yunting/law/calendar"
	"yunting/ledger"
	"yunting/platform/writing"
	"yunting/procedure"
	"yunting/register/query"
	"yunting/vault"
)

// UploadReceipt is a file the court took.
type UploadReceipt struct {
	ID     string `json:"id" doc:"Use it as upload in an exhibit or a mandate."`
	SHA256 string `json:"sha256" doc:"Digest of the bytes as they were received; compare it with your own."`
	Name   string `json:"name" doc:"File name, with the extension of what it is."`
	Media  string `json:"media" doc:"Media type, found from the content."`
	Size   int64  `json:"size" doc:"Bytes."`
}

// PaperView is one issued paper 文书.
type PaperView struct {
	Kind   string `json:"kind" doc:"Kind, for the address of the file."`
	Name   string `json:"name" doc:"Its name 文书名称."`
	For    string `json:"for,omitempty" doc:"Party it is addressed to; absent: everybody."`
	On     string `json:"on" format:"date" doc:"制发日期."`
	Pages  int    `json:"pages"`
	Size   int64  `json:"size" doc:"Bytes."`
	SHA256 string `json:"sha256"`
	Href   string `json:"href" doc:"Where the PDF is."`

	Seq       int      `json:"seq" doc:"The entry that issued it; document.correct and document.withdraw name it so."`
	Code      string   `json:"code,omitempty" doc:"Code 核验码 by which anybody finds it; absent: issued before there were codes."`
	Corrected []string `json:"corrected,omitempty" doc:"Codes of the rulings that correct it 补正."`
	Withdrawn string   `json:"withdrawn,omitempty" format:"date" doc:"Court date on which it was withdrawn 撤回; absent: it stands."`
}

func paperView(at string, x document.Paper) PaperView {
	v := PaperView{Kind: string(x.Kind), Name: x.Kind.Chinese(), For: string(x.For), On: x.On.String(), Pages: x.Pages, Size: x.Size, SHA256: string(x.File),
		Href: at + string(x.Kind), Seq: x.Seq, Code: x.Code}
	for _, r := range x.Corrected {
		if r.Code != "" {
			v.Corrected = append(v.Corrected, r.Code)
		}
	}
	if x.Withdrawn != nil {
		v.Withdrawn = calendar.Of(x.Withdrawn.At).String()
	}
	return v
}

type uploadIn struct {
	Name string `query:"name" maxLength:"200" doc:"File name, when the body is the file itself."`
}

type paperIn struct {
	Matter string `path:"matter"`
	Kind   string `path:"kind" doc:"Kind of paper, as the list of papers names it."`
}

type exhibitIn struct {
	Matter  string `path:"matter"`
	Exhibit string `path:"exhibit" doc:"The exhibit, p1-1."`
}

func (s *server) registerFiles() {
	binary := &huma.MediaType{Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}}
	keyed(s, huma.Operation{OperationID: "upload-file", Method: http.MethodPost, Path: "/uploads", Tags: []string{"Files"},
		Summary: "Upload a file 上传",
		Description: "Takes one file, as multipart/form-data with a part named file, or as the body itself with its name in the query. The kind is found " +
			"from the content; a file the court does not take is refused with the reason. Kinds: " + vault.Allowed + ".",
		DefaultStatus: http.StatusCreated, Errors: []int{http.StatusBadRequest},
	}, s.takeUpload)
	// Described after it was registered: the framework would read a body it knows of into memory.
	s.api.OpenAPI().Paths[Prefix+"/uploads"].Post.RequestBody = &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{
		"multipart/form-data": {Schema: &huma.Schema{Type: huma.TypeObject, Required: []string{"file"}, Properties: map[string]*huma.Schema{
			"file": {Type: huma.TypeString, Format: "binary", Description: "The file."}}}},
		"application/octet-stream": binary}}
	keyed(s, huma.Operation{OperationID: "list-papers", Method: http.MethodGet, Path: "/cases/{matter}/papers", Tags: []string{"Files"},
		Summary: "Papers of a case 文书", Description: "The newest paper of each kind your standing may read, newest first.",
		Errors: []int{http.StatusNotFound}}, s.papers)
	keyed(s, huma.Operation{OperationID: "get-paper", Method: http.MethodGet, Path: "/cases/{matter}/papers/{kind}", Tags: []string{"Files"},
		Summary: "A paper as PDF 文书", Description: "The newest paper of a kind. When it was delivered to you electronically, reading it is entered in the record as opened 阅知, which may count as service.",
		Responses: map[string]*huma.Response{"200": {Description: "The paper.", Content: map[string]*huma.MediaType{"application/pdf": binary}}},
		Errors:    []int{http.StatusNotFound}}, s.paper)
	keyed(s, huma.Operation{OperationID: "get-exhibit", Method: http.MethodGet, Path: "/cases/{matter}/exhibits/{exhibit}", Tags: []string{"Files"},
		Summary: "An exhibit as it was submitted 证据", Description: "The bytes of an exhibit; their SHA-256 stands in the record.",
		Responses: map[string]*huma.Response{"200": {Description: "The file.", Content: map[string]*huma.MediaType{"application/octet-stream": binary}}},
		Errors:    []int{http.StatusNotFound}}, s.exhibitFile)
}

func (s *server) takeUpload(ctx context.Context, in *uploadIn) (*answer[UploadReceipt], error) {
	day, err := s.Q.UploadsSince(ctx, query.UploadsSinceParams{Court: s.mine(), Person: string(whoOf(ctx).Person), Since: s.Clock.Now().Add(-24 * time.Hour)})
	if err == nil {
		err = vault.Quota(day.Files, day.Bytes)
	}
	if err != nil {
		return nil, err
	}
	name, body, err := s.incoming(requestOf(ctx), in.Name)
	if err != nil {
		return nil, err
	}
	// The file waits on disk while it is inspected: it may be a film of 500 MB.
	f, err := os.CreateTemp("", "yunting-upload-")
	if err != nil {
		return nil, err
	}
	defer os.Remove(f.Name())
	defer f.Close()
	size, err := io.Copy(f, io.LimitReader(body, vault.MediaLimit+1))
	if err != nil {
		return nil, problem(http.StatusBadRequest, "malformed", "请求不完整", "文件没有传完整，请重新上传")
	}
	kind, err := vault.Inspect(name, f, size)
	if err != nil {
		return nil, err
	}
	file, size, err := s.Vault.Put(ctx, f)
	if err != nil {
		return nil, err
	}
	u := UploadReceipt{ID: id.New(), SHA256: string(file), Name: kind.Named(name), Media: string(kind), Size: size}
	err = s.Q.AddUpload(ctx, query.AddUploadParams{Court: s.mine(), ID: u.ID, Person: string(whoOf(ctx).Person),
		File: u.SHA256, Name: u.Name, Media: u.Media, Size: u.Size, At: s.Clock.Now()})
	if err == nil && s.Read != nil {
		err = s.Read(ctx, file, kind)
	}
	return reply(u), err
}

// incoming finds the file of a request and what it is called.
func (s *server) incoming(r *http.Request, name string) (string, io.Reader, error) {
	if !strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/") {
		if name == "" {
			return "", nil, invalid([]FieldError{{"query.name", "请在name参数里写明文件名，或者用multipart/form-data上传"}})
		}
		return bare(name), r.Body, nil // a query is checked before
	}
	parts, err := r.MultipartReader()
	if err != nil {
		return "", nil, problem(http.StatusBadRequest, "malformed", "请求不完整", "multipart/form-data无法读取，请重新上传")
	}
	for {
		p, err := parts.NextPart()
		if err != nil {
			return "", nil, invalid([]FieldError{{"body.file", "没有文件：请把文件放在名为file的部分里"}})
		}
		if p.FormName() == "file" && p.FileName() != "" {
			if f := writing.Fault(p.FileName()); f != "" {
				return "", nil, spoilt("body.file “"+writing.Name(p.FileName())+"”", f)
			}
			return bare(p.FileName()), p, nil
		}
	}
}

// bare is a file name without folders, however the client writes them.
func bare(name string) string { return path.Base(strings.ReplaceAll(name, `\`, "/")) }

// upload finds a file this person uploaded; another person's is not there.
func (s *server) upload(ctx context.Context, who procedure.Who, upload, at string) (query.Upload, error) {
	u, err := s.Q.FindUpload(ctx, query.FindUploadParams{Court: s.mine(), ID: upload, Person: string(who.Person)})
	if errors.Is(err, pgx.ErrNoRows) {
		return u, invalid([]FieldError{{at, "没有您上传的这个文件，请先上传，再填写上传后得到的编号"}})
	}
	return u, err
}

// exhibit is the item of evidence a form describes, with the file it names.
func (s *server) exhibit(ctx context.Context, who procedure.Who, f ExhibitForm, at string) (evidence.Exhibit, []FieldError, error) {
	x := evidence.Exhibit{Name: f.Name, Proves: f.Proves, Source: f.Source, Original: f.Original, LateWhy: f.LateWhy}
	if f.Deposit != "" {
		r, err := ledger.ParseRef(f.Deposit)
		if err != nil {
			return x, []FieldError{{at + ".deposit", err.Error()}}, nil
		}
		x.Deposit = r.String()
	}
	switch {
	case f.Upload == "" && x.Deposit == "":
		return x, []FieldError{{at + ".upload", "请先上传文件，再填写上传后得到的编号；已经存证的，可以只填存证编号"}}, nil
	case f.Upload == "":
		return x, nil, nil
	}
	u, err := s.upload(ctx, who, f.Upload, at+".upload")
	var p *Problem
	if errors.As(err, &p) {
		return x, p.Errors, nil
	}
	x.File, x.FileName, x.Media, x.Size = id.File(u.File), u.Name, u.Media, u.Size
	return x, nil, err
}

func (s *server) papers(ctx context.Context, in *matterIn) (*answer[List[PaperView]], error) {
	c, actor, _, err := s.reading(ctx, in.Matter)
	if err != nil {
		return nil, err
	}
	out := List[PaperView]{Items: []PaperView{}}
	var kinds []document.Kind
	for _, p := range slices.Backward(c.Papers.Papers) {
		if slices.Contains(kinds, p.Kind) {
			continue
		}
		if x, ok := c.Readable(p.Kind, actor.Party); ok {
			kinds = append(kinds, p.Kind)
			out.Items = append(out.Items, paperView(Prefix+"/cases/"+in.Matter+"/papers/", x))
		}
	}
	return reply(out), nil
}

func (s *server) paper(ctx context.Context, in *paperIn) (*huma.StreamResponse, error) {
	c, actor, _, err := s.reading(ctx, in.Matter)
	if err != nil {
		return nil, err
	}
	kind := document.Kind(in.Kind)
	x, ok := c.Readable(kind, actor.Party)
	if !ok {
		return nil, authority.ErrNotFound
	}
	if err := s.Clerk.NoteReading(ctx, c.Matter(), whoOf(ctx), c.Unread(actor.Party, kind)); err != nil {
		return nil, err
	}
	return s.stream(ctx, x.File, kind.Chinese()+".pdf", string(vault.PDF))
}

func (s *server) exhibitFile(ctx context.Context, in *exhibitIn) (*huma.StreamResponse, error) {
	c, _, _, err := s.reading(ctx, in.Matter)
	if err != nil {
		return nil, err
	}
	x, ok := c.Evidence.Find(id.Exhibit(in.Exhibit))
	if !ok || x.File == "" { // of a number whose content was not fetched
		return nil, authority.ErrNotFound
	}
	return s.stream(ctx, x.File, x.FileName, x.Media)
}

// stream hands a file of the vault over, as a download: what somebody uploaded must never run as a page of this court.
func (s *server) stream(ctx context.Context, file id.File, name, media string) (*huma.StreamResponse, error) {
	f, _, err := s.Vault.Get(ctx, file)
	if err != nil {
		return nil, err
	}
	return &huma.StreamResponse{Body: func(hc huma.Context) {
		defer f.Close()
		r, w := humago.Unwrap(hc)
		h := w.Header()
		h.Set("Content-Type", media)
		h.Set("Content-Disposition", "attachment; filename*=UTF-8''"+url.PathEscape(name))
		h.Set("ETag", `"`+string(file)+`"`)
		h.Set("Cache-Control", "private, no-store")
		http.ServeContent(w, r, "", time.Time{}, f)
	}}, nil
}
