/**
 * Common service names and their ports, after the IANA registry and the services files of Linux, BSD, macOS
 * and Windows. `name port` is for both protocols, `name port/udp` for one. Commands print these names when
 * they are run without -n.
 */
const SERVICES = `
tcpmux 1, rje 5, echo 7, discard 9, sink 9, systat 11, daytime 13, netstat 15, qotd 17, msp 18, chargen 19,
ttytst 19, ftp-data 20, ftp 21, fsp 21/udp, ssh 22, telnet 23, smtp 25, mail 25, nsw-fe 27, msg-icp 29,
msg-auth 31, dsp 33, time 37, timserver 37, rap 38, rlp 39, graphics 41, nameserver 42, nicname 43, whois 43,
mpm-flags 44, auditd 48, login-host 49, tacacs 49, re-mail-ck 50, domain 53, dns 53, tacacs-ds 65, sql-net 66,
bootps 67, dhcps 67/udp, bootpc 68, dhcpc 68/udp, tftp 69, gopher 70, netrjs-1 71, finger 79, http 80, www 80,
www-http 80, hosts2-ns 81, xfer 82, mit-ml-dev 83, ctf 84, link 87, kerberos 88, kerberos-sec 88, kerberos5 88,
krb5 88, su-mit-tg 89, dnsix 90, npp 92, dcp 93, supdup 95, hostname 101, hostnames 101, iso-tsap 102, tsap 102,
x400 103, acr-nema 104, dicom 104, cso 105, csnet-ns 105, csnet-cs 105, rtelnet 107, pop2 109, postoffice 109,
pop3 110, pop-3 110, sunrpc 111, portmapper 111, portmap 111, rpcbind 111, auth 113, ident 113, tap 113,
sftp 115, uucp-path 117, sqlserv 118, nntp 119, readnews 119, ntp 123, epmap 135, loc-srv 135, msrpc 135,
profile 136, netbios-ns 137, nbname 137, netbios-dgm 138, nbdatagram 138, netbios-ssn 139, nbsession 139,
imap 143, imap2 143, imap4 143, news 144, iso-ip 147, bftp 152, sgmp 153, sqlsrv 156, pcmail-srv 158,
snmp 161, snmp-trap 162, snmptrap 162, cmip-man 163, cmip-agent 164, print-srv 170, mailq 174, vmnet 175,
xdmcp 177, nextstep 178, bgp 179, prospero 191, irc 194, smux 199, at-rtmp 201, at-nbp 202, at-echo 204,
at-zis 206, qmtp 209, z3950 210, ipx 213, imap3 220, link-3 245, pawserv 345, zserv 346, fatserv 347,
rpc2portmap 369, codaauth2 370, clearcase 371, ulistserv 372, ldap 389, imsp 406, svrloc 427, mobileip-agent 434,
mobilip-mn 435, https 443, snpp 444, microsoft-ds 445, kpasswd 464, kpasswd5 464, urd 465, ssmtp 465, smtps 465,
submissions 465, igmpv3lite 465/udp, saft 487, photuris 468, isakmp 500, ike 500/udp, exec 512/tcp, biff 512/udp,
comsat 512/udp, login 513/tcp, who 513/udp, whod 513/udp, shell 514/tcp, cmd 514/tcp, syslog 514/udp,
printer 515, spooler 515, talk 517, ntalk 518, utime 519, efs 520/tcp, route 520/udp, router 520/udp, rip 520/udp,
ripng 521, timed 525, timeserver 525, tempo 526, newdate 526, courier 530, rpc 530, conference 531, chat 531,
netnews 532, netwall 533, gdomap 538, uucp 540, uucpd 540, klogin 543, kshell 544, krcmd 544,
dhcpv6-client 546, dhcpv6-server 547, afpovertcp 548, idfp 549, new-rwho 550, rtsp 554, remotefs 556, rfs 556,
rmonitor 560, monitor 561, nntps 563, snews 563, whoami 565, npmp-local 610, npmp-gui 611, hmmp-ind 612,
submission 587, http-rpc-epmap 593, ipp 631, internet-printing 631, cups 631, ldaps 636, sldap 636,
acap 674, asipregistry 687, asip-webadmin 311, realm-rusd 688, olsr 698, epp 700, kerberos-adm 749,
kerberos-iv 750, kerberos4 750, kdc 750, kerberos_master 751, krbupdate 760, kpop 1109, passwd_server 752,
krb_prop 754, krb5_prop 754, moira_db 775, moira_update 777, moira_ureg 779, webster 765, rsync 873,
iclcnet-locate 886, iclcnet_svinfo 887, accessbuilder 888, swat 901, samba-swat 901, rndc 953,
ftps-data 989, ftps 990, telnets 992, imaps 993, ircs 994, pop3s 995, spop3 995,
customs 1001, maitrd 997, busboy 998, garcon 999, puprouter 999, cadlock 1000, cadlock2 1000,
iad1 1030, iad2 1031, iad3 1032, socks 1080, rootd 1094, skkserv 1178, openvpn 1194, rmiregistry 1099,
lotusnote 1352, lotusnotes 1352, kazaa 1214, nessus 1241, ms-sql-s 1433, ms-sql-m 1434, ingreslock 1524,
prospero-np 1525, tlisrv 1527, ncube-lm 1521, oracle 1521, datametrics 1645, sa-msg-port 1646, kermit 1649,
groupwise 1677, l2tp 1701, l2f 1701, h323gatedisc 1718, h323gatestat 1719, h323hostcall 1720, pptp 1723,
radius 1812, radius-acct 1813, radacct 1813, mms 1755, msmq 1801, ssdp 1900, upnp 1900/udp, mtp 1911, unix-status 1957,
log-server 1958, remoteping 1959, cisco-sccp 2000, search 2010, pipe-server 2010, nfs 2049, nfsd 2049, shilp 2049,
knetd 2053, zephyr-srv 2102, zephyr-clt 2103, zephyr-hm 2104, minipay 2105, eklogin 2105, kx 2111,
gnunet 2086, rtcm-sc104 2101, gsigatekeeper 2119, gris 2135, cvspserver 2401, venus 2430, venus-se 2431,
codasrv 2432, codasrv-se 2433, mon 2583, dict 2628, f5-globalsite 2792, gsiftp 2811, gpsd 2947,
listen 2766, www-dev 2784, ofa 3017, remoteware-cl 3000, hbci 3000, ppp 3000, nimreg 1059, cfs 3049, gds-db 3050, gds_db 3050,
squid 3128, ndl-aas 3128, icpv2 3130, icp 3130, msft-gc 3268, msft-gc-ssl 3269, mysql 3306, ms-wbt-server 3389,
rdp 3389, nut 3493, distcc 3632, daap 3689, xserveraid 3722, svn 3690, suucp 4031, sysrqd 4094, sieve 4190, epmd 4369,
remctl 4373, f5-iquery 4353, ntske 4460, ipsec-nat-t 4500, ipsec-msft 4500, nat-t-ike 4500, sae-urn 4500, iax 4569, mtn 4691, radmin-port 4899, rfe 5002,
commplex-main 5000, commplex-link 5001, upnp-http 5000, mmcc 5050, sip 5060, sip-tls 5061, sips 5061,
aol 5190, xmpp-client 5222, jabber-client 5222, xmpp-server 5269, jabber-server 5269, cfengine 5308, mdns 5353, mdnsresponder 5354,
zeroconf 5353/udp, postgresql 5432, postgres 5432, freeciv 5556, rplay 5555, personal-agent 5555, amqps 5671, amqp 5672, nrpe 5666, rfb 5900, vnc-server 5900, vnc 5900, vnc-1 5901, wsman 5985, wsmans 5986,
couchdb 5984, x11 6000, x11-1 6001, x11-2 6002, x11-3 6003, x11-4 6004, x11-5 6005, x11-6 6006, x11-7 6007,
x11-ssh 6010, x11-ssh-offset 6010, softcm 6110, spc 6111, gnutella-svc 6346, gnutella-rtr 6347, redis 6379, sge_qmaster 6444, sge-qmaster 6444,
sge_execd 6445, sge-execd 6445, syslog-tls 6514, mysql-proxy 6446, ircd 6667, bbs 7000, afs3-fileserver 7000, afs3-callback 7001, afs3-prserver 7002,
afs3-vlserver 7003, afs3-kaserver 7004, afs3-volser 7005, afs3-bos 7007, afs3-update 7008,
afs3-rmtsys 7009, font-service 7100, fodms 7200, swx 7300, babel 6696, irdmi 8000, vcom-tunnel 8001, teradataordbms 8002, http-alt 8080, webcache 8080,
http-proxy 8080, tproxy 8081, sunproxyadmin 8081, us-cli 8082, us-srv 8083, omniorb 8088, radan-http 8088, puppet 8140,
clc-build-daemon 8990, https-alt 8443, pcsync-https 8443, pcsync-http 8444, cslistener 9000,
xinetd 9098, bacula-dir 9101, bacula-fd 9102, bacula-sd 9103, jetdirect 9100, pdl-datastream 9100, hp-pdl-datastr 9100, xmms2 9667, wap-wsp 9200,
wap-wsp-wtp 9201, git 9418, sd 9876, rasadv 9753, ndmp 10000, webmin 10000, zabbix-agent 10050, zabbix-trapper 10051, amanda 10080, kamanda 10081,
amandaidx 10082, amidxtape 10083, nbd 10809, hkp 11371, memcache 11211, xfs 7100,
pds 9595, ldgateway 9592, cba8 9593, msgsys 9594, sgi-cmsd 17001, sgi-crsd 17002, sgi-gcd 17003, sgi-cad 17004, db-lsp 17500, isdnlog 20011, vboxd 20012, wnn4 22273, wnn6 22273,
dcap 22125, gsidcap 22128, binkp 24554, quake 26000, asp 27374, csync2 30865, dircproxy 57000, tfido 60177, fido 60179,
traceroute 33434, bo 31337, scp-config 10001, snet-sensor-mgmt 10000, distinct 9999,
teredo 3544, ws-discovery 3702, wsd 3702, wsdapi 5357, wsdapi-s 5358, llmnr 5355, hostmon 5355, nat-pmp 5351, nat-pmp-status 5350,
bootserver 2016, netinfo-local 1033, netinfo 1033, rmtcfg 1236, bvcontrol 1236, hpoms-ci-lstn 5403,
commtact-http 20002, apple-licman 1381, airport-admin 5009, rfile 750, loadav 750, ttyinfo 2012, raid-am 2013, raid-cd 2006, dc 2001, wizard 2001, globe 2002, cfinger 2003, mailbox 2004, deslogin 2005, invokator 2006, dectalk 2007, conf 2008, news-backup 2009, troff 2014, cypress 2015, terminaldb 2018, whosockami 2019, xinupageserver 2020, servexec 2021, down 2022,
mc-client 1180, lm-x 6200, iscsi-target 3260, iscsi 3260, iscsi-ini 860, vmware-auth 902, ideafarm-door 902, ideafarm-panic 903, apex-mesh 912,
corba-iiop 683, giop 2481, giop-ssl 2482, ttc 2483, ttc-ssl 2484, mongodb 27017, docker 2375, docker-s 2376, etcd-client 2379, etcd-server 2380, pulseaudio 4713, rsh 514/tcp, rlogin 513/tcp, rexec 512/tcp,
dtspc 6112, dtspcd 6112, lockd 4045, fs 7100, sun-dr 665, mdqs 666, doom 666, entomb 775, wpages 776, wpgs 780, concert 786, rcp 469, scohelp 457, appleqtc 458, ampr-rcmd 459, skronk 460,
tivoli-npm 1965, ldm 388, unidata-ldm 388, nqs 607, ginad 634, dpsi 315, bmpp 632, servstat 633, rrp 648,
ptp-event 319, ptp-general 320, precise-sft 2315, sunclustermgr 1097, nfsrdma 20049, dhcp-failover 647, dhcp-failover2 847, domain-s 853, bfd-control 3784, vxlan 4789, geneve 6081, capwap-control 5246, capwap-data 5247, opsec-cvp 18181, stun 3478, turn 3478, stuns 5349, turns 5349, mqtt 1883, secure-mqtt 8883, coap 5683, coaps 5684, sane-port 6566, sane 6566, saned 6566, ndmps 30000, pcanywheredata 5631, pcanywherestat 5632, timbuktu 407, odette-ftp 3305, rtmp 1935, macromedia-fcs 1935, ssh-mgmt 17235, x-bone-api 2165, cisco-tdp 711, ldp 646, ntalkd 518, bacnet 47808, snmptls 10161, snmpdtls 10161, netconf-ssh 830, netconf-tls 6513, rpki-rtr 323, bgpd 2605, zebra 2601, zebrasrv 2600, ripd 2602, ripngd 2603, ospfd 2604, ospf6d 2606, ospfapi 2607, isisd 2608, users 11, quote 17, source 19, fspd 21/udp, authentication 113, untp 119, wais 210, asf-rmcp 623/udp, qmqp 628,
routed 520/udp, snntp 563, tinc 655, silc 706, proofd 1093, old-radius 1645, old-radacct 1646, isns 3205, subversion 3690,
rptp 5556, x11-0 6000, ircs-u 6697, kerberos-master 751, passwd-server 752, krb-prop 754, hprop 754, iprop 2121,
supfilesrv 871, supfiledbg 1127, poppassd 106, moira-db 775, moira-update 777, moira-ureg 779, spamd 783, predict 1210,
xtel 1313, xtelw 1314, fax 4557, hylafax 4559, munin 4949, lrrd 4949, nsca 5667, canna 5680, zope-ftp 8021, zope 9673,
asterix 8600, rtelnetd 107, cfinger 2003, bpcd 13782, bprd 13720, vopied 13783, bpdbm 13721, bpjava-msvc 13722,
vnetd 13724, isode-dua 17007, ldaps 636, globalcatLDAP 3268, globalcatLDAPssl 3269, ms-olap4 2383, ms-sna-server 1477,
ms-sna-base 1478, ms-streaming 1755, ms-theater 2460, ms-rome 1477, wins 1512, bgmp 264, pim-rp-disc 496, retrospect 497,
dhcpv6 547, sqlnet 1521, ncube 1521, ingres 1524, pcsync 8443, sdserver 1309, afs 1483, jboss 8083, cvs 2401, dbcontrol-oms 1158,
amx-rms 3839, sapdp00 3200, sapgw00 3300, sapms 3600, hacl-hb 5300, hacl-gs 5301, hacl-cfg 5302, hacl-probe 5303, hacl-local 5304,
wbem-http 5988, wbem-https 5989, wbem-rmi 5987, caupc-remote 2122, ock 1000, http-mgmt 280, nimhttp 3003, imsldoc 2035, imslsyslog 2035,
rmc 657, clinfo_client 6174, caa_cfg 6181, xmquery 2279, writesrv 2401, ldap-admin 3407, instl_boots 1067, instl_bootc 1068,
dtspc 6112, mcidas 112, pcnfsd 640, kcmd 544, recserv 7815, registrar 1712, hpidsadmin 2984, hpidsagent 2985, spserver 1553, diagmond 1508, hpvirtgrp 5223, hpvirtctrl 5224, ovtopmd 2532, ovbus 7777
`;

const ports = new Map<string, number>();
/** The first name of each port: its usual one. */
const names = { tcp: new Map<number, string>(), udp: new Map<number, string>() };
for (const entry of SERVICES.split(",")) {
  const [name, where] = entry.trim().split(" ");
  if (name === undefined || where === undefined) continue;
  const [port, proto] = where.split("/");
  for (const each of ["tcp", "udp"] as const) {
    if (proto !== undefined && proto !== each) continue;
    const key = `${name}/${each}`;
    if (!ports.has(key)) ports.set(key, Number(port));
    if (!names[each].has(Number(port))) names[each].set(Number(port), name);
  }
}

/** The port of a service name such as `ssh`, null if the name is not in the table. Case-insensitive. */
export function servicePort(name: string, proto: "tcp" | "udp"): number | null {
  return ports.get(`${name.toLowerCase()}/${proto}`) ?? null;
}

/** The usual name of a port's service, such as `ssh`; undefined if the table has none. */
export function serviceNameOf(port: number, proto: "tcp" | "udp"): string | undefined {
  return names[proto].get(port);
}

/** The ports of the table with these names, in ascending order. @param proto undefined: those of either protocol */
export function namedServices(proto: "tcp" | "udp" | undefined): Map<number, string> {
  const all = proto === undefined ? [...names.udp, ...names.tcp] : names[proto];
  return new Map([...new Map(all)].sort(([left], [right]) => left - right));
}
