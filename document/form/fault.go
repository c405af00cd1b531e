package form

import (
	"errors"
	"regexp"
	"strconv"
	"strings"
)

// Errors of text/template: "template: name:3:12: executing "name" at <.Nobody>: can't evaluate field Nobody in type *form.Summons".
var (
	templateError = regexp.MustCompile(`(?s)^template: (.*?):(\d+)(?::\d+)?: (.*)$`)
	executing     = regexp.MustCompile(`(?s)^executing ".*?" at <(.*?)>: (.*)$`)
	noField       = regexp.MustCompile(`can't evaluate field (\S+) in type`)
	noWord        = regexp.MustCompile(`^function "(.*)" not defined`)
	noPart        = regexp.MustCompile(`template "(.*)" not defined`)
	calling       = regexp.MustCompile(`(?s)^error calling [^:]*: (.*)$`)
)

// faultOf turns an error of text/template into a sentence with its line.
func (v Version) faultOf(err error) error {
	var known Fault
	if errors.As(err, &known) {
		return err
	}
	f := Fault{Say: err.Error()}
	if m := templateError.FindStringSubmatch(err.Error()); m != nil {
		if m[1] == v.name {
			f.Line, _ = strconv.Atoi(m[2])
		}
		f.Say = m[3]
	}
	at := ""
	if m := executing.FindStringSubmatch(f.Say); m != nil {
		at, f.Say = m[1], m[2]
	}
	var b bound
	switch {
	case errors.As(err, &b):
		f.Say = string(b)
		return f
	case noField.MatchString(f.Say):
		f.Say = "这种文书没有“" + noField.FindStringSubmatch(f.Say)[1] + "”这项数据（" + at + "）"
	case noWord.MatchString(f.Say):
		f.Say = "没有“" + noWord.FindStringSubmatch(f.Say)[1] + "”这个词"
	case noPart.MatchString(f.Say):
		f.Say = "没有名为“" + noPart.FindStringSubmatch(f.Say)[1] + "”的部分"
	case strings.HasPrefix(f.Say, "unexpected EOF"):
		f.Say = "没有写完：有的if、range、with或者define缺少{{end}}"
	case strings.HasPrefix(f.Say, "unexpected {{end}}"):
		f.Say = "多了一个{{end}}"
	case strings.HasPrefix(f.Say, "undefined variable"):
		f.Say = "没有" + strings.Trim(strings.TrimPrefix(f.Say, "undefined variable "), `"`) + "这个变量"
	case calling.MatchString(f.Say):
		f.Say = calling.FindStringSubmatch(f.Say)[1] + "（" + at + "）"
	default:
		if f.Say = "写法有误：" + f.Say; at != "" {
			f.Say += "（" + at + "）"
		}
	}
	return f
}
