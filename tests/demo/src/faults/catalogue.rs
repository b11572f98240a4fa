//! The names of all faults, and their help.

use super::corrupt::Corruption;
use super::cors::CorsHeaders;
use super::raw::Wire;
use super::replace::{Answer, FIXED};
use super::reserialize::Encoding;
use super::truncate::Delivery;
use super::{Fault, Retry, mutate};

/// A fault as it is listed: an example of its name, and what happens.
pub struct Entry {
    /// A name that works.
    pub name: &'static str,
    /// What happens.
    pub what: &'static str,
}

const fn entry(name: &'static str, what: &'static str) -> Entry {
    Entry { name, what }
}

/// All of them, but for those that are tables of their own: [`FIXED`] and [`mutate::ALL`].
pub const ALL: &[Entry] = &[
    entry("http-500", "any status from 300 to 599, in the words of the flavour"),
    entry("http-429-2", "the same with Retry-After: 2 seconds"),
    entry("http-503-date", "the same with Retry-After: a date, two seconds from now"),
    entry("http-503-words", "the same with Retry-After: soon"),
    entry("http-201", "the right answer with another status from 201 to 299"),
    entry("delay-500", "waits 500 ms first"),
    entry("hang", "never answers"),
    entry("hang-body", "sends the headers and half of the body, then nothing more"),
    entry("slow-20", "sends the body in 20 pieces, one every 100 ms"),
    entry("trickle", "sends one byte a second"),
    entry("reset", "closes the connection before an answer, nothing is done"),
    entry("lost", "does what was asked, then closes the connection without an answer"),
    entry("reset-body", "cuts the connection in the middle of the body"),
    entry("reset-headers", "cuts the connection in the middle of the headers"),
    entry("garbage", "answers in another protocol"),
    entry("bad-status", "a status line without a number"),
    entry("bad-chunks", "a body in chunks whose length is no number"),
    entry("cut-chunk", "half of a chunk, then a polite end"),
    entry("two-lengths", "two lengths that contradict each other"),
    entry("short-length", "a content-length that is half of the body"),
    entry("no-length", "the right body up to the end of the connection"),
    entry("huge-header", "a header of 400 kB"),
    entry("slow-headers", "a line of headers every 60 ms, then the right body"),
    entry("truncated", "half of the JSON, with a content-length that fits"),
    entry("wrong-length", "a content-length that is larger than the body"),
    entry("bad-gzip", "says that the body is gzip, and it is not"),
    entry("bad-brotli", "the same with Brotli"),
    entry("http-206", "the first half as a partial answer"),
    entry("html", "an error page of a proxy, with 200"),
    entry("login-html", "the page of a login wall, with 200"),
    entry("redirect", "302 to a login page elsewhere"),
    entry("redirect-here", "303 to the page itself"),
    entry("redirect-loop", "307 to the same address"),
    entry("empty", "200 without a body"),
    entry("empty-204", "204"),
    entry("text", "plain words with 200"),
    entry("null", "the JSON null"),
    entry("array", "a JSON array where an object belongs"),
    entry("error-object", "200 with {\"success\":false,\"message\":…}"),
    entry("openai-error", "200 with {\"error\":{\"message\":…}}, as gateways do"),
    entry("deep", "JSON that is nested 10,000 deep"),
    entry("deep-objects", "the same with objects, each the content of another"),
    entry("megabytes-50", "a valid page with so many MB in one prompt"),
    entry("items-10000", "a page with so many tasks"),
    entry("bom", "a byte order mark before the JSON"),
    entry("wrong-types", "numbers as text, text as numbers, null and strings as tasks, an unknown status"),
    entry("null-content", "content and all tasks' fields are null"),
    entry("wrong-totals", "totals that contradict the content"),
    entry("past-end", "an empty page far past the end"),
    entry("huge-ids", "ids and times beyond 2^53, as numbers"),
    entry("odd-times", "times in seconds, negative, and in the year 10000"),
    entry("odd-texts", "NUL, lone surrogates, right-to-left marks and 100 kB in the texts"),
    entry("odd-ids", "empty, missing and repeated ids; buttons without a customId"),
    entry("utf-16", "the right answer in UTF-16"),
    entry("invalid-utf8", "a byte in it that is no UTF-8"),
    entry("two-documents", "it twice, one after the other"),
    entry("comments", "with a comment"),
    entry("trailing-comma", "with a comma too many"),
    entry("single-quotes", "with single quotes"),
    entry("not-a-number", "with NaN in it"),
    entry("duplicate-keys", "with some keys twice"),
    entry("guarded", "behind )]}', as some services protect theirs"),
    entry("log-line", "behind a line of the server's log"),
    entry("callback", "as a call of a script"),
    entry("in-text", "its text as a JSON text"),
    entry("events", "as a stream of events"),
    entry("padded", "with blank lines around it"),
    entry("wrapped", "as the data of {\"code\":200,\"data\":…}"),
    entry("list-for-page", "the tasks of a page as a list"),
    entry("task-for-page", "the first task of a page alone"),
    entry("page-for-list", "a list of tasks as a page"),
    entry("mime-text", "the right body as text/plain"),
    entry("mime-html", "the right body as text/html"),
    entry("mime-binary", "the right body as application/octet-stream"),
    entry("no-cors", "no CORS header on the answer"),
    entry("cors-other", "a CORS header for another origin"),
    entry("cors-null", "a CORS header for the origin null"),
    entry("cors-twice", "the CORS header twice"),
    entry("cors-credentials", "the CORS headers for any origin, with cookies: the two exclude each other"),
    entry("preflight-500", "the question before the question meets an error, a refusal …"),
    entry("preflight-redirect", "… a redirect …"),
    entry("preflight-empty", "… or an answer that allows nothing"),
];

/// The fault of this name.
#[must_use]
pub fn named(name: &str) -> Option<Fault> {
    let fixed = match name {
        "hang" => Fault::Hang,
        "reset" => Fault::Reset,
        "lost" => Fault::Lost,
        "no-cors" => Fault::NoCors,
        "cors-other" => Fault::Cors(CorsHeaders::Other),
        "cors-null" => Fault::Cors(CorsHeaders::Null),
        "cors-twice" => Fault::Cors(CorsHeaders::Twice),
        "cors-credentials" => Fault::Cors(CorsHeaders::Credentials),
        "preflight-redirect" => Fault::Preflight(302),
        "preflight-empty" => Fault::Preflight(204),
        "mime-text" => Fault::Mime("text/plain; charset=utf-8"),
        "mime-html" => Fault::Mime("text/html; charset=utf-8"),
        "mime-binary" => Fault::Mime("application/octet-stream"),
        "reset-headers" => Fault::Wire(Wire::ResetHeaders),
        "garbage" => Fault::Wire(Wire::Garbage),
        "bad-status" => Fault::Wire(Wire::BadStatus),
        "bad-chunks" => Fault::Wire(Wire::BadChunks),
        "cut-chunk" => Fault::Wire(Wire::CutChunk),
        "two-lengths" => Fault::Wire(Wire::TwoLengths),
        "short-length" => Fault::Wire(Wire::ShortLength),
        "no-length" => Fault::Wire(Wire::NoLength),
        "huge-header" => Fault::Wire(Wire::HugeHeader),
        "slow-headers" => Fault::Wire(Wire::SlowHeaders),
        "hang-body" => Fault::Deliver(Delivery::Hang),
        "trickle" => Fault::Deliver(Delivery::Trickle),
        "reset-body" => Fault::Deliver(Delivery::Reset),
        "truncated" => Fault::Deliver(Delivery::Truncated),
        "wrong-length" => Fault::Deliver(Delivery::WrongLength),
        "bad-gzip" => Fault::Deliver(Delivery::BadGzip),
        "bad-brotli" => Fault::Deliver(Delivery::BadBrotli),
        "http-206" => Fault::Deliver(Delivery::Partial),
        "html" => Fault::Replace(Answer::Html),
        "login-html" => Fault::Replace(Answer::Login),
        "redirect" => Fault::Replace(Answer::Redirect),
        "redirect-here" => Fault::Replace(Answer::RedirectHere),
        "redirect-loop" => Fault::Replace(Answer::RedirectLoop),
        "empty" => Fault::Replace(Answer::Empty),
        "empty-204" => Fault::Replace(Answer::NoContent),
        "text" => Fault::Replace(Answer::Text),
        "null" => Fault::Replace(Answer::Null),
        "array" => Fault::Replace(Answer::Array),
        "error-object" => Fault::Replace(Answer::ErrorObject),
        "openai-error" => Fault::Replace(Answer::OpenAiError),
        "deep" => Fault::Replace(Answer::Deep),
        "deep-objects" => Fault::Replace(Answer::DeepObjects),
        "utf-16" => Fault::Reserialize(Encoding::Utf16),
        "invalid-utf8" => Fault::Reserialize(Encoding::InvalidUtf8),
        "two-documents" => Fault::Reserialize(Encoding::TwoDocuments),
        "comments" => Fault::Reserialize(Encoding::Comments),
        "trailing-comma" => Fault::Reserialize(Encoding::TrailingComma),
        "single-quotes" => Fault::Reserialize(Encoding::SingleQuotes),
        "not-a-number" => Fault::Reserialize(Encoding::NotANumber),
        "duplicate-keys" => Fault::Reserialize(Encoding::DuplicateKeys),
        "guarded" => Fault::Reserialize(Encoding::Guarded),
        "log-line" => Fault::Reserialize(Encoding::LogLine),
        "callback" => Fault::Reserialize(Encoding::Callback),
        "in-text" => Fault::Reserialize(Encoding::InText),
        "events" => Fault::Reserialize(Encoding::Events),
        "padded" => Fault::Reserialize(Encoding::Padded),
        "wrapped" => Fault::Reserialize(Encoding::Wrapped),
        "list-for-page" => Fault::Reserialize(Encoding::ListForPage),
        "task-for-page" => Fault::Reserialize(Encoding::TaskForPage),
        "page-for-list" => Fault::Reserialize(Encoding::PageForList),
        "bom" => Fault::Deliver(Delivery::Bom),
        "wrong-types" => Fault::Corrupt(Corruption::WrongTypes),
        "null-content" => Fault::Corrupt(Corruption::NullContent),
        "wrong-totals" => Fault::Corrupt(Corruption::WrongTotals),
        "past-end" => Fault::Corrupt(Corruption::PastEnd),
        "huge-ids" => Fault::Corrupt(Corruption::HugeIds),
        "odd-times" => Fault::Corrupt(Corruption::OddTimes),
        "odd-texts" => Fault::Corrupt(Corruption::OddTexts),
        "odd-ids" => Fault::Corrupt(Corruption::OddIds),
        _ => return in_a_table(name).or_else(|| with_number(name)),
    };
    Some(fixed)
}

fn in_a_table(name: &str) -> Option<Fault> {
    let fixed = FIXED.iter().find(|fixed| fixed.name == name);
    let patch = || mutate::named(name).map(|patch| Fault::Corrupt(Corruption::Mutation(patch.name)));
    fixed.map(|fixed| Fault::Replace(Answer::Fixed(fixed.name))).or_else(patch)
}

fn with_number(name: &str) -> Option<Fault> {
    let (word, number) = name.split_once('-')?;
    if word == "http" {
        let (status, retry) =
            number.split_once('-').map_or((number, None), |(status, retry)| (status, Some(retry)));
        let status = status.parse().ok()?;
        let retry = match retry {
            None => None,
            Some("date") => Some(Retry::Date),
            Some("words") => Some(Retry::Words),
            Some(seconds) => Some(Retry::Seconds(seconds.parse().ok()?)),
        };
        return match status {
            201..300 if retry.is_none() => Some(Fault::OverrideStatus(status)),
            300..600 => Some(Fault::Status(status, retry)),
            _ => None,
        };
    }
    let number: u64 = number.parse().ok()?;
    Some(match word {
        "delay" => Fault::Delay(number),
        "preflight" => {
            Fault::Preflight(u16::try_from(number).ok().filter(|status| (200..600).contains(status))?)
        }
        "slow" => Fault::Deliver(Delivery::Slow(number.clamp(1, 1000) as usize)),
        "megabytes" => Fault::Corrupt(Corruption::Megabytes(number.min(256) as usize)),
        "items" => Fault::Corrupt(Corruption::Items(number.min(100_000) as usize)),
        _ => return None,
    })
}

/// The faults in a list of names joined by commas. The error is the unknown name.
pub fn list(names: &str) -> Result<Vec<Fault>, String> {
    names
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(|name| named(name).ok_or_else(|| name.to_owned()))
        .collect()
}

/// The end of `--help`: the faults, and what `/demo` can do.
#[must_use]
pub fn help() -> String {
    let rows = ALL.iter().map(|entry| (entry.name, entry.what));
    let rows = rows.chain(FIXED.iter().map(|fixed| (fixed.name, fixed.what)));
    let rows = rows.chain(mutate::ALL.iter().map(|patch| (patch.name, patch.what)));
    let faults: String = rows.map(|(name, what)| format!("  {name:<18} {what}\n")).collect();
    format!(
        "Faults on request, for every path of /mj, /pictures and the site, joined by commas (delay-500,http-500):
  header       X-Demo-Fault: NAME
  in a text    fault:NAME in any text of a JSON body, for instance in the prompt filter: cat fault:http-500
  pending        POST /demo/faults {{\"path\":\"/mj/task/query\",\"fault\":\"http-500\",\"times\":1}}
               path is a prefix; without times it holds until DELETE /demo/faults

{faults}
Words in a prompt that decide what becomes of the task (the others fail by chance, unless --luck always):
  fail:timeout fail:filter fail:internal      fails when the work is done
  fail:banned fail:link fail:parameter fail:queue fail:subscription
                                              fails before the work starts
  fail:now  queue:full  queue:7               code 9; code 23; code 22 behind seven others
  work:60                                     works for so many seconds

Control, for tests:
  GET    /demo/health     what is running, and the world's time
  GET    /demo/requests   the last 2,000 requests of /mj: method, path, headers, body, bodyBytes, status, gone;
                          of bodies the latest 96 MB
  DELETE /demo/requests   forgets them
  GET    /demo/faults     the pending faults; POST arms one, DELETE disarms all
  POST   /demo/tasks      puts in a task as the newest, fields word by word: {{\"id\":\"…\",\"prompt\":\"…\"}};
                          what is left out is filled in, with ?bare=1 it stays missing; DELETE takes them away
  POST   /demo/advance    {{\"seconds\":60}} advances the clock
  POST   /demo/reset      returns to the initial state; options as JSON replace those of the command line:
                          {{\"tasks\":500,\"seed\":2,\"frozen\":true,\"variant\":\"csharp\",\"token\":null}}

The environment variable MJ_TOKEN holds the token for --upstream."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_in_the_help_works() {
        for entry in ALL {
            assert!(named(entry.name).is_some(), "{}", entry.name);
        }
        for name in FIXED.iter().map(|fixed| fixed.name).chain(mutate::ALL.iter().map(|patch| patch.name)) {
            assert!(named(name).is_some(), "{name}");
            assert!(help().contains(&format!("  {name} ")), "{name}");
        }
        for status in [400, 401, 403, 404, 405, 408, 410, 413, 415, 418, 425, 429, 500, 502, 503, 504] {
            assert_eq!(named(&format!("http-{status}")), Some(Fault::Status(status, None)));
        }
    }

    #[test]
    fn lists_and_numbers() {
        assert_eq!(
            list("delay-500, http-503-7").unwrap(),
            [Fault::Delay(500), Fault::Status(503, Some(Retry::Seconds(7)))]
        );
        assert_eq!(named("http-429-date"), Some(Fault::Status(429, Some(Retry::Date))));
        assert_eq!(named("http-203"), Some(Fault::OverrideStatus(203)));
        assert_eq!(list("hang,nonsense").unwrap_err(), "nonsense");
        assert!(named("http-200").is_none() && named("http-99").is_none() && named("delay-").is_none());
    }
}
