package ledger

import (
	"math/big"
	"sync"

	"github.com/digitorus/timestamp"
)

// parsing lets one time-stamp be parsed at a time: the parser counts how deep it is in a variable of its package.
var parsing sync.Mutex

// StampOf reads the answer of a time-stamp authority (RFC 3161 2.4.2): the token, and the nonce it answers (nil: none).
// It does not check the token against a policy; Stamped does.
func StampOf(answer []byte) (token []byte, nonce *big.Int, err error) {
	parsing.Lock()
	defer parsing.Unlock()
	ts, err := timestamp.ParseResponse(answer)
	if err != nil {
		return nil, nil, err
	}
	return ts.RawToken, ts.Nonce, nil
}
