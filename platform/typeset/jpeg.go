package typeset

import (
	"bytes"
	"encoding/binary"
	"errors"
)

// Markers of a JPEG file.
const (
	soi, eoi, sos   = 0xd8, 0xd9, 0xda
	app0, app1      = 0xe0, 0xe1
	app14, app15    = 0xee, 0xef
	comment         = 0xfe
	orientation     = 0x0112
	exifPrefix      = "Exif\x00\x00"
	orientationSize = 12
)

var errJPEG = errors.New("JPEG 图片已经损坏")

// strip gives the file with its tables and its picture alone. What it drops may tell where and by whom a picture was
// taken; from that it reads how the camera was held. App14 stays: it tells how the colours are coded.
func strip(b []byte) (bare []byte, turn *[6]int, err error) {
	if len(b) < 4 || b[0] != 0xff || b[1] != soi {
		return nil, nil, errJPEG
	}
	bare = append(make([]byte, 0, len(b)), b[:2]...)
	for i := 2; ; {
		for i+1 < len(b) && b[i] == 0xff && b[i+1] == 0xff { // fill bytes
			i++
		}
		if i+4 > len(b) || b[i] != 0xff {
			if i+2 <= len(b) && b[i] == 0xff && b[i+1] == eoi {
				return append(bare, 0xff, eoi), turn, nil
			}
			return nil, nil, errJPEG
		}
		marker := b[i+1]
		if marker == eoi {
			return append(bare, 0xff, eoi), turn, nil
		}
		end := i + 2 + int(be.Uint16(b[i+2:]))
		if end < i+4 || end > len(b) {
			return nil, nil, errJPEG
		}
		if marker == sos {
			for end < len(b) && (b[end] != 0xff || end+1 < len(b) && (b[end+1] == 0 || b[end+1] >= 0xd0 && b[end+1] <= 0xd7)) {
				end++ // the picture itself; 0xff stands in it only before 0 and before a restart marker
			}
		}
		if marker == app1 && turn == nil {
			turn = turns[held(b[i+4:end])]
		}
		if (marker < app0 || marker > app15 || marker == app14) && marker != comment {
			bare = append(bare, b[i:end]...)
		}
		i = end
	}
}

// turns brings pictures upright, by the orientation that the camera noted: 2 to 8 are mirrored or turned.
var turns = [9]*[6]int{
	2: {-1, 0, 0, 1, 1, 0}, 3: {-1, 0, 0, -1, 1, 1}, 4: {1, 0, 0, -1, 0, 1}, 5: {0, -1, -1, 0, 1, 1},
	6: {0, -1, 1, 0, 0, 1}, 7: {0, 1, 1, 0, 0, 0}, 8: {0, 1, -1, 0, 1, 0},
}

// held reads the orientation from an Exif segment; 0: it does not say.
func held(b []byte) int {
	b, ok := bytes.CutPrefix(b, []byte(exifPrefix))
	if !ok || len(b) < 8 {
		return 0
	}
	var order binary.ByteOrder = be
	if b[0] == 'I' {
		order = binary.LittleEndian
	}
	at := int(order.Uint32(b[4:]))
	if at < 8 || at > len(b)-2 {
		return 0
	}
	n := int(order.Uint16(b[at:]))
	for at += 2; n > 0 && at+orientationSize <= len(b); n, at = n-1, at+orientationSize {
		if order.Uint16(b[at:]) == orientation {
			if v := int(order.Uint16(b[at+8:])); v < len(turns) {
				return v
			}
			return 0
		}
	}
	return 0
}
