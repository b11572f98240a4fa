//! Lookup of tasks by other keys than their id.

use super::World;
use super::clock::Millis;
use super::kind::Status;
use super::texts::{hash_of, read_hash};

impl World {
    /// The finished image with this job id.
    #[must_use]
    pub fn by_job(&self, job: &str, now: Millis) -> Option<u32> {
        let hash = read_hash(job)?;
        let is_it = |record: &super::task_record::TaskRecord| hash_of(record.id) == hash;
        let index = self.records.iter().rposition(is_it)?;
        let record = &self.records[index];
        (record.has_picture() && record.status(now) == Status::Success).then_some(u32::try_from(index).ok()?)
    }

    /// The existing child of a button.
    #[must_use]
    pub fn child(&self, parent: u32, button: u8) -> Option<u32> {
        let from = parent + 1;
        let is_it =
            |record: &super::task_record::TaskRecord| record.parent == parent && record.button == button;
        let at = self.records.get(from as usize..)?.iter().position(is_it)?;
        u32::try_from(at).ok().map(|at| from + at)
    }
}

#[cfg(test)]
mod tests {
    use super::super::texts::message_hash;
    use super::*;

    #[test]
    fn a_job_id_is_the_hash_of_its_task() {
        const NOW: Millis = 1_760_000_000_000;
        let world = World::new(1, 400, NOW);
        let done = |record: &super::super::task_record::TaskRecord| {
            record.is_sheet() && record.status(NOW) == Status::Success
        };
        let index = world.records.iter().position(done).unwrap();
        let hash = message_hash(world.records[index].id);
        assert_eq!(world.by_job(&hash, NOW), u32::try_from(index).ok());
        assert_eq!(world.by_job(&hash.to_uppercase(), NOW), u32::try_from(index).ok());
        assert_eq!(world.by_job("00000000-0000-4000-8000-000000000000", NOW), None);
        assert_eq!(world.by_job(&hash.replace('-', ""), NOW), None);
    }
}
