package journey

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

var (
	builtAt string          // the program under test
	browser context.Context // one browser; every person has a context of his own in it
)

// TestMain builds the program and starts the browser.
func TestMain(m *testing.M) { os.Exit(run(m)) }

func run(m *testing.M) int {
	dir, err := os.MkdirTemp("", "yunting-journey-")
	if err != nil {
		return fail(err)
	}
	defer os.RemoveAll(dir)
	builtAt = filepath.Join(dir, "yunting")
	if out, err := exec.Command("go", "build", "-o", builtAt, "../../cmd/yunting").CombinedOutput(); err != nil {
		return fail(fmt.Errorf("the program does not build: %w\n%s", err, out))
	}
	path, err := chromium()
	if err != nil {
		return fail(err)
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("force-prefers-reduced-motion", true))
	alloc, stop := chromedp.NewExecAllocator(context.Background(), opts...)
	defer stop()
	var quit context.CancelFunc
	browser, quit = chromedp.NewContext(alloc)
	defer quit()
	if err := chromedp.Do(browser); err != nil { // the browser lives as long as the context that starts it
		return fail(fmt.Errorf("the browser does not start: %w", err))
	}
	return m.Run()
}

func chromium() (string, error) {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			return p, nil
		}
	}
	return "", fmt.Errorf("no chromium on the PATH; make test installs one")
}

func fail(err error) int {
	fmt.Fprintln(os.Stderr, "journey:", err)
	return 1
}
