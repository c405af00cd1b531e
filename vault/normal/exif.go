package normal

import (
	"bytes"
	"encoding/binary"
)

// upright is how a JPEG says its picture was held, 1 (upright) to 8 as in EXIF; 1 when it says nothing that can be
// understood.
func upright(b []byte) int {
	for i := 2; i+4 <= len(b) && b[i] == 0xff; {
		marker, n := b[i+1], int(binary.BigEndian.Uint16(b[i+2:]))
		if marker == 0xff { // fill
			i++
			continue
		}
		if marker == 0xda || n < 2 || i+2+n > len(b) {
			return 1
		}
		if seg := b[i+4 : i+2+n]; marker == 0xe1 && bytes.HasPrefix(seg, []byte("Exif\x00\x00")) {
			return orientation(seg[6:])
		}
		i += 2 + n
	}
	return 1
}

// orientation looks the one tag up in the first directory of a TIFF structure.
func orientation(t []byte) int {
	if len(t) < 8 {
		return 1
	}
	var order binary.ByteOrder = binary.LittleEndian
	if t[0] == 'M' {
		order = binary.BigEndian
	}
	off := int64(order.Uint32(t[4:]))
	if off+2 > int64(len(t)) {
		return 1
	}
	count := int(order.Uint16(t[off:]))
	for i := range count {
		at := off + 2 + int64(i)*12
		if at+12 > int64(len(t)) {
			return 1
		}
		if order.Uint16(t[at:]) == 0x0112 && order.Uint16(t[at+2:]) == 3 {
			if v := int(order.Uint16(t[at+8:])); v >= 1 && v <= 8 {
				return v
			}
			return 1
		}
	}
	return 1
}

// turned is the place in the picture as taken of a point (x, y) of the upright one; w and h are its size as taken.
func turned(how, x, y, w, h int) (int, int) {
	switch how {
	case 2:
		return w - 1 - x, y
	case 3:
		return w - 1 - x, h - 1 - y
	case 4:
		return x, h - 1 - y
	case 5:
		return y, x
	case 6:
		return y, h - 1 - x
	case 7:
		return w - 1 - y, h - 1 - x
	case 8:
		return w - 1 - y, x
	}
	return x, y
}
