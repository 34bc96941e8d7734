import { connectRouterApi } from './api-transport.ts';
import { connectRouterRest } from './rest/rest-transport.ts';
import type { ConnectRouter } from './router-transport.ts';

/** Connects as the address says: by the API, or by REST. */
export const connectRouter: ConnectRouter = (address) =>
  address.transport === 'rest' ? connectRouterRest(address) : connectRouterApi(address);
