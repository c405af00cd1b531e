package court

import "slices"

// Appeals names a court that hears the appeals of some causes 上诉管辖, where the profile's own appeal court does not.
type Appeals struct {
	Court  string   `json:"court"`  // 广州知识产权法院
	Causes []string `json:"causes"` // keys of causes
}

// AppealsTo is the court that hears the appeals of a cause; an unknown cause goes to the ordinary appeal court.
func (p *Profile) AppealsTo(cause string) string {
	for _, a := range p.Elsewhere {
		if slices.Contains(a.Causes, cause) {
			return a.Court
		}
	}
	return p.AppealCourt
}
