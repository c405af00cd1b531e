package court

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"

	"yunting/law/calendar"
	"yunting/law/caseno"
	"yunting/law/cause"
	lawfee "yunting/law/fee"
)

// Load reads a profile from a file. Every error begins with the file and names the field that is wrong.
func Load(file string) (*Profile, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("the court's profile cannot be read: %w", err)
	}
	p, err := Parse(b)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return p, nil
}

// Parse reads a profile and checks it. A field it does not know is refused: a misspelt field would silently not count.
func Parse(b []byte) (*Profile, error) {
	var p Profile
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	err := d.Decode(&p)
	if err == nil {
		if _, more := d.Token(); !errors.Is(more, io.EOF) {
			err = errors.New("something follows after the end of the profile")
		}
	}
	if err != nil {
		return nil, located(b, d.InputOffset(), err)
	}
	return &p, p.Ready()
}

// located says in which line the reading of JSON failed, and at which field.
func located(b []byte, at int64, err error) error {
	var wrong *json.UnmarshalTypeError
	var broken *json.SyntaxError
	switch {
	case errors.As(err, &wrong):
		err, at = fmt.Errorf("%s must be a %s, not a %s", wrong.Field, wrong.Type, wrong.Value), wrong.Offset
	case errors.As(err, &broken):
		at = broken.Offset
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		at, err = int64(len(b)), errors.New("the profile ends too early")
	}
	line := 1 + bytes.Count(b[:min(at, int64(len(b)))], []byte("\n"))
	return fmt.Errorf("line %d: %s", line, strings.TrimPrefix(err.Error(), "json: "))
}

// Ready checks the profile and builds the court's calendar. A profile made by Parse is ready.
func (p *Profile) Ready() error {
	for _, check := range []func() error{p.checkName, p.checkHosts, p.Hours.check, p.checkFees, p.checkDivisions, p.checkOfficers, p.checkNotices, p.checkTemplates} {
		if err := check(); err != nil {
			return err
		}
	}
	return nil
}

func (p *Profile) checkName() error {
	if n, err := caseno.Parse(fmt.Sprintf("（2026）%s民初1号", p.Code)); err != nil || n.Court != string(p.Code) {
		return fmt.Errorf("code: %q is not the code of a court in its case numbers, a province's character and two or four digits", p.Code)
	}
	for _, f := range []struct{ name, value, example string }{
		{"name", p.Name, "某某互联网法院"}, {"city", p.City, "某某市"}, {"province", p.Province, "浙江"}, {"appeal_court", p.AppealCourt, "某某市中级人民法院"},
		{"address", p.Address, "某某市某某路1号"}, {"phone", p.Phone, "12368"},
	} {
		if strings.TrimSpace(f.value) == "" {
			return fmt.Errorf("%s is missing: it stands on papers and pages; for example %q", f.name, f.example)
		}
	}
	return nil
}

var host = regexp.MustCompile(`^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:[0-9]{1,5})?$`)

func (p *Profile) checkHosts() error {
	for i, h := range p.Hosts {
		if !host.MatchString(h) {
			return fmt.Errorf("hosts[%d]: %q is not a host name; write it in small letters and without https://, for example court.example.cn", i, h)
		}
		if slices.Contains(p.Hosts[:i], h) {
			return fmt.Errorf("hosts[%d]: %s stands there twice", i, h)
		}
	}
	return nil
}

func (p *Profile) checkFees() error {
	if p.Fees != nil {
		if p.FeeRegion != "" {
			return fmt.Errorf("fee_region and fees: give one of the two, not both")
		}
		return p.Fees.check()
	}
	if _, known := lawfee.Regions[p.FeeRegion]; !known {
		var names []string
		for k := range lawfee.Regions {
			names = append(names, k)
		}
		slices.Sort(names)
		return fmt.Errorf("fee_region: %q is not a region this release knows (%s); write the region's flat fees under fees instead", p.FeeRegion, strings.Join(names, ", "))
	}
	return nil
}

func (p *Profile) checkDivisions() error {
	if len(p.Divisions) == 0 {
		return fmt.Errorf("divisions is empty: a court has at least one")
	}
	for i, d := range p.Divisions {
		at := fmt.Sprintf("divisions[%d]", i)
		if d.Name == "" {
			return fmt.Errorf("%s.name is missing", at)
		}
		if slices.ContainsFunc(p.Divisions[:i], func(o Division) bool { return o.Name == d.Name }) {
			return fmt.Errorf("%s.name: %s stands there twice", at, d.Name)
		}
		for j, k := range d.Causes {
			if _, known := cause.ByKey(k); !known {
				return fmt.Errorf("%s.causes[%d]: no cause of action has the key %q; docs/court.md lists them", at, j, k)
			}
		}
	}
	return nil
}

var loginName = regexp.MustCompile(`^[a-z0-9][a-z0-9._-]{1,39}$`)

func (p *Profile) checkOfficers() error {
	ids, logins, roles := map[string]bool{}, map[string]bool{}, map[Role]bool{}
	for i, o := range p.Officers {
		at := fmt.Sprintf("officers[%d]", i)
		switch {
		case !loginName.MatchString(string(o.ID)):
			return fmt.Errorf("%s.id: %q is not a name for the record; use small letters, digits, dots and hyphens, and never use it again for somebody else", at, o.ID)
		case ids[string(o.ID)]:
			return fmt.Errorf("%s.id: %s belongs to another officer already", at, o.ID)
		case o.Name == "":
			return fmt.Errorf("%s.name is missing: it stands on papers", at)
		case !slices.Contains(Roles, o.Role):
			return fmt.Errorf("%s.role: %q is not a role; it is one of %s", at, o.Role, strings.Join(roleNames(), ", "))
		case !loginName.MatchString(o.Login):
			return fmt.Errorf("%s.login: %q is not a sign-in name; use two to forty small letters, digits, dots and hyphens", at, o.Login)
		case logins[o.Login]:
			return fmt.Errorf("%s.login: %s belongs to another officer already", at, o.Login)
		case !slices.ContainsFunc(p.Divisions, func(d Division) bool { return d.Name == o.Division }):
			return fmt.Errorf("%s.division: %q is not among the divisions", at, o.Division)
		}
		ids[string(o.ID)], logins[o.Login], roles[o.Role] = true, true, true
	}
	for _, r := range []Role{Judge, Clerk, Admin} {
		if !roles[r] {
			return fmt.Errorf("officers: no %s is named, and a court cannot work without one", r)
		}
	}
	for _, c := range cause.All() {
		if len(p.Judges(c.Key)) == 0 {
			return fmt.Errorf("divisions: no division with a judge tries the cause %s (%s)", c.Key, c.Name)
		}
	}
	return nil
}

// Judges lists the judges of the divisions that try a cause, in the order of the profile. A judge of a division that is
// not listed tries everything.
func (p *Profile) Judges(cause string) (os []Officer) {
	for _, o := range p.With(Judge) {
		i := slices.IndexFunc(p.Divisions, func(d Division) bool { return d.Name == o.Division })
		if i < 0 || len(p.Divisions[i].Causes) == 0 || slices.Contains(p.Divisions[i].Causes, cause) {
			os = append(os, o)
		}
	}
	return os
}

func (p *Profile) checkNotices() error {
	var ns []calendar.Notice
	for i, h := range p.Notices {
		if err := h.check(fmt.Sprintf("calendar[%d]", i)); err != nil {
			return err
		}
		if slices.ContainsFunc(p.Notices[:i], func(o Holidays) bool { return o.Number == h.Number }) {
			return fmt.Errorf("calendar[%d].number: %s stands there twice", i, h.Number)
		}
		ns = append(ns, h.notice())
	}
	slices.SortStableFunc(ns, func(a, b calendar.Notice) int { return p.issued(a.Number).Compare(p.issued(b.Number)) })
	days, err := calendar.Standard().With(ns...)
	if err == nil {
		p.base = days
		p.Adopt(days)
	}
	return err
}

func (p *Profile) issued(number string) calendar.Date {
	i := slices.IndexFunc(p.Notices, func(h Holidays) bool { return h.Number == number })
	return p.Notices[i].Issued
}

func roleNames() (names []string) {
	for _, r := range Roles {
		names = append(names, string(r))
	}
	return names
}
