package main

import (
	"fmt"
	"net/url"
	"strings"

	"yunting/chancery"
	"yunting/court"
)

// profiles reads the profiles of the courts this program serves; none given: the demonstration court.
func (s *settings) profiles() ([]*court.Profile, error) {
	if len(s.Court) == 0 {
		return apart(court.Demonstration())
	}
	var ps []*court.Profile
	for _, file := range s.Court {
		p, err := court.Load(file)
		if err == nil {
			if err = chancery.Check(p); err != nil {
				err = fmt.Errorf("%s: %w", file, err)
			}
		}
		if err != nil {
			return nil, err
		}
		ps = append(ps, p)
	}
	return apart(ps...)
}

// apart checks that courts on one program can be told apart: by code in the database, by host name at the door.
func apart(ps ...*court.Profile) ([]*court.Profile, error) {
	codes, hosts := map[string]string{}, map[string]string{}
	for i, p := range ps {
		if other, taken := codes[string(p.Code)]; taken {
			return nil, fmt.Errorf("code: %s and %s have the same code %s", other, p.Name, p.Code)
		}
		codes[string(p.Code)] = p.Name
		if i > 0 && len(p.Hosts) == 0 {
			return nil, fmt.Errorf("hosts: %s is not the first court of this program and needs a host name to be found under", p.Name)
		}
		for _, h := range p.Hosts {
			if other, taken := hosts[h]; taken {
				return nil, fmt.Errorf("hosts: %s and %s are both reached under %s", other, p.Name, h)
			}
			hosts[h] = p.Name
		}
	}
	return ps, nil
}

// base is the address people use when a profile names no host.
func (s *settings) base() string {
	if s.Base != "" {
		return strings.TrimRight(s.Base, "/")
	}
	host := s.Addr
	if strings.HasPrefix(host, ":") || strings.HasPrefix(host, "0.0.0.0:") {
		host = "localhost" + host[strings.LastIndex(host, ":"):]
	}
	return "http://" + strings.Replace(host, "127.0.0.1", "localhost", 1)
}

// baseOf is the address people use for a court: its first host, over https or with the port as the base has it.
func (s *settings) baseOf(p *court.Profile, first bool) string {
	base := s.base()
	if len(p.Hosts) == 0 || first && s.Base != "" {
		return base
	}
	u, err := url.Parse(base)
	if err != nil {
		return base
	}
	host := p.Hosts[0]
	if port := u.Port(); port != "" && !strings.Contains(host, ":") {
		host += ":" + port
	}
	return u.Scheme + "://" + host
}
