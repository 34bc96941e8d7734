const folders: Readonly<Record<string, string>> = {
  customer: '/customers',
  subscription: '/subscriptions',
  device: '/devices',
  sector: '/sectors',
  service_plan: '/plans',
  invoice: '/invoices',
  payment: '/payments',
  billing_run: '/runs',
  provisioning_job: '/changes',
  takeover: '/takeovers',
};

/** The page of one record, by its model as audit, reasons and search name it. */
export function pathOf(model: string, id: string): string {
  const folder = folders[model];
  return folder === undefined ? '/audit' : `${folder}/${id}`;
}
