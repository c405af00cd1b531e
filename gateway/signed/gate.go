package signed

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"

	"yunting/court"
	"yunting/id"
	"yunting/law/calendar"
	"yunting/node"
	"yunting/platform/clock"
	"yunting/register/query"
)

// Gate lets signed requests of one court's nodes in. Freshness, nonces and quotas go by the machine's clock; keys by the
// court's, so that in a demonstration whose clock was moved a key enrolled today is good today.
type Gate struct {
	Court *court.Profile
	Q     *query.Queries
	Clock *clock.Clock
	Log   *slog.Logger
	Base  string // the address people use, https://host, without a slash at the end
	Most  int64  // largest body in bytes; zero: MostBody

	mu    sync.Mutex
	swept time.Time
}

// MostBody is the largest body of a request when nothing else is said.
const MostBody = 4 << 20

// Sender is the node whose request was let in.
type Sender struct {
	Node      id.Node
	Name      string
	Key       string
	Quota     int       // digests in one court day
	Left      int       // of today's, when the request was let in
	Signed    time.Time // UTC, as the signature says
	Base      string    // what was signed: with Signature the proof that the node sent it
	Signature []byte
}

// Admit reads a signed request whole and says which node sent it. The body can then be read from r.Body. It takes nothing
// from the quota and asks for nothing of it: Take does. Errors: Refusal, which is counted, or a fault of the store.
func (g *Gate) Admit(r *http.Request) (Sender, error) {
	s, who, err := g.admit(r)
	return s, g.count(r.Context(), who, err)
}

func (g *Gate) admit(r *http.Request) (s Sender, who id.Node, err error) {
	sig, err := Read(r.Header)
	if err != nil {
		return s, "", err
	}
	ctx, now := r.Context(), g.machine()
	row, err := g.key(ctx, sig.Node, sig.Key)
	if err != nil {
		return s, "", err
	}
	who = sig.Node
	origin, err := g.origin(r)
	if err != nil {
		return s, who, err
	}
	if err := sig.enough(hasBody(r)); err != nil {
		return s, who, err
	}
	if err := fresh(sig, now); err != nil {
		return s, who, err
	}
	text, err := base(r, origin, sig.Covered, sig.Params)
	if err != nil {
		return s, who, err
	}
	if node.Algorithm(row.Alg) != sig.Alg || !(node.Key{Alg: sig.Alg, Public: row.Public}).Verify([]byte(text), sig.Bytes) {
		return s, who, refuse(Forged, "签名与密钥%s不符。请核对私钥、地址和签名覆盖的内容，文档中有可以对照的示例", sig.Key)
	}
	if err := g.standing(sig, row); err != nil {
		return s, who, err
	}
	use, err := g.Q.NodeUse(ctx, query.NodeUseParams{Court: string(g.Court.Code), Node: string(sig.Node), Day: query.Day(calendar.Of(now))})
	if err != nil {
		return s, who, err
	}
	left := max(0, int(row.Quota)-int(use.Today)) // none left: it may still read, and repeat what it deposited
	if err := g.body(r); err != nil {             // it may take long
		return s, who, err
	}
	if row, err = g.key(ctx, sig.Node, sig.Key); err != nil {
		return s, who, err
	}
	if err := g.standing(sig, row); err != nil { // revoked while the body was on its way
		return s, who, err
	}
	if err := fresh(sig, g.machine()); err != nil {
		return s, who, err
	}
	if err := g.once(ctx, sig); err != nil {
		return s, who, err
	}
	return Sender{Node: sig.Node, Name: row.Name, Key: sig.Key, Quota: int(row.Quota), Left: left, Signed: sig.Created, Base: text, Signature: sig.Bytes}, who, nil
}

// Carries tells whether a request bears a signature, whole or half: whoever sent it means to be a node.
func Carries(r *http.Request) bool {
	return len(r.Header.Values("Signature-Input")) > 0 || len(r.Header.Values("Signature")) > 0
}

// Take takes n digests from a sender's quota of today and says how many are left; all or none. Many may take at once.
func (g *Gate) Take(ctx context.Context, s Sender, n int) (left int, err error) {
	if n < 1 {
		return 0, fmt.Errorf("signed: %d digests cannot be taken from a quota", n)
	}
	now := g.machine()
	used, err := g.Q.TakeQuota(ctx, query.TakeQuotaParams{Court: string(g.Court.Code), Node: string(s.Node), Day: query.Day(calendar.Of(now)), Take: int64(n)})
	if err == nil {
		return s.Quota - int(used), nil
	}
	if !errors.Is(err, pgx.ErrNoRows) {
		return 0, err
	}
	row, err := g.key(ctx, s.Node, s.Key)
	if err != nil {
		return 0, err
	}
	if err := state(row); err != nil {
		return 0, g.count(ctx, s.Node, err)
	}
	use, err := g.Q.NodeUse(ctx, query.NodeUseParams{Court: string(g.Court.Code), Node: string(s.Node), Day: query.Day(calendar.Of(now))})
	if err != nil {
		return 0, err
	}
	no := g.full(now, int(row.Quota))
	if rest := int(row.Quota) - int(use.Today); rest > 0 {
		no = Refusal{OverQuota, "每日额度是" + itoa(int(row.Quota)) + "件，今天还可以存证" + itoa(rest) + "件，这次有" + itoa(n) + "件，没有存入任何一件。请分批提交，或者在" + opens(now) + "以后再提交", tomorrow(now)}
	}
	return 0, g.count(ctx, s.Node, no)
}

// machine is the time of the machine, which a demonstration court cannot move.
func (g *Gate) machine() time.Time { return g.Clock.Now().Add(-g.Clock.Ahead()) }

// count notes a refusal for the desk and passes the error on.
func (g *Gate) count(ctx context.Context, who id.Node, err error) error {
	var no Refusal
	if !errors.As(err, &no) {
		return err
	}
	now := g.machine()
	if fault := g.Q.CountNodeRefusal(context.WithoutCancel(ctx), query.CountNodeRefusalParams{Court: string(g.Court.Code), Node: string(who), Day: query.Day(calendar.Of(now)), Reason: string(no.Reason), At: now}); fault != nil {
		g.Log.Error("a refused request of a node was not counted", "cause", fault)
	}
	return err
}

func (g *Gate) key(ctx context.Context, n id.Node, key string) (query.NodeKeyRow, error) {
	row, err := g.Q.NodeKey(ctx, query.NodeKeyParams{Court: string(g.Court.Code), Node: string(n), Key: key})
	if errors.Is(err, pgx.ErrNoRows) {
		return row, refuse(Unknown, "本院没有登记这个节点的这把密钥。请核对keyid；新的密钥要先由联系人或者管理员登记")
	}
	return row, err
}

// origin is the address the request was sent to, which must be this court's: a request for another court is not taken here.
func (g *Gate) origin(r *http.Request) (string, error) {
	u, err := url.Parse(g.Base)
	if err != nil {
		return "", err
	}
	host := strings.ToLower(r.Host)
	for scheme, port := range map[string]string{"http": ":80", "https": ":443"} {
		if u.Scheme == scheme {
			host = strings.TrimSuffix(host, port)
		}
	}
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		name = host
	}
	if host != strings.ToLower(u.Host) && !slices.Contains(g.Court.Hosts, name) {
		return "", refuse(Misdirected, "请求的地址不是本院的，请发到%s", g.Base)
	}
	return u.Scheme + "://" + host, nil
}

// fresh tells whether a signature may still be taken.
func fresh(s Signature, now time.Time) error {
	switch {
	case s.Created.After(now.Add(node.Fresh)):
		return refuse(Early, "签名的created比现在晚5分钟以上（现在是%s）。请校准时钟后重新签名", now.Format(time.RFC3339))
	case s.Created.Before(now.Add(-node.Fresh)), !now.Before(s.Expires):
		return refuse(Stale, "签名已经过期（现在是%s），只在created前后5分钟内、expires以前有效。请校准时钟后重新签名", now.Format(time.RFC3339))
	}
	return nil
}

// standing tells whether the node and its key may send now. The signature has been checked before.
func (g *Gate) standing(s Signature, row query.NodeKeyRow) error {
	k := node.Key{From: row.FromAt}
	if row.UntilAt != nil {
		k.Until = *row.UntilAt
	}
	signed, arrived := s.Created.Add(g.Clock.Ahead()), g.Clock.Now()
	if !k.Begun(signed, arrived) {
		return refuse(NotYet, "密钥%s从%s起才启用，请用现在有效的密钥签名，或者到时再提交", s.Key, instant(k.From))
	}
	if !k.InForce(signed, arrived) {
		return refuse(Void, "密钥%s已从%s起停用，用它签名的请求不再受理，不论签名时间。请换用有效的密钥重新签名", s.Key, instant(k.Until))
	}
	return state(row)
}

func state(row query.NodeKeyRow) error {
	switch {
	case row.State == string(node.Suspended):
		return refuse(Suspended, "%s已经暂停，请求不受理。原因：%s。请与法院联系", row.Name, row.Reason)
	case row.State != string(node.Active):
		return refuse(Discharged, "%s已经退出证据网络，请求不受理", row.Name)
	case !node.Role(row.Role).MayDeposit():
		return refuse(WitnessOnly, "%s是见证方，不能存证", row.Name)
	}
	return nil
}

// once spends the nonce of a request. It outlives the request's freshness, and a restart.
func (g *Gate) once(ctx context.Context, s Signature) error {
	n, err := g.Q.SpendNonce(ctx, query.SpendNonceParams{Court: string(g.Court.Code), Node: string(s.Node), Key: s.Key, Nonce: s.Nonce, Until: s.Created.Add(2 * node.Fresh)})
	if err != nil {
		return err
	}
	if n == 0 {
		return refuse(Replayed, "这个nonce已经用过，请求没有再受理。要重新提交，请换一个nonce重新签名")
	}
	return g.sweep(ctx)
}

// sweep forgets nonces of requests that are stale by now, once a minute.
func (g *Gate) sweep(ctx context.Context) error {
	now := g.machine()
	g.mu.Lock()
	due := now.Sub(g.swept) >= time.Minute
	if due {
		g.swept = now
	}
	g.mu.Unlock()
	if !due {
		return nil
	}
	_, err := g.Q.SweepNonces(ctx, now)
	return err
}

// full is the refusal when nothing is left of today.
func (g *Gate) full(now time.Time, quota int) error {
	return Refusal{OverQuota, "今天的额度" + itoa(quota) + "件已经用完，" + opens(now) + "以后再提交；需要更多时，请与法院联系", tomorrow(now)}
}

// tomorrow is when the next court day begins.
func tomorrow(now time.Time) time.Time { return calendar.Of(now).AddDays(1).Start().UTC() }

func opens(now time.Time) string { return instant(tomorrow(now)) }

// instant is a time for a sentence to programmers: court time, with its zone.
func instant(t time.Time) string { return t.In(calendar.Zone).Format(time.RFC3339) }
