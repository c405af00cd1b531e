package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"yunting/gateway/signed"
	"yunting/id"
	"yunting/ledger"
	"yunting/node"
)

// depositCmd deposits a file with a court, over its interface, and writes the offline pack.
type depositCmd struct {
	Path        string `arg:"" name:"file" help:"The file."`
	Server      string `required:"" help:"Address of the court: https://court.example."`
	Key         string `help:"File with a key: of the interface (yt_…), or a node's private key in PEM." type:"path"`
	Node        string `help:"Code of the node whose private key it is: the key does not hold it."`
	Media       string `help:"Type of the content: image/jpeg."`
	Collector   string `help:"Who collected. The public log holds a commitment only."`
	Source      string `help:"The system the content comes from. A commitment only."`
	Environment string `help:"State of the acquiring system. A commitment only."`
	Tool        string `help:"With which it was acquired: NAME or NAME/VERSION. Public."`
	Medium      string `help:"Where it lay: server, web, phone, computer, disk, camera, paper, other. Public."`
	Begin       string `help:"When acquisition began: 2026-11-28T10:00:00+08:00. Public."`
	End         string `help:"When acquisition ended. Public."`
	Predecessor string `help:"Number of the deposit before it in the chain of custody. Public."`
	Keep        bool   `help:"Send the file: the court keeps the original. Needs a key of the interface."`
	Original    bool   `help:"Put the file into the pack."`
	Once        string `help:"Key of this deposit: the same key, the same deposit, however often it is sent. Default: a new one."`
	Out         string `short:"o" required:"" help:"Where to write the pack." type:"path"`
}

// signer signs requests of a node.
type signer interface {
	Sign(r *http.Request, body []byte, at time.Time) error
}

// nodeSigner makes a signer from a node's code and its private key in PEM.
func nodeSigner(code string, pem []byte) (signer, error) {
	n := id.Node(code)
	if !node.Named(n) {
		return nil, fmt.Errorf("--node: %q is no code of a node; it stands on the node's page, like gz-telecom", code)
	}
	k, err := signed.ReadPrivate(pem)
	if err != nil {
		return nil, fmt.Errorf("--key: %w", err)
	}
	s, err := signed.NewSigner(n, k)
	if err != nil {
		return nil, fmt.Errorf("--key: %w", err)
	}
	return s, nil
}

func (c depositCmd) Run(ctx context.Context) error {
	f, err := os.Open(c.Path)
	if err != nil {
		return unusable{err}
	}
	d, err := ledger.DigestOf(f)
	f.Close()
	if err != nil {
		return unusable{fmt.Errorf("%s cannot be read: %w", c.Path, err)}
	}
	t, err := c.teller()
	if err != nil {
		return unusable{err}
	}
	if c.Once == "" {
		c.Once = rand.Text()
	}
	text, err := t.get(ctx, "/ledger/policy")
	if err != nil {
		return err
	}
	policy, err := ledger.ParsePolicy(text)
	if err != nil {
		return fmt.Errorf("the court's policy cannot be read: %w", err)
	}
	form, err := c.form(ctx, t, d)
	if err != nil {
		return err
	}
	var got struct {
		Number      string
		Particulars *ledger.Particulars
		Receipt     *ledger.Receipt
	}
	if err := t.post(ctx, "/api/v1/deposits?wait=10", form, c.Once, &got); err != nil {
		return err
	}
	fmt.Println("存证编号 / number:", got.Number)
	for end := time.Now().Add(2 * time.Minute); got.Receipt == nil; {
		if time.Now().After(end) {
			return fmt.Errorf("%s has its number and is not witnessed yet; run the same command later with --once %s", got.Number, c.Once)
		}
		b, err := t.get(ctx, "/api/v1/deposits/"+url.PathEscape(got.Number)+"/receipt?wait=10")
		if errors.Is(err, errWait) {
			continue
		}
		if err != nil {
			return err
		}
		if err := json.Unmarshal(b, &got.Receipt); err != nil {
			return fmt.Errorf("the receipt cannot be read: %w", err)
		}
	}
	if got.Receipt.Particulars == nil {
		got.Receipt.Particulars = got.Particulars
	}
	return c.pack(policy, *got.Receipt)
}

// pack checks what came back before it is written: the court's word that all is well is not enough.
func (c depositCmd) pack(policy *ledger.Policy, r ledger.Receipt) error {
	original := &ledger.Original{Name: filepath.Base(c.Path), Open: func() (io.ReadCloser, error) { return os.Open(c.Path) }}
	p := ledger.Pack{Receipt: r, Policy: policy.Text, Original: original}
	v := ledger.CheckPack(&p, policy)
	if !v.Holds {
		return fmt.Errorf("the court's receipt does not hold, no pack was written: %s / %s", v.Chinese, v.English)
	}
	if !c.Original {
		p.Original = nil
	}
	out, err := os.CreateTemp(filepath.Dir(c.Out), ".pack-*")
	if err != nil {
		return err
	}
	defer os.Remove(out.Name())
	if err := errors.Join(ledger.WritePack(out, p), out.Close()); err != nil {
		return err
	}
	if err := os.Rename(out.Name(), c.Out); err != nil {
		return err
	}
	fmt.Println(v.Chinese)
	fmt.Println("离线验证包 / pack:", c.Out)
	return nil
}

// form is what the interface takes.
func (c depositCmd) form(ctx context.Context, t *teller, d ledger.Digest) ([]byte, error) {
	m := map[string]any{}
	if c.Keep {
		id, err := t.upload(ctx, c.Path)
		if err != nil {
			return nil, err
		}
		m["upload"] = id
	} else {
		m["sha256"], m["sm3"], m["size"] = d.SHA256, d.SM3, d.Size
		if c.Media != "" {
			m["media"] = c.Media
		}
	}
	for name, v := range map[string]string{"medium": c.Medium, "begin": c.Begin, "end": c.End, "predecessor": c.Predecessor} {
		if v != "" {
			m[name] = v
		}
	}
	if name, version, _ := strings.Cut(c.Tool, "/"); name != "" {
		m["tool"] = map[string]string{"name": name, "version": version}
	}
	p := map[string]string{}
	for name, v := range map[string]string{"collector": c.Collector, "source": c.Source, "environment": c.Environment} {
		if v != "" {
			p[name] = v
		}
	}
	if len(p) > 0 {
		m["particulars"] = p
	}
	return json.Marshal(m)
}

// teller talks to a court: it tries again what may succeed later, and says in one sentence what will not.
type teller struct {
	server string
	bearer string
	signer signer
	pause  time.Duration // before the second try; doubled for each further one
}

const tries = 6

func (c depositCmd) teller() (*teller, error) {
	u, err := url.Parse(c.Server)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return nil, fmt.Errorf("--server: %q is no address; write https://court.example", c.Server)
	}
	t := &teller{server: strings.TrimRight(c.Server, "/"), pause: time.Second}
	if c.Key == "" {
		if c.Keep {
			return nil, errors.New("--keep: the court keeps files only of people it knows; name a key of the interface with --key")
		}
		return t, nil
	}
	key, err := os.ReadFile(c.Key)
	if err != nil {
		return nil, fmt.Errorf("--key: %w", err)
	}
	switch text := strings.TrimSpace(string(key)); {
	case strings.HasPrefix(text, "-----BEGIN"):
		if c.Node == "" || c.Keep {
			return nil, errors.New("--key: a private key is a node's; give its code with --node, and no --keep")
		}
		t.signer, err = nodeSigner(c.Node, key)
		return t, err
	case text == "" || strings.ContainsAny(text, " \r\n\t"):
		return nil, fmt.Errorf("--key: %s holds neither a key of the interface nor a private key", c.Key)
	default:
		t.bearer = text
		return t, nil
	}
}

func (t *teller) get(ctx context.Context, path string) ([]byte, error) {
	return t.ask(ctx, http.MethodGet, path, "", nil, "")
}

func (t *teller) post(ctx context.Context, path string, body []byte, once string, into any) error {
	b, err := t.ask(ctx, http.MethodPost, path, "application/json", body, once)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(b, into); err != nil {
		return fmt.Errorf("%s answers with something else than the interface of a court; is the address right?", t.server)
	}
	return nil
}

// errWait is the answer that something is not there yet.
var errWait = errors.New("not there yet")

func (t *teller) ask(ctx context.Context, method, path, media string, body []byte, once string) ([]byte, error) {
	var last error
	wait := t.pause
	for i := range tries {
		if i > 0 {
			select {
			case <-ctx.Done():
				return nil, ctx.Err()
			case <-time.After(wait):
			}
			wait *= 2
		}
		r, err := http.NewRequestWithContext(ctx, method, t.server+path, bytes.NewReader(body))
		if err != nil {
			return nil, err
		}
		for name, v := range map[string]string{"Content-Type": media, "Idempotency-Key": once} {
			if v != "" {
				r.Header.Set(name, v)
			}
		}
		if err := t.identify(r, body); err != nil {
			return nil, err
		}
		resp, err := http.DefaultClient.Do(r)
		if err != nil {
			last = fmt.Errorf("%s does not answer: %w", t.server, err)
			continue
		}
		b, err := io.ReadAll(io.LimitReader(resp.Body, 8<<20))
		resp.Body.Close()
		if err != nil {
			last = fmt.Errorf("the answer of %s broke off: %w", t.server, err)
			continue
		}
		if resp.StatusCode < 300 {
			return b, nil
		}
		last = problemOf(resp, b)
		if strings.HasSuffix(r.URL.Path, "/receipt") && resp.StatusCode == http.StatusConflict {
			return nil, errWait
		}
		if resp.StatusCode != http.StatusTooManyRequests && resp.StatusCode < 500 {
			return nil, last
		}
		if s, err := strconv.Atoi(resp.Header.Get("Retry-After")); err == nil && s >= 0 && s <= 60 {
			wait = max(wait, time.Duration(s)*time.Second)
		}
	}
	return nil, fmt.Errorf("tried %d times: %w", tries, last)
}

func (t *teller) identify(r *http.Request, body []byte) error {
	if t.bearer != "" {
		r.Header.Set("Authorization", "Bearer "+t.bearer)
	}
	if t.signer == nil || !strings.HasPrefix(r.URL.Path, "/api/") {
		return nil
	}
	return t.signer.Sign(r, body, time.Now())
}

// problemOf is the court's own sentence about what is wrong (RFC 9457), or the status when it has none.
func problemOf(resp *http.Response, b []byte) error {
	var p struct {
		Detail string
		Errors []struct{ Location, Message string }
	}
	if json.Unmarshal(b, &p) != nil || p.Detail == "" {
		return fmt.Errorf("%s answers %s", resp.Request.URL.Redacted(), resp.Status)
	}
	say := p.Detail
	for _, e := range p.Errors {
		say += "；" + e.Location + "：" + e.Message
	}
	return errors.New(say)
}

// upload sends a file. It is read from disk as it goes.
func (t *teller) upload(ctx context.Context, path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	from, to := io.Pipe()
	w := multipart.NewWriter(to)
	go func() {
		part, err := w.CreateFormFile("file", filepath.Base(path))
		if err == nil {
			_, err = io.Copy(part, f)
		}
		to.CloseWithError(errors.Join(err, w.Close()))
	}()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, t.server+"/api/v1/uploads", from)
	if err != nil {
		return "", err
	}
	r.Header.Set("Content-Type", w.FormDataContentType())
	if err := t.identify(r, nil); err != nil {
		return "", err
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		return "", fmt.Errorf("the file was not taken: %w", err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(io.LimitReader(resp.Body, 1<<20))
	if err != nil {
		return "", err
	}
	if resp.StatusCode >= 300 {
		return "", problemOf(resp, b)
	}
	var u struct{ ID string }
	if err := json.Unmarshal(b, &u); err != nil || u.ID == "" {
		return "", fmt.Errorf("%s took the file and named no upload", t.server)
	}
	return u.ID, nil
}
