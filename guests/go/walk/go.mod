module example/walk

go 1.24
