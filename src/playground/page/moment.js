/** The time beside a message: 09:05. */
export function timeOf(seconds, locale) {
  return new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" })
    .format(seconds * 1000)
    .replace(".", ":");
}

export function isSameDay(one, other) {
  return new Date(one * 1000).toDateString() === new Date(other * 1000).toDateString();
}

/** The day above messages: today, yesterday, or a date. */
export function dayOf(seconds, locale, now) {
  const day = new Date(seconds * 1000);
  const midnight = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
  const days = Math.round((midnight(new Date(now)) - midnight(day)) / 86_400_000);
  if (days < 2) return capitalised(new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(-days, "day"));
  return new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric" }).format(day);
}

const capitalised = (text) => text.charAt(0).toUpperCase() + text.slice(1);
