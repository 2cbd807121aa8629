package ike.engine.sim;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.engine.EspSa;
import ike.engine.IpsecMode;
import ike.engine.Path;
import ike.engine.SaId;
import ike.engine.negotiation.SelectorText;
import ike.wire.ip.IpAddress;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.IntegrityId;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.util.stream.Collectors;

/** One half of a Child SA as it was installed, with the print of its keys instead of the keys. */
record InstalledSa(SaId id, int spi, EncryptionId encryption, int keyBits, IntegrityId integrity, KeyPrint keys,
        IpsecMode mode, ImmutableList<AddressRange> local, ImmutableList<AddressRange> remote, Path path) {
    static InstalledSa of(EspSa sa) {
        return new InstalledSa(sa.id(), sa.spi(), sa.encryption(), sa.keyBits(), sa.integrity(), KeyPrint.of(sa),
                sa.mode(), sa.local(), sa.remote(), sa.path());
    }

    InstalledSa at(Path newPath) {
        return new InstalledSa(id, spi, encryption, keyBits, integrity, keys, mode, local, remote, newPath);
    }

    /** True when this half and that half of the peer are the two ends of one SA. Paths may differ, for a NAT. */
    boolean isOtherEndOf(InstalledSa peers) {
        return spi == peers.spi && encryption == peers.encryption && keyBits == peers.keyBits
                && integrity == peers.integrity && keys.equals(peers.keys) && mode == peers.mode
                && id.direction() != peers.id.direction()
                && selects(local).equals(selects(peers.remote)) && selects(remote).equals(selects(peers.local));
    }

    /** In transport mode a NAT may let the two ends see other addresses (RFC 7296 §2.23.1), but no other protocols and ports. */
    private ImmutableSet<AddressRange> selects(ImmutableList<AddressRange> selectors) {
        return mode == IpsecMode.TUNNEL
                ? ImmutableSet.copyOf(selectors)
                : selectors.stream().map(s -> new AddressRange(s.protocol(), s.startPort(), s.endPort(), IpAddress.ANY4,
                        IpAddress.ANY4)).collect(ImmutableSet.toImmutableSet());
    }

    @Override
    public String toString() {
        return String.format("%s child %d: spi %08x %s-%d/%s keys %s %s === %s", id.direction(), id.child(), spi,
                encryption, keyBits, integrity, keys, text(local), text(remote));
    }

    private static String text(ImmutableList<AddressRange> selectors) {
        return selectors.stream().map(SelectorText::of).collect(Collectors.joining(", "));
    }
}
