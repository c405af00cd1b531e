package fee

// Kinds lists what a fee is charged for, in the order people ask.
func Kinds() []Kind {
	return []Kind{PropertyClaim, Personality, OtherNonProperty, IntellectualProperty, Divorce, Labour, Administrative, AdministrativeSpecial,
		Compensation, Objection, Special, NotAccepted, Preservation, Enforcement, PaymentOrder, PublicSummons, Arbitration, Bankruptcy}
}

// NeedsAmount tells whether a fee cannot be computed without an amount.
func (k Kind) NeedsAmount() bool {
	switch k {
	case PropertyClaim, Preservation, PaymentOrder, Bankruptcy:
		return true
	}
	return false
}

// Acceptance tells an acceptance fee 案件受理费, which may be halved, from an application fee 申请费 and the fee on an unfounded
// objection.
func (k Kind) Acceptance() bool { return k.acceptance() }
