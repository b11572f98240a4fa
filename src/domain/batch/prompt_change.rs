//! The same change of the parameters of many prompts.

use crate::domain::{
    prompt::{Prompt, RawParameter, parse},
    prompt_parameters::{ParameterValues, error::ParameterError, parameter::Parameter},
};

/// A change of parameters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PromptChange {
    /// The parameters that are set, in place of those of the same name.
    pub set: Vec<RawParameter>,
    /// The names of those that are removed.
    pub removed: Vec<String>,
}

/// Why a text is not a list of parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChangeError {
    /// It has this text before the first parameter.
    Text(String),
    /// The parameter with this name has no value.
    NoValue(String),
    /// The value of a parameter is not valid.
    Value(Parameter, ParameterError),
}

impl PromptChange {
    /// Reads the parameters to set, such as `--ar 16:9 --tile`.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn parse(text: &str, removed: Vec<String>) -> Result<Self, ChangeError> {
        let Prompt { references, text, parameters } = parse(text);
        let before = references.into_iter().chain([text]).find(|text| !text.is_empty());
        if let Some(before) = before {
            return Err(ChangeError::Text(before));
        }
        let change = Self { set: parameters, removed };
        let values = change.known_values();
        let has_no_value = |parameter: &&RawParameter| {
            Parameter::from_name(&parameter.name).is_some_and(|it| values.get(it).is_empty())
        };
        if let Some(parameter) = change.set.iter().find(has_no_value) {
            return Err(ChangeError::NoValue(parameter.name.clone()));
        }
        let invalid = Parameter::ALL.into_iter().find_map(|it| Some((it, values.validate(it)?)));
        match invalid {
            Some((parameter, error)) => Err(ChangeError::Value(parameter, error)),
            None => Ok(change),
        }
    }

    /// The prompt with the change. Without a change it keeps its spelling.
    pub fn apply(&self, prompt: &str) -> String {
        if self.set.is_empty() && self.removed.is_empty() {
            return prompt.to_owned();
        }
        let mut prompt = parse(prompt);
        prompt.parameters.retain(|parameter| !self.removed.contains(&canonical_name(&parameter.name)));
        let (set, mut values) = (self.known_values(), ParameterValues::read(&prompt));
        for parameter in Parameter::ALL {
            if !set.get(parameter).is_empty() {
                values.set(parameter, set.get(parameter));
            }
        }
        let mut prompt = values.write(&prompt);
        for parameter in self.set.iter().filter(|it| Parameter::from_name(&it.name).is_none()) {
            match prompt.parameters.iter_mut().find(|it| it.name == parameter.name) {
                Some(before) => before.value.clone_from(&parameter.value),
                None => prompt.parameters.push(parameter.clone()),
            }
        }
        prompt.write()
    }

    /// The values of those set parameters that are known.
    fn known_values(&self) -> ParameterValues {
        ParameterValues::read(&Prompt { parameters: self.set.clone(), ..Prompt::default() })
    }
}

/// The name under which all spellings of a parameter are removed.
fn canonical_name(name: &str) -> String {
    Parameter::from_name(name).map_or_else(|| name.to_owned(), |known| known.name().to_owned())
}

/// The names of the parameters in a prompt, each once for all of its spellings.
pub fn parameter_names(prompt: &str) -> Vec<String> {
    let mut names: Vec<String> =
        parse(prompt).parameters.iter().map(|parameter| canonical_name(&parameter.name)).collect();
    names.sort();
    names.dedup();
    names
}
