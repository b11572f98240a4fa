//! The check boxes on cards and rows. They are plain elements that are added to the cards of the first screen, and their state is set
//! on the elements instead of through signals, so that a card costs no effect and is not built anew.

use js_sys::Array;
use leptos::{leptos_dom::helpers::window_event_listener_untyped, prelude::*};
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, HtmlInputElement, MouseEvent, MutationObserver, MutationObserverInit};

use crate::{
    i18n::{context::use_selection_texts, selection::SelectionTexts},
    state::{
        announcer::use_announcer,
        effect::{effect, on_trigger},
        selection::{SelectionStore, use_selection},
        services::{Services, use_services},
        settings::Settings,
        url_state::MainView,
    },
    ui::{
        components::show::Show,
        ids::RESULTS_ID,
        selection::{actions::ActionsDialog, bar::SelectionBar, report::ReportDialog, strip::BatchStrip},
    },
};

/// The class of a check box.
const CHECK_BOX: &str = "select-box";
/// The class of a check box that the Tab key does not stop at.
const NO_STOP: &str = "no-stop";
/// The class of a selected card or row.
const SELECTED: &str = "selected";

/// The check boxes on all cards and rows, and the bar while tasks are selected.
#[component]
pub fn SelectionLayer() -> impl IntoView {
    let Services { url, settings, .. } = use_services();
    let texts = use_selection_texts();
    let announcer = use_announcer();
    let store = use_selection();
    store.follow();
    let layer = Layer { store, settings };
    layer.listen();
    layer.add_check_boxes(texts);
    effect(move || {
        store.track();
        settings.shortcuts.track();
        untrack(|| layer.show_selection());
    });
    on_trigger(move || store.track(), move || announcer.announce((texts.selected)(store.len())));
    let is_shown = move || !store.is_empty() && url.view() == MainView::Tasks;
    let (has_actions, has_report) = (RwSignal::new(false), RwSignal::new(false));
    view! {
        <div class="selection-dock">
            <BatchStrip has_report/>
            <Show when=is_shown>
                <SelectionBar has_actions/>
            </Show>
        </div>
        <Show when=has_actions>
            <ActionsDialog close=move |()| has_actions.set(false)/>
        </Show>
        <Show when=has_report>
            <ReportDialog close=move |()| has_report.set(false)/>
        </Show>
    }
}

/// What the check boxes show. Copies share it.
#[derive(Clone, Copy)]
struct Layer {
    store: SelectionStore,
    settings: Settings,
}

impl Layer {
    /// Adds a check box to each card that has none, now and whenever cards are built, until the current owner is cleaned up.
    fn add_check_boxes(self, texts: &'static SelectionTexts) {
        let update = move || {
            for picture in all(&format!("#{RESULTS_ID} .card-image:not(:has(.{CHECK_BOX}))")) {
                add_check_box(&picture, texts);
            }
            self.show_selection();
        };
        let on_change = Closure::<dyn FnMut(Array)>::new(move |_| untrack(update));
        // Fails in no browser that runs WebAssembly.
        let Ok(observer) = MutationObserver::new(on_change.as_ref().unchecked_ref()) else { return };
        let options = MutationObserverInit::new();
        options.set_child_list(true);
        options.set_subtree(true);
        if let Some(app) = document().get_element_by_id("app") {
            let _ = observer.observe_with_options(&app, &options);
        }
        // The cards of the present page are in the document, or will be soon.
        untrack(update);
        let parts = SendWrapper::new((observer, on_change));
        on_cleanup(move || parts.0.disconnect());
    }

    /// Checks the boxes of the selected tasks and marks their cards.
    fn show_selection(self) {
        let Self { store, settings } = self;
        // `x` selects the focused task, so that the first box is no stop on the way of the Tab key.
        let is_stop = !store.is_empty() || !settings.shortcuts.get_untracked();
        for card in all(&format!("#{RESULTS_ID} [data-task-id]")) {
            let is_selected = task_of(&card).is_some_and(|id| store.is_selected(&id));
            let _ = card.class_list().toggle_with_force(SELECTED, is_selected);
            if let Ok(Some(input)) = card.query_selector(&format!(".{CHECK_BOX}")) {
                let _ = input.class_list().toggle_with_force(NO_STOP, !is_stop);
                let is_in_stop =
                    card.query_selector(".card-link[tabindex=\"0\"]").is_ok_and(|link| link.is_some());
                let input: HtmlInputElement = input.unchecked_into();
                let tab_index = if is_stop && is_in_stop { 0 } else { -1 };
                // An attribute that is set is a mutation, even if its value stays the same.
                if input.tab_index() != tab_index {
                    input.set_tab_index(tab_index);
                }
                input.set_checked(is_selected);
            }
        }
    }

    /// Follows clicks on check boxes and, once something is selected, clicks with a modifier key on cards: before that, they open the
    /// link of a card in another tab or window.
    fn listen(self) {
        let Self { store, .. } = self;
        let card_of = |event: &MouseEvent| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok())?;
            let is_in_results = closest(&target, &format!("#{RESULTS_ID}")).is_some();
            let card = closest(&target, "[data-task-id]").filter(|_| is_in_results)?;
            Some((target, task_of(&card)?))
        };
        let on_click = move |event: web_sys::Event| {
            let event: MouseEvent = event.unchecked_into();
            let Some((target, id)) = card_of(&event) else { return };
            let extends = event.shift_key();
            if closest(&target, &format!(".{CHECK_BOX}")).is_none() {
                let has_modifier = extends || event.ctrl_key() || event.meta_key();
                let is_control = closest(&target, "a:not(.card-link), button").is_some();
                if !has_modifier || is_control || store.is_empty_untracked() {
                    return;
                }
                event.prevent_default();
            }
            if extends {
                store.extend_to(&id);
            } else {
                store.toggle(&id);
            }
            // A range, or a task that is not selected because of the limit, differs from what the browser has done to the box.
            untrack(|| self.show_selection());
        };
        // A range of cards is not a range of text.
        let on_press = move |event: web_sys::Event| {
            let event: MouseEvent = event.unchecked_into();
            if event.shift_key() && !store.is_empty_untracked() && card_of(&event).is_some() {
                event.prevent_default();
            }
        };
        for listener in [
            window_event_listener_untyped("click", on_click),
            window_event_listener_untyped("mousedown", on_press),
        ] {
            on_cleanup(move || listener.remove());
        }
    }
}

fn add_check_box(picture: &Element, texts: &SelectionTexts) {
    // A task without an id cannot be acted on.
    let Some(id) = task_of(picture).filter(|id| !id.is_empty()) else { return };
    let input = document().create_element("input").expect("a valid name");
    let name = (texts.select)(&id);
    for (attribute, value) in
        [("type", "checkbox"), ("class", CHECK_BOX), ("tabindex", "-1"), ("aria-label", &name)]
    {
        // Fails only for an invalid name.
        let _ = input.set_attribute(attribute, value);
    }
    let _ = picture.append_child(&input);
}

/// The id of the task whose card contains an element.
fn task_of(element: &Element) -> Option<String> {
    closest(element, "[data-task-id]")?.get_attribute("data-task-id")
}

fn closest(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok().flatten()
}

/// The elements that match a selector, in the order of the document.
fn all(selector: &str) -> Vec<Element> {
    let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.item(index)?.dyn_into().ok()).collect()
}
