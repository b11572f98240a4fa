//! The architecture: imports point down the layers only, and the modules of a layer have no cycles.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// The top-level modules, each with the other top-level modules that it may import.
const LAYERS: [(&str, &[&str]); 8] = [
    ("domain", &[]),
    ("api", &["domain"]),
    ("state", &["domain", "api"]),
    ("i18n", &["domain", "api"]),
    ("ui", &["domain", "api", "state", "i18n"]),
    ("app", &["domain", "api", "state", "i18n", "ui"]),
    ("panic_hook", &[]),
    ("main", &["state", "app", "panic_hook"]),
];

/// The names under which `main.rs` and the modules import the library.
const ROOTS: [&str; 2] = ["crate", "contact_sheet"];

/// The imports of each module, by module path such as `api::client`. The root of the library is "".
type Imports = BTreeMap<String, BTreeSet<String>>;

#[test]
fn imports_point_down_the_layers_and_have_no_cycles() {
    let mut files = Vec::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    read_files(&folder, &folder, &mut files);
    assert!(files.len() > 50, "{} files in src", files.len());
    let imports = imports_of(&files);
    let links: usize = imports.values().map(BTreeSet::len).sum();
    assert!(links > 200, "{links} imports");
    let violations = violations(&imports);
    assert!(violations.is_empty(), "{} violations:\n{}", violations.len(), violations.join("\n"));
}

#[test]
fn every_test_file_is_compiled() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let host = fs::read_to_string(folder.join("host.rs")).expect("a readable file");
    for entry in fs::read_dir(folder).expect("a readable folder") {
        let name = entry.expect("a readable entry").file_name().into_string().expect("a name in UTF-8");
        if let Some(module) = name.strip_suffix(".rs").filter(|&module| module != "host") {
            assert!(host.contains(&format!("\nmod {module};\n")), "{name} is not a module of host.rs");
        }
    }
}

/// Reads the Rust files below a folder, as paths relative to `root` and texts. The build script is not a module.
fn read_files(root: &Path, folder: &Path, files: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("a readable entry").path();
        if path.is_dir() {
            read_files(root, &path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let name = path.strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/");
            if name != "build.rs" {
                files.push((name, fs::read_to_string(&path).expect("a readable file")));
            }
        }
    }
}

/// The module path of a file: `api/client.rs` is `api::client`, `domain/filter/mod.rs` is `domain::filter`.
fn module_of(file: &str) -> String {
    let path = file.strip_suffix(".rs").unwrap_or(file);
    let path = path.strip_suffix("/mod").unwrap_or(path);
    if path == "lib" { String::new() } else { path.replace('/', "::") }
}

/// The modules that each module imports, itself excluded.
fn imports_of(files: &[(String, String)]) -> Imports {
    let modules: BTreeSet<String> = files.iter().map(|(file, _)| module_of(file)).collect();
    let import = |(file, text): &(String, String)| {
        let module = module_of(file);
        let paths = paths_in(text, &module, &modules);
        let targets =
            paths.iter().map(|path| containing_module(path, &modules)).filter(|target| *target != module);
        let targets = targets.collect();
        (module, targets)
    };
    files.iter().map(import).collect()
}

/// The longest prefix of a path that is a module.
fn containing_module(path: &[String], modules: &BTreeSet<String>) -> String {
    let prefixes = (0..=path.len()).rev().map(|length| path[..length].join("::"));
    prefixes.into_iter().find(|prefix| modules.contains(prefix)).unwrap_or_default()
}

// ---- Violations ----

fn layer_of(module: &str) -> &str {
    module.split("::").next().unwrap_or_default()
}

/// All violations, one text each.
fn violations(imports: &Imports) -> Vec<String> {
    let mut violations = Vec::new();
    for (module, targets) in imports.iter().filter(|(module, _)| !module.is_empty()) {
        let layer = layer_of(module);
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == layer) else {
            violations.push(format!("{module}: {layer} is not listed as a layer"));
            continue;
        };
        for target in targets {
            if layer_of(target) != layer && !allowed.contains(&layer_of(target)) {
                violations
                    .push(format!("{module} imports {}", if target.is_empty() { "crate" } else { target }));
            }
        }
    }
    violations.extend(cycles(imports).iter().map(|group| format!("cycle: {}", arrows(group, imports))));
    violations
}

/// The groups of modules of one layer that import each other, directly or not.
fn cycles(imports: &Imports) -> Vec<Vec<String>> {
    let reachable: BTreeMap<&str, BTreeSet<&str>> =
        imports.keys().map(|module| (module.as_str(), reachable_from(module, imports))).collect();
    let is_mutual = |a: &str, b: &str| reachable[a].contains(b) && reachable[b].contains(a);
    let mut groups: Vec<Vec<String>> = Vec::new();
    for module in imports.keys().filter(|module| reachable[module.as_str()].contains(module.as_str())) {
        match groups.iter_mut().find(|group| is_mutual(&group[0], module)) {
            Some(group) => group.push(module.clone()),
            None => groups.push(vec![module.clone()]),
        }
    }
    groups
}

/// The imports inside a group of modules.
fn arrows(group: &[String], imports: &Imports) -> String {
    let inside = |module: &String| {
        let targets = imports[module].iter().filter(|target| group.contains(target));
        targets.map(|target| format!("{module} → {target}")).collect::<Vec<_>>()
    };
    group.iter().flat_map(inside).collect::<Vec<_>>().join(", ")
}

/// The modules of the same layer that a module imports, directly or not.
fn reachable_from<'a>(module: &str, imports: &'a Imports) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut open = vec![module];
    while let Some(next) = open.pop() {
        for target in imports.get(next).into_iter().flatten() {
            if layer_of(target) == layer_of(module) && found.insert(target.as_str()) {
                open.push(target);
            }
        }
    }
    found
}

// ---- Parser ----

/// The paths in a file that lead to modules of this crate: `crate::…`, `super::…`, `self::…` and those that begin with a
/// child of the module. `mod` declarations and visibilities are not paths.
fn paths_in(text: &str, module: &str, modules: &BTreeSet<String>) -> Vec<Vec<String>> {
    let tokens = tokens(&without_comments_and_literals(text));
    let here: Vec<String> = module.split("::").filter(|name| !name.is_empty()).map(String::from).collect();
    let mut paths = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let before = |back: usize| at.checked_sub(back).map_or("", |at| tokens[at].as_str());
        let is_start = tokens.get(at + 1).is_some_and(|next| next == "::") && before(1) != "::";
        let is_visibility = before(1) == "in" && before(2) == "(" && before(3) == "pub";
        if !is_start || is_visibility {
            continue;
        }
        let child = [here.as_slice(), std::slice::from_ref(token)].concat();
        let (mut prefix, mut next) = match token.as_str() {
            root if ROOTS.contains(&root) => (Vec::new(), at + 2),
            "super" => (here[..here.len().saturating_sub(1)].to_vec(), at + 2),
            "self" => (here.clone(), at + 2),
            _ if modules.contains(&child.join("::")) => (child, at + 2),
            _ => continue,
        };
        while tokens.get(next).is_some_and(|token| token == "super") {
            prefix.pop();
            next += 2;
        }
        parse_tree(&tokens, &mut next, prefix, &mut paths);
    }
    paths
}

/// Parses the rest of a path or a tree of imports, such as `a::{b, c::{self, D}, *}`.
fn parse_tree(tokens: &[String], next: &mut usize, mut prefix: Vec<String>, paths: &mut Vec<Vec<String>>) {
    loop {
        match tokens.get(*next).map(String::as_str) {
            Some("{") => {
                *next += 1;
                while tokens.get(*next).is_some_and(|token| token != "}") {
                    parse_tree(tokens, next, prefix.clone(), paths);
                    // Skips a new name and the comma.
                    while tokens.get(*next).is_some_and(|token| token != "}" && token != ",") {
                        *next += 1;
                    }
                    if tokens.get(*next).is_some_and(|token| token == ",") {
                        *next += 1;
                    }
                }
                *next += 1;
                return;
            }
            Some("self") => *next += 1,
            Some(name) if is_name(name) => {
                prefix.push(String::from(name));
                *next += 1;
                if tokens.get(*next).is_some_and(|token| token == "::") {
                    *next += 1;
                    continue;
                }
            }
            Some(_) | None => {}
        }
        paths.push(prefix);
        return;
    }
}

fn is_name(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Names, `::` and single characters.
fn tokens(code: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = code.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = if first.is_alphanumeric() || first == '_' {
            rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len())
        } else if rest.starts_with("::") {
            2
        } else {
            first.len_utf8()
        };
        tokens.push(String::from(&rest[..length]));
        rest = rest[length..].trim_start();
    }
    tokens
}

/// The code with comments and literals replaced by spaces.
fn without_comments_and_literals(text: &str) -> String {
    let mut code = String::new();
    let mut rest = text;
    let mut before = ' ';
    while let Some(first) = rest.chars().next() {
        let is_word = before.is_alphanumeric() || before == '_';
        let skipped = match first {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => block_comment_length(rest),
            '"' => string_length(rest),
            'r' if !is_word => raw_string_length(rest),
            '\'' => char_length(rest),
            _ => 0,
        };
        before = first;
        if skipped > 0 {
            code.push(' ');
            rest = &rest[skipped..];
        } else {
            code.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    code
}

fn block_comment_length(text: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while at < text.len() {
        if text[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if text[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

fn string_length(text: &str) -> usize {
    let mut is_escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '"' if !is_escaped => return at + 1,
            '\\' => is_escaped = !is_escaped,
            _ => is_escaped = false,
        }
    }
    text.len()
}

/// The length of `r"…"` or `r#"…"#`, 0 for a raw identifier or another name.
fn raw_string_length(text: &str) -> usize {
    let hashes = text[1..].bytes().take_while(|byte| *byte == b'#').count();
    let Some(inside) = text[1 + hashes..].strip_prefix('"') else { return 0 };
    let end = String::from("\"") + &"#".repeat(hashes);
    inside.find(&end).map_or(text.len(), |at| 2 + hashes + at + end.len())
}

/// The length of a character literal, 0 for a lifetime.
fn char_length(text: &str) -> usize {
    let mut chars = text.char_indices().skip(1);
    match (chars.next(), chars.next()) {
        (Some((_, '\\')), Some((at, c))) => {
            let after = at + c.len_utf8();
            text[after..].find('\'').map_or(text.len(), |end| after + end + 1)
        }
        (Some(_), Some((at, '\''))) => at + 1,
        (Some(_), Some(_)) | (Some(_), None) | (None, _) => 0,
    }
}

// ---- Tests of the parser and the rules ----

fn parsed(text: &str, module: &str, modules: &[&str]) -> Vec<String> {
    let modules = modules.iter().map(|module| String::from(*module)).collect();
    paths_in(text, module, &modules).iter().map(|path| path.join("::")).collect()
}

fn files(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(file, text)| (String::from(*file), String::from(*text))).collect()
}

fn violations_in(list: &[(&str, &str)]) -> Vec<String> {
    violations(&imports_of(&files(list)))
}

#[test]
fn a_file_is_a_module() {
    for (file, module) in [
        ("lib.rs", ""),
        ("main.rs", "main"),
        ("api/mod.rs", "api"),
        ("api/client.rs", "api::client"),
        ("domain/filter/mod.rs", "domain::filter"),
    ] {
        assert_eq!(module_of(file), module);
    }
}

#[test]
fn trees_of_imports_are_parsed() {
    let one = |text: &str| parsed(text, "state::poll", &[]);
    assert_eq!(one("use crate::domain::task::Task;"), ["domain::task::Task"]);
    assert_eq!(one("pub use crate :: domain\n    ::task::Task as Other;"), ["domain::task::Task"]);
    assert_eq!(one("use crate::api::*;"), ["api"]);
    assert_eq!(
        one("use crate::{\n    api::{error::{self, ApiError}, page::Page as P,},\n    domain::task,\n};"),
        ["api::error", "api::error::ApiError", "api::page::Page", "domain::task"]
    );
    assert_eq!(one("use std::{fmt, io::crate_name};use leptos::prelude::*;"), Vec::<String>::new());
    assert_eq!(
        one("use super::clock::Clock; use self::x::Y; use super::super::api::Z;"),
        ["state::clock::Clock", "state::poll::x::Y", "api::Z"]
    );
}

#[test]
fn paths_in_code_are_parsed() {
    let one = |text: &str| parsed(text, "ui", &["ui", "ui::tasks"]);
    assert_eq!(one("fn f() -> u8 { crate::domain::a::f::<u8>(crate::api::G) }"), ["domain::a::f", "api::G"]);
    assert_eq!(
        one("mod tasks; fn f() { tasks::grid::draw(); other::tasks::f(); }"),
        ["ui::tasks::grid::draw"]
    );
    assert_eq!(one("pub(crate) fn f() {} pub(in crate::ui) fn g() {} impl<'a> T<'a> for crate::X {}"), ["X"]);
    assert_eq!(parsed("use contact_sheet::app::app;", "main", &[]), ["app::app"]);
}

#[test]
fn comments_and_literals_are_no_paths() {
    let text = r####"
        //! crate::a::A
        /* crate::b /* crate::c */ crate::d */
        /// [`crate::e::E`]
        const A: &str = "crate::f \" crate::g"; // crate::h
        const B: &str = r#"crate::i " crate::j"#;
        const C: (char, char, char) = ('"', '\'', '\u{22}');
        fn r<'r>(r: &'r str) -> &'r str { crate::k::K }
    "####;
    assert_eq!(parsed(text, "ui", &[]), ["k::K"]);
}

#[test]
fn an_import_up_or_aside_is_a_violation() {
    let imports = |module: &str, target: &str| {
        let text = format!("use crate::{target}::x::Y;");
        violations_in(&[(&format!("{module}/a.rs"), &text), (&format!("{target}/x.rs"), "")])
    };
    let layers = ["domain", "api", "state", "i18n", "ui"];
    for (layer, allowed) in LAYERS.iter().filter(|(layer, _)| layers.contains(layer)) {
        for target in layers.iter().filter(|target| *target != layer) {
            let expected: &[String] =
                if allowed.contains(target) { &[] } else { &[format!("{layer}::a imports {target}::x")] };
            assert_eq!(imports(layer, target), expected);
        }
    }
    assert_eq!(imports("state", "i18n"), ["state::a imports i18n::x"]);
    assert_eq!(imports("i18n", "state"), ["i18n::a imports state::x"]);
    let app = ("app.rs", "use crate::{domain::t::T, ui::v::V};");
    let below =
        [("domain/t.rs", ""), ("ui/v.rs", ""), ("lib.rs", "pub mod app; pub mod domain; pub mod ui;")];
    assert!(violations_in(&[app, below[0], below[1], below[2]]).is_empty());
    assert_eq!(
        violations_in(&[("ui/v.rs", "use crate::app::Services;"), ("app.rs", "")]),
        ["ui::v imports app"]
    );
    assert_eq!(violations_in(&[("ui/v.rs", "crate::Unknown"), ("lib.rs", "")]), ["ui::v imports crate"]);
}

#[test]
fn an_unlisted_top_level_module_is_a_violation() {
    assert_eq!(violations_in(&[("util.rs", "")]), ["util: util is not listed as a layer"]);
    assert_eq!(violations_in(&[("util/a.rs", "")]), ["util::a: util is not listed as a layer"]);
    assert_eq!(violations_in(&[("ui/a.rs", "use crate::util::b;"), ("util.rs", "")]).len(), 2);
}

#[test]
fn a_cycle_in_a_layer_is_a_violation() {
    let cycle = [
        ("api/a.rs", "use crate::api::b::B;"),
        ("api/b.rs", "use crate::{api::c::C, domain::d::D};"),
        ("api/c.rs", "fn f() { crate::api::a::g(); }"),
        ("api/e.rs", "use crate::api::a::A;"),
        ("domain/d.rs", ""),
    ];
    assert_eq!(violations_in(&cycle), ["cycle: api::a → api::b, api::b → api::c, api::c → api::a"]);
    let opened = [("api/a.rs", ""), cycle[1], cycle[2], cycle[3], cycle[4]];
    assert!(violations_in(&opened).is_empty());
}

#[test]
fn a_parent_may_declare_a_child_that_imports_it_but_not_import_it() {
    let child = ("ui/tasks/grid.rs", "use crate::ui::tasks::Paging;");
    assert!(violations_in(&[("ui/tasks/mod.rs", "pub mod grid;"), child]).is_empty());
    for import in ["use crate::ui::tasks::grid::draw;", "use self::grid::draw;", "fn f() { grid::draw() }"] {
        let text = format!("pub mod grid; {import}");
        assert_eq!(
            violations_in(&[("ui/tasks/mod.rs", &text), child]),
            ["cycle: ui::tasks → ui::tasks::grid, ui::tasks::grid → ui::tasks"]
        );
    }
}
