// Package authority says who may do what 权限: deny by default. One matrix, read by every page, every call and every test.
package authority

import (
	"errors"
	"slices"

	"yunting/docket"
)

// ErrNotFound is all a stranger learns.
var ErrNotFound = errors.New("not found")

var both = []docket.Standing{docket.Plaintiff, docket.Defendant}

// early are both sides, and who joined for one and has not proved his mandate yet: his period runs, so he may submit.
var early = []docket.Standing{docket.Plaintiff, docket.Defendant, docket.Unproven}

var matrix = map[docket.Kind][]docket.Standing{
	"identity.declare": {docket.Subject},
	"identity.verify":  {docket.Clerk},
	"identity.reject":  {docket.Clerk},

	"node.admit":        {docket.Admin},
	"node.set-contact":  {docket.Admin},
	"node.set-quota":    {docket.Admin},
	"node.suspend":      {docket.Admin},
	"node.resume":       {docket.Admin},
	"node.discharge":    {docket.Admin},
	"node.set-endpoint": {docket.Admin, docket.Operator},
	"node.enrol-key":    {docket.Admin, docket.Operator},
	"node.revoke-key":   {docket.Admin, docket.Operator},

	"seal.make":      {docket.Admin, docket.President},
	"seal.enforce":   {docket.President},
	"seal.authorise": {docket.President},
	"seal.withdraw":  {docket.President},
	"seal.suspend":   {docket.Admin, docket.President}, // a key that may be known to others is stopped by whoever learns of it first
	"seal.resume":    {docket.President},
	"seal.retire":    {docket.President},

	"filing.file":      {docket.Filer},
	"filing.return":    {docket.Clerk},
	"filing.correct":   {docket.Plaintiff},
	"filing.withdraw":  {docket.Plaintiff},
	"filing.lapse":     {docket.Court},
	"filing.refer":     {docket.Clerk},
	"filing.hand-back": {docket.Reviewer},
	"filing.refuse":    {docket.Reviewer},
	"filing.appeal":    {docket.Plaintiff},
	"filing.send-up":   {docket.Clerk},
	"filing.accept":    {docket.Clerk},

	"consent.give":     early,
	"consent.withdraw": early,
	"consent.void":     {docket.Court},

	"fee.note-paid":    {docket.Clerk},
	"fee.assess":       {docket.Court},
	"fee.pay":          {docket.Court},
	"fee.lapse":        {docket.Court},
	"fee.ask-relief":   {docket.Plaintiff},
	"fee.grant-relief": {docket.Judge},
	"fee.deny-relief":  {docket.Judge},
	"fee.assess-rest":  {docket.Court},
	"fee.owe-refund":   {docket.Court},
	"fee.note-refund":  {docket.Clerk},

	"service.confirm": early,
	"service.begin":   {docket.Clerk, docket.Court},
	"service.send":    {docket.Court},
	"service.arrive":  {docket.Court},
	"service.open":    {docket.Invited, docket.Unproven, docket.Plaintiff, docket.Defendant, docket.Court},
	"service.fail":    {docket.Court},
	"service.hand":    {docket.Clerk},
	"service.attempt": {docket.Clerk},
	"service.publish": {docket.Clerk},
	"service.deem":    {docket.Court},
	"service.invite":  {docket.Court},

	"identity.join":            {docket.Invited},
	"identity.confirm-mandate": {docket.Clerk},
	"identity.strike":          {docket.Clerk},
	"identity.reverify":        both,

	"defence.answer": {docket.Defendant, docket.Unproven},
	"defence.waive":  {docket.Court},

	"evidence.submit":  early,
	"evidence.rest":    early,
	"evidence.close":   {docket.Court},
	"evidence.examine": both,
	"evidence.give-up": {docket.Court},

	"evidence.check":          {docket.Court},
	"evidence.recheck":        {docket.Plaintiff, docket.Defendant, docket.Judge},
	"evidence.contest":        both,
	"evidence.answer-contest": both,
	"evidence.appraise":       {docket.Judge},
	"evidence.find":           {docket.Judge},

	"period.ask-restoration": both,
	"period.ask-extension":   both,
	"period.decide":          {docket.Judge},
	"defence.reopen":         {docket.Court},
	"evidence.reopen":        {docket.Court},
	"judgment.reopen":        {docket.Court},

	"trial.track":          {docket.Court},
	"trial.allot":          {docket.Court},
	"trial.panel":          {docket.Court},
	"trial.to-panel":       {docket.Judge, docket.Court},
	"trial.object":         both,
	"trial.rule-objection": {docket.Judge},
	"trial.ask-recusal":    both,
	"trial.decide-recusal": {docket.President},
	"trial.convert":        {docket.Judge, docket.Court},
	"trial.ask-extension":  {docket.Judge},
	"trial.extend-limit":   {docket.President},
	"trial.open-room":      {docket.Judge},
	"trial.ask":            {docket.Judge},
	"trial.reply":          both,
	"trial.note-silence":   {docket.Court},
	"trial.shut-room":      {docket.Judge},
	"trial.confirm-record": both,
	"trial.note-unsigned":  {docket.Court},

	"hearing.summon": {docket.Judge},
	"hearing.hold":   {docket.Judge, docket.Clerk},

	"hearing.deem-withdrawn":   {docket.Judge},
	"judgment.propose":         {docket.Judge},
	"judgment.opine":           {docket.Judge, docket.Member},
	"judgment.withdraw-suit":   {docket.Plaintiff},
	"judgment.rule-withdrawal": {docket.Judge},
	"fee.settle":               {docket.Court},

	"judgment.pronounce":       {docket.Judge},
	"judgment.appeal":          early,
	"judgment.answer-appeal":   early,
	"judgment.withdraw-appeal": both,
	"judgment.waive-answer":    {docket.Court},
	"judgment.lapse-appeal":    {docket.Court},
	"judgment.disregard":       {docket.Court},
	"judgment.send-up":         {docket.Clerk},
	"fee.assess-appeal":        {docket.Court},
	"fee.remind-appeal":        {docket.Court},
	"fee.pay-appeal":           {docket.Court},
	"judgment.take-effect":     {docket.Court},
	"judgment.close":           {docket.Court},
	"performance.note":         both,
	"document.issue":           {docket.Court},
	"document.correct":         {docket.Judge, docket.Reviewer},
	"document.withdraw":        {docket.Clerk, docket.Judge},
}

// Permit says whether an actor may try an act at all. Whether the act may be done now is for its own rule.
func Permit(by docket.Actor, k docket.Kind) error {
	if slices.Contains(matrix[k], by.Standing) {
		return nil
	}
	return ErrNotFound
}

// Who lists the standings that may try an act; empty for an act that has no place in the matrix.
func Who(k docket.Kind) []docket.Standing { return matrix[k] }

// MayRead says whether an actor may read the matter.
func MayRead(by docket.Actor) error {
	switch by.Standing {
	case docket.Plaintiff, docket.Defendant, docket.Judge, docket.Reviewer, docket.Member, docket.President, docket.Clerk, docket.Subject, docket.Admin, docket.Operator, docket.Court:
		return nil
	}
	return ErrNotFound
}
