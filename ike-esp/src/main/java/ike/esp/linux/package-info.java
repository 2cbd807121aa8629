/**
 * The datapath's calls into Linux: TUN devices, UDP sockets that know the local address of a datagram, routes, network
 * namespaces. The only package of the project that calls the C library through the Foreign Function and Memory API;
 * nothing of it is loaded before it is needed, so everything else runs on any system and without privileges.
 */
@NullMarked
package ike.esp.linux;

import org.jspecify.annotations.NullMarked;
