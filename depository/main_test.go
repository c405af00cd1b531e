package depository_test

import (
	"testing"

	"yunting/courttest"
)

func TestMain(m *testing.M) { courttest.Main(m) }
