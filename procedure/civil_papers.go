package procedure

import (
	"yunting/docket"
	"yunting/document"
	"yunting/id"
	"yunting/register"
)

// paperEffects is what follows when a paper is corrected or withdrawn: everybody who has it is served with what changes it.
func (c *Civil) paperEffects(a docket.Act) (out []Effect) {
	serve := func(copies []document.Paper, k document.Kind) {
		for _, p := range []id.Party{P1, D1} {
			if c.holds(p, copies) {
				out = append(out, Effect{Do: Serve, To: p, Papers: []document.Kind{k}})
			}
		}
	}
	switch a := a.(type) {
	case document.Correct:
		if p, ok := c.Papers.Find(a.Paper); ok {
			serve(c.Papers.Copies(p), document.CorrectionRuling)
		}
	case document.Withdraw:
		if p, ok := c.Papers.Find(a.Paper); ok {
			serve([]document.Paper{p}, document.WithdrawnNotice)
		}
	}
	return out
}

// holds tells whether a party was given one of some papers. What is addressed to everybody reaches the defendant once the
// complaint was sent to him.
func (c *Civil) holds(p id.Party, copies []document.Paper) bool {
	_, begun := c.Service.Begun[p]
	for _, x := range copies {
		if x.For == p || x.For == "" && (p == P1 || begun) {
			return true
		}
	}
	return false
}

// papers are the issued papers of the case, for the register by which everybody finds them. No name but those of officers
// comes into it.
func (c *Civil) papers() (ps []register.Paper) {
	for _, p := range c.Papers.Papers {
		x := register.Paper{Seq: p.Seq, Code: p.Code, Kind: string(p.Kind), Party: p.For, File: p.File, Pages: p.Pages, At: p.At, Seal: p.Seal}
		for _, s := range p.Signed {
			who := register.Signer{Capacity: s.Capacity, Serial: s.Serial, At: s.At, Filter: s.Filter}
			if s.Officer() {
				who.Name = s.Name
			}
			x.Signers = append(x.Signers, who)
		}
		for _, r := range p.Corrected {
			x.CorrectedAt = r.At
			if r.Code != "" {
				x.CorrectedBy = append(x.CorrectedBy, r.Code)
			}
		}
		if p.Withdrawn != nil {
			x.WithdrawnAt = p.Withdrawn.At
		}
		ps = append(ps, x)
	}
	return ps
}
