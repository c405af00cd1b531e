package chancery

import (
	"fmt"
	"slices"
	"strings"

	"yunting/document"
	"yunting/document/form"
	"yunting/judgment"
	"yunting/law/calendar"
	"yunting/trial"
)

// course is how the case came here and how it was tried.
func (d desk) course() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s一案，本院于%s立案后，", d.dispute(), d.Filing.AcceptedOn.Chinese())
	b.WriteString(d.procedures())
	b.WriteString("，" + d.triedBy() + "。")
	for _, x := range d.Service.Deliveries {
		if x.Way == "notice" && !x.Effective.IsZero() && slices.Contains(x.Papers, string(document.Respond)) {
			fmt.Fprintf(&b, "因%s无法以其他方式送达，本院依法公告送达了起诉状副本等诉讼材料。", d.full(x.To))
		}
	}
	if !d.Trial.RoomShut.IsZero() {
		fmt.Fprintf(&b, "经双方当事人同意，本院于%s至%s在诉讼平台以交互式（非同步）方式进行了审理。",
			calendar.Of(d.Trial.OpenedAt).Chinese(), calendar.Of(d.Trial.RoomShut).Chinese())
	}
	b.WriteString(d.heard())
	return b.String() + "本案现已审理终结。"
}

// procedures names the track, and the tracks before it.
func (d desk) procedures() string {
	var was, changes []string
	for _, e := range d.entries {
		switch a := e.Act.(type) {
		case trial.ChooseTrack:
			was = append(was, a.Decision.Track.Chinese())
		case trial.Convert:
			changes = append(changes, fmt.Sprintf("因%s，于%s转为%s", form.Trim(a.Reason), calendar.Of(e.At).Chinese(), a.To.Chinese()))
		}
	}
	if len(was) == 0 || len(changes) == 0 {
		return "依法适用" + d.Trial.Now().Chinese()
	}
	return "依法适用" + was[0] + "；后" + strings.Join(changes, "；又")
}

// heard tells of the hearings and who came.
func (d desk) heard() (s string) {
	for _, x := range d.Hearing.Sittings {
		if !x.Held {
			continue
		}
		online := ""
		if x.Online {
			online = "在线"
		}
		s += fmt.Sprintf("本院于%s%s公开开庭审理了本案。", calendar.Of(x.At).Chinese(), online)
		var came []string
		for _, p := range both {
			if slices.Contains(x.Present, p) {
				came = append(came, d.full(p))
			}
		}
		if len(came) > 0 {
			s += strings.Join(came, "、") + "到庭参加诉讼。"
		}
		for _, p := range both {
			if !slices.Contains(x.Present, p) {
				s += d.full(p) + "经传票传唤，无正当理由拒不到庭。"
			} else if slices.Contains(x.Left, p) {
				s += d.full(p) + "未经法庭许可中途退庭。"
			}
		}
	}
	return s
}

// fact is the text of a finding, from the complaint when the decision does not repeat it.
func (d desk) fact(f judgment.Finding) string {
	if f.Text != "" {
		return f.Text
	}
	for _, x := range d.Filing.Complaint.Facts {
		if x.N == f.N {
			return x.Text
		}
	}
	return ""
}
