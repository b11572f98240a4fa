//! Prompt to form values and back, with random prompts and values.

use contact_sheet::domain::prompt::{Prompt, RawParameter, parse};
use contact_sheet::domain::prompt_parameters::{ParameterValues, parameter::Parameter};
use proptest::prelude::*;
use proptest::sample::select;

use super::read;

/// Prompts with known and unknown parameters in any case, repeated, with and without values.
fn prompt() -> impl Strategy<Value = String> {
    let words = [
        "cat",
        "猫",
        ",",
        "16:9",
        "7",
        "raw",
        "--ar",
        "--ASPECT",
        "--v",
        "--version",
        "--niji",
        "--s",
        "--stylize",
        "--c",
        "--w",
        "--q",
        "--seed",
        "--iw",
        "--style",
        "--raw",
        "—raw",
        "--tile",
        "--no",
        "--sref",
        "--repeat",
        "--",
        "https://a.b/c",
    ];
    let word = prop_oneof![8 => select(words.to_vec()).prop_map(String::from), 1 => any::<String>()];
    proptest::collection::vec(word, 0..14).prop_map(|words| words.join(" "))
}

/// Valid typed values.
fn filled() -> impl Strategy<Value = ParameterValues> {
    let value = prop_oneof![
        3 => Just(String::new()),
        3 => select(vec!["1:1", "16:9", "7", "6.1", "6", "0", "100", ".5", "1", "raw", "cute", "niji", "tile"]).prop_map(String::from),
        1 => "[a-z猫 ,—-]{1,12}",
        1 => "[0-9]{1,4}([:.][0-9]{1,2})?",
    ];
    proptest::collection::vec(value, Parameter::ALL.len()).prop_map(|values| {
        let mut form = ParameterValues::default();
        for (field, value) in Parameter::ALL.into_iter().zip(&values) {
            let before = form.clone();
            form.set(field, value);
            if form.validate(field).is_some() {
                form = before;
            }
        }
        form.set_tile(!form.get(Parameter::Tile).is_empty());
        form
    })
}

proptest! {
    #[test]
    fn written_values_are_read_back(form in filled(), prompt in prompt()) {
        let written = form.write(&parse(&prompt)).write();
        prop_assert_eq!(read(&written), form, "{}", written);
    }

    #[test]
    fn unchanged_values_leave_the_prompt_unchanged(prompt in prompt()) {
        let parts = parse(&prompt);
        prop_assert_eq!(ParameterValues::read(&parts).write(&parts), parts);
    }

    #[test]
    fn the_rest_of_the_prompt_is_unchanged(form in filled(), prompt in prompt()) {
        let parts = parse(&prompt);
        let written = form.write(&parts);
        prop_assert_eq!((&written.references, &written.text), (&parts.references, &parts.text));
        let others = |prompt: &Prompt| -> Vec<RawParameter> {
            prompt.parameters.iter().filter(|p| Parameter::from_name(&p.name).is_none()).cloned().collect()
        };
        prop_assert_eq!(others(&written), others(&parts));
        prop_assert_eq!(&form.write(&written), &written, "writing is idempotent");
    }
}
