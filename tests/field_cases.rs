//! What people who run Midjourney proxies, gateways and dashboards ran into, as inputs (tests/fixtures/field-cases/).

use contact_sheet::{
    api::endpoint::{EndpointError, is_shortened, normalise},
    domain::{
        image_url::{
            expiry::{is_expired, is_same_image},
            rewrite::Rewrite,
            shape::aspect_ratio,
            source::{LinkProblem, PageOrigin, absolute, is_image_data, sources},
        },
        prompt::{self, without_references},
        related::{is_child_of, parent_of},
        task::Task,
        task_actions::{TaskAction, action_buttons, link_buttons},
        video::is_video,
    },
};
use serde_json::{Value, json};

/// An https page that is not on localhost.
const PAGE: PageOrigin = PageOrigin { is_https: true, is_localhost: false };
const SIZE: (u32, u32) = (560, 560);

fn fixture(name: &str) -> Value {
    let path = format!("{}/tests/fixtures/field-cases/{name}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).expect("the fixture exists"))
        .expect("the fixture is JSON")
}

/// The tasks of a fixture with a page of tasks.
fn tasks(name: &str) -> Vec<Task> {
    let content = fixture(name)["query"]["content"].take();
    let tasks = content.as_array().expect("a page of tasks").iter().cloned().filter_map(Task::from_value);
    tasks.collect()
}

fn task(value: Value) -> Task {
    Task::from_value(value).expect("an object is a task")
}

// ---- Videos --------------------------------------------------------------------------------------------------------

#[test]
fn a_video_in_the_field_of_the_image_is_a_video() {
    let tasks = tasks("videos");
    assert_eq!(tasks[0].image_url, None);
    let names: Vec<_> =
        tasks[0].videos.iter().map(|link| link.rsplit('/').next().unwrap_or_default()).collect();
    assert_eq!(names, ["0_0.mp4", "0_1.mp4", "0_2.mp4", "0_3.mp4"]);
}

#[test]
fn videos_are_found_without_an_image() {
    let tasks = tasks("videos");
    assert_eq!(tasks[1].image_url, None);
    assert_eq!(tasks[1].videos, ["https://oss.example.com/v/1.mp4", "https://oss.example.com/v/2.mp4"]);
}

#[test]
fn videos_as_text_and_as_a_list_of_links_are_read() {
    let as_text =
        task(json!({ "videoUrls": "[{\"url\":\"https://h.example/1.mp4\"},\"https://h.example/2.mp4\"]" }));
    assert_eq!(as_text.videos, ["https://h.example/1.mp4", "https://h.example/2.mp4"]);
    let single = task(json!({ "video_url": " https://h.example/1.webm " }));
    assert_eq!(single.videos, ["https://h.example/1.webm"]);
    let wrong = task(json!({ "videoUrl": 5, "videoUrls": [null, {}, [], { "url": "" }] }));
    assert_eq!(wrong.videos, ["5"]);
}

#[test]
fn a_gif_or_a_still_of_a_video_is_its_picture() {
    let with_gif = task(json!({ "imageUrl": "https://h/1.mp4", "gifUrl": "https://h/1.gif" }));
    assert_eq!(with_gif.image_url.as_deref(), Some("https://h/1.gif"));
    assert_eq!(with_gif.videos, ["https://h/1.mp4"]);
    let stills = task(json!({ "videoUrls": [{ "url": "https://h/1.mp4", "thumbnail": "https://h/1.jpg" }] }));
    assert_eq!(stills.image_url.as_deref(), Some("https://h/1.jpg"));
    let gif = task(json!({ "imageUrl": "https://h/1.gif" }));
    assert_eq!((gif.image_url.as_deref(), gif.videos.len()), (Some("https://h/1.gif"), 0));
}

#[test]
fn videos_are_recognized_by_the_end_of_their_path() {
    for link in ["https://h/a.MP4", "https://h/a.webm?x=1", "https://h/a.mov#t", "https://h/a.m4v"] {
        assert!(is_video(link), "{link}");
    }
    for link in ["https://h/a.png", "https://h/a.mp4.png", "https://h/a?name=a.mp4", "https://h/mp4"] {
        assert!(!is_video(link), "{link}");
    }
}

// ---- Links ---------------------------------------------------------------------------------------------------------

#[test]
fn a_link_without_a_server_is_one_of_the_proxy() {
    let endpoint = "https://gw.example/prefix";
    for (link, expected) in [
        ("/mj/image/1", "https://gw.example/prefix/mj/image/1"),
        ("/files/1.png", "https://gw.example/files/1.png"),
        ("//cdn.example/1.png", "https://cdn.example/1.png"),
        ("https://cdn.example/1.png", "https://cdn.example/1.png"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("/\\evil.example/1.png", "/\\evil.example/1.png"),
        ("undefined", "undefined"),
    ] {
        assert_eq!(absolute(link, endpoint), expected);
    }
}

#[test]
fn gateway_links_are_shown_or_the_reason_is_told() {
    let links: Vec<_> = tasks("gateway-links")
        .into_iter()
        .map(|task| absolute(&task.image_url.unwrap_or_default(), "https://gw.example"))
        .collect();
    let problem = |link: &str, page| sources(link, SIZE, &[], page).err();
    assert_eq!(problem(&links[0], PAGE), Some(LinkProblem::Localhost));
    assert_eq!(problem(&links[1], PAGE), None);
    assert_eq!(problem(&links[2], PAGE), Some(LinkProblem::Insecure));
    // On a page without https, links without https are allowed; localhost only on localhost itself.
    let http = PageOrigin { is_https: false, is_localhost: false };
    assert_eq!(problem(&links[0], http), Some(LinkProblem::Localhost));
    assert_eq!(problem(&links[2], http), None);
    assert_eq!(problem(&links[0], PageOrigin { is_https: false, is_localhost: true }), None);
    assert_eq!(problem("http://0.0.0.0:8080/a.png", http), Some(LinkProblem::Localhost));
    assert_eq!(problem("https://127.pictures.example/a.png", PAGE), None, "an ordinary name");
    assert_eq!(problem("javascript:alert(1)", PAGE), Some(LinkProblem::Unsafe));
    assert_eq!(problem("", PAGE), Some(LinkProblem::Unsafe));
}

#[test]
fn a_rewrite_rule_mends_a_gateway_link() {
    let rule = |from: &str| Rewrite { from: from.to_owned(), to: "https://gw.example/".to_owned() };
    let rules = [rule("http://localhost:3000/"), rule("http://pictures.oss-cn-chengdu.aliyuncs.com/")];
    for task in tasks("gateway-links")
        .into_iter()
        .filter(|task| task.image_url.as_deref() != Some("/mj/image/1711217942120946"))
    {
        let sources =
            sources(&task.image_url.unwrap_or_default(), SIZE, &rules, PAGE).expect("the rule applies");
        assert!(sources.original.starts_with("https://gw.example/"), "{}", sources.original);
    }
}

#[test]
fn images_as_data_are_shown_in_formats_without_scripts_only() {
    let link = tasks("other-picture-fields").remove(0).image_url.expect("an image");
    assert_eq!(sources(&link, SIZE, &[], PAGE).map(|sources| sources.first), Ok(link));
    for refused in [
        "data:image/svg+xml;base64,PHN2Zz4=",
        "data:text/html;base64,PGI+",
        "data:image/png,raw",
        "data:image/png;base64,a b",
        "data:image/png;base64,\"><script>",
        " data:image/png;base64,aaaa",
    ] {
        assert!(!is_image_data(refused), "{refused}");
    }
}

#[test]
fn signed_links_of_object_stores_expire() {
    let link = tasks("expired-elsewhere").remove(0).image_url.expect("an image");
    assert!(is_expired(&link, 1_724_740_000_000) && !is_expired(&link, 1_724_739_999_999));
    // 2024-08-27T08:06:17Z plus one hour.
    for link in [
        "https://s3.example/a.png?X-Amz-Date=20240827T080617Z&X-Amz-Expires=3600&X-Amz-Signature=ab",
        "https://storage.example/a.png?x-goog-date=20240827T080617Z&x-goog-expires=3600",
        "https://cos.example/a.png?q-sign-algorithm=sha1&q-sign-time=1724745977;1724749577&q-signature=ab",
        "https://cos.example/a.png?q-sign-time=1724745977%3B1724749577",
        "https://blob.example/a.png?sv=2022&se=2024-08-27T09%3A06%3A17Z&sig=ab",
        "https://cf.example/a.png?Expires=1724749577&Signature=ab&Key-Pair-Id=k",
    ] {
        assert!(!is_expired(link, 1_724_749_576_999), "{link}");
        assert!(is_expired(link, 1_724_749_577_000), "{link}");
    }
    for never in [
        "https://h.example/a.png",
        "https://h.example/a.png?Expires=soon",
        "https://h.example/a.png?Expires=99999999999999999999",
        "https://h.example/a.png?se=20240827080617",
        "https://h.example/a.png?X-Amz-Expires=3600",
    ] {
        assert!(!is_expired(never, i64::MAX), "{never}");
    }
}

#[test]
fn another_signature_is_the_same_image_and_another_preview_is_not() {
    let signed =
        |signature: &str| format!("https://cdn.discordapp.com/a/1.png?ex={signature}&is=1&hm={signature}&");
    assert!(is_same_image(&signed("aa"), &signed("bb")));
    assert!(is_same_image("https://h/a.png?Expires=1&Signature=a", "https://h/a.png?Expires=2&Signature=b"));
    assert!(!is_same_image("https://h/a.png?ex=1", "https://h/a.png?ex=2"), "ex signs links of Discord only");
    assert!(!is_same_image("https://h/a.png?rand=1", "https://h/a.png?rand=2"));
    assert!(!is_same_image("https://h/a.png?Expires=1", "https://h/b.png?Expires=1"));
}

// ---- Prompts -------------------------------------------------------------------------------------------------------

#[test]
fn reference_links_in_front_of_a_prompt_are_not_its_words() {
    let prompts: Vec<_> =
        tasks("prompt-begins-with-links").into_iter().filter_map(|task| task.prompt).collect();
    assert_eq!(without_references(&prompts[0]), "a red fox in the snow --ar 3:2 --iw 2");
    assert_eq!(without_references(&prompts[1]), "a red fox waits");
    assert_eq!(prompt::parse(&prompts[0]).references.len(), 2);
    // A prompt that consists of links is shown as it is.
    assert_eq!(without_references("https://h/a.png <https://h/b.png>"), "https://h/a.png <https://h/b.png>");
    assert_eq!(without_references("words https://h/a.png"), "words https://h/a.png");
    assert_eq!(without_references(""), "");
}

#[test]
fn longer_dashes_begin_parameters() {
    let prompts: Vec<_> = tasks("dashes").into_iter().filter_map(|task| task.prompt).collect();
    assert_eq!(aspect_ratio(Some(&prompts[0])), (9, 16));
    assert_eq!(aspect_ratio(Some(&prompts[1])), (16, 9));
    assert_eq!(prompt::parse(&prompts[0]).write(), "stage play, --ar 9:16 --uplight");
    assert_eq!(prompt::parse(&prompts[1]).write(), "城市 --ar 16:9");
    for dashes in ["--", "–", "––", "—", "——", "―", "−−", "－－", "-–"] {
        let prompt = prompt::parse(&format!("cat {dashes}tile"));
        assert_eq!((prompt.text.as_str(), prompt.parameters.len()), ("cat", 1), "{dashes}");
    }
    for text in ["cat – dog", "cat -tile", "cat ---tile", "1990–2000", "cat —— dog"] {
        assert_eq!(prompt::parse(text).parameters, [], "{text}");
    }
}

// ---- Relations and buttons -----------------------------------------------------------------------------------------

#[test]
fn the_parent_is_read_from_fields_before_the_description() {
    let tasks = tasks("family");
    assert_eq!(parent_of(&tasks[0]).as_deref(), Some("parent-0001"));
    assert!(is_child_of(&tasks[0], "parent-0001"));
    assert_eq!(parent_of(&tasks[1]), None);
    for fields in [
        json!({ "properties": { "parentId": 1723547812345678_u64 } }),
        json!({ "properties": "{\"parentTaskId\":\"1723547812345678\"}" }),
        json!({ "relatedTaskId": "1723547812345678" }),
        json!({ "description": "/up 1723547812345678 U2" }),
        json!({ "parentId": " ", "description": "/up 1723547812345678 U2" }),
    ] {
        assert_eq!(parent_of(&task(fields.clone())).as_deref(), Some("1723547812345678"), "{fields}");
    }
    assert_eq!(parent_of(&task(json!({ "id": "a", "parentId": "a" }))), None);
    assert_eq!(parent_of(&task(json!({ "parentId": "a".repeat(1000) }))), None);
}

#[test]
fn buttons_without_a_name_and_select_menus_are_left_out() {
    let task = tasks("buttons").remove(0);
    let buttons = action_buttons(&task);
    let labels: Vec<_> = buttons.iter().map(|button| button.label.as_str()).collect();
    assert_eq!(
        labels,
        ["Upscale (Subtle)", "🎞️ Animate (High motion)", "Auto Low Motion", "⬅️", "🎲 7"],
        "neither the nameless button nor the select menu nor the bookmark"
    );
    assert_eq!(buttons[3].action, Some(TaskAction::PanLeft));
    assert_eq!(link_buttons(&task), [("Web".to_owned(), "https://midjourney.com/jobs/u".to_owned())]);
}

#[test]
fn an_emoji_without_a_word_gets_the_name_in_its_custom_id() {
    let button =
        |custom_id: &str| json!({ "customId": custom_id, "emoji": { "name": "🎲" }, "label": "", "type": 2 });
    let ids = ["MJ::JOB::animate_high::1::u", "MJ::Remix::1", "custom"];
    let task = task(json!({ "id": "1", "buttons": ids.map(button) }));
    let labels: Vec<_> = action_buttons(&task).into_iter().map(|button| button.label).collect();
    assert_eq!(labels, ["🎲 animate high", "🎲 Remix", "🎲 custom"]);
}

// ---- Statuses ------------------------------------------------------------------------------------------------------

#[test]
fn unknown_statuses_are_watched_until_the_task_has_finished() {
    let tasks = tasks("other-statuses");
    let watched: Vec<_> =
        tasks.iter().filter(|task| task.may_change()).map(|task| task.status.wire()).collect();
    assert_eq!(watched, ["PENDING", "STARTED", "RUNNING"]);
    assert_eq!(tasks[0].submit_time, Some(1_724_745_976_000), "seconds");
    for task in tasks.iter().filter(|task| task.start_time.is_some()) {
        let waited = |now| task.waiting_ms(now);
        assert_eq!(
            waited(1_800_000_000_000),
            waited(1_900_000_000_000),
            "{} does not wait",
            task.status.wire()
        );
    }
    assert!(!task(json!({ "id": "1" })).may_change(), "a task without a status is not requested for ever");
}

#[test]
fn the_text_of_describe_and_shorten_is_their_result() {
    let text = |action: &str, status: &str| {
        let fields = json!({ "action": action, "status": status, "prompt": "a", "properties": { "finalPrompt": "1️⃣ b" } });
        task(fields).result_text()
    };
    assert_eq!(text("DESCRIBE", "SUCCESS").as_deref(), Some("1️⃣ b"));
    assert_eq!(text("SHORTEN", "SUCCESS").as_deref(), Some("1️⃣ b"));
    assert_eq!(text("SHORTEN", "IN_PROGRESS"), None);
    assert_eq!(text("IMAGINE", "SUCCESS"), None);
}

// ---- Addresses -----------------------------------------------------------------------------------------------------

#[test]
fn a_pasted_address_is_cut_at_mj() {
    let host = "https://h.example";
    let addresses = fixture("addresses")["addresses"].take();
    for address in addresses.as_array().expect("a list").iter().filter_map(Value::as_str) {
        let typed = address.replace('H', host);
        let expected = match address {
            "H/prefix/mj/" => Ok("https://h.example/prefix".to_owned()),
            "host:8080" => Err(EndpointError::NoScheme),
            _ => Ok(host.to_owned()),
        };
        assert_eq!(normalise(&typed, true), expected, "{address}");
        assert!(
            expected.is_err() || is_shortened(&typed, &expected.unwrap_or_default()),
            "{address} is told"
        );
    }
    assert_eq!(normalise("https://h.example/mjx/a", true).as_deref(), Ok("https://h.example/mjx/a"));
    assert!(!is_shortened(" https://h.example/ ", host));
}
