//! Vectors of 128 bits from Rust: two well-known libraries that use them, own code with the intrinsics beside the same in
//! plain code, and what the compiler makes vectors of by itself.
use std::arch::wasm32::*;

/// A small generator of numbers, the same everywhere.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
}

fn text(numbers: &mut Numbers, words: usize) -> String {
    const WORDS: [&str; 8] = ["wharf", "quay", "mole", "schön", "港口", "γέφυρα", "🚢", "jetty"];
    (0..words).map(|_| WORDS[(numbers.next() >> 33) as usize % WORDS.len()]).collect::<Vec<_>>().join(" ")
}

/// Mixes two sounds with saturation, 8 samples at a time.
fn mix(a: &[i16], b: &[i16]) -> Vec<i16> {
    let mut mixed = vec![0; a.len()];
    let whole = a.len() / 8 * 8;
    for at in (0..whole).step_by(8) {
        unsafe {
            let sum = i16x8_add_sat(v128_load(a[at..].as_ptr().cast()), v128_load(b[at..].as_ptr().cast()));
            v128_store(mixed[at..].as_mut_ptr().cast(), sum);
        }
    }
    for at in whole..a.len() {
        mixed[at] = a[at].saturating_add(b[at]);
    }
    mixed
}

/// The scalar product, in four sums that are added at the end.
fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = f32x4_splat(0.0);
    for (a, b) in a.chunks_exact(4).zip(b.chunks_exact(4)) {
        let (a, b) = unsafe { (v128_load(a.as_ptr().cast()), v128_load(b.as_ptr().cast())) };
        sums = f32x4_add(sums, f32x4_mul(a, b));
    }
    f32x4_extract_lane::<0>(sums) + f32x4_extract_lane::<1>(sums) + f32x4_extract_lane::<2>(sums) + f32x4_extract_lane::<3>(sums)
}

fn plain_dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0f32; 4];
    for at in 0..a.len() / 4 * 4 {
        sums[at % 4] += std::hint::black_box(a[at] * b[at]);
    }
    sums[0] + sums[1] + sums[2] + sums[3]
}

/// Hexadecimal digits by a table of 16, as a swizzle.
fn hex(bytes: &[u8; 16]) -> String {
    let digits = u8x16(b'0', b'1', b'2', b'3', b'4', b'5', b'6', b'7', b'8', b'9', b'a', b'b', b'c', b'd', b'e', b'f');
    let mut out = [0u8; 32];
    unsafe {
        let value = v128_load(bytes.as_ptr().cast());
        let high = i8x16_swizzle(digits, u8x16_shr(value, 4));
        let low = i8x16_swizzle(digits, v128_and(value, u8x16_splat(15)));
        let first = i8x16_shuffle::<0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23>(high, low);
        let second = i8x16_shuffle::<8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31>(high, low);
        v128_store(out.as_mut_ptr().cast(), first);
        v128_store(out[16..].as_mut_ptr().cast(), second);
    }
    String::from_utf8(out.to_vec()).unwrap()
}

/// Left to the compiler: an FNV-like hash in 8 lanes.
fn lanes(values: &[u32]) -> u32 {
    let mut lanes = [0x811c_9dc5u32; 8];
    for chunk in values.chunks_exact(8) {
        for (lane, value) in lanes.iter_mut().zip(chunk) {
            *lane = (*lane ^ value).wrapping_mul(0x0100_0193);
        }
    }
    lanes.iter().fold(0, |all, lane| all.rotate_left(5) ^ lane)
}

fn main() {
    let mut numbers = Numbers(0x5eed_5eed_5eed_5eed);
    let text = text(&mut numbers, 5000);
    let bytes = text.as_bytes();
    println!("{} bytes, {} spaces", bytes.len(), memchr::memchr_iter(b' ', bytes).count());
    println!("first z: {:?}, last of h, s, y: {:?}", memchr::memchr(b'z', bytes), memchr::memrchr3(b'h', b's', b'y', bytes));
    println!("ships: {}", memchr::memmem::find_iter(bytes, "🚢").count());
    println!("well-formed: {}", simdutf8::basic::from_utf8(bytes).is_ok());
    let mut torn = bytes.to_vec();
    let at = memchr::memmem::rfind(bytes, "港口".as_bytes()).unwrap();
    torn[at + 4] = b'x';
    let fault = simdutf8::compat::from_utf8(&torn).unwrap_err();
    println!("torn at {} of {}: valid up to {}, {:?}", at + 4, torn.len(), fault.valid_up_to(), fault.error_len());

    let a: Vec<i16> = (0..1003).map(|_| numbers.next() as i16).collect();
    let b: Vec<i16> = (0..1003).map(|_| numbers.next() as i16).collect();
    let mixed = mix(&a, &b);
    let same = (0..a.len()).all(|at| mixed[at] == a[at].saturating_add(b[at]));
    println!("mixed: {} of {} at the limits, as plain code: {same}", mixed.iter().filter(|v| **v == i16::MAX || **v == i16::MIN).count(), mixed.len());

    let x: Vec<f32> = (0..4096).map(|_| (numbers.next() >> 40) as f32 / 16777216.0 - 0.5).collect();
    let y: Vec<f32> = (0..4096).map(|_| (numbers.next() >> 40) as f32 / 16777216.0 - 0.5).collect();
    println!("dot: {:08x}, as plain code: {}", dot(&x, &y).to_bits(), dot(&x, &y).to_bits() == plain_dot(&x, &y).to_bits());

    let mut key = [0u8; 16];
    key.iter_mut().for_each(|byte| *byte = numbers.next() as u8);
    println!("hex: {}, as plain code: {}", hex(&key), hex(&key) == key.iter().map(|b| format!("{b:02x}")).collect::<String>());

    let values: Vec<u32> = (0..100_000).map(|_| numbers.next() as u32).collect();
    println!("hash: {:08x}", lanes(&values));
}
