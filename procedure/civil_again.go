package procedure

import (
	"yunting/docket"
	"yunting/evidence"
	"yunting/identity"
	"yunting/law"
	"yunting/trial"
)

// occasion is the step an act belongs to, if identity is verified again for it (OLR 7 para 3); empty if not.
func occasion(a docket.Act) identity.Occasion {
	switch a.(type) {
	case evidence.Examine:
		return identity.Exchange
	case trial.Answer, trial.ConfirmRecord:
		return identity.Trial
	}
	return ""
}

// seenAgain refuses an act of a step for which the person has not been verified again.
func (c *Civil) seenAgain(a docket.Act, in docket.Scene) error {
	o := occasion(a)
	if o == "" || in.By.Party == "" || c.Parties.SeenAgain(in.By.Party, in.By.Person, o, in.Now) {
		return nil
	}
	r := law.Refuse(identity.Again, "在线%s以前要再次验证身份：请在案件页面用短信验证码验证，十二小时内有效", o.Chinese())
	r.Field = "again"
	return r
}
