//! The parameters of a prompt as form values, and back.

pub mod error;
pub mod parameter;

use crate::domain::{
    prompt::{Prompt, RawParameter},
    prompt_parameters::{error::ParameterError, parameter::Parameter},
};

/// One text for each [`Parameter`], "" if it is not set.
///
/// A parameter without a value has its own name as the text: `--tile` is "tile", `--raw` is "raw", `--niji` is "niji". Invalid
/// values are kept; see [`ParameterValues::validate`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParameterValues {
    values: [String; Parameter::ALL.len()],
}

impl ParameterValues {
    /// Reads the parameters of a prompt. The last one of several counts, as in Midjourney.
    pub fn read(prompt: &Prompt) -> ParameterValues {
        let mut values = ParameterValues::default();
        for parameter in &prompt.parameters {
            if let Some(field) = Parameter::from_name(&parameter.name) {
                values.set(field, form_value(parameter));
            }
        }
        values
    }

    /// The prompt with these values. An unchanged parameter keeps its spelling, a changed one keeps its position and name, a
    /// new one is appended in the order of [`Parameter::ALL`], and an empty one is removed. The rest of the prompt is unchanged.
    pub fn write(&self, prompt: &Prompt) -> Prompt {
        let before = ParameterValues::read(prompt);
        let mut prompt = prompt.clone();
        for field in Parameter::ALL {
            let is_changed = before.get(field) != self.get(field);
            // Conflicting parameters share a position: the one that is set writes it, and the other must not remove it.
            let is_replaced = field.conflicts_with().is_some_and(|other| !self.get(other).is_empty());
            if is_changed && !is_replaced {
                write_parameter(&mut prompt.parameters, field, self.get(field));
            }
        }
        prompt
    }

    /// The text of a parameter.
    pub fn get(&self, field: Parameter) -> &str {
        &self.values[field.index()]
    }

    /// Sets a parameter to the trimmed text; "" clears it. Setting the version clears Niji and vice versa.
    pub fn set(&mut self, field: Parameter, text: &str) {
        let text = text.trim();
        if let Some(other) = field.conflicts_with().filter(|_| !text.is_empty()) {
            self.values[other.index()].clear();
        }
        self.values[field.index()] = String::from(text);
    }

    /// Whether `--tile` is set.
    pub fn tile(&self) -> bool {
        !self.get(Parameter::Tile).is_empty()
    }

    /// Sets or clears `--tile`.
    pub fn set_tile(&mut self, tile: bool) {
        self.set(Parameter::Tile, if tile { Parameter::Tile.name() } else { "" });
    }

    /// The parameters whose text is not valid, in the order of the form.
    pub fn invalid(&self) -> impl Iterator<Item = Parameter> {
        Parameter::ALL.into_iter().filter(|parameter| self.validate(*parameter).is_some())
    }

    /// Validates the text of a parameter. An empty one is valid.
    pub fn validate(&self, field: Parameter) -> Option<ParameterError> {
        let text = self.get(field);
        if text.is_empty() { None } else { error::validate(field, text) }
    }
}

/// Parameters that are allowed without a value.
const FLAGS: [&str; 3] = ["raw", "tile", "niji"];

/// The form value of a parameter.
fn form_value(parameter: &RawParameter) -> &str {
    let is_flag = parameter.value.is_empty() && FLAGS.contains(&parameter.name.as_str());
    if is_flag { &parameter.name } else { &parameter.value }
}

/// Writes a value at the position of the last parameter that it replaces and removes the others; "" removes all.
fn write_parameter(parameters: &mut Vec<RawParameter>, field: Parameter, value: &str) {
    let is_replaced = |parameter: &RawParameter| {
        let other = Parameter::from_name(&parameter.name);
        other.is_some() && (other == Some(field) || other == field.conflicts_with())
    };
    let mut kept_index = None;
    if !value.is_empty() {
        let index = parameters.iter().rposition(is_replaced);
        let name = index.map_or("", |index| &parameters[index].name);
        // `--raw` takes no value: a style other than raw needs `--style`.
        let keeps_name = Parameter::from_name(name) == Some(field) && (name != "raw" || value == "raw");
        let name = String::from(if keeps_name { name } else { field.name() });
        let is_flag = name == value && FLAGS.contains(&value);
        let parameter = RawParameter { value: String::from(if is_flag { "" } else { value }), name };
        match index {
            Some(index) => parameters[index] = parameter,
            None => parameters.push(parameter),
        }
        kept_index = index.or(Some(parameters.len() - 1));
    }
    let mut index = 0;
    parameters.retain(|parameter| {
        let is_kept = kept_index == Some(index) || !is_replaced(parameter);
        index += 1;
        is_kept
    });
}
