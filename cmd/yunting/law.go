package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"yunting/calculator"
	"yunting/law"
	"yunting/law/calendar"
)

// lawCmd are the calculators; they need no court and no database.
type lawCmd struct {
	Deadline   deadlineCmd   `cmd:"" help:"When a period ends."`
	Workday    workdayCmd    `cmd:"" help:"Whether the court works on a day."`
	Fee        feeCmd        `cmd:"" help:"What a step costs, line by line."`
	Track      trackCmd      `cmd:"" help:"Which procedure a case is tried under."`
	Limit      limitCmd      `cmd:"" help:"The trial limit of a case."`
	ID         idCmd         `cmd:"" name:"id" help:"Whether the number of a document is well formed."`
	CreditCode creditCodeCmd `cmd:"" help:"Whether a unified social credit code is well formed."`
	Caseno     casenoCmd     `cmd:"" help:"What a case number says."`
	Interest   interestCmd   `cmd:"" help:"Interest for late performance, or at a multiple of the loan prime rate."`
	Venue      venueCmd      `cmd:"" help:"Which court, from facts."`
	Cause      causeCmd      `cmd:"" help:"Causes of action that fit some words."`
	Service    serviceCmd    `cmd:"" help:"Whether and from when a paper counts as served."`
	Online     onlineCmd     `cmd:"" help:"Whether a hearing may be held by video, or a step at different times."`
}

type asJSON struct {
	JSON bool `help:"Print JSON."`
}

type deadlineCmd struct {
	calculator.DeadlineQuestion
	asJSON
}

func (c deadlineCmd) Run() error {
	return c.say(calculator.FindDeadline(c.DeadlineQuestion, calendar.Standard()))
}

type workdayCmd struct {
	calculator.WorkdayQuestion
	asJSON
}

func (c workdayCmd) Run() error {
	return c.say(calculator.FindWorkday(c.WorkdayQuestion, calendar.Standard()))
}

type feeCmd struct {
	calculator.FeeQuestion
	asJSON
}

func (c feeCmd) Run() error { return c.say(calculator.FindFee(c.FeeQuestion)) }

type trackCmd struct {
	calculator.TrackQuestion
	asJSON
}

func (c trackCmd) Run() error { return c.say(calculator.FindTrack(c.TrackQuestion)) }

type limitCmd struct {
	calculator.LimitQuestion
	asJSON
}

func (c limitCmd) Run() error {
	return c.say(calculator.FindLimit(c.LimitQuestion, calendar.Standard()))
}

type idCmd struct {
	calculator.IdentifierQuestion
	asJSON
}

func (c idCmd) Run() error { return c.say(calculator.FindIdentifier(c.IdentifierQuestion)) }

type creditCodeCmd struct {
	calculator.CreditCodeQuestion
	asJSON
}

func (c creditCodeCmd) Run() error { return c.say(calculator.FindCreditCode(c.CreditCodeQuestion)) }

type casenoCmd struct {
	calculator.CaseNumberQuestion
	asJSON
}

func (c casenoCmd) Run() error { return c.say(calculator.ReadCaseNumber(c.CaseNumberQuestion)) }

type interestCmd struct {
	calculator.InterestQuestion
	asJSON
}

func (c interestCmd) Run() error { return c.say(calculator.FindInterest(c.InterestQuestion)) }

type causeCmd struct {
	calculator.CauseQuestion
	asJSON
}

func (c causeCmd) Run() error {
	if c.Filed == "" {
		c.Filed = today()
	}
	return c.say(calculator.FindCauses(c.CauseQuestion))
}

type serviceCmd struct {
	calculator.ServiceQuestion
	asJSON
}

func (c serviceCmd) Run() error {
	return c.say(calculator.FindService(c.ServiceQuestion, calendar.Standard()))
}

type onlineCmd struct {
	calculator.OnlineQuestion
	asJSON
}

func (c onlineCmd) Run() error { return c.say(calculator.FindOnline(c.OnlineQuestion)) }

// today is the court date of the machine's clock, for questions about the law of now.
func today() string { return calendar.Of(time.Now()).String() }

// say prints an answer for people or for programs.
func (j asJSON) say(a calculator.Answer, err error) error {
	if err != nil {
		return err
	}
	if j.JSON {
		e := json.NewEncoder(os.Stdout)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(a)
	}
	_, err = fmt.Println(strings.Join(a.Lines(), "\n"))
	return err
}

// positional are the questions' fields that are no flags.
var positional = map[string]bool{"number": true, "code": true, "date": true, "text": true}

// fault is one sentence about a question, and whether the question was at fault.
func fault(err error) (string, bool) {
	var u unusable
	var r law.Refusal
	if errors.As(err, &u) {
		return u.Error(), true
	}
	if !errors.As(err, &r) {
		return err.Error(), false
	}
	if r.Field == "" || positional[r.Field] {
		return r.Error(), true
	}
	return "--" + strings.ReplaceAll(r.Field, "_", "-") + "：" + r.Error(), true
}
