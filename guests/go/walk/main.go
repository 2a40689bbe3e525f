// Makes a tree of files below its argument, walks it, and takes it down again.
package main

import (
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

func check(err error) {
	if err != nil {
		fmt.Println("error:", err)
		os.Exit(1)
	}
}

func main() {
	base := os.Args[1]
	for i := 0; i < 3; i++ {
		dir := filepath.Join(base, "tree", fmt.Sprintf("d%d", i), "deep")
		check(os.MkdirAll(dir, 0o755))
		for j := 0; j < 40; j++ {
			check(os.WriteFile(filepath.Join(dir, fmt.Sprintf("f%02d.txt", j)), make([]byte, i*100+j), 0o644))
		}
	}
	check(os.Symlink("f00.txt", filepath.Join(base, "tree/d0/deep/link")))
	target, err := os.Readlink(filepath.Join(base, "tree/d0/deep/link"))
	check(err)
	fmt.Println("link to", target)
	var files, dirs int
	var total int64
	sum := sha256.New()
	check(filepath.WalkDir(base, func(path string, entry fs.DirEntry, err error) error {
		check(err)
		if entry.IsDir() {
			dirs++
			return nil
		}
		files++
		if info, err := entry.Info(); err == nil && info.Mode().IsRegular() {
			total += info.Size()
			in, err := os.Open(path)
			check(err)
			defer in.Close()
			_, err = io.Copy(sum, in)
			check(err)
		}
		rel, _ := filepath.Rel(base, path)
		fmt.Fprintln(sum, rel)
		return nil
	}))
	fmt.Printf("%d files, %d folders, %d bytes, %x\n", files, dirs, total, sum.Sum(nil))
	out, err := os.OpenFile(filepath.Join(base, "log"), os.O_CREATE|os.O_APPEND|os.O_RDWR, 0o600)
	check(err)
	for i := 0; i < 3; i++ {
		fmt.Fprintf(out, "entry %d\n", i)
	}
	_, err = out.Seek(6, io.SeekStart)
	check(err)
	part := make([]byte, 9)
	_, err = io.ReadFull(out, part)
	check(err)
	fmt.Printf("%q\n", part)
	check(out.Truncate(4))
	info, err := out.Stat()
	check(err)
	fmt.Println("truncated to", info.Size())
	check(out.Close())
	check(os.Rename(filepath.Join(base, "log"), filepath.Join(base, "tree/log2")))
	_, err = os.Stat(filepath.Join(base, "log"))
	fmt.Println("gone:", os.IsNotExist(err))
	_, err = os.ReadFile(filepath.Join(base, "../outside"))
	fmt.Println("outside refused:", err != nil)
	check(os.RemoveAll(filepath.Join(base, "tree")))
	left, err := os.ReadDir(base)
	check(err)
	fmt.Println("left:", len(left))
}
