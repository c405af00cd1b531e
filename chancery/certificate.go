package chancery

import (
	"slices"
	"strings"
	"time"

	"yunting/document"
	"yunting/document/form"
	"yunting/law/calendar"
	"yunting/platform/typeset"
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
func Certificate(c *procedure.Civil, x *service.Delivery, now time.Time) form.Paper {
	d := desk{Civil: c, to: x.To, now: now, kind: document.Receipt}
	electronic := x.Way == "sms" || x.Way == "inbox"
	var papers []string
	for _, k := range x.Papers {
		papers = append(papers, "《"+document.Kind(k).Chinese()+"》")
	}
	rows := [][2]string{
		{"案号", d.number()}, {"案由", c.Filing.Complaint.CauseName}, {"受送达人", d.full(x.To)}, {"送达文书", strings.Join(papers, "、")},
		{"送达方式", blank(ways[x.Way], x.Way)}, {"送达编号", string(x.ID)},
	}
	if electronic {
		rows = append(rows, [2]string{"电子地址", map[bool]string{true: "受送达人提供或者确认的地址", false: "受送达人未确认的地址"}[x.Confirmed]},
			[2]string{"发出时间", second(x.SentAt)}, [2]string{"到达时间", second(x.ArrivedAt)}, [2]string{"阅知时间", second(x.OpenedAt)})
	} else {
		rows = append(rows, [2]string{"登记时间", second(x.SentAt)})
	}
	rows = append(rows, [2]string{"送达状态", x.Grade.Chinese()})
	if x.Failure != "" {
		rows = append(rows, [2]string{"未成功的原因", x.Failure})
	}
	bs := []typeset.Block{nil}
	switch {
	case x.Effective.IsZero() && x.Grade == service.Failed:
		bs = append(bs, para("本次送达没有成功，不产生送达的效力。"))
	case x.Effective.IsZero():
		bs = append(bs, para("截至%s，本次送达尚未发生送达的效力。", second(now)))
	case electronic:
		rows = append(rows, [2]string{"送达生效时间", second(x.Effective)}, [2]string{"生效依据", x.Under.Article})
	default:
		rows = append(rows, [2]string{"送达日期", calendar.Of(x.Effective).Chinese()}, [2]string{"依据", x.Under.Article})
	}
	kind := "送达记录"
	if electronic {
		kind = document.Receipt.Chinese()
		bs = append(bs, para("以上时间由系统在送达过程中自动记录。电子送达凭证具有送达回证效力。（%s）", under(service.Proof)))
	} else {
		bs = append(bs, para("以上内容根据案卷中的送达登记制作，送达回证、邮件回执或者公告材料附卷。"))
	}
	bs[0] = form.Fields(rows)
	return d.ours(kind, bs...)
}

// certificate is for the newest delivery to a party, or the newest at all.
func (d desk) certificate() (form.Paper, bool) {
	for _, x := range slices.Backward(d.Service.Deliveries) {
		if d.to == "" || x.To == d.to {
			return Certificate(d.Civil, x, d.now), true
		}
	}
	return form.Paper{}, false
}
