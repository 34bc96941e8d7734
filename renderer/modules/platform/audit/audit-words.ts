/** What is written down, by the names that the audit gives to models. */
export const modelWords: Readonly<Record<string, string>> = {
  customer: 'Customer',
  subscription: 'Service',
  service_plan: 'Plan',
  sector: 'Sector',
  device: 'Device',
  provisioning_job: 'Router change',
  invoice: 'Invoice',
  payment: 'Payment',
  billing_run: 'Daily run',
  staff: 'Staff',
  api_token: 'API token',
  setting: 'Settings',
  job: 'Background job',
  parked_event: 'Undelivered event',
  company: 'Company',
};

/** Events whose name says less than a person would. */
export const eventWords: Readonly<Record<string, string>> = {
  'session.opened': 'Signed in',
  'session.closed': 'Signed out',
  'session.refused': 'Sign-in refused',
  'settings.changed': 'Settings changed',
  'secrets.shared': 'Passphrase for passwords set',
  'secrets.unlocked': 'Passwords unlocked',
  'staff.created': 'Person added',
  'staff.changed': 'Person changed',
  'api_token.created': 'API token made',
  'api_token.revoked': 'API token ended',
  'job.retried': 'Background job run again',
  'parked_event.delivered': 'Event delivered again',
  'parked_event.refused': 'Event not taken again',
  'customer.created': 'Customer added',
  'customer.changed': 'Customer changed',
  'customer.archived': 'Customer archived',
  'subscription.created': 'Service added',
  'subscription.changed': 'Service changed',
  'subscription.activated': 'Service activated',
  'subscription.suspended': 'Service suspended',
  'subscription.reconnected': 'Service reconnected',
  'subscription.paused': 'Service paused',
  'subscription.resumed': 'Service resumed',
  'subscription.terminated': 'Service terminated',
  'subscription.password_shown': 'PPPoE password looked at',
  'network.verified': 'Verified on the router',
  'network.drifted': 'The router disagrees',
  'network.push_asked': 'Push to the router asked',
  'change.approved': 'Router change approved',
  'change.rejected': 'Router change rejected',
  'change.retried': 'Router change tried again',
  'change.undo_asked': 'Undo of a router change asked',
  'device.created': 'Device added',
  'device.changed': 'Device changed',
  'device.stage_changed': 'Device stage changed',
  'device.archived': 'Device archived',
  'plan.created': 'Plan added',
  'plan.changed': 'Plan changed',
  'plan.price_changed': 'Plan price changed',
  'invoice.posted': 'Invoice posted',
  'payment.recorded': 'Payment recorded',
  'payment.reversed': 'Payment reversed',
  'payment.credit_used': 'Credit used',
  'billing_run.started': 'Daily run started',
  'billing_run.resumed': 'Daily run went on',
  'billing_run.done': 'Daily run done',
  'billing_run.stopped': 'Daily run stopped by the brake',
};

const doorWords: Readonly<Record<string, string>> = {
  window: 'Desktop',
  browser: 'Browser',
  api: 'API',
  system: 'Automation',
};

/** "Payment recorded"; an event that has no words of its own reads as it is spelled. */
export function eventInWords(event: string): string {
  const spelled = event.replace(/[._]/g, ' ');
  return eventWords[event] ?? spelled.charAt(0).toUpperCase() + spelled.slice(1);
}

export const modelInWords = (model: string): string => modelWords[model] ?? model.replaceAll('_', ' ');

export const doorInWords = (door: string): string => doorWords[door] ?? door;
