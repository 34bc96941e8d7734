// Where each list was scrolled to, for as long as the window lives: going back finds the list as it was left.
const offsets = new Map<string, number>();

export const recallScroll = (id: string) => offsets.get(id) ?? 0;

export const keepScroll = (id: string, offset: number) => {
  offsets.set(id, offset);
};
