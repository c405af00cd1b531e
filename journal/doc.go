// Package journal keeps the evidence log of one court on disk 存证日志: a tree of leaves in the C2SP tiles, checkpoints that
// are signed twice and published only with a quorum of witnesses, time-stamps, and the digests of batches. ADR 0007 says
// why.
package journal
