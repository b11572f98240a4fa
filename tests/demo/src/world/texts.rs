//! The texts of a task that are worked out: its description, its progress, and the answers of DESCRIBE and SHORTEN.

use std::fmt::Write;

use super::World;
use super::buttons;
use super::chance::{Dice, mix};
use super::clock::Millis;
use super::kind::{Action, Status};
use super::prompts;
use super::row::{NONE, Row};

impl World {
    /// `/imagine …`, or `/up <parent> U2`: the only trace of a task's parent. Written into `out`, which is cleared.
    pub fn describe_into(&self, index: u32, out: &mut String) {
        out.clear();
        let row = &self.rows[index as usize];
        if let Some(text) = self.extras.get(&index).and_then(|extra| extra.description.as_deref()) {
            out.push_str(text);
            return;
        }
        let command = command(row);
        let prompt = self.prompt(row).map_or("", |prompt| &*prompt.text);
        let _: std::fmt::Result = match command {
            "/up" => {
                let parent = &self.rows[row.parent as usize];
                let told =
                    buttons::of(parent.action).get(usize::from(row.button)).map_or("", |button| button.told);
                // By hand: a search in a million descriptions writes most of them.
                out.push_str("/up ");
                push_digits(out, parent.id);
                out.push(' ');
                out.push_str(told);
                Ok(())
            }
            "/describe" => write!(out, "/describe {}.png", row.id),
            "/blend" => write!(out, "/blend {} {}", row.id, self.blended(index)),
            "/swap_face" => write!(out, "/swap_face {}", row.id),
            "/show" => write!(out, "/show {}", message_hash(row.id)),
            _ => write!(out, "{command} {prompt}"),
        };
    }

    fn blended(&self, index: u32) -> usize {
        let given = self.extras.get(&index).and_then(|extra| extra.blended.as_ref()).map(|(count, _)| *count);
        given.unwrap_or((mix(self.rows[index as usize].id, 11) % 3) as usize + 2)
    }

    /// The progress as servers write it.
    #[must_use]
    pub fn progress(&self, row: &Row, now: Millis) -> Option<String> {
        match row.status(now) {
            Status::NotStart | Status::Modal => None,
            Status::Submitted => Some("0%".into()),
            Status::InProgress if row.percent(now) < 4 => Some("Waiting to start".into()),
            Status::InProgress => Some(format!("{}%", row.percent(now).min(99))),
            Status::Success => Some("100%".into()),
            Status::Failure | Status::Cancel => Some(String::new()),
        }
    }

    /// What DESCRIBE and SHORTEN answer: suggestions, one a paragraph.
    #[must_use]
    pub fn answer(&self, row: &Row) -> Option<String> {
        const SIGNS: [&str; 5] = ["1️⃣", "2️⃣", "3️⃣", "4️⃣", "5️⃣"];
        let suggestions: Vec<String> = match row.action {
            Action::Describe => (0..4).map(|n| self.suggestion(row, n)).collect(),
            Action::Shorten => shorten(&self.prompt(row)?.text, row.id),
            _ => return None,
        };
        Some(
            SIGNS
                .iter()
                .zip(suggestions)
                .map(|(sign, text)| format!("{sign} {text}"))
                .collect::<Vec<_>>()
                .join("\n\n"),
        )
    }

    /// One of the texts that DESCRIBE found for a picture.
    #[must_use]
    pub fn suggestion(&self, row: &Row, number: u64) -> String {
        let words = prompts::about(self.theme(row), &mut Dice::of(row.id, number));
        format!("{words} --ar {}", ["1:1", "3:2", "16:9", "2:3"][(mix(row.id, 77) % 4) as usize])
    }

    /// The theme of a task: that of its prompt, or one by chance.
    #[must_use]
    pub fn theme(&self, row: &Row) -> u8 {
        let themes = super::themes::THEMES.len() as u64;
        self.prompt(row).map_or((mix(u64::from(row.art & 0xFFF), 3) % themes) as u8, |prompt| prompt.theme)
    }

    /// The custom state of a row.
    #[must_use]
    pub fn state(&self, row: &Row) -> Option<&str> {
        (row.state != NONE).then(|| &*self.states[row.state as usize])
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

/// The command that a description begins with.
#[must_use]
pub const fn command(row: &Row) -> &'static str {
    match row.action {
        _ if row.parent != NONE => "/up",
        Action::Describe => "/describe",
        Action::Blend => "/blend",
        Action::Shorten => "/shorten",
        Action::SwapFace => "/swap_face",
        Action::Show => "/show",
        _ => "/imagine",
    }
}

/// The UUID that Midjourney knows the picture by.
#[must_use]
pub fn message_hash(id: u64) -> String {
    Dice::of(id, 0x4A5).uuid()
}

/// The Discord account with this number: what `instanceId` means.
#[must_use]
pub fn account(number: u8) -> &'static str {
    ["1118138338562560102", "1189032547713204306", "1206851937482604713"][usize::from(number) % 3]
}

fn shorten(prompt: &str, id: u64) -> Vec<String> {
    let words = prompt.split(" --").next().unwrap_or(prompt);
    let parts: Vec<&str> = words.split([',', '，']).map(str::trim).filter(|part| !part.is_empty()).collect();
    (0..5u64)
        .map(|n| {
            let kept =
                parts.iter().zip(0u64..).filter(|(_, at)| *at == 0 || !mix(id ^ n, *at).is_multiple_of(3));
            kept.map(|(part, _)| *part).collect::<Vec<_>>().join(", ")
        })
        .collect()
}
