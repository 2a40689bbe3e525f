module example/work

go 1.24
