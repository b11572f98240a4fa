//! What the picture of a task was made from, found by going up from child to parent.

use std::sync::Arc;

use super::World;
use super::buttons;
use super::kind::Action;
use super::rng::mix;
use super::task_record::{NONE, TaskRecord};
use crate::pictures::Picture;
use crate::pictures::derived_image::{BlendInput, DerivedImage, Frame};

/// Pictures within pictures: a zoom of a zoom of a zoom shows no more of the first than a speck.
const DEPTH: u8 = 4;

impl World {
    /// What the parts of this picture were made from; nothing where the picture itself says all.
    #[must_use]
    pub fn derived_images(&self, picture: &Picture) -> Vec<DerivedImage> {
        // After a restart a link can name a record that came since; then the scene no_background is drawn.
        let record = picture.source.checked_sub(1).filter(|index| (*index as usize) < self.records.len());
        match (record, picture.quadrant) {
            (None, _) => Vec::new(),
            (Some(record), 0) => {
                (1..=4).map(|quadrant| self.derived_image(record, quadrant, DEPTH)).collect()
            }
            (Some(record), quadrant) => vec![self.derived_image(record, quadrant, DEPTH)],
        }
    }

    /// The record that must be asked for the image of this one's picture, as it stands in a link: 0 for none.
    #[must_use]
    pub fn derived_source(&self, index: u32) -> u32 {
        let record = &self.records[index as usize];
        let quadrant = record.quadrant.max(1);
        match self.derived_image(index, quadrant, DEPTH) {
            DerivedImage::Scene { seed, theme, quadrant: part }
                if (seed, theme, part) == (record.image_seed, self.theme(record), quadrant) =>
            {
                0
            }
            _ => index + 1,
        }
    }

    /// What one of the four of a record's sheet was made from, or its only picture.
    fn derived_image(&self, index: u32, quadrant: u8, depth: u8) -> DerivedImage {
        let record = &self.records[index as usize];
        if let Some(shown) = self.extras.get(&index).and_then(|extra| extra.shown) {
            return self.derived_image(shown, quadrant, depth);
        }
        let Some(parent) = self.records.get(record.parent as usize) else { return self.own(index, quadrant) };
        let light = mix(u64::from(record.image_seed), u64::from(quadrant)) as u32;
        let of = || Arc::new(self.derived_image(record.parent, parent.quadrant.max(1), depth - 1));
        let told = self.told(record);
        match record.action {
            Action::Upscale | Action::Video => {
                self.derived_image(record.parent, record.quadrant.max(1), depth)
            }
            _ if depth == 0 => self.own(index, quadrant),
            Action::Zoom => DerivedImage::Around { of: of(), frame: self.zoomed(index, told), light },
            Action::Pan => DerivedImage::Around { of: of(), frame: self.panned(index, told), light },
            Action::Variation if told == "Vary (Subtle)" => DerivedImage::Touched { of: of(), light },
            Action::Inpaint => DerivedImage::Region {
                of: of(),
                anew: Arc::new(self.own(index, quadrant)),
                mask: self.extras.get(&index).and_then(|extra| extra.mask.clone()),
                light: record.image_seed,
            },
            _ => self.own(index, quadrant),
        }
    }

    /// A picture that was not made from the parent's: a scene, or a blend that was started anew.
    fn own(&self, index: u32, quadrant: u8) -> DerivedImage {
        let record = &self.records[index as usize];
        let (seed, theme) = (record.image_seed, self.theme(record));
        match self.blend_inputs(index) {
            Some(blend_inputs) => {
                DerivedImage::Blend { blend_inputs, light: mix(u64::from(seed), u64::from(quadrant)) as u32 }
            }
            None => DerivedImage::Scene { seed, theme, quadrant },
        }
    }

    /// The pictures that were blended, here or above. With words of its own a task is about something else.
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

    /// The words of the button that made a record.
    #[must_use]
    pub fn told(&self, record: &TaskRecord) -> &'static str {
        let parent = self.records.get(record.parent as usize);
        parent
            .and_then(|parent| buttons::below(parent).get(usize::from(record.button)))
            .map_or("", |b| b.told)
    }

    fn zoomed(&self, index: u32, told: &str) -> Frame {
        let scale = match told {
            "Zoom Out 2x" => 2.0,
            "Zoom Out 1.5x" => 1.5,
            _ => self.asked_zoom(&self.records[index as usize]).unwrap_or(2.0),
        };
        let (parent, own) = self.aspects(index);
        // In another shape, the whole of the parent is still in it.
        Frame { aspect: parent, scale: scale * (parent / own).max(1.0), right: 0.0, down: 0.0 }
    }

    /// `--zoom` in the prompt, which Midjourney takes from 1 to 2.
    fn asked_zoom(&self, record: &TaskRecord) -> Option<f32> {
        let after = self.prompt(record)?.text.split("--zoom ").nth(1)?;
        let number: f32 = after.split_whitespace().next()?.parse().ok()?;
        Some(number.clamp(1.0, 2.0))
    }

    fn panned(&self, index: u32, told: &str) -> Frame {
        let (aspect, _) = self.aspects(index);
        let (right, down) = match told {
            "Pan left" => (-0.5 * aspect, 0.0),
            "Pan right" => (0.5 * aspect, 0.0),
            "Pan up" => (0.0, -0.5),
            _ => (0.0, 0.5),
        };
        Frame { aspect, scale: 1.0, right, down }
    }

    /// Width by height: the parent's, and the record's own.
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

    fn press(world: &mut World, parent: u32, told: &str) -> u32 {
        let list = buttons::below(&world.records[parent as usize]);
        let number = list.iter().position(|button| button.told == told).unwrap();
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
    fn the_children_of_a_picture_show_it() {
        let (mut world, single) = upscaled();
        let scene = |image: &DerivedImage| matches!(image, DerivedImage::Scene { quadrant: 2, .. });
        for (told, scale, right) in
            [("Zoom Out 2x", 2.0, 0.0), ("Zoom Out 1.5x", 1.5, 0.0), ("Pan left", 1.0, -8.0 / 9.0)]
        {
            let sheet = press(&mut world, single, told);
            assert_eq!(world.derived_source(sheet), sheet + 1);
            let DerivedImage::Around { of, frame, .. } = world.derived_image(sheet, 3, DEPTH) else {
                panic!("{told}")
            };
            assert!(scene(&of) && (frame.scale, frame.right) == (scale, right), "{told}: {frame:?}");
            let one = press(&mut world, sheet, "U3");
            assert!(matches!(world.derived_image(one, 3, DEPTH), DerivedImage::Around { .. }));
        }
        let subtle = press(&mut world, single, "Vary (Subtle)");
        assert!(
            matches!(world.derived_image(subtle, 1, DEPTH), DerivedImage::Touched { of, .. } if scene(&of))
        );
        let strong = press(&mut world, single, "Vary (Strong)");
        assert!(matches!(world.derived_image(strong, 1, DEPTH), DerivedImage::Scene { quadrant: 1, .. }));
        let region = press(&mut world, single, "Vary (Region)");
        assert!(
            matches!(world.derived_image(region, 1, DEPTH), DerivedImage::Region { of, .. } if scene(&of))
        );
    }

    #[test]
    fn a_custom_zoom_goes_by_its_prompt() {
        let (mut world, single) = upscaled();
        let zoom = press(&mut world, single, "Custom Zoom");
        world.confirm(zoom, Some("dunes --ar 1:1 --zoom 1.2"), NOW);
        let DerivedImage::Around { frame, .. } = world.derived_image(zoom, 1, DEPTH) else {
            panic!("no frame")
        };
        assert!((frame.scale - 1.2 * 16.0 / 9.0).abs() < 1e-3, "{frame:?}");
    }

    #[test]
    fn the_children_of_a_blend_are_made_from_its_pictures() {
        let mut world = World::new(1, 10, NOW);
        let blend_inputs: Arc<[BlendInput]> = [BlendInput::Guessed(1), BlendInput::Guessed(2)].into();
        let extra = Extra { blended: Some((blend_inputs, "PORTRAIT".into())), ..Extra::default() };
        let sheet = world.submit(Action::Blend, NewTask { extra, ..NewTask::default() }, NOW);
        let varied = press(&mut world, sheet, "V1");
        assert!(matches!(world.derived_image(varied, 1, DEPTH), DerivedImage::Blend { .. }));
        assert_eq!(world.ratio(varied), 2);
    }
}
