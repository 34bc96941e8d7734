/** The five things a state can mean to the person looking; each has its own shape, word and colour. */
export type Meaning = 'good' | 'attention' | 'bad' | 'waiting' | 'off';
