package postgres

import (
	"reflect"

	"github.com/jackc/pgx/v5"

	"yunting/id"
	"yunting/register"
)

const putPaper = `insert into paper (court, matter, seq, code, kind, party, file, pages, issued_at, seal, signers, corrected_at, corrected_by, withdrawn_at)
	values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14)
	on conflict (court, matter, seq) do update set corrected_at = excluded.corrected_at, corrected_by = excluded.corrected_by, withdrawn_at = excluded.withdrawn_at`

// queuePapers writes the papers that were issued, corrected or withdrawn. A paper never leaves the register.
func queuePapers(b *pgx.Batch, c id.Court, m id.Matter, was, now []register.Paper) {
	for i, x := range now {
		if i < len(was) && reflect.DeepEqual(was[i], x) {
			continue
		}
		signers, by := x.Signers, x.CorrectedBy
		if signers == nil {
			signers = []register.Signer{}
		}
		if by == nil {
			by = []string{}
		}
		b.Queue(putPaper, c, m, x.Seq, x.Code, x.Kind, x.Party, x.File, x.Pages, x.At, x.Seal, signers, instant(x.CorrectedAt), by, instant(x.WithdrawnAt))
	}
}
