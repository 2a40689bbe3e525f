//! What a plain Rust program asks of its host: collections, formatting, time, files, standard input.
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::io::{self, BufRead, Read, Seek, SeekFrom, Write};
use std::time::{Duration, Instant};

#[derive(Debug, Clone, PartialEq)]
enum Token {
    Number(f64),
    Operator(char),
}

fn evaluate(text: &str) -> Result<f64, String> {
    let mut stack = Vec::new();
    for word in text.split_whitespace() {
        let token = match word.parse::<f64>() {
            Ok(n) => Token::Number(n),
            Err(_) => Token::Operator(word.chars().next().unwrap()),
        };
        match token {
            Token::Number(n) => stack.push(n),
            Token::Operator(op) => {
                let b = stack.pop().ok_or_else(|| format!("nothing before {op:?}"))?;
                let a = stack.pop().ok_or_else(|| format!("one value before {op:?}"))?;
                stack.push(match op {
                    '+' => a + b,
                    '-' => a - b,
                    '*' => a * b,
                    '/' => a / b,
                    _ => return Err(format!("unknown operator {op:?}")),
                });
            }
        }
    }
    stack.pop().ok_or_else(|| "empty".to_string())
}

fn files(folder: &str) -> io::Result<()> {
    let path = format!("{folder}/data.bin");
    let mut file = fs::OpenOptions::new().create(true).truncate(true).read(true).write(true).open(&path)?;
    for i in 0..1000u32 {
        file.write_all(&i.to_le_bytes())?;
    }
    file.seek(SeekFrom::Start(4 * 500))?;
    let mut word = [0; 4];
    file.read_exact(&mut word)?;
    println!("word {}", u32::from_le_bytes(word));
    file.set_len(10)?;
    println!("length {}", file.metadata()?.len());
    drop(file);
    fs::create_dir(format!("{folder}/inner"))?;
    fs::copy(&path, format!("{folder}/inner/copy"))?;
    fs::hard_link(&path, format!("{folder}/inner/hard"))?;
    let mut names: Vec<_> = fs::read_dir(format!("{folder}/inner"))?
        .map(|entry| entry.map(|e| e.file_name().into_string().unwrap()))
        .collect::<Result<_, _>>()?;
    names.sort();
    println!("{names:?}");
    println!("{:?}", fs::File::open(format!("{folder}/none")).map(|_| ()).map_err(|e| e.kind()));
    println!("{:?}", fs::create_dir(format!("{folder}/inner")).map_err(|e| e.kind()));
    fs::remove_dir_all(format!("{folder}/inner"))?;
    fs::remove_file(&path)?;
    println!("left {}", fs::read_dir(folder)?.count());
    Ok(())
}

fn main() {
    let mut counts = BTreeMap::new();
    for line in io::stdin().lock().lines() {
        let line = line.unwrap();
        println!("{line} => {:?}", evaluate(&line));
        for c in line.chars() {
            *counts.entry(c).or_insert(0) += 1;
        }
    }
    println!("{counts:?}");
    let map: HashMap<u64, String> = (0..5000u64).map(|i| (i * 7919, format!("v{i}"))).collect();
    println!("{} {:?} {:?}", map.len(), map.get(&(4999 * 7919)), map.get(&3));
    println!("{:?} {:e} {:.3} {}", 0.1f32 + 0.2f32, 1234.5f64, f64::MAX / 1e300, f64::NAN);
    println!("{:?}", "naïve café 🦀".char_indices().filter(|(_, c)| !c.is_ascii()).collect::<Vec<_>>());
    let start = Instant::now();
    std::thread::sleep(Duration::from_millis(30));
    println!("slept {}", start.elapsed() >= Duration::from_millis(30));
    println!("{:?}", std::env::var("COLOR"));
    if let Some(folder) = std::env::args().nth(1) {
        if let Err(error) = files(&folder) {
            println!("failed: {error}");
            std::process::exit(5);
        }
    }
}
