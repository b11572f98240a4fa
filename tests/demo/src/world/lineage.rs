//! Origin of a task's image, found by following the parents.

use std::sync::Arc;

use super::World;
use super::buttons;
use super::kind::Action;
use super::rng::mix;
use super::task_record::{NONE, TaskRecord};
use crate::pictures::Picture;
use crate::pictures::derived_image::{BlendInput, DerivedImage, Frame};

/// Maximum number of nested images: at that depth the first one is hardly visible.
const MAX_DEPTH: u8 = 4;

impl World {
    /// The origins of the quadrants of an image; empty for plain scenes.
    #[must_use]
    pub fn derived_images(&self, picture: &Picture) -> Vec<DerivedImage> {
        // After a restart a link can refer to a task that does not exist any more; a plain scene is drawn instead.
        let record = picture.source.checked_sub(1).filter(|index| (*index as usize) < self.records.len());
        match (record, picture.quadrant) {
            (None, _) => Vec::new(),
            (Some(record), 0) => {
                (1..=4).map(|quadrant| self.derived_image(record, quadrant, MAX_DEPTH)).collect()
            }
            (Some(record), quadrant) => vec![self.derived_image(record, quadrant, MAX_DEPTH)],
        }
    }

    /// One more than the index of the record that defines the origin of this image, as stored in links; 0 for plain scenes.
    #[must_use]
    pub fn derived_source(&self, index: u32) -> u32 {
        let record = &self.records[index as usize];
        let quadrant = record.quadrant.max(1);
        match self.derived_image(index, quadrant, MAX_DEPTH) {
            DerivedImage::Scene { seed, theme, quadrant: part }
                if (seed, theme, part) == (record.image_seed, self.theme(record), quadrant) =>
            {
                0
            }
            _ => index + 1,
        }
    }

    /// Origin of one quadrant of a record's sheet, or of its single image.
    fn derived_image(&self, index: u32, quadrant: u8, depth: u8) -> DerivedImage {
        let record = &self.records[index as usize];
        if let Some(shown) = self.extras.get(&index).and_then(|extra| extra.shown) {
            return self.derived_image(shown, quadrant, depth);
        }
        let Some(parent) = self.records.get(record.parent as usize) else {
            return self.new_origin(index, quadrant);
        };
        let light = mix(u64::from(record.image_seed), u64::from(quadrant)) as u32;
        let of = || Arc::new(self.derived_image(record.parent, parent.quadrant.max(1), depth - 1));
        let command_text = self.command_text(record);
        match record.action {
            Action::Upscale | Action::Video => {
                self.derived_image(record.parent, record.quadrant.max(1), depth)
            }
            _ if depth == 0 => self.new_origin(index, quadrant),
            Action::Zoom => {
                DerivedImage::Extended { of: of(), frame: self.zoomed(index, command_text), light }
            }
            Action::Pan => {
                DerivedImage::Extended { of: of(), frame: self.panned(index, command_text), light }
            }
            Action::Variation if command_text == "Vary (Subtle)" => DerivedImage::Varied { of: of(), light },
            Action::Inpaint => DerivedImage::Region {
                of: of(),
                replacement: Arc::new(self.new_origin(index, quadrant)),
                mask: self.extras.get(&index).and_then(|extra| extra.mask.clone()),
                light: record.image_seed,
            },
            _ => self.new_origin(index, quadrant),
        }
    }

    /// Origin of an image that does not derive from the parent's: a scene, or a new blend.
    fn new_origin(&self, index: u32, quadrant: u8) -> DerivedImage {
        let record = &self.records[index as usize];
        let (seed, theme) = (record.image_seed, self.theme(record));
        match self.blend_inputs(index) {
            Some(blend_inputs) => {
                DerivedImage::Blend { blend_inputs, light: mix(u64::from(seed), u64::from(quadrant)) as u32 }
            }
            None => DerivedImage::Scene { seed, theme, quadrant },
        }
    }

    /// Images blended by this task or an ancestor. A task with a prompt of its own does not inherit them.
    fn blend_inputs(&self, index: u32) -> Option<Arc<[BlendInput]>> {
        let mut at = index;
        while let Some(record) = self.records.get(at as usize).filter(|record| record.prompt == NONE) {
            if let Some((blend_inputs, _)) = self.extras.get(&at).and_then(|extra| extra.blended.as_ref()) {
                return Some(Arc::clone(blend_inputs));
            }
            at = record.parent;
        }
        None
    }

    /// Command text of the button that created a record.
    #[must_use]
    pub fn command_text(&self, record: &TaskRecord) -> &'static str {
        let parent = self.records.get(record.parent as usize);
        parent
            .and_then(|parent| buttons::of_record(parent).get(usize::from(record.button)))
            .map_or("", |b| b.command_text)
    }

    fn zoomed(&self, index: u32, command_text: &str) -> Frame {
        let scale = match command_text {
            "Zoom Out 2x" => 2.0,
            "Zoom Out 1.5x" => 1.5,
            _ => self.zoom_parameter(&self.records[index as usize]).unwrap_or(2.0),
        };
        let (parent, new_origin) = self.aspects(index);
        // With another aspect ratio, the whole parent image is still visible.
        Frame { aspect: parent, scale: scale * (parent / new_origin).max(1.0), right: 0.0, down: 0.0 }
    }

    /// `--zoom` in the prompt; Midjourney accepts 1 to 2.
    fn zoom_parameter(&self, record: &TaskRecord) -> Option<f32> {
        let after = self.prompt(record)?.text.split("--zoom ").nth(1)?;
        let number: f32 = after.split_whitespace().next()?.parse().ok()?;
        Some(number.clamp(1.0, 2.0))
    }

    fn panned(&self, index: u32, command_text: &str) -> Frame {
        let (aspect, _) = self.aspects(index);
        let (right, down) = match command_text {
            "Pan left" => (-0.5 * aspect, 0.0),
            "Pan right" => (0.5 * aspect, 0.0),
            "Pan up" => (0.0, -0.5),
            _ => (0.0, 0.5),
        };
        Frame { aspect, scale: 1.0, right, down }
    }

    /// Aspect ratios of the parent and of the record.
    fn aspects(&self, index: u32) -> (f32, f32) {
        let of = |index: u32| Picture { ratio: self.ratio(index), ..Picture::default() }.aspect();
        (of(self.records[index as usize].parent), of(index))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Extra;
    use super::super::commands::NewTask;
    use super::*;

    const NOW: i64 = 1_760_000_000_000;

    fn press(world: &mut World, parent: u32, command_text: &str) -> u32 {
        let list = buttons::of_record(&world.records[parent as usize]);
        let number = list.iter().position(|button| button.command_text == command_text).unwrap();
        world.press(parent, number as u8, list[number].action.unwrap(), Extra::default(), NOW)
    }

    fn upscaled() -> (World, u32) {
        let mut world = World::new(1, 10, NOW);
        let new_task = NewTask { prompt: Some("dunes --ar 16:9".into()), ..NewTask::default() };
        let sheet = world.submit(Action::Imagine, new_task, NOW);
        assert_eq!(world.derived_source(sheet), 0, "a plain sheet needs nobody");
        let single = press(&mut world, sheet, "U2");
        assert_eq!(world.derived_source(single), 0);
        (world, single)
    }

    #[test]
    fn children_contain_the_parent_image() {
        let (mut world, single) = upscaled();
        let scene = |image: &DerivedImage| matches!(image, DerivedImage::Scene { quadrant: 2, .. });
        for (command_text, scale, right) in
            [("Zoom Out 2x", 2.0, 0.0), ("Zoom Out 1.5x", 1.5, 0.0), ("Pan left", 1.0, -8.0 / 9.0)]
        {
            let sheet = press(&mut world, single, command_text);
            assert_eq!(world.derived_source(sheet), sheet + 1);
            let DerivedImage::Extended { of, frame, .. } = world.derived_image(sheet, 3, MAX_DEPTH) else {
                panic!("{command_text}")
            };
            assert!(scene(&of) && (frame.scale, frame.right) == (scale, right), "{command_text}: {frame:?}");
            let one = press(&mut world, sheet, "U3");
            assert!(matches!(world.derived_image(one, 3, MAX_DEPTH), DerivedImage::Extended { .. }));
        }
        let subtle = press(&mut world, single, "Vary (Subtle)");
        assert!(
            matches!(world.derived_image(subtle, 1, MAX_DEPTH), DerivedImage::Varied { of, .. } if scene(&of))
        );
        let strong = press(&mut world, single, "Vary (Strong)");
        assert!(matches!(world.derived_image(strong, 1, MAX_DEPTH), DerivedImage::Scene { quadrant: 1, .. }));
        let region = press(&mut world, single, "Vary (Region)");
        assert!(
            matches!(world.derived_image(region, 1, MAX_DEPTH), DerivedImage::Region { of, .. } if scene(&of))
        );
    }

    #[test]
    fn a_custom_zoom_follows_its_prompt() {
        let (mut world, single) = upscaled();
        let zoom = press(&mut world, single, "Custom Zoom");
        world.confirm(zoom, Some("dunes --ar 1:1 --zoom 1.2"), NOW);
        let DerivedImage::Extended { frame, .. } = world.derived_image(zoom, 1, MAX_DEPTH) else {
            panic!("no frame")
        };
        assert!((frame.scale - 1.2 * 16.0 / 9.0).abs() < 1e-3, "{frame:?}");
    }

    #[test]
    fn children_of_a_blend_use_its_inputs() {
        let mut world = World::new(1, 10, NOW);
        let blend_inputs: Arc<[BlendInput]> = [BlendInput::Undecoded(1), BlendInput::Undecoded(2)].into();
        let extra = Extra { blended: Some((blend_inputs, "PORTRAIT".into())), ..Extra::default() };
        let sheet = world.submit(Action::Blend, NewTask { extra, ..NewTask::default() }, NOW);
        let varied = press(&mut world, sheet, "V1");
        assert!(matches!(world.derived_image(varied, 1, MAX_DEPTH), DerivedImage::Blend { .. }));
        assert_eq!(world.ratio(varied), 2);
    }
}
