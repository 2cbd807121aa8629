package ike.interop.keys;

import com.google.common.collect.ImmutableList;
import ike.crypto.Algorithms;
import ike.crypto.Encryption;
import ike.crypto.Integrity;
import ike.crypto.Secret;
import ike.crypto.packet.PacketTransform;
import ike.engine.EspOptions;
import ike.engine.EspSa;
import ike.engine.IpsecMode;
import ike.engine.Path;
import ike.engine.SaId;
import ike.engine.TransportAddress;
import ike.esp.SimulatedDatapath;
import ike.esp.sad.SequenceLimits;
import ike.interop.capture.IpPacketBuilder;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.IntegrityId;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** One SA of ESP, by its place in the list of all that the datapath can do. */
record EspSuite(int spi, Encryption encryption, Optional<Integrity> integrity) {
    static final TransportAddress HERE = new TransportAddress(IpAddress.of("192.0.2.1"), 500);
    static final TransportAddress THERE = new TransportAddress(IpAddress.of("192.0.2.2"), 500);
    private static final ImmutableList<AddressRange> ANYTHING = ImmutableList
            .of(AddressRange.of(IpAddress.ANY4, IpAddress.of("255.255.255.255")));
    /** A protocol in which nothing is read (RFC 3692). */
    static final int EXPERIMENT = 253;

    /** Every encryption with every integrity algorithm that goes with it. */
    static List<EspSuite> all() {
        List<EspSuite> suites = new ArrayList<>();
        for (Encryption encryption : Algorithms.encryptions()) {
            Stream.concat(Stream.of(Optional.<Integrity>empty()), Algorithms.integrities().stream().map(Optional::of))
                    .map(integrity -> new EspSuite(suites.size() + 1000, encryption, integrity))
                    .filter(suite -> PacketTransform.of(encryption.id(), encryption.keyBits(), suite.check())
                            .isPresent())
                    .forEach(suites::add);
        }
        return suites;
    }

    IntegrityId check() {
        return integrity.map(Integrity::id).orElse(IntegrityId.NONE);
    }

    CipherChoice cipher() {
        return CipherChoice.of(encryption.id(), encryption.keyBits());
    }

    EspSaKeys keys() {
        return new EspSaKeys(EspSaKeys.Family.IPV4, Optional.empty(), Optional.empty(), OptionalLong.of(spi), cipher(),
                encryptionKey(),
                new IcvCheck.By(check()), integrityKey());
    }

    /** A datapath that has this SA only. */
    SimulatedDatapath datapath(EspOptions options) {
        SimulatedDatapath datapath = new SimulatedDatapath(SequenceLimits.DEFAULT, _ -> {
        });
        datapath.install(new EspSa(SaId.outbound(spi), spi, encryption.id(), encryption.keyBits(), check(),
                encryptionKey(), integrityKey(), IpsecMode.TUNNEL, ANYTHING, ANYTHING,
                new Path(Path.Transport.UDP, HERE, THERE), options));
        return datapath;
    }

    /** The ESP packet that carries octets from 10.1.0.1 to 10.2.0.1. */
    static Bytes sealed(SimulatedDatapath datapath, Bytes data) {
        return ((SimulatedDatapath.Outbound.Sealed) datapath.seal(IpPacketBuilder.ip(EXPERIMENT,
                IpAddress.of("10.1.0.1"), IpAddress.of("10.2.0.1"), data))).esp();
    }

    Bytes pattern(int length) {
        return pattern(length, spi);
    }

    private Secret encryptionKey() {
        return Secret.copyOf(pattern(encryption.keyLength(), spi));
    }

    private Secret integrityKey() {
        return Secret.copyOf(pattern(integrity.map(Integrity::keyLength).orElse(0), spi + 1));
    }

    private static Bytes pattern(int length, int seed) {
        byte[] octets = new byte[length];
        for (int i = 0; i < length; i++) {
            octets[i] = (byte) (31 * i + 7 * seed + 1);
        }
        return Bytes.owning(octets);
    }
}
