package chancery

import (
	"cmp"
	"slices"
	"time"

	"yunting/document"
	"yunting/document/form"
	"yunting/procedure"
	"yunting/service"
)

// ways names how papers travel; the first two are electronic.
var ways = map[string]string{
	"sms": "手机短信（含查阅链接）", "inbox": "诉讼平台专用账号",
	"post": "邮寄送达", "direct": "直接送达", "left": "留置送达", "notice": "公告送达",
}

// Certificate is the proof of one delivery 电子送达凭证: what went to whom, how far it came and when, and why it counts.
// now is the UTC instant of making. The delivery of a paper by hand, post or public notice gets a record of service instead.
func Certificate(c *procedure.Civil, x *service.Delivery, now time.Time) (form.Paper, error) {
	d := desk{Civil: c, to: x.To, now: now, kind: document.Receipt}
	return d.fill(d.delivery(x))
}

// serviceProof is for the newest delivery to a party, or the newest at all.
func (d desk) serviceProof() (any, bool) {
	for _, x := range slices.Backward(d.Service.Deliveries) {
		if d.to == "" || x.To == d.to {
			return d.delivery(x), true
		}
	}
	return nil, false
}

func (d desk) delivery(x *service.Delivery) *form.ServiceProof {
	f := &form.ServiceProof{
		Case: d.named(), Addressee: d.full(x.To), Way: cmp.Or(ways[x.Way], x.Way), ID: string(x.ID),
		Electronic: x.Way == "sms" || x.Way == "inbox", Confirmed: x.Confirmed, Sent: x.SentAt, Arrived: x.ArrivedAt, Opened: x.OpenedAt,
		Grade: x.Grade.Chinese(), Failed: x.Grade == service.Failed, Failure: x.Failure, Effective: x.Effective,
	}
	for _, k := range x.Papers {
		f.Papers = append(f.Papers, document.Kind(k).Chinese())
	}
	if a := x.Under.Article; a != "" {
		f.Under = []string{a}
	}
	return f
}
