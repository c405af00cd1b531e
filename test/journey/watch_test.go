package journey

import (
	"fmt"
	"strings"
	"sync"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
)

// heaviest is how many bytes page, styles and scripts may have together when nothing is in the cache.
const heaviest = 100 << 10

// watch listens to what a person's browser does: what it loads, from where, and what it complains about.
type watch struct {
	base string

	mu     sync.Mutex
	faults []string
	page   cdp.LoaderID // the document shown or being loaded
	status int64
	url    string
	kinds  map[network.RequestID]network.ResourceType
	of     map[network.RequestID]cdp.LoaderID
	bytes  map[cdp.LoaderID]float64
}

func newWatch(base string) *watch {
	return &watch{base: base, kinds: map[network.RequestID]network.ResourceType{}, of: map[network.RequestID]cdp.LoaderID{}, bytes: map[cdp.LoaderID]float64{}}
}

func (w *watch) hear(ev any) {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch e := ev.(type) {
	case *network.EventRequestWillBeSent:
		w.kinds[e.RequestID], w.of[e.RequestID] = e.Type, e.LoaderID
		if u := e.Request.URL; !strings.HasPrefix(u, w.base+"/") && !strings.HasPrefix(u, "data:") && !strings.HasPrefix(u, "about:") {
			w.faults = append(w.faults, "asked another origin: "+u)
		}
	case *network.EventResponseReceived:
		if e.Type == network.ResourceTypeDocument {
			w.page, w.status, w.url = e.LoaderID, e.Response.Status, e.Response.URL
		}
	case *network.EventLoadingFinished:
		switch w.kinds[e.RequestID] {
		case network.ResourceTypeDocument, network.ResourceTypeStylesheet, network.ResourceTypeScript:
			w.bytes[w.of[e.RequestID]] += e.EncodedDataLength
		}
	case *network.EventLoadingFailed:
		if !e.Canceled && e.BlockedReason != "" {
			w.faults = append(w.faults, fmt.Sprintf("blocked (%s): %s", e.BlockedReason, e.ErrorText))
		}
	case *log.EventEntryAdded:
		if e.Entry.Level == "error" || e.Entry.Level == "warning" {
			w.complain(e.Entry)
		}
	case *runtime.EventConsoleAPICalled:
		if e.Type == "error" || e.Type == "warning" || e.Type == "assert" {
			w.faults = append(w.faults, fmt.Sprintf("console.%s %v", e.Type, texts(e.Args)))
		}
	case *runtime.EventExceptionThrown:
		w.faults = append(w.faults, "exception: "+e.ExceptionDetails.Text)
	}
}

// complain keeps an entry of the browser's log. A page answered with a refusal (422, 409, 404) is logged by the
// browser as a failed resource; whether the answer was the expected one is judged by the step that asked.
func (w *watch) complain(e *log.Entry) {
	if e.Source == "network" && w.kinds[e.NetworkRequestID] == network.ResourceTypeDocument {
		return
	}
	w.faults = append(w.faults, fmt.Sprintf("%s %s: %s %s", e.Source, e.Level, e.Text, e.URL))
}

func texts(args []*runtime.RemoteObject) (out []string) {
	for _, a := range args {
		out = append(out, strings.Trim(string(a.Value), `"`)+a.Description)
	}
	return out
}

// verdict gives status and weight of the page shown and what was wrong since the last verdict.
func (w *watch) verdict() (status int64, bytes float64, faults []string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	status, bytes, faults = w.status, w.bytes[w.page], w.faults
	w.faults = nil
	return status, bytes, faults
}
