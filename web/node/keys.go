package node

import (
	"context"
	"net/http"
	"time"

	"yunting/authority"
	"yunting/id"
	stage "yunting/node"
	"yunting/web/shell"
)

// keyView is a key as a desk shows it.
type keyView struct {
	stage.Key
	KeyID string
	Say   string // how it stands
	Tag   string // colour of that
	Ends  bool   // it may still be revoked, or revoked earlier
}

func keyOf(ctx context.Context, of id.Node, k stage.Key, now time.Time) keyView {
	v := keyView{Key: k, KeyID: k.KeyID(of), Ends: true}
	switch {
	case !k.Until.IsZero() && !now.Before(k.Until):
		v.Say = shell.T(ctx, "%s起失效", shell.At(k.Until))
	case now.Before(k.From):
		v.Say, v.Tag = shell.T(ctx, "%s起启用", shell.At(k.From)), "y"
	case !k.Until.IsZero():
		v.Say, v.Tag = shell.T(ctx, "有效，到%s为止", shell.At(k.Until)), "y"
	default:
		v.Say, v.Tag = shell.T(ctx, "有效"), "g"
	}
	if !k.Until.IsZero() && !k.Until.After(k.From) {
		v.Ends = false // it never was in force
	}
	return v
}

// recent is how long ago somebody may have shown who he is to add a key: it outlasts his session.
const recent = 10 * time.Minute

// enrol adds a key.
func (p pages) enrol(w http.ResponseWriter, r *http.Request) error {
	n, _, err := p.read(r)
	if err != nil {
		return err
	}
	ctx, v := r.Context(), shell.ViewerOf(r.Context())
	if err := authority.Permit(n.StandingOf(v.Who()), stage.EnrolKey{}.Kind()); err != nil {
		return err
	}
	from, ok := moment(r.PostFormValue("from"))
	switch {
	case !ok:
		return p.showNode(w, r, []shell.Problem{{Field: "from", Say: shell.T(ctx, "请按2026-11-28 10:00的样式填写时间")}}, "")
	case p.Machine().Sub(v.Proved) >= recent:
		return p.showNode(w, r, []shell.Problem{{Field: "public", Say: shell.T(ctx, "您登录已超过10分钟。为了安全，请退出并重新登录，然后登记公钥")}}, "")
	}
	err = p.enter(r, n.Node.Node, stage.EnrolKey{Public: r.PostFormValue("public"), From: from})
	if err == nil {
		return shell.To(w, r, "/node/"+string(n.Node.Node)+"#keys")
	}
	bad, err := shell.Problems(err, "public")
	if err != nil {
		return err
	}
	return p.showNode(w, r, bad, "")
}

// revoke ends a key.
func (p pages) revoke(w http.ResponseWriter, r *http.Request) error {
	n, _, err := p.read(r)
	if err != nil {
		return err
	}
	ctx, key := r.Context(), r.PathValue("key")
	if _, there := n.Node.Key(key); !there {
		return authority.ErrNotFound
	}
	var bad []shell.Problem
	from, ok := moment(r.PostFormValue("void-" + key))
	if !ok {
		bad = append(bad, shell.Problem{Field: "void-" + key, Say: shell.T(ctx, "请按2026-11-28 10:00的样式填写时间")})
	}
	if r.PostFormValue("sure-"+key) != "yes" {
		bad = append(bad, shell.Problem{Field: "sure-" + key, Say: shell.T(ctx, "请确认：停用以后不能恢复，也不能推迟")})
	}
	if len(bad) == 0 {
		if err = p.enter(r, n.Node.Node, stage.RevokeKey{Key: key, From: from, Reason: r.PostFormValue("reason-" + key)}); err == nil {
			return shell.To(w, r, "/node/"+string(n.Node.Node)+"#keys")
		}
		if bad, err = shell.Problems(err, "reason"); err != nil {
			return err
		}
		name := map[string]string{"from": "void-", "reason": "reason-"}[bad[0].Field]
		if name == "" {
			name = "reason-"
		}
		bad[0].Field = name + key
	}
	return p.showNode(w, r, bad, key)
}
