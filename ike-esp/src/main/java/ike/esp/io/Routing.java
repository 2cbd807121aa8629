package ike.esp.io;

import ike.engine.EspSa;
import ike.engine.Policy;
import ike.wire.ip.IpAddress;
import java.io.Closeable;
import java.io.IOException;

/** Leads the packets that SAs protect, or policies judge, into the packet device. Confined to one thread. */
public interface Routing extends Closeable {
    /** Routes what an outbound SA protects into the device; several SAs may protect the same. */
    void lead(EspSa outbound) throws IOException;

    /** Routes what a policy judges into the device. */
    void lead(Policy policy) throws IOException;

    /** Undoes one {@link #lead(Policy)}. */
    void release(Policy policy) throws IOException;

    /** Undoes one {@link #lead(EspSa)} of an SA with the same selectors. */
    void release(EspSa outbound) throws IOException;

    /** Gives the device an address; nothing happens when it has it. */
    void assign(IpAddress address) throws IOException;

    /** Takes it away again. */
    void withdraw(IpAddress address) throws IOException;

    /** Undoes everything. */
    @Override
    void close();
}
