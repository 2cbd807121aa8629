/**
 * What the datapath reads and writes: packets of a device, datagrams of UDP ports. Interfaces shaped for batches (a
 * read takes one of what came together, what is sent may wait for a flush), and a portable version of the ports on NIO.
 */
@NullMarked
package ike.esp.io;

import org.jspecify.annotations.NullMarked;
