package chancery

import (
	"strings"
	"time"

	"yunting/document"
	"yunting/document/typeset"
	"yunting/procedure"
	"yunting/service"
)

var ways = map[string]string{"sms": "手机短信（含查阅链接）", "inbox": "诉讼平台专用账号", "post": "邮寄送达", "direct": "直接送达", "left": "留置送达", "notice": "公告送达"}

// Certificate is the proof of one delivery 电子送达凭证.
func Certificate(c *procedure.Civil, x *service.Delivery, now time.Time) typeset.Paper {
	d := desk{c, nil, x.To, now}
	var papers []string
	for _, k := range x.Papers {
		papers = append(papers, document.Kind(k).Chinese())
	}
	when := func(t time.Time) string {
		if t.IsZero() {
			return "—"
		}
		return clock(t)
	}
	rows := [][2]string{{"案号", c.Name()}, {"受送达人", c.PartyName(x.To)}, {"送达材料", strings.Join(papers, "、")}, {"送达方式", ways[x.Way]},
		{"发出时间", when(x.SentAt)}, {"到达时间", when(x.ArrivedAt)}, {"阅知时间", when(x.OpenedAt)}, {"状态", x.Grade.Chinese()}, {"送达生效时间", when(x.Effective)}}
	if x.Under.Article != "" {
		rows = append(rows, [2]string{"依据", x.Under.Article})
	}
	if x.Failure != "" {
		rows = append(rows, [2]string{"未成功原因", x.Failure})
	}
	return d.ours("电子送达凭证", typeset.KeyValues(rows), para("本凭证由系统根据案卷记录生成，具有送达回证效力。（%s）", service.Proof.Article))
}
