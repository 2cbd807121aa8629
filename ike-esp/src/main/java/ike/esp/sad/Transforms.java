package ike.esp.sad;

import ike.crypto.Algorithms;
import ike.crypto.Integrity;
import ike.crypto.packet.PacketTransform;
import ike.engine.EspSa;
import ike.engine.Path;
import ike.esp.ah.AhOpener;
import ike.esp.ah.AhSealer;
import ike.esp.io.OuterPath;
import ike.esp.packet.EspOpener;
import ike.esp.packet.EspSealer;
import ike.esp.packet.PayloadOpener;
import ike.esp.packet.PayloadSealer;
import ike.esp.packet.ReplayWindow;

/** Finds what seals and opens the packets of an SA, and what they travel in: all that differs between ESP and AH. */
final class Transforms {
    private Transforms() {
    }

    /** Throws when the SA asks for what IKE must not have negotiated, because the datapath does not have it. */
    static PacketTransform of(EspSa sa) {
        return PacketTransform.of(sa.encryption(), sa.keyBits(), sa.integrity())
                .orElseThrow(() -> new IllegalArgumentException(
                        "this datapath has no " + sa.encryption() + " with " + sa.keyBits() + " bits and "
                                + sa.integrity()));
    }

    /** What opens its packets. */
    static PayloadOpener opener(EspSa sa) {
        boolean extended = sa.options().extendedSequence();
        ReplayWindow window = new ReplayWindow(sa.options().replayWindow());
        return sa.isAh()
                ? new AhOpener(integrity(sa), sa.integrityKey(), window, extended)
                : new EspOpener(of(sa).opener(extended, sa.encryptionKey(), sa.integrityKey()), window, extended);
    }

    /** What seals its packets. */
    static PayloadSealer sealer(EspSa sa) {
        boolean extended = sa.options().extendedSequence();
        if (sa.isAh()) {
            return new AhSealer(integrity(sa), sa.integrityKey(), sa.spi(), extended, sa.path());
        }
        PacketTransform transform = of(sa);
        return new EspSealer(transform,
                transform.sealer(sa.spi(), extended, sa.encryptionKey(), sa.integrityKey()));
    }

    /** How its packets travel. */
    static OuterPath outerPath(EspSa sa, Path path) {
        return sa.isAh() ? OuterPath.forAh(path) : OuterPath.forEsp(path);
    }

    /** Whether its packets can take this path: those of AH none that leads through a NAT. */
    static boolean follows(EspSa sa, Path path) {
        return sa.options().protocol().passes(path);
    }

    private static Integrity integrity(EspSa sa) {
        return Algorithms.integrity(sa.integrity())
                .orElseThrow(() -> new IllegalArgumentException("this datapath has no AH with " + sa.integrity()));
    }
}
