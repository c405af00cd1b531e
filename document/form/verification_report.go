package form

import (
	"time"

	"yunting/document"
)

// VerificationReport says what of a deposit was checked, what it shows and what it does not 电子存证核验报告. A program makes it:
// it bears no seal and no name. Its number is that of the deposit.
type VerificationReport struct {
	Head
	Deposited time.Time `json:"deposited"` // UTC instants
	Log       string    `json:"log"`       // its name
	Entry     uint64    `json:"entry"`     // in the log, from 1
	Bytes     int64     `json:"bytes,omitempty"`
	Position  int       `json:"position,omitempty"` // in the batch, from 1; 0: the batch as a whole, or a single deposit
	Count     int       `json:"count,omitempty"`    // of the batch; 0: a single deposit
	Root      string    `json:"root,omitempty"`     // of the batch as a whole; digests in groups of eight
	SHA256    string    `json:"sha256,omitempty"`
	SM3       string    `json:"sm3,omitempty"`
	Node      string    `json:"node,omitempty"` // who deposited; empty: somebody the public record does not show
	Size      uint64    `json:"size"`           // entries under the checkpoint
	Witnesses []Witness `json:"witnesses,omitempty"`
	Stamped   *Stamped  `json:"stamped,omitempty"`
	Page      string    `json:"page"` // where anybody can check it again
}

// Witness is who signed the checkpoint, and when.
type Witness struct {
	Name string    `json:"name"`
	At   time.Time `json:"at"`
}

// Stamped is a time-stamp and its authority.
type Stamped struct {
	At        time.Time `json:"at"`
	Authority string    `json:"authority"`
}

func init() {
	Register(Form{Kind: document.Verification, Stage: Preparation, Data: &VerificationReport{},
		Sample: func() any {
			h := sampleHead
			h.Number, h.Sealed = "YT-20261001-000003", false
			return &VerificationReport{Head: h, Deposited: sampleMoment(10, 1, 9, 30), Log: "court.example/log", Entry: 3, Bytes: 204800,
				SHA256: "9f86d081 884c7d65 9a2feaa0 c55ad015 a3bf4f1b 2b0b822c d15d6c15 b0f00a08", Node: "demo-notary", Size: 1024,
				Witnesses: []Witness{{"witness-1", sampleMoment(10, 1, 9, 31)}, {"witness-2", sampleMoment(10, 1, 9, 31)}},
				Stamped:   &Stamped{sampleMoment(10, 1, 9, 32), "演示时间戳机构"}, Page: "https://court.example/verify?q=YT-20261001-000003"}
		},
		Must: []Must{{"上链后未经篡改", "《人民法院在线诉讼规则》第十六条"}, {"信息系统和存证技术", "《人民法院在线诉讼规则》第十七条"}, {"上链存储前", "《人民法院在线诉讼规则》第十八条"}},
	})
}
