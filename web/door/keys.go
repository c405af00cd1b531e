package door

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"yunting/authority"
	"yunting/docket"
	"yunting/id"
	"yunting/platform/i18n"
	"yunting/register/query"
	"yunting/web/shell"
)

// A key for the programming interface.
const (
	mostKeys = 20                  // that open, per person
	soon     = 14 * 24 * time.Hour // before its end a key is shown as ending
	// recent is how long a proof of who somebody is will do for what outlasts his session.
	recent = 10 * time.Minute
)

// keyDays lists how long a key may last; the last is the longest. An officer's opens what belongs to others.
func keyDays(v shell.Viewer) []int {
	if v.Role != "" {
		return []int{7, 30}
	}
	return []int{7, 30, 90}
}

// keyForm is what was chosen for a new key.
type keyForm struct {
	Label  string
	Days   int
	Scopes []string
}

func newKeyForm(v shell.Viewer) keyForm {
	days := keyDays(v)
	return keyForm{Days: days[len(days)-1]}
}

// readKey reads the form; what is wrong with it comes all at once.
func (d *door) readKey(r *http.Request, v shell.Viewer) (f keyForm, ps []shell.Problem) {
	ctx := r.Context()
	f.Label = strings.TrimSpace(r.FormValue("label"))
	f.Days, _ = strconv.Atoi(r.FormValue("days")) // no number is none of the choices
	if r.FormValue("days") == "" {
		f.Days = newKeyForm(v).Days
	}
	if n := len([]rune(f.Label)); n == 0 || n > 40 {
		ps = append(ps, shell.Problem{Field: "label", Say: shell.T(ctx, "请给密钥起一个名称，最多40个字，例如“批量立案程序”")})
	}
	if !slices.Contains(keyDays(v), f.Days) {
		ps = append(ps, shell.Problem{Field: "days", Say: shell.T(ctx, "请选择密钥的有效期")})
	}
	if v.Role == "" {
		f.Scopes = []string{authority.AllScopes}
		return f, ps
	}
	for _, s := range authority.Scopes(docket.Standing(v.Role)) {
		if slices.Contains(r.Form["scope"], s) {
			f.Scopes = append(f.Scopes, s)
		}
	}
	return f, ps
}

// makeKey makes a key for the programming interface and shows it this once; the court keeps its digest.
func (d *door) makeKey(w http.ResponseWriter, r *http.Request) error {
	ctx, v, now := r.Context(), shell.ViewerOf(r.Context()), d.Machine()
	if err := r.ParseForm(); err != nil {
		return err
	}
	f, ps := d.readKey(r, v)
	open, err := d.Q.CountKeys(ctx, query.CountKeysParams{Court: d.Mine(), Person: string(v.Person), Now: now})
	if err != nil {
		return err
	}
	if open >= mostKeys {
		ps = append(ps, shell.Problem{Field: "label", Say: shell.T(ctx, "您已有%d把有效的密钥，请先停用不再使用的密钥", open)})
	}
	if len(ps) == 0 {
		if ps, err = d.prove(r, v); err != nil {
			return err
		}
	}
	if len(ps) > 0 {
		return d.showAccount(w, r, http.StatusUnprocessableEntity, accountPage{Problems: ps, Making: f})
	}
	key := "yt_" + secret()
	if err := d.Q.AddKey(ctx, query.AddKeyParams{Court: d.Mine(), ID: id.New(), Hash: Digest(key), Person: string(v.Person), Label: f.Label,
		Scopes: append([]string{}, f.Scopes...), CreatedAt: now, Until: now.AddDate(0, 0, f.Days)}); err != nil {
		return err
	}
	return d.showAccount(w, r, http.StatusOK, accountPage{NewKey: key})
}

// prove asks who is about to make something that outlasts his session to show again that it is he: an officer by his second
// factor, anybody else by having signed in just now. A cookie alone must not do.
func (d *door) prove(r *http.Request, v shell.Viewer) ([]shell.Problem, error) {
	ctx := r.Context()
	if d.proved(v) {
		return nil, nil
	}
	if v.Role == "" {
		return []shell.Problem{{Field: "label", Say: shell.T(ctx, "您登录已超过10分钟。为了安全，请退出并重新登录，然后生成密钥")}}, nil
	}
	typed := r.FormValue("code")
	if typed == "" {
		return []shell.Problem{{Field: "code", Say: shell.T(ctx, "请输入动态口令，确认是您本人操作")}}, nil
	}
	say, err := d.takeCode(r, v, typed)
	if err != nil {
		return nil, err
	}
	if say != "" {
		return []shell.Problem{{Field: "code", Say: say}}, nil
	}
	return nil, d.Q.NoteProof(ctx, query.NoteProofParams{At: d.Machine(), Court: d.Mine(), TokenHash: v.Token})
}

// proved tells whether somebody has shown a moment ago who he is.
func (d *door) proved(v shell.Viewer) bool { return d.Machine().Sub(v.Proved) < recent }

func (d *door) revokeKey(w http.ResponseWriter, r *http.Request) error {
	now, v := d.Machine(), shell.ViewerOf(r.Context())
	n, err := d.Q.RevokeKey(r.Context(), query.RevokeKeyParams{At: &now, Court: d.Mine(), ID: r.PathValue("key"), Person: string(v.Person)})
	if err != nil {
		return err
	}
	if n == 0 {
		return authority.ErrNotFound
	}
	return shell.To(w, r, "/account#my-keys")
}

// keyState is how a key stands now, in words, and whether it still opens.
func (p accountPage) keyState(ctx context.Context, k query.KeysOfRow) (say, tag string, opens bool) {
	switch left := k.Until.Sub(p.Now); {
	case k.RevokedAt != nil:
		return shell.T(ctx, "已于%s停用", day(*k.RevokedAt)), "", false
	case left <= 0:
		return shell.T(ctx, "已于%s到期", day(k.Until)), "", false
	case left < soon:
		return shell.T(ctx, "%s到期，请及时更换", day(k.Until)), "y", true
	}
	return shell.T(ctx, "%s到期", day(k.Until)), "g", true
}

// keyUse is what a key may do, and when it was last seen.
func keyUse(ctx context.Context, k query.KeysOfRow) string {
	may := shell.T(ctx, "只能查看")
	if slices.Contains(k.Scopes, authority.AllScopes) {
		may = shell.T(ctx, "可以查看和办理您的全部事项")
	} else if len(k.Scopes) > 0 {
		may = shell.T(ctx, "可以查看，并办理：")
		for i, s := range k.Scopes {
			if i > 0 {
				may += shell.T(ctx, "、")
			}
			may += shell.T(ctx, stageName(s))
		}
	}
	if k.UsedAt == nil {
		return may + " · " + shell.T(ctx, "从未使用")
	}
	return may + " · " + shell.T(ctx, "最近使用：%s", shell.At(*k.UsedAt))
}

// stageName is the word for a stage of the proceedings.
func stageName(stage string) string {
	if name, ok := map[string]string{
		"filing": "立案", "identity": "实名核验", "consent": "在线诉讼同意", "fee": "诉讼费用", "service": "送达", "defence": "答辩", "evidence": "证据",
		"trial": "审理", "hearing": "庭审", "judgment": "裁判", "performance": "履行", "document": "文书", "node": "证据网络节点", "seal": "印章",
	}[stage]; ok {
		return name
	}
	return stage
}

// keyScopes are the stages an officer may let a key act in.
func keyScopes(ctx context.Context, v shell.Viewer) (cs []shell.Choice) {
	for _, s := range authority.Scopes(docket.Standing(v.Role)) {
		cs = append(cs, shell.Choice{Value: s, Label: shell.T(ctx, stageName(s))})
	}
	return cs
}

// keyTerms are the choices of how long a key lasts.
func keyTerms(ctx context.Context, v shell.Viewer) (cs []shell.Choice) {
	for _, n := range keyDays(v) {
		cs = append(cs, shell.Choice{Value: strconv.Itoa(n), Label: i18n.T(ctx, "%d天", n)})
	}
	return cs
}
