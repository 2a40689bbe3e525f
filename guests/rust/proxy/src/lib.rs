//! A service of wasi:http 0.2: blocking, one request at a time, with what a server must stream, hold
//! back and survive.
wit_bindgen::generate!({
    inline: "
        package wharf:guests;
        world proxy {
            include wasi:http/proxy@0.2.12;
        }
    ",
    path: [
        "../../../wasi/wit/0.2.12/io",
        "../../../wasi/wit/0.2.12/random",
        "../../../wasi/wit/0.2.12/clocks",
        "../../../wasi/wit/0.2.12/filesystem",
        "../../../wasi/wit/0.2.12/sockets",
        "../../../wasi/wit/0.2.12/cli",
        "../../../wasi/wit/0.2.12/http",
    ],
    generate_all
});

use exports::wasi::http::incoming_handler::Guest;
use wasi::clocks::monotonic_clock;
use wasi::http::outgoing_handler;
use wasi::http::types::*;
use wasi::io::streams::{InputStream, OutputStream, StreamError};

struct Component;
export!(Component);

fn fields(entries: &[(&str, &str)]) -> Fields {
    let entries: Vec<_> = entries.iter().map(|(n, v)| (n.to_string(), v.as_bytes().to_vec())).collect();
    Fields::from_list(&entries).unwrap()
}

/// Answers, and gives the stream to write and the body to finish.
fn begin(out: ResponseOutparam, status: u16, headers: Fields) -> (OutputStream, OutgoingBody) {
    let response = OutgoingResponse::new(headers);
    response.set_status_code(status).unwrap();
    let body = response.body().unwrap();
    ResponseOutparam::set(out, Ok(response));
    (body.write().unwrap(), body)
}

fn write(to: &OutputStream, bytes: &[u8]) -> Result<(), StreamError> {
    for piece in bytes.chunks(4096) {
        to.blocking_write_and_flush(piece)?;
    }
    Ok(())
}

fn text(out: ResponseOutparam, status: u16, text: &str) {
    let length = text.len().to_string();
    let headers = fields(&[("content-type", "text/plain"), ("content-length", &length)]);
    let (stream, body) = begin(out, status, headers);
    let _ = write(&stream, text.as_bytes());
    drop(stream);
    let _ = OutgoingBody::finish(body, None);
}

/// Moves all of a body, as it comes.
fn copy(from: &InputStream, to: &OutputStream) -> u64 {
    let mut count = 0;
    while let Ok(moved) = to.blocking_splice(from, 65536) {
        count += moved;
    }
    count
}

fn fetch(out: ResponseOutparam, authority: &str) {
    let request = OutgoingRequest::new(fields(&[("x-asked", "by a guest")]));
    request.set_scheme(Some(&Scheme::Http)).unwrap();
    if request.set_authority(Some(authority)).is_err() {
        return text(out, 400, "no authority\n");
    }
    request.set_path_with_query(Some("/asked")).unwrap();
    let asked = outgoing_handler::handle(request, None).and_then(|future| {
        future.subscribe().block();
        future.get().unwrap().unwrap()
    });
    match asked {
        Ok(response) => {
            let incoming = response.consume().unwrap();
            let from = incoming.stream().unwrap();
            let (stream, body) = begin(out, response.status(), fields(&[("x-passed", "on")]));
            copy(&from, &stream);
            drop((from, stream));
            IncomingBody::finish(incoming);
            let _ = OutgoingBody::finish(body, None);
        }
        Err(code) => text(out, 502, &format!("{code:?}\n")),
    }
}

impl Guest for Component {
    fn handle(request: IncomingRequest, out: ResponseOutparam) {
        let target = request.path_with_query().unwrap_or_default();
        let (path, query) = target.split_once('?').unwrap_or((&target, ""));
        match path {
            "/" => text(out, 200, "Hello from 0.2!\n"),
            // What comes in goes out, piece by piece, with its trailers.
            "/echo" => {
                let incoming = request.consume().unwrap();
                let from = incoming.stream().unwrap();
                let (stream, body) = begin(out, 200, fields(&[]));
                copy(&from, &stream);
                drop((from, stream));
                let trailers = IncomingBody::finish(incoming);
                trailers.subscribe().block();
                let trailers = trailers.get().unwrap().unwrap().unwrap_or(None);
                let trailers = trailers.map(|fields| fields.clone());
                let _ = OutgoingBody::finish(body, trailers);
            }
            "/length" => {
                let incoming = request.consume().unwrap();
                let from = incoming.stream().unwrap();
                let mut length = 0;
                while let Ok(bytes) = from.blocking_read(65536) {
                    length += bytes.len();
                }
                text(out, 200, &format!("{length}\n"));
            }
            "/chunks" => {
                let count: u32 = query.parse().unwrap_or(500);
                let (stream, body) = begin(out, 200, fields(&[("content-type", "text/plain")]));
                for i in 0..count {
                    if write(&stream, format!("chunk {i}\n").as_bytes()).is_err() {
                        return;
                    }
                    monotonic_clock::subscribe_duration(100_000).block();
                }
                drop(stream);
                let _ = OutgoingBody::finish(body, None);
            }
            // The content is whole before the answer begins.
            "/early" => {
                let response = OutgoingResponse::new(fields(&[]));
                let body = response.body().unwrap();
                let stream = body.write().unwrap();
                let _ = write(&stream, b"written before\n");
                drop(stream);
                let _ = OutgoingBody::finish(body, None);
                ResponseOutparam::set(out, Ok(response));
            }
            "/trailers" => {
                let (stream, body) = begin(out, 200, fields(&[]));
                let _ = write(&stream, b"content\n");
                drop(stream);
                let _ = OutgoingBody::finish(body, Some(fields(&[("x-sum", "42")])));
            }
            "/short" => {
                let (stream, body) = begin(out, 200, fields(&[("content-length", "100")]));
                let _ = write(&stream, b"too little\n");
                drop(stream);
                eprintln!("{:?}", OutgoingBody::finish(body, None));
            }
            "/half" => {
                let (stream, _body) = begin(out, 200, fields(&[]));
                let _ = write(&stream, b"and then nothing\n");
            }
            // Neither finished nor dropped.
            "/left" => {
                let (stream, body) = begin(out, 500, fields(&[]));
                let _ = write(&stream, b"an error page\n");
                drop(stream);
                std::mem::forget(body);
            }
            "/headers" => {
                let headers = request.headers();
                let mut lines = String::new();
                for (name, value) in headers.entries() {
                    lines += &format!("{name}: {}\n", String::from_utf8_lossy(&value));
                }
                lines += &format!("{:?}\n", headers.set("x-new", &[b"1".to_vec()]));
                lines += &format!("{:?}\n", Fields::new().append("connection", b"close"));
                lines += &format!("{:?}\n", Fields::new().append("a b", b"c"));
                text(out, 200, &lines);
            }
            "/fetch" => fetch(out, query),
            "/wait" => {
                let millis: u64 = query.parse().unwrap_or(1000);
                eprintln!("waiting");
                monotonic_clock::subscribe_duration(millis * 1_000_000).block();
                eprintln!("waited");
                text(out, 200, "waited\n");
            }
            "/spin" => loop {
                std::hint::black_box(());
            },
            "/trap" => panic!("as asked"),
            "/nothing" => {}
            "/error" => ResponseOutparam::set(out, Err(ErrorCode::ConfigurationError)),
            _ => text(out, 404, &format!("nothing at {path}\n")),
        }
    }
}
