/** 750 basis points as "7.5 %". */
export const taxRateInWords = (basisPoints: number): string =>
  basisPoints === 0 ? 'no tax' : `${(basisPoints / 100).toLocaleString('en', { maximumFractionDigits: 2 })} %`;
