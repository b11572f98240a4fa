//! Names and help texts of all faults.

use super::corrupt::Corruption;
use super::cors::CorsHeaders;
use super::raw::Wire;
use super::replace::{Answer, FIXED};
use super::reserialize::Encoding;
use super::truncate::Delivery;
use super::{Fault, Retry, mutate};

/// Entry of the help text.
pub struct Entry {
    /// Name of the fault, or an example of it.
    pub name: &'static str,
    /// Description.
    pub what: &'static str,
}

const fn entry(name: &'static str, what: &'static str) -> Entry {
    Entry { name, what }
}

/// All faults except those in tables of their own: [`FIXED`] and [`mutate::ALL`].
pub const ALL: &[Entry] = &[
    entry("http-500", "any status from 300 to 599, in the error format of the server variant"),
    entry("http-429-2", "the same with Retry-After: 2 seconds"),
    entry("http-503-date", "the same with Retry-After: a date, two seconds from now"),
    entry("http-503-words", "the same with Retry-After: soon"),
    entry("http-201", "the correct response with another status from 201 to 299"),
    entry("delay-500", "delays the request by 500 ms"),
    entry("hang", "never responds"),
    entry("hang-body", "sends the headers and half of the body, then nothing more"),
    entry("slow-20", "sends the body in 20 pieces, one every 100 ms"),
    entry("trickle", "sends one byte a second"),
    entry("reset", "closes the connection before the request is handled"),
    entry("lost", "handles the request, then closes the connection without a response"),
    entry("reset-body", "closes the connection in the middle of the body"),
    entry("reset-headers", "closes the connection in the middle of the headers"),
    entry("garbage", "responds in another protocol"),
    entry("bad-status", "a status line without a number"),
    entry("bad-chunks", "a chunked body with an invalid chunk length"),
    entry("cut-chunk", "half of a chunk, then an orderly close"),
    entry("two-lengths", "two contradictory content-length headers"),
    entry("short-length", "a content-length of half of the body"),
    entry("no-length", "the correct body without a length, up to the end of the connection"),
    entry("huge-header", "a header of 400 kB"),
    entry("slow-headers", "one header line every 60 ms, then the correct body"),
    entry("truncated", "half of the JSON, with a matching content-length"),
    entry("wrong-length", "a content-length that is larger than the body"),
    entry("bad-gzip", "content-encoding gzip on a body that is not gzip"),
    entry("bad-brotli", "the same with Brotli"),
    entry("http-206", "the first half as partial content"),
    entry("html", "an error page of a proxy, with 200"),
    entry("login-html", "a login page, with 200"),
    entry("redirect", "302 to a login page elsewhere"),
    entry("redirect-here", "303 to the dashboard"),
    entry("redirect-loop", "307 to the same URL"),
    entry("empty", "200 without a body"),
    entry("empty-204", "204"),
    entry("text", "plain text with 200"),
    entry("null", "the JSON null"),
    entry("array", "a JSON array instead of an object"),
    entry("error-object", "200 with {\"success\":false,\"message\":…}"),
    entry("openai-error", "200 with {\"error\":{\"message\":…}}, as gateways do"),
    entry("deep", "JSON that is nested 10,000 deep"),
    entry("deep-objects", "the same with objects, each the content of another"),
    entry("megabytes-50", "a valid page with 50 MB in one prompt"),
    entry("items-10000", "a page with 10,000 tasks"),
    entry("bom", "a byte order mark before the JSON"),
    entry("wrong-types", "numbers as text, text as numbers, null and strings as tasks, an unknown status"),
    entry("null-content", "null as content and as all fields of tasks"),
    entry("wrong-totals", "totals that contradict the content"),
    entry("past-end", "an empty page far past the end"),
    entry("huge-ids", "ids and times beyond 2^53, as numbers"),
    entry("odd-times", "times in seconds, negative, and in the year 10000"),
    entry("odd-texts", "NUL, lone surrogates, right-to-left marks and 100 kB in the texts"),
    entry("odd-ids", "empty, missing and repeated ids; buttons without a customId"),
    entry("utf-16", "the response in UTF-16"),
    entry("invalid-utf8", "a byte that is not valid UTF-8"),
    entry("two-documents", "the response twice"),
    entry("comments", "with a JavaScript comment"),
    entry("trailing-comma", "with a trailing comma"),
    entry("single-quotes", "with single quotes"),
    entry("not-a-number", "with a NaN"),
    entry("duplicate-keys", "with duplicate keys"),
    entry("guarded", "with the prefix )]}', as some services send it"),
    entry("log-line", "after a line of the server log"),
    entry("callback", "as JSONP"),
    entry("in-text", "as a JSON string"),
    entry("events", "as server-sent events"),
    entry("padded", "with blank lines around it"),
    entry("wrapped", "as the data of {\"code\":200,\"data\":…}"),
    entry("list-for-page", "the tasks of a page as a list"),
    entry("task-for-page", "the first task of a page alone"),
    entry("page-for-list", "a list of tasks as a page"),
    entry("mime-text", "the correct body as text/plain"),
    entry("mime-html", "the correct body as text/html"),
    entry("mime-binary", "the correct body as application/octet-stream"),
    entry("no-cors", "no CORS headers"),
    entry("cors-other", "CORS headers for another origin"),
    entry("cors-null", "CORS headers for the origin null"),
    entry("cors-twice", "the CORS header twice"),
    entry("cors-credentials", "CORS headers for any origin with credentials, which is contradictory"),
    entry("preflight-500", "any status for the preflight request"),
    entry("preflight-redirect", "a redirect of the preflight request"),
    entry("preflight-empty", "a preflight response that allows nothing"),
];

/// The fault with this name.
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
        _ => return from_tables(name).or_else(|| with_parameter(name)),
    };
    Some(fixed)
}

fn from_tables(name: &str) -> Option<Fault> {
    let fixed = FIXED.iter().find(|fixed| fixed.name == name);
    let patch = || mutate::named(name).map(|patch| Fault::Corrupt(Corruption::Mutation(patch.name)));
    fixed.map(|fixed| Fault::Replace(Answer::Fixed(fixed.name))).or_else(patch)
}

fn with_parameter(name: &str) -> Option<Fault> {
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

/// Parses fault names joined by commas. The error is the unknown name.
pub fn list(names: &str) -> Result<Vec<Fault>, String> {
    names
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(|name| named(name).ok_or_else(|| name.to_owned()))
        .collect()
}

/// End of `--help`: the faults and the test API.
#[must_use]
pub fn help() -> String {
    let rows = ALL.iter().map(|entry| (entry.name, entry.what));
    let rows = rows.chain(FIXED.iter().map(|fixed| (fixed.name, fixed.what)));
    let rows = rows.chain(mutate::ALL.iter().map(|patch| (patch.name, patch.what)));
    let faults: String = rows.map(|(name, what)| format!("  {name:<18} {what}\n")).collect();
    format!(
        "Faults, for every path of /mj, /pictures and the site; several are joined by commas (delay-500,http-500):
  header       X-Demo-Fault: NAME
  text         fault:NAME in any text of a JSON body, for instance in the prompt filter: cat fault:http-500
  pending      POST /demo/faults {{\"path\":\"/mj/task/query\",\"fault\":\"http-500\",\"times\":1}}
               path is a prefix; without times the fault applies until DELETE /demo/faults

{faults}
Trigger words in a prompt that decide the outcome of the task (other tasks fail at random, unless --luck always):
  fail:timeout fail:filter fail:internal      fails at the end of the work
  fail:banned fail:link fail:parameter fail:queue fail:subscription
                                              fails before the work starts
  fail:now  queue:full  queue:7               code 9; code 23; code 22 behind seven others
  work:60                                     takes 60 seconds

Test API:
  GET    /demo/health     options, number of tasks, current time of the clock
  GET    /demo/requests   the last 2,000 requests of /mj: method, path, headers, body, bodyBytes, status, gone;
                          bodies up to 96 MB in total
  DELETE /demo/requests   clears the request log
  GET    /demo/faults     lists the pending faults; POST adds one, DELETE removes all
  POST   /demo/tasks      injects a task as the newest: {{\"id\":\"…\",\"prompt\":\"…\"}}; missing fields get
                          default values, or stay missing with ?bare=1; DELETE removes all injected tasks
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
    fn every_name_in_the_help_exists() {
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
