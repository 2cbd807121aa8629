package ike.esp.linux;

import ike.wire.ip.IpAddress;
import java.util.Optional;

/**
 * How many SAs and policies lead the packets for some addresses into a device, and the address of ours that these packets should come
 * from: that of the latest SA, since its selectors are agreed on, perhaps with an assigned address; while there is none, that of the
 * policies, which knew no better.
 */
record Leads(int sas, int policies, Optional<IpAddress> ofSas, Optional<IpAddress> ofPolicies) {
    /** Nobody. */
    static final Leads NONE = new Leads(0, 0, Optional.empty(), Optional.empty());

    boolean isNone() {
        return sas == 0 && policies == 0;
    }

    Optional<IpAddress> source() {
        return sas > 0 ? ofSas : ofPolicies;
    }

    Leads plus(Optional<IpAddress> source, boolean bySa) {
        return bySa
                ? new Leads(sas + 1, policies, source, ofPolicies)
                : new Leads(sas, policies + 1, ofSas, policies == 0 ? source : ofPolicies);
    }

    Leads less(boolean bySa) {
        return bySa
                ? new Leads(Math.max(0, sas - 1), policies, ofSas, ofPolicies)
                : new Leads(sas, Math.max(0, policies - 1), ofSas, ofPolicies);
    }
}
