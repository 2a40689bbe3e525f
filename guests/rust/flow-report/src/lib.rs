//! What flowed, told by Rust.
wit_bindgen::generate!({ path: "../../flow", world: "consumer", generate_all });

use wharf::flow::source;

struct Component;
export!(Component);

impl Guest for Component {
    async fn report(n: u32) -> String {
        let mut stream = source::numbers(n).await;
        let (mut count, mut sum) = (0, 0u64);
        while let Some(number) = stream.next().await {
            count += 1;
            sum += number as u64;
        }
        let numbers = format!("{count} numbers, sum {sum}");
        let items = source::items(n).await.collect().await;
        let sum: u64 = items.iter().flat_map(|item| &item.counts).map(|&c| c as u64).sum();
        let last = items.last().map_or("none", |item| &item.name);
        let answer = source::answer(n).await.await;
        format!("{numbers}; {} items, sum {sum}, last {last}; answer {answer}", items.len())
    }
}
