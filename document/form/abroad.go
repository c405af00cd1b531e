package form

// abroad words citations for a reference translation.
func (f *filler) abroad(s string) string { return s }
