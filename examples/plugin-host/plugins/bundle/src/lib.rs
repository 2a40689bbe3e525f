//! Of every three pieces of a category the cheapest is free.
use std::collections::BTreeMap;

wit_bindgen::generate!({ world: "pricing-rule", path: "../../wit" });

use acme::pricing::shop::{self, Level};
use exports::acme::pricing::rule::{Discount, Guest, Line, Refusal};

struct Bundle;

impl Guest for Bundle {
    fn name() -> String {
        "bundle 1".into()
    }

    fn apply(order: Vec<Line>) -> Result<Vec<Discount>, Refusal> {
        if order.is_empty() {
            return Err(Refusal::EmptyOrder);
        }
        let mut categories: BTreeMap<String, Vec<i64>> = BTreeMap::new();
        for line in order {
            let Some(article) = shop::find(&line.sku) else {
                return Err(Refusal::UnknownArticle(line.sku));
            };
            let prices = categories.entry(article.category).or_default();
            prices.extend((0..line.quantity).map(|_| line.unit_cents));
        }
        Ok(categories.into_iter().filter_map(|(name, prices)| free(name, prices)).collect())
    }
}

/// The cheapest third, rounded down.
fn free(category: String, mut prices: Vec<i64>) -> Option<Discount> {
    prices.sort();
    let count = prices.len() / 3;
    if count == 0 {
        return None;
    }
    shop::log(Level::Info, &format!("{count} of {} free in {category}", prices.len()));
    Some(Discount {
        reason: format!("every third of {category} free"),
        cents: prices.iter().take(count).sum(),
    })
}

export!(Bundle);
