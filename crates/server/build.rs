//! Says which command makes the front end's files when they are not there yet.

fn main() {
    let dist = concat!(env!("CARGO_MANIFEST_DIR"), "/../../web/dist/manifest.json");
    println!("cargo::rerun-if-changed={dist}");
    if !std::path::Path::new(dist).exists() {
        println!("cargo::error=web/dist is missing. Make it with: npm ci --prefix web && npm run build --prefix web");
    }
}
