package procedure

// AppealsTo is the court that hears an appeal in this case (ICR18 4).
func (c *Civil) AppealsTo() string { return c.Court.AppealsTo(c.Filing.Complaint.Cause) }
