//! Tells the linker to keep its relocations: with them, `tools/split.mjs` takes the windows out of the program into
//! a file of their own (see `src/view/windows.rs`).

fn main() {
    println!("cargo::rerun-if-changed=src/build.rs");
    if std::env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|family| family.contains("wasm")) {
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
}
