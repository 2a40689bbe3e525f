//! A contestant: calls into components and between them by Wasmtime, `wasmtime-calls EXPORT FILE`.
//! A line with n comes in; out goes a line with the nanoseconds, those of the thread's processor, and the checksum.
use std::io::{BufRead, Write};
use std::time::Instant;
use wasmtime::component::{Component, Linker, TypedFunc};
use wasmtime::{Config, Engine, Store};

/// Nanoseconds that the calling thread had a processor.
fn thread_time() -> u64 {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // Safe: the structure is ours, and the clock is there on every Linux.
    unsafe { libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, &mut time) };
    time.tv_sec as u64 * 1_000_000_000 + time.tv_nsec as u64
}

enum Work {
    Sync2(TypedFunc<(u32, u32), (u32,)>),
    Async2(TypedFunc<(u32, u32), (u32,)>),
    Times(TypedFunc<(u32,), (u32,)>),
}

async fn run(store: &mut Store<()>, work: &Work, n: u32) -> wasmtime::Result<u32> {
    match work {
        Work::Sync2(func) => {
            let mut sum = 0;
            for i in 0..n {
                sum = func.call(&mut *store, (sum, i))?.0;
            }
            Ok(sum)
        }
        Work::Async2(func) => {
            store
                .run_concurrent(async |accessor| {
                    let mut sum = 0;
                    for i in 0..n {
                        sum = func.call_concurrent(accessor, (sum, i)).await?.0;
                    }
                    wasmtime::Result::Ok(sum)
                })
                .await?
        }
        Work::Times(func) => Ok(func.call_async(&mut *store, (n,)).await?.0),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> wasmtime::Result<()> {
    let args: Vec<String> = std::env::args().collect();
    let mut config = Config::new();
    config.wasm_component_model_async(true);
    config.wasm_component_model_more_async_builtins(true);
    config.wasm_component_model_async_stackful(true);
    let engine = Engine::new(&config)?;
    let component = Component::from_file(&engine, &args[2])?;
    let mut store = Store::new(&engine, ());
    let instance = Linker::new(&engine).instantiate_async(&mut store, &component).await?;
    let work = match args[1].as_str() {
        "plain-add" => {
            // A store that has never run anything asynchronous, as an embedder of plain components has it.
            Work::Sync2(instance.get_typed_func(&mut store, "plain-add")?)
        }
        name @ ("add" | "pause") => Work::Async2(instance.get_typed_func(&mut store, name)?),
        name => Work::Times(instance.get_typed_func(&mut store, name)?),
    };
    for line in std::io::stdin().lock().lines() {
        let n: u32 = line?.parse()?;
        let (cpu, start) = (thread_time(), Instant::now());
        let checksum = run(&mut store, &work, n).await?;
        let nanos = start.elapsed().as_nanos();
        println!("{} {} {}", nanos, thread_time() - cpu, checksum);
        std::io::stdout().flush()?;
    }
    Ok(())
}
