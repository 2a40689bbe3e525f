//! A service of wasi:http 0.3: what a server must stream, hold back, cancel and survive.
wit_bindgen::generate!({
    inline: "
        package wharf:guests;
        world service {
            include wasi:http/service@0.3.0;
        }
    ",
    path: [
        "../../../wasi/wit/0.3.0/random",
        "../../../wasi/wit/0.3.0/clocks",
        "../../../wasi/wit/0.3.0/filesystem",
        "../../../wasi/wit/0.3.0/sockets",
        "../../../wasi/wit/0.3.0/cli",
        "../../../wasi/wit/0.3.0/http",
    ],
    generate_all
});

use exports::wasi::http::handler::Guest;
use wasi::clocks::monotonic_clock;
use wasi::http::types::{ErrorCode, Fields, Request, Response};

struct Component;
export!(Component);

fn fields(entries: &[(&str, &str)]) -> Fields {
    let entries: Vec<_> = entries.iter().map(|(n, v)| (n.to_string(), v.as_bytes().to_vec())).collect();
    Fields::from_list(&entries).unwrap()
}

/// A response whose content the task writes after it has returned.
fn written<F: Future<Output = ()> + 'static>(
    status: u16,
    headers: Fields,
    write: impl FnOnce(wit_bindgen::StreamWriter<u8>) -> F,
) -> Response {
    let (body_tx, body_rx) = wit_stream::new();
    wit_bindgen::spawn_local(write(body_tx));
    respond(status, headers, Some(body_rx), None)
}

fn respond(
    status: u16,
    headers: Fields,
    body: Option<wit_bindgen::StreamReader<u8>>,
    trailers: Option<Fields>,
) -> Response {
    let (trailers_tx, trailers_rx) = wit_future::new(|| Ok(None));
    match trailers {
        Some(fields) => wit_bindgen::spawn_local(async move {
            let _ = trailers_tx.write(Ok(Some(fields))).await;
        }),
        None => drop(trailers_tx),
    }
    let (response, _sent) = Response::new(headers, body, trailers_rx);
    response.set_status_code(status).unwrap();
    response
}

fn text(status: u16, body: String) -> Response {
    let headers = fields(&[("content-type", "text/plain"), ("content-length", &body.len().to_string())]);
    written(status, headers, |mut tx| async move {
        tx.write_all(body.into_bytes()).await;
    })
}

impl Guest for Component {
    async fn handle(request: Request) -> Result<Response, ErrorCode> {
        let target = request.get_path_with_query().unwrap_or_default();
        let (path, query) = target.split_once('?').unwrap_or((&target, ""));
        match path {
            "/" => Ok(text(200, "Hello from 0.3!\n".into())),
            // What comes in goes out, piece by piece, with its trailers.
            "/echo" => {
                let (_, result_rx) = wit_future::new(|| Ok(()));
                let (body, trailers) = Request::consume_body(request, result_rx);
                let (response, _sent) = Response::new(fields(&[]), Some(body), trailers);
                Ok(response)
            }
            // The same, but read and written here.
            "/copy" => {
                let (_, result_rx) = wit_future::new(|| Ok(()));
                let (mut body, trailers) = Request::consume_body(request, result_rx);
                let (mut tx, rx) = wit_stream::new();
                wit_bindgen::spawn_local(async move {
                    let mut buffer = Vec::with_capacity(65536);
                    loop {
                        let (result, read) = body.read(buffer).await;
                        let rest = tx.write_all(read).await;
                        if !rest.is_empty() || matches!(result, wit_bindgen::StreamResult::Dropped) {
                            break;
                        }
                        buffer = rest;
                        buffer.clear();
                        buffer.reserve(65536);
                    }
                });
                let (response, _sent) = Response::new(fields(&[]), Some(rx), trailers);
                Ok(response)
            }
            "/length" => {
                let (_, result_rx) = wit_future::new(|| Ok(()));
                let (body, _trailers) = Request::consume_body(request, result_rx);
                let length = body.collect().await.len();
                Ok(text(200, format!("{length}\n")))
            }
            "/chunks" => {
                let count: u32 = query.parse().unwrap_or(500);
                Ok(written(200, fields(&[("content-type", "text/plain")]), move |mut tx| async move {
                    for i in 0..count {
                        if !tx.write_all(format!("chunk {i}\n").into_bytes()).await.is_empty() {
                            break;
                        }
                        monotonic_clock::wait_for(100_000).await;
                    }
                }))
            }
            "/trailers" => {
                let (mut tx, rx) = wit_stream::new();
                wit_bindgen::spawn_local(async move {
                    tx.write_all(b"content\n".to_vec()).await;
                });
                Ok(respond(200, fields(&[]), Some(rx), Some(fields(&[("x-sum", "42")]))))
            }
            "/wait" => {
                let millis: u64 = query.parse().unwrap_or(1000);
                eprintln!("waiting");
                monotonic_clock::wait_for(millis * 1_000_000).await;
                eprintln!("waited");
                Ok(text(200, "waited\n".into()))
            }
            "/spin" => loop {
                std::hint::black_box(());
            },
            "/trap" => panic!("as asked"),
            "/error" => Err(ErrorCode::ConfigurationError),
            _ => Ok(text(404, format!("nothing at {path}\n"))),
        }
    }
}
