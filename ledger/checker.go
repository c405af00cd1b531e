package ledger

import "sync"

// Checker checks many receipts against one policy. What it has found of a checkpoint and of its time-stamp it does not
// compute again for the next receipt; proofs are computed for each. It is safe for use by several goroutines.
type Checker struct {
	policy *Policy

	mu      sync.Mutex
	seen    map[string]Seen
	stamped map[string]*Stamped
}

// mostSeen is how many checkpoints and time-stamps a checker remembers.
const mostSeen = 256

// NewChecker checks against a policy.
func NewChecker(p *Policy) *Checker {
	return &Checker{policy: p, seen: map[string]Seen{}, stamped: map[string]*Stamped{}}
}

// Check checks everything in a receipt, as Receipt.Check does.
func (c *Checker) Check(r Receipt) (Standing, error) { return r.check(c.policy, c.open, c.stamp) }

// open holds the lock while it checks: the many receipts of one new checkpoint wait for the first instead of doing its work.
func (c *Checker) open(checkpoint []byte) (Seen, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if s, ok := c.seen[string(checkpoint)]; ok {
		return s, nil
	}
	s, err := c.policy.Open(checkpoint)
	if err == nil {
		if len(c.seen) >= mostSeen {
			clear(c.seen)
		}
		c.seen[string(checkpoint)] = s
	}
	return s, err
}

func (c *Checker) stamp(token, body []byte) (*Stamped, error) {
	key := string(token) + "\n" + string(body)
	c.mu.Lock()
	defer c.mu.Unlock()
	if s, ok := c.stamped[key]; ok {
		return s, nil
	}
	s, err := c.policy.Stamped(token, body)
	if err == nil {
		if len(c.stamped) >= mostSeen {
			clear(c.stamped)
		}
		c.stamped[key] = s
	}
	return s, err
}
