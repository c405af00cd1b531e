package chancery

import (
	"fmt"

	"yunting/document/form"
	"yunting/hearing"
	"yunting/law/calendar"
	"yunting/platform/typeset"
	"yunting/procedure"
)

// summons calls a party to a hearing 传票.
func (d desk) summons() (form.Paper, bool) {
	n := len(d.Hearing.Sittings)
	if n == 0 {
		return form.Paper{}, false
	}
	to, s := d.to, d.Hearing.Sittings[n-1]
	if to == "" {
		to = procedure.P1
	}
	place, how := s.Place, "请携带身份证件，提前到达"
	if s.Online {
		place += "（在线视频庭审）"
		how = "请提前登录诉讼平台，核验身份，检查设备和网络，选择安静、无干扰、光线适宜的场所"
	}
	follows := fmt.Sprintf("被告经传票传唤，无正当理由拒不到庭的，或者未经许可中途退庭的，可以缺席判决。（%s）", short(hearing.Default))
	if to == procedure.P1 {
		follows = fmt.Sprintf("原告经传票传唤，无正当理由拒不到庭的，或者未经许可中途退庭的，可以按撤诉处理；被告反诉的，可以缺席判决。（%s）", shortNames.Replace(cpl+"第一百四十六条"))
	}
	items := []string{how + "。", follows, "因正当理由不能按时参加的，应当在开庭前书面说明，由本院决定是否延期。",
		fmt.Sprintf("对审判人员可以申请回避。（%s）", short(Recusal))}
	if s.Online {
		items = append(items, fmt.Sprintf("除网络故障、设备损坏、电力中断或者不可抗力等原因外，无正当理由不参加在线庭审的，视为拒不到庭；擅自退出，经提示、警告仍不改正的，视为中途退庭。（%s）", short(StayedAway)))
	}
	p := d.ours("传票", append([]typeset.Block{
		form.Fields([][2]string{
			{"案号", d.number()}, {"案由", d.Filing.Complaint.CauseName}, {"被传唤人", d.full(to)},
			{"传唤事由", "开庭审理"}, {"应到时间", moment(s.At) + "（" + calendar.Of(s.At).WeekdayChinese() + "）"}, {"应到处所", place},
		}),
		typeset.Words(form.Plain, "注意事项："),
	}, numbered(items...)...)...)
	return d.signed(p, d.Trial.Judge.Name), true
}
