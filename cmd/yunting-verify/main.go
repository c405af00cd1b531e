// Command yunting-verify checks an offline pack 离线验证包, and nothing else: no network, no database, no court.
// Exit code 0: it holds; 1: it does not; 2: what was given cannot be used.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"

	"yunting/ledger"
)

const usage = `yunting-verify [--policy FILE] [--file ORIGINAL] [--json] PACK

核验离线验证包。--policy：另外取得的信任名单；--file：用这个文件与存证比对；--json：输出 JSON。
Checks an offline pack. --policy: whom to believe, got elsewhere; --file: compare this file; --json: print JSON.
退出码 / exit code: 0 通过 holds, 1 不通过 does not hold, 2 无法核验 unusable input.
`

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(args []string, out, bad io.Writer) int {
	f := flag.NewFlagSet("yunting-verify", flag.ContinueOnError)
	f.SetOutput(bad)
	f.Usage = func() { fmt.Fprint(bad, usage) }
	policy := f.String("policy", "", "")
	file := f.String("file", "", "")
	asJSON := f.Bool("json", false, "")
	var packs []string // flags may stand before and after the pack
	for {
		if err := f.Parse(args); err != nil {
			if err == flag.ErrHelp {
				return 0
			}
			return 2
		}
		if args = f.Args(); len(args) == 0 {
			break
		}
		packs, args = append(packs, args[0]), args[1:]
	}
	if len(packs) != 1 {
		f.Usage()
		return 2
	}
	v, err := ledger.CheckFile(packs[0], *policy, *file)
	if err != nil {
		fmt.Fprintln(bad, "yunting-verify:", err)
		return 2
	}
	if *asJSON {
		e := json.NewEncoder(out)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		err = e.Encode(v)
	} else {
		_, err = fmt.Fprint(out, v.Text())
	}
	if err != nil {
		fmt.Fprintln(bad, "yunting-verify:", err)
		return 2
	}
	if !v.Holds {
		return 1
	}
	return 0
}
