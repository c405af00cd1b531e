package calculator

import (
	"slices"
	"strings"

	"yunting/law/online"
	"yunting/law/track"
)

// OnlineQuestion asks whether a hearing may be held by video, or a step by each at their own time.
type OnlineQuestion struct {
	Asynchronous string `query:"asynchronous" help:"Ask about a step at different times: mediation, evidence, inquiry or hearing; without it about a hearing by video." doc:"Ask about a step at different times 非同步: mediation, evidence, inquiry or hearing; when absent, about a hearing by video 在线庭审."`
	Track        string `query:"track" default:"ordinary" help:"Of a hearing at different times: small, simplified or ordinary." doc:"Of a hearing at different times: small, simplified or ordinary."`
	AllConsent   bool   `query:"all_consent" help:"Asynchronous: all consent." doc:"Asynchronous: all parties consent 各方同意."`
	AgreeOnIt    bool   `query:"agree_on_it" help:"Asynchronous evidence: all chose this way of exchange." doc:"Asynchronous evidence: all chose this way of exchange 各方选择非同步交换."`
	Hardship     bool   `query:"hardship" help:"Asynchronous hearing: meeting online is really hard." doc:"Asynchronous hearing: meeting online is really hard 同时在线确有困难."`
	Requested    bool   `query:"requested" help:"Asynchronous hearing: asked for in writing." doc:"Asynchronous hearing: asked for in writing 书面申请."`
	Exchanged    bool   `query:"exchanged" help:"Asynchronous hearing: evidence was exchanged online." doc:"Asynchronous hearing: evidence was exchanged online 已经在线证据交换."`
	Undisputed   bool   `query:"undisputed" help:"Asynchronous hearing: main facts are undisputed." doc:"Asynchronous hearing: main facts and evidence are undisputed 没有争议."`

	AllRefuse  bool `query:"all_refuse" help:"Video: all refuse." doc:"Video: all refuse 各方均不同意."`
	GoodReason bool `query:"good_reason" help:"Video: one refuses with good reason." doc:"Video: one refuses with good reason 一方不同意且有正当理由."`
	NobodyAble bool `query:"nobody_able" help:"Video: nobody has the means." doc:"Video: nobody has the means 各方均不具备条件."`
	OnSite     bool `query:"on_site" help:"Video: something must be seen on site." doc:"Video: identity, originals or things must be seen on site 需现场查明、核对、查验."`
	Complex    bool `query:"complex" help:"Video: hard case, much evidence." doc:"Video: a hard case with much evidence 疑难复杂、证据繁多."`
	Secret     bool `query:"secret" help:"Video: state secrets." doc:"Video: national security or state secrets 国家安全、国家秘密."`
	Attention  bool `query:"attention" help:"Video: great public attention." doc:"Video: great public attention 重大社会影响."`
}

// Online says whether, and which condition is met and which is not.
type Online struct{ online.Gate }

var asynchronousSteps = []online.Step{online.MediationStep, online.EvidenceStep, online.InquiryStep, online.HearingStep}

// FindOnline tests the conditions.
func FindOnline(q OnlineQuestion) (Online, error) {
	if err := tooLong(q); err != nil {
		return Online{}, err
	}
	if q.Asynchronous == "" {
		return Online{online.MayBeByVideo(online.Hearing{AllRefuse: q.AllRefuse, RefusedWithGood: q.GoodReason, NobodyAble: q.NobodyAble, OnSite: q.OnSite,
			Complex: q.Complex, Secret: q.Secret, WideAttention: q.Attention})}, nil
	}
	step, t := online.Step(q.Asynchronous), track.Track(q.Track)
	if !slices.Contains(asynchronousSteps, step) {
		return Online{}, refuse("asynchronous", "没有“%s”这个环节，可以是%s", q.Asynchronous, strings.Join(words(asynchronousSteps), "、"))
	}
	if t != track.Small && t != track.Simplified && t != track.Ordinary {
		return Online{}, refuse("track", "没有“%s”这种程序，请用small（小额诉讼）、simplified（简易）或者ordinary（普通）", q.Track)
	}
	return Online{online.MayBeAsynchronous(online.Asynchronous{Step: step, Track: t, AllConsent: q.AllConsent, Hardship: q.Hardship, Requested: q.Requested,
		Exchanged: q.Exchanged, Undisputed: q.Undisputed, AgreeOnMode: q.AgreeOnIt})}, nil
}

func (o Online) Lines() []string {
	out := []string{"不可以"}
	if o.Open {
		out[0] = "可以"
	}
	for _, t := range o.Tests {
		mark := "  不符合："
		if t.Met {
			mark = "  符合："
		}
		out = append(out, mark+t.Sentence)
	}
	return append(out, basisLine(o.Basis))
}
