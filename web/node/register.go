package node

import (
	"net/http"

	"yunting/register/query"
	"yunting/web/shell"
)

// register is the public register: who is a node, since when, under which document. It names no contact.
func (p pages) register(w http.ResponseWriter, r *http.Request) error {
	rows, err := p.Q.Nodes(r.Context(), p.Mine())
	if err != nil {
		return err
	}
	var here, gone []query.Node
	for _, n := range rows {
		if n.State == "discharged" {
			gone = append(gone, n)
		} else {
			here = append(here, n)
		}
	}
	return p.show(w, r, "", nil, shell.Page{Title: shell.T(r.Context(), "证据网络节点名册"), Body: registerView(here, gone)})
}
