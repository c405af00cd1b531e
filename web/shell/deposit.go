package shell

import (
	"context"
	"strings"
	"time"

	"yunting/evidence"
)

// What a technical check says, in the same calm words to both sides and to the bench.

// deposit is a deposited exhibit with its newest check.
type deposit struct {
	evidence.Exhibit
	Check   evidence.Checked
	Checked bool
	Open    bool // a check was asked for and is not answered
}

func depositOf(s *evidence.Sheet, x evidence.Exhibit) deposit {
	d := deposit{Exhibit: x}
	d.Check, d.Checked = s.Check(x.ID)
	_, d.Open = s.Checking[x.ID]
	return d
}

// CheckTag is the outcome as a tag: its words and colour.
func CheckTag(ctx context.Context, s *evidence.Sheet, x evidence.Exhibit) (word, colour string) {
	d := depositOf(s, x)
	switch {
	case d.Open:
		return T(ctx, "正在核验"), ""
	case !d.Checked:
		return "", ""
	case d.Check.Outcome == evidence.Same:
		return T(ctx, d.Check.Outcome.Chinese()), "g"
	case d.Check.Outcome == evidence.Different, d.Check.Outcome == evidence.Unproven:
		return T(ctx, d.Check.Outcome.Chinese()), "r"
	}
	return T(ctx, d.Check.Outcome.Chinese()), "y"
}

// meaning says what follows from the outcome, and what does not.
func (d deposit) meaning(ctx context.Context) string {
	switch d.Check.Outcome {
	case evidence.Same:
		return T(ctx, "内容与存证记录一致。可以认定存证以后没有被改动，有相反证据足以推翻的除外。")
	case evidence.Different:
		return T(ctx, "内容与存证记录不一致，不能凭存证认定没有被改动。提交的一方可以说明原因、补充证据。")
	case evidence.NotFound:
		return T(ctx, "按这个编号核验不了。提交的一方可以核对编号后重新提交，或者上传文件。")
	case evidence.NotKept:
		return T(ctx, "存证记录在，但是没有内容可以比对。提交的一方可以上传原文件，连同存证编号重新提交。")
	case evidence.Withheld:
		return T(ctx, "存证的内容由他人保管，当事人不能自行调取。需要的，法官可以决定调取。")
	case evidence.Unproven:
		return T(ctx, "存证记录本身没有通过验证，不能作为核验的根据。法院已经收到提示。")
	}
	return T(ctx, "这一次没有核验成，不影响证据的提交。可以稍后再次核验。")
}

// line is one detail of a check.
type line struct{ Name, Value string }

// lines are the details of the check, for who wants to look: what is known for OLR 17 among them.
func (d deposit) lines(ctx context.Context) (out []line) {
	add := func(name, value string) {
		if value != "" {
			out = append(out, line{name, value})
		}
	}
	when := func(t time.Time) string {
		if t.IsZero() {
			return ""
		}
		return At(t)
	}
	c, k := d.Check, d.Check.Known
	add(T(ctx, "核验时间"), when(c.On))
	add(T(ctx, "存证时间"), when(c.At))
	if c.Size > 0 {
		add(T(ctx, "在日志中的位置"), T(ctx, "第%d条，检查点覆盖%d条", c.Index+1, c.Size))
	}
	if c.Count > 0 {
		add(T(ctx, "批次"), T(ctx, "共%d件中的一件", c.Count))
	}
	if c.Size > 0 {
		add(T(ctx, "见证方"), strings.Join(c.Witness, "、"))
	}
	add(T(ctx, "时间戳"), strings.TrimSpace(when(c.StampAt)+" "+c.StampBy))
	if c.Size > 0 {
		node := k.Node
		if node == "" {
			node = T(ctx, "直接向法院存证")
		}
		add(T(ctx, "存证节点"), node)
		add(T(ctx, "取证工具"), k.Tool)
		add(T(ctx, "取证来源"), mediumWord(ctx, k.Medium))
		if !k.Begin.IsZero() || !k.End.IsZero() {
			add(T(ctx, "取证起止（存证人所述）"), strings.TrimSpace(when(k.Begin)+" – "+when(k.End)))
		}
		add(T(ctx, "采集主体"), k.Collector)
		add(T(ctx, "来源系统"), k.Source)
		add(T(ctx, "采集环境"), k.Environment)
		if k.Committed {
			add(T(ctx, "采集信息"), T(ctx, "存证时已经固定，内容没有公开；存证人可以出示，由法院比对"))
		}
	}
	return out
}

// mediumWord is where the content lay when it was acquired.
func mediumWord(ctx context.Context, medium string) string {
	switch medium {
	case "server":
		return T(ctx, "服务器")
	case "web":
		return T(ctx, "网页")
	case "phone":
		return T(ctx, "手机")
	case "computer":
		return T(ctx, "电脑")
	case "disk":
		return T(ctx, "硬盘")
	case "camera":
		return T(ctx, "摄像设备")
	case "paper":
		return T(ctx, "纸质材料")
	case "other":
		return T(ctx, "其他")
	}
	return medium
}

// ObjectionWord says what an objection under an article is about.
func ObjectionWord(ctx context.Context, article int) string {
	switch article {
	case 16:
		return T(ctx, "存证以后被改动")
	case 17:
		return T(ctx, "存证平台或者过程不可靠")
	}
	return T(ctx, "存证以前就不真实")
}
