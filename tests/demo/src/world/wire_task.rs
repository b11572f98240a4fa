//! JSON of a task as Plus sends it.

use serde_json::{Map, Value, json};

use super::World;
use super::buttons::{self, Button};
use super::clock::Millis;
use super::fail_reasons::REASONS;
use super::kind::{Action, Status};
use super::query::FIRST_INJECTED;
use super::rng::{Rng, mix};
use super::task_record::{NONE, TaskRecord};
use super::texts::{account, message_hash};
use crate::pictures::{LinkState, Picture, link};

/// The two times that a response depends on.
#[derive(Clone, Copy)]
pub struct Times {
    /// Time for tasks.
    pub world: Millis,
    /// Time for the expiry of links.
    pub links: Millis,
}

impl World {
    /// JSON of a record.
    #[must_use]
    pub fn wire_record(&self, index: u32, times: Times) -> Value {
        let record = &self.records[index as usize];
        let now = times.world;
        let status = record.status(now);
        let prompt = self.prompt(record);
        let mut description = String::new();
        self.describe_into(index, &mut description);
        json!({
            "action": record.action.text(),
            "buttons": self.buttons(record, status),
            "description": description,
            "failReason": self.fail_reason(record, now),
            "finishTime": record.finish_time(now),
            "id": record.id.to_string(),
            "imageUrl": self.image_url(index, times),
            "progress": self.progress(record, now),
            "prompt": prompt.map(|prompt| &*prompt.text),
            "promptEn": prompt.and_then(|prompt| prompt.english.as_deref()),
            "properties": self.properties(index, status),
            "startTime": record.start_time(now),
            "state": self.state(record),
            "status": status.text(),
            "submitTime": record.submit,
        })
    }

    /// JSON of a record, or of an injected task, whose index is [`FIRST_INJECTED`] or more.
    #[must_use]
    pub fn wire_task(&self, index: u32, times: Times) -> Value {
        match index.checked_sub(FIRST_INJECTED) {
            None => self.wire_record(index, times),
            Some(number) => self
                .injected
                .get(number as usize)
                .map_or(Value::Null, |injected_task| injected_task.task.clone()),
        }
    }

    /// Index of the task with this id; injected tasks take precedence.
    #[must_use]
    pub fn find_index(&self, id: &str) -> Option<u32> {
        let injected_task = (FIRST_INJECTED..)
            .zip(self.injected.iter())
            .find(|(_, injected_task)| injected_task.task["id"].as_str() == Some(id));
        injected_task.map(|(number, _)| number).or_else(|| self.find(id))
    }

    /// Failure reason of an ended task.
    #[must_use]
    pub fn fail_reason(&self, record: &TaskRecord, now: Millis) -> Option<&'static str> {
        let finished =
            record.reason != NONE && matches!(record.status(now), Status::Failure | Status::Cancel);
        finished.then(|| REASONS[record.reason as usize].text)
    }

    fn buttons(&self, record: &TaskRecord, status: Status) -> Vec<Value> {
        if status != Status::Success {
            return Vec::new();
        }
        let hash = message_hash(record.id);
        (0u8..)
            .zip(buttons::of_record(record))
            .map(|(n, button)| wire_button(record, n, button, &hash))
            .collect()
    }

    fn image_url(&self, index: u32, times: Times) -> Option<String> {
        let record = &self.records[index as usize];
        if let Some(extra) = self.extras.get(&index).and_then(|extra| extra.picture.clone()) {
            return Some(extra);
        }
        let percent = record.percent(times.world);
        let progress = match record.status(times.world) {
            _ if record.action == Action::Describe => 100,
            _ if record.action == Action::Shorten => return None,
            Status::Success => 100,
            // Previews appear late and change rarely.
            Status::InProgress if percent >= 12 && record.action.makes_sheet() => (percent / 6 * 6).min(94),
            _ => return None,
        };
        let old = record.submit < self.begin;
        // Derived from the index, because ids depend on the time of the start.
        let link_state = match mix(index.into(), 0xFA7E) % 1000 {
            0..50 if old && progress == 100 => LinkState::Expired,
            50..70 if old && progress == 100 => LinkState::Broken,
            70..74 if old && progress == 100 => return None,
            _ => LinkState::Valid,
        };
        let words = self.prompt(record).and_then(|prompt| prompt.english.as_deref()).unwrap_or("picture");
        Some(link::of(
            &self.picture(index, progress as u8, link_state),
            record.id,
            words,
            link_state,
            times.links,
        ))
    }

    /// Image of a task.
    #[must_use]
    pub fn picture(&self, index: u32, progress: u8, link_state: LinkState) -> Picture {
        let record = &self.records[index as usize];
        Picture {
            seed: record.image_seed,
            theme: self.theme(record),
            ratio: self.ratio(index),
            quadrant: record.quadrant,
            progress,
            broken: link_state == LinkState::Broken,
            source: self.derived_source(index),
        }
    }

    /// Aspect ratio of its image: index into the ratios. Without a prompt, that of the parent.
    #[must_use]
    pub fn ratio(&self, index: u32) -> u8 {
        let record = &self.records[index as usize];
        let above = self.extras.get(&index).and_then(|extra| extra.shown).unwrap_or(record.parent);
        // Zoom, pan and inpaint keep the parent's ratio unless the prompt asks for another.
        let asks = self.prompt(record).is_some_and(|prompt| prompt.text.contains("--ar "));
        let keeps = match record.action {
            Action::Inpaint => true,
            Action::Zoom | Action::Pan => !asks,
            _ => record.prompt == NONE,
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
        shape.unwrap_or_else(|| self.prompt(record).map_or(0, |prompt| prompt.ratio))
    }

    fn properties(&self, index: u32, status: Status) -> Value {
        let record = &self.records[index as usize];
        let mut rng = Rng::of(index.into(), 0x9809);
        let mut all = Map::new();
        let prompt = self.prompt(record);
        let mut put = |key: &str, value: Value| drop(all.insert(key.to_owned(), value));
        let extra = self.extras.get(&index);
        let niji = extra.is_some_and(|extra| extra.niji) || prompt.is_some_and(|prompt| prompt.niji);
        let bot = match (record.action, niji) {
            (Action::SwapFace, _) => "INSIGHT_FACE",
            (_, true) => "NIJI_JOURNEY",
            _ => "MID_JOURNEY",
        };
        put("botType", bot.into());
        put("discordInstanceId", account(record.account).into());
        put("discordChannelId", account(record.account).replacen("11", "12", 1).into());
        put("nonce", (rng.next() % 900_000_000_000_000_000 + 1_000_000_000_000_000_000).to_string().into());
        if let Some(parent) = self.records.get(record.parent as usize)
            && let Some(button) = buttons::of_record(parent).get(usize::from(record.button))
        {
            put("customId", custom_id(parent, button).into());
        }
        let hook = match extra {
            Some(extra) => extra.notify_hook.clone(),
            None => rng
                .percent(15.0)
                .then(|| format!("https://bot.example.com/mj/notify?key={:08x}", rng.next() as u32)),
        };
        if self.seeds.contains(&index) {
            put("imageSeed", self.seed_of(record).into());
        }
        if let Some(hook) = hook {
            put("notifyHook", hook.into());
        }
        if matches!(status, Status::InProgress | Status::Success) {
            put("flags", if record.action == Action::Upscale { 0 } else { 64 }.into());
            put("progressMessageId", (record.id * 97 + 1_000_000_000_000_000_003).to_string().into());
        }
        if status == Status::Success {
            let text = prompt.map_or("", |prompt| prompt.english.as_deref().unwrap_or(&prompt.text));
            put("finalPrompt", self.answer(record).unwrap_or_else(|| text.to_owned()).into());
            put("messageHash", message_hash(record.id).into());
            put("messageId", (record.id * 97 + 1_000_000_000_000_000_011).to_string().into());
            put(
                "messageContent",
                format!("**{text}** - <@1086{:012}> (fast)", record.id % 1_000_000_000_000).into(),
            );
        }
        Value::Object(all)
    }
}

/// Custom id of a button of this task.
#[must_use]
pub fn custom_id(record: &TaskRecord, button: &Button) -> String {
    button.custom_id.replace('#', &message_hash(record.id))
}

impl World {
    /// Image seed: the same for all images from one sheet.
    #[must_use]
    pub fn seed_of(&self, record: &TaskRecord) -> String {
        (mix(u64::from(record.image_seed), 0x5EED) as u32).to_string()
    }
}

fn wire_button(record: &TaskRecord, number: u8, button: &Button, hash: &str) -> Value {
    json!({
        "customId": button.custom_id.replace('#', hash),
        "emoji": button.emoji,
        "label": button.label,
        "style": if record.is_used(number) { 3 } else { 2 },
        "type": 2,
    })
}
