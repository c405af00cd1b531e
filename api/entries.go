package api

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"time"

	"yunting/docket"
	"yunting/law/idcard"
	"yunting/procedure"
)

// EntryView is one entry of the record 记录.
type EntryView struct {
	Seq      int             `json:"seq"`
	At       time.Time       `json:"at" doc:"UTC instant."`
	Standing string          `json:"standing" doc:"What the actor is in this case 诉讼地位: court, plaintiff, defendant, invited, judge, reviewer, member, president or clerk."`
	Party    string          `json:"party,omitempty" doc:"p1 原告, d1 被告."`
	Name     string          `json:"name,omitempty" doc:"The actor as the record names him."`
	Kind     string          `json:"kind" doc:"Kind of act 行为种类."`
	Act      json.RawMessage `json:"act" doc:"The act as it stands in the record."`
	Struck   string          `json:"struck,omitempty" doc:"Who did this was removed from the case later 已被除名; why."`
	Redacted bool            `json:"redacted,omitempty" doc:"Details of others were left out or masked, so the hash cannot be computed from this answer."`
	Basis    []Article       `json:"basis" nullable:"false" doc:"法律依据."`
	Hash     string          `json:"hash" doc:"SHA-256 of the entry."`
	Prev     string          `json:"prev" doc:"Hash of the entry before; zeros for the first."`
	Sealed   string          `json:"sealed,omitempty" doc:"The whole entry with its salt, as it was hashed: SHA-256 of these bytes is hash. Only for who may read every word of it."`
}

type entriesIn struct {
	Matter string `path:"matter"`
	After  int    `query:"after" minimum:"0" doc:"Only entries after this one."`
	Limit  int    `query:"limit" default:"200" minimum:"1" maximum:"1000" doc:"Most entries on one page."`
}

func (s *server) entries(ctx context.Context, in *entriesIn) (*answer[List[EntryView]], error) {
	c, actor, es, err := s.reading(ctx, in.Matter)
	if err != nil {
		return nil, err
	}
	out := List[EntryView]{Items: []EntryView{}}
	for _, e := range es {
		if e.Seq <= in.After {
			continue
		}
		if len(out.Items) == in.Limit {
			out.Next = strconv.Itoa(out.Items[in.Limit-1].Seq)
			break
		}
		out.Items = append(out.Items, entryView(c, e, actor))
	}
	return reply(out), nil
}

func entryView(c *procedure.Civil, e docket.Entry, reader docket.Actor) EntryView {
	v := EntryView{Seq: e.Seq, At: e.At.UTC(), Standing: string(e.By.Standing), Party: string(e.By.Party), Name: e.By.Name, Kind: string(e.Kind),
		Basis: articles(e.Basis), Hash: e.Hash.String(), Prev: e.Prev.String()}
	if x, marked := c.Parties.Marked(e); marked {
		v.Struck = x.Reason
	}
	if reader.Party != "" && internal[e.Kind] {
		v.Act, v.Redacted = json.RawMessage("{}"), true
		return v
	}
	if reader.Party != "" && reader.Party != procedure.P1 && private[e.Kind] {
		v.Act, v.Redacted = json.RawMessage("{}"), true
		return v
	}
	others := reader.Party != "" && e.By.Party != reader.Party
	v.Act, v.Redacted = redact(e.Raw, others)
	if !v.Redacted && (!others || e.By.Person == "") { // the sealed entry names the account of who acted
		if b, err := e.Sealed(); err == nil {
			v.Sealed = string(b)
		}
	}
	return v
}

// internal are acts by which officers tell one another what to do: what the parties are to know stands in the ruling.
var internal = map[docket.Kind]bool{"filing.refer": true, "filing.hand-back": true}

// private are acts about the plaintiff's means, which the other side has no need of.
var private = map[docket.Kind]bool{"fee.ask-relief": true, "fee.grant-relief": true, "fee.deny-relief": true}

// personal are fields about a party that stand in the complaint served on the other side and nowhere else for it.
var personal = []string{"mobile", "email", "postal", "address", "ethnicity", "occupation", "employer"}

// redact leaves out of an act what a reader has no need of: nobody the digest of a code that opens a case, and a party
// neither how to reach the other side nor the numbers of its documents. What the other side is to know of these stands
// in the papers served on it.
func redact(raw json.RawMessage, other bool) (json.RawMessage, bool) {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	var v any
	if d.Decode(&v) != nil {
		return json.RawMessage("{}"), true
	}
	changed := false
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			for k, x := range v {
				text, isText := x.(string)
				switch {
				case k == "code_hash":
					delete(v, k)
					changed = true
				case other && isText && text != "" && k == "id_number":
					v[k], changed = idcard.Mask(text), true
				case other && isText && text != "" && slices.Contains(personal, k):
					delete(v, k)
					changed = true
				default:
					walk(x)
				}
			}
		case []any:
			for _, x := range v {
				walk(x)
			}
		}
	}
	walk(v)
	if !changed {
		return raw, false
	}
	b, err := json.Marshal(v)
	if err != nil {
		return json.RawMessage("{}"), true
	}
	return b, true
}
