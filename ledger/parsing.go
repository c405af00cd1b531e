package ledger

import "sync"

// parsing lets one time-stamp be parsed at a time: the parser counts how deep it is in a variable of its package.
var parsing sync.Mutex
