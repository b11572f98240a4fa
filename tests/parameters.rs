//! The parameters of a prompt as a form, and the form as parameters.
#![cfg(not(target_arch = "wasm32"))]

#[path = "parameters/round_trips.rs"]
mod round_trips;

use contact_sheet::parameters::{Field, Form, NIJI, Problem, QUALITIES, RATIOS, VERSIONS};
use contact_sheet::prompt::parse;

fn read(prompt: &str) -> Form {
    Form::read(&parse(prompt))
}

type Values<'a> = &'a [(Field, &'a str)];
type Texts<'a> = &'a [&'a str];

/// The form with these values.
fn form(values: Values) -> Form {
    let mut form = Form::default();
    values.iter().for_each(|(field, value)| form.set(*field, value));
    form
}

/// What a prompt becomes when these values are set.
fn with(prompt: &str, values: Values) -> String {
    let parts = parse(prompt);
    let mut form = Form::read(&parts);
    values.iter().for_each(|(field, value)| form.set(*field, value));
    form.write(&parts).write()
}

#[test]
fn every_parameter_has_its_field() {
    let all = "a cat --ar 16:9 --v 6.1 --s 250 --c 10 --w 500 --q .5 --seed 7 --iw 1.5 --style raw --tile --no dogs, cars";
    let values = [
        (Field::Ratio, "16:9"),
        (Field::Version, "6.1"),
        (Field::Stylize, "250"),
        (Field::Chaos, "10"),
        (Field::Weird, "500"),
        (Field::Quality, ".5"),
        (Field::Seed, "7"),
        (Field::ImageWeight, "1.5"),
        (Field::Style, "raw"),
        (Field::Tile, "tile"),
        (Field::No, "dogs, cars"),
    ];
    assert_eq!(read(all), form(&values));
    assert_eq!(with("a cat", &values), all, "and new ones come in the same order");
    let long = "a cat --ASPECT 16:9 --Version 6.1 --stylize 250 --chaos 10 --weird 500 --quality .5 --seed 7 --iw 1.5 --raw --Tile --NO dogs, cars";
    assert_eq!(read(long), form(&values));
    assert!(read(long).tile() && !read("a tile").tile());
    for field in Field::ALL {
        assert_eq!(Field::named(field.name()), Some(field));
    }
}

#[test]
fn what_changes_is_replaced_where_it_stands() {
    let cases: [(&str, Values, &str); 13] = [
        ("x --ar 1:1 --q 2", &[(Field::Ratio, "3:2")], "x --ar 3:2 --q 2"),
        ("x --aspect 1:1 --stylize 5", &[(Field::Ratio, "3:2")], "x --aspect 3:2 --stylize 5"),
        ("x --ar 1:1 --cw 5 --q 2", &[(Field::Quality, "")], "x --ar 1:1 --cw 5"),
        ("x --sref a b --q 2", &[(Field::Ratio, "1:1")], "x --sref a b --q 2 --ar 1:1"),
        ("x --v 6 --q 2", &[(Field::Niji, "6")], "x --niji 6 --q 2"),
        ("x --niji 6 --q 2", &[(Field::Version, "7")], "x --v 7 --q 2"),
        ("x --niji 6 --version 6", &[(Field::Version, "")], "x"),
        ("x --ar 1:1 --fast --aspect 2:3", &[(Field::Ratio, "3:2")], "x --fast --aspect 3:2"),
        ("x --raw", &[(Field::Style, "cute")], "x --style cute"),
        ("x --style cute", &[(Field::Style, "raw")], "x --style raw"),
        ("x --tile", &[(Field::Tile, "")], "x"),
        ("x --repeat 4", &[(Field::Tile, "tile")], "x --repeat 4 --tile"),
        ("https://a.b/c", &[(Field::ImageWeight, "2")], "https://a.b/c --iw 2"),
    ];
    for (prompt, values, written) in cases {
        assert_eq!(with(prompt, values), written, "{prompt}");
    }
}

#[test]
fn the_last_of_several_counts() {
    assert_eq!(read("x --ar 1:1 --aspect 3:2").get(Field::Ratio), "3:2");
    let both = read("x --v 6 --niji 5");
    assert_eq!((both.get(Field::Version), both.get(Field::Niji)), ("", "5"));
    let both = read("x --niji 5 --v 6");
    assert_eq!((both.get(Field::Version), both.get(Field::Niji)), ("6", ""));
}

#[test]
fn what_the_form_has_no_choice_for_is_shown_and_kept() {
    let prompt = "x --niji --ar wide --seed --quality 3 --style cute";
    let form = read(prompt);
    let shown = [Field::Niji, Field::Ratio, Field::Seed, Field::Quality, Field::Style].map(|f| form.get(f));
    assert_eq!(shown, ["niji", "wide", "", "3", "cute"]);
    assert_eq!(with(prompt, &[(Field::Stylize, "5")]), format!("{prompt} --s 5"));
}

#[test]
fn a_version_and_niji_exclude_each_other() {
    let mut form = form(&[(Field::Version, "7")]);
    form.set(Field::Niji, "");
    assert_eq!(form.get(Field::Version), "7", "what is not set takes nothing away");
    form.set(Field::Niji, "6");
    assert_eq!((form.get(Field::Version), form.get(Field::Niji)), ("", "6"));
    form.set_tile(true);
    form.set(Field::Version, " 7 ");
    assert_eq!((form.get(Field::Version), form.get(Field::Niji), form.tile()), ("7", "", true));
    form.set_tile(false);
    assert_eq!(form, self::form(&[(Field::Version, "7")]));
}

#[test]
fn limits() {
    let ratio = Some(Problem::NotARatio);
    let decimal = Some(Problem::NotANumber { max: 3 });
    let whole = |max| Some(Problem::NotWhole { max });
    let quality = Some(Problem::NotOneOf { choices: &QUALITIES });
    let cases: [(Field, Texts, Texts, Option<Problem>); 12] = [
        (
            Field::Ratio,
            &["1:1", "14:1", "1:14", "100:200"],
            &["16/9", "0:1", "1:", ":", "1.5:1", "-1:1", "+1:1", "1:1:1", "9999999999:1", "wide"],
            ratio,
        ),
        (Field::Ratio, &[], &["15:1", "1:15", "4294967295:1"], Some(Problem::TooLong { most: 14 })),
        (
            Field::Version,
            &["7", "6.1", "5.2", "8"],
            &["niji", "v7", "6.", ".1", "6.1.1", "-1", "7 7"],
            Some(Problem::NotAVersion),
        ),
        (Field::Niji, &["6", "niji"], &["v6", "latest"], Some(Problem::NotAVersion)),
        (Field::Stylize, &["0", "1000"], &["1001", "-1", "+1", "1.5", "x", "99999999999"], whole(1000)),
        (Field::Chaos, &["0", "100"], &["101"], whole(100)),
        (Field::Weird, &["0", "3000"], &["3001"], whole(3000)),
        (Field::Seed, &["0", "4294967295"], &["4294967296", "random"], whole(u32::MAX)),
        (Field::Quality, &[".25", "0.5", "4"], &["3", "0", "01", "02", ".3"], quality),
        (
            Field::ImageWeight,
            &["0", ".5", "0.25", "3", "3.0", "2.99"],
            &["3.1", "4", "1.", ".", "-1", "1e0", "x.5", "1.2.3"],
            decimal,
        ),
        (Field::Style, &["raw", "cute", "50s-x"], &["two words"], Some(Problem::NotOneWord)),
        (Field::No, &["a, b", "a-b", "--"], &["a --ar 1:1", "—v", "--x"], Some(Problem::Dashes)),
    ];
    for (field, good, bad, problem) in cases {
        for text in good {
            assert_eq!(form(&[(field, text)]).problem(field), None, "{field:?} {text}");
        }
        for text in bad {
            assert_eq!(form(&[(field, text)]).problem(field), problem, "{field:?} {text}");
        }
    }
    assert_eq!(form(&[(Field::Style, "--x")]).problem(Field::Style), Some(Problem::Dashes));
    assert!(Field::ALL.into_iter().all(|field| Form::default().problem(field).is_none()));
}

#[test]
fn all_that_is_offered_is_good() {
    let offers = [
        (Field::Ratio, RATIOS.as_slice()),
        (Field::Version, &VERSIONS),
        (Field::Niji, &NIJI),
        (Field::Quality, &QUALITIES),
    ];
    for (field, choices) in offers {
        assert!(choices.iter().all(|choice| form(&[(field, choice)]).problem(field).is_none()), "{field:?}");
    }
}
