/** The datapath: sealing and opening packets, finding their SA, refusing replays. */
@NullMarked
package ike.benchmarks.esp;

import org.jspecify.annotations.NullMarked;
