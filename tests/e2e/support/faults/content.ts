// Pages of tasks outside the API contract: the page shows what it can, and never stops.

import { type Fault, UNEXPECTED_JSON, data } from "./fault-types";

const unusual = (fault: string, description: string, cards = 20, text?: RegExp): Fault => ({
  fault,
  description,
  read: data(cards, text),
});

const variant = (fault: Fault): Fault => ({ ...fault, variant: true });

const NO_TASKS = /No tasks|No task/;

export const CONTENT: Fault[] = [
  unusual(
    "wrong-types",
    "numbers as strings, strings as numbers, null and strings as tasks",
    20,
    /4 entries of the answer were left out/,
  ),
  variant(unusual("wrong-totals,wrong-types", "all wrong numbers together", 20, /4 entries/)),
  unusual("null-tasks", "null instead of every task", 0, /20 entries of the answer were left out/),
  unusual("null-content", "content is null", 0, NO_TASKS),
  unusual("wrapped", "a page within data"),
  unusual("items-300", "more tasks than requested", 300),
  {
    ...unusual("items-10000", "10,000 tasks", 1_000, /9,000 entries of the answer were left out/),
    onlyAt: ["first load"],
  },
  { ...unusual("megabytes-50", "50 MB in one prompt"), onlyAt: ["first load", "filter"] },
  variant(unusual("wrong-totals", "totals that contradict the tasks")),
  unusual("negative-totals", "negative totals"),
  unusual("huge-totals", "totals up to the largest number"),
  variant(unusual("fraction-totals", "totals with fractions")),
  variant(unusual("no-totals", "no totals")),
  { ...unusual("past-end", "an empty page far past the end", 0, NO_TASKS), onlyAt: ["first load", "filter"] },
  { ...variant(unusual("content-object", "content as an object")), read: UNEXPECTED_JSON },
  { ...variant(unusual("content-text", "content as a string")), read: UNEXPECTED_JSON },
  { ...variant(unusual("content-number", "content as a number")), read: UNEXPECTED_JSON },
  { ...unusual("list-for-page", "a list instead of a page"), read: UNEXPECTED_JSON },
  { ...variant(unusual("task-for-page", "one task instead of a page")), read: UNEXPECTED_JSON },
  unusual("lone-surrogates", "a lone surrogate in every string"),
  unusual("nul", "NUL in every string"),
  variant(unusual("controls", "control characters in every string")),
  unusual("rtl-override", "bidirectional overrides"),
  unusual("long-prompts", "100 kB in every prompt"),
  variant(unusual("long-words", "100 kB without a space in every string")),
  variant(unusual("combining", "a thousand combining marks on one letter")),
  variant(unusual("blank-texts", "whitespace in every string")),
  unusual("odd-texts", "all unusual strings together"),
  unusual("times-in-seconds", "times in seconds"),
  variant(unusual("negative-times", "negative times")),
  unusual("year-10000", "times from the year 10000 on"),
  variant(unusual("times-as-texts", "times as words")),
  variant(unusual("times-backwards", "an end before the start")),
  variant(unusual("fraction-times", "times with fractions, and larger than any date")),
  unusual("odd-times", "all unusual times together"),
  unusual("huge-ids", "numbers beyond 2^53"),
  unusual("same-ids", "the same ID for all tasks"),
  unusual("empty-ids", "empty IDs"),
  variant(unusual("number-ids", "IDs as numbers")),
  variant(unusual("odd-id-signs", "slashes, quotes and markup in IDs")),
  unusual("odd-ids", "all unusual IDs together"),
  unusual("no-custom-ids", "buttons without a customId"),
  variant(unusual("many-buttons", "300 buttons")),
  variant(unusual("odd-buttons", "invalid buttons")),
  unusual("unknown-statuses", "unknown statuses"),
  variant(unusual("unknown-actions", "unknown actions")),
  variant(unusual("odd-progress", "progress out of range")),
  variant(unusual("odd-pictures", "image links of unusual forms")),
  variant(unusual("odd-properties", "properties of all types")),
  variant(unusual("proto-keys", "fields called __proto__")),
  variant(unusual("more-fields", "500 additional fields")),
];
