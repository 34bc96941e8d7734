import { procedures } from '#platform/procedures.ts';
import { servicesBoard } from './board.queries.ts';
import { archiveCustomer } from './customers/archive-customer.ts';
import { createCustomer } from './customers/create-customer.ts';
import { getCustomer, listCustomers } from './customers/customer.queries.ts';
import { customerTimeline } from './customers/customer-timeline.queries.ts';
import { updateCustomer } from './customers/update-customer.ts';
import { archiveDevice } from './devices/archive-device.ts';
import { createDevice } from './devices/create-device.ts';
import { getDevice, listDevices } from './devices/device.queries.ts';
import { endMaintenance, startMaintenance } from './devices/maintenance.ts';
import { setDeviceStage } from './devices/set-device-stage.ts';
import { updateDevice } from './devices/update-device.ts';
import { changePrice } from './plans/change-price.ts';
import { createPlan } from './plans/create-plan.ts';
import { getPlan, listPlans } from './plans/plan.queries.ts';
import { previewPrice } from './plans/preview-price.queries.ts';
import { updatePlan } from './plans/update-plan.ts';
import { archiveSector } from './sectors/archive-sector.ts';
import { createSector } from './sectors/create-sector.ts';
import { getSector, listSectors } from './sectors/sector.queries.ts';
import { updateSector } from './sectors/update-sector.ts';
import { actOnSubscription } from './subscriptions/act-on-subscription.ts';
import { activateSubscription } from './subscriptions/activate-subscription.ts';
import { createSubscription } from './subscriptions/create-subscription.ts';
import { exemptSubscription } from './subscriptions/exempt-subscription.ts';
import { setServicePrice } from './subscriptions/set-service-price.ts';
import { showPppoePassword } from './subscriptions/show-pppoe-password.ts';
import { getSubscription, listSubscriptions } from './subscriptions/subscription.queries.ts';
import { updateSubscription } from './subscriptions/update-subscription.ts';

const { sectors, devices, plans, customers, subscriptions, board } = procedures.core;

/** The contract's answers: each hands its parsed input to one use case or query. */
export const coreHandlers = {
  sectors: {
    list: sectors.list.handler(({ input, context: { platform } }) => listSectors(platform, input)),
    get: sectors.get.handler(({ input, context: { platform } }) => getSector(platform, input.id)),
    create: sectors.create.handler(({ input, context: { platform, actor } }) => createSector(platform, actor, input)),
    update: sectors.update.handler(({ input, context: { platform, actor } }) => updateSector(platform, actor, input)),
    archive: sectors.archive.handler(({ input, context: { platform, actor } }) =>
      archiveSector(platform, actor, input.id),
    ),
  },
  devices: {
    list: devices.list.handler(({ input, context: { platform } }) => listDevices(platform, input)),
    get: devices.get.handler(({ input, context: { platform } }) => getDevice(platform, input.id)),
    create: devices.create.handler(({ input, context: { platform, actor } }) => createDevice(platform, actor, input)),
    update: devices.update.handler(({ input, context: { platform, actor } }) => updateDevice(platform, actor, input)),
    setStage: devices.setStage.handler(({ input, context: { platform, actor } }) =>
      setDeviceStage(platform, actor, input),
    ),
    startMaintenance: devices.startMaintenance.handler(({ input, context: { platform, actor } }) =>
      startMaintenance(platform, actor, input),
    ),
    endMaintenance: devices.endMaintenance.handler(({ input, context: { platform, actor } }) =>
      endMaintenance(platform, actor, input.id),
    ),
    archive: devices.archive.handler(({ input, context: { platform, actor } }) =>
      archiveDevice(platform, actor, input.id),
    ),
  },
  plans: {
    list: plans.list.handler(({ input, context: { platform, actor } }) => listPlans(platform, actor, input)),
    get: plans.get.handler(({ input, context: { platform, actor } }) => getPlan(platform, actor, input.id)),
    create: plans.create.handler(({ input, context: { platform, actor } }) => createPlan(platform, actor, input)),
    update: plans.update.handler(({ input, context: { platform, actor } }) => updatePlan(platform, actor, input)),
    previewPrice: plans.previewPrice.handler(({ input, context: { platform } }) => previewPrice(platform, input)),
    changePrice: plans.changePrice.handler(({ input, context: { platform, actor } }) =>
      changePrice(platform, actor, input),
    ),
  },
  customers: {
    list: customers.list.handler(({ input, context: { platform } }) => listCustomers(platform, input)),
    get: customers.get.handler(({ input, context: { platform } }) => getCustomer(platform, input.id)),
    create: customers.create.handler(({ input, context: { platform, actor } }) =>
      createCustomer(platform, actor, input),
    ),
    update: customers.update.handler(({ input, context: { platform, actor } }) =>
      updateCustomer(platform, actor, input),
    ),
    archive: customers.archive.handler(({ input, context: { platform, actor } }) =>
      archiveCustomer(platform, actor, input.id),
    ),
    timeline: customers.timeline.handler(({ input, context: { platform, actor } }) =>
      customerTimeline(platform, actor, input),
    ),
  },
  subscriptions: {
    list: subscriptions.list.handler(({ input, context: { platform, actor } }) =>
      listSubscriptions(platform, actor, input),
    ),
    get: subscriptions.get.handler(({ input, context: { platform, actor } }) =>
      getSubscription(platform, actor, input.id),
    ),
    create: subscriptions.create.handler(({ input, context: { platform, actor } }) =>
      createSubscription(platform, actor, input),
    ),
    update: subscriptions.update.handler(({ input, context: { platform, actor } }) =>
      updateSubscription(platform, actor, input),
    ),
    activate: subscriptions.activate.handler(({ input, context: { platform, actor } }) =>
      activateSubscription(platform, actor, input),
    ),
    scheduleInstall: subscriptions.scheduleInstall.handler(({ input, context: { platform, actor } }) =>
      actOnSubscription(platform, actor, 'schedule_install', input),
    ),
    suspend: subscriptions.suspend.handler(({ input, context: { platform, actor } }) =>
      actOnSubscription(platform, actor, 'suspend', input),
    ),
    reconnect: subscriptions.reconnect.handler(({ input, context: { platform, actor } }) =>
      actOnSubscription(platform, actor, 'reconnect', input),
    ),
    pause: subscriptions.pause.handler(({ input, context: { platform, actor } }) =>
      actOnSubscription(platform, actor, 'pause', input),
    ),
    resume: subscriptions.resume.handler(({ input, context: { platform, actor } }) =>
      actOnSubscription(platform, actor, 'resume', input),
    ),
    terminate: subscriptions.terminate.handler(({ input, context: { platform, actor } }) =>
      actOnSubscription(platform, actor, 'terminate', input),
    ),
    exempt: subscriptions.exempt.handler(({ input, context: { platform, actor } }) =>
      exemptSubscription(platform, actor, input),
    ),
    setPrice: subscriptions.setPrice.handler(({ input, context: { platform, actor } }) =>
      setServicePrice(platform, actor, input),
    ),
    pppoePassword: subscriptions.pppoePassword.handler(({ input, context: { platform, actor } }) =>
      showPppoePassword(platform, actor, input.id),
    ),
  },
  board: {
    summary: board.summary.handler(({ context: { platform } }) => servicesBoard(platform)),
  },
};
