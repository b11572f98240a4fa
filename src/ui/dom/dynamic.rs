//! What is inside an element and changes: one element that comes and goes, and a list of them that keeps its order.

use std::{cell::RefCell, rc::Rc, sync::Arc};

use leptos::{prelude::*, reactive::owner::Owner};
use web_sys::Node;

pub use crate::state::effect::effect;
use crate::ui::dom::El;

/// Provides the contexts of the page in the owner of a row, which is no child of the owner of its list.
#[derive(Clone)]
pub struct ProvideContexts(Arc<dyn Fn() + Send + Sync>);

impl ProvideContexts {
    /// `provide` calls `provide_context` for each of them.
    pub fn new(provide: impl Fn() + Send + Sync + 'static) -> Self {
        Self(Arc::new(provide))
    }

    fn provide(&self) {
        (self.0)();
        provide_context(self.clone());
    }
}

/// Makes an element when there is none yet for its key.
pub type BuildRow = Box<dyn FnOnce() -> El>;

impl El {
    /// An element that is made anew whenever what it reads changes; without one there is nothing.
    pub fn live(self, child: impl Fn() -> Option<El> + 'static) -> Self {
        self.live_boxed(Box::new(child))
    }

    fn live_boxed(self, child: Box<dyn Fn() -> Option<El>>) -> Self {
        // Marks the place, also while there is nothing.
        let place: Node = document().create_comment("").into();
        self.append(&place);
        let mut shown = None::<El>;
        self.effect(move || {
            let new = child();
            if let Some(new) = &new {
                put_before(&new.0.element, &place);
            }
            if let Some(old) = std::mem::replace(&mut shown, new) {
                old.0.element.remove();
            }
        })
    }

    /// Elements that are kept by their key: what stays is moved, what is new is made, what is gone goes. The items come as
    /// keys and what makes their elements, so that this is compiled once.
    pub fn keyed(self, items: impl Fn() -> Vec<(String, BuildRow)> + 'static) -> Self {
        self.keyed_boxed(Box::new(items))
    }

    fn keyed_boxed(self, items: Box<dyn Fn() -> Vec<(String, BuildRow)>>) -> Self {
        let place: Node = document().create_comment("").into();
        self.append(&place);
        // Each element has an owner of its own, so that what is made in it ends with it and not with the whole list. It is
        // no child of the present one, which would keep the place of every child that it ever had.
        let contexts = use_context::<ProvideContexts>();
        let shown = Rc::new(RefCell::new(Vec::<(String, El, Owner)>::new()));
        on_cleanup({
            let shown = send_wrapper::SendWrapper::new(Rc::clone(&shown));
            move || shown.borrow_mut().clear()
        });
        self.effect(move || {
            let items = items();
            let mut old = shown.take();
            let mut new = Vec::with_capacity(items.len());
            for (key, make) in items {
                let found = old.iter().position(|(known, ..)| *known == key);
                new.push(match found {
                    Some(at) => old.remove(at),
                    None => {
                        let owner = Owner::default();
                        let made = untrack(|| {
                            owner.with(|| {
                                if let Some(contexts) = &contexts {
                                    contexts.provide();
                                }
                                make()
                            })
                        });
                        (key, made, owner)
                    }
                });
            }
            for (_, gone, owner) in old {
                gone.0.element.remove();
                owner.cleanup();
            }
            // From the end, so that each knows the one that it stands before; what is in its place is not touched.
            let mut next = place.clone();
            for (_, one, _) in new.iter().rev() {
                let element: &Node = &one.0.element;
                if element.next_sibling().as_ref() != Some(&next) {
                    put_before(element, &next);
                }
                next = element.clone();
            }
            shown.replace(new);
        })
    }
}

fn put_before(node: &Node, place: &Node) {
    if let Some(parent) = place.parent_node() {
        // It fails only when the place has left its parent, and it never does.
        let _ = parent.insert_before(node, Some(place));
    }
}
