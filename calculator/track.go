package calculator

import (
	"slices"

	"yunting/law"
	"yunting/law/money"
	"yunting/law/track"
)

// TrackQuestion asks which procedure a case is tried under.
type TrackQuestion struct {
	Amount           string `query:"amount" help:"Sum claimed in yuan." doc:"Sum claimed in yuan 标的额（元）."`
	Filed            string `query:"filed" help:"Court date of filing." doc:"Court date of filing 立案日期, YYYY-MM-DD."`
	Province         string `query:"province" help:"Province of the court, 广东." doc:"Province of the court 省份, 广东."`
	NotOnlyMoney     bool   `query:"not_only_money" help:"The claim is not only for the payment of money." doc:"The claim is not only for the payment of money 不只请求给付金钱."`
	Unclear          bool   `query:"unclear" help:"Facts or rights and duties are not clear, or much is in dispute." doc:"事实不清、权利义务关系不明确或者争议较大."`
	ForeignRelated   bool   `query:"foreign_related" help:"Foreign-related." doc:"涉外."`
	DefendantMissing bool   `query:"defendant_missing" help:"The defendant cannot be found." doc:"被告下落不明."`
	StatusOrProperty bool   `query:"status_or_property" help:"Personal status or confirmation of ownership." doc:"人身关系或者财产确权."`
	NeedsAppraisal   bool   `query:"needs_appraisal" help:"An appraisal is needed." doc:"需要评估、鉴定."`
	Counterclaim     bool   `query:"counterclaim" help:"There is a counterclaim." doc:"反诉."`
	ManyParties      bool   `query:"many_parties" help:"One side has many parties." doc:"当事人一方人数众多."`
	PublicInterest   bool   `query:"public_interest" help:"State or public interest." doc:"涉及国家利益、社会公共利益."`
	AgreedSmall      bool   `query:"agreed_small" help:"All parties agreed on small claims." doc:"约定适用小额诉讼程序."`
}

// Track is the procedure with its reasons.
type Track struct {
	Track     track.Track `json:"track"`
	Name      string      `json:"name" doc:"Its name 审理程序."`
	Reasons   []string    `json:"reasons" nullable:"false" doc:"Why, in sentences (zh-Hans)."`
	Threshold money.Fen   `json:"threshold_fen,omitempty" doc:"Sum in fen up to which small claims is mandatory."`
	WageYear  int         `json:"wage_year,omitempty" doc:"Year of the average wage the threshold rests on."`
	WageNote  string      `json:"wage_note,omitempty" doc:"Present when the wage of the year that should count is not entered and an older one was used (zh-Hans)."`
	Basis     law.Basis   `json:"basis" nullable:"false"`
}

// FindTrack applies the law of the day of filing.
func FindTrack(q TrackQuestion) (Track, error) {
	if err := tooLong(q); err != nil {
		return Track{}, err
	}
	sum, err := amount("amount", "标的额", q.Amount)
	if err != nil {
		return Track{}, err
	}
	filed, err := date("filed", "立案日期", q.Filed)
	if err != nil {
		return Track{}, err
	}
	if q.Province == "" {
		return Track{}, refuse("province", "请写明受理法院所在的省份，小额诉讼的限额按各省的年平均工资计算，例如广东")
	}
	d := track.Choose(track.Facts{Filed: filed, Province: q.Province, Amount: sum, MoneyOnly: !q.NotOnlyMoney, Clear: !q.Unclear,
		ForeignRelated: q.ForeignRelated, DefendantMissing: q.DefendantMissing, StatusOrProperty: q.StatusOrProperty,
		NeedsAppraisal: q.NeedsAppraisal, Counterclaim: q.Counterclaim, ManyParties: q.ManyParties, Public: q.PublicInterest, AgreedSmall: q.AgreedSmall})
	wage, err := track.Known(q.Province, filed)
	if err != nil && wage.Year == 0 && slices.ContainsFunc(d.Basis, func(r law.Rule) bool { return r.Key == track.WageBase.Key }) {
		return Track{}, about("province", err) // the answer would rest on a sum nobody knows
	}
	out := TrackOf(d)
	if err != nil && d.WageYear != 0 {
		out.WageNote = err.Error()
	}
	return out, nil
}

// TrackOf puts a decision into an answer.
func TrackOf(d track.Decision) Track {
	return Track{Track: d.Track, Name: d.Track.Chinese(), Reasons: append([]string{}, d.Reasons...), Threshold: d.Threshold, WageYear: d.WageYear, Basis: d.Basis}
}

func (t Track) Lines() []string {
	out := []string{t.Name}
	for _, r := range t.Reasons {
		out = append(out, "  "+r)
	}
	return append(out, basisLine(t.Basis))
}
