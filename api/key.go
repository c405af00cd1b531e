package api

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
	"github.com/jackc/pgx/v5"

	"yunting/authority"
	"yunting/court"
	"yunting/docket"
	"yunting/id"
	"yunting/identity"
	"yunting/procedure"
	"yunting/register/query"
)

type whoKey struct{}

// whoOf is the owner of the key.
func whoOf(ctx context.Context) procedure.Who {
	w, _ := ctx.Value(whoKey{}).(procedure.Who)
	return w
}

// admit lets requests with a valid key pass, as fast as the key may ask.
func (s *server) admit(ctx huma.Context, next func(huma.Context)) {
	who, key, err := s.owner(ctx.Context(), ctx.Header("Authorization"))
	if err == nil && ctx.Method() != http.MethodGet && len(key.Scopes) == 0 {
		err = forbidden()
	}
	if err != nil {
		_, w := humago.Unwrap(ctx)
		s.problem(ctx.Operation().OperationID, err).write(w)
		return
	}
	ctx.SetHeader("Yunting-Key-Until", key.Until.UTC().Format(time.RFC3339))
	next(huma.WithValue(huma.WithValue(ctx, whoKey{}, who), scopesKey{}, key.Scopes))
}

type scopesKey struct{}

// mayEnter tells whether the key was given the stage of an act. The owner is told so; it is no secret from him.
func mayEnter(ctx context.Context, k docket.Kind) error {
	if scopes, _ := ctx.Value(scopesKey{}).([]string); !authority.InScope(scopes, k) {
		return forbidden()
	}
	return nil
}

func forbidden() *Problem {
	return problem(http.StatusForbidden, "forbidden", "密钥的用途不够", "这把密钥没有办理此事的用途。请在“我的账户”页面重新生成密钥，并选择需要的用途")
}

// owner finds whose key a request carries, and notes that it was used. The court keeps only the digests of keys.
func (s *server) owner(ctx context.Context, authorization string) (procedure.Who, query.FindKeyRow, error) {
	scheme, key, _ := strings.Cut(authorization, " ")
	if key = strings.TrimSpace(key); !strings.EqualFold(scheme, "Bearer") || key == "" {
		return procedure.Who{}, query.FindKeyRow{}, problem(http.StatusUnauthorized, "unauthorized", "需要密钥", "请在Authorization头中提供密钥：Bearer yt_…；密钥在“我的账户”页面生成")
	}
	sum := sha256.Sum256([]byte(key))
	row, err := s.Q.FindKey(ctx, query.FindKeyParams{Court: s.mine(), Hash: hex.EncodeToString(sum[:])})
	if errors.Is(err, pgx.ErrNoRows) {
		return procedure.Who{}, query.FindKeyRow{}, problem(http.StatusUnauthorized, "unauthorized", "需要密钥", "密钥无效或者已经停用，请在“我的账户”页面重新生成")
	} else if err != nil {
		return procedure.Who{}, row, err
	}
	now := s.machine()
	if !now.Before(row.Until) {
		return procedure.Who{}, row, problem(http.StatusUnauthorized, "unauthorized", "密钥已经到期", "这把密钥已经到期，请在“我的账户”页面生成新的密钥")
	}
	if wait := s.buckets.take(row.ID, now); wait > 0 {
		return procedure.Who{}, row, tooMany("这把密钥的请求过于频繁，请按Retry-After头的秒数等待后再试", wait)
	}
	if row.UsedAt == nil || now.Sub(*row.UsedAt) >= time.Minute { // to the minute: not a write for every request
		if err := s.Q.UseKey(ctx, query.UseKeyParams{At: &now, Court: s.mine(), ID: row.ID}); err != nil {
			return procedure.Who{}, row, err
		}
	}
	who := procedure.Who{Person: id.Person(row.Person), Name: row.RealName, Role: court.Role(row.Role), Verified: row.RealState == string(identity.Verified)}
	if row.Role != "" {
		if _, named := s.Court.Officer(who.Person); !named { // he left the court: the profile names its people
			return procedure.Who{}, row, problem(http.StatusUnauthorized, "unauthorized", "需要密钥", "密钥无效或者已经停用，请在“我的账户”页面重新生成")
		}
		who.Name = row.Name
	}
	return who, row, nil
}
