//! English, for new tasks.

use crate::{
    domain::{
        create_kind::{CreateError, CreateKind},
        prompt_parameters::error::ParameterError,
    },
    i18n::create::CreateTexts,
};

/// The English texts.
pub static CREATE_TEXTS: CreateTexts = CreateTexts {
    ways: "Ways to begin",
    tabs: ["Imagine", "Blend", "Describe", "Shorten", "Show", "Upload pictures"],
    intros: [
        "A prompt, perhaps with reference pictures, becomes a sheet of four.",
        "Two to five pictures become one, in a sheet of four.",
        "A picture becomes prompts that could have made it.",
        "A long prompt becomes shorter ones, and its words are weighed.",
        "A picture that was made earlier, here or elsewhere, becomes a task that you can go on from.",
        "Pictures become links that can stand at the front of a prompt.",
    ],
    submits: ["Imagine", "Blend", "Describe", "Shorten", "Show", "Upload"],
    pictures: ["Reference pictures", "Pictures", "Picture", "", "", "Pictures"],

    prompt_hint: "What the picture shows, in which style and light…",
    job: "Job ID",
    job_hint: "From the job's address on midjourney.com, or from the name of its file.",
    bot: "Bot",
    bots: ["Midjourney", "Niji"],
    state: "Custom state",
    state_hint: "Your own mark, kept with the task; it can be searched for.",
    shape: "Shape",
    shapes: ["Square", "Portrait", "Landscape"],

    parameters: "Parameters",
    parameter_names: [
        "Ratio",
        "Version",
        "Niji",
        "Stylize",
        "Chaos",
        "Weird",
        "Quality",
        "Seed",
        "Image weight",
        "Style",
        "Tile",
        "No",
    ],
    parameter_hints: ["1:1", "", "", "0–1000", "0–100", "0–3000", "", "0–4294967295", "0–3", "", "", ""],
    usual: "As usual",
    to_check: |n| format!("{n} to check"),
    problem,

    picked: "Chosen pictures",
    choose: "Choose files…",
    choose_hint: "or drop them here, or paste them with Ctrl+V",
    limits: |kind| match kind.pictures().into_inner() {
        (1, 1) => "One PNG, JPEG, WebP or GIF of at most 20 MB.".to_owned(),
        (0, most) => format!("PNG, JPEG, WebP or GIF: up to {most}, together at most 20 MB."),
        (least, most) => format!("PNG, JPEG, WebP or GIF: {least} to {most}, together at most 20 MB."),
    },
    remove: |name| format!("Remove {name}"),
    earlier: |name| format!("Move {name} earlier"),
    not_kept: "These pictures are too large to outlive a reload of this tab; your texts are kept.",
    trouble,

    send_key: "Ctrl+Enter sends",
    upload_progress: "Upload progress",
    reading: "Reading the pictures…",
    uploading: |size, seconds| format!("Sending {size}… {seconds} s"),
    replaced: "This took the place of the prompt that you had typed.",
    undo: "Bring it back",

    answer: "Answer",
    awaited: "The answer is on its way",
    awaited_text: "You can close this window: it goes on when you come back, and the task is in the list.",
    arrived: "The answer is here",
    not_heard: "The server cannot be asked at the moment.",
    unknown: "The server does not know this task any more.",
    no_text: "The task has ended without a text.",
    weights: "What counts in the prompt",
    weights_hint: "Strong words matter most; struck ones could go.",
    suggestions: "Suggestions",
    imagine_this: "Imagine this",
    imagine_suggestion: |n| format!("Imagine this: suggestion {n}"),
    copy_suggestion: |n| format!("Copy suggestion {n}"),
    links: "Links",
    links_hint: "Discord's links work for about a day.",
    copy_link: "Copy link",
    open_link: "Open",
    use_link: "Use in a prompt",
    link_used: "In the prompt of Imagine",
};

fn problem(problem: ParameterError) -> String {
    match problem {
        ParameterError::NotARatio => "Two whole numbers with a colon between, such as 16:9.".to_owned(),
        ParameterError::TooLong { max: most } => format!("One side can be at most {most} times the other."),
        ParameterError::NotAVersion => "A version is a number, such as 7 or 6.1.".to_owned(),
        ParameterError::NotWhole { max } => format!("A whole number from 0 to {max}."),
        ParameterError::NotANumber { max } => format!("A number from 0 to {max}."),
        ParameterError::NotOneOf { choices } => format!("One of {}.", choices.join(", ")),
        ParameterError::NotOneWord => "One word only.".to_owned(),
        ParameterError::StartsWithDashes => "No word here can begin with dashes.".to_owned(),
    }
}

fn trouble(trouble: &CreateError, kind: CreateKind) -> String {
    match trouble {
        CreateError::None => String::new(),
        CreateError::NoText if kind == CreateKind::Show => "Enter the ID of a job.".to_owned(),
        CreateError::NoText => "Write a prompt first.".to_owned(),
        CreateError::TooFew => match kind.pictures().start() {
            1 => "Choose a picture first.".to_owned(),
            least => format!("Choose at least {least} pictures."),
        },
        CreateError::TooMany => {
            format!("Not more than {} pictures: the others were left out.", kind.pictures().end())
        }
        CreateError::NoPicture(name) => format!("{name} was left out: it is no PNG, JPEG, WebP or GIF."),
        CreateError::TooLarge(name, size) => {
            format!("{name} ({size}) was left out: all pictures together can have at most 20 MB.")
        }
        CreateError::Unreadable(name) => format!("{name} could not be read."),
    }
}
