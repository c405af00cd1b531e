package procedure

import (
	"time"

	"yunting/docket"
	"yunting/document"
	"yunting/filing"
	"yunting/law/limit"
)

// dueReview is the seven days in which the court accepts the suit or rules that it does not. While a judge looks at the
// suit they are his.
func (c *Civil) dueReview(add adder) {
	d := docket.Deadline{Key: "review", Who: docket.Clerk, What: "审核起诉材料", Page: "review", Event: "收到起诉材料",
		Missed: "逾期未处理的，工作台标为逾期并报告院长；起诉人可以向上一级人民法院反映"}
	if c.Filing.State == filing.Referred {
		d.Who, d.What, d.Page = docket.Reviewer, "审查是否不予受理", "desk"
	}
	add(d, c.Filing.FiledOn, limit.Acceptance)
}

// dueRefused is service of the ruling of non-acceptance, the plaintiff's appeal, and the way of the file to the court above.
func (c *Civil) dueRefused(add adder, now time.Time) {
	c.duePaper(add)
	if on := c.Service.ServedOn(P1, string(document.Refusal)); !on.IsZero() && c.Filing.AppealedOn.IsZero() {
		if now.Before(limit.AppealRuling.Run(on, c.Court.Calendar()).Instant()) {
			add(docket.Deadline{Key: "appeal/p1", Who: docket.Plaintiff, Party: P1, What: "不服不予受理裁定的，可以上诉", Page: "appeal", Event: "收到不予受理裁定书",
				Missed: "上诉期届满，裁定发生法律效力；补齐条件后可以再次起诉"}, on, limit.AppealRuling)
		}
	}
	if !c.Filing.AppealedOn.IsZero() && c.Filing.SentUpOn.IsZero() {
		add(docket.Deadline{Key: "send-up", Who: docket.Clerk, What: "将上诉状和案卷报送上一级人民法院", Page: "refused", Event: "收到上诉状",
			Missed: "逾期的，工作台标为逾期"}, c.Filing.AppealedOn, limit.SendUp)
	}
}
