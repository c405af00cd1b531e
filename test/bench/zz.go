package main

import (
	"context"
	"fmt"
	"os"
	"runtime/pprof"
	"syscall"
)

func (c *bench) zz(ctx context.Context, n int) error {
	f, _ := os.Create("/tmp/fill.prof")
	pprof.StartCPUProfile(f)
	var a, b, ca, cb syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &a)
	syscall.Getrusage(syscall.RUSAGE_CHILDREN, &ca)
	t := &table{}
	if err := c.fill(ctx, n, t); err != nil {
		return err
	}
	pprof.StopCPUProfile()
	syscall.Getrusage(syscall.RUSAGE_SELF, &b)
	syscall.Getrusage(syscall.RUSAGE_CHILDREN, &cb)
	fmt.Println("go user", b.Utime.Sec-a.Utime.Sec, "sys", b.Stime.Sec-a.Stime.Sec)
	rows, _ := c.pool.Query(ctx, `select relname, n_tup_ins, n_tup_upd, n_tup_hot_upd, n_tup_del, idx_scan, seq_scan from pg_stat_user_tables where n_tup_ins+n_tup_upd+idx_scan > 0 order by n_tup_ins+n_tup_upd desc`)
	for rows.Next() {
		v, _ := rows.Values()
		fmt.Println(v...)
	}
	var x, y int64
	c.pool.QueryRow(ctx, `select xact_commit, xact_rollback from pg_stat_database where datname = 'bench'`).Scan(&x, &y)
	fmt.Println("commits", x, "rollbacks", y)
	rows, _ = c.pool.Query(ctx, `select pid from pg_stat_activity`)
	var pids []int
	for rows.Next() {
		var p int
		rows.Scan(&p)
		pids = append(pids, p)
	}
	var tu, ts int64
	for _, p := range pids {
		raw, _ := os.ReadFile(fmt.Sprintf("/proc/%d/stat", p))
		var u, s int64
		i := 0
		for j, ch := range raw {
			if ch == ')' {
				i = j
			}
		}
		var st string
		var d int64
		fmt.Sscan(string(raw[i+2:]), &st, &d, &d, &d, &d, &d, &d, &d, &d, &d, &d, &u, &s)
		tu += u
		ts += s
	}
	fmt.Println("pg user", tu/100, "sys", ts/100)
	return nil
}
