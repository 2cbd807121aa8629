package ike.interop.demo;

import ike.engine.EspSa;
import ike.interop.keys.CipherChoice;
import ike.interop.keys.EspSaKeys;
import ike.interop.keys.EspSaKeys.Family;
import ike.interop.keys.IcvCheck;
import ike.wire.ip.IpAddress;
import java.util.Optional;
import java.util.OptionalLong;

/** The keys of an SA as a line of Wireshark's table {@code esp_sa}. No RFC section: the table is Wireshark's. */
public final class EspKeys {
    private EspKeys() {
    }

    /** Copies of the keys; {@code sa} keeps its own. */
    public static EspSaKeys of(EspSa sa, boolean inbound) {
        IpAddress local = sa.path().local().address();
        IpAddress remote = sa.path().remote().address();
        return new EspSaKeys(Family.of(local), Optional.of(inbound ? remote : local),
                Optional.of(inbound ? local : remote), OptionalLong.of(Integer.toUnsignedLong(sa.spi())),
                CipherChoice.of(sa.encryption(), sa.keyBits()), sa.encryptionKey().copy(),
                new IcvCheck.By(sa.integrity()), sa.integrityKey().copy());
    }
}
