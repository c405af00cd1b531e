package jobs

import (
	"context"
	"fmt"

	"yunting/gateway/message"
	"yunting/procedure"
	"yunting/service"
)

// invite sends a party a new association code, to the mobile the complaint names for it. Without one the clerk tells the party.
func (w *Works) invite(ctx context.Context, f procedure.Effect) error {
	rd, err := w.Clerk.Read(ctx, f.Matter)
	if err != nil {
		return err
	}
	c := rd.Matter.(*procedure.Civil)
	to := c.Filing.Complaint.Defendant.Mobile
	if to == "" || c.PersonOf(f.To) != "" {
		return nil
	}
	code := w.Code(f.Matter, service.Door(f.To, c.Service.Rounds[f.To]))
	m := w.message(f, "", "新的关联码", "/join/"+code)
	m.Channel, m.Address = message.SMS, to
	m.Body = fmt.Sprintf("【%s】此前以您的名义加入案件的人已被除名，原关联码作废，新关联码%s。打开链接可以加入案件：%s。法院不会要求您转账。",
		w.Clerk.Court.Name, code, w.Base+"/join/"+code)
	_, err = w.post(ctx, m)
	return err
}
