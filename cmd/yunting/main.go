// Command yunting is the whole court 云庭: one program, started with one command.
package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"unicode"

	"github.com/alecthomas/kong"
)

// settings are shared by every command; each is a flag and an environment variable.
type settings struct {
	Addr     string   `help:"Address to listen on." default:"127.0.0.1:8080" env:"YUNTING_ADDR"`
	Data     string   `help:"Folder for the database, files and keys." env:"YUNTING_DATA" type:"path"`
	Database string   `help:"Address of a PostgreSQL 15 or newer; empty: the program starts its own." env:"DATABASE_URL"`
	Base     string   `help:"Address people use, if not http://ADDR." env:"YUNTING_BASE"`
	Court    []string `help:"File with a court's profile (JSON), again for each further court; none: the demonstration court." env:"YUNTING_COURT" aliases:"profile" type:"path"`
	Proxies  string   `help:"Networks of the proxies before the court, like 10.0.0.0/8; their word on where a request comes from is believed, nobody else's." name:"trusted-proxies" env:"YUNTING_TRUSTED_PROXIES"`
	Fonts    string   `help:"Folder with fonts of your own for the papers (fang.otf, song.ttf, title.otf, hei.otf, kai.otf); they go before the embedded ones." env:"YUNTING_FONTS" type:"path"`
	LogJSON  bool     `help:"Write the log as JSON." env:"YUNTING_LOG_JSON"`

	MetricsToken string `help:"Bearer token for /metrics; empty: only programs on this machine may read it." env:"YUNTING_METRICS_TOKEN"`
}

type program struct {
	settings
	Demo     demoCmd     `cmd:"" help:"Start a demonstration court with invented people."`
	Serve    serveCmd    `cmd:"" help:"Start the court of a profile."`
	Migrate  migrateCmd  `cmd:"" help:"Bring the database schema up to date."`
	Rebuild  rebuildCmd  `cmd:"" help:"Write the registers anew from the dockets."`
	Officer  officerCmd  `cmd:"" help:"Make and keep the accounts of the officers a profile names."`
	Outbox   outboxCmd   `cmd:"" help:"Print the newest messages of the outbox: what was sent, what waits, what failed."`
	Check    checkCmd    `cmd:"" help:"Read the profiles and say what is wrong with them."`
	Audit    auditCmd    `cmd:"" help:"Walk every docket's hash chain and report every break."`
	Ledger   ledgerCmd   `cmd:"" help:"The evidence log: its policy, its faults, following that of another court."`
	Witness  witnessCmd  `cmd:"" help:"Be a witness of evidence logs."`
	Law      lawCmd      `cmd:"" help:"Calculators: deadlines, fees, interest, courts, procedures, limits, numbers."`
	Document documentCmd `cmd:"" help:"Papers of the court: list the kinds, set samples, render data, read the forms."`
	Keys     keysCmd     `cmd:"" help:"The keys with which a court signs its papers: made, listed, rotated, revoked, checked."`
	Rulebook rulebookCmd `cmd:"" help:"Print every rule with its article and dates."`
	Deposit  depositCmd  `cmd:"" help:"Deposit a file with a court and write the offline pack."`
	Verify   verifyCmd   `cmd:"" help:"Check an offline pack of the evidence network."`
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	var p program
	parser := kong.Must(&p, kong.Name("yunting"), kong.Description("云庭: an Internet court."), kong.BindTo(ctx, (*context.Context)(nil)))
	k, err := parser.Parse(os.Args[1:])
	if err != nil {
		stopWith(badQuestion, err.Error()+"; yunting --help says what there is")
	}
	if p.Data == "" {
		p.Data = dataFolder()
	}
	h := slog.Handler(slog.NewTextHandler(os.Stderr, nil))
	if p.LogJSON {
		h = slog.NewJSONHandler(os.Stderr, nil)
	}
	if err := useFonts(p.Fonts); err != nil {
		stopWith(badQuestion, err.Error())
	}
	k.Bind(&p.settings, slog.New(h))
	if err := k.Run(); err != nil {
		say, asked := fault(err)
		if asked {
			stopWith(badQuestion, say)
		}
		stopWith(1, say)
	}
}

// badQuestion is the exit code of a question that cannot be answered as it was put.
const badQuestion = 2

func stopWith(code int, sentence string) {
	fmt.Fprintln(os.Stderr, "yunting:", oneLine(sentence))
	os.Exit(code)
}

// mostSaid is the most letters of a sentence that are printed: it may repeat what was typed.
const mostSaid = 400

// oneLine keeps a sentence to one line without control characters, and cuts one that repeats too much.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "�"))
	if rs := []rune(s); len(rs) > mostSaid {
		return string(rs[:mostSaid]) + "……"
	}
	return s
}

// dataFolder is the user's data folder for this program.
func dataFolder() string {
	if d := os.Getenv("XDG_DATA_HOME"); d != "" {
		return filepath.Join(d, "yunting")
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "yunting-data"
	}
	return filepath.Join(home, ".local", "share", "yunting")
}
