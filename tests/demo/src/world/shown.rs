//! A task as it goes over the wire.

use serde_json::{Map, Value, json};

use super::World;
use super::buttons::{self, Button};
use super::chance::{Dice, mix};
use super::clock::Millis;
use super::kind::{Action, Status};
use super::query::GUESTS;
use super::reasons::REASONS;
use super::row::{NONE, Row};
use super::texts::{account, message_hash};
use crate::pictures::{Fate, Picture, link};

/// The two times that an answer depends on.
#[derive(Clone, Copy)]
pub struct Times {
    /// What tasks go by.
    pub world: Millis,
    /// What links expire by.
    pub links: Millis,
}

impl World {
    /// The task with all its fields.
    #[must_use]
    pub fn show(&self, index: u32, times: Times) -> Value {
        let row = &self.rows[index as usize];
        let now = times.world;
        let status = row.status(now);
        let prompt = self.prompt(row);
        let mut description = String::new();
        self.describe_into(index, &mut description);
        json!({
            "action": row.action.text(),
            "buttons": self.buttons(row, status),
            "description": description,
            "failReason": self.fail_reason(row, now),
            "finishTime": row.finish_time(now),
            "id": row.id.to_string(),
            "imageUrl": self.image_url(index, times),
            "progress": self.progress(row, now),
            "prompt": prompt.map(|prompt| &*prompt.text),
            "promptEn": prompt.and_then(|prompt| prompt.english.as_deref()),
            "properties": self.properties(index, status),
            "startTime": row.start_time(now),
            "state": self.state(row),
            "status": status.text(),
            "submitTime": row.submit,
        })
    }

    /// A row, or a guest, whose number is from [`GUESTS`] on.
    #[must_use]
    pub fn show_any(&self, index: u32, times: Times) -> Value {
        match index.checked_sub(GUESTS) {
            None => self.show(index, times),
            Some(number) => self.guests.get(number as usize).map_or(Value::Null, |guest| guest.task.clone()),
        }
    }

    /// The number of the task with this id, guests first.
    #[must_use]
    pub fn place_of(&self, id: &str) -> Option<u32> {
        let guest =
            (GUESTS..).zip(self.guests.iter()).find(|(_, guest)| guest.task["id"].as_str() == Some(id));
        guest.map(|(number, _)| number).or_else(|| self.find(id))
    }

    /// Why it failed, once it has.
    #[must_use]
    pub fn fail_reason(&self, row: &Row, now: Millis) -> Option<&'static str> {
        let ended = row.reason != NONE && matches!(row.status(now), Status::Failure | Status::Cancel);
        ended.then(|| REASONS[row.reason as usize].text)
    }

    fn buttons(&self, row: &Row, status: Status) -> Vec<Value> {
        if status != Status::Success {
            return Vec::new();
        }
        let hash = message_hash(row.id);
        (0u8..).zip(buttons::below(row)).map(|(n, button)| wire_button(row, n, button, &hash)).collect()
    }

    fn image_url(&self, index: u32, times: Times) -> Option<String> {
        let row = &self.rows[index as usize];
        if let Some(given) = self.extras.get(&index).and_then(|extra| extra.picture.clone()) {
            return Some(given);
        }
        let percent = row.percent(times.world);
        let progress = match row.status(times.world) {
            _ if row.action == Action::Describe => 100,
            _ if row.action == Action::Shorten => return None,
            Status::Success => 100,
            // The first previews come late, and change only now and then.
            Status::InProgress if percent >= 12 && row.action.makes_sheet() => (percent / 6 * 6).min(94),
            _ => return None,
        };
        let old = row.submit < self.begin;
        // By its number: ids are made of the time, and the same seed means the same world at any time.
        let fate = match mix(index.into(), 0xFA7E) % 1000 {
            0..50 if old && progress == 100 => Fate::Expired,
            50..70 if old && progress == 100 => Fate::Broken,
            70..74 if old && progress == 100 => return None,
            _ => Fate::Good,
        };
        let words = self.prompt(row).and_then(|prompt| prompt.english.as_deref()).unwrap_or("picture");
        Some(link::of(&self.picture(index, progress as u8, fate), row.id, words, fate, times.links))
    }

    /// What is drawn for a task.
    #[must_use]
    pub fn picture(&self, index: u32, progress: u8, fate: Fate) -> Picture {
        let row = &self.rows[index as usize];
        Picture {
            seed: row.art,
            theme: self.theme(row),
            ratio: self.ratio(index),
            quadrant: row.quadrant,
            progress,
            broken: fate == Fate::Broken,
            kin: self.kin_number(index),
        }
    }

    /// The shape of its picture: index into the ratios. Children of what has no words have its shape.
    #[must_use]
    pub fn ratio(&self, index: u32) -> u8 {
        let row = &self.rows[index as usize];
        let above = self.extras.get(&index).and_then(|extra| extra.shown).unwrap_or(row.parent);
        // More of a picture, and a part of it drawn anew, keep its shape unless another is asked for.
        let asks = self.prompt(row).is_some_and(|prompt| prompt.text.contains("--ar "));
        let keeps = match row.action {
            Action::Inpaint => true,
            Action::Zoom | Action::Pan => !asks,
            _ => row.prompt == NONE,
        };
        if keeps && above < index {
            return self.ratio(above);
        }
        let blended = self.extras.get(&index).and_then(|extra| extra.blended.as_ref());
        let shape = blended.map(|(_, shape)| match shape.as_str() {
            "PORTRAIT" => 2,
            "LANDSCAPE" => 1,
            _ => 0,
        });
        shape.unwrap_or_else(|| self.prompt(row).map_or(0, |prompt| prompt.ratio))
    }

    fn properties(&self, index: u32, status: Status) -> Value {
        let row = &self.rows[index as usize];
        let mut dice = Dice::of(index.into(), 0x9809);
        let mut all = Map::new();
        let prompt = self.prompt(row);
        let mut put = |key: &str, value: Value| drop(all.insert(key.to_owned(), value));
        let given = self.extras.get(&index);
        let niji = given.is_some_and(|extra| extra.niji) || prompt.is_some_and(|prompt| prompt.niji);
        let bot = match (row.action, niji) {
            (Action::SwapFace, _) => "INSIGHT_FACE",
            (_, true) => "NIJI_JOURNEY",
            _ => "MID_JOURNEY",
        };
        put("botType", bot.into());
        put("discordInstanceId", account(row.account).into());
        put("discordChannelId", account(row.account).replacen("11", "12", 1).into());
        put("nonce", (dice.next() % 900_000_000_000_000_000 + 1_000_000_000_000_000_000).to_string().into());
        if let Some(parent) = self.rows.get(row.parent as usize)
            && let Some(button) = buttons::below(parent).get(usize::from(row.button))
        {
            put("customId", custom_id(parent, button).into());
        }
        let hook = match given {
            Some(extra) => extra.notify_hook.clone(),
            None => dice
                .percent(15.0)
                .then(|| format!("https://bot.example.com/mj/notify?key={:08x}", dice.next() as u32)),
        };
        if self.seeds.contains(&index) {
            put("imageSeed", self.seed_of(row).into());
        }
        if let Some(hook) = hook {
            put("notifyHook", hook.into());
        }
        if matches!(status, Status::InProgress | Status::Success) {
            put("flags", if row.action == Action::Upscale { 0 } else { 64 }.into());
            put("progressMessageId", (row.id * 97 + 1_000_000_000_000_000_003).to_string().into());
        }
        if status == Status::Success {
            let text = prompt.map_or("", |prompt| prompt.english.as_deref().unwrap_or(&prompt.text));
            put("finalPrompt", self.answer(row).unwrap_or_else(|| text.to_owned()).into());
            put("messageHash", message_hash(row.id).into());
            put("messageId", (row.id * 97 + 1_000_000_000_000_000_011).to_string().into());
            put(
                "messageContent",
                format!("**{text}** - <@1086{:012}> (fast)", row.id % 1_000_000_000_000).into(),
            );
        }
        Value::Object(all)
    }
}

/// The custom id of a button of this task.
#[must_use]
pub fn custom_id(row: &Row, button: &Button) -> String {
    button.custom_id.replace('#', &message_hash(row.id))
}

impl World {
    /// The seed that Midjourney tells for a picture: the same for all that come from one sheet.
    #[must_use]
    pub fn seed_of(&self, row: &Row) -> String {
        (mix(u64::from(row.art), 0x5EED) as u32).to_string()
    }
}

fn wire_button(row: &Row, number: u8, button: &Button, hash: &str) -> Value {
    json!({
        "customId": button.custom_id.replace('#', hash),
        "emoji": button.emoji,
        "label": button.label,
        "style": if row.is_used(number) { 3 } else { 2 },
        "type": 2,
    })
}
