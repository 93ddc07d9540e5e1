const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const wib = 7 * 60 * 60 * 1000;

/** `03 Aug 2022 | 22:22`, in WIB as far as anybody knows: no page names the zone. */
export function checkedAt(now: number): string {
  const [year, month, day, hour, minute] = new Date(now + wib).toISOString().split(/\D/);
  return `${day} ${months[Number(month) - 1]} ${year} | ${hour}:${minute}`;
}
