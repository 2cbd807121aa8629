package ike.engine;

import com.google.common.collect.ImmutableList;
import ike.wire.v2.TrafficSelector.AddressRange;

/**
 * An entry of the SPD for outbound packets (RFC 4301 §4.4.1): what becomes of packets between the selected addresses,
 * protocols and ports. A packet is judged by the first policy that selects it.
 *
 * @param id no other policy of the datapath has it
 * @param priority policies with a higher one come first; of equal ones the one that was installed earlier. It judges only what
 *            no SA of a higher one protects (0, unless {@link EspOptions#priority} says otherwise)
 * @param local the selectors of our side, {@code remote} those of the other; every pair of them counts
 * @param eachItsOwn what is protected needs an SA for each address that packets are for
 */
public record Policy(long id, Action action, int priority, ImmutableList<AddressRange> local,
        ImmutableList<AddressRange> remote, boolean eachItsOwn) {
    /** One whose packets have one SA, whatever address they are for. */
    public Policy(long id, Action action, int priority, ImmutableList<AddressRange> local,
            ImmutableList<AddressRange> remote) {
        this(id, action, priority, local, remote, false);
    }

    /** What becomes of a packet. */
    public enum Action {
        /** It is sealed by an SA; where there is none yet, IKE is asked for one and the packet waits. */
        PROTECT,
        /** It goes out as it is. */
        BYPASS,
        /** It is dropped. */
        DISCARD
    }
}
