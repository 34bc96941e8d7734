interface Preparation {
  readonly routerName: string;
  /** How Lastmile speaks to the router: RouterOS before 7 has no policy for REST. */
  readonly transport: 'api' | 'rest';
}

const ways = {
  api: { policies: 'api,read,write', open: 'api-ssl', close: 'api' },
  rest: { policies: 'api,rest-api,read,write', open: 'www-ssl', close: 'www' },
} as const;

/**
 * What a router needs once before it can suspend anyone, as a script for its terminal. It may be pasted again: what stands
 * there already is left as it is. Order matters: the rules have to stand above established and fasttrack, or a suspended
 * customer's running connections would go on. https://help.mikrotik.com/docs/spaces/ROS/pages/48660574/Filter
 */
export const preparationScript = ({
  routerName,
  transport,
}: Preparation): string => `# Lastmile: preparation of ${routerName}
# Paste into a terminal of the router. Pasting it again changes nothing that is there already.

# 1. What suspended customers may still reach: DNS and, where there is one, the portal.
:local dns "1.1.1.1,8.8.8.8"
:local portal ""

:foreach address in=[:toarray ($dns . "," . $portal)] do={
  :if ([:len $address] > 0) do={
    :if ([:len [/ip firewall address-list find where list=isp-allowed and address=$address]] = 0) do={
      /ip firewall address-list add list=isp-allowed address=$address comment="isp:prepare:allowed"
    }
  }
}

# 2. Suspended customers: let through what is allowed, reject the rest, above every other rule.
:if ([:len [/ip firewall filter find where comment="isp:prepare:reject"]] = 0) do={
  :local rules [/ip firewall filter find where dynamic=no]
  :if ([:len $rules] = 0) do={
    /ip firewall filter add chain=forward src-address-list=isp-suspended action=reject reject-with=icmp-admin-prohibited comment="isp:prepare:reject"
  } else={
    /ip firewall filter add chain=forward src-address-list=isp-suspended action=reject reject-with=icmp-admin-prohibited place-before=[:pick $rules 0] comment="isp:prepare:reject"
  }
}
:if ([:len [/ip firewall filter find where comment="isp:prepare:accept"]] = 0) do={
  /ip firewall filter add chain=forward src-address-list=isp-suspended dst-address-list=isp-allowed action=accept place-before=[/ip firewall filter find where comment="isp:prepare:reject"] comment="isp:prepare:accept"
}

# 3. Plain web pages of suspended customers lead to the portal. HTTPS cannot be redirected cleanly and is rejected.
:if ([:len $portal] > 0) do={
  :if ([:len [/ip firewall nat find where comment="isp:prepare:portal"]] = 0) do={
    /ip firewall nat add chain=dstnat src-address-list=isp-suspended dst-address-list=!isp-allowed protocol=tcp dst-port=80 action=dst-nat to-addresses=$portal to-ports=80 comment="isp:prepare:portal"
  }
}

# 4. A group for Lastmile's API user: it may read and write, and nothing else (no reboot, no files, no ssh). Add the policy
#    sensitive if Lastmile shall also read PPP passwords back; without it the router hides them, and each is written once.
:if ([:len [/user group find where name=lastmile]] = 0) do={
  /user group add name=lastmile policy=${ways[transport].policies} comment="isp:prepare:group"
}

# 5. By hand: give the user a password that nobody else uses, and open the API only to Lastmile's machine.
#    /user add name=lastmile group=lastmile address=<LASTMILE> password=<PASSWORD>
#    /ip service set ${ways[transport].open} address=<LASTMILE> certificate=<CERTIFICATE> disabled=no
#    /ip service set ${ways[transport].close} disabled=yes
`;
