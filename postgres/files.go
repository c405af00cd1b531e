package postgres

import "io/fs"

// mustSub is the folder of migrations; it is embedded, so it is there.
func mustSub() fs.FS {
	sub, err := fs.Sub(migrations, "migrations")
	if err != nil {
		panic(err)
	}
	return sub
}
