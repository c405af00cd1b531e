package journal

import "os"

// mkdir makes a folder private to its owner.
func mkdir(dir string) error { return os.MkdirAll(dir, 0o700) }
