//! If the program itself fails, it says so instead of standing still.

use std::panic::PanicHookInfo;

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Document, Element};

/// From now on a panic shows a page with a way out, and goes to the console.
pub fn install() {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&JsValue::from_str(&info.to_string()));
        // Whatever fails here, nothing is left that could tell.
        let _ = show(info);
    }));
}

/// Both languages at once: which one was chosen is known only to the program that has just failed.
fn show(info: &PanicHookInfo<'_>) -> Result<(), JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let document = window.document().ok_or(JsValue::NULL)?;
    let body = document.body().ok_or(JsValue::NULL)?;
    if document.get_element_by_id("panic").is_some() {
        return Ok(());
    }
    let scene = element(&document, "main", "scene", "")?;
    scene.set_id("panic");
    scene.set_attribute("role", "alert")?;
    scene.append_child(&*element(&document, "h1", "", "Contact Sheet has stopped · 程序已停止")?)?;
    let text = "An error in this page itself stopped it. No task was touched. Reload to go on. \
                页面本身发生错误，任务未受影响，请重新加载。";
    scene.append_child(&*element(&document, "p", "", text)?)?;
    let reload = element(&document, "button", "main", "Reload · 重新加载")?;
    let press = Closure::<dyn FnMut()>::new(move || {
        let _ = window.location().reload();
    });
    reload.add_event_listener_with_callback("click", press.as_ref().unchecked_ref())?;
    press.forget();
    scene.append_child(&reload)?;
    let details = element(&document, "details", "details", "")?;
    details.append_child(&*element(&document, "summary", "", "Details · 详细信息")?)?;
    details.append_child(&*element(&document, "p", "said", &info.to_string())?)?;
    scene.append_child(&details)?;
    body.set_text_content(None);
    body.append_child(&scene)?;
    Ok(())
}

fn element(document: &Document, tag: &str, class: &str, text: &str) -> Result<Element, JsValue> {
    let element = document.create_element(tag)?;
    element.set_class_name(class);
    element.set_text_content(Some(text));
    Ok(element)
}
