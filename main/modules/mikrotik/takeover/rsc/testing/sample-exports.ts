/** Exports as a small provider's routers print them; written for these tests. */

/** RouterOS 6.49, compact: menus with blanks, DOS line ends, wrapped lines, names in bytes of UTF-8. */
export const exportOf649 = [
  '# apr/01/2025 09:14:52 by RouterOS 6.49.10',
  '# software id = 7Q2X-M4NB',
  '#',
  '# model = RB4011iGS+',
  '# serial number = D43F0E8A1B2C',
  '/interface bridge',
  'add admin-mac=64:D1:54:0A:1B:01 auto-mac=no comment=defconf name=bridge',
  '/ip pool',
  'add name=pppoe-pool ranges=10.30.0.10-10.30.3.250',
  '/ppp profile',
  'set *0 local-address=10.30.0.1 remote-address=pppoe-pool',
  'add local-address=10.30.0.1 name=plan-10M rate-limit="2M/10M 4M/20M 1M/8M 8/8" \\',
  '    remote-address=pppoe-pool',
  'add local-address=10.30.0.1 name=plan-20M rate-limit=5M/20M remote-address=\\',
  '    pppoe-pool',
  'add address-list=morosos local-address=10.30.0.1 name=cortado rate-limit=64k/64k',
  '/queue simple',
  'add max-limit=5M/20M name="Kiosk (corner)" target=10.40.0.20/32',
  'add comment="mast 2, till june" disabled=yes max-limit=1M/4M name=old target=\\',
  '    10.40.0.21/32',
  '/ppp secret',
  'add comment="Jos\\C3\\A9 N\\C3\\BA\\C3\\B1ez, +34 600 111 222" name=jose password="p\\$ss \\"1\\"" \\',
  '    profile=plan-10M service=pppoe',
  'add comment="Ada Obi \\E2\\80\\93 shop next to the \\',
  '    market" name=ada password=secret1 profile=plan-20M remote-address=\\',
  '    10.30.0.77 service=pppoe',
  'add disabled=yes name=gone password=x profile=plan-10M service=pppoe',
  'add name=office-vpn password=y profile=default-encryption service=l2tp',
  '/ip dhcp-server lease',
  'add address=10.40.0.20 client-id=1:64:d1:54:0:0:20 comment="Kiosk corner" \\',
  '    mac-address=64:D1:54:00:00:20 server=lan',
  '/ip firewall address-list',
  'add address=10.40.0.20 comment="did not pay" list=morosos',
  '/system identity',
  'set name="hill 1"',
  '',
].join('\r\n');

/** RouterOS 7.18, terse, without sensitive fields, with the remarks that releases after 7.13 write between lines. */
export const terseExportOf718 = `# 2025-05-02 10:00:00 by RouterOS 7.18.2
# software id = 7Q2X-M4NB
#
# model = CCR2004-1G-12S+2XS
/interface bridge add name=bridge port-cost-mode=short
# poe-out status: short_circuit
/ip hotspot user profile set [ find default=yes ] rate-limit=1M/1M
/ip/hotspot/user/profile add name=cafe rate-limit=2M/4M shared-users=2
/ip hotspot user set [ find default=yes ] comment="counters and limits for trial users" name=default-trial
/ip hotspot user add comment="Room 12" name=room12 profile=cafe mac-address=02:11:22:33:44:55
/ppp profile add name=home-20 rate-limit=5M/20M only-one=yes
#error exporting "/interface/wifi" (timeout)
/ppp secret add name=jane profile=home-20 service=pppoe comment="Jane Okoro C-000001"
/queue simple add name=jim target=10.0.9.9/32 max-limit=2M/8M burst-limit=4M/16M burst-threshold=1600k/6400k burst-time=8s/8s
/ip dhcp-server lease add address=10.0.9.9 mac-address=64:D1:54:99:99:99 comment=Jim
`;
