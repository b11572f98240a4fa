//! Derived texts of a task: description, progress, and the results of DESCRIBE and SHORTEN.

use std::fmt::Write;

use super::World;
use super::buttons;
use super::clock::Millis;
use super::kind::{Action, Status};
use super::rng::{Rng, mix, uuid};
use super::task_record::{NONE, TaskRecord};
use super::{prompts, shorten};

impl World {
    /// Writes `/imagine …`, or `/up <parent> U2` (the only reference to the parent), into `out`, which is cleared first.
    pub fn describe_into(&self, index: u32, out: &mut String) {
        out.clear();
        let record = &self.records[index as usize];
        let command = command(record);
        let prompt = self.prompt(record).map_or("", |prompt| &*prompt.text);
        let _: std::fmt::Result = match command {
            "/up" => {
                let parent = &self.records[record.parent as usize];
                let command_text = buttons::of_record(parent)
                    .get(usize::from(record.button))
                    .map_or("", |button| button.command_text);
                // Without `write!`, because a search over a million descriptions formats most of them.
                out.push_str("/up ");
                push_digits(out, parent.id);
                out.push(' ');
                out.push_str(command_text);
                Ok(())
            }
            "/describe" => write!(out, "/describe {}.png", record.id),
            "/blend" => write!(out, "/blend {} {}", record.id, self.blended(index)),
            "/swap_face" => write!(out, "/swap_face {}", record.id),
            "/show" => write!(out, "/show {}", message_hash(self.shown_id(index))),
            _ => write!(out, "{command} {prompt}"),
        };
    }

    fn blended(&self, index: u32) -> usize {
        let given = self
            .extras
            .get(&index)
            .and_then(|extra| extra.blended.as_ref())
            .map(|(blend_inputs, _)| blend_inputs.len());
        given.unwrap_or((mix(self.records[index as usize].id, 11) % 3) as usize + 2)
    }

    /// Id of the task whose image is shown: the record itself, unless it shows another one again.
    #[must_use]
    pub fn shown_id(&self, index: u32) -> u64 {
        let shown = self.extras.get(&index).and_then(|extra| extra.shown).unwrap_or(index);
        self.records[shown as usize].id
    }

    /// Progress, as servers write it.
    #[must_use]
    pub fn progress(&self, record: &TaskRecord, now: Millis) -> Option<String> {
        match record.status(now) {
            Status::NotStart | Status::Modal => None,
            Status::Submitted => Some("0%".into()),
            Status::InProgress if record.percent(now) < 4 => Some("Waiting to start".into()),
            Status::InProgress => Some(format!("{}%", record.percent(now).min(99))),
            Status::Success => Some("100%".into()),
            Status::Failure | Status::Cancel => Some(String::new()),
        }
    }

    /// Result of DESCRIBE and SHORTEN: one suggestion per paragraph; SHORTEN lists the important tokens first.
    #[must_use]
    pub fn answer(&self, record: &TaskRecord) -> Option<String> {
        const SIGNS: [&str; 5] = ["1️⃣", "2️⃣", "3️⃣", "4️⃣", "5️⃣"];
        let mut paragraphs = Vec::new();
        if record.action == Action::Shorten {
            let marked = shorten::marked(&self.prompt(record)?.text);
            paragraphs.push(format!("## Important tokens\n{marked}"));
            paragraphs.push("## Shortened prompts".to_owned());
        }
        let suggestions = self.suggestions(record);
        paragraphs.extend(SIGNS.iter().zip(&suggestions).map(|(sign, text)| format!("{sign} {text}")));
        (!suggestions.is_empty()).then(|| paragraphs.join("\n\n"))
    }

    /// Prompts suggested by DESCRIBE and SHORTEN, which their buttons submit.
    #[must_use]
    pub fn suggestions(&self, record: &TaskRecord) -> Vec<String> {
        match (record.action, self.prompt(record)) {
            (Action::Describe, _) => (0..4).map(|n| self.suggestion(record, n)).collect(),
            (Action::Shorten, Some(prompt)) => shorten::suggestions(&prompt.text),
            _ => Vec::new(),
        }
    }

    /// One suggestion of DESCRIBE.
    fn suggestion(&self, record: &TaskRecord, number: u64) -> String {
        let words =
            prompts::describe_theme(self.theme(record), &mut Rng::of(record.image_seed.into(), number));
        format!(
            "{words} --ar {}",
            ["1:1", "3:2", "16:9", "2:3"][(mix(record.image_seed.into(), 77) % 4) as usize]
        )
    }

    /// Theme of a task: that of its prompt, or a pseudorandom one.
    #[must_use]
    pub fn theme(&self, record: &TaskRecord) -> u8 {
        let themes = super::themes::THEMES.len() as u64;
        self.prompt(record)
            .map_or((mix(u64::from(record.image_seed & 0xFFF), 3) % themes) as u8, |prompt| prompt.theme)
    }

    /// Custom state of a record.
    #[must_use]
    pub fn state(&self, record: &TaskRecord) -> Option<&str> {
        (record.state != NONE).then(|| &*self.states[record.state as usize])
    }
}

fn push_digits(out: &mut String, mut number: u64) {
    let mut digits = [b'0'; 20];
    let mut at = digits.len();
    while number > 0 || at == digits.len() {
        at -= 1;
        digits[at] = b'0' + (number % 10) as u8;
        number /= 10;
    }
    digits[at..].iter().for_each(|digit| out.push(char::from(*digit)));
}

/// First word of a description.
#[must_use]
pub const fn command(record: &TaskRecord) -> &'static str {
    match record.action {
        _ if record.parent != NONE => "/up",
        Action::Describe => "/describe",
        Action::Blend => "/blend",
        Action::Shorten => "/shorten",
        Action::SwapFace => "/swap_face",
        Action::Show => "/show",
        _ => "/imagine",
    }
}

/// Job id of an image: a UUID.
#[must_use]
pub fn message_hash(id: u64) -> String {
    uuid(hash_of(id))
}

/// The same as a number.
#[must_use]
pub fn hash_of(id: u64) -> u128 {
    Rng::of(id, 0x4A5).wide()
}

/// Parses a UUID.
#[must_use]
pub fn read_hash(text: &str) -> Option<u128> {
    let groups: Vec<&str> = text.split('-').collect();
    let formed = groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12]);
    let digits = text.bytes().all(|c| c == b'-' || c.is_ascii_hexdigit());
    (formed && digits).then(|| u128::from_str_radix(&groups.concat(), 16).ok())?
}

/// The Discord account with this index, used as `instanceId`.
#[must_use]
pub fn account(number: u8) -> &'static str {
    ["1118138338562560102", "1189032547713204306", "1206851937482604713"][usize::from(number) % 3]
}
