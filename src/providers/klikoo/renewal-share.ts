/** A token is renewed when this much of its life is over. */
export const renewalShare = 0.8;
