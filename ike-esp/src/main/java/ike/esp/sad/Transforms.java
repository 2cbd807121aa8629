package ike.esp.sad;

import ike.crypto.packet.PacketTransform;
import ike.engine.EspSa;

/** Finds what seals and opens the packets of an SA. */
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
}
