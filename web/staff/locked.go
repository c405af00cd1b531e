package staff

import (
	"fmt"
	"strings"

	"yunting/chancery"
	"yunting/filing"
	"yunting/procedure"
)

// locked are the parts of a judgment that follow from the docket alone; the judge reads them and cannot change them.
func locked(f *file) []lockedPart {
	x := f.Filing.Complaint
	return []lockedPart{
		{"当事人", "原告：" + party(x.Plaintiff) + "\n被告：" + party(x.Defendant)},
		{"审理经过", history(f)},
		{"诉讼请求", claimText(x.Claims)},
		{"答辩意见", defenceText(f.Civil)},
		{"证据及认定", evidenceText(f.Civil)},
	}
}

func party(s filing.Side) string {
	parts := []string{s.Name}
	if s.Address != "" {
		parts = append(parts, "住所"+s.Address)
	}
	if s.Head != "" {
		head := "法定代表人（主要负责人）" + s.Head
		if s.HeadPost != "" {
			head += "，" + s.HeadPost
		}
		parts = append(parts, head)
	}
	return strings.Join(parts, "，") + "。"
}

// history tells how the case came here and how it was tried.
func history(f *file) string {
	s := fmt.Sprintf("原告%s与被告%s%s一案，本院于%s立案后，依法适用%s", f.PartyName(procedure.P1), f.PartyName(procedure.D1),
		f.Filing.Complaint.CauseName, f.Filing.AcceptedOn.Chinese(), f.Trial.Now().Chinese())
	switch {
	case f.Trial.RoomOpen && f.Hearing.Held():
		s += "，以交互式审理和开庭的方式进行了审理"
	case f.Trial.RoomOpen:
		s += "，经各方当事人同意，以交互式（非同步）方式进行了审理"
	case f.Hearing.Held():
		s += "，开庭进行了审理"
	}
	return s + "。"
}

func claimText(cs []filing.Claim) string {
	var lines []string
	for i, c := range cs {
		lines = append(lines, fmt.Sprintf("%d. %s", i+1, c.Text))
	}
	return strings.Join(lines, "\n")
}

// evidenceText is what was found to the exhibits, as the judgment will state it.
func evidenceText(c *procedure.Civil) string {
	if found := chancery.Ruled(c); len(found) > 0 {
		return strings.Join(found, "\n")
	}
	return "证据目录和质证意见由案卷写入；还没有逐份认定，可以在证据页面认定。"
}

func defenceText(c *procedure.Civil) string {
	switch {
	case c.Defence.Answered && c.Defence.Text != "":
		return c.Defence.Text
	case c.Defence.Answered:
		return "被告对各项事实分别表示了意见，没有其他答辩意见。"
	case c.Defence.Waived:
		return "被告未提交答辩状。"
	}
	return "被告的答辩期还没有届满。"
}
