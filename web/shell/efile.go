package shell

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"time"

	"yunting/authority"
	"yunting/docket"
	"yunting/efile"
	"yunting/id"
	"yunting/procedure"
	"yunting/register/query"
	"yunting/vault"
)

// FileView is the electronic file of a case 电子卷宗 as one viewer has it.
type FileView struct {
	Base    string // where the case is
	Seq     int    // the newest entry
	Volumes []FileVolume
}

// FileVolume is one half of the file, and what was bound of it.
type FileVolume struct {
	efile.Catalogue
	Volume  efile.Volume
	Unread  int           // papers served on the viewer that he has not opened
	Ready   *query.Bundle // the newest bundle he may have
	Spots   map[string]efile.Spot
	Waiting *query.Bundle // being bound as of now
	Failed  string        // why binding as of now failed

	pages map[string]int
}

// filePart is a section with its items.
type filePart struct {
	efile.Part
	Items []efile.Item
}

func (v FileVolume) parts() (ps []filePart) {
	for _, x := range v.Items {
		if len(ps) == 0 || ps[len(ps)-1].Part != x.Part {
			ps = append(ps, filePart{Part: x.Part})
		}
		p := &ps[len(ps)-1]
		p.Items = append(p.Items, x)
	}
	return ps
}

// fresh tells whether the bundle holds everything.
func (v FileVolume) fresh() bool { return v.Ready != nil && int(v.Ready.Seq) == v.Seq }

// count is how many pages an item has, as far as is known.
func (v FileVolume) count(x efile.Item) string {
	if n := v.pages[x.ID]; n > 0 {
		return fmt.Sprint(n)
	}
	return "—"
}

// spot is where an item stands in the bundle that is offered.
func (v FileVolume) spot(x efile.Item) string {
	s, ok := v.Spots[x.ID]
	switch {
	case !ok:
		return ""
	case s.Pages == 1:
		return fmt.Sprint(s.First)
	}
	return fmt.Sprintf("%d–%d", s.First, s.First+s.Pages-1)
}

// FileOf makes the view of a file from the whole docket of a case; by is the viewer as he stands in it.
func (h *House) FileOf(ctx context.Context, base string, c *procedure.Civil, es []docket.Entry, by docket.Actor) (FileView, error) {
	v := FileView{Base: base, Seq: c.Seq()}
	all := efile.Of(c, es, by)
	for _, which := range []efile.Volume{efile.Main, efile.Secret} {
		x := FileVolume{Catalogue: all.In(which), Volume: which}
		if which == efile.Secret && len(x.Items) == 0 {
			continue // nobody else learns that there is one
		}
		for _, i := range x.Items {
			if i.Unread {
				x.Unread++
			}
		}
		if err := h.bundles(ctx, &x, by); err != nil {
			return v, err
		}
		if err := h.count(ctx, &x); err != nil {
			return v, err
		}
		v.Volumes = append(v.Volumes, x)
	}
	return v, nil
}

// bundles finds what was bound of a volume: the newest bundle whose every item the viewer may read, and the one of now.
func (h *House) bundles(ctx context.Context, v *FileVolume, by docket.Actor) error {
	rows, err := h.Q.Bundles(ctx, query.BundlesParams{Court: h.Mine(), Matter: string(v.Matter), Scope: efile.Scope(by), Volume: string(v.Volume)})
	if err != nil {
		return err
	}
	for i := range rows {
		b := &rows[i]
		switch {
		case b.State == "ready" && v.Ready == nil:
			var spots map[string]efile.Spot
			if err := json.Unmarshal(b.Spots, &spots); err != nil {
				return err
			}
			if v.Covers(spots) {
				v.Ready, v.Spots = b, spots
			}
		case b.State == "waiting" && int(b.Seq) == v.Seq:
			v.Waiting = b
		case b.State == "failed" && int(b.Seq) == v.Seq:
			v.Failed = b.Why
		}
	}
	return nil
}

// count finds how many pages the items have.
func (h *House) count(ctx context.Context, v *FileVolume) error {
	v.pages = map[string]int{}
	var hs []*Held
	var ids []string
	for _, x := range v.Items {
		switch {
		case x.Sort == efile.Paper:
			v.pages[x.ID] = x.Paper.Pages
		case x.File != "" && x.Media != "":
			hs, ids = append(hs, &Held{Name: x.Name, File: x.File, Media: vault.Kind(x.Media)}), append(ids, x.ID)
		case v.Spots != nil:
			v.pages[x.ID] = v.Spots[x.ID].Pages
		}
	}
	if err := h.Readings(ctx, hs...); err != nil {
		return err
	}
	for i, x := range hs {
		if x.Ready() {
			v.pages[ids[i]] = int(x.reading.Pages)
		}
	}
	return nil
}

// volumeOf is the volume a request names, if the viewer has it.
func (v FileView) volumeOf(r *http.Request) (FileVolume, bool) {
	name := r.FormValue("volume")
	if name == "" {
		name = string(efile.Main)
	}
	i := slices.IndexFunc(v.Volumes, func(x FileVolume) bool { return string(x.Volume) == name })
	if i < 0 {
		return FileVolume{}, false
	}
	return v.Volumes[i], true
}

// AskBundle has the file bound as of now.
func (h *House) AskBundle(w http.ResponseWriter, r *http.Request, v FileView, by docket.Actor) error {
	x, ok := v.volumeOf(r)
	if !ok || h.Bind == nil {
		return authority.ErrNotFound
	}
	if !x.fresh() {
		if err := h.Bind(r.Context(), x.Matter, efile.Scope(by), x.Volume, x.Seq); err != nil {
			return err
		}
	}
	return To(w, r, v.Base+"/file")
}

// SendBundle hands the newest bundle over.
func (h *House) SendBundle(w http.ResponseWriter, r *http.Request, v FileView) error {
	x, ok := v.volumeOf(r)
	if !ok || x.Ready == nil {
		return authority.ErrNotFound
	}
	f, _, err := h.Vault.Get(r.Context(), id.File(x.Ready.File))
	if errors.Is(err, vault.ErrMissing) {
		return authority.ErrNotFound
	}
	if err != nil {
		return err
	}
	defer f.Close()
	name := fmt.Sprintf("%s电子卷宗%s（截至第%d条记录）.pdf", x.Number, x.Volume.Chinese(), x.Ready.Seq)
	hd := w.Header()
	hd.Set("Content-Type", string(vault.PDF))
	hd.Set("Content-Disposition", "attachment; filename*=UTF-8''"+url.PathEscape(name))
	hd.Set("X-Content-Type-Options", "nosniff")
	hd.Set("Cache-Control", "private, no-store")
	http.ServeContent(w, r, "", time.Time{}, f)
	return nil
}

// FileItem finds an item by the name that never changes. where is the page on which it stands by itself; empty: its file is all there is.
func (h *House) FileItem(ctx context.Context, v FileView, name string) (x efile.Item, where string, err error) {
	for _, vol := range v.Volumes {
		if x, ok := vol.Find(name); ok {
			switch {
			case x.Sort == efile.Inner:
				return x, v.Base, nil
			case x.Sort == efile.Proof:
				return x, "/cases/" + string(vol.Matter) + "/" + x.Page, nil
			case x.Sort == efile.Exhibit && x.Page != "" && vol.pages[x.ID] > 0:
				return x, v.Base + "/" + x.Page + "/normal", nil
			case x.Page != "":
				return x, v.Base + "/" + x.Page, nil
			case x.File == "":
				return x, v.Base + "/file", nil
			}
			return x, "", nil
		}
	}
	return x, "", authority.ErrNotFound
}

// weight is a size for people.
func weight(n int64) string {
	if n < 1<<20 {
		return fmt.Sprintf("%d KB", max(1, (n+512)>>10))
	}
	return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
}
