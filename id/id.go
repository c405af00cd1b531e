// Package id holds the typed names of things 编号: a party's id can never be passed where a matter's is meant.
package id

import "github.com/google/uuid"

type (
	// Court is a court's code as it stands in its case numbers, for example 粤0192. Every key begins with it.
	Court string
	// Matter names one docket.
	Matter string
	// Person names one human being or organisation known to the court, across matters.
	Person string
	// Party names one side's member in one matter: "p1" the first plaintiff, "d1" the first defendant.
	Party string
	// Delivery names one sending of papers to one party.
	Delivery string
	// Exhibit names one item of evidence in one matter: "p1-1" is the first of the first plaintiff.
	Exhibit string
	// Node names one organisation of the evidence network in one court, for example gz-telecom.
	Node string
	// Seal names one seal of one court, for example court-seal.
	Seal string
	// File is the lower-case hexadecimal SHA-256 of a file's bytes: its name in the vault.
	File string
)

// New returns a fresh time-ordered identifier (UUID version 7).
func New() string { return uuid.Must(uuid.NewV7()).String() }
