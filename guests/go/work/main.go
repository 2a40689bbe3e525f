// What a plain Go program asks of its host: JSON, regular expressions, hashes, goroutines, standard input.
package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"sort"
	"strings"
	"sync"
	"time"
)

type order struct {
	Name  string            `json:"name"`
	Price float64           `json:"price"`
	Tags  []string          `json:"tags"`
	Extra map[string]any    `json:"extra,omitempty"`
	Parts map[string]*order `json:"parts,omitempty"`
}

func documents() {
	var o order
	text := `{"name":"müsli","price":3.25,"tags":["a","b"],"extra":{"n":[1,2.5,null,true]},"parts":{"x":{"name":"oats","price":1e-3,"tags":null}}}`
	if err := json.Unmarshal([]byte(text), &o); err != nil {
		panic(err)
	}
	o.Parts["x"].Price *= 2
	out, _ := json.MarshalIndent(o, "", " ")
	fmt.Println(string(out))
	var broken any
	fmt.Println(json.Unmarshal([]byte(`{"a":[1,}`), &broken))
}

func patterns(lines []string) {
	re := regexp.MustCompile(`(?i)(\w+)@(\w+)\.(org|com)`)
	for _, line := range lines {
		for _, m := range re.FindAllStringSubmatch(line, -1) {
			fmt.Printf("mail user=%s host=%s\n", m[1], m[2])
		}
	}
	fmt.Println(re.ReplaceAllString(strings.Join(lines, ";"), "<$1 at $2>"))
}

func hashes() {
	h := sha256.New()
	for i := 0; i < 20000; i++ {
		fmt.Fprintf(h, "%d,", i)
	}
	fmt.Println(hex.EncodeToString(h.Sum(nil)))
}

func workers() {
	jobs := make(chan int)
	results := make(chan int, 4)
	var group sync.WaitGroup
	for w := 0; w < 4; w++ {
		group.Add(1)
		go func() {
			defer group.Done()
			for n := range jobs {
				time.Sleep(time.Millisecond)
				results <- n * n
			}
		}()
	}
	go func() {
		for i := 1; i <= 40; i++ {
			jobs <- i
		}
		close(jobs)
		group.Wait()
		close(results)
	}()
	var all []int
	for r := range results {
		all = append(all, r)
	}
	sort.Ints(all)
	fmt.Println(len(all), all[:5], all[39])
	select {
	case <-time.After(20 * time.Millisecond):
		fmt.Println("timer fired")
	}
}

func recovered() (err error) {
	defer func() { err = fmt.Errorf("recovered: %v", recover()) }()
	var m map[string]int
	m["x"] = 1
	return nil
}

func main() {
	var lines []string
	for in := bufio.NewScanner(os.Stdin); in.Scan(); {
		lines = append(lines, in.Text())
	}
	fmt.Println(len(lines), "lines; args", os.Args[1:], "; COLOR", os.Getenv("COLOR"))
	documents()
	patterns(lines)
	hashes()
	workers()
	fmt.Println(recovered())
	_, err := os.ReadFile("/nowhere")
	fmt.Println("missing file refused:", err != nil)
	os.Exit(3)
}
