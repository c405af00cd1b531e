package authority

import "yunting/docket"

// inner are the acts of the bench among itself: the deliberation of a panel is recorded (CPL 45), and nobody outside it
// reads the record. What the judge finds to an exhibit before judgment is as open as a draft; the judgment states it.
var inner = map[docket.Kind]bool{"judgment.propose": true, "judgment.opine": true, "evidence.find": true}

// MayReadEntry says whether somebody who may read a matter may read an entry of a kind: what the bench does among itself
// is for its members.
func MayReadEntry(by docket.Actor, k docket.Kind) bool {
	return !inner[k] || by.Standing == docket.Judge || by.Standing == docket.Member
}

// Readable keeps of a docket what somebody may read.
func Readable(by docket.Actor, es []docket.Entry) []docket.Entry {
	out := make([]docket.Entry, 0, len(es))
	for _, e := range es {
		if MayReadEntry(by, e.Kind) {
			out = append(out, e)
		}
	}
	return out
}

// MayReadDeadline says whether somebody may see a deadline: those of a panel among itself only its members.
func MayReadDeadline(by docket.Actor, d docket.Deadline) bool {
	return !d.Inner || by.Standing == docket.Judge || by.Standing == docket.Member
}
