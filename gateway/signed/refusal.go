package signed

import (
	"fmt"
	"net/http"
	"time"
)

// Reason is why a request was refused, as the desk of a node counts it.
type Reason string

const (
	Unsigned    Reason = "unsigned"    // no signature
	Malformed   Reason = "malformed"   // a header that cannot be read
	Component   Reason = "component"   // covers too little, or what it may not
	Misdirected Reason = "misdirected" // for another address
	Stale       Reason = "stale"       // signed too long ago, or expired
	Early       Reason = "early"       // signed in the future
	Unknown     Reason = "unknown"     // no such node or key
	Forged      Reason = "forged"      // the signature does not fit
	NotYet      Reason = "not-yet"     // the key is not in force yet
	Void        Reason = "void"        // the key is revoked
	Suspended   Reason = "suspended"
	Discharged  Reason = "discharged"
	WitnessOnly Reason = "witness-only"
	TooLarge    Reason = "too-large"
	Digest      Reason = "digest" // the body is not what was signed
	Replayed    Reason = "replayed"
	OverQuota   Reason = "over-quota"
)

// Reasons are all of them.
var Reasons = []Reason{Unsigned, Malformed, Component, Misdirected, Stale, Early, Unknown, Forged, NotYet, Void, Suspended, Discharged, WitnessOnly, TooLarge, Digest, Replayed, OverQuota}

// Chinese is the word on a page.
func (r Reason) Chinese() string {
	switch r {
	case Unsigned:
		return "没有签名"
	case Malformed:
		return "签名的头无法读取"
	case Component:
		return "签名覆盖的内容不符"
	case Misdirected:
		return "发错了地址"
	case Stale:
		return "签名过期"
	case Early:
		return "签名时间在将来"
	case Unknown:
		return "没有这个节点或者密钥"
	case Forged:
		return "签名不符"
	case NotYet:
		return "密钥尚未启用"
	case Void:
		return "密钥已停用"
	case Suspended:
		return "节点已暂停"
	case Discharged:
		return "节点已退出"
	case WitnessOnly:
		return "节点只见证"
	case TooLarge:
		return "正文太大"
	case Digest:
		return "正文与摘要不符"
	case Replayed:
		return "重复的请求"
	case OverQuota:
		return "超过每日额度"
	}
	return string(r)
}

// Status is the HTTP status of the answer.
func (r Reason) Status() int {
	switch r {
	case Malformed, Component, Digest:
		return http.StatusBadRequest
	case Misdirected:
		return http.StatusMisdirectedRequest
	case Suspended, Discharged, WitnessOnly:
		return http.StatusForbidden
	case TooLarge:
		return http.StatusRequestEntityTooLarge
	case OverQuota:
		return http.StatusTooManyRequests
	}
	return http.StatusUnauthorized
}

// Refusal is the answer to a request that is not let in. Nothing was taken, nothing of the quota was used.
type Refusal struct {
	Reason Reason
	Say    string    // zh-Hans: what is wrong with which thing, and the way out
	Again  time.Time // for OverQuota: when the quota opens again, UTC
}

func (r Refusal) Error() string { return r.Say }

func refuse(why Reason, say string, args ...any) error {
	return Refusal{Reason: why, Say: fmt.Sprintf(say, args...)}
}
