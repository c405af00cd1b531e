package main

import (
	"errors"
	"io"
	"os"

	"yunting/calculator"
	"yunting/law"
)

// venueCmd explores jurisdiction with facts from a file.
type venueCmd struct {
	calculator.VenueQuestion
	Facts   string `help:"File with the facts (JSON); - reads standard input." placeholder:"FILE"`
	Example bool   `help:"Print a facts file to begin with."`
	asJSON
}

func (c venueCmd) Run() error {
	if c.Example {
		_, err := os.Stdout.Write(calculator.VenueExample())
		return err
	}
	if c.Facts == "" {
		return bad("facts", "请写明事实所在的文件（JSON），yunting law venue --example 打印一份可以照着改的")
	}
	text, err := readFacts(c.Facts)
	if err != nil {
		return bad("facts", "读不到文件“%s”：%s", c.Facts, reason(err))
	}
	return c.say(calculator.FindVenue(c.VenueQuestion, text))
}

// factsRead is one byte more than a facts file may have, so that a larger one is noticed and not read whole.
const factsRead = 64<<10 + 1

func readFacts(name string) ([]byte, error) {
	if name == "-" {
		return io.ReadAll(io.LimitReader(os.Stdin, factsRead))
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, factsRead))
}

// reason is an error of a file without the path, which the sentence has said already.
func reason(err error) string {
	if p := (*os.PathError)(nil); errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}

// bad is a question that cannot be answered because of one flag.
func bad(flag, sentence string, args ...any) error {
	r := law.Refuse(law.Rule{}, sentence, args...)
	r.Field = flag
	return r
}
