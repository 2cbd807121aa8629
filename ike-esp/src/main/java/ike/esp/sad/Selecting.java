package ike.esp.sad;

import com.google.common.collect.ImmutableList;
import ike.esp.packet.InnerPacket;
import ike.wire.v2.TrafficSelector.AddressRange;

/** What packets are looked up for by their selectors: SAs and policies (RFC 4301 §4.4.1). */
interface Selecting {
    /** The remote addresses that it may select; it selects no others. */
    ImmutableList<AddressRange> remote();

    /** True when it selects the packet. */
    boolean selects(InnerPacket packet);

    /** True when it selects packets between these addresses, perhaps of other protocols or ports only. */
    boolean selectsAddresses(InnerPacket packet);

    /** True when it cannot judge every fragment of a packet as it would judge the whole packet. */
    boolean wantsWhole();

    /** Of several that select a packet, the one with the highest rank counts. No two have the same. */
    long rank();
}
