/** A calendar month, `2016-02`. */
export type Month = `${number}-${string}`;

/** A calendar day, `2016-03-20`, with no time and no zone. */
export type Day = `${number}-${string}-${string}`;
