// Pages of tasks, but not as the contract has them: the page shows what it can, and never stops.

import { type Fault, OTHER_JSON, shown } from "./kinds";

const odd = (fault: string, what: string, cards = 20, says?: RegExp): Fault => ({
  fault,
  what,
  read: shown(cards, says),
});

const brief = (fault: Fault): Fault => ({ ...fault, brief: true });

const NOTHING = /No tasks|No task/;

export const CONTENT: Fault[] = [
  odd(
    "wrong-types",
    "numbers as text, text as numbers, null and strings as tasks",
    20,
    /4 entries of the answer were left out/,
  ),
  brief(odd("wrong-totals,wrong-types", "all kinds of wrong numbers together", 20, /4 entries/)),
  odd("null-tasks", "null in the place of every task", 0, /20 entries of the answer were left out/),
  odd("null-content", "no content", 0, NOTHING),
  odd("wrapped", "a page within data"),
  odd("items-300", "more tasks than were asked for", 300),
  { ...odd("items-10000", "10,000 tasks", 1_000, /9,000 entries of the answer were left out/), only: ["first load"] },
  { ...odd("megabytes-50", "50 MB in one prompt"), only: ["first load", "filter"] },
  brief(odd("wrong-totals", "totals that contradict the tasks")),
  odd("negative-totals", "negative totals"),
  odd("huge-totals", "totals up to the largest number"),
  brief(odd("fraction-totals", "totals with fractions")),
  brief(odd("no-totals", "no totals")),
  { ...odd("past-end", "an empty page far past the end", 0, NOTHING), only: ["first load", "filter"] },
  { ...brief(odd("content-object", "content as an object")), read: OTHER_JSON },
  { ...brief(odd("content-text", "content as a text")), read: OTHER_JSON },
  { ...brief(odd("content-number", "content as a number")), read: OTHER_JSON },
  { ...odd("list-for-page", "a list where a page belongs"), read: OTHER_JSON },
  { ...brief(odd("task-for-page", "one task where a page belongs")), read: OTHER_JSON },
  odd("lone-surrogates", "half of a surrogate pair in every text"),
  odd("nul", "NUL in every text"),
  brief(odd("controls", "signs of control in every text")),
  odd("rtl-override", "marks that turn the reading direction"),
  odd("long-prompts", "100 kB in every prompt"),
  brief(odd("long-words", "100 kB without a space in every text")),
  brief(odd("combining", "a thousand accents on one letter")),
  brief(odd("blank-texts", "blanks in every text")),
  odd("odd-texts", "all kinds of odd texts together"),
  odd("times-in-seconds", "times in seconds"),
  brief(odd("negative-times", "negative times")),
  odd("year-10000", "times from the year 10000 on"),
  brief(odd("times-as-texts", "times in words")),
  brief(odd("times-backwards", "an end before the beginning")),
  brief(odd("fraction-times", "times with fractions, and larger than any date")),
  odd("odd-times", "all kinds of odd times together"),
  odd("huge-ids", "numbers beyond 2^53"),
  odd("same-ids", "one id for all tasks"),
  odd("empty-ids", "empty ids"),
  brief(odd("number-ids", "ids as numbers")),
  brief(odd("odd-id-signs", "slashes, quotes and markup in ids")),
  odd("odd-ids", "all kinds of odd ids together"),
  odd("no-custom-ids", "buttons without a customId"),
  brief(odd("many-buttons", "300 buttons")),
  brief(odd("odd-buttons", "buttons that are none")),
  odd("unknown-statuses", "statuses that nobody knows"),
  brief(odd("unknown-actions", "actions that nobody knows")),
  brief(odd("odd-progress", "progress beyond its bounds")),
  brief(odd("odd-pictures", "links that lead to no picture")),
  brief(odd("odd-properties", "properties of all kinds")),
  brief(odd("proto-keys", "fields called __proto__")),
  brief(odd("more-fields", "500 fields more")),
];
