//! Dynamic children of elements: an optional child and a keyed list.

use std::{cell::RefCell, rc::Rc, sync::Arc};

use leptos::{prelude::*, reactive::owner::Owner};
use web_sys::Node;

pub use crate::state::effect::effect;
use crate::ui::dom::El;

/// Provides the contexts of the page in the owner of a row, which is not a child of the owner of its list.
#[derive(Clone)]
pub struct ProvideContexts(Arc<dyn Fn() + Send + Sync>);

impl ProvideContexts {
    /// `provide` calls `provide_context` for each context.
    pub fn new(provide: impl Fn() + Send + Sync + 'static) -> Self {
        Self(Arc::new(provide))
    }

    fn provide(&self) {
        (self.0)();
        provide_context(self.clone());
    }
}

/// Builds the element of a new key.
pub type BuildRow = Box<dyn FnOnce() -> El>;

impl El {
    /// An optional child that is rebuilt whenever a signal that `child` reads changes.
    pub fn dyn_child(self, child: impl Fn() -> Option<El> + 'static) -> Self {
        self.dyn_child_boxed(Box::new(child))
    }

    fn dyn_child_boxed(self, child: Box<dyn Fn() -> Option<El>>) -> Self {
        // Marks the position while there is no child.
        let marker: Node = document().create_comment("").into();
        self.append(&marker);
        let mut current = None::<El>;
        self.effect(move || {
            let new = child();
            if let Some(new) = &new {
                insert_before(&new.0.element, &marker);
            }
            if let Some(old) = std::mem::replace(&mut current, new) {
                old.0.element.remove();
            }
        })
    }

    /// A keyed list: elements of known keys are moved, those of new keys are built, the others are removed. Items are pairs of
    /// key and builder, so that this is compiled once.
    pub fn for_each(self, items: impl Fn() -> Vec<(String, BuildRow)> + 'static) -> Self {
        self.for_each_boxed(Box::new(items))
    }

    fn for_each_boxed(self, items: Box<dyn Fn() -> Vec<(String, BuildRow)>>) -> Self {
        let marker: Node = document().create_comment("").into();
        self.append(&marker);
        // Each row has its own owner, which is cleaned up with the row. It is not a child of the current owner, which would
        // store an entry for every child that it ever had.
        let contexts = use_context::<ProvideContexts>();
        let rows = Rc::new(RefCell::new(Vec::<(String, El, Owner)>::new()));
        on_cleanup({
            let rows = send_wrapper::SendWrapper::new(Rc::clone(&rows));
            move || rows.borrow_mut().clear()
        });
        self.effect(move || {
            let items = items();
            let mut old = rows.take();
            let mut new = Vec::with_capacity(items.len());
            for (key, build) in items {
                let index = old.iter().position(|(known, ..)| *known == key);
                new.push(match index {
                    Some(index) => old.remove(index),
                    None => {
                        let owner = Owner::default();
                        let element = untrack(|| {
                            owner.with(|| {
                                if let Some(contexts) = &contexts {
                                    contexts.provide();
                                }
                                build()
                            })
                        });
                        (key, element, owner)
                    }
                });
            }
            for (_, removed, owner) in old {
                removed.0.element.remove();
                owner.cleanup();
            }
            // From the last to the first, so that the next sibling is known. Rows in the right position are not touched.
            let mut next = marker.clone();
            for (_, row, _) in new.iter().rev() {
                let element: &Node = &row.0.element;
                if element.next_sibling().as_ref() != Some(&next) {
                    insert_before(element, &next);
                }
                next = element.clone();
            }
            rows.replace(new);
        })
    }
}

fn insert_before(node: &Node, next: &Node) {
    if let Some(parent) = next.parent_node() {
        // Cannot fail: `next` is a child of `parent`.
        let _ = parent.insert_before(node, Some(next));
    }
}
