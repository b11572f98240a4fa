//! Build script: makes the linker keep the relocations that `tools/split` needs to split the program.

fn main() {
    println!("cargo::rerun-if-changed=src/build.rs");
    if std::env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|family| family.contains("wasm")) {
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
}
