export type Outage = {
  readonly failed: (error: unknown) => void;
  readonly worked: () => void;
};

/** Tells of the first failure of many in a row: what is tried twice a second would fill the log. */
export function outage(tell: (error: unknown) => void): Outage {
  let isTold = false;
  return {
    failed: (error) => {
      if (!isTold) tell(error);
      isTold = true;
    },
    worked: () => {
      isTold = false;
    },
  };
}
