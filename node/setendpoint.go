package node

import (
	"net/netip"
	"net/url"
	"strings"

	"yunting/docket"
	"yunting/law"
)

// SetEndpoint says where the node hands out the content of its deposits 设定取件地址. Empty takes the address away: the
// court then asks nobody, and a check says that the content is not kept here.
type SetEndpoint struct {
	Endpoint string `json:"endpoint"`
}

func (SetEndpoint) Kind() docket.Kind { return "node.set-endpoint" }

func (a SetEndpoint) Decide(s *Sheet, in scene) (docket.Act, law.Basis, error) {
	if err := s.there(); err != nil {
		return nil, nil, err
	}
	if !s.Role.MayDeposit() {
		return nil, nil, refuse("endpoint", Handing, "%s只见证，不存证，没有需要调取的内容", s.Name)
	}
	a.Endpoint = strings.TrimSpace(a.Endpoint)
	if a.Endpoint != "" {
		if err := Endpoint(a.Endpoint, in.Court != nil && in.Court.Demo); err != nil {
			return nil, nil, err
		}
	}
	switch {
	case a.Endpoint == s.Endpoint && a.Endpoint == "":
		return nil, nil, refuse("endpoint", Handing, "请填写取件地址，例如https://node.example/content")
	case a.Endpoint == s.Endpoint:
		return nil, nil, refuse("endpoint", Handing, "取件地址已经是%s", s.Endpoint)
	}
	return a, by(Handing), nil
}

func (a SetEndpoint) Apply(s *Sheet, _ docket.Entry) { s.Endpoint = a.Endpoint }

// mostEndpoint is how long the address may be: a number and an item are added to it.
const mostEndpoint = 300

// Endpoint refuses what is not an address at which a node may hand out content: https on another machine; with loopback,
// in a demonstration, this one too, and without TLS.
func Endpoint(s string, loopback bool) error {
	u, err := url.Parse(s)
	switch {
	case len(s) > mostEndpoint:
		return refuse("endpoint", Handing, "取件地址最多%d个字符，现在有%d个，请缩短", mostEndpoint, len(s))
	case err != nil || u.Hostname() == "" || u.User != nil || u.RawQuery != "" || u.ForceQuery || u.Fragment != "":
		return refuse("endpoint", Handing, "这不是取件地址。请填写完整的网址，不带用户名、问号和井号，例如https://node.example/content")
	}
	ip, _ := netip.ParseAddr(u.Hostname())
	ip = ip.Unmap()
	local := strings.EqualFold(strings.TrimSuffix(u.Hostname(), "."), "localhost") || ip.IsLoopback()
	switch {
	case u.Scheme == "https" && !local, loopback && local && (u.Scheme == "http" || u.Scheme == "https"):
		return nil
	case local:
		return refuse("endpoint", Handing, "取件地址指向法院自己的机器。请填写贵单位服务器的地址，例如https://node.example/content")
	}
	return refuse("endpoint", Handing, "案件的内容必须加密传送，取件地址应当以https://开头")
}
