package ike.esp;

import com.google.common.collect.ImmutableList;
import ike.esp.io.DatagramSender;
import ike.esp.sad.OutboundSa;
import ike.esp.sad.SaDatabase;

/**
 * Sends dummy packets along SAs that want them and have had nothing else to send for a while, so that who watches does not see
 * when they carry something (RFC 4303 §2.6). Confined to the thread that seals.
 */
final class Dummies {
    private final SaDatabase sas;
    private final OutboundProcessing processing;
    private final DatagramSender sender;

    Dummies(SaDatabase sas, OutboundProcessing processing, DatagramSender sender) {
        this.sas = sas;
        this.processing = processing;
        this.sender = sender;
    }

    /** Whether some SA wants them. Any thread may ask. */
    boolean areWanted() {
        return !sas.current().hiding().isEmpty();
    }

    /**
     * Sends those that are due, as far as {@link DatagramSender#flush} lets them go.
     *
     * @param frame room for what is sealed, {@code packet} for what that makes
     * @return how many nanoseconds until the next is due, below zero for never
     */
    long sendDue(byte[] frame, byte[] packet) {
        long next = -1;
        ImmutableList<OutboundSa> hiding = sas.current().hiding();
        for (int i = 0; i < hiding.size(); i++) {
            OutboundSa sa = hiding.get(i);
            long now = System.nanoTime();
            long left = sa.untilDummy(now);
            if (left <= 0) {
                int length = processing.dummy(sa, frame, packet);
                if (length > 0) {
                    sender.send(sa.path(), packet, 0, length);
                }
                left = sa.untilDummy(now);
            }
            next = next < 0 ? left : Math.min(next, left);
        }
        return next;
    }
}
