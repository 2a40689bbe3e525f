//! What flows, from Rust.
wit_bindgen::generate!({ path: "../../flow", world: "producer", generate_all });

use exports::wharf::flow::source::{Guest, Item};
use wit_bindgen::{FutureReader, StreamReader};

struct Component;
export!(Component);

impl Guest for Component {
    async fn numbers(n: u32) -> StreamReader<u32> {
        let (mut tx, rx) = wit_stream::new();
        wit_bindgen::spawn_local(async move {
            tx.write_all((0..n).collect()).await;
        });
        rx
    }

    async fn items(n: u32) -> StreamReader<Item> {
        let (mut tx, rx) = wit_stream::new();
        wit_bindgen::spawn_local(async move {
            for i in 0..n {
                let item = Item { name: format!("Stück {i}"), counts: (0..i).collect() };
                if tx.write_one(item).await.is_some() {
                    break;
                }
            }
        });
        rx
    }

    async fn answer(n: u32) -> FutureReader<u64> {
        let (tx, rx) = wit_future::new(|| 0);
        wit_bindgen::spawn_local(async move {
            let _ = tx.write(2 * n as u64).await;
        });
        rx
    }
}
