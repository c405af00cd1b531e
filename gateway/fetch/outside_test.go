package fetch

import "testing"

// Wherever the name of an endpoint leads, the court does not ask itself or its own link.
func TestOutside(t *testing.T) {
	for addr, want := range map[string]bool{"203.0.113.7:443": true, "[2001:db8::7]:443": true, "10.1.2.3:443": true, // an inner network of courts and platforms is usual
		"127.0.0.1:443": false, "[::1]:443": false, "169.254.169.254:80": false, "[fe80::1]:443": false, "0.0.0.0:443": false, "[::ffff:127.0.0.1]:443": false, "nowhere": false} {
		if got := outside("tcp", addr, nil) == nil; got != want {
			t.Errorf("%s: %v", addr, got)
		}
	}
}
