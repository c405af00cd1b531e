package node

import (
	"net/http"

	"yunting/authority"
	stage "yunting/node"
	"yunting/web/shell"
)

// endpoint says where the node hands out content, or takes that away. It asks for as fresh a proof as a new key does: who
// moves the address learns which cases rely on the node.
func (p pages) endpoint(w http.ResponseWriter, r *http.Request) error {
	n, _, err := p.read(r)
	if err != nil {
		return err
	}
	ctx, v := r.Context(), shell.ViewerOf(r.Context())
	if err := authority.Permit(n.StandingOf(v.Who()), stage.SetEndpoint{}.Kind()); err != nil {
		return err
	}
	if p.Machine().Sub(v.Proved) >= recent {
		return p.showNode(w, r, []shell.Problem{{Field: "endpoint", Say: shell.T(ctx, "您登录已超过10分钟。为了安全，请退出并重新登录，然后设定取件地址")}}, "")
	}
	if err = p.enter(r, n.Node.Node, stage.SetEndpoint{Endpoint: r.PostFormValue("endpoint")}); err == nil {
		return shell.To(w, r, address("/node", n.Node.Node)+"#endpoint-h")
	}
	bad, err := shell.Problems(err, "endpoint")
	if err != nil {
		return err
	}
	return p.showNode(w, r, bad, "")
}
