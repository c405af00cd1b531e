package api

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
	"github.com/jackc/pgx/v5"

	"yunting/court"
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
	who, err := s.owner(ctx.Context(), ctx.Header("Authorization"))
	if err != nil {
		_, w := humago.Unwrap(ctx)
		s.problem(ctx.Operation().OperationID, err).write(w)
		return
	}
	next(huma.WithValue(ctx, whoKey{}, who))
}

// owner finds whose key a request carries. The court keeps only the digests of keys.
func (s *server) owner(ctx context.Context, authorization string) (procedure.Who, error) {
	scheme, key, _ := strings.Cut(authorization, " ")
	if key = strings.TrimSpace(key); !strings.EqualFold(scheme, "Bearer") || key == "" {
		return procedure.Who{}, problem(http.StatusUnauthorized, "unauthorized", "需要密钥", "请在Authorization头中提供密钥：Bearer yt_…；密钥在“我的账户”页面生成")
	}
	sum := sha256.Sum256([]byte(key))
	row, err := s.Q.FindKey(ctx, query.FindKeyParams{Court: s.mine(), Hash: hex.EncodeToString(sum[:])})
	if errors.Is(err, pgx.ErrNoRows) {
		return procedure.Who{}, problem(http.StatusUnauthorized, "unauthorized", "需要密钥", "密钥无效或者已经停用，请在“我的账户”页面重新生成")
	} else if err != nil {
		return procedure.Who{}, err
	}
	if wait := s.buckets.take(row.ID, s.machine()); wait > 0 {
		return procedure.Who{}, tooMany("这把密钥的请求过于频繁，请按Retry-After头的秒数等待后再试", wait)
	}
	who := procedure.Who{Person: id.Person(row.Person), Name: row.RealName, Role: court.Role(row.Role), Verified: row.RealState == string(identity.Verified)}
	if row.Role != "" {
		if _, named := s.Court.Officer(who.Person); !named { // he left the court: the profile names its people
			return procedure.Who{}, problem(http.StatusUnauthorized, "unauthorized", "需要密钥", "密钥无效或者已经停用，请在“我的账户”页面重新生成")
		}
		who.Name = row.Name
	}
	return who, nil
}
