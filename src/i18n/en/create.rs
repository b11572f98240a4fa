//! The English texts of new tasks.

use crate::{
    domain::{
        create_kind::{CreateError, CreateKind},
        prompt_parameters::{error::ParameterError, parameter::Parameter},
        submission::{BlendDimensions, Bot},
    },
    i18n::create::CreateTexts,
};

/// The English texts of new tasks.
pub static CREATE_TEXTS: CreateTexts = CreateTexts {
    create_kinds: "Task type",
    kind_name: |kind| match kind {
        CreateKind::Imagine => "Imagine",
        CreateKind::Blend => "Blend",
        CreateKind::Describe => "Describe",
        CreateKind::Shorten => "Shorten",
        CreateKind::Show => "Show",
        CreateKind::Upload => "Upload images",
    },
    intro: |kind| match kind {
        CreateKind::Imagine => "Generates a grid of four images from a prompt and optional reference images.",
        CreateKind::Blend => "Blends two to five images into a grid of four.",
        CreateKind::Describe => "Suggests prompts that could have produced an image.",
        CreateKind::Shorten => {
            "Suggests shorter versions of a long prompt and shows which words matter most."
        }
        CreateKind::Show => {
            "Imports an existing Midjourney job as a task, so that you can continue working with it."
        }
        CreateKind::Upload => "Uploads images and returns links that you can put at the start of a prompt.",
    },
    submit: |kind| match kind {
        CreateKind::Imagine => "Imagine",
        CreateKind::Blend => "Blend",
        CreateKind::Describe => "Describe",
        CreateKind::Shorten => "Shorten",
        CreateKind::Show => "Show",
        CreateKind::Upload => "Upload",
    },
    images: |kind| match kind {
        CreateKind::Imagine => "Reference images",
        CreateKind::Blend | CreateKind::Upload => "Images",
        CreateKind::Describe => "Image",
        CreateKind::Shorten | CreateKind::Show => "",
    },

    prompt_hint: "Subject, style, lighting…",
    job: "Job ID",
    job_hint: "The ID is part of the job's address on midjourney.com and of its file name.",
    bot: "Bot",
    bot_name: |bot| match bot {
        Bot::Midjourney => "Midjourney",
        Bot::Niji => "Niji",
    },
    state: "Custom state",
    state_hint: "Any text of your own. It is saved with the task, and you can filter by it.",
    dimensions: "Dimensions",
    dimensions_name: |dimensions| match dimensions {
        BlendDimensions::Square => "Square",
        BlendDimensions::Portrait => "Portrait",
        BlendDimensions::Landscape => "Landscape",
    },

    parameters: "Parameters",
    parameter: |parameter| match parameter {
        Parameter::Ratio => "Aspect ratio",
        Parameter::Version => "Version",
        Parameter::Niji => "Niji",
        Parameter::Stylize => "Stylize",
        Parameter::Chaos => "Chaos",
        Parameter::Weird => "Weird",
        Parameter::Quality => "Quality",
        Parameter::Seed => "Seed",
        Parameter::ImageWeight => "Image weight",
        Parameter::Style => "Style",
        Parameter::Tile => "Tile",
        Parameter::No => "No",
    },
    default: "Default",
    invalid_count: |n| format!("{n} not valid"),
    parameter_error,

    chosen_images: "Chosen images",
    choose: "Choose files…",
    choose_hint: "or drop them here, or paste them with Ctrl+V",
    limits: |kind| match kind.picture_count().into_inner() {
        (1, 1) => "One PNG, JPEG, WebP or GIF image of at most 20 MB.".to_owned(),
        (0, most) => format!("Up to {most} PNG, JPEG, WebP or GIF images, at most 20 MB in total."),
        (least, most) => {
            format!("{least} to {most} PNG, JPEG, WebP or GIF images, at most 20 MB in total.")
        }
    },
    remove: |name| format!("Remove {name}"),
    move_up: |name| format!("Move {name} up"),
    images_not_saved: "These images are too large to be kept when this tab is reloaded. Your texts are kept.",
    create_error,

    flagged_title: "Send with values that are not valid?",
    flagged_text: |names| {
        format!("Not valid: {names}. Midjourney may reject the task; a newer version may accept it.")
    },
    flagged_yes: "Send anyway",
    flagged_no: "Check the values",
    send_key: "Press Ctrl+Enter to submit",
    upload_progress: "Upload progress",
    reading: "Reading images…",
    uploading: |size, seconds| format!("Uploading {size}… {seconds} s"),
    prompt_replaced: "Your previous prompt was replaced.",
    restore_prompt: "Restore",

    result: "Result",
    waiting_for_result: "Waiting for the result",
    waiting_for_result_text: "You can close this dialog and return later. The task is also in the task list.",
    result_ready: "The result is ready",
    result_unavailable: "The result is not available at the moment.",
    result_not_found: "The server does not have this task any more.",
    no_text: "The task finished without a text.",
    weights: "Importance of words in the prompt",
    weights_hint: "Bold words matter most. Words that are struck through can be removed.",
    suggestions: "Suggestions",
    imagine_this: "Imagine this",
    imagine_suggestion: |n| format!("Imagine this: suggestion {n}"),
    copy_suggestion: |n| format!("Copy suggestion {n}"),
    links: "Links",
    links_hint: "Discord links are valid for about a day.",
    copy_link: "Copy link",
    open_link: "Open",
    use_link: "Use in a prompt",
    link_used: "Added to the Imagine prompt",
};

fn parameter_error(error: ParameterError) -> String {
    match error {
        ParameterError::NotARatio => "Enter two whole numbers separated by a colon, such as 16:9.".to_owned(),
        ParameterError::TooLong { max: most } => {
            format!("The longer side can be at most {most} times the shorter side.")
        }
        ParameterError::NotAVersion => "Enter a version number, such as 7 or 6.1.".to_owned(),
        ParameterError::NotWhole { max } => format!("Enter a whole number from 0 to {max}."),
        ParameterError::NotANumber { max } => format!("Enter a number from 0 to {max}."),
        ParameterError::NotOneOf { choices } => format!("Choose one of {}.", choices.join(", ")),
        ParameterError::NotOneWord => "Enter a single word.".to_owned(),
        ParameterError::StartsWithDashes => "Words here cannot start with a dash.".to_owned(),
    }
}

fn create_error(error: &CreateError, kind: CreateKind) -> String {
    match error {
        CreateError::None => String::new(),
        CreateError::NoText if kind == CreateKind::Show => "Enter a job ID.".to_owned(),
        CreateError::NoText => "Enter a prompt.".to_owned(),
        CreateError::TooFew => match kind.picture_count().start() {
            1 => "Choose an image.".to_owned(),
            least => format!("Choose at least {least} images."),
        },
        CreateError::TooMany => {
            format!(
                "You can add at most {} images. The other images were not added.",
                kind.picture_count().end()
            )
        }
        CreateError::NoPicture(name) => {
            format!("{name} was not added: it is not a PNG, JPEG, WebP or GIF image.")
        }
        CreateError::TooLarge(name, size) => {
            format!("{name} ({size}) was not added: all images together can have at most 20 MB.")
        }
        CreateError::Unreadable(name) => format!("{name} could not be read."),
    }
}
