// Package journey plays whole disputes in a real browser 全程测试: the program is built and started, people sign in, sue,
// answer, judge and pay, and every page they come to is inspected on the way.
//
// What holds for every page: no violation of accessibility rules (axe-core) at the width of a phone and of a desk, no
// sideways scrolling at 320 px, nothing lost with text of twice the size, nothing asked of another origin, nothing in the console, at most 100 KB to begin with.
//
// JOURNEY_SHOTS=folder keeps a picture of every page at both widths.
package journey
