package litigant

import (
	"context"
	"net/http"

	"yunting/id"
	"yunting/procedure"
	"yunting/service"
	"yunting/web/shell"
)

// service shows every delivery with its grades and what the law makes of them.
func (p *pages) service(w http.ResponseWriter, r *http.Request) error {
	v, err := p.caseOf(r)
	if err != nil {
		return err
	}
	return p.showCase(w, r, v, "service", shell.T(r.Context(), "送达"), deliveriesPage(v), nil)
}

// deliveries of a party, newest first.
func (v *view) deliveries(p id.Party) (ds []*service.Delivery) {
	for i := len(v.Service.Deliveries) - 1; i >= 0; i-- {
		if d := v.Service.Deliveries[i]; d.To == p {
			ds = append(ds, d)
		}
	}
	return ds
}

// sides in the order the viewer cares about: his own first.
func (v *view) sides() []id.Party {
	if v.Party == procedure.D1 {
		return []id.Party{procedure.D1, procedure.P1}
	}
	return []id.Party{procedure.P1, procedure.D1}
}

// effect says what the law makes of a delivery.
func effect(ctx context.Context, d *service.Delivery) string {
	switch {
	case !d.Effective.IsZero():
		return shell.T(ctx, "视为送达的时间：%s。期限从第二天开始计算。", shell.At(d.Effective))
	case d.Grade == service.Failed:
		return shell.T(ctx, "没有送达：%s。法院改用其他方式。", d.Failure)
	case d.Way == "notice":
		return shell.T(ctx, "公告期内，还没有视为送达。")
	}
	return shell.T(ctx, "还没有产生送达的效力：地址没有确认过，要等收件人打开。")
}

func gradeClass(d *service.Delivery) string {
	switch {
	case d.Grade == service.Failed:
		return "r"
	case !d.Effective.IsZero():
		return "g"
	}
	return "y"
}
