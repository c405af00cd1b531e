package procedure

import (
	"yunting/docket"
	"yunting/evidence"
	"yunting/filing"
	"yunting/id"
)

// evidenceEffects is what follows outside the docket from what is done with an exhibit: a deposited one is checked
// against the log, and the other side is told.
func (c *Civil) evidenceEffects(e docket.Entry, notify func(to id.Party, page, title, text string, args ...any) Effect) (out []Effect) {
	name := func(x id.Exhibit) string { found, _ := c.Evidence.Find(x); return found.Name }
	owner := func(x id.Exhibit) id.Party { found, _ := c.Evidence.Find(x); return found.By }
	page := func(x id.Exhibit) string { return "deposits/" + string(x) }
	switch a := e.Act.(type) {
	case evidence.Submit:
		if c.Filing.State == filing.Accepted {
			out = append(out, notify(other(e.By.Party), "evidence", "对方提交了新证据", "%s提交了证据“%s”，请查看并发表质证意见。", e.By.Name, a.Exhibit.Name))
		}
		if a.Exhibit.Deposit != "" {
			out = append(out, Effect{Do: Check, Exhibit: a.Exhibit.ID})
		}
	case evidence.Recheck:
		out = append(out, Effect{Do: Check, Exhibit: a.Exhibit})
	case evidence.Check:
		out = append(out, notify(owner(a.Exhibit), page(a.Exhibit), "存证核验有结果", "对证据“%s”的存证进行了核验：%s。", name(a.Exhibit), a.Outcome.Chinese()))
		if c.Filing.State == filing.Accepted {
			out = append(out, notify(other(owner(a.Exhibit)), page(a.Exhibit), "存证核验有结果", "对证据“%s”的存证进行了核验：%s。", name(a.Exhibit), a.Outcome.Chinese()))
		}
	case evidence.Contest:
		out = append(out, notify(other(e.By.Party), page(a.Exhibit), "对方对存证提出异议", "%s对证据“%s”的存证提出异议，您可以在案件页面说明并举证。", e.By.Name, name(a.Exhibit)))
	case evidence.AnswerContest:
		out = append(out, notify(other(e.By.Party), page(a.Exhibit), "对方说明了存证异议", "%s对证据“%s”的存证异议作了说明，请查看。", e.By.Name, name(a.Exhibit)))
	case evidence.Appraise:
		for _, p := range []id.Party{P1, D1} {
			out = append(out, notify(p, page(a.Exhibit), "法官要求查明存证的技术问题", "就证据“%s”的存证，法官决定%s：%s", name(a.Exhibit), evidence.WayChinese(a.How), a.What))
		}
	}
	return out
}
