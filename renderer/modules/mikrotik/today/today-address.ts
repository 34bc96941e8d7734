/** Today's address: `?wall=1` is the board for the wall. */
export const todayAddress = ({ wall }: Record<string, unknown>): { wall?: 1 } =>
  wall === 1 || wall === '1' || wall === true ? { wall: 1 } : {};
