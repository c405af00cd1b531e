package vault

import "yunting/law"

// What one person may upload in a day: more than any case needs, and less than fills a disk.
const (
	DayFiles = 500
	DayBytes = 10 << 30
)

// Quota refuses another file to somebody who has uploaded too much in the last 24 hours.
func Quota(files, bytes int64) error {
	if files < DayFiles && bytes < DayBytes {
		return nil
	}
	return law.Refuse(Form, "您在24小时内已上传%d个文件，共%s；一天的上限是%d个、%s。请明天再上传，或者联系书记员", files, volume(bytes), DayFiles, volume(DayBytes))
}
