package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"runtime/pprof"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	_ "yunting/chancery" // declares the rules that papers cite
	"yunting/court"
	"yunting/document"
	"yunting/document/form"
	"yunting/platform/typeset"
)

// rounds is how often each measurement of papers is made; the best counts, since other programs only ever slow it down.
const rounds = 3

// aims of the figures.
const (
	aimSet, aimSigned = 400, 150 // papers a second
	aimSize           = 200      // KiB
	aimMemory         = 500      // MiB
	aimBulk           = 90       // seconds
)

// documents measures papers 文书: two-page judgments set, signed and sealed, the same printed by a browser, and all judgments of a
// busy year at once.
func documents(ctx context.Context, p plan) error {
	runtime.GOMAXPROCS(2)
	debug.SetGCPercent(400) // as the program does
	t := &table{}
	machine(t)
	stop, err := profiling(p.profile) // papers first, then judgments in bulk
	if err != nil {
		return err
	}
	defer stop()
	perSet := 0.0
	if p.papers > 0 {
		if perSet, err = papers(ctx, p, t); err != nil {
			return err
		}
	}
	if p.printed > 0 && p.papers > 0 {
		t.head("the same paper as HTML, printed by a browser")
		if err := browsers(ctx, p, perSet, t); err != nil {
			return err
		}
	}
	if p.judgments > 0 {
		t.head(fmt.Sprintf("bulk: %d judgments made, set, signed, sealed, kept, entered", p.judgments))
		if err := bulk(ctx, p, t); err != nil {
			return err
		}
	}
	t.add("load average at the end", "%s", load())
	t.print()
	return nil
}

func machine(t *table) {
	t.add("date", "%s", time.Now().Format("2006-01-02 15:04 MST"))
	t.add("machine", "%d cores, %s, %s/%s, %s, GOMAXPROCS=%d, GOGC=400", runtime.NumCPU(), processor(), runtime.GOOS, runtime.GOARCH, runtime.Version(), runtime.GOMAXPROCS(0))
	t.add("load average at the start", "%s", load())
}

// processor is the name of the machine's processor.
func processor() string {
	b, _ := os.ReadFile("/proc/cpuinfo")
	for line := range strings.Lines(string(b)) {
		if name, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(name) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return "processor unknown"
}

func load() string {
	b, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "unknown"
	}
	return strings.Join(strings.Fields(string(b))[:3], " ")
}

func profiling(file string) (stop func(), err error) {
	if file == "" {
		return func() {}, nil
	}
	f, err := os.Create(file)
	if err != nil {
		return nil, err
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return func() { pprof.StopCPUProfile(); f.Close() }, nil
}

// papers measures how fast two-page judgments are set, and set, signed and sealed. It gives the best rate of setting.
func papers(ctx context.Context, p plan, t *table) (best float64, err error) {
	data, err := judgments(p.papers)
	if err != nil {
		return 0, err
	}
	dir, err := os.MkdirTemp("", "yunting-bench-")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(dir)
	faces, err := typeset.FontsFrom(os.DirFS(p.fonts))
	if err != nil {
		return 0, fmt.Errorf("the fonts of %s (run this from the project's folder, or give -fonts): %w", p.fonts, err)
	}
	for _, x := range []struct {
		what  string
		sheet *typeset.Sheet
	}{{"embedded faces (宋)", form.Sheet}, {"仿宋 of " + filepath.Base(p.fonts), dressed(faces)}} {
		d, err := openDesk(dir, court.Demonstration().Name, x.sheet)
		if err != nil {
			return 0, err
		}
		if err := d.try(ctx, data[0], x.sheet); err != nil {
			return 0, err
		}
		t.head("two-page judgments, " + x.what)
		r, err := press(ctx, "filled and set", data, aimSet, t, func(j *form.Judgment) (int, error) {
			r, err := typesetTwo(j, x.sheet)
			return len(r.PDF), err
		})
		if err != nil {
			return 0, err
		}
		best = max(best, r)
		if _, err := press(ctx, "set, signed by judge and clerk, sealed, each stamped", data, aimSigned, t, func(j *form.Judgment) (int, error) {
			r, err := typesetTwo(j, x.sheet)
			if err != nil {
				return 0, err
			}
			b, err := d.sign(ctx, r, d.signers)
			return len(b), err
		}); err != nil {
			return 0, err
		}
	}
	return best, nil
}

// dressed is the sheet of court papers in other faces.
func dressed(faces *typeset.Fonts) *typeset.Sheet {
	s := form.Sheet
	return &typeset.Sheet{Left: s.Left, Top: s.Top, Width: s.Width, Height: s.Height, Styles: s.Styles, Fonts: faces}
}

func typesetTwo(j *form.Judgment, sheet *typeset.Sheet) (typeset.Result, error) {
	paper, err := form.Fill(document.Judgment, j, form.Hans)
	if err != nil {
		return typeset.Result{}, err
	}
	d := paper.Document()
	d.Sheet = sheet
	r, err := typeset.Render(d)
	if err == nil && r.Pages != 2 {
		err = fmt.Errorf("the judgment %s has %d pages, not two", j.Number, r.Pages)
	}
	return r, err
}

// press makes papers on two cores and says how fast, at which cost.
func press(ctx context.Context, what string, data []*form.Judgment, aim int, t *table, do func(*form.Judgment) (int, error)) (best float64, err error) {
	for _, j := range data[:min(50, len(data))] { // glyphs are read once, in the first papers of a program's life
		if _, err := do(j); err != nil {
			return 0, err
		}
	}
	var all []string
	cpu, size, memory := 0.0, int64(0), 0
	for range rounds {
		forgetPeak()
		var bytes atomic.Int64
		before, begin := used(syscall.RUSAGE_SELF), time.Now()
		if err := parallel(2, len(data), func(i int) error {
			n, err := do(data[i])
			bytes.Add(int64(n))
			return errors.Join(err, ctx.Err())
		}); err != nil {
			return 0, err
		}
		rate := float64(len(data)) / time.Since(begin).Seconds()
		ms := (used(syscall.RUSAGE_SELF) - before).Seconds() * 1000 / float64(len(data))
		all = append(all, fmt.Sprintf("%.0f", rate))
		if cpu == 0 || ms < cpu {
			cpu = ms
		}
		best, size, memory = max(best, rate), bytes.Load()/int64(len(data)), max(memory, peak())
	}
	t.add(what, "%.0f/s (%s)\t%.2f ms CPU\t%.0f KiB\tpeak %d MiB\t(aim: %d/s, %d KiB, %d MiB)", best, strings.Join(all, ", "), cpu, float64(size)/1024, memory, aim, aimSize, aimMemory)
	return best, nil
}

// judgments are the sample shortened to two pages, each of another person with another number and sum.
func judgments(n int) ([]*form.Judgment, error) {
	f, err := form.Of(document.Judgment)
	if err != nil {
		return nil, err
	}
	out := make([]*form.Judgment, n)
	for i := range out {
		j := f.Sample().(*form.Judgment)
		name, sum := person(i), fmt.Sprintf("%d,%03d元", 10+i%89, i%1000)
		other := strings.NewReplacer("林晓溪", name, "38,600元", sum)
		j.Number, j.Code = fmt.Sprintf("（2026）粤0192民初%d号", 10000+i), fmt.Sprintf("%04d-9Q2M-XA4D-52TB", i%10000)
		j.Address = "https://court.example/d/" + strings.ReplaceAll(j.Code, "-", "")
		j.Rulings, j.Exhibits, j.Claims = nil, j.Exhibits[:1], j.Claims[:1]
		j.Parties = []string{j.Parties[0], j.Parties[2]}
		for _, texts := range [][]string{j.Parties, j.Claims, j.Orders} {
			for k := range texts {
				texts[k] = other.Replace(texts[k])
			}
		}
		j.Exhibits[0].Name, _, _ = strings.Cut(j.Exhibits[0].Name, "（")
		j.Course = j.Dispute + "一案，本院于2026年9月1日立案后，依法适用简易程序在线公开审理，现已审理终结。"
		j.Course = other.Replace(j.Course)
		j.Agreed, j.Disputed = j.Agreed[:1], nil
		j.Agreed[0].Text = other.Replace(j.Agreed[0].Text)
		j.Reasons, j.Laws = "被告在商品页面明示“天然A货”，而交付的商品为染色石英岩，应当退还货款。", j.Laws[:1]
		j.Answer, j.Orders, j.Remedy = form.Answered{}, j.Orders[:1], form.Remedy{Final: true}
		j.Costs.Prepaid, j.Costs.Refund, j.Costs.Owed = 0, 0, 0
		out[i] = j
	}
	return out, nil
}

// person is an invented name: 某 stands where real people have a character.
func person(i int) string {
	family := []rune("赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜")
	given := []rune("溪明宁安平远清和岚川屿桐舟禾苗鸣谦恒朗澄")
	return string([]rune{family[i%len(family)], '某', given[i/len(family)%len(given)]})
}

// used is the processor time that was taken.
func used(who int) time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(who, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// forgetPeak lets the most memory the process ever held be counted anew; Linux does it since 4.0.
func forgetPeak() {
	debug.FreeOSMemory()
	_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) // where it cannot be done the peak is that of the whole run
}

// peak is the most memory the process held, in MiB; 0 where the system does not tell.
func peak() (n int) {
	b, _ := os.ReadFile("/proc/self/status")
	for line := range strings.Lines(string(b)) {
		if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			fmt.Sscan(rest, &n)
		}
	}
	return n >> 10
}
