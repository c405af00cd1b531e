package litigant

import (
	"context"
	"fmt"
	"strings"

	"github.com/a-h/templ"

	"yunting/vault"
	"yunting/web/shell"
)

// describe ties hint and error to a group of controls.
func describe(f shell.Field) templ.Attributes {
	var ids []string
	if f.Hint != "" {
		ids = append(ids, f.ID+"-h")
	}
	if f.Bad != "" {
		ids = append(ids, f.ID+"-e")
	}
	if len(ids) == 0 {
		return nil
	}
	return templ.Attributes{"aria-describedby": strings.Join(ids, " ")}
}

// fileLimits tells what the court takes before anything is chosen.
func fileLimits(ctx context.Context) string {
	return shell.T(ctx, "可以接收：%s。文档和图片每个不超过%d MB，录音和视频不超过%d MB。", vault.Allowed, vault.DocumentLimit>>20, vault.MediaLimit>>20)
}

// volume is a size of a file for a reader.
func volume(n int64) string {
	switch {
	case n >= 1<<20:
		return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
	case n >= 1<<10:
		return fmt.Sprintf("%d KB", (n+1<<9)>>10)
	}
	return fmt.Sprintf("%d B", n)
}

// plausibleMail accepts what can be an address; only a message that arrives proves it.
func plausibleMail(s string) bool {
	name, host, ok := strings.Cut(s, "@")
	return ok && name != "" && strings.Contains(strings.Trim(host, "."), ".") && !strings.ContainsAny(s, " ,;，；")
}

// you marks the reader's own name.
func you(ctx context.Context, mine bool) string {
	if mine {
		return shell.T(ctx, "（您）")
	}
	return ""
}
