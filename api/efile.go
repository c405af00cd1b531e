package api

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"yunting/authority"
	"yunting/efile"
	"yunting/id"
	"yunting/register/query"
	"yunting/vault"
)

// FileItemView is one item of the electronic file 卷内材料.
type FileItemView struct {
	ID     string `json:"id" doc:"材料编号: the number of the entry that brought it in, and which of several. Never changes."`
	Entry  int    `json:"entry"`
	Volume string `json:"volume" enum:"main,secret" doc:"正卷 or 副卷."`
	Part   string `json:"part" doc:"Section of the volume."`
	Sort   string `json:"sort" enum:"paper,exhibit,mandate,relief,proof,inner"`
	Kind   string `json:"kind" doc:"Kind of a paper; else of the act that brought it in."`
	Title  string `json:"title"`
	Who    string `json:"who" doc:"Who submitted or made it."`
	On     string `json:"on" format:"date"`
	SHA256 string `json:"sha256,omitempty" doc:"Of the file as it is kept; absent: made from the record."`
	Size   int64  `json:"size,omitempty" doc:"Bytes."`
	Unread bool   `json:"unread,omitempty" doc:"Served on you and not opened; a bundle holds a note in its place."`
	First  int    `json:"first,omitempty" doc:"First page in the bundle."`
	Pages  int    `json:"pages,omitempty" doc:"Pages in the bundle."`
	Href   string `json:"href" doc:"Its page; never changes."`
}

// FileIndex is the catalogue of a case's file 卷内目录.
type FileIndex struct {
	Seq    int            `json:"seq" doc:"The newest entry it takes in 截至案卷第n条记录."`
	Items  []FileItemView `json:"items" nullable:"false" doc:"In the order in which they are bound."`
	Bundle *BundleView    `json:"bundle,omitempty" doc:"The newest bundle of the main volume you may have; first and pages of the items are those in it."`
}

// BundleView is a bound file.
type BundleView struct {
	Seq    int    `json:"seq" doc:"The newest entry it takes in; its page numbers hold for this alone."`
	Pages  int    `json:"pages"`
	Size   int64  `json:"size" doc:"Bytes."`
	SHA256 string `json:"sha256"`
	Href   string `json:"href"`
}

// BundleState tells how far a bundle is that was asked for.
type BundleState struct {
	Seq   int    `json:"seq"`
	State string `json:"state" enum:"waiting,ready" doc:"What could not be bound is tried again."`
	Done  int    `json:"done" doc:"Items handled so far."`
	Items int    `json:"items"`
}

func (s *server) registerFile() {
	binary := &huma.MediaType{Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}}
	keyed(s, huma.Operation{OperationID: "get-file", Method: http.MethodGet, Path: "/cases/{matter}/file", Tags: []string{"Files"},
		Summary: "Catalogue of the electronic file 卷内目录", Description: "Every paper and exhibit of a case that your standing may read, in the order in which they are bound.",
		Errors: []int{http.StatusNotFound}}, s.fileIndex)
	keyed(s, huma.Operation{OperationID: "bind-file", Method: http.MethodPost, Path: "/cases/{matter}/file/bundle", Tags: []string{"Files"}, DefaultStatus: http.StatusAccepted,
		Summary: "Have the file bound 装订电子卷宗", Description: "Has the main volume bound as one PDF as of the newest entry. Asked again it tells how far it is.",
		Errors: []int{http.StatusNotFound}}, s.bindFile)
	keyed(s, huma.Operation{OperationID: "get-bundle", Method: http.MethodGet, Path: "/cases/{matter}/file/bundle", Tags: []string{"Files"},
		Summary: "The bound file as PDF 电子卷宗", Description: "The newest bundle of the main volume; ask for it with bind-file first. Names within it, item-45, never change.",
		Responses: map[string]*huma.Response{"200": {Description: "The bundle.", Content: map[string]*huma.MediaType{"application/pdf": binary}}},
		Errors:    []int{http.StatusNotFound}}, s.getBundle)
}

// fileOf is the catalogue of a case for the owner of a key, and the newest bundle he may have.
func (s *server) fileOf(ctx context.Context, m string) (c efile.Catalogue, scope string, newest *query.Bundle, spots map[string]efile.Spot, now *query.Bundle, err error) {
	civil, es, err := s.civil(ctx, m)
	if err != nil {
		return c, "", nil, nil, nil, err
	}
	by := civil.StandingOf(whoOf(ctx))
	if err := authority.MayRead(by); err != nil {
		return c, "", nil, nil, nil, err
	}
	c, scope = efile.Of(civil, es, by), efile.Scope(by)
	rows, err := s.Q.Bundles(ctx, query.BundlesParams{Court: s.mine(), Matter: m, Scope: scope, Volume: string(efile.Main)})
	for i := range rows {
		b := &rows[i]
		if int(b.Seq) == c.Seq {
			now = b
		}
		var at map[string]efile.Spot
		if b.State != "ready" || newest != nil || json.Unmarshal(b.Spots, &at) != nil || !c.Covers(at) {
			continue
		}
		newest, spots = b, at
	}
	return c, scope, newest, spots, now, err
}

func (s *server) fileIndex(ctx context.Context, in *matterIn) (*answer[FileIndex], error) {
	c, _, newest, spots, _, err := s.fileOf(ctx, in.Matter)
	if err != nil {
		return nil, err
	}
	out := FileIndex{Seq: c.Seq, Items: []FileItemView{}}
	for _, x := range c.Items {
		at := spots[x.ID]
		out.Items = append(out.Items, FileItemView{ID: x.ID, Entry: x.Entry, Volume: string(x.Volume), Part: string(x.Part), Sort: string(x.Sort), Kind: x.Kind, Title: x.Title, Who: x.Who,
			On: x.On.String(), SHA256: string(x.File), Size: x.Size, Unread: x.Unread, First: at.First, Pages: at.Pages, Href: "/cases/" + in.Matter + "/file/" + x.ID})
	}
	if newest != nil {
		out.Bundle = &BundleView{Seq: int(newest.Seq), Pages: int(newest.Pages), Size: newest.Size, SHA256: newest.File, Href: Prefix + "/cases/" + in.Matter + "/file/bundle"}
	}
	return reply(out), nil
}

func (s *server) bindFile(ctx context.Context, in *matterIn) (*answer[BundleState], error) {
	c, scope, _, _, now, err := s.fileOf(ctx, in.Matter)
	if err == nil && s.Bind == nil {
		err = authority.ErrNotFound
	}
	if err != nil {
		return nil, err
	}
	out := BundleState{Seq: c.Seq, State: "waiting", Items: len(c.In(efile.Main).Items)}
	if now != nil && now.State != "failed" {
		out.State, out.Done = now.State, int(now.Done)
		return reply(out), nil
	}
	return reply(out), s.Bind(ctx, id.Matter(in.Matter), scope, efile.Main, c.Seq)
}

func (s *server) getBundle(ctx context.Context, in *matterIn) (*huma.StreamResponse, error) {
	c, _, newest, _, now, err := s.fileOf(ctx, in.Matter)
	if err != nil {
		return nil, err
	}
	if newest == nil {
		say := "卷宗还没有装订，请先请求装订，装订好后再下载"
		if now != nil && now.State == "failed" {
			say = now.Why
		}
		return nil, problem(http.StatusNotFound, "not-found", "没有装订好的卷宗", say)
	}
	return s.stream(ctx, id.File(newest.File), fmt.Sprintf("%s电子卷宗（截至第%d条记录）.pdf", c.Number, newest.Seq), string(vault.PDF))
}
