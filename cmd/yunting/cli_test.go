package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"yunting/courttest"
)

// TestMain lets this test binary be the program: started with the word in its environment it does what yunting does.
func TestMain(m *testing.M) {
	if os.Getenv("YUNTING_TEST_AS_PROGRAM") != "" {
		main()
		os.Exit(0)
	}
	courttest.Main(m)
}

// yunting runs the program with a command line and says what came of it.
func yunting(t *testing.T, stdin []byte, args ...string) (code int, out, say string) {
	t.Helper()
	c := exec.Command(os.Args[0], args...)
	c.Env = append(os.Environ(), "YUNTING_TEST_AS_PROGRAM=yes")
	var o, e bytes.Buffer
	c.Stdin, c.Stdout, c.Stderr = bytes.NewReader(stdin), &o, &e
	err := c.Run()
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return c.ProcessState.ExitCode(), o.String(), e.String()
}

// asked runs a question and reads the JSON it gives.
func asked(t *testing.T, line string) map[string]any {
	t.Helper()
	code, out, say := yunting(t, nil, append(strings.Fields(line), "--json")...)
	if code != 0 || say != "" {
		t.Errorf("%s: exit %d, %s", line, code, say)
		return nil
	}
	var got map[string]any
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Errorf("%s: %v\n%s", line, err, out)
	}
	return got
}

// The vectors of the law, at the command line.
func TestLawAnswers(t *testing.T) {
	type row struct {
		line, field string
		want        any
	}
	rows := []row{
		{"law fee --kind property --amount 114142.70 --halve", "fee_fen", 129143.0},
		{"law fee --kind property --amount 114142.70 --round yuan", "fee_fen", 258300.0},
		{"law fee --kind personality --amount 80000 --region guangdong", "fee_fen", 80000.0},
		{"law fee --kind personality --amount 120000", "fee_fen", 110000.0},
		{"law fee --kind other-nonproperty", "fee_fen", 10000.0},
		{"law fee --kind ip", "fee_fen", 100000.0},
		{"law fee --kind ip --amount 100000", "fee_fen", 230000.0},
		{"law fee --kind divorce --amount 300000", "fee_fen", 80000.0},
		{"law fee --kind labour", "fee_fen", 1000.0},
		{"law fee --kind administrative", "fee_fen", 5000.0},
		{"law fee --kind jurisdiction-objection", "fee_fen", 10000.0},
		{"law fee --kind enforcement --amount 500000", "fee_fen", 740000.0},
		{"law fee --kind enforcement --amount 5000000", "fee_fen", 5240000.0},
		{"law fee --kind enforcement --amount 10000000", "fee_fen", 7740000.0},
		{"law fee --kind preservation --amount 1000", "fee_fen", 3000.0},
		{"law fee --kind preservation --amount 100000", "fee_fen", 102000.0},
		{"law fee --kind preservation --amount 896000", "fee_fen", 500000.0},
		{"law fee --kind preservation --amount 99999999", "fee_fen", 500000.0},
		{"law fee --kind payment-order --amount 100000", "fee_fen", 76667.0},
		{"law fee --kind special", "fee_fen", 0.0},
		{"law fee --kind appeal --amount 100000", "fee_fen", 230000.0},
		{"law fee --kind appeal --of labour --amount 100000", "fee_fen", 1000.0},
		{"law fee --kind appeal --against jurisdiction", "fee_fen", 0.0},
		{"law interest --principal 104836.96 --from 2026-01-01 --to 2026-04-11", "interest_fen", 183465.0},
		{"law interest --principal 104836.96 --from 2026-01-01 --to 2026-04-11", "days", 100.0},
		{"law interest --principal 104836.96 --from 2026-01-01 --to 2026-04-11", "first", "2026-01-02"},
		{"law interest --kind lpr --times 4 --principal 100000 --from 2025-06-01 --to 2026-06-01", "interest_fen", 1200000.0},
		{"law limit --track small --filed 2026-11-23", "until", "2027-01-25"},
		{"law limit --track ordinary --filed 2026-01-05", "raw", "2026-07-05"},
		{"law limit --track ordinary --filed 2026-01-05 --deduct 2026-03-01..2026-04-15:appraisal --extend president", "until", "2027-02-22"},
		{"law limit --track small --filed 2021-03-01", "raw", "2021-06-01"},
		{"law limit --track appeal-ruling --filed 2026-01-05 --extend president:10day", "until", "2026-02-14"},
		{"law track --amount 3299 --filed 2026-11-23 --province 广东", "wage_year", 2023.0},
		{"law track --amount 3299 --filed 2026-11-23 --province 广东", "track", "small"},
		{"law track --amount 3299 --filed 2026-11-23 --province 青海 --unclear", "track", "ordinary"},
		{"law service --event published --at 2026-01-05", "on", "2026-02-04"},
		{"law service --event sent --at 2026-01-05T10:30", "served", false},
		{"law online --secret", "open", false},
		{"law online", "open", true},
		{"law id 11010519491231002X", "birth", "1949-12-31"},
		{"law id 440524188001010014", "sex", "男"},
		{"law credit-code 91350100M000100Y43", "valid", true},
		{"law caseno (2017)粤73民辖终1273-1278号", "last", 1278.0},
		{"law caseno (2022)沪0115民初13290号之一", "ruling", 1.0},
		{"law workday 2019-09-29", "workday", true},
		{"law workday 2020-02-03", "workday", true},
		{"law workday 2026-02-23", "workday", false},
	}
	for amount, fen := range map[string]float64{"10000": 5000, "100000": 230000, "200000": 430000, "500000": 880000, "1000000": 1380000, "2000000": 2280000,
		"5000000": 4680000, "10000000": 8180000, "20000000": 14180000, "30000000": 19180000, "114142.70": 258285} {
		rows = append(rows, row{"law fee --kind property --amount " + amount, "fee_fen", fen})
	}
	for _, v := range []struct{ from, length, until string }{
		{"2019-09-18", "15 --unit day", "2019-10-08"}, {"2020-01-10", "15 --unit day", "2020-02-03"}, {"2021-01-27", "15 --unit day", "2021-02-18"},
		{"2023-09-15", "15 --unit day", "2023-10-07"}, {"2024-04-25", "10 --unit day", "2024-05-06"}, {"2019-04-26", "7 --unit day", "2019-05-05"},
		{"2026-01-16", "30 --unit day", "2026-02-24"}, {"2019-09-14", "15 --unit day", "2019-09-29"}, {"2019-08-31", "6 --unit month", "2020-03-02"},
		{"2024-02-29", "2 --unit year", "2026-02-28"},
	} {
		rows = append(rows, row{"law deadline --from " + v.from + " --days " + v.length, "until", v.until})
	}
	for _, r := range rows {
		if got := asked(t, r.line); got != nil && got[r.field] != r.want {
			t.Errorf("%s: %s is %v, want %v", r.line, r.field, got[r.field], r.want)
		}
	}
	if got := asked(t, "law fee --kind property --amount 114142.70"); len(got["lines"].([]any)) != 3 || len(got["basis"].([]any)) == 0 {
		t.Errorf("the fee is not explained: %v", got)
	}
	if got := asked(t, "law track --amount 3299 --filed 2026-11-23 --province 广东"); !strings.Contains(got["wage_note"].(string), "2023年度") {
		t.Errorf("the older wage is not said: %v", got["wage_note"])
	}
	if note, _ := asked(t, "law cause 网络购物 --filed 2026-03-02")["note"].(string); !strings.Contains(note, "没有与公布的文本核对") || !strings.Contains(note, "上级案由不明") {
		t.Errorf("a list from memory is told as such: %q", note)
	}
	if got := asked(t, "law cause 网络购物 --filed 2026-03-02")["items"].([]any); len(got) == 0 {
		t.Error("no cause found")
	}
	if code, out, _ := yunting(t, nil, "law", "interest", "--principal", "104836.96", "--from", "2026-01-01", "--to", "2026-04-11"); code != 0 || !strings.Contains(out, "2026年1月1日不计算") {
		t.Errorf("which day is counted is not said: %s", out)
	}
}

// The example of facts can be used as it is, from a file and from standard input.
func TestVenueReadsFacts(t *testing.T) {
	code, example, _ := yunting(t, nil, "law", "venue", "--example")
	if code != 0 {
		t.Fatal(code)
	}
	file := filepath.Join(t.TempDir(), "facts.json")
	if err := os.WriteFile(file, []byte(example), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := asked(t, "law venue --filed 2026-11-23 --facts "+file); got["verdict"] != "here" || got["item"] != "第六项" {
		t.Errorf("%v", got)
	}
	if code, out, say := yunting(t, []byte(example), "law", "venue", "--filed", "2026-11-23", "--facts", "-"); code != 0 || !strings.HasPrefix(out, "可以向本院起诉") {
		t.Errorf("exit %d: %s%s", code, out, say)
	}
}

// A question that cannot be answered ends with 2 and one sentence, prints no answer, and never a stack.
func TestLawRefuses(t *testing.T) {
	long := strings.Repeat("9", 100_000) // the most an argument may have differs by system; this fits everywhere
	dir := t.TempDir()
	facts := map[string]string{"malformed": `{"city": `, "unknown": `{"city":"广州市","matter":"sale","color":"red"}`, "matter": `{"city":"广州市","matter":"tea"}`,
		"more": `{"city":"广州市","matter":"sale"} {}`, "array": `[]`, "empty": ``, "binary": "\x00\xff", "amount": `{"city":"广州市","matter":"sale","amount":-1}`,
		"huge": `{"city":"` + strings.Repeat("广", 4<<20) + `","matter":"sale"}`}
	lines := [][]string{{"law", "venue", "--filed", "2026-11-23", "--facts", dir}, {"law", "venue", "--filed", "2026-11-23", "--facts", dir + "/none"}, {"law", "venue", "--filed", "2026-11-23"}, {"law", "venue"}}
	for name, text := range facts {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		lines = append(lines, []string{"law", "venue", "--filed", "2026-11-23", "--facts", file})
	}
	for _, amount := range []string{"-1", "NaN", "Inf", "1e9", "0x10", "1.234", "999999999999999999999999", "一万", "", " ", long} {
		lines = append(lines, []string{"law", "fee", "--kind=property", "--amount=" + amount})
	}
	lines = append(lines, []string{"law", "interest", "--principal=-1", "--from=2026-01-01", "--to=2026-02-01"}, []string{"law", "track", "--amount=NaN", "--filed=2026-01-05", "--province=广东"})
	for _, date := range []string{"2026-02-30", "2026-13-01", "1999-01-01", "2101-01-01", "99999-01-01", "yesterday", "", "-1", "2026/01/05", long} {
		lines = append(lines, []string{"law", "deadline", "--days=3", "--from=" + date}, []string{"law", "workday", "--", date})
		if date != "2026-02-30" && date != "2101-01-01" && date != long {
			continue
		}
		lines = append(lines, []string{"law", "limit", "--track=small", "--filed=" + date},
			[]string{"law", "track", "--amount=1", "--province=广东", "--filed=" + date}, []string{"law", "interest", "--principal=1", "--to=2026-01-05", "--from=" + date},
			[]string{"law", "service", "--event=signed", "--at=" + date}, []string{"law", "venue", "--facts=/dev/null", "--filed=" + date})
		if date != "2101-01-01" {
			lines = append(lines, []string{"rulebook", "--on=" + date})
		}
	}
	for _, line := range []string{
		"law", "law nothing", "law fee", "law fee --kind bribe", "law fee --kind property", "law fee --unknown", "law fee --kind intellectual-property", "law fee --kind property --amount 1 --region mars",
		"law fee --kind property --amount 1 --round fen", "law fee --kind preservation --amount 1 --halve", "law fee --kind property --amount 1 --halve --halve-for fun",
		"law fee --kind appeal", "law fee --kind appeal --amount 1 --of enforcement", "law fee --kind appeal --amount 1 --against luck", "law fee --kind appeal --amount 1 --halve",
		"law interest", "law interest --principal 1 --from 2026-01-01", "law interest --principal 1 --from 2026-02-01 --to 2026-01-01", "law interest --principal 0 --from 2026-01-01 --to 2026-02-01",
		"law interest --principal 1 --from 2014-07-01 --to 2026-01-01", "law interest --principal 1 --from 2026-01-01 --to 2026-02-01 --times 4", "law interest --principal 1 --from 2026-01-01 --to 2026-02-01 --kind usury",
		"law interest --kind lpr --times 5 --principal 1 --from 2025-01-01 --to 2025-02-01", "law interest --kind lpr --times 0 --principal 1 --from 2025-01-01 --to 2025-02-01",
		"law interest --kind lpr --times NaN --principal 1 --from 2025-01-01 --to 2025-02-01", "law interest --kind lpr --principal 1 --from 2018-01-01 --to 2019-02-01", "law interest --kind lpr --principal 1 --from 2090-01-01 --to 2091-02-01",
		"law deadline", "law deadline --days 0 --from 2026-01-05", "law deadline --days -3 --from 2026-01-05", "law deadline --days 99999999999999999999 --from 2026-01-05", "law deadline --days three --from 2026-01-05",
		"law deadline --days 3 --unit moon --from 2026-01-05", "law deadline --days 3 --unit hour --from 2026-01-05", "law deadline --limit tea --from 2026-01-05", "law deadline --limit answer --days 3 --from 2026-01-05",
		"law limit --filed 2026-01-05", "law limit --track fast --filed 2026-01-05", "law limit --track small --filed 2026-01-05 --deduct soon", "law limit --track small --filed 2026-01-05 --deduct 2026-02-01..2026-01-01:notice",
		"law limit --track small --filed 2026-01-05 --deduct 2026-02-01..2026-02-30:notice", "law limit --track small --filed 2026-01-05 --deduct 2026-02-01..2026-02-03:tea", "law limit --track small --filed 2026-01-05 --extend me",
		"law limit --track small --filed 2026-01-05 --extend superior", "law limit --track small --filed 2026-01-05 --extend president --extend president", "law limit --track small --filed 2026-01-05 --extend president:",
		"law limit --track small --filed 2026-01-05 --extend president:9month", "law track --amount 1 --filed 2026-01-05", "law track --amount 1 --filed 2026-01-05 --province 青海",
		"law id", "law id 110105194912310021", "law id 11010519490231002X", "law id --kind pet 1", "law id 1 2", "law credit-code 91350100M000100Y44", "law credit-code", "law caseno 1", "law caseno", "law caseno (2026)粤0192民初0号",
		"law workday", "law cause", "law service --event dream --at 2026-01-05", "law service --event signed --at 2026-01-05T25:00", "law service --event signed --paper toilet --at 2026-01-05", "law online --asynchronous tea",
		"law online --asynchronous hearing --track fast", "rulebook --on", "nothing", "",
	} {
		lines = append(lines, strings.Fields(line))
	}
	lines = append(lines, []string{"law", "cause", ""}, []string{"law", "id", ""}, []string{"law", "caseno", "line\nbreak"}, []string{"law", "fee", "--kind=a\nb"}, []string{"law", long}, []string{"law", "id", long}, []string{"law", "cause", long})
	for _, line := range lines {
		shown := strings.Join(line, " ")
		shown = shown[:min(len(shown), 120)]
		code, out, say := yunting(t, nil, line...)
		switch {
		case code != 2:
			t.Errorf("%s: exit %d, %.300s", shown, code, say)
		case out != "":
			t.Errorf("%s: printed %.300s", shown, out)
		case strings.Count(say, "\n") != 1 || len(say) > 2000 || !strings.HasPrefix(say, "yunting: ") || strings.Contains(say, "goroutine") || strings.Contains(say, "panic"):
			t.Errorf("%s: not one sentence: %.600s", shown, strconv.Quote(say))
		}
	}
	// Ten megabytes are no argument on any system, but they are a stream.
	if code, out, say := yunting(t, bytes.Repeat([]byte("9"), 10<<20), "law", "venue", "--filed=2026-11-23", "--facts=-"); code != 2 || out != "" || strings.Count(say, "\n") != 1 {
		t.Errorf("ten megabytes: exit %d, %.300s", code, say)
	}
}
