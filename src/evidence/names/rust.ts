/** Keywords (The Rust Reference, "Keywords"), primitive types, the prelude of edition 2024 and the macros of Rust's `std`. */
export const rustNames = `
AsMut AsRef AsyncFn AsyncFnMut AsyncFnOnce Box Clone Copy Debug Default DoubleEndedIterator Drop Eq Err
ExactSizeIterator Extend Fn FnMut FnOnce From FromIterator Future Hash Into IntoFuture IntoIterator Iterator
None Ok Option Ord PartialEq PartialOrd Result Self Send Sized Some String Sync ToOwned ToString TryFrom TryInto
Unpin Vec abstract alloc as assert assert_eq assert_ne async await become bool box break cfg char const continue
core crate dbg debug_assert derive do drop dyn else enum eprint eprintln expect extern f32 f64 false final fn
for format gen i128 i16 i32 i64 i8 if impl in isize let loop macro match matches mod move mut override panic
print println priv pub raw ref return safe self static std str struct super test todo trait true try type typeof
u128 u16 u32 u64 u8 unimplemented union unreachable unsafe unsized unwrap use usize vec virtual where while
write writeln yield
`;
