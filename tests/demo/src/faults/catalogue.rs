//! The names of all faults, and their help.

use super::Fault;
use super::cut::Delivery;
use super::instead::Answer;
use super::spoil::Damage;

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

/// All of them.
pub const ALL: &[Entry] = &[
    entry("http-500", "any status from 400 to 599, in the words of the flavour"),
    entry("http-429-2", "the same with Retry-After: 2 seconds"),
    entry("delay-500", "waits 500 ms first"),
    entry("hang", "never answers"),
    entry("hang-body", "sends the headers and half of the body, then nothing more"),
    entry("slow-20", "sends the body in 20 pieces, one every 100 ms"),
    entry("trickle", "sends one byte a second"),
    entry("reset", "closes the connection before an answer, nothing is done"),
    entry("lost", "does what was asked, then closes the connection without an answer"),
    entry("reset-body", "cuts the connection in the middle of the body"),
    entry("truncated", "half of the JSON, with a content-length that fits"),
    entry("wrong-length", "a content-length that is larger than the body"),
    entry("bad-gzip", "says that the body is gzip, and it is not"),
    entry("http-206", "the first half as a partial answer"),
    entry("html", "an error page of a proxy, with 200"),
    entry("login-html", "the page of a login wall, with 200"),
    entry("redirect", "302 to a login page elsewhere"),
    entry("redirect-loop", "307 to the same address"),
    entry("empty", "200 without a body"),
    entry("empty-204", "204"),
    entry("text", "plain words with 200"),
    entry("null", "the JSON null"),
    entry("array", "a JSON array where an object belongs"),
    entry("error-object", "200 with {\"success\":false,\"message\":…}"),
    entry("openai-error", "200 with {\"error\":{\"message\":…}}, as gateways do"),
    entry("deep", "JSON that is nested 10,000 deep"),
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
    entry("mime-text", "the right body as text/plain"),
    entry("no-cors", "no CORS header on the answer"),
];

/// The fault of this name.
#[must_use]
pub fn named(name: &str) -> Option<Fault> {
    let fixed = match name {
        "hang" => Fault::Hang,
        "reset" => Fault::Reset,
        "lost" => Fault::Lost,
        "no-cors" => Fault::NoCors,
        "mime-text" => Fault::Mime("text/plain; charset=utf-8"),
        "hang-body" => Fault::Deliver(Delivery::Hang),
        "trickle" => Fault::Deliver(Delivery::Trickle),
        "reset-body" => Fault::Deliver(Delivery::Reset),
        "truncated" => Fault::Deliver(Delivery::Truncated),
        "wrong-length" => Fault::Deliver(Delivery::WrongLength),
        "bad-gzip" => Fault::Deliver(Delivery::BadGzip),
        "http-206" => Fault::Deliver(Delivery::Partial),
        "html" => Fault::Instead(Answer::Html),
        "login-html" => Fault::Instead(Answer::Login),
        "redirect" => Fault::Instead(Answer::Redirect),
        "redirect-loop" => Fault::Instead(Answer::RedirectLoop),
        "empty" => Fault::Instead(Answer::Empty),
        "empty-204" => Fault::Instead(Answer::NoContent),
        "text" => Fault::Instead(Answer::Text),
        "null" => Fault::Instead(Answer::Null),
        "array" => Fault::Instead(Answer::Array),
        "error-object" => Fault::Instead(Answer::ErrorObject),
        "openai-error" => Fault::Instead(Answer::OpenAiError),
        "deep" => Fault::Instead(Answer::Deep),
        "bom" => Fault::Deliver(Delivery::Bom),
        "wrong-types" => Fault::Spoil(Damage::WrongTypes),
        "null-content" => Fault::Spoil(Damage::NullContent),
        "wrong-totals" => Fault::Spoil(Damage::WrongTotals),
        "past-end" => Fault::Spoil(Damage::PastEnd),
        "huge-ids" => Fault::Spoil(Damage::HugeIds),
        "odd-times" => Fault::Spoil(Damage::OddTimes),
        "odd-texts" => Fault::Spoil(Damage::OddTexts),
        "odd-ids" => Fault::Spoil(Damage::OddIds),
        _ => return with_number(name),
    };
    Some(fixed)
}

fn with_number(name: &str) -> Option<Fault> {
    let (word, number) = name.split_once('-')?;
    if word == "http" {
        let (status, retry) =
            number.split_once('-').map_or((number, None), |(status, retry)| (status, Some(retry)));
        let status = status.parse().ok().filter(|status| (400..600).contains(status))?;
        return Some(Fault::Status(status, retry.map(str::parse).transpose().ok()?));
    }
    let number: u64 = number.parse().ok()?;
    Some(match word {
        "delay" => Fault::Delay(number),
        "slow" => Fault::Deliver(Delivery::Slow(number.clamp(1, 1000) as usize)),
        "megabytes" => Fault::Spoil(Damage::Megabytes(number.min(256) as usize)),
        "items" => Fault::Spoil(Damage::Items(number.min(100_000) as usize)),
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
    let faults: String = ALL.iter().map(|entry| format!("  {:<14} {}\n", entry.name, entry.what)).collect();
    format!(
        "Faults on request, for every path of /mj, /pictures and the site, joined by commas (delay-500,http-500):
  header       X-Demo-Fault: NAME
  in a text    fault:NAME in any text of a JSON body, for instance in the prompt filter: cat fault:http-500
  armed        POST /demo/faults {{\"path\":\"/mj/task/query\",\"fault\":\"http-500\",\"times\":1}}
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
  GET    /demo/faults     the armed faults; POST arms one, DELETE disarms all
  POST   /demo/tasks      puts in a task as the newest, fields word by word: {{\"id\":\"…\",\"prompt\":\"…\"}};
                          what is left out is filled in, with ?bare=1 it stays missing; DELETE takes them away
  POST   /demo/advance    {{\"seconds\":60}} moves the world's clock

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
        for status in [400, 401, 403, 404, 405, 408, 410, 413, 415, 418, 425, 429, 500, 502, 503, 504] {
            assert_eq!(named(&format!("http-{status}")), Some(Fault::Status(status, None)));
        }
    }

    #[test]
    fn lists_and_numbers() {
        assert_eq!(list("delay-500, http-503-7").unwrap(), [Fault::Delay(500), Fault::Status(503, Some(7))]);
        assert_eq!(list("hang,nonsense").unwrap_err(), "nonsense");
        assert!(named("http-200").is_none() && named("http-99").is_none() && named("delay-").is_none());
    }
}
