import type { Trouble } from "./trouble.ts";

/** How the program tells of what goes wrong. It costs next to nothing and never fails, however often it is called. */
export type Reporting = {
  readonly report: (trouble: Trouble, what?: Reported) => void;
  /** It is over, or somebody has dealt with it. */
  readonly settle: (trouble: Trouble) => void;
  /** Whether it is an incident just now, as far as this program knows. */
  readonly isOpen: (trouble: Trouble) => boolean;
  /** Nothing of this person is kept any more; by their Telegram id, as incidents are taken by. */
  readonly forget: (person: number) => void;
};

export type Reported = {
  /** The provider's code of the reason, the name of a failure, or the suspicion: never a text of somebody else. */
  readonly code?: string;
  /** Something has begun that lasts until it is settled: a circuit is open, the store fails. */
  readonly begins?: true;
  /** It went well this time: what is judged by its rate has to know that too. */
  readonly went?: "well";
};
