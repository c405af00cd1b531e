package main

import (
	"context"
	"fmt"
	"net/http"
	"strings"

	"yunting/api"
	"yunting/gateway/signed"
	"yunting/id"
	"yunting/law/calendar"
	"yunting/register/query"
	"yunting/web/node"
)

// batchBody is the largest request of a node: a full batch, both digests of each item in hexadecimal.
const batchBody = 24 << 20

// gate tells the interface which node signed a request.
func (t *seat) gate() func(*http.Request) (*api.Node, error) {
	g := &signed.Gate{Court: t.clerk.Court, Q: t.store.Q, Clock: t.clock, Log: t.log, Base: strings.TrimSuffix(t.base, "/"), Most: batchBody}
	return nodeOf(g)
}

func nodeOf(g *signed.Gate) func(*http.Request) (*api.Node, error) {
	return func(r *http.Request) (*api.Node, error) {
		if !signed.Carries(r) {
			return nil, nil
		}
		s, err := g.Admit(r)
		if err != nil {
			return nil, err
		}
		return &api.Node{ID: string(s.Node), Take: func(ctx context.Context, digests int) error { _, err := g.Take(ctx, s, digests); return err }}, nil
	}
}

// network is what the node desk shows of the log and the depository.
func (t *seat) network() node.Network {
	return node.Network{Log: logState{t}, Deposits: taken{t}, Differences: reread{t}, FetchKey: func(n id.Node) []byte { return t.fetchKey(string(n)) }}
}

// logState tells how the log is, in the words of the desk.
type logState struct{ t *seat }

func (l logState) Health(ctx context.Context) (node.Health, error) {
	d := l.t.ledger.depository
	s := l.t.ledger.journal.State(ctx)
	h := node.Health{Size: s.Published, Published: s.At, Quorum: d.Policy.Quorum()}
	var err error
	if h.Waiting, err = d.Store.Waiting(ctx, d.Court.Code, s.Published); err != nil {
		return h, err
	}
	signs := 0
	for _, w := range s.Witnesses {
		late := w.Trouble != "" || w.Size < s.Published
		if !late {
			signs++
		}
		h.Witnesses = append(h.Witnesses, node.Witness{Name: w.Name, Signed: w.Last, Size: w.Size, Late: late})
	}
	switch {
	case s.SetBack:
		h.Trouble = "磁盘上的存证日志比见证方签署过的少，或者内容不同：可能被恢复成了较早的备份。日志已停止写入，存证照常编号，但没有回执。请按运行手册的“存证日志”一节处理"
	case s.Unwitnessed:
		h.Trouble = "存证日志没有见证方：回执只有法院自己的签名"
	case s.Fault != "" && signs < h.Quorum:
		h.Trouble = "能够签署的见证方不够，新的检查点没有公布：存证照常编号，见证方恢复后会自动补上回执"
	case s.Fault != "":
		h.Trouble = "存证日志有异常，存证照常编号，但暂时没有回执；原因写在程序的日志里"
	}
	return h, nil
}

// taken counts the digests that nodes have taken from their quotas.
type taken struct{ t *seat }

func (u taken) Count(ctx context.Context, day calendar.Date) (map[id.Node]node.Count, error) {
	rows, err := u.t.store.Q.NodeUses(ctx, query.NodeUsesParams{Court: u.t.code(), Day: query.Day(day)})
	out := map[id.Node]node.Count{}
	for _, r := range rows {
		out[id.Node(r.Node)] = node.Count{Today: r.Today, Total: r.Total}
	}
	return out, err
}

// reread tells what came of reading the log again, at the start and after the newest error.
type reread struct{ t *seat }

func (r reread) Newest(context.Context) (node.Reconciliation, error) {
	at, sum, forked := r.t.ledger.depository.Reconciled()
	out := node.Reconciliation{At: at, Compared: uint64(sum.Read)}
	for _, x := range []struct {
		n   int
		say string
	}{
		{sum.Restored, "登记簿里缺少的记录，已按日志补登：%d条"},
		{sum.Twice, "同一编号在日志里出现两次，以第一次为准：%d条"},
		{sum.Foreign, "日志里不是本院存证的记录：%d条"},
		{sum.Changed, "登记簿与日志内容不同，以日志为准：%d条"},
	} {
		if x.n > 0 {
			out.Found = append(out.Found, node.Difference{Say: fmt.Sprintf(x.say, x.n)})
		}
	}
	if forked {
		out.Found = append(out.Found, node.Difference{Say: "日志不包含登记簿已经记下的记录：日志可能被恢复成了较早的备份，已停止写入"})
	}
	return out, nil
}
