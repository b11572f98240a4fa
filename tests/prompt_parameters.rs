//! The parameters of a prompt as form values, and back.

mod round_trips;

use contact_sheet::domain::prompt::parse;
use contact_sheet::domain::prompt_parameters::{
    ParameterValues,
    error::ParameterError,
    parameter::{NIJI, Parameter, QUALITIES, RATIOS, VERSIONS},
};

fn read(prompt: &str) -> ParameterValues {
    ParameterValues::read(&parse(prompt))
}

type Values<'a> = &'a [(Parameter, &'a str)];
type Texts<'a> = &'a [&'a str];

/// The form values.
fn form(values: Values) -> ParameterValues {
    let mut form = ParameterValues::default();
    values.iter().for_each(|(field, value)| form.set(*field, value));
    form
}

/// The prompt after these values have been set.
fn with(prompt: &str, values: Values) -> String {
    let parts = parse(prompt);
    let mut form = ParameterValues::read(&parts);
    values.iter().for_each(|(field, value)| form.set(*field, value));
    form.write(&parts).write()
}

#[test]
fn every_parameter_is_read_and_written() {
    let all = "a cat --ar 16:9 --v 6.1 --s 250 --c 10 --w 500 --q .5 --seed 7 --iw 1.5 --style raw --tile --no dogs, cars";
    let values = [
        (Parameter::Ratio, "16:9"),
        (Parameter::Version, "6.1"),
        (Parameter::Stylize, "250"),
        (Parameter::Chaos, "10"),
        (Parameter::Weird, "500"),
        (Parameter::Quality, ".5"),
        (Parameter::Seed, "7"),
        (Parameter::ImageWeight, "1.5"),
        (Parameter::Style, "raw"),
        (Parameter::Tile, "tile"),
        (Parameter::No, "dogs, cars"),
    ];
    assert_eq!(read(all), form(&values));
    assert_eq!(with("a cat", &values), all, "new parameters are written in the same order");
    let long = "a cat --ASPECT 16:9 --Version 6.1 --stylize 250 --chaos 10 --weird 500 --quality .5 --seed 7 --iw 1.5 --raw --Tile --NO dogs, cars";
    assert_eq!(read(long), form(&values));
    assert!(read(long).tile() && !read("a tile").tile());
    for field in Parameter::ALL {
        assert_eq!(Parameter::from_name(field.name()), Some(field));
    }
}

#[test]
fn a_changed_parameter_keeps_its_position() {
    let cases: [(&str, Values, &str); 13] = [
        ("x --ar 1:1 --q 2", &[(Parameter::Ratio, "3:2")], "x --ar 3:2 --q 2"),
        ("x --aspect 1:1 --stylize 5", &[(Parameter::Ratio, "3:2")], "x --aspect 3:2 --stylize 5"),
        ("x --ar 1:1 --cw 5 --q 2", &[(Parameter::Quality, "")], "x --ar 1:1 --cw 5"),
        ("x --sref a b --q 2", &[(Parameter::Ratio, "1:1")], "x --sref a b --q 2 --ar 1:1"),
        ("x --v 6 --q 2", &[(Parameter::Niji, "6")], "x --niji 6 --q 2"),
        ("x --niji 6 --q 2", &[(Parameter::Version, "7")], "x --v 7 --q 2"),
        ("x --niji 6 --version 6", &[(Parameter::Version, "")], "x"),
        ("x --ar 1:1 --fast --aspect 2:3", &[(Parameter::Ratio, "3:2")], "x --fast --aspect 3:2"),
        ("x --raw", &[(Parameter::Style, "cute")], "x --style cute"),
        ("x --style cute", &[(Parameter::Style, "raw")], "x --style raw"),
        ("x --tile", &[(Parameter::Tile, "")], "x"),
        ("x --repeat 4", &[(Parameter::Tile, "tile")], "x --repeat 4 --tile"),
        ("https://a.b/c", &[(Parameter::ImageWeight, "2")], "https://a.b/c --iw 2"),
    ];
    for (prompt, values, written) in cases {
        assert_eq!(with(prompt, values), written, "{prompt}");
    }
}

#[test]
fn the_last_of_several_counts() {
    assert_eq!(read("x --ar 1:1 --aspect 3:2").get(Parameter::Ratio), "3:2");
    let both = read("x --v 6 --niji 5");
    assert_eq!((both.get(Parameter::Version), both.get(Parameter::Niji)), ("", "5"));
    let both = read("x --niji 5 --v 6");
    assert_eq!((both.get(Parameter::Version), both.get(Parameter::Niji)), ("6", ""));
}

#[test]
fn values_that_are_not_offered_are_kept() {
    let prompt = "x --niji --ar wide --seed --quality 3 --style cute";
    let form = read(prompt);
    let shown = [Parameter::Niji, Parameter::Ratio, Parameter::Seed, Parameter::Quality, Parameter::Style]
        .map(|f| form.get(f));
    assert_eq!(shown, ["niji", "wide", "", "3", "cute"]);
    assert_eq!(with(prompt, &[(Parameter::Stylize, "5")]), format!("{prompt} --s 5"));
}

#[test]
fn a_version_and_niji_exclude_each_other() {
    let mut form = form(&[(Parameter::Version, "7")]);
    form.set(Parameter::Niji, "");
    assert_eq!(form.get(Parameter::Version), "7", "an empty value clears nothing");
    form.set(Parameter::Niji, "6");
    assert_eq!((form.get(Parameter::Version), form.get(Parameter::Niji)), ("", "6"));
    form.set_tile(true);
    form.set(Parameter::Version, " 7 ");
    assert_eq!((form.get(Parameter::Version), form.get(Parameter::Niji), form.tile()), ("7", "", true));
    form.set_tile(false);
    assert_eq!(form, self::form(&[(Parameter::Version, "7")]));
}

#[test]
fn values_are_validated() {
    let ratio = Some(ParameterError::NotARatio);
    let decimal = Some(ParameterError::NotANumber { max: 3 });
    let whole = |max| Some(ParameterError::NotWhole { max });
    let quality = Some(ParameterError::NotOneOf { choices: &QUALITIES });
    let cases: [(Parameter, Texts, Texts, Option<ParameterError>); 12] = [
        (
            Parameter::Ratio,
            &["1:1", "14:1", "1:14", "100:200"],
            &["16/9", "0:1", "1:", ":", "1.5:1", "-1:1", "+1:1", "1:1:1", "9999999999:1", "wide"],
            ratio,
        ),
        (Parameter::Ratio, &[], &["15:1", "1:15", "4294967295:1"], Some(ParameterError::TooLong { max: 14 })),
        (
            Parameter::Version,
            &["7", "6.1", "5.2", "8"],
            &["niji", "v7", "6.", ".1", "6.1.1", "-1", "7 7"],
            Some(ParameterError::NotAVersion),
        ),
        (Parameter::Niji, &["6", "niji"], &["v6", "latest"], Some(ParameterError::NotAVersion)),
        (Parameter::Stylize, &["0", "1000"], &["1001", "-1", "+1", "1.5", "x", "99999999999"], whole(1000)),
        (Parameter::Chaos, &["0", "100"], &["101"], whole(100)),
        (Parameter::Weird, &["0", "3000"], &["3001"], whole(3000)),
        (Parameter::Seed, &["0", "4294967295"], &["4294967296", "random"], whole(u32::MAX)),
        (Parameter::Quality, &[".25", "0.5", "4"], &["3", "0", "01", "02", ".3"], quality),
        (
            Parameter::ImageWeight,
            &["0", ".5", "0.25", "3", "3.0", "2.99"],
            &["3.1", "4", "1.", ".", "-1", "1e0", "x.5", "1.2.3"],
            decimal,
        ),
        (Parameter::Style, &["raw", "cute", "50s-x"], &["two words"], Some(ParameterError::NotOneWord)),
        (
            Parameter::No,
            &["a, b", "a-b", "--"],
            &["a --ar 1:1", "—v", "--x"],
            Some(ParameterError::StartsWithDashes),
        ),
    ];
    for (field, valid, invalid, error) in cases {
        for text in valid {
            assert_eq!(form(&[(field, text)]).validate(field), None, "{field:?} {text}");
        }
        for text in invalid {
            assert_eq!(form(&[(field, text)]).validate(field), error, "{field:?} {text}");
        }
    }
    assert_eq!(
        form(&[(Parameter::Style, "--x")]).validate(Parameter::Style),
        Some(ParameterError::StartsWithDashes)
    );
    assert!(Parameter::ALL.into_iter().all(|field| ParameterValues::default().validate(field).is_none()));
}

#[test]
fn all_offered_values_are_valid() {
    let offered = [
        (Parameter::Ratio, RATIOS.as_slice()),
        (Parameter::Version, &VERSIONS),
        (Parameter::Niji, &NIJI),
        (Parameter::Quality, &QUALITIES),
    ];
    for (field, choices) in offered {
        assert!(choices.iter().all(|choice| form(&[(field, choice)]).validate(field).is_none()), "{field:?}");
    }
}
