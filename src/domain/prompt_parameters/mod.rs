//! The parameters of a prompt as the values of a form, read out of the prompt and written back into it.

pub mod error;
pub mod parameter;

use crate::domain::{
    prompt::{Prompt, RawParameter},
    prompt_parameters::{error::ParameterError, parameter::Parameter},
};

/// What the form shows: one text for each [`Parameter`], "" when it is not set.
///
/// A parameter that stands without a value shows its own name: `--tile` is "tile", `--raw` is "raw", and `--niji` is
/// "niji". A value that Midjourney would refuse is shown like any other, and [`ParameterValues::problem`] says what is wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParameterValues {
    values: [String; Parameter::ALL.len()],
}

impl ParameterValues {
    /// Reads a prompt's parameters. Where one stands twice, the last one counts, as it does for Midjourney.
    pub fn read(prompt: &Prompt) -> ParameterValues {
        let mut form = ParameterValues::default();
        for parameter in &prompt.parameters {
            if let Some(field) = Parameter::named(&parameter.name) {
                form.set(field, shown(parameter));
            }
        }
        form
    }

    /// The prompt with these values. What did not change stays as it is, to the letter; what changed is replaced where
    /// it stands, under the name that it has; what is new comes last, in the order of [`Parameter::ALL`]; what is not set
    /// goes. All else in the prompt stays.
    pub fn write(&self, prompt: &Prompt) -> Prompt {
        let before = ParameterValues::read(prompt);
        let mut prompt = prompt.clone();
        for field in Parameter::ALL {
            let changed = before.get(field) != self.get(field);
            // Two fields can share a place: the one that is set writes it, the other would only take it away.
            let other = field.rival().is_some_and(|rival| !self.get(rival).is_empty());
            if changed && !other {
                put(&mut prompt.parameters, field, self.get(field));
            }
        }
        prompt
    }

    /// A field's text.
    pub fn get(&self, field: Parameter) -> &str {
        &self.values[field.index()]
    }

    /// Sets a field, trimmed; "" takes it away. A version takes Niji away, and the other way round.
    pub fn set(&mut self, field: Parameter, text: &str) {
        let text = text.trim();
        if let Some(rival) = field.rival().filter(|_| !text.is_empty()) {
            self.values[rival.index()].clear();
        }
        self.values[field.index()] = String::from(text);
    }

    /// Is the picture to be a tile, which repeats without a seam?
    pub fn tile(&self) -> bool {
        !self.get(Parameter::Tile).is_empty()
    }

    /// Makes it one, or not.
    pub fn set_tile(&mut self, tile: bool) {
        self.set(Parameter::Tile, if tile { Parameter::Tile.name() } else { "" });
    }

    /// What is wrong with a field's text, if anything. One that is not set has no problem.
    pub fn problem(&self, field: Parameter) -> Option<ParameterError> {
        let text = self.get(field);
        if text.is_empty() { None } else { error::problem(field, text) }
    }
}

/// The names that may stand without a value.
const FLAGS: [&str; 3] = ["raw", "tile", "niji"];

/// What the form shows of a parameter.
fn shown(parameter: &RawParameter) -> &str {
    let bare = parameter.value.is_empty() && FLAGS.contains(&parameter.name.as_str());
    if bare { &parameter.name } else { &parameter.value }
}

/// Puts a value in the place of the last parameter that it replaces; the others of its kind go. "" takes all away.
fn put(parameters: &mut Vec<RawParameter>, field: Parameter, value: &str) {
    let is_own = |parameter: &RawParameter| {
        let of = Parameter::named(&parameter.name);
        of.is_some() && (of == Some(field) || of == field.rival())
    };
    let mut kept = None;
    if !value.is_empty() {
        let place = parameters.iter().rposition(is_own);
        let name = place.map_or("", |place| &parameters[place].name);
        // `--raw cute` is no style, only `--style cute` is.
        let keeps_name = Parameter::named(name) == Some(field) && (name != "raw" || value == "raw");
        let name = String::from(if keeps_name { name } else { field.name() });
        let bare = name == value && FLAGS.contains(&value);
        let parameter = RawParameter { value: String::from(if bare { "" } else { value }), name };
        match place {
            Some(place) => parameters[place] = parameter,
            None => parameters.push(parameter),
        }
        kept = place.or(Some(parameters.len() - 1));
    }
    let mut place = 0;
    parameters.retain(|parameter| {
        let stays = kept == Some(place) || !is_own(parameter);
        place += 1;
        stays
    });
}
